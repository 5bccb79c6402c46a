import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { leggiFile } from '#engine/import/leggi-file.ts';
import { contestoDiProva } from '../../support/contesto-import.ts';

it('una riga CSV con più campi dell’intestazione è detta con la sua riga', async () => {
  const cartella = mkdtempSync(join(tmpdir(), 'pdz-campi-'));
  const percorso = join(cartella, 'dup.csv');
  writeFileSync(
    percorso,
    'codice;descrizione;titolo;2026;2027;2028\n12.01;Minori;1;1,50;2,00;3,00\n12.03;Anziani; casa;1;10,00;20,00;30,00\n12.07;Rete;1;4,00;5,00;6,00\n',
  );
  const contesto = contestoDiProva([['099001', 'Prova']]);
  const { anomalie } = await leggiFile({ percorso, nomeFile: 'dup.csv', genere: 'dup', comune: '099001', contesto });
  rmSync(cartella, { recursive: true, force: true });
  expect(anomalie.filter((a) => a.codice === 'RIGA_CON_CAMPI_IN_PIU')).toMatchObject([
    { riga: 3, cella: 'G3', gravita: 'errore', trovato: '7 campi', atteso: '6 campi' },
  ]);
});
