import type { Piano } from '#domain/piano.ts';
import { accorcia } from '#format/accorcia.ts';
import type { Codici } from '../import/codici.ts';
import type { Contesto } from '../import/contesto.ts';
import type { Colonna } from './celle.ts';

/** A value as the grid shows it and as exact text; `valore` null = nothing written. */
export type Mostrato = { readonly testo: string; readonly valore: string | null };
/** Values of the fields of a column, in their order, or what was expected and what to do. */
export type Letto = { readonly valori: readonly unknown[] } | { readonly messaggio: string };
/** A choice of a closed vocabulary or of a reference. */
export type Opzione = { readonly id: string; readonly testo: string };

/** What reading a text may need: the plan, its codes and bodies, the decimal mark proven by the rest of the column. */
export type Dintorni = {
  readonly piano: Piano;
  readonly codici: () => Codici;
  readonly contesto: () => Contesto;
  readonly decimale: ',' | '.';
};

/** A kind of column: how its fields are shown, read and chosen. One kind may stand on two fields (code read, id). */
export type Genere = {
  readonly tipo: Colonna['tipo'];
  readonly unita: string | null;
  readonly piuScelte: boolean;
  /** A figure: what a file left unknown, once written, is a correction too. */
  readonly cifra: boolean;
  readonly opzioni: ((piano: Piano) => readonly Opzione[]) | null;
  /** Values of an empty cell. */
  readonly vuoto: readonly unknown[];
  /** What a person is asked for, after «serve»: «un importo, per esempio 1.234,56». */
  readonly atteso: string;
  readonly mostra: (valori: readonly unknown[], piano: Piano) => Mostrato;
  readonly leggi: (testo: string, dintorni: Dintorni) => Letto;
};

/** Nothing written. */
export const niente: Mostrato = { testo: '', valore: null };
/** Text as it is. */
export const cosi = (testo: string): Mostrato => (testo === '' ? niente : { testo, valore: testo });
/** Text in guillemets, shortened: what a message may quote. */
export const citato = (testo: string): string => `«${accorcia(testo, 60)}»`;
/** A kind with the usual answers to what most kinds do not say. */
export const genere = (g: Pick<Genere, 'tipo' | 'atteso' | 'mostra' | 'leggi'> & Partial<Genere>): Genere => ({
  unita: null,
  piuScelte: false,
  cifra: false,
  opzioni: null,
  vuoto: [null],
  ...g,
});
