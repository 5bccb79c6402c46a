import { dataEsiste } from '#domain/giorni.ts';

const mesi = [
  'gennaio',
  'febbraio',
  'marzo',
  'aprile',
  'maggio',
  'giugno',
  'luglio',
  'agosto',
  'settembre',
  'ottobre',
  'novembre',
  'dicembre',
];
const estesa = new RegExp(`(?<![\\p{L}\\d])(\\d{1,2})[°º]?\\s+(${mesi.join('|')})\\s+(\\d{4})(?!\\d)`, 'giu');
const cifre = /(?<![\d/.-])(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?![\d/]|[.-]\d)/gu;
const iso = /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/gu;

/** A day written in a text: the words, where they begin, the day as `YYYY-MM-DD`. */
export type DataScritta = { readonly testo: string; readonly da: number; readonly data: string };

const due = (n: string | number): string => String(n).padStart(2, '0');

/** Days written in a text, in order: `5 gennaio 2026`, `05/01/2026`, `5.1.2026`, `2026-01-05`. Impossible days are not days. */
export const dateScritte = (testo: string): DataScritta[] =>
  [
    ...[...testo.matchAll(estesa)].map((m) => ({
      m,
      data: `${m[3]}-${due(mesi.indexOf((m[2] ?? '').toLowerCase()) + 1)}-${due(m[1] ?? '')}`,
    })),
    ...[...testo.matchAll(cifre)].map((m) => ({ m, data: `${m[3]}-${due(m[2] ?? '')}-${due(m[1] ?? '')}` })),
    ...[...testo.matchAll(iso)].map((m) => ({ m, data: `${m[1]}-${m[2]}-${m[3]}` })),
  ]
    .filter(({ data }) => dataEsiste(data))
    .map(({ m, data }) => ({ testo: m[0], da: m.index, data }))
    .sort((a, b) => a.da - b.da);

/** Last day written in the reference of an act («determinazione n. 412 del 14 luglio 2026»), or null. */
export const ultimaData = (testo: string): string | null => dateScritte(testo).at(-1)?.data ?? null;
