import type { Piano } from './piano.ts';
import type { Contributo } from './registri.ts';

/** Contributions that count: the same text sent twice by one body is one; sent by two bodies it is two. */
export const contributiDistinti = ({ registri }: Piano): readonly Contributo[] => {
  const enteDi = new Map<string, string | null>(registri.contributo.map((c) => [c.id, c.etsId]));
  return registri.contributo.filter((c) => c.duplicatoDi === null || enteDi.get(c.duplicatoDi) !== c.etsId);
};
