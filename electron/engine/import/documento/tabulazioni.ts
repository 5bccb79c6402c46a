import type { CellaBlocco } from './blocchi.ts';

/** A line aligned with tabs: its text, and the tab stops that it declares. */
export type LineaTabulata = { readonly testo: string; readonly fermi: number };
/** Lines aligned with tabs as rows; `incerte` = lines whose columns cannot be told. */
export type Tabulate = {
  readonly colonne: number;
  readonly celle: readonly CellaBlocco[];
  readonly incerte: readonly number[];
};

const pezzi = (testo: string): string[] => testo.split('\t').map((t) => t.trim());
const pieni = (testo: string): string[] => pezzi(testo).filter((t) => t !== '');

/**
 * Lines aligned with tabs as rows of cells. One tab per column where every line has as many, or declares its stops; else
 * runs of tabs are one, and a line with fewer columns than the others is not told: its text stays whole.
 */
export const comeRighe = (linee: readonly LineaTabulata[]): Tabulate => {
  const tabulate = linee.filter((l) => pieni(l.testo).length > 1);
  const esatte = new Set(tabulate.map((l) => pezzi(l.testo).length));
  const conFermi = tabulate.every((l) => l.fermi > 0 && pezzi(l.testo).length <= l.fermi + 1);
  const perTab = esatte.size === 1 || conFermi;
  const divise = linee.map((l) => (perTab ? pezzi(l.testo) : pieni(l.testo)));
  const colonne = Math.max(1, ...divise.map((d) => d.length));
  const incerte: number[] = [];
  const celle = divise.flatMap((d, r): CellaBlocco[] => {
    const intera = d.filter((t) => t !== '').length < 2;
    const dubbia = !perTab && !intera && d.length < colonne;
    if (dubbia) incerte.push(r);
    const testi = intera || dubbia ? [d.filter((t) => t !== '').join(' ')] : d;
    return testi.flatMap((testo, c) => (testo === '' ? [] : [{ r, c, righe: 1, colonne: 1, testo }]));
  });
  return { colonne, celle, incerte };
};
