import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { leggiFile } from '#engine/import/leggi-file.ts';
import { contestoDiProva } from '../../support/contesto-import.ts';
import { comeLibro } from '../../support/forme-dup.ts';
import { comuniFinti, unFoglioPerComune } from '../../support/molti-comuni.ts';

const cartella = mkdtempSync(join(tmpdir(), 'pdz-entrate-'));
afterAll(() => rmSync(cartella, { recursive: true, force: true }));

it('il foglio delle entrate non è spesa: è detto una volta, con le sue righe, e non dà errori', async () => {
  const comuni = comuniFinti(1);
  const spesa = unFoglioPerComune(comuni).map((f) => ({ ...f, nome: 'Spese' }));
  const entrate = {
    nome: 'Entrate',
    righe: [
      ['Titolo', 'Tipologia', '2026', '2027', '2028'],
      ['1', 'Imposte', 100, 110, 120],
      ['2', 'Trasferimenti correnti', 10, 10, 10],
      ['3', 'Extratributarie', 5, 5, 5],
    ],
  };
  const leggi = async (nome: string, fogli: Parameters<typeof comeLibro>[0]) => {
    const percorso = join(cartella, nome);
    writeFileSync(percorso, comeLibro(fogli, 'xlsx'));
    const contesto = contestoDiProva(comuni);
    return leggiFile({ percorso, nomeFile: nome, genere: 'dup', comune: null, contesto });
  };
  const solo = await leggi('solo.xlsx', spesa);
  const con = await leggi('con.xlsx', [...spesa, entrate]);
  expect(con.lettura.totali).toEqual(solo.lettura.totali);
  expect(con.anomalie.map((a) => [a.codice, a.gravita, a.foglio])).toEqual([
    ...solo.anomalie.map((a) => [a.codice, a.gravita, a.foglio]),
    ['FOGLIO_ENTRATE', 'avviso', 'Entrate'],
  ]);
  expect(con.anomalie.at(-1)?.messaggio).toContain('«Entrate» (4 righe)');
});
