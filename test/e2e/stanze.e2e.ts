import { violazioni } from './ostacoli.ts';
import { persona } from './pagine.ts';
import { appDelFile, expect, prova } from './prova.ts';

/** The rooms on the example plan, as somebody who checks, answers and freezes uses them. */
prova.describe.configure({ mode: 'serial' });
const app = appDelFile('esempio');
const principale = () => app().pagina.getByRole('main');
const vaiAlloIndirizzo = (hash: string) =>
  app().pagina.evaluate((h) => {
    window.location.hash = h;
  }, hash);

prova('ci si presenta, sul piano d’esempio', async () => {
  await persona(app()).siPresenta('Anna Neri');
  await expect(app().pagina.getByRole('heading', { name: 'Quadro', level: 1 })).toBeVisible();
});

prova('dal Quadro si arriva alle sole segnalazioni di un LEPS', async () => {
  const riga = principale().getByRole('row', { name: /Servizio sociale professionale/ });
  const quante = Number(await riga.getByRole('link').last().textContent());
  await riga.getByRole('link').last().click();
  await expect(principale().getByText('In vista: LEPS «')).toBeVisible();
  await expect(principale().locator('[data-rilievo]')).toHaveCount(quante);
  await app().pagina.getByRole('button', { name: 'Mostra tutto' }).first().click();
});

prova('la tavolozza trova una segnalazione per codice e la apre', async () => {
  const { pagina } = app();
  await pagina.keyboard.press('Control+k');
  await pagina.keyboard.type('FIN-02');
  await expect(pagina.getByRole('option')).toHaveText([/FNA 2027/, /PNRR 2027/]);
  await pagina.keyboard.press('Enter');
  const aperta = principale().getByRole('button', { expanded: true, name: /FNA 2027/ });
  await expect(aperta).toBeVisible();
  const calcolo = principale().getByRole('region', { name: 'Calcolo' });
  await expect(calcolo).toContainText('985.200,00');
  await expect(calcolo).toContainText('12.345,67');
  await expect(principale().getByRole('list', { name: 'Dove' }).getByRole('link').first()).toBeVisible();
});

prova('una segnalazione si accetta con motivazione e l’accettazione si toglie', async () => {
  const { pagina } = app();
  await principale().getByRole('button', { name: 'Registra', exact: true }).click();
  await expect(principale().getByText('Scrivi almeno dieci caratteri')).toBeVisible();
  await principale()
    .getByLabel('Perché si può procedere lo stesso')
    .fill('La giunta ha già deliberato la variazione che copre la differenza.');
  await principale().getByRole('button', { name: 'Registra', exact: true }).click();
  const accettate = principale().getByRole('region', { name: 'Accettate con motivazione' });
  await expect(accettate.getByText(/^Accettata da Anna Neri/)).toBeVisible();
  await accettate.getByRole('button', { name: 'Togli l’accettazione' }).click();
  await expect(accettate).toHaveCount(0);
  await expect(pagina.getByRole('button', { name: /^Annulla: / })).toBeVisible();
});

prova('il rimedio sicuro si vede prima, si fa con un clic e si annulla con Ctrl+Z', async () => {
  const { pagina } = app();
  await vaiAlloIndirizzo('#/verifica/LEPS-01');
  await principale().getByRole('button', { name: 'Vedi e correggi' }).click();
  const anteprima = pagina.getByRole('dialog', { name: 'Che cosa cambia' });
  await expect(anteprima.getByText('Questa segnalazione si chiude.')).toBeVisible({ timeout: 20_000 });
  await expect(anteprima.getByText('scheda «Servizi per la residenza fittizia»')).toBeVisible();
  await expect(principale().locator('[data-rilievo]', { hasText: 'LEPS-01' })).toHaveCount(1);
  await anteprima.getByRole('button', { name: 'Correggi', exact: true }).click();
  await expect(anteprima).toBeHidden();
  await expect(principale().locator('[data-rilievo]', { hasText: 'LEPS-01' })).toHaveCount(0, { timeout: 20_000 });
  await pagina.getByRole('heading', { name: 'Verifica', level: 1 }).click();
  await pagina.keyboard.press('Control+z');
  await expect(principale().locator('[data-rilievo]', { hasText: 'LEPS-01' })).toHaveCount(1, { timeout: 20_000 });
});

prova('il Piano si apre dalla prima sezione, e i grafici si vedono', async () => {
  const { pagina } = app();
  await vaiAlloIndirizzo('#/piano');
  await expect(pagina.getByRole('textbox', { name: 'Testo della sezione Presentazione' })).toBeVisible();
  await vaiAlloIndirizzo('#/piano/leps-ssp');
  const grafico = principale().getByRole('img', { name: /^Assistenti sociali al 31 dicembre/ });
  await expect(grafico).toBeVisible({ timeout: 20_000 });
  expect(await grafico.evaluate((g) => (g instanceof HTMLImageElement ? g.naturalWidth : 0))).toBeGreaterThan(0);
});

prova('si cerca nel testo e nei registri con un’altra forma della parola, e si arriva al posto', async () => {
  const { pagina } = app();
  await pagina.keyboard.press('Control+k');
  const tavolozza = pagina.getByRole('dialog', { name: 'Cerca nel piano o scrivi un comando' });
  await pagina.keyboard.type('dimissione protetta');
  const trovati = tavolozza.getByRole('group', { name: /Nel testo e nei registri/ });
  const prima = trovati.getByRole('option').first();
  await expect(prima).toBeVisible({ timeout: 20_000 });
  await expect(trovati.locator('mark').first()).toHaveText(/dimission[ei]/i);
  expect(await violazioni(app()), 'ricerca').toEqual([]);
  await prima.click();
  await expect(tavolozza).toBeHidden();
  await expect.poll(() => pagina.evaluate(() => window.location.hash)).toMatch(/^#\/(piano|registri)\//);
});

prova('una cifra viva si sceglie e si inserisce senza lasciare la tastiera', async () => {
  const { pagina } = app();
  await vaiAlloIndirizzo('#/piano');
  const testo = pagina.getByRole('textbox', { name: 'Testo della sezione Presentazione' });
  await testo.focus();
  await pagina.keyboard.press('Tab');
  await pagina.keyboard.type('In servizio ');
  await pagina.keyboard.press('Control+Shift+D');
  const dialogo = pagina.getByRole('dialog', { name: 'Inserisci una cifra viva' });
  await pagina.keyboard.type('assistenti sociali in servizio');
  await expect(dialogo.getByRole('option').first()).toContainText('Assistenti sociali in servizio');
  await pagina.keyboard.press('Enter');
  await expect(dialogo).toBeHidden();
  await expect(testo.locator('[data-dato^="personale.assistenti-sociali"]').first()).toBeVisible();
});

prova('nella griglia ci si muove con le frecce e ogni cella dice da dove viene', async () => {
  const { pagina } = app();
  await vaiAlloIndirizzo('#/registri/dup');
  const griglia = pagina.getByRole('grid', { name: /DUP/ });
  await griglia.getByRole('row').nth(1).getByRole('gridcell').nth(2).click();
  await pagina.keyboard.press('ArrowRight');
  await pagina.keyboard.press('ArrowDown');
  const origine = pagina.getByRole('region', { name: 'Origine della cella' });
  await expect(origine).toContainText('File');
  const prima = await origine.textContent();
  await pagina.keyboard.press('ArrowDown');
  await expect(origine).not.toHaveText(prima ?? '');
});

prova('un registro lungo tiene fermi intestazione, prima colonna e totale', async () => {
  const { pagina } = app();
  await vaiAlloIndirizzo('#/registri/risorse');
  const griglia = pagina.getByRole('grid', { name: /Risorse/ });
  await expect(griglia).toHaveAttribute('aria-rowcount', /\d{3}/);
  await griglia.evaluate((g) => g.scrollTo({ top: 4000, left: 300 }));
  await expect(griglia.getByRole('columnheader').first()).toBeInViewport();
  // The first column stays beside the numbers of the rows, at the edge of the grid.
  const sinistra = (await griglia.getByRole('rowheader').first().boundingBox())?.x ?? 0;
  const bordo = (await griglia.boundingBox())?.x ?? -100;
  expect(sinistra - bordo).toBeLessThan(60);
});

prova('l’atto definitivo aspetta e dice che cosa; i dati si scrivono sul posto', async () => {
  const { pagina } = app();
  await vaiAlloIndirizzo('#/atti/accordo?scheda=campi');
  const definitivo = pagina.getByRole('button', { name: 'Esporta definitivo' });
  await expect(definitivo).toHaveAttribute('aria-disabled', 'true', { timeout: 30_000 });
  await definitivo.focus();
  await expect(pagina.getByRole('tooltip')).toContainText('segnalazioni bloccanti');
  const dati = pagina.getByRole('tabpanel', { name: 'Dati' });
  await expect(dati).toBeVisible({ timeout: 30_000 });
  const campo = dati.getByRole('textbox').first();
  await campo.fill('art. 7 L.R. 11/2015');
  await campo.press('Tab');
  await expect(pagina.getByRole('button', { name: /^Annulla: Campo/ })).toBeVisible();
  const cornice = pagina.locator('iframe');
  await expect(cornice).toHaveAttribute('sandbox', '');
});

prova('le Parti si aprono, si scrivono e restano', async () => {
  const { pagina } = app();
  await pagina.getByRole('tab', { name: 'Parti e firme' }).click();
  const pannello = pagina.getByRole('tabpanel');
  await pannello.getByRole('heading').getByRole('button').first().click();
  await pagina.getByLabel('Organo che ha deliberato').fill('Consiglio comunale');
  await pagina.keyboard.press('Tab');
  await expect(pagina.getByRole('button', { name: /^Annulla: Parte/ })).toBeVisible();
  await pannello.getByRole('button', { name: 'Aggiungi una Parte' }).click();
  const dialogo = pagina.getByRole('dialog');
  await dialogo.getByLabel('Denominazione dell’ente').fill('Azienda sanitaria di prova');
  await pagina.keyboard.press('Enter');
  await expect(dialogo).toHaveCount(0);
  await pannello.getByRole('button', { name: /^Azienda sanitaria di prova/ }).click();
  await pannello.getByRole('button', { name: 'Togli dalle Parti' }).last().click();
  await expect(pannello.getByRole('button', { name: /^Azienda sanitaria di prova/ })).toHaveCount(0);
});

prova('una versione si congela, e il confronto con la bozza dice che cosa è cambiato', async () => {
  const { pagina } = app();
  await persona(app()).vaiA('Conferenza');
  await pagina.getByRole('button', { name: 'Congela una versione' }).first().click();
  const dialogo = pagina.getByRole('dialog', { name: 'Congela una versione' });
  await dialogo.getByRole('button', { name: 'Congela', exact: true }).click();
  await expect(dialogo.getByLabel('Nome', { exact: true })).toBeFocused();
  await dialogo.getByLabel('Nome', { exact: true }).fill('Bozza per i Sindaci');
  await dialogo.getByLabel('Perché la congeli').fill('Seduta di dicembre');
  await dialogo.getByRole('button', { name: 'Congela', exact: true }).click();
  await expect(dialogo).toBeHidden({ timeout: 30_000 });
  await expect(principale().getByText('Le due versioni sono uguali')).toBeVisible({ timeout: 20_000 });

  await vaiAlloIndirizzo('#/coprogrammazione?esito=aperto');
  await persona(app()).risponde('Accolto', 'Il servizio parte dal secondo anno con le risorse già stanziate.');
  await persona(app()).vaiA('Conferenza');
  await expect(principale().getByRole('heading', { name: 'Cambiamenti nei registri' })).toBeVisible({
    timeout: 20_000,
  });
  await expect(principale().locator('ins').first()).toBeVisible();
  await pagina.getByRole('radio', { name: 'Leggi' }).click();
  await expect(principale().getByText('Sola lettura: la versione 1 è congelata.')).toBeVisible();
});

prova('a 1024×576 e al 200 % niente esce dalla pagina e i pannelli si aprono da un pulsante', async () => {
  const { pagina } = app();
  for (const [larghezza, altezza] of [
    [1024, 576],
    [640, 430],
  ] as const) {
    await pagina.setViewportSize({ width: larghezza, height: altezza });
    for (const stanza of ['quadro', 'registri/dup', 'verifica/FIN-02', 'coprogrammazione', 'conferenza', 'atti']) {
      await vaiAlloIndirizzo(`#/${stanza}`);
      await expect(principale().getByRole('heading', { level: 1 })).toBeVisible();
      const fuori = await pagina.evaluate(() => ({
        larga: document.documentElement.scrollWidth - window.innerWidth,
        alta: document.scrollingElement?.scrollTop ?? 0,
      }));
      expect(fuori, `${stanza} a ${larghezza}`).toEqual({ larga: 0, alta: 0 });
    }
    await vaiAlloIndirizzo('#/verifica');
    await principale().getByRole('button', { name: 'Filtri' }).click();
    await expect(pagina.getByRole('dialog', { name: 'Filtri' })).toBeVisible();
    await pagina.keyboard.press('Escape');
    await expect(pagina.getByRole('dialog', { name: 'Filtri' })).toBeHidden();
  }
  await pagina.setViewportSize({ width: 1280, height: 860 });
});

prova('F6 passa da un pannello all’altro', async () => {
  const { pagina } = app();
  await vaiAlloIndirizzo('#/verifica');
  await expect(principale().getByRole('heading', { name: 'Verifica', level: 1 })).toBeVisible();
  const visti = new Set<string | null>();
  for (let i = 0; i < 3; i++) {
    await pagina.keyboard.press('F6');
    visti.add(await pagina.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null));
  }
  expect([...visti].sort()).toEqual(['Filtri', 'Segnalazioni', 'Stanze']);
});

prova('nessuna stanza ha fatto lamentare la pagina', () => {
  expect(app().lamentele).toEqual([]);
});
