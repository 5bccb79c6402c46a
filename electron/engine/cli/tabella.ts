import { testoInCentesimi } from '#domain/denaro.ts';
import { importo } from '#format/numeri.ts';
import { unaRiga } from '#format/testo-sicuro.ts';

/** Columns of a text table: numbers go to the right. */
export type ColonnaTesto = { readonly titolo: string; readonly destra?: boolean };

const larghezza = (testo: string): number => [...testo].length;
const riempi = (testo: string, n: number, destra: boolean): string => {
  const spazi = ' '.repeat(Math.max(0, n - larghezza(testo)));
  return destra ? spazi + testo : testo + spazi;
};
const massimo = 60;
const accorcia = (testo: string): string => {
  const riga = unaRiga(testo).replace(/\s+/gu, ' ').trim();
  return larghezza(riga) > massimo ? `${[...riga].slice(0, massimo - 1).join('')}…` : riga;
};

/** Text table with aligned columns, a header and a line under it; long cells are shortened. */
export const tabella = (colonne: readonly ColonnaTesto[], righe: readonly (readonly (string | null)[])[]): string => {
  const celle = righe.map((r) => colonne.map((_, i) => accorcia(r[i] ?? '—')));
  const larghezze = colonne.map((c, i) => Math.max(larghezza(c.titolo), ...celle.map((r) => larghezza(r[i] ?? ''))));
  const scrivi = (r: readonly string[]) =>
    r
      .map((t, i) => riempi(t, larghezze[i] ?? 0, colonne[i]?.destra === true))
      .join('  ')
      .trimEnd();
  return [
    scrivi(colonne.map((c) => c.titolo)),
    larghezze.map((n) => '─'.repeat(n)).join('  '),
    ...celle.map(scrivi),
  ].join('\n');
};

/** `"12345.67"` as people read it: `12.345,67`; null = not known. */
export const euroMostrato = (testo: string | null): string | null => {
  const cents = testo === null ? null : testoInCentesimi(testo);
  return cents === null ? testo : importo(cents);
};
/** Decimal text with the Italian comma. */
export const virgola = (testo: string | null): string | null => testo?.replace('.', ',') ?? null;
