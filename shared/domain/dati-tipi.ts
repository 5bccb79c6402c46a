import type { Luogo } from './esito.ts';
import type { Frazione } from './frazione.ts';
import type { NonVerificabile } from './non-verificabile.ts';
import type { Piano } from './piano.ts';

/** Kind of a live figure: decides format and unit. `importo` = cents; `fte` = exact fraction; `rapporto` = inhabitants for one FTE. */
type TipoDato = 'testo' | 'numero' | 'anno' | 'importo' | 'fte' | 'fte-mancanti' | 'rapporto' | 'data';
/** Exact value: text, integer or cents, or fraction. Never rounded, never formatted. */
type ValoreDato = string | number | Frazione;

/** What a resolver answers: the value, where it comes from in words, and the place to open. */
export type Risolto = { readonly valore: ValoreDato; readonly origine: string; readonly luogo: Luogo | null };

/** Parameters of a reference after its name: `@anno` (already a number), `@data`, `#ente`. */
export type ArgomentiDato = {
  /** Element of the family (`fondo.*.assegnato` → pack id of the fund), empty where there is none. */
  readonly elemento: string;
  readonly anno: number | null;
  readonly data: string | null;
  readonly ente: string | null;
};

/** One entry of the closed registry of live figures. `*` in the name stands for an element of a family. */
export type VoceDato = {
  readonly nome: string;
  readonly titolo: string;
  readonly tipo: TipoDato;
  /** Register view that shows where the figure lives. */
  readonly registro: string;
  readonly anno: 'no' | 'facoltativo' | 'obbligatorio';
  readonly ente: 'no' | 'facoltativo' | 'obbligatorio';
  /** Whether `@2027-06-30` is accepted beside a year. */
  readonly conData?: true;
  readonly elementi?: (piano: Piano) => readonly { readonly id: string; readonly nome: string }[];
  readonly risolvi: (piano: Piano, argomenti: ArgomentiDato) => Risolto | NonVerificabile;
};

/** A live figure resolved against a plan. `nv` = the name exists, the value cannot be known; `ignoto` = no such name. */
export type DatoRisolto = {
  readonly rif: string;
  readonly stato: 'ok' | 'nv' | 'ignoto';
  readonly tipo: TipoDato;
  readonly valore: ValoreDato | null;
  /** Why, in Italian, when `stato` is not `ok`. */
  readonly motivo: string | null;
  readonly unita: string;
  readonly titolo: string;
  readonly registro: string;
  readonly origine: string;
  readonly luogo: Luogo | null;
};

/** Unit written after the value, where its format does not already say it. */
export const unitaDi = (tipo: TipoDato): string =>
  tipo === 'importo'
    ? '€'
    : tipo === 'fte' || tipo === 'fte-mancanti'
      ? 'FTE'
      : tipo === 'rapporto'
        ? 'abitanti per FTE'
        : '';
