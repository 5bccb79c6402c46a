import type { Intervallo } from './selezione.ts';

/** A cell to write: place and text. */
export type DaScrivere = { readonly r: number; readonly c: number; readonly testo: string };

/** A number as people write it here: whole part, with or without groups of thousands, and decimals. */
const scritto = /^(-?)(\d{1,3}(?:\.\d{3})+|\d{1,15})(?:,(\d{1,6}))?$/;
/** A number of a run, in units of its last decimal. */
type Numero = { readonly valore: bigint; readonly decimali: number; readonly migliaia: boolean };

const numeroDi = (testo: string): Numero | null => {
  const [, segno = '', intera = '', decimali = ''] = scritto.exec(testo) ?? [];
  if (intera === '') return null;
  const valore = BigInt(`${segno}${intera.replaceAll('.', '')}${decimali}`);
  return { valore, decimali: decimali.length, migliaia: intera.includes('.') };
};

const comeScritto = ({ valore, decimali, migliaia }: Numero): string => {
  const cifre = String(valore < 0n ? -valore : valore).padStart(decimali + 1, '0');
  const intera = cifre.slice(0, cifre.length - decimali);
  const gruppi = migliaia ? intera.replaceAll(/\B(?=(\d{3})+$)/g, '.') : intera;
  return `${valore < 0n ? '-' : ''}${gruppi}${decimali === 0 ? '' : `,${cifre.slice(-decimali)}`}`;
};

/**
 * Texts that continue a run: numbers at a constant step go on (years, codes, amounts), anything else repeats from the
 * start. `indietro` continues before the first one. One text alone repeats.
 */
export const continua = (testi: readonly string[], quanti: number, indietro = false): string[] => {
  const serie = indietro ? [...testi].reverse() : testi;
  const numeri = serie.flatMap((t) => numeroDi(t) ?? []);
  const [primo, secondo] = numeri;
  const ultimo = numeri.at(-1);
  if (primo && secondo && ultimo && numeri.length === serie.length) {
    const passo = secondo.valore - primo.valore;
    const migliaia = numeri.some((n) => n.migliaia);
    const costante = numeri.every(
      (n, i) => n.decimali === primo.decimali && (i === 0 || n.valore - (numeri[i - 1]?.valore ?? 0n) === passo),
    );
    if (passo !== 0n && costante)
      return Array.from({ length: quanti }, (_, i) =>
        comeScritto({ ...ultimo, migliaia, valore: ultimo.valore + passo * BigInt(i + 1) }),
      );
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
