/** Text without case, accents and typographic apostrophes, for comparison: «Àncona» = «ancona». */
export const senzaAccenti = (testo: string): string =>
  testo
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[’‘`´]/g, "'")
    .toLowerCase();

const pezzi = (testo: string): string[] => senzaAccenti(testo).match(/\d+|\D+/g) ?? [];

const codici = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Order of names, the same on every machine: case and accents do not count, numbers inside text count as numbers
 * («S2» before «S10»), equal keys fall back on code units. Never Intl.Collator, whose tables change with the runtime.
 */
export const confronta = (a: string, b: string): number => {
  const pa = pezzi(a);
  const pb = pezzi(b);
  for (let i = 0; i < Math.min(pa.length, pb.length); i++) {
    const x = pa[i] ?? '';
    const y = pb[i] ?? '';
    if (x === y) continue;
    const numeri = /^\d/.test(x) && /^\d/.test(y);
    if (!numeri) return codici(x, y);
    const differenza = BigInt(x) - BigInt(y);
    if (differenza !== 0n) return differenza < 0n ? -1 : 1;
  }
  return pa.length - pb.length || codici(a, b);
};

/** Copy of a list in the order of a text key, stable. */
export const inOrdine = <T>(voci: readonly T[], chiave: (voce: T) => string): T[] =>
  voci
    .map((voce) => ({ voce, k: chiave(voce) }))
    .sort((a, b) => confronta(a.k, b.k))
    .map(({ voce }) => voce);
