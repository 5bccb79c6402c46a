import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leggiCsv } from '#engine/import/griglia/csv.ts';

const campo = fc.string({
  unit: fc.constantFrom('a', 'B', '1', '2', '0', ' ', '.', 'è', '\u00a0', '’'),
  maxLength: 8,
});
const fineRiga = fc.constantFrom('\n', '\r\n', '\r');

/** What the library reads, as the sheet shows it: filled cells with their place and the line of their record. */
const conLibreria = (testo: string): string[] => {
  const viste: string[] = [];
  let r = 0;
  parse(testo, {
    delimiter: ';',
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    on_record: (campi: string[], { lines }: { lines: number }) => {
      for (const [c, v] of campi.entries()) if (v.trim() !== '') viste.push(`${r},${c},${lines}=${v}`);
      r += 1;
      return null;
    },
  });
  return viste;
};

describe('Testi con un separatore', () => {
  it('senza virgolette: le stesse celle, alle stesse righe, che darebbe la libreria', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.array(campo, { minLength: 1, maxLength: 6 }), fineRiga), { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        (righe, conFine) => {
          const corpo = righe.map(([campi, fine]) => `${campi.join(';')}${fine}`).join('');
          const testo = `cod;imp\n1;2\n3;4\n5;6\n7;8\n${corpo}${conFine ? '' : 'x;1'}`;
          const [foglio] = leggiCsv(Buffer.from(testo)).fogli;
          const celle = foglio?.righe.flatMap((r) =>
            foglio.riga(r).map((x) => `${r},${x.c},${foglio.linea(r)}=${x.testo}`),
          );
          expect(celle).toEqual(conLibreria(testo));
        },
      ),
      { numRuns: 400, seed: 2026 },
    );
  });

  it('un campo alla volta o tutta la riga: lo stesso', () => {
    const [foglio] = leggiCsv(Buffer.from('a;b;c\n1;;3\n;2;\n\n4\n')).fogli;
    for (const r of [0, 1, 2, 3, 4])
      for (const c of [0, 1, 2, 3]) {
        const sola = foglio?.campi?.sola(r, c) ?? null;
        expect(sola).toEqual(foglio?.riga(r).find((x) => x.c === c) ?? null);
        expect(foglio?.cella(r, c)).toEqual(sola);
      }
    expect(foglio?.campi?.prima(1, 2)).toBe('1;;');
  });
});
