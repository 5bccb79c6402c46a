import type { Stato } from '#domain/stati.ts';
import type { ProgrammaDeciso } from '../programmi.ts';
import type { TabellaSpesa } from './colonne.ts';
import type { Misura } from './vocabolario.ts';

/** What a row of a table says about totals: an ordinary row, or a written total of some scope. */
export type Livello = 'riga' | 'titolo' | 'programma' | 'missione' | 'generale' | 'ignoto';

/** What an amount is about: one object for all the amounts with the same key, so that long extracts stay small. */
export type ChiaviVoce = {
  readonly ente: string | null;
  readonly missione: string | null;
  readonly programma: ProgrammaDeciso | null;
  readonly titolo: number | null;
  readonly macro: string | null;
  readonly anno: number | null;
  readonly misura: Misura;
  readonly livello: Livello;
  /** The row says "di cui": part of the row above. */
  readonly diCui: boolean;
  readonly uso: 'valore' | 'somma' | 'storica';
  /** Key without the amount: body, mission, programme, titolo, macro, year, measure. */
  readonly testo: string;
  /** Column seen as a series: year and measure (a total across columns is a series of its own). */
  readonly serie: string;
};

/** Words of the row of an amount: the code as written and the description. */
export type NomeVoce = { readonly programmaLetto: string | null; readonly descrizione: string };

/** One amount read from an accounting table. Amounts of every mission are kept until totals are checked. */
export type Voce = {
  readonly tabella: TabellaSpesa;
  readonly r: number;
  readonly c: number;
  readonly k: ChiaviVoce;
  readonly nome: NomeVoce;
  readonly cents: number | null;
  ruolo: Stato<'ruoloRiga'>;
};

/** Gives one object for each different set of keys. */
export const chiaviUniche = (): ((k: Omit<ChiaviVoce, 'testo' | 'serie'>, colonna: number) => ChiaviVoce) => {
  const note = new Map<string, ChiaviVoce>();
  return (k, colonna) => {
    const testo = `${k.ente ?? ''}|${k.missione ?? ''}|${k.programma?.codice ?? ''}|${k.titolo ?? ''}|${k.macro ?? ''}|${k.anno ?? ''}|${k.misura}`;
    const serie = `${k.anno ?? ''}|${k.misura}|${k.uso === 'somma' ? `somma ${colonna}` : ''}`;
    const tutto = `${testo}|${serie}|${k.livello}|${k.diCui}|${k.uso}|${k.programma?.id ?? ''}|${k.programma?.ambiguo ?? ''}`;
    const gia = note.get(tutto);
    if (gia) return gia;
    const nuova = { ...k, testo, serie };
    note.set(tutto, nuova);
    return nuova;
  };
};

/** Text of the cell of an amount, as written; a formula without value is shown as the formula. */
export const lettoDi = (v: Voce): string => {
  const { foglio } = v.tabella;
  const cella = foglio.campi ? foglio.campi.sola(v.r, v.c) : foglio.cella(v.r, v.c);
  if (!cella) return '';
  return cella.testo === '' && cella.formula !== null ? `=${cella.formula}` : cella.testo;
};
