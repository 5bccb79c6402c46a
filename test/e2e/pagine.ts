import { expect } from '@playwright/test';
import type { Locator, Page } from 'playwright-core';
import type { Guscio } from './guscio.ts';

export const nomiStanze = [
  'Quadro',
  'Piano',
  'Registri',
  'Verifica',
  'Co-programmazione',
  'Conferenza',
  'Atti',
] as const;
export type NomeStanza = (typeof nomiStanze)[number];

/** What a person does in the app, in the words that they see; where things are is known here and nowhere else. */
export const persona = (guscio: Guscio) => {
  const { pagina } = guscio;
  const dialogo = (titolo: string | RegExp): Locator => pagina.getByRole('dialog', { name: titolo });
  /** A native radio or checkbox hidden behind its label is chosen through the label, as a person does. */
  const scegli = (dove: Locator | Page, nome: string | RegExp) =>
    dove
      .getByText(nome, { exact: typeof nome === 'string' })
      .first()
      .click();
  const vaiA = async (stanza: NomeStanza) => {
    await pagina.getByRole('navigation', { name: 'Stanze' }).getByRole('link', { name: stanza }).click();
    await expect(pagina.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible({ timeout: 30_000 });
  };

  return {
    vaiA,
    /** Writes who is working, the first time. */
    siPresenta: async (nome: string) => {
      const chi = dialogo('Chi scrive su questo computer');
      await chi.getByLabel('Nome e cognome').fill(nome);
      await chi.getByLabel('Ruolo').fill('Ufficio di Piano');
      await chi.getByLabel('Ente').fill('Ambito di prova');
      await chi.getByRole('button', { name: 'Salva' }).click();
      await expect(chi).toBeHidden();
    },
    /** Opens the example plan from the start screen. */
    apreEsempio: async () => {
      await pagina.getByRole('button', { name: /^Piano d’esempio/ }).click();
      await expect(pagina.getByRole('navigation', { name: 'Stanze' })).toBeVisible({ timeout: 90_000 });
    },
    /** Makes a new plan from a file of the Ambito. */
    creaPiano: async (ambito: string, file: string) => {
      await pagina.getByRole('button', { name: /^Nuovo piano/ }).click();
      const guida = dialogo('Nuovo piano');
      await guida.getByLabel('Nome dell’Ambito').fill(ambito);
      await guida.getByLabel('Primo anno').fill('2026');
      await guida.getByLabel('Ultimo anno').fill('2028');
      await guida.getByRole('button', { name: 'Avanti' }).click();
      await scegli(guida, 'Li leggo da un file ambito.json');
      await guscio.scegliendo([file], () => guida.getByRole('button', { name: 'Scegli il file' }).click());
      await expect(guida.getByText(/^Letto: /)).toBeVisible();
      await guida.getByRole('button', { name: 'Avanti' }).click();
      await guscio.scegliendoDove('piano.pdz', () => guida.getByRole('button', { name: 'Crea il piano' }).click());
      await expect(pagina.getByRole('heading', { name: 'Quadro', level: 1 })).toBeVisible({ timeout: 60_000 });
    },
    /** Imports one file of a kind through the three steps, and ends on its register. */
    importa: async (genere: string, file: string) => {
      await vaiA('Registri');
      await pagina.getByRole('button', { name: 'Importa', exact: true }).click();
      const guida = dialogo('Importa nei registri');
      await scegli(guida, genere);
      await guscio.scegliendo([file], () => guida.getByRole('button', { name: 'Scegli i file' }).click());
      await guida.getByRole('button', { name: 'Importa 1 file' }).click({ timeout: 40_000 });
      await expect(guida.getByText('Importazione conclusa')).toBeVisible({ timeout: 60_000 });
      await guida.getByRole('button', { name: 'Vedi il registro' }).click();
      await expect(guida).toBeHidden();
    },
    /** Opens a section of the plan by its title and returns where one writes. */
    apreSezione: async (titolo: string) => {
      await vaiA('Piano');
      await pagina.getByRole('treegrid', { name: 'Indice' }).getByText(titolo).click();
      const testo = pagina.getByRole('textbox', { name: `Testo della sezione ${titolo}` });
      await expect(testo).toBeVisible();
      return testo;
    },
    /** Writes a contribution by hand and answers it. */
    registraContributo: async (ente: string, titolo: string, testo: string) => {
      await vaiA('Co-programmazione');
      await pagina.getByRole('button', { name: 'Registra un contributo' }).first().click();
      const modulo = dialogo('Registra un contributo');
      await modulo.getByLabel('Ente che lo presenta').fill(ente);
      await modulo.getByLabel('Titolo').fill(titolo);
      await modulo.getByLabel('Testo del contributo').fill(testo);
      await modulo.getByRole('button', { name: 'Registra' }).click();
      await expect(modulo).toBeHidden();
    },
    risponde: async (esito: string, motivazione: string) => {
      const modulo = pagina.getByRole('main');
      await modulo.getByRole('button', { name: /Da istruire.*Esito|Esito.*Da istruire/ }).click();
      await pagina.getByRole('option', { name: esito, exact: true }).click();
      await modulo.getByLabel('Motivazione').fill(motivazione);
      await modulo.getByRole('button', { name: 'Registra la risposta' }).click();
      await expect(pagina.getByText('Risposta registrata.')).toBeVisible();
    },
    /** Exports the draft of an act; returns the file. */
    esporta: async (atto: RegExp, nome: string) => {
      await vaiA('Atti');
      await pagina.getByRole('list', { name: 'Elenco degli atti' }).getByRole('link', { name: atto }).click();
      return guscio.salvando(nome, () => pagina.getByRole('button', { name: 'Esporta la bozza' }).click());
    },
  };
};
