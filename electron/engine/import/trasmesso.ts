import type { TabellaLetta } from '#contract/mappa.ts';
import type { FileLetto, ParteLetta } from './leggi-file.ts';
import type { Lettura } from './lettura.ts';

/** A file read as it comes back from the worker: accounting cells travel apart, original bytes already deflated. */
export type FileTrasmesso = Omit<FileLetto, 'lettura' | 'altre'> & {
  readonly lettura: Omit<Lettura, 'celle'>;
  readonly altre: readonly (Omit<ParteLetta, 'lettura'> & { readonly lettura: Omit<Lettura, 'celle'> })[];
  readonly compresso: Uint8Array;
};
/** A refusal as it comes back from the worker. */
export type RifiutoTrasmesso = {
  readonly codice: string;
  readonly messaggio: string;
  readonly foglio: string | null;
  readonly cella: string | null;
  readonly riga: number | null;
  readonly atteso: string | null;
  readonly tabelle: readonly TabellaLetta[];
};

const oggetto = (x: unknown): x is Readonly<Record<string, unknown>> => typeof x === 'object' && x !== null;

/** Whether a worker's outcome has the shape of a file read (its rows are validated when stored). */
export const eFileTrasmesso = (x: unknown): x is FileTrasmesso =>
  oggetto(x) &&
  typeof x.sha256 === 'string' &&
  oggetto(x.lettura) &&
  Array.isArray(x.anomalie) &&
  Array.isArray(x.altre) &&
  Array.isArray(x.tabelle) &&
  x.compresso instanceof Uint8Array;
/** Whether a worker's outcome has the shape of a refusal. */
export const eRifiutoTrasmesso = (x: unknown): x is RifiutoTrasmesso =>
  oggetto(x) && typeof x.codice === 'string' && typeof x.messaggio === 'string' && Array.isArray(x.tabelle);
