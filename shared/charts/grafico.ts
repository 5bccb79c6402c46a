/** The data of a chart as text: what stands beside it, or in its place. */
export type TabellaDelGrafico = {
  readonly intestazioni: readonly string[];
  readonly righe: readonly (readonly string[])[];
};

/** A chart as data: option of ECharts (plain, serialisable), the same in words, and the table that stands beside it. */
export type Grafico = {
  readonly opzione: Readonly<Record<string, unknown>>;
  readonly descrizione: string;
  readonly tabella: TabellaDelGrafico;
  /** Height that its content asks for, in pixels for a page 640 wide; absent = that of an ordinary chart. */
  readonly altezza?: number;
};

/** Highest chart that stands on a page with its caption, in pixels for a page 640 wide. */
export const altezzaMassima = 860;
