import type { EsitoImport } from '#contract/importa.ts';
import type { Mappa, TabellaLetta } from '#contract/mappa.ts';

/** Kinds of files that the registers read. */
export const generi = ['dup', 'personale', 'fondi', 'quote', 'popolazione', 'entrate', 'schede', 'contributi'] as const;
export type Genere = (typeof generi)[number];

const vistaDelGenere: Readonly<Record<Genere, string>> = {
  dup: 'dup',
  personale: 'personale',
  fondi: 'fondi',
  quote: 'quote',
  popolazione: 'popolazione',
  entrate: 'entrate',
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
  readonly esito: (EsitoImport & { readonly tabelle?: TabellaLetta[] }) | null;
  readonly errore: string | null;
};

/** A Comune as the person chose it. */
export type ComuneScelto = { readonly id: string; readonly nome: string };
/** What the person says of one file before importing it: its Comune, the columns of its tables. */
export type FileDetto = {
  readonly comune: ComuneScelto | null;
  readonly mappa: Mappa | null;
  /** Tables as the last reading proposed them, and as the person has them now. */
  readonly lette: readonly TabellaLetta[];
  readonly dette: readonly TabellaLetta[];
};
/** Nothing said yet. */
export const nienteDetto: FileDetto = { comune: null, mappa: null, lette: [], dette: [] };

/** Files that bring something in: read, not refused, not already there. */
export const importabili = (file: readonly FileLetto[]): FileLetto[] =>
  file.filter((f) => f.esito?.importati.some((i) => i.giaImportato === null) === true);

/** Totals read from a file: those by year (`12.01/2026`, `M12/2026/cassa`) as a table, the others by themselves. */
export type Totali = {
  readonly anni: readonly string[];
  readonly righe: readonly {
    readonly nome: string;
    readonly cassa: boolean;
    readonly valori: readonly (string | null)[];
  }[];
  readonly singoli: readonly (readonly [string, string])[];
};

/** Arranges the totals for the eye: one row for each thing, one column for each year. */
export const tabellaTotali = (totali: Readonly<Record<string, string>>): Totali => {
  const parti = Object.keys(totali).map((chiave) => /^(.+?)\/(\d{4})(\/cassa)?$/.exec(chiave));
  const perAnno = parti.filter((p) => p !== null);
  const anni = [...new Set(perAnno.map((p) => p[2] ?? ''))].sort();
  const righe = new Map(perAnno.map((p) => [`${p[1]}${p[3] ?? ''}`, { nome: p[1] ?? '', coda: p[3] ?? '' }]));
  return {
    anni,
    righe: [...righe.values()].map(({ nome, coda }) => ({
      nome,
      cassa: coda !== '',
      valori: anni.map((anno) => totali[`${nome}/${anno}${coda}`] ?? null),
    })),
    singoli: Object.entries(totali).filter((_, i) => parti[i] === null),
  };
};
