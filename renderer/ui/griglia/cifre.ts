import { numero } from '#format/numeri.ts';

/** A decimal number kept exact: `units` × 10^−`decimals`. */
type Esatto = { readonly unita: bigint; readonly decimali: number };

const forma = /^-?\d+(?:\.\d+)?$/;

/** Decimal text with a point as an exact number; null when it is something else. */
export const leggiEsatto = (testo: string | null): Esatto | null => {
  if (testo === null || !forma.test(testo)) return null;
  const punto = testo.indexOf('.');
  const decimali = punto < 0 ? 0 : testo.length - punto - 1;
  return { unita: BigInt(testo.replace('.', '')), decimali };
};

const aScala = ({ unita, decimali }: Esatto, scala: number): bigint => unita * 10n ** BigInt(scala - decimali);

/** Order of two exact numbers. */
export const confrontaEsatti = (a: Esatto, b: Esatto): number => {
  const scala = Math.max(a.decimali, b.decimali);
  const [x, y] = [aScala(a, scala), aScala(b, scala)];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** Sum of exact numbers, exact. */
export const somma = (voci: readonly Esatto[]): Esatto => {
  const scala = voci.reduce((massimo, v) => Math.max(massimo, v.decimali), 0);
  return { unita: voci.reduce((totale, v) => totale + aScala(v, scala), 0n), decimali: scala };
};

/** What the status bar says of the selected cells. */
export type Conto = {
  /** Selected cells with something written in them. */
  readonly celle: number;
  /** Those that are figures. */
  readonly cifre: number;
  readonly somma: string | null;
  readonly media: string | null;
};

/** Count, sum and mean of values; sum and mean are shown in Italian, with `decimali` digits. */
export const conta = (valori: readonly (string | null)[], decimali: number): Conto => {
  const scritti = valori.filter((v) => v !== null && v !== '');
  const cifre = scritti.flatMap((v) => leggiEsatto(v) ?? []);
  if (cifre.length === 0) return { celle: scritti.length, cifre: 0, somma: null, media: null };
  const totale = somma(cifre);
  const den = 10n ** BigInt(totale.decimali);
  return {
    celle: scritti.length,
    cifre: cifre.length,
    somma: numero({ num: totale.unita, den }, decimali),
    media: numero({ num: totale.unita, den: den * BigInt(cifre.length) }, decimali),
  };
};

/** Decimals with which the figures of a kind of column are shown. */
export const decimaliDi = (tipo: string): number => (tipo === 'importo' || tipo === 'fte' ? 2 : 0);

/** Decimal text as people read it, with `decimali` digits; what is not a figure stays as it is. */
export const mostraEsatto = (valore: string, decimali: number): string => {
  const letto = leggiEsatto(valore);
  return letto === null ? valore : numero({ num: letto.unita, den: 10n ** BigInt(letto.decimali) }, decimali);
};
