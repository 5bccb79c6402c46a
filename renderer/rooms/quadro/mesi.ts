import type { Riceve } from '../../app/api/uso.ts';

/** Months from one to another, both included, as `YYYY-MM`. */
export const mesiFra = (dal: string, al: string): readonly string[] => {
  const numero = (mese: string) => Number(mese.slice(0, 4)) * 12 + Number(mese.slice(5, 7)) - 1;
  const [primo, ultimo] = [numero(dal), numero(al)];
  return Array.from({ length: Math.max(0, ultimo - primo + 1) }, (_, i) => {
    const n = primo + i;
    return `${String(Math.floor(n / 12)).padStart(4, '0')}-${String((n % 12) + 1).padStart(2, '0')}`;
  });
};

/** Month in a place of the line; where there is none, the one given. */
export const meseDaIndice = (mesi: readonly string[], indice: number, altrimenti: string): string =>
  mesi[indice] ?? mesi.at(-1) ?? altrimenti;

/** Euro as a person types them (`39.500`, `39500,50`) in cents; null when it is not an amount. */
export const centesimiScritti = (testo: string): number | null => {
  const letto = /^(\d{1,3}(?:\.\d{3})+|\d{1,7})(?:,(\d{1,2}))?\s*€?$/.exec(testo.trim());
  if (letto === null) return null;
  return Number(`${(letto[1] ?? '0').replaceAll('.', '')}${(letto[2] ?? '').padEnd(2, '0')}`);
};

type Ipotesi = Riceve<'quadro/ipotesi'>['ipotesi'];

/** Whether an answer speaks of the hypothesis on screen. */
export const stessaIpotesi = (a: Ipotesi, b: Readonly<Record<keyof Ipotesi, unknown>>): boolean =>
  a.enteId === b.enteId &&
  a.fteMilli === b.fteMilli &&
  a.mese === b.mese &&
  a.rapporto === b.rapporto &&
  a.costoFteCents === b.costoFteCents &&
  a.fondoId === b.fondoId;
