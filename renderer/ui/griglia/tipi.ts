/** What a cell is: as imported, unknown, anomalous, wrong, written by hand, computed. */
export type StatoCella = 'ok' | 'ignoto' | 'anomalia' | 'errore' | 'mano' | 'derivato';

/** One word of a closed vocabulary. */
export type OpzioneCella = { readonly id: string; readonly testo: string };

/** A column: kind of its cells, unit, and what a person may write in it. */
export type ColonnaGriglia = {
  readonly id: string;
  readonly titolo: string;
  readonly gruppo: string | null;
  readonly tipo: 'testo' | 'importo' | 'numero' | 'fte' | 'data' | 'percentuale' | 'stato';
  readonly unita: string | null;
  readonly modificabile: boolean;
  readonly obbligatoria: boolean;
  readonly opzioni: readonly OpzioneCella[] | null;
  readonly piuScelte: boolean;
  readonly aiuto: string | null;
};

/** A cell: text as people read it, exact value (decimal with a point, ISO date) for sums and order. */
export type CellaGriglia = {
  readonly testo: string;
  readonly valore: string | null;
  readonly stato: StatoCella;
  readonly modificabile: boolean;
  /** Kind and vocabulary of this cell, where the rows are facts of different kinds; else the column's. */
  readonly tipo?: ColonnaGriglia['tipo'];
  readonly opzioni?: readonly OpzioneCella[];
};

/** A row, in the order of the columns. */
export type RigaGriglia = {
  readonly id: string;
  readonly totale: boolean;
  readonly celle: readonly CellaGriglia[];
};

/** A cell of the grid by name: row id and column id. */
export type PuntoGriglia = { readonly riga: string; readonly colonna: string };

/** Text that a person wrote in a cell. */
export type Scrittura = PuntoGriglia & { readonly testo: string };

/** A cell as typed that the register has not taken: still on its way, or refused with the reason. */
export type InSospeso = { readonly testo: string; readonly rifiuto: string | null };

const numeriche: ReadonlySet<ColonnaGriglia['tipo']> = new Set(['importo', 'numero', 'fte', 'percentuale']);

/** Whether the cells of a column are figures: right aligned, in order of size. */
export const eNumerica = (colonna: ColonnaGriglia | undefined): boolean =>
  colonna !== undefined && numeriche.has(colonna.tipo);

/** The column as it is for one cell. */
export const colonnaPer = (colonna: ColonnaGriglia, cella: CellaGriglia | undefined): ColonnaGriglia =>
  cella?.tipo === undefined && cella?.opzioni === undefined
    ? colonna
    : { ...colonna, tipo: cella.tipo ?? colonna.tipo, opzioni: cella.opzioni ?? colonna.opzioni };

/** Unit to show beside the title of a column, unless its title or its group already says it. */
export const unitaDi = ({ unita, titolo, gruppo }: ColonnaGriglia): string | null =>
  unita === null || titolo.includes(unita) || gruppo?.includes(unita) === true ? null : unita;
