import type { PaccoCompilato } from './pacco.ts';
import type { NomeRegistro, Riga } from './registri.ts';
import type { Sezione } from './section-content.ts';

/** A figure of the budget derived from accepted cells: sum of `celle` rows, cents; `null` = unreadable, never 0. */
export type CifraContabile = {
  readonly documentoId: string;
  readonly enteId: string;
  readonly programmaId: string;
  readonly titolo: number | null;
  readonly anno: number;
  readonly misura: 'competenza' | 'cassa' | 'impegnato' | 'fpv' | 'residui';
  readonly importoCents: number | null;
  readonly celle: number;
  /** First cell of the figure: sheet and A1 reference. */
  readonly foglio: string | null;
  readonly cella: string | null;
  /** Written by a person over what the document says, or where it says nothing. */
  readonly mano?: true;
};

/** Rows of every register but the accounting cells, which may be hundreds of thousands and stay in the file. */
export type RegistriDelPiano = { readonly [R in Exclude<NomeRegistro, 'rigaLetta' | 'piano'>]: readonly Riga<R>[] };

/**
 * The whole plan in memory, immutable: what rules, figures and documents read. Withdrawn documents' rows are absent;
 * superseded documents are in `registri.documento` but give no `cifre`.
 */
export type Piano = {
  readonly testa: Riga<'piano'>;
  readonly registri: RegistriDelPiano;
  readonly cifre: readonly CifraContabile[];
  readonly sezioni: readonly Sezione[];
  readonly pacco: PaccoCompilato;
  /** Sequence number of the last change, and its instant (UTC ISO): the only clock of documents. */
  readonly revisione: number;
  readonly istante: string;
};

/** Years of the plan, first to last. */
export const anniDelPiano = (piano: Piano): number[] =>
  Array.from({ length: piano.testa.annoFine - piano.testa.annoInizio + 1 }, (_, i) => piano.testa.annoInizio + i);
