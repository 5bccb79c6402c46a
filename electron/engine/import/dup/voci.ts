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
  readonly programmaLetto: string | null;
  readonly descrizione: string;
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

/** One amount read from an accounting table. Amounts of every mission are kept until totals are checked. */
export type Voce = {
  readonly tabella: TabellaSpesa;
  readonly r: number;
  readonly c: number;
  readonly k: ChiaviVoce;
  readonly cents: number | null;
  ruolo: Stato<'ruoloRiga'>;
};

type Chiavi = Omit<ChiaviVoce, 'testo' | 'serie'>;
/** Amounts that differ only in their words share their texts. */
type Base = { readonly testo: string; readonly serie: string; readonly voci: Map<string, ChiaviVoce> };

/** Gives one object for each different set of keys. */
export const chiaviUniche = (): ((k: Chiavi, colonna: number) => ChiaviVoce) => {
  const basi = new Map<string, Base>();
  return (k, colonna) => {
    const testo = `${k.ente ?? ''}|${k.missione ?? ''}|${k.programma?.codice ?? ''}|${k.titolo ?? ''}|${k.macro ?? ''}|${k.anno ?? ''}|${k.misura}`;
    const somma = k.uso === 'somma' ? `somma ${colonna}` : '';
    const tutto = `${testo}|${somma}|${k.livello}|${k.diCui}|${k.uso}`;
    let base = basi.get(tutto);
    if (!base) {
      base = { testo, serie: `${k.anno ?? ''}|${k.misura}|${somma}`, voci: new Map() };
      basi.set(tutto, base);
    }
    const parole = `${k.programmaLetto ?? ''}|${k.descrizione}`;
    const gia = base.voci.get(parole);
    if (gia) return gia;
    const nuova = { ...k, testo: base.testo, serie: base.serie };
    base.voci.set(parole, nuova);
    return nuova;
  };
};

/** Text of the cell of an amount, as written; a formula without value is shown as the formula. */
export const lettoDi = (v: Voce): string => {
  const cella = v.tabella.foglio.cella(v.r, v.c);
  if (!cella) return '';
  return cella.testo === '' && cella.formula !== null ? `=${cella.formula}` : cella.testo;
};
