import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { persona } from './pagine.ts';
import { appDelFile, expect, prova } from './prova.ts';

const app = appDelFile();
const fixture = (...parti: readonly string[]) => join(process.cwd(), 'test', 'fixtures', 'ambito-21', ...parti);
const frase = 'Il servizio sociale professionale è presente in ogni Comune dell’Ambito.';

prova('dai file di un Comune a un accordo di programma', async () => {
  prova.setTimeout(240_000);
  const guscio = app();
  const { pagina } = guscio;
  const io = persona(guscio);

  await prova.step('ci si presenta e si crea il piano dal file dell’Ambito', async () => {
    await io.siPresenta('Anna Neri');
    await io.creaPiano('Ambito territoriale sociale 21', fixture('ambito.json'));
  });

  await prova.step('si importa il DUP, e ogni cella dice da dove viene', async () => {
    await io.importa('DUP o nota di aggiornamento', fixture('dup', 'DUP_2026-2028_San_Benedetto_del_Tronto.xlsx'));
    const griglia = pagina.getByRole('grid', { name: /DUP/ });
    // The Comuni whose DUP is missing are rows too: the cell asked is one of the file.
    const riga = griglia.getByRole('row').filter({ hasText: 'San Benedetto del Tronto' }).first();
    await riga.getByRole('gridcell').nth(4).click();
    await expect(pagina.getByText('DUP_2026-2028_San_Benedetto_del_Tronto.xlsx').first()).toBeVisible();
  });

  await prova.step('si importa il personale', async () => {
    await io.importa(
      'Personale e fabbisogni (PIAO 3.3)',
      fixture('personale', 'Elenco_assistenti_sociali_ATS21_2026.xlsx'),
    );
    await expect(
      pagina
        .getByRole('grid', { name: /Personale/ })
        .getByRole('row')
        .nth(1),
    ).toBeVisible();
  });

  await prova.step('si vede che cosa non torna, con l’espressione e i rimedi', async () => {
    await io.vaiA('Verifica');
    const rilievo = pagina.getByRole('button', { name: /PERS-01/ }).first();
    await expect(rilievo).toBeVisible({ timeout: 20_000 });
    await rilievo.click();
    await expect(pagina.getByRole('main')).toContainText('101.428');
  });

  await prova.step('si scrive una sezione, che resta scritta', async () => {
    const testo = await io.apreSezione('Presentazione');
    // Tab goes to the first thing to fill in; typing takes its place.
    await testo.focus();
    await pagina.keyboard.press('Tab');
    await pagina.keyboard.type(frase);
    await expect(testo).toContainText(frase);
    await io.vaiA('Quadro');
    await expect(await io.apreSezione('Presentazione')).toContainText(frase);
  });

  await prova.step('si registra un contributo del Terzo Settore e gli si risponde', async () => {
    await io.registraContributo(
      'APS di prova',
      'Uno sportello in ogni Comune',
      'Chiediamo uno sportello aperto due mattine a settimana.',
    );
    await io.risponde(
      'Accolto in parte',
      'Lo sportello apre una mattina a settimana nei Comuni sotto i tremila abitanti.',
    );
  });

  await prova.step('si esporta la bozza dell’accordo, che porta i Comuni e le loro quote', async () => {
    const file = await io.esporta(/Accordo di programma/, 'accordo.docx');
    const parti = unzipSync(readFileSync(file));
    const testo = strFromU8(parti['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, ' ');
    expect(testo).toContain('San Benedetto del Tronto');
    expect(testo).toContain('Monteprandone');
    expect(testo).not.toMatch(/undefined|\{\{|NaN/);
  });

  expect(guscio.lamentele).toEqual([]);
});
