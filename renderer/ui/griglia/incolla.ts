import type { DaScrivere } from './riempi.ts';
import { type Intervallo, principale, type Selezione } from './selezione.ts';

/** A block of texts, as it comes from a spreadsheet: rows of cells. */
export type Blocco = readonly (readonly string[])[];
/** Where a block lands: cells of the grid, rows after the last one, and how many columns had no room. */
export type Atterraggio = {
  readonly celle: readonly DaScrivere[];
  /** New rows: text by column; only where rows can be added. */
  readonly nuove: readonly (readonly { readonly c: number; readonly testo: string }[])[];
  readonly righeFuori: number;
  readonly colonneFuori: number;
  /** Rectangle that the block covers. */
  readonly dove: Intervallo;
};

/**
 * As spreadsheets do: one cell fills the whole selection; a selection that is a multiple of the block repeats it; else
 * the block lands from the selection's first corner, whatever the selection's size. Rows after the last are new ones.
 */
export const atterra = (
  blocco: Blocco,
  s: Selezione,
  campo: { readonly righe: number; readonly colonne: number; readonly aggiungibile: boolean },
): Atterraggio => {
  const altezza = blocco.length;
  const larghezza = blocco.reduce((massimo, riga) => Math.max(massimo, riga.length), 0);
  const i = principale(s);
  const [sceltaAlta, sceltaLarga] = [i.r1 - i.r0 + 1, i.c1 - i.c0 + 1];
  const ripete = altezza > 0 && sceltaAlta % altezza === 0 && sceltaLarga % Math.max(1, larghezza) === 0;
  const [righe, colonne] = ripete ? [sceltaAlta, sceltaLarga] : [altezza, larghezza];
  const r0 = Math.max(0, i.r0);
  const celle: DaScrivere[] = [];
  const nuove: { c: number; testo: string }[][] = [];
  const larghe = Math.min(colonne, campo.colonne - i.c0);
  let righeFuori = 0;
  for (let dr = 0; dr < righe; dr += 1) {
    const riga = blocco[dr % altezza] ?? [];
    const r = r0 + dr;
    if (r >= campo.righe && !campo.aggiungibile) {
      righeFuori += 1;
      continue;
    }
    const nuova: { c: number; testo: string }[] = [];
    for (let dc = 0; dc < larghe; dc += 1) {
      const testo = riga[dc % larghezza] ?? '';
      if (r < campo.righe) celle.push({ r, c: i.c0 + dc, testo });
      else nuova.push({ c: i.c0 + dc, testo });
    }
    if (r >= campo.righe) nuove.push(nuova);
  }
  return {
    celle,
    nuove,
    righeFuori,
    colonneFuori: Math.max(0, colonne - larghe),
    dove: { r0, c0: i.c0, r1: r0 + Math.max(0, righe - righeFuori) - 1, c1: i.c0 + Math.max(0, larghe) - 1 },
  };
};
