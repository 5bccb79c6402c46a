import type { Stato } from '#domain/stati.ts';
import type { ProgrammaDeciso } from '../programmi.ts';
import type { TabellaSpesa } from './colonne.ts';
import type { Misura } from './vocabolario.ts';

/** What a row of a table says about totals: an ordinary row, or a written total of some scope. */
export type Livello = 'riga' | 'titolo' | 'programma' | 'missione' | 'generale' | 'ignoto';

/** One amount read from an accounting table, with its key. Amounts of every mission are kept until totals are checked. */
export type Voce = {
  readonly tabella: TabellaSpesa;
  readonly r: number;
  readonly c: number;
  readonly ente: string | null;
  readonly missione: string | null;
  readonly programma: ProgrammaDeciso | null;
  readonly programmaLetto: string | null;
  readonly descrizione: string;
  readonly titolo: number | null;
  readonly macro: string | null;
  readonly anno: number | null;
  readonly misura: Misura;
  readonly cents: number | null;
  readonly formula: boolean;
  readonly livello: Livello;
  /** The row says "di cui": part of the row above. */
  readonly diCui: boolean;
  readonly uso: 'valore' | 'somma' | 'storica';
  ruolo: Stato<'ruoloRiga'>;
};

/** Key of what a figure is about, without its amount. */
export const chiaveVoce = (v: Voce): string =>
  `${v.ente ?? ''}|${v.missione ?? ''}|${v.programma?.codice ?? ''}|${v.titolo ?? ''}|${v.macro ?? ''}|${v.anno ?? ''}|${v.misura}`;

/** Column of a table seen as a series: same year, measure, titolo and macro of the column. */
export const serieVoce = (v: Voce): string => `${v.anno ?? ''}|${v.misura}|${v.uso === 'somma' ? `somma ${v.c}` : ''}`;

/** Text of the cell of an amount, as written; a formula without value is shown as the formula. */
export const lettoDi = (v: Voce): string => {
  const cella = v.tabella.foglio.cella(v.r, v.c);
  if (!cella) return '';
  return cella.testo === '' && cella.formula !== null ? `=${cella.formula}` : cella.testo;
};
