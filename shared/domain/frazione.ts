/** Exact fraction of integers; `den` > 0 and lowest terms after every function of this file. */
export type Frazione = { readonly num: bigint; readonly den: bigint };

const mcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

/** Fraction `num/den` in lowest terms; `den` = 0 throws RangeError. Numbers must be safe integers. */
export const frazione = (num: bigint | number, den: bigint | number = 1n): Frazione => {
  const [n, d] = [BigInt(num), BigInt(den)];
  if (d === 0n) throw new RangeError('Frazione con denominatore zero');
  const segno = d < 0n ? -1n : 1n;
  const divisore = mcd(n, d * segno);
  return { num: (n * segno) / divisore, den: (d * segno) / divisore };
};

/** The fraction 0. */
export const zero: Frazione = { num: 0n, den: 1n };

/** Exact sum. */
export const somma = (a: Frazione, b: Frazione): Frazione => frazione(a.num * b.den + b.num * a.den, a.den * b.den);
/** Exact difference `a − b`. */
export const differenza = (a: Frazione, b: Frazione): Frazione =>
  frazione(a.num * b.den - b.num * a.den, a.den * b.den);
/** Exact product. */
export const prodotto = (a: Frazione, b: Frazione): Frazione => frazione(a.num * b.num, a.den * b.den);
/** Exact quotient `a / b`; `b` = 0 throws RangeError. */
export const quoziente = (a: Frazione, b: Frazione): Frazione => frazione(a.num * b.den, a.den * b.num);
/** Exact sum of a list; empty = 0. */
export const sommaDi = (voci: readonly Frazione[]): Frazione => voci.reduce(somma, zero);

/** Sign of `a − b` by cross-multiplication: −1, 0, 1. Never compares rounded values. */
export const confronta = (a: Frazione, b: Frazione): -1 | 0 | 1 => {
  const delta = a.num * b.den - b.num * a.den;
  return delta < 0n ? -1 : delta > 0n ? 1 : 0;
};
/** Smaller of two. */
export const minimo = (a: Frazione, b: Frazione): Frazione => (confronta(a, b) <= 0 ? a : b);
/** Larger of two. */
export const massimo = (a: Frazione, b: Frazione): Frazione => (confronta(a, b) >= 0 ? a : b);

/** Integer nearest to a fraction, halves away from zero. */
const arrotonda = ({ num, den }: Frazione): bigint => {
  const assoluto = num < 0n ? -num : num;
  const intero = (assoluto * 2n + den) / (den * 2n);
  return num < 0n ? -intero : intero;
};

/** Decimal text with `cifre` digits after the point; half away from zero, or always away from zero (`per-eccesso`). */
export const inDecimale = (
  { num, den }: Frazione,
  cifre: number,
  modo: 'mezzo-su' | 'per-eccesso' = 'mezzo-su',
): string => {
  const scalato = (num < 0n ? -num : num) * 10n ** BigInt(cifre);
  const valore = modo === 'mezzo-su' ? (scalato * 2n + den) / (den * 2n) : (scalato + den - 1n) / den;
  const testo = valore.toString().padStart(cifre + 1, '0');
  const segno = num < 0n && valore > 0n ? '-' : '';
  return cifre === 0 ? `${segno}${testo}` : `${segno}${testo.slice(0, -cifre)}.${testo.slice(-cifre)}`;
};

/** Euro (exact fraction) rounded once to integer cents, half away from zero; beyond safe integers throws RangeError. */
export const inCentesimi = (euro: Frazione): number => {
  const cents = arrotonda({ num: euro.num * 100n, den: euro.den });
  const numero = Number(cents);
  if (!Number.isSafeInteger(numero)) throw new RangeError('Importo fuori dagli interi sicuri');
  return numero;
};

/** Exact text `num/den`, or the integer alone: identity of a value in acceptances and logs. */
export const inTesto = ({ num, den }: Frazione): string => (den === 1n ? `${num}` : `${num}/${den}`);
