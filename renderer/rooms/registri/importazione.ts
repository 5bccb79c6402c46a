import type { EsitoImport } from '#contract/importa.ts';

/** Kinds of files that the registers read. */
export const generi = ['dup', 'personale', 'fondi', 'quote', 'schede', 'contributi'] as const;
export type Genere = (typeof generi)[number];

const vistaDelGenere: Readonly<Record<Genere, string>> = {
  dup: 'dup',
  personale: 'personale',
  fondi: 'fondi',
  quote: 'quote',
  schede: 'schede',
  contributi: 'contributi',
};

/** Register to show after an import of a kind. */
export const registroDi = (genere: Genere): string => vistaDelGenere[genere];

/** Kind that a link or the open register suggests. */
export const genereDaParametro = (parametro: string, vista: string | null): Genere =>
  generi.find((g) => g === parametro) ?? generi.find((g) => vistaDelGenere[g] === vista) ?? 'dup';

/** A chosen file with what reading it would give; `esito: null` = not read yet, `errore` = it could not be read. */
export type FileLetto = {
  readonly fileId: string;
  readonly nome: string;
  readonly esito: EsitoImport | null;
  readonly errore: string | null;
};

/** Files that bring something in: read, not refused, not already there. */
export const importabili = (file: readonly FileLetto[]): FileLetto[] =>
  file.filter((f) => f.esito?.importati.some((i) => i.giaImportato === null) === true);

/** Totals read from a file as a table: programme by year when every key is `12.01/2026`, else name and value. */
export const tabellaTotali = (
  totali: Readonly<Record<string, string>>,
): {
  readonly anni: readonly string[] | null;
  readonly righe: readonly { readonly nome: string; readonly valori: readonly (string | null)[] }[];
} => {
  const chiavi = Object.keys(totali);
  const parti = chiavi.map((chiave) => /^(.+)\/(\d{4})$/.exec(chiave));
  if (chiavi.length === 0 || parti.some((p) => p === null))
    return { anni: null, righe: Object.entries(totali).map(([nome, valore]) => ({ nome, valori: [valore] })) };
  const anni = [...new Set(parti.map((p) => p?.[2] ?? ''))].sort();
  const nomi = [...new Set(parti.map((p) => p?.[1] ?? ''))];
  return {
    anni,
    righe: nomi.map((nome) => ({ nome, valori: anni.map((anno) => totali[`${nome}/${anno}`] ?? null) })),
  };
};
