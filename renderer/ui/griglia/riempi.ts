import type { Intervallo } from './selezione.ts';

/** A cell to write: place and text. */
export type DaScrivere = { readonly r: number; readonly c: number; readonly testo: string };

const interoSemplice = /^-?\d{1,9}$/;

/**
 * Texts that continue a run: whole numbers at a constant step go on (years, codes), anything else repeats from the
 * start. `indietro` continues before the first one. One text alone repeats.
 */
export const continua = (testi: readonly string[], quanti: number, indietro = false): string[] => {
  const serie = indietro ? [...testi].reverse() : testi;
  const [primo = '', secondo] = serie;
  if (secondo !== undefined && serie.every((t) => interoSemplice.test(t))) {
    const numeri = serie.map(Number);
    const passo = Number(secondo) - Number(primo);
    const costante = passo !== 0 && numeri.every((n, i) => i === 0 || n - (numeri[i - 1] ?? 0) === passo);
    const ultimo = numeri.at(-1) ?? 0;
    if (costante) return Array.from({ length: quanti }, (_, i) => String(ultimo + passo * (i + 1)));
  }
  return Array.from({ length: quanti }, (_, i) => serie[i % serie.length] ?? '');
};

/** Ctrl+D: the first row of the rectangle goes down the others; one row alone takes the one above it. */
export const riempiGiu = (i: Intervallo, testo: (r: number, c: number) => string): DaScrivere[] => {
  const origine = i.r0 === i.r1 ? i.r0 - 1 : i.r0;
  if (origine < 0) return [];
  const celle: DaScrivere[] = [];
  for (let r = Math.max(origine + 1, i.r0); r <= i.r1; r += 1)
    for (let c = i.c0; c <= i.c1; c += 1) celle.push({ r, c, testo: testo(origine, c) });
  return celle;
};
/** Ctrl+R: the first column of the rectangle goes right; one column alone takes the one on its left. */
export const riempiDestra = (i: Intervallo, testo: (r: number, c: number) => string): DaScrivere[] => {
  const origine = i.c0 === i.c1 ? i.c0 - 1 : i.c0;
  if (origine < 0) return [];
  const celle: DaScrivere[] = [];
  for (let r = i.r0; r <= i.r1; r += 1)
    for (let c = Math.max(origine + 1, i.c0); c <= i.c1; c += 1) celle.push({ r, c, testo: testo(r, origine) });
  return celle;
};

/** Where the handle may bring a rectangle: along rows or columns, whichever is farther; never smaller. */
export const trascinato = (da: Intervallo, r: number, c: number): Intervallo => {
  const giu = r > da.r1 ? r - da.r1 : r < da.r0 ? r - da.r0 : 0;
  const lato = c > da.c1 ? c - da.c1 : c < da.c0 ? c - da.c0 : 0;
  return Math.abs(giu) >= Math.abs(lato)
    ? { ...da, r0: Math.min(da.r0, r), r1: Math.max(da.r1, r) }
    : { ...da, c0: Math.min(da.c0, c), c1: Math.max(da.c1, c) };
};

/** The fill handle: cells of `a` outside `da`, continued from `da` along the direction in which it grew. */
export const riempiSerie = (da: Intervallo, a: Intervallo, testo: (r: number, c: number) => string): DaScrivere[] => {
  const celle: DaScrivere[] = [];
  const verticale = a.r0 < da.r0 || a.r1 > da.r1;
  const [inizio, fine] = verticale ? [da.r0, da.r1] : [da.c0, da.c1];
  const linee = verticale ? [da.c0, da.c1] : [da.r0, da.r1];
  for (let linea = linee[0] ?? 0; linea <= (linee[1] ?? -1); linea += 1) {
    const qui = (k: number) => (verticale ? { r: k, c: linea } : { r: linea, c: k });
    const testi = Array.from({ length: fine - inizio + 1 }, (_, i) => {
      const { r, c } = qui(inizio + i);
      return testo(r, c);
    });
    const dopo = (verticale ? a.r1 : a.c1) - fine;
    const prima = inizio - (verticale ? a.r0 : a.c0);
    continua(testi, dopo).forEach((t, i) => {
      celle.push({ ...qui(fine + 1 + i), testo: t });
    });
    continua(testi, prima, true).forEach((t, i) => {
      celle.push({ ...qui(inizio - 1 - i), testo: t });
    });
  }
  return celle;
};
