import type { Foglio, Griglia } from './tipi.ts';

/**
 * Place of a row of a document in words that a person finds: alone ("tabella 2, riga 5") and after an article ("riga 5
 * della tabella 2"); `numero` = its number there.
 */
export type Posto = { readonly luogo: string; readonly detto: string; readonly numero?: number };

/** A sheet made from a document: it has no cells with letters and numbers, its rows have places in words. */
export type FoglioDiDocumento = Foglio & { luogoRiga(r: number): Posto };

/** Sheets of a document; its notes may be warnings, at a place. */
export type GrigliaDiDocumento = Griglia & {
  readonly documento: true;
  readonly note: readonly (Griglia['note'][number] & NotaDiDocumento)[];
};
type NotaDiDocumento = { readonly gravita: 'avviso' | 'errore'; readonly cella: string | null };

/** Whether a sheet was made from a document. */
export const diDocumento = (foglio: Foglio): foglio is FoglioDiDocumento => 'luogoRiga' in foglio;

/** Whether the sheets come from a document, whose places say all without the name of a sheet. */
export const eDocumento = (griglia: Griglia): griglia is GrigliaDiDocumento => 'documento' in griglia;

/** Place of a cell for a message: `foglio «X», cella F7`, `riga 7 (cella F7)`, or the words of a document. */
export const luogo = (foglio: Foglio, { r, c }: { readonly r: number; readonly c: number }): string => {
  if (diDocumento(foglio)) return foglio.rif(r, c);
  return foglio.nome === null
    ? `riga ${foglio.linea(r)} (cella ${foglio.rif(r, c)})`
    : `foglio «${foglio.nome}», cella ${foglio.rif(r, c)}`;
};

/** A row for a message, after an article: `riga 7`, `riga 7 del foglio «X»`, `riga 5 della tabella 2`. */
export const nomeRiga = (foglio: Foglio, r: number): string => {
  if (diDocumento(foglio)) return foglio.luogoRiga(r).detto;
  return `riga ${foglio.linea(r)}${foglio.nome === null ? '' : ` del foglio «${foglio.nome}»`}`;
};

/** Name of a sheet at the beginning of a message: `Il foglio «X»`, or the part of a document. */
export const ilFoglio = (foglio: Foglio): string =>
  diDocumento(foglio) ? `La parte «${foglio.nome ?? ''}»` : `Il foglio «${foglio.nome ?? ''}»`;

/** Place of a rectangle of cells: `A6:H7`, or first and last row of a document. */
export const rettangolo = (
  foglio: Foglio,
  da: { readonly r: number; readonly c: number },
  a: { readonly r: number; readonly c: number },
): string => {
  if (!diDocumento(foglio)) return `${foglio.rif(da.r, da.c)}:${foglio.rif(a.r, a.c)}`;
  const [prima, ultima] = [foglio.luogoRiga(da.r).luogo, foglio.luogoRiga(a.r).luogo];
  return prima === ultima ? prima : `${prima} – ${ultima}`;
};
