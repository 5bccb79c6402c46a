// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leggiTesto, rettangolo, scriviHtml, scriviTesto } from '../../../renderer/ui/griglia/appunti.ts';
import { cifraDichiarata, leggiHtml } from '../../../renderer/ui/griglia/appunti-html.ts';

const cella = fc.oneof(
  fc.string({ maxLength: 12 }).map((t) => t.replace(/[\r\0]/g, '')),
  fc.constantFrom('', '1.234,56', '-5', '=1+1', "'ciao", '"', 'a\tb', 'due\nrighe', '@x', '+39', '-a', 'n.d.', "'=x"),
);
const blocchi = fc
  .record({ righe: fc.integer({ min: 1, max: 5 }), colonne: fc.integer({ min: 1, max: 5 }) })
  .chain(({ righe, colonne }) =>
    fc.array(fc.array(cella, { minLength: colonne, maxLength: colonne }), { minLength: righe, maxLength: righe }),
  );

describe('appunti come testo', () => {
  test('ciò che si copia, incollato è lo stesso blocco, qualunque cosa ci sia nelle celle', () => {
    fc.assert(
      fc.property(blocchi, (blocco) => {
        expect(leggiTesto(scriviTesto(blocco))).toEqual(blocco);
      }),
      { numRuns: 500 },
    );
  });
  test('nessuna cella copiata è una formula per il foglio di calcolo', () => {
    fc.assert(
      fc.property(cella, (t) => {
        expect(scriviTesto([[t]])).not.toMatch(/^"?[=+@]/);
      }),
    );
    expect(scriviTesto([['-12,50', '-cmd']])).toBe("-12,50\t'-cmd\r\n");
  });
  test('un blocco di Excel: ritorni a capo e virgolette dentro le celle', () => {
    expect(leggiTesto('Comune\t2026\r\n"San Benedetto\ndel Tronto"\t1.234,50\r\n"detto ""Porto"""\t\r\n')).toEqual([
      ['Comune', '2026'],
      ['San Benedetto\ndel Tronto', '1.234,50'],
      ['detto "Porto"', ''],
    ]);
  });
  test('virgolette in mezzo al testo o mai chiuse restano come sono', () => {
    expect(leggiTesto('a "b" c\t1')).toEqual([['a "b" c', '1']]);
    expect(leggiTesto('"mai chiusa\t1\n2\t3')).toEqual([
      ['"mai chiusa', '1'],
      ['2', '3'],
    ]);
  });
  test('righe di lunghezza diversa diventano un rettangolo; niente è niente, una cella vuota è una cella', () => {
    expect(rettangolo([['a'], ['b', 'c']])).toEqual([
      ['a', ''],
      ['b', 'c'],
    ]);
    expect(leggiTesto('')).toEqual([]);
    expect(leggiTesto('\r\n')).toEqual([['']]);
  });
  test('60 × 40 celle tornano tutte al loro posto', () => {
    const blocco = Array.from({ length: 60 }, (_, r) => Array.from({ length: 40 }, (__, c) => `${r * 40 + c},50`));
    expect(leggiTesto(scriviTesto(blocco))).toEqual(blocco);
    expect(leggiHtml(scriviHtml(blocco, blocco[0]?.map(() => true) ?? []))).toEqual(blocco);
  });
});

describe('appunti come tabella', () => {
  test('ciò che si copia come tabella si rilegge, a meno degli spazi', () => {
    const spazi = (t: string) =>
      t
        .split('\n')
        .map((r) => r.replace(/[ \t\n\f\v]+/g, ' ').trim())
        .join('\n')
        .trim();
    fc.assert(
      fc.property(blocchi, (blocco) => {
        const letto = leggiHtml(scriviHtml(blocco, blocco[0]?.map(() => false) ?? [])) ?? [];
        expect(letto.map((r) => r.map(spazi))).toEqual(blocco.map((r) => r.map(spazi)));
      }),
    );
  });
  test('celle unite: il testo nella prima, le altre vuote', () => {
    const html =
      '<table><tr><td rowspan=2>A</td><td colspan=2>B</td></tr><tr><td>1</td><td>2</td></tr><tr><td>x</td></tr></table>';
    expect(leggiHtml(html)).toEqual([
      ['A', 'B', ''],
      ['', '1', '2'],
      ['x', '', ''],
    ]);
  });
  test('LibreOffice dichiara la cifra: il migliaio e il decimale non si confondono', () => {
    const html =
      '<table><tr><td sdval="1234" sdnum="1033;0;#,##0">1,234</td><td sdval="1.234" sdnum="1040;">1,234</td><td sdval="-1234.5" sdnum="1033;0;#,##0.00">-1,234.50</td><td>05/01/2026</td></tr></table>';
    expect(leggiHtml(html)).toEqual([['1234', '1,234', '-1234,50', '05/01/2026']]);
  });
  test('una data, una percentuale e un testo restano come sono mostrati', () => {
    expect(cifraDichiarata('01/03/2023', '44986')).toBeNull();
    expect(cifraDichiarata('12,5%', '0.125')).toBeNull();
    expect(cifraDichiarata('abc', null)).toBeNull();
    expect(cifraDichiarata('####', '12345.5')).toBe('12345,5');
    expect(cifraDichiarata('(1.234,50)', '-1234.5')).toBe('-1234,50');
  });
  test('una cifra dichiarata vale quanto quella mostrata, con i suoi decimali', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 4 }), (n, d) => {
        const valore = n / 10 ** d;
        const mostrato = Math.abs(valore).toFixed(d);
        const americano = mostrato.replace(/\B(?=(\d{3})+(?!\d))/g, (m, ...r) =>
          String(r.at(-1)).indexOf('.') >= 0 && Number(r.at(-2)) > String(r.at(-1)).indexOf('.') ? m : ',',
        );
        expect(cifraDichiarata(`${valore < 0 ? '-' : ''}${americano}`, String(valore))).toBe(
          `${valore < 0 ? '-' : ''}${mostrato.replace('.', ',')}`,
        );
      }),
    );
  });
});
