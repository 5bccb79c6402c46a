/** A chart as data: option of ECharts (plain, serialisable), the same in words, and the table that stands beside it. */
export type Grafico = {
  readonly opzione: Readonly<Record<string, unknown>>;
  readonly descrizione: string;
  readonly tabella: { readonly intestazioni: readonly string[]; readonly righe: readonly (readonly string[])[] };
};
