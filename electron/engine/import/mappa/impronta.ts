import { createHash } from 'node:crypto';
import { chiave } from '../confronto-testi.ts';

const ANNO = /(?<!\d)((?:19|20)\d{2})(?!\d)/g;

/** Years named by the headers of a table, ascending. */
export const anniDi = (testi: readonly string[]): number[] =>
  [...new Set(testi.flatMap((t) => [...t.matchAll(ANNO)].map((m) => Number(m[1]))))].sort((a, b) => a - b);

/**
 * Fingerprint of a layout: kind of file, place and text of each header, years counted from the first one, so that the
 * file of next year has the same.
 */
export const improntaDi = (
  genere: string,
  colonne: readonly { readonly c: number; readonly testo: string }[],
  girata: boolean,
): string => {
  const [base = 0] = anniDi(colonne.map((x) => x.testo));
  const testo = colonne
    .filter((x) => x.testo !== '')
    .map(({ c, testo: t }) => `${c}:${chiave(t.replace(ANNO, (_, a) => `anno${Number(a) - base}`))}`)
    .join('|');
  return createHash('sha256').update(`${genere}|${girata}|${testo}`).digest('hex').slice(0, 24);
};
