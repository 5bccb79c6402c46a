import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { vesti, violazioni } from './ostacoli.ts';
import { persona } from './pagine.ts';
import { appDelFile, expect, prova } from './prova.ts';

/** The registers room as a spreadsheet: everything by keyboard, a block pasted and undone, no obstacle. */
prova.describe.configure({ mode: 'serial' });
const app = appDelFile('esempio');
const pagina = (): Page => app().pagina;
const griglia = () => pagina().getByRole('grid');
const premi = async (...tasti: readonly string[]) => {
  for (const tasto of tasti) await pagina().keyboard.press(tasto);
};
const scrivi = (testo: string) => pagina().keyboard.type(testo);
/** Place of the cell in focus: «row:column», −1 the heading. */
const posto = () => pagina().evaluate(() => document.activeElement?.getAttribute('data-posto') ?? null);
const cella = (r: number, c: number) => griglia().locator(`[data-posto="${r}:${c}"]`);
/** Presses Tab until the focus is on a cell of the grid. */
const entraNellaGriglia = async () => {
  for (let i = 0; i < 12 && (await posto()) === null; i += 1) await premi('Tab');
  expect(await posto()).not.toBeNull();
};
const finoAlPannello = async (nome: string) => {
  for (let i = 0; i < 6; i += 1) {
    await premi('F6');
    if ((await pagina().evaluate(() => document.activeElement?.getAttribute('aria-label'))) === nome) return;
  }
  throw new Error(`F6 non arriva al pannello ${nome}`);
};
const apriVista = async (id: string, titolo: RegExp | string) => {
  await pagina().evaluate((v) => {
    window.location.hash = `#/registri/${v}`;
  }, id);
  await expect(pagina().getByRole('grid', { name: titolo })).toBeVisible({ timeout: 30_000 });
};
/** What a spreadsheet leaves in the clipboard. */
const copiaAltrove = async (righe: readonly (readonly string[])[]) => {
  await pagina().context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await pagina().evaluate(
    (testo) => navigator.clipboard.writeText(testo),
    righe.map((r) => `${r.join('\t')}\r\n`).join(''),
  );
};

prova.beforeAll(async () => {
  await expect(pagina().getByRole('dialog')).toBeVisible({ timeout: 60_000 });
  await persona(app()).siPresenta('Anna Neri');
});

prova('dalla tavolozza a una cella, senza mai toccare il mouse', async () => {
  await premi('Control+k');
  await scrivi('Vai a Registri');
  await premi('Enter');
  await expect(griglia()).toBeVisible({ timeout: 30_000 });
  await finoAlPannello('Elenco dei registri');
  await premi('Tab');
  await scrivi('popol');
  await premi('Tab', 'Enter');
  await expect(pagina().getByRole('heading', { level: 1, name: 'Popolazione' })).toBeVisible();
  await finoAlPannello('Righe del registro');
  await entraNellaGriglia();
  await expect.poll(posto).toBe('0:0');
  await premi('Control+End');
  await expect.poll(posto).toMatch(/^12:/);
  await premi('Control+Home', 'ArrowRight', 'ArrowRight', 'ArrowDown');
  await expect.poll(posto).toBe('1:2');
  await expect(griglia()).toHaveAttribute('aria-rowcount', /^1[345]$/);
});

prova('scrivere, confermare con Invio e Tab, lasciar perdere con Esc, annullare e ripetere', async () => {
  const prima = (await cella(1, 2).textContent()) ?? '';
  await scrivi('1800');
  await premi('Enter');
  await expect.poll(posto).toBe('2:2');
  await expect(cella(1, 2)).toHaveText(/^1\.800/);
  await premi('ArrowUp', 'F2', 'Backspace', 'Backspace', 'Escape');
  await expect.poll(posto).toBe('1:2');
  await expect(cella(1, 2)).toHaveText(/^1\.800/);
  await expect(pagina().getByRole('button', { name: /^Annulla: Popolazione/ })).toBeVisible();
  await premi('Control+z');
  await expect(cella(1, 2)).toHaveText(prima);
  await premi('Control+y');
  await expect(cella(1, 2)).toHaveText(/^1\.800/);
  await premi('Control+z');
  await expect(cella(1, 2)).toHaveText(prima);
});

prova('ciò che non si capisce resta dov’è, segnato, con il perché', async () => {
  await scrivi('tanti');
  await premi('Tab');
  await expect(cella(1, 2)).toHaveAttribute('aria-invalid', 'true');
  await premi('ArrowLeft');
  await expect(pagina().getByRole('main').getByRole('status').filter({ hasText: '«tanti»' })).toBeVisible();
  await premi('F2');
  await expect(pagina().getByRole('textbox', { name: /Residenti/ })).toHaveValue('tanti');
  await pagina()
    .getByRole('textbox', { name: /Residenti/ })
    .fill('1.720');
  await premi('Enter');
  await expect(cella(1, 2)).not.toHaveAttribute('aria-invalid', 'true');
});

prova('una riga nuova si scrive in fondo, con l’elenco che si filtra, e si elimina con un tasto', async () => {
  await premi('Insert');
  await expect.poll(posto).toBe('12:0');
  await scrivi('coss');
  await expect(pagina().getByRole('option')).toHaveText(['Cossara']);
  await premi('Tab');
  await scrivi('31/12/2020');
  await premi('Tab');
  await scrivi('1.700');
  await premi('Enter');
  await expect(griglia()).toHaveAttribute('aria-rowcount', '15');
  // The filter, from the heading.
  await premi('Control+Home', 'ArrowUp', 'Enter');
  const filtro = pagina().getByRole('dialog', { name: 'Comune' });
  await expect(filtro).toBeVisible();
  await filtro.getByLabel('Contiene').focus();
  await scrivi('cossara');
  await premi('Escape');
  await expect(filtro).toBeHidden();
  await expect.poll(posto).toBe('-1:0');
  await expect(pagina().getByText('2 righe su 13')).toBeVisible();
  const mia = (await cella(0, 2).textContent())?.startsWith('1.700') ? 0 : 1;
  await premi('ArrowDown', ...(mia === 1 ? ['ArrowDown'] : []), 'Control+Delete');
  await expect(pagina().getByText('1 righe su 12')).toBeVisible();
  await premi('Control+z');
  await expect(pagina().getByText('2 righe su 13')).toBeVisible();
  await premi('Control+y');
  await expect(pagina().getByText('1 righe su 12')).toBeVisible();
  await pagina().getByRole('button', { name: 'Mostra tutte le righe' }).press('Enter');
  await expect(pagina().getByText('12 righe', { exact: true })).toBeVisible();
});

prova('Esc e poi Tab esce dalla griglia; F6 anche', async () => {
  await finoAlPannello('Righe del registro');
  await entraNellaGriglia();
  await premi('Escape', 'Tab');
  await expect.poll(posto).toBeNull();
});

prova('la cifra importata resta accanto a quella scritta, con il motivo, e si torna indietro', async () => {
  await apriVista('dup', /DUP/);
  await finoAlPannello('Righe del registro');
  await entraNellaGriglia();
  await premi('Control+Home', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  const prima = (await cella(0, 3).textContent()) ?? '';
  await scrivi('99.999,99');
  await premi('Enter');
  await expect(cella(0, 3)).toHaveText(/^99\.999,99, corretta a mano/);
  await premi('ArrowUp');
  const correzione = pagina().getByRole('region', { name: 'Corretta a mano' });
  await expect(correzione).toContainText(prima);
  await premi('Shift+F2');
  await expect(correzione.getByLabel('Perché')).toBeFocused();
  await scrivi('Rettifica del Comune');
  await premi('Tab');
  await expect(pagina().getByRole('button', { name: /^Annulla: Motivo della correzione/ })).toBeVisible();
  await expect(correzione.getByLabel('Perché')).toHaveValue('Rettifica del Comune');
  await correzione.getByRole('button', { name: 'Torna al valore letto' }).press('Enter');
  await expect(cella(0, 3)).toHaveText(prima);
  await finoAlPannello('Righe del registro');
  await entraNellaGriglia();
  await premi('Alt+Enter');
  const fonte = pagina().getByRole('dialog', { name: 'La fonte' });
  await expect(fonte).toContainText('File');
  await premi('Escape');
  await expect(fonte).toBeHidden();
  await expect.poll(posto).toBe('0:3');
});

prova('somma, media e conto di ciò che è scelto; copia e riempimento', async () => {
  await premi('Shift+ArrowDown', 'Shift+ArrowDown');
  await expect(pagina().getByText(/^Celle 3$/)).toBeVisible();
  await expect(pagina().getByText(/^Somma [\d.]+,\d\d €$/)).toBeVisible();
  await premi('Control+d');
  const prima = ((await cella(0, 3).textContent()) ?? '').replace(/,? corretta.*$/, '');
  await expect(cella(2, 3)).toHaveText(new RegExp(`^${prima.replaceAll('.', '\\.')}`));
  await premi('Control+z');
  await expect(cella(2, 3)).not.toHaveText(new RegExp(`^${prima.replaceAll('.', '\\.')}`));
  await pagina().context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await premi('Control+c');
  const copiato = await pagina().evaluate(() => navigator.clipboard.readText());
  expect(copiato.trimEnd().split(/\r\n/)).toHaveLength(3);
  await premi('Escape');
});

prova('un blocco di 60 × 40 celle si incolla giusto, in un passo, e si annulla tutto insieme', async () => {
  prova.setTimeout(120_000);
  await apriVista('risorse-fondi', 'Risorse per fondo e anno');
  const blocco = Array.from({ length: 60 }, (_, r) =>
    Array.from({ length: 40 }, (__, c) => `${r + 1}.${String(c).padStart(3, '0')},25`),
  );
  await copiaAltrove(blocco);
  const angolo = (await cella(0, 2).textContent()) ?? '';
  await finoAlPannello('Righe del registro');
  await entraNellaGriglia();
  await premi('Control+Home', 'ArrowRight', 'ArrowRight', 'Control+v');
  const anteprima = pagina().getByRole('dialog', { name: 'Incolla un blocco' });
  await expect(anteprima).toContainText('60 × 40 celle');
  await expect(anteprima.getByText('2.400 celle si scrivono')).toBeVisible({ timeout: 30_000 });
  await anteprima.getByRole('button', { name: 'Scrivi 2.400 celle' }).press('Enter');
  await expect(anteprima).toBeHidden({ timeout: 30_000 });
  await expect(cella(0, 2)).toHaveText(/^1\.000,25/, { timeout: 30_000 });
  // Read back as a spreadsheet would: the whole block is what was pasted.
  await expect.poll(posto).toBe('0:2');
  await expect(pagina().getByText(/^Celle 2\.400$/)).toBeVisible({ timeout: 20_000 });
  await premi('Control+c');
  const riletto = await pagina().evaluate(() => navigator.clipboard.readText());
  expect(
    riletto
      .trimEnd()
      .split('\r\n')
      .map((r) => r.split('\t')),
  ).toEqual(blocco);
  await premi('Control+z');
  await expect(cella(0, 2)).toHaveText(angolo, { timeout: 30_000 });
  await expect(pagina().getByRole('button', { name: /^Ripeti: Risorse per fondo/ })).toBeVisible();
});

prova('nel blocco incollato ciò che non va è detto cella per cella, il resto si scrive', async () => {
  await copiaAltrove([
    ['1.000,00', 'boh'],
    ['2.000,00', '3.000,00'],
  ]);
  await premi('Control+Home', 'ArrowRight', 'ArrowRight', 'Control+v');
  const anteprima = pagina().getByRole('dialog', { name: 'Incolla un blocco' });
  await expect(anteprima.getByText('1 rifiutata')).toBeVisible({ timeout: 30_000 });
  await expect(anteprima.getByRole('region', { name: 'Che cosa non si scrive, e perché' })).toContainText('boh');
  expect(await violazioni(app()), 'anteprima dell’incolla').toEqual([]);
  await anteprima.getByRole('button', { name: 'Scrivi le altre 3 celle' }).press('Enter');
  await expect(cella(1, 3)).toHaveText(/^3\.000,00/, { timeout: 30_000 });
  await premi('Control+z');
});

const centro = async (r: number, c: number): Promise<readonly [number, number]> => {
  const posto = await cella(r, c).boundingBox();
  if (posto === null) throw new Error(`La cella ${r}:${c} non si vede`);
  return [posto.x + posto.width / 2, posto.y + posto.height / 2];
};
const trascina = async (da: readonly [number, number], a: readonly [number, number]) => {
  const { mouse } = pagina();
  await mouse.move(...da);
  await mouse.down();
  await mouse.move((da[0] + a[0]) / 2, (da[1] + a[1]) / 2);
  await mouse.move(...a);
  await mouse.up();
};

prova('con il mouse: si sceglie trascinando, si aggiunge con Ctrl, si riempie dalla maniglia', async () => {
  await apriVista('popolazione', 'Popolazione');
  await cella(0, 2).click();
  await scrivi('1.000');
  await premi('Enter');
  await scrivi('2.000');
  await premi('Enter');
  await trascina(await centro(0, 2), await centro(1, 2));
  await expect(pagina().getByText(/^Celle 2$/)).toBeVisible();
  await expect(pagina().getByText(/^Somma 3\.000/)).toBeVisible();
  await cella(3, 2).click({ modifiers: ['Control'] });
  await expect(pagina().getByText(/^Celle 3$/)).toBeVisible();
  await trascina(await centro(0, 2), await centro(1, 2));
  const maniglia = await griglia().locator('[data-maniglia]').boundingBox();
  if (maniglia === null) throw new Error('La maniglia non si vede');
  const prima = (await cella(3, 2).textContent()) ?? '';
  await trascina([maniglia.x + maniglia.width / 2, maniglia.y + maniglia.height / 2], await centro(3, 2));
  await expect(cella(2, 2)).toHaveText(/^3\.000/);
  await expect(cella(3, 2)).toHaveText(/^4\.000/);
  await expect(pagina().getByText(/^Celle 4$/)).toBeVisible();
  await premi('Control+z');
  await expect(cella(3, 2)).toHaveText(prima);
  await premi('Control+z', 'Control+z');
});

prova('un file dalle colonne mai viste si spiega a mano, e la volta dopo si legge da solo', async () => {
  prova.setTimeout(90_000);
  const cartella = app().cartella;
  const file = (nome: string, righe: readonly string[]): string => {
    const percorso = join(cartella, nome);
    writeFileSync(percorso, ['Voce;Ordinamento;Alfa;Beta', ...righe, ''].join('\r\n'));
    return percorso;
  };
  const apri = async (percorso: string) => {
    await pagina().evaluate(() => {
      window.location.hash = '#/registri/popolazione?importa=si';
    });
    const guida = pagina().getByRole('dialog', { name: 'Importa nei registri' });
    await guida.getByText('Popolazione', { exact: true }).first().click();
    await app().scegliendo([percorso], () => guida.getByRole('button', { name: 'Scegli i file' }).click());
    return guida;
  };
  const primo = file('anagrafe-2024.csv', ['Cossara;a;1811;x', 'Fontescura;b;900;y']);
  const guida = await apri(primo);
  await expect(guida.getByText(/nessuna tabella riconosciuta/)).toBeVisible({ timeout: 30_000 });
  expect(await violazioni(app()), 'colonne da dire').toEqual([]);
  const ruolo = async (colonna: RegExp, scelta: string) => {
    await guida.getByRole('button', { name: colonna }).click();
    await pagina().getByRole('option', { name: scelta, exact: true }).click();
  };
  await ruolo(/Che cos’è la colonna A/, 'Comune');
  await ruolo(/Che cos’è la colonna C/, 'Residenti di un anno');
  await guida.getByRole('textbox', { name: 'Anno della colonna C' }).fill('2024');
  await guida.getByRole('checkbox', { name: 'Importa questa tabella' }).check({ force: true });
  await expect(guida.getByRole('button', { name: 'Importa 1 file' })).toHaveCount(0);
  await guida.getByRole('button', { name: 'Rileggi con queste colonne' }).click();
  await guida.getByRole('button', { name: 'Importa 1 file' }).click({ timeout: 30_000 });
  await expect(guida.getByText('Importazione conclusa')).toBeVisible({ timeout: 30_000 });
  await guida.getByRole('button', { name: 'Vedi il registro' }).click();
  await expect(griglia().getByRole('gridcell', { name: /^1\.811/ })).toBeVisible();
  const ancora = await apri(file('anagrafe-2025.csv', ['Cossara;a;1822;x', 'Fontescura;b;905;y']));
  await expect(ancora.getByText(/colonne dette l’ultima volta/)).toBeVisible({ timeout: 30_000 });
  await expect(ancora.getByRole('button', { name: 'Importa 1 file' })).toBeEnabled();
  await premi('Escape');
  await expect(ancora).toBeHidden();
  await premi('Control+z');
});

for (const tema of ['light', 'dark'] as const)
  prova(`nessun ostacolo mentre si lavora, tema ${tema === 'light' ? 'chiaro' : 'scuro'}`, async () => {
    prova.setTimeout(120_000);
    await vesti(app(), tema);
    await apriVista('personale', 'Personale');
    await cella(1, 1).click();
    await premi('Shift+ArrowDown', 'Shift+ArrowRight');
    expect(await violazioni(app()), 'selezione').toEqual([]);
    await premi('Control+Home', 'ArrowRight', 'F2');
    // While a list is open React Aria hides the rest of the page from screen readers, which axe cannot tell from a fault.
    await expect(pagina().getByRole('combobox', { name: /Ente/ })).toHaveAttribute('aria-expanded', 'true');
    await premi('Escape');
    await expect(pagina().getByRole('listbox')).toBeHidden();
    await premi('ArrowUp', 'Enter');
    await expect(pagina().getByRole('dialog', { name: 'Ente' })).toBeVisible();
    expect(await violazioni(app()), 'filtro di una colonna').toEqual([]);
    await premi('Escape');
    await pagina()
      .getByRole('tab', { name: /anomali/ })
      .click();
    expect(await violazioni(app()), 'anomalie').toEqual([]);
    await pagina().getByRole('tab', { name: 'Origine' }).click();
  });

prova('un’anomalia si risolve con una decisione, e si annulla', async () => {
  await apriVista('personale', 'Personale');
  const scheda = pagina().getByRole('tab', { name: /anomali/ });
  const quante = Number(/\d+/.exec((await scheda.textContent()) ?? '')?.[0]);
  await scheda.click();
  await pagina().getByRole('button', { name: 'Risolvi' }).first().press('Enter');
  await pagina().getByLabel('Che cosa hai deciso').fill('Il Comune conferma: è la stessa persona');
  await pagina().getByRole('button', { name: 'Segna risolta' }).press('Enter');
  await expect(scheda).toHaveText(new RegExp(`^${quante - 1} anomali`));
  await pagina().getByRole('heading', { level: 1 }).click();
  await premi('Control+z');
  await expect(scheda).toHaveText(new RegExp(`^${quante} anomali`));
});

prova('la stanza non ha fatto lamentare la pagina', () => {
  expect(app().lamentele).toEqual([]);
});
