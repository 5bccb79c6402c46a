import { readFileSync } from 'node:fs';
import { persona } from './pagine.ts';
import { appDelFile, expect, prova } from './prova.ts';

/** The Verifica as somebody who answers for the plan uses it: choose, understand, correct, accept, print. */
prova.describe.configure({ mode: 'serial' });
const app = appDelFile('esempio');
const principale = () => app().pagina.getByRole('main');
const vai = (hash: string) =>
  app().pagina.evaluate((h) => {
    window.location.hash = h;
  }, hash);
const scegli = async (etichetta: string, voce: string | RegExp) => {
  const { pagina } = app();
  await pagina
    .getByRole('button', { name: new RegExp(`${etichetta}$`) })
    .and(pagina.locator('[aria-haspopup="listbox"]'))
    .first()
    .click();
  await pagina
    .getByRole('option', { name: voce, exact: typeof voce === 'string' })
    .first()
    .click();
};

prova('i filtri si sommano e restano nell’indirizzo', async () => {
  const { pagina } = app();
  await persona(app()).siPresenta('Anna Neri');
  await vai('#/verifica');
  await expect(principale().locator('[data-rilievo]').first()).toBeVisible({ timeout: 30_000 });
  await scegli('Comune', 'Massanova');
  await expect(principale().getByText('In vista: Comune di Massanova.')).toBeVisible();
  const prima = await principale().locator('[data-rilievo]').count();
  await pagina.getByText('Non verificabili', { exact: true }).first().click();
  await expect(principale().locator('[data-rilievo]')).not.toHaveCount(prima);
  await expect(principale().locator('[data-rilievo]', { hasText: 'DUP-06' })).toHaveCount(1);
  const indirizzo = await pagina.evaluate(() => window.location.hash);
  expect(indirizzo).toContain('comune=');
  expect(indirizzo).toContain('gravita=');
  await pagina.reload();
  await expect(principale().locator('[data-rilievo]', { hasText: 'DUP-06' })).toHaveCount(1, { timeout: 30_000 });
  await pagina.getByRole('button', { name: 'Mostra tutto' }).first().click();
  await scegli('Raggruppa', 'Per LEPS');
  await expect(principale().getByRole('region', { name: 'Non riguardano un LEPS' })).toBeVisible();
  await scegli('Raggruppa', 'Per gravità');
});

prova('dal messaggio al passaggio: le parole sono segnate, e si correggono con un clic', async () => {
  const { pagina } = app();
  await vai('#/verifica/TXT-01');
  await principale().getByRole('link', { name: 'Apri la sezione' }).first().click();
  const segnato = pagina.locator('[contenteditable="true"] [aria-description]').first();
  await expect(segnato).toHaveAttribute('aria-description', /forma corretta/, { timeout: 20_000 });
  await expect.poll(() => pagina.evaluate(() => String(window.getSelection()))).toContain('n.12');
  expect(await pagina.evaluate(() => CSS.highlights.has('rilievo-warn'))).toBe(true);
  await principale().getByRole('button', { name: 'Mostra nel testo' }).click();
  await principale().getByRole('link', { name: 'Vedi il calcolo' }).first().click();
  await principale().getByRole('button', { name: 'Vedi e correggi' }).click();
  const anteprima = pagina.getByRole('dialog', { name: 'Che cosa cambia' });
  await expect(anteprima.locator('ins')).toContainText('n. 112', { timeout: 20_000 });
  await anteprima.getByRole('button', { name: 'Correggi', exact: true }).click();
  await expect(principale().locator('[data-rilievo]', { hasText: 'TXT-01' })).toHaveCount(0, { timeout: 20_000 });
});

prova('ciò che una legge vieta si accetta solo per la bozza; con i dati l’accettazione scade', async () => {
  await vai('#/verifica/LEPS-12');
  const corpo = principale();
  await expect(corpo.getByText('Accetta per una bozza da discutere')).toBeVisible();
  await corpo.getByLabel('Perché si può procedere lo stesso').fill('Il servizio parte con il nuovo appalto.');
  await corpo.getByRole('button', { name: 'Registra', exact: true }).click();
  const accettate = corpo.getByRole('region', { name: 'Accettate con motivazione' });
  await expect(accettate.getByText(/^Accettata solo per la bozza da /)).toBeVisible({ timeout: 20_000 });
  await vai('#/verifica/QE-05');
  await corpo.getByLabel('Perché si può procedere lo stesso').fill('Vale il criterio della convenzione.');
  await corpo.getByRole('button', { name: 'Registra', exact: true }).click();
  await expect(accettate.locator('[data-rilievo]', { hasText: 'QE-05' })).toBeVisible({ timeout: 20_000 });
  await corpo.getByRole('list', { name: 'Dove' }).getByRole('link', { name: 'Apri nel registro' }).first().click();
  const griglia = app().pagina.getByRole('grid', { name: /Quote/ });
  await griglia.getByRole('gridcell', { name: '18.630,00' }).first().click();
  await app().pagina.keyboard.type('18.000');
  await app().pagina.keyboard.press('Enter');
  await vai('#/verifica/QE-05');
  await expect(corpo.getByText('accettazione scaduta').first()).toBeVisible({ timeout: 20_000 });
  await corpo.getByRole('button', { name: 'Riprendi questa motivazione' }).click();
  await expect(corpo.getByLabel('Perché si può procedere lo stesso')).toHaveValue(
    'Vale il criterio della convenzione.',
  );
});

prova('le risolte si ritrovano, e la segnalazione dice da quando c’è', async () => {
  await scegli('Quando', 'Risolte');
  const risolte = principale().getByRole('region', { name: 'Risolte' });
  await expect(risolte.getByText('forma corretta')).toBeVisible({ timeout: 20_000 });
  await scegli('Quando', 'Tutte quelle presenti');
  await vai('#/verifica/FIN-02');
  await expect(principale().getByText(/^Dal \d{2}\/\d{2}\/\d{4} \d/)).toBeVisible();
});

prova('l’allegato esce con ciò che è in vista', async () => {
  await vai('#/verifica?gruppi=Fonti di finanziamento');
  await expect(principale().getByText(/^In vista: regole: /)).toBeVisible();
  const file = await app().salvando('segnalazioni.csv', async () => {
    await principale().getByRole('button', { name: 'Esporta', exact: true }).click();
    await app().pagina.getByRole('menuitem', { name: 'Tabella (CSV)' }).click();
  });
  const righe = readFileSync(file, 'utf8').trimEnd().split('\r\n');
  expect(righe[0]).toContain('"Gravità"');
  const regole = righe.slice(1).map((r) => r.split(';')[1]?.slice(1, 4));
  expect(new Set(regole)).toEqual(new Set(['FIN']));
});

prova('il catalogo si cerca da tastiera e porta ai registri e alle segnalazioni', async () => {
  const { pagina } = app();
  await vai('#/verifica');
  await principale().getByRole('link', { name: 'Catalogo delle regole' }).click();
  await expect(principale().getByRole('article')).toHaveCount(149, { timeout: 20_000 });
  await principale().getByRole('searchbox').focus();
  await pagina.keyboard.type('parole che nessuna regola dice');
  await expect(principale().getByRole('article')).toHaveCount(0);
  await pagina.keyboard.press('Escape');
  await pagina.keyboard.type('sforamento');
  const regola = principale().getByRole('article', { name: /FIN-02/ });
  await expect(regola).toBeVisible();
  await expect(principale().getByRole('article')).toHaveCount(1);
  await expect(regola.getByRole('link', { name: 'Fondi' })).toHaveAttribute('href', '#/registri/fondi');
  await regola.getByRole('link', { name: 'Vedi le segnalazioni' }).click();
  await expect(principale().getByRole('button', { expanded: true, name: /FNA 2027/ })).toBeVisible();
});

prova('la stanza non ha fatto lamentare la pagina', () => {
  expect(app().lamentele).toEqual([]);
});
