import type { TabellaLetta } from '#contract/mappa.ts';

/** Where in a file something was found: sheet, A1 cell, line; each may be unknown. */
export type Punto = {
  readonly foglio?: string | null;
  readonly cella?: string | null;
  readonly riga?: number | null;
};

/** A file that cannot be imported: stable code, Italian message (what, where, what to do), place, what was expected. */
export class Rifiuto extends Error {
  readonly codice: string;
  readonly foglio: string | null;
  readonly cella: string | null;
  readonly riga: number | null;
  readonly atteso: string | null;
  /** Tables that were seen all the same: the person may say what their columns are. */
  tabelle: readonly TabellaLetta[] = [];
  constructor(codice: string, messaggio: string, altro: Punto & { readonly atteso?: string | null } = {}) {
    super(messaggio);
    this.name = 'Rifiuto';
    this.codice = codice;
    this.foglio = altro.foglio ?? null;
    this.cella = altro.cella ?? null;
    this.riga = altro.riga ?? null;
    this.atteso = altro.atteso ?? null;
  }
}
