import type { Posto } from '../griglia/luogo.ts';

/** A cell of a table of a document: first row and column on the table's own grid, how many it covers, its text. */
export type CellaBlocco = {
  readonly r: number;
  readonly c: number;
  readonly righe: number;
  readonly colonne: number;
  readonly testo: string;
};

/** A table of a document on its own grid. `posti[r]` = place of each row; `prosegue` = it goes on from the page before. */
export type TabellaBlocco = {
  readonly tipo: 'tabella';
  readonly nome: string;
  readonly colonne: number;
  readonly celle: readonly CellaBlocco[];
  readonly posti: readonly Posto[];
  readonly prosegue?: boolean;
};

/** A paragraph outside the tables; `livello` = level of a heading (0 = title of the document), null for plain text. */
export type TestoBlocco = {
  readonly tipo: 'testo';
  readonly testo: string;
  readonly livello: number | null;
  readonly posto: Posto;
};

/** A document as it is read from top to bottom, whatever its format. */
export type Blocco = TestoBlocco | TabellaBlocco;
