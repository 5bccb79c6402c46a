/*
 * Attributes of the ARIA grid pattern. The grid is made of plain boxes because only what is in view is mounted and each
 * row is placed by itself, which a table cannot do: the pattern says the rest to screen readers.
 */

/** The grid: how many rows and columns there are, mounted or not (the heading counts). */
export const grigliaAria = (
  nome: string,
  righe: number,
  colonne: number,
  scrivibile: boolean,
  descrizione: string,
) => ({
  role: 'grid',
  'aria-label': nome,
  'aria-rowcount': righe + 1,
  'aria-colcount': colonne,
  'aria-multiselectable': true,
  'aria-description': descrizione,
  ...(scrivibile ? {} : { 'aria-readonly': true }),
});
/** A group of rows: heading, body, totals. */
export const gruppoAria = { role: 'rowgroup' } as const;
/** A row by its number, 1-based, heading included. */
export const rigaAria = (numero: number) => ({ role: 'row', 'aria-rowindex': numero });
/** A heading by column, 0-based, with the order of its rows. */
export const titoloAria = (c: number, verso: 'su' | 'giu' | null) => ({
  role: 'columnheader',
  'aria-colindex': c + 1,
  ...(verso === null ? {} : { 'aria-sort': verso === 'su' ? ('ascending' as const) : ('descending' as const) }),
});
/** A cell by column, 0-based; the first names its row. */
export const cellaAria = (c: number, scelta: boolean, scrivibile: boolean, sbagliata: boolean) => ({
  role: c === 0 ? 'rowheader' : 'gridcell',
  'aria-colindex': c + 1,
  'aria-selected': scelta,
  ...(scrivibile ? {} : { 'aria-readonly': true }),
  ...(sbagliata ? { 'aria-invalid': true } : {}),
});
/** Room of columns that are not mounted. */
export const spazioAria = { role: 'presentation' } as const;
