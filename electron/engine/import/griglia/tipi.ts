/** Value of a cell as the file stores it. Numbers: exact decimal text and text shown by the format; `ignoto` = formula without a stored value. */
export type Valore =
  | { readonly tipo: 'testo' }
  | { readonly tipo: 'numero'; readonly decimale: string; readonly mostrato: string }
  | { readonly tipo: 'data'; readonly iso: string }
  | { readonly tipo: 'logico' }
  | { readonly tipo: 'ignoto' }
  | { readonly tipo: 'errore' };

/** A cell with something in it: 0-based row and column, text as a person sees it, stored value, formula if any. */
export type Cella = {
  readonly r: number;
  readonly c: number;
  readonly testo: string;
  readonly valore: Valore;
  readonly formula: string | null;
};

/** A merged rectangle, 0-based and inclusive. */
export type Unione = { readonly r0: number; readonly c0: number; readonly r1: number; readonly c1: number };

/** Fields of the rows of a text. */
export type CampiDiRiga = {
  /** What is written before a column, separators included. */
  prima(r: number, c: number): string;
  /** The cell of a column alone. */
  sola(r: number, c: number): Cella | null;
};

/**
 * One sheet (or one table of a document) as a sparse grid, whatever its format. Rows are numbers; a reader asks only for
 * what it needs, so that a cell in the last corner costs nothing.
 */
export type Foglio = {
  /** Name shown in the file; null where the format has none (CSV). */
  readonly nome: string | null;
  readonly nascosto: boolean;
  /** Rows that hold something, ascending. */
  readonly righe: readonly number[];
  /** Cells of a row, by column. */
  riga(r: number): readonly Cella[];
  cella(r: number, c: number): Cella | null;
  readonly unioni: readonly Unione[];
  rigaNascosta(r: number): boolean;
  colonnaNascosta(c: number): boolean;
  /** A1 reference of a position. */
  rif(r: number, c: number): string;
  /** Line of the file, from 1. */
  linea(r: number): number;
  /** Whether numbers are written as text by nature (CSV): then a text number is not a fault. */
  readonly soloTesto: boolean;
  /** No cell of a row can be beyond this column, told without reading them; absent where it costs as much. */
  ultimaColonna?(r: number): number;
  /** Reading of a row field by field, without making its other cells; absent where it costs as much. */
  readonly campi?: CampiDiRiga;
  /** Rows and columns are exchanged with those of the file. */
  readonly girato?: boolean;
};

/** All sheets of a file, with what the reader of the format noticed. */
export type Griglia = {
  readonly formato: string;
  readonly fogli: readonly Foglio[];
  /** Title or description kept in the file's properties, if any. */
  readonly titolo: string | null;
  readonly note: readonly {
    readonly codice: string;
    readonly messaggio: string;
    readonly riga: number | null;
    readonly foglio: string | null;
  }[];
};

/** Cell of a column among those of a row: most rows have no gap, and it stands at its own place. */
export const diColonna = (celle: readonly Cella[], c: number): Cella | null => {
  const propria = celle[c];
  if (propria?.c === c) return propria;
  for (const cella of celle) if (cella.c >= c) return cella.c === c ? cella : null;
  return null;
};
