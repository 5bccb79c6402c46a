/** Exact quotient of integers, as stored by the domain; `den` > 0. */
export type Quoziente = { readonly num: bigint; readonly den: bigint };
/** How a quotient becomes a decimal: half away from zero, or always away from zero (missing quantities). */
export type Arrotondamento = 'mezzo-su' | 'per-eccesso';

const intl = (opzioni: Intl.NumberFormatOptions) =>
  new Intl.NumberFormat('it-IT', { useGrouping: 'always', ...opzioni });
const conDecimali = new Map<number, Intl.NumberFormat>();
const formatoDecimale = (cifre: number): Intl.NumberFormat => {
  const noto = conDecimali.get(cifre);
  if (noto) return noto;
  const nuovo = intl({ minimumFractionDigits: cifre, maximumFractionDigits: cifre });
  conDecimali.set(cifre, nuovo);
  return nuovo;
};
const formatoEuro = intl({ style: 'currency', currency: 'EUR' });
const formatoIntero = intl({ maximumFractionDigits: 0 });

/** Decimal text with a point (`"-0.50"`) as the literal that Intl formats without passing through a float. */
const letterale = (testo: string) => testo as Intl.StringNumericLiteral;

/** Quotient rounded once to `cifre` decimals, as text with a point: `{53n/3n}`, 2 → `"17.67"`. */
export const decimale = ({ num, den }: Quoziente, cifre: number, modo: Arrotondamento = 'mezzo-su'): string => {
  if (den <= 0n) throw new RangeError('Denominatore non positivo');
  const scala = 10n ** BigInt(cifre);
  const assoluto = num < 0n ? -num : num;
  const prodotto = assoluto * scala;
  const intero = prodotto / den;
  const resto = prodotto % den;
  const sale = modo === 'per-eccesso' ? resto > 0n : resto * 2n >= den;
  const valore = sale ? intero + 1n : intero;
  const segno = num < 0n && valore > 0n ? '-' : '';
  if (cifre === 0) return `${segno}${valore}`;
  const testo = valore.toString().padStart(cifre + 1, '0');
  return `${segno}${testo.slice(0, -cifre)}.${testo.slice(-cifre)}`;
};

/** Cents as decimal text: `1234567` → `"12345.67"` (JSON, never shown). */
export const euroTesto = (cents: number | bigint): string => decimale({ num: BigInt(cents), den: 100n }, 2);

/** Cents as people read them: `1.234,56 €` (no-break space before the sign). */
export const euro = (cents: number | bigint): string => formatoEuro.format(letterale(euroTesto(cents)));

/** Cents without the sign, for columns that say € in their header: `1.234,56`. */
export const importo = (cents: number | bigint): string => formatoDecimale(2).format(letterale(euroTesto(cents)));

/** Integer with thousands points: `101.428`. */
export const intero = (n: number | bigint): string => formatoIntero.format(n);

/** Exact quotient in Italian with `cifre` decimals: `17,68`. */
export const numero = (q: Quoziente, cifre = 2, modo: Arrotondamento = 'mezzo-su'): string =>
  formatoDecimale(cifre).format(letterale(decimale(q, cifre, modo)));

/** Full-time equivalents, two decimals, half-up. */
export const fte = (q: Quoziente): string => numero(q, 2);

/** Missing full-time equivalents: two decimals rounded up, so that «mancano 0,01» is never hidden. */
export const fteMancanti = (q: Quoziente): string => numero(q, 2, 'per-eccesso');

/** Declared units in thousandths: `500` → `0,5`; trailing zeros dropped. */
export const millesimi = (milli: number): string =>
  intl({ maximumFractionDigits: 3 }).format(letterale(decimale({ num: BigInt(milli), den: 1000n }, 3)));

/** Basis points as a percentage: `1250` → `12,5 %` (no-break space, decimals only if needed). */
export const percentuale = (puntiBase: number | bigint): string =>
  `${intl({ maximumFractionDigits: 2 }).format(letterale(decimale({ num: BigInt(puntiBase), den: 100n }, 2)))}\u00a0%`;

/** Exact ratio as a percentage with one decimal: `{1n/8n}` → `12,5 %`. */
export const percentualeDi = (q: Quoziente): string => `${numero({ num: q.num * 100n, den: q.den }, 1)}\u00a0%`;

/** Ratio «one for how many», rounded to the unit, half-up: `1:5.157`. */
export const rapporto = (unoOgni: Quoziente): string => `1:${numero(unoOgni, 0)}`;

/** Weekly or daily minutes: `2160` → `36 ore`, `90` → `1 ora e 30 minuti`. */
export const ore = (minuti: number): string => {
  const h = Math.trunc(minuti / 60);
  const m = Math.abs(minuti % 60);
  const testoOre = `${intero(h)} ${Math.abs(h) === 1 ? 'ora' : 'ore'}`;
  const testoMinuti = `${m} ${m === 1 ? 'minuto' : 'minuti'}`;
  if (m === 0) return testoOre;
  return h === 0 ? testoMinuti : `${testoOre} e ${testoMinuti}`;
};

/** File size: `1.234 kB`. */
export const byte = (n: number): string => (n < 1000 ? `${n} byte` : `${intero(Math.ceil(n / 1000))} kB`);
