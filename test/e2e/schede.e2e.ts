import type { Page } from 'playwright-core';
import { vesti, violazioni } from './ostacoli.ts';
import { persona } from './pagine.ts';
import { appDelFile, expect, prova } from './prova.ts';

/** The schede one by one, by keyboard: made from a LEPS, filled until they balance, copied, put in order, undone. */
prova.describe.configure({ mode: 'serial' });
const app = appDelFile('esempio');
const pagina = (): Page => app().pagina;
const premi = async (...tasti: readonly string[]) => {
  for (const tasto of tasti) await pagina().keyboard.press(tasto);
};
const scrivi = (testo: string) => pagina().keyboard.type(testo);
const vai = (hash: string) =>
  pagina().evaluate((h) => {
    window.location.hash = h;
  }, hash);
const posto = () => pagina().evaluate(() => document.activeElement?.getAttribute('data-posto') ?? null);
const griglia = (nome: string) => pagina().getByRole('grid', { name: nome, exact: true });
const cella = (nome: string, r: number, c: number) => griglia(nome).locator(`[data-posto="${r}:${c}"]`);
const conti = () => pagina().getByRole('tabpanel', { name: 'Conti' });
/** Codes of the schede in the list, in order. */
const codici = () =>
  pagina()
    .getByRole('grid', { name: 'Schede' })
    .getByRole('row')
    .evaluateAll((righe) => righe.map((r) => r.querySelector('code')?.textContent ?? ''));
const apriElenco = async () => {
  await vai('#/piano?modo=elenco');
  await expect(pagina().getByRole('grid', { name: 'Schede' })).toBeVisible({ timeout: 30_000 });
};

prova.beforeAll(async () => {
  await expect(pagina().getByRole('dialog')).toBeVisible({ timeout: 60_000 });
  await persona(app()).siPresenta('Anna Neri');
});

prova('dalla tavolozza nasce una scheda dal modello di un LEPS, e si apre', async () => {
  await premi('Control+k');
  await scrivi('Nuova scheda da un LEPS');
  await premi('Enter');
  const dialogo = pagina().getByRole('dialog', { name: 'Nuova scheda' });
  await dialogo.getByRole('searchbox', { name: 'Cerca un LEPS' }).focus();
  await scrivi('pronto intervento');
  await premi('Tab');
  await premi('ArrowDown');
  await expect(dialogo.getByRole('option', { name: /Pronto intervento sociale/ })).toBeFocused();
  await premi('Space');
  await dialogo.getByRole('button', { name: 'Crea la scheda' }).focus();
  await premi('Enter');
  await expect(pagina().getByRole('heading', { level: 2, name: 'PIS Pronto intervento sociale' })).toBeVisible();
  await expect(pagina().getByLabel('Titolo')).toHaveValue('Pronto intervento sociale');
  await expect(conti().getByRole('status')).toHaveText('Ancora senza costi');
});

prova('un campo si scrive uscendo; quello sbagliato resta con il perché', async () => {
  const titolo = pagina().getByLabel('Titolo');
  await titolo.fill('Pronto intervento di notte');
  await premi('Tab');
  await expect(pagina().getByRole('heading', { level: 2, name: 'PIS Pronto intervento di notte' })).toBeVisible();
  await expect(pagina().getByRole('treegrid', { name: 'Indice' })).toContainText('Pronto intervento di notte');
  const codice = pagina().getByLabel('Codice', { exact: true });
  await codice.fill('');
  await premi('Tab');
  await expect(codice).toHaveAttribute('aria-invalid', 'true');
  await expect(pagina().getByText('«Codice» non può restare vuoto: serve un testo.')).toBeVisible();
  await codice.fill('PIS');
  await premi('Tab');
  await expect(codice).not.toHaveAttribute('aria-invalid', 'true');
});

prova('costi e risorse dalla tastiera: la differenza si vede e scende a zero', async () => {
  await pagina()
    .getByRole('tab', { name: /^Costi e risorse/ })
    .focus();
  await premi('Enter');
  await expect(griglia('Voci di spesa')).toBeVisible();
  await cella('Voci di spesa', 0, 0).focus();
  await scrivi('Operatori');
  await premi('Tab');
  await scrivi('Portolieto');
  await premi('Tab');
  await expect.poll(posto).toBe('0:2');
  await scrivi('48000');
  await premi('Enter');
  await expect(conti().getByRole('status')).toHaveText('Mancano 48.000,00 €');
  await expect(cella('Voci di spesa', 0, 5)).toHaveText(/^[−-]48\.000,00/);
  await cella('Risorse della scheda', 0, 0).focus();
  await scrivi('Portolieto');
  await premi('Tab');
  await scrivi('FNPS');
  await premi('Tab', 'Tab');
  await expect.poll(posto).toBe('0:3');
  await scrivi('47.999,99');
  await premi('Enter');
  await expect(conti().getByRole('status')).toHaveText('Mancano 0,01 €');
  await expect(conti().getByRole('link', { name: /QE-02/ })).toBeVisible({ timeout: 30_000 });
  await premi('ArrowUp');
  await expect.poll(posto).toBe('0:3');
  await scrivi('48000');
  const inizio = Date.now();
  await premi('Enter');
  await expect(conti().getByRole('status')).toHaveText('Costi e fonti pareggiano');
  expect(Date.now() - inizio).toBeLessThan(1_500);
  await expect(conti().getByRole('link', { name: /QE-02/ })).toHaveCount(0, { timeout: 30_000 });
});

prova('duplicata con le sue risorse, in un passo; riordinata con la tastiera, la sezione la segue', async () => {
  await pagina().getByRole('button', { name: 'Altre azioni sulla scheda' }).click();
  await pagina().getByRole('menuitem', { name: 'Duplica' }).click();
  await expect(
    pagina().getByRole('heading', { level: 2, name: 'PIS-2 Pronto intervento di notte (copia)' }),
  ).toBeVisible();
  await expect(conti().getByRole('status')).toHaveText('Costi e fonti pareggiano');
  await apriElenco();
  await expect.poll(codici).toEqual(expect.arrayContaining(['PIS', 'PIS-2']));
  const prima = await codici();
  await pagina().getByRole('row', { name: /PIS-2/ }).focus();
  await premi('Alt+ArrowUp');
  await expect.poll(async () => (await codici()).slice(-2)).toEqual(['PIS-2', 'PIS']);
  await expect(pagina().getByRole('row', { name: /PIS-2/ })).toBeFocused();
  const sezioni = await pagina()
    .getByRole('treegrid', { name: 'Indice' })
    .getByText(/di notte/)
    .allTextContents();
  expect(sezioni[0]).toContain('(copia)');
  await premi('Control+z');
  await expect.poll(codici).toEqual(prima);
});

prova('eliminata dopo averlo chiesto, torna con Annulla; tutto è ancora lì alla riapertura', async () => {
  await pagina().getByRole('button', { name: 'Altre azioni su PIS-2' }).click();
  await pagina().getByRole('menuitem', { name: 'Elimina…' }).click();
  const dialogo = pagina().getByRole('dialog', { name: /Eliminare la scheda/ });
  await expect(dialogo).toContainText('una voce di spesa, una risorsa');
  await dialogo.getByRole('button', { name: 'Elimina', exact: true }).click();
  await expect.poll(codici).not.toContain('PIS-2');
  await pagina().getByRole('button', { name: 'Annulla', exact: true }).last().click();
  await expect.poll(codici).toContain('PIS-2');
  await pagina().reload();
  await apriElenco();
  await expect.poll(codici).toContain('PIS-2');
  await pagina().getByRole('row', { name: /PIS-2/ }).focus();
  await premi('Enter');
  await expect(conti().getByRole('status')).toHaveText('Costi e fonti pareggiano');
  await premi('Alt+PageUp');
  await expect(
    pagina().getByRole('heading', { level: 2, name: 'PIS Pronto intervento di notte', exact: true }),
  ).toBeVisible();
});

prova('dati, testo e registro della stessa scheda sono a un gesto', async () => {
  await pagina().getByRole('radio', { name: 'Testo' }).click();
  await expect(
    pagina().getByRole('textbox', { name: 'Testo della sezione Pronto intervento di notte', exact: true }),
  ).toBeVisible();
  await vai('#/registri/schede');
  await cella('Schede', 0, 0).click();
  await pagina().getByRole('link', { name: 'Apri la scheda' }).click();
  await expect(pagina().getByRole('heading', { level: 2, name: /^S01/ })).toBeVisible();
});

for (const tema of ['light', 'dark'] as const)
  prova(`nessun ostacolo nella scheda e nell’elenco, tema ${tema === 'light' ? 'chiaro' : 'scuro'}`, async () => {
    await vesti(app(), tema);
    for (const parte of ['Descrizione', 'Costi e risorse', 'Obiettivi e indicatori']) {
      await pagina()
        .getByRole('tab', { name: new RegExp(`^${parte}`) })
        .click();
      await expect(pagina().getByRole('tabpanel', { name: new RegExp(`^${parte}`) })).toBeVisible();
      expect(await violazioni(app()), parte).toEqual([]);
    }
    await apriElenco();
    expect(await violazioni(app()), 'elenco').toEqual([]);
    await vai('#/piano?modo=elenco&nuova=si');
    await expect(pagina().getByRole('dialog', { name: 'Nuova scheda' })).toBeVisible();
    expect(await violazioni(app()), 'nuova scheda').toEqual([]);
    await premi('Escape');
    await pagina().getByRole('row', { name: /S01/ }).focus();
    await premi('Enter');
  });

prova('la pagina non si è lamentata', () => {
  expect(app().lamentele).toEqual([]);
});
