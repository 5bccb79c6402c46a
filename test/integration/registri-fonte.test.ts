import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creaGestori } from '#engine/gestori.ts';
import { bancoRegistri, modifica } from '../support/registri.ts';

const righe = [
  ['Quote dei Comuni', null, null],
  ['Comune', '2026', '2027'],
  ['Acquachiara', 1000.5, 1100],
  ['Borgofiore', 900, 950],
];

describe('la fonte di una cella', () => {
  let x: ReturnType<typeof bancoRegistri>;
  let g: ReturnType<typeof creaGestori>;
  beforeAll(async () => {
    x = bancoRegistri();
    g = creaGestori(x.motore);
    const libro = utils.book_new();
    utils.book_append_sheet(libro, utils.aoa_to_sheet(righe), 'Riparto');
    const percorso = join(x.radice, 'quote.xlsx');
    writeFileSync(percorso, write(libro, { type: 'buffer', bookType: 'xlsx' }));
    const { fileId } = await g['interno/deponi-file']({ percorso });
    const esito = await g['importa/conferma']({ genere: 'quote', fileId: [fileId], comune: null });
    expect(esito.rifiutati).toEqual([]);
  });
  afterAll(() => x.togli());

  it('«apri la fonte» mostra il pezzo del foglio conservato, con la cella segnata', async () => {
    const vista = await g['registri/vista']({ id: 'quote' });
    const colonna = vista.colonne.findIndex((c) => c.id === 'importo');
    const fonti = vista.righe.flatMap((r) => r.celle[colonna]?.fonte ?? []);
    expect(fonti).toHaveLength(4);
    for (const fonte of fonti) {
      const pezzo = await g['registri/fonte']({
        documentoId: fonte.documentoId,
        foglio: fonte.foglio,
        cella: fonte.cella,
      });
      expect(pezzo).toMatchObject({ file: 'quote.xlsx', foglio: 'Riparto', assente: null });
      const segnata = pezzo.righe.find((r) => r.segnata);
      expect(segnata?.celle[segnata.cella ?? -1], fonte.cella ?? '').toBe(fonte.letto);
      expect(pezzo.righe.map((r) => r.celle[0])).toContain('Quote dei Comuni');
    }
  });

  it('la cifra corretta conserva la sua fonte; il documento scritto a mano dice che non ne ha una', async () => {
    await g['registri/scrivi'](
      modifica('dup', {
        aggiunte: [
          {
            chiave: 'a',
            celle: [
              { colonna: 'comune', testo: 'Borgofiore' },
              { colonna: 'programma', testo: '12.07' },
              { colonna: 't1-2026', testo: '10' },
            ],
          },
        ],
      }),
    );
    const aMano = x.piano().registri.documento.find((d) => d.lettore === 'mano');
    const pezzo = await g['registri/fonte']({ documentoId: aMano?.id ?? '', foglio: null, cella: null });
    expect(pezzo).toMatchObject({ righe: [], assente: expect.stringMatching(/scritto a mano/) });
  });
});
