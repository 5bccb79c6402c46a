import type { CellaBlocco } from './blocchi.ts';

/** Cells of a grid with no place in a document yet. */
export type Griglietta = { readonly righe: number; readonly colonne: number; readonly celle: readonly CellaBlocco[] };
/** A cell that may hold a grid of its own (a table inside a table, several lines side by side). */
export type CellaComposta = CellaBlocco & { readonly sotto: Griglietta | null };
/** A grid with its inner ones opened; `origine[r]` = row of the outer grid that each row comes from. */
export type Aperta = Griglietta & { readonly origine: readonly number[] };

const prefissi = (misure: readonly number[]): number[] => {
  const somme = [0];
  for (const m of misure) somme.push((somme.at(-1) ?? 0) + m);
  return somme;
};

/** Texts of the first row of an inner grid when no cell of it is a figure: its header. */
const testataDi = (g: Griglietta): string | null => {
  const prima = g.celle.filter((x) => x.r === 0);
  return g.righe > 1 && prima.length > 1 && prima.every((x) => !/\d/.test(x.testo) || /^\D*20\d\d\D*$/.test(x.testo))
    ? prima.map((x) => x.testo).join('|')
    : null;
};

/**
 * Headers that every inner table of a column repeats go under the header of that column, once: what is left are rows.
 * The header of a column is its cell in the first row of the outer grid.
 */
const conTestateAlzate = (celle: readonly CellaComposta[]): CellaComposta[] => {
  const testate = new Map<number, { readonly c: number; readonly prima: Griglietta }>();
  for (const c of new Set(celle.flatMap((x) => (x.sotto ? [x.c] : [])))) {
    const sotto = celle.flatMap((x) => (x.c === c && x.sotto ? [x.sotto] : []));
    const [prima] = sotto;
    const testata = prima ? testataDi(prima) : null;
    const sopra = celle.find((x) => x.r === 0 && x.c === c);
    if (prima && testata !== null && sopra && !sopra.sotto && sotto.every((g) => testataDi(g) === testata))
      testate.set(c, { c, prima });
  }
  if (testate.size === 0) return [...celle];
  const senzaPrima = (g: Griglietta): Griglietta => ({
    righe: g.righe - 1,
    colonne: g.colonne,
    celle: g.celle.filter((x) => x.r > 0).map((x) => ({ ...x, r: x.r - 1 })),
  });
  return celle.map((x) => {
    const t = testate.get(x.c);
    if (!t) return x;
    if (x.sotto) return { ...x, sotto: senzaPrima(x.sotto) };
    if (x.r !== 0) return x;
    const titolo: CellaBlocco = { r: 0, c: 0, righe: 1, colonne: t.prima.colonne, testo: x.testo };
    const sue = t.prima.celle.filter((y) => y.r === 0).map((y) => ({ ...y, r: 1, righe: 1 }));
    return { ...x, sotto: { righe: 2, colonne: t.prima.colonne, celle: [titolo, ...sue] } };
  });
};

/** Opens the inner grids of a grid: rows and columns that hold one become as many as it has; the other cells cover them. */
export const apriSottogriglie = (righe: number, colonne: number, lette: readonly CellaComposta[]): Aperta => {
  const celle = conTestateAlzate(lette);
  const alte = Array.from({ length: righe }, () => 1);
  const larghe = Array.from({ length: colonne }, () => 1);
  for (const { r, c, righe: n, colonne: m, sotto } of celle) {
    if (!sotto) continue;
    alte[r] = Math.max(alte[r] ?? 1, sotto.righe - n + 1);
    const ultima = c + m - 1;
    larghe[ultima] = Math.max(larghe[ultima] ?? 1, sotto.colonne - m + 1);
  }
  const [y, x] = [prefissi(alte), prefissi(larghe)];
  const aperte = celle.flatMap(({ r, c, righe: n, colonne: m, testo, sotto }): CellaBlocco[] => {
    const [y0, y1, x0, x1] = [y[r] ?? 0, y[r + n] ?? 0, x[c] ?? 0, x[c + m] ?? 0];
    if (!sotto) return [{ r: y0, c: x0, righe: y1 - y0, colonne: x1 - x0, testo }];
    return sotto.celle.map((s) => ({
      r: y0 + s.r,
      c: x0 + s.c,
      righe: s.r + s.righe === sotto.righe ? y1 - y0 - s.r : s.righe,
      colonne: s.c + s.colonne === sotto.colonne ? x1 - x0 - s.c : s.colonne,
      testo: s.testo,
    }));
  });
  const origine = alte.flatMap((n, r) => Array.from({ length: n }, () => r));
  return { righe: origine.length, colonne: x.at(-1) ?? 0, celle: aperte, origine };
};
