import type { FoglioScritto } from './forme-dup.ts';

/** Comuni of an invented Ambito as `[istat, nome]`. */
export const comuniFinti = (quanti: number): [string, string][] =>
  Array.from({ length: quanti }, (_, i) => [
    String(99_101 + i).padStart(6, '0'),
    `Borgo ${NOMI[i % 8]} ${NOMI[8 + Math.floor(i / 8)]}`,
  ]);
const NOMI = 'Alto Basso Nuovo Vecchio Grande Piccolo Bello Lungo Marino Collina Monte Valle Fiume Bosco'.split(' ');

const programmi = ['12.01', '12.03', '12.07'] as const;
/** Amount in euro of a Comune (by its place), programme and year. */
const importo = (i: number, p: number, anno: number): number => (i + 1) * 1000 + p * 100 + (anno - 2026) + 0.5;
/** Total of the competenza of a Comune. */
export const totaleDi = (i: number): string =>
  [2026, 2027, 2028]
    .flatMap((a) => programmi.map((_, p) => importo(i, p, a)))
    .reduce((n, x) => n + x, 0)
    .toFixed(2);

/** One workbook, one sheet per Comune. */
export const unFoglioPerComune = (comuni: readonly (readonly [string, string])[]): FoglioScritto[] =>
  comuni.map(([, nome], i) => ({
    nome: nome.slice(0, 31),
    righe: [
      [`Comune di ${nome}`],
      ['Documento unico di programmazione 2026-2028'],
      ['Programma', 'Titolo', '2026', '2027', '2028'],
      ...programmi.map((p, k) => [p, 1, ...[2026, 2027, 2028].map((a) => importo(i, k, a))]),
      [
        'Totale missione 12',
        null,
        ...[2026, 2027, 2028].map((a) => programmi.reduce((n, _, k) => n + importo(i, k, a), 0)),
      ],
    ],
  }));

/** One sheet, the Comune in a column (ISTAT code, name, or both). */
export const unaColonnaComune = (
  comuni: readonly (readonly [string, string])[],
  chi: 'codice' | 'nome' | 'entrambi',
): FoglioScritto[] => [
  {
    nome: 'Estrazione',
    righe: [
      ['DUP 2026-2028 dei Comuni'],
      [
        ...(chi === 'nome' ? [] : ['Codice ISTAT']),
        ...(chi === 'codice' ? [] : ['Comune']),
        'Programma',
        'Titolo',
        'Anno',
        'Importo',
      ],
      ...comuni.flatMap(([codice, nome], i) =>
        programmi.flatMap((p, k) =>
          [2026, 2027, 2028].map((a) => [
            ...(chi === 'nome' ? [] : [codice]),
            ...(chi === 'codice' ? [] : [nome]),
            p,
            1,
            a,
            importo(i, k, a),
          ]),
        ),
      ),
    ],
  },
];
