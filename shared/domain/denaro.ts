/** Integer cents as decimal text: `1234567` → `"12345.67"` (JSON and exact values, never shown to people). */
export const centesimiInTesto = (cents: number): string => {
  if (!Number.isSafeInteger(cents)) throw new RangeError('Centesimi non interi');
  const assoluto = Math.abs(cents).toString().padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${assoluto.slice(0, -2)}.${assoluto.slice(-2)}`;
};

/** Reads `"12345.67"` (optional sign, exactly two decimals) into integer cents; `null` for anything else. */
export const testoInCentesimi = (testo: string): number | null => {
  const letto = /^(-?)(\d+)\.(\d{2})$/.exec(testo);
  if (!letto) return null;
  const cents = Number(`${letto[2]}${letto[3]}`);
  if (!Number.isSafeInteger(cents)) return null;
  return letto[1] === '-' && cents !== 0 ? -cents : cents;
};

/** Exact sum of cents; beyond the safe integers throws RangeError, never a silently wrong total. */
export const sommaCentesimi = (voci: Iterable<number>): number => {
  let totale = 0;
  for (const voce of voci) {
    totale += voce;
    if (!Number.isSafeInteger(totale)) throw new RangeError('Somma oltre gli interi sicuri');
  }
  return totale;
};

/**
 * Splits cents in proportion to integer weights so that the parts add up exactly to the total (largest remainder;
 * equal remainders go to the first). Weights must be ≥ 0 with a positive sum, else RangeError.
 */
export const ripartisci = (totaleCents: number, pesi: readonly (number | bigint)[]): number[] => {
  const interi = pesi.map(BigInt);
  const sommaPesi = interi.reduce((a, b) => a + b, 0n);
  if (interi.some((p) => p < 0n) || sommaPesi <= 0n) throw new RangeError('Pesi non validi');
  const segno = totaleCents < 0 ? -1 : 1;
  const totale = BigInt(Math.abs(totaleCents));
  const parti = interi.map((peso, indice) => ({
    indice,
    base: (totale * peso) / sommaPesi,
    resto: (totale * peso) % sommaPesi,
  }));
  const mancano = Number(totale - parti.reduce((a, p) => a + p.base, 0n));
  const primi = new Set(
    [...parti]
      .sort((a, b) => (a.resto === b.resto ? a.indice - b.indice : a.resto > b.resto ? -1 : 1))
      .slice(0, mancano)
      .map((p) => p.indice),
  );
  return parti.map((p) => {
    const parte = Number(p.base) + (primi.has(p.indice) ? 1 : 0);
    return parte === 0 ? 0 : segno * parte;
  });
};
