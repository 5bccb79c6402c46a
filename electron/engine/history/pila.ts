import type { Stato } from '#domain/stati.ts';

/** A change of the journal as undo needs it: `ripete` = the undo that this change takes back. */
export type VoceStoria = {
  readonly seq: number;
  readonly gruppo: string;
  readonly titolo: string;
  readonly causa: Stato<'causaModifica'>;
  readonly annullataDa: number | null;
  readonly ripete: number | null;
};

/** Changes after `limite`, newest first; `storia` is in order of seq. */
function* aRitroso(storia: readonly VoceStoria[], limite: number): Generator<VoceStoria> {
  for (let i = storia.length - 1; i >= 0; i--) {
    const voce = storia[i];
    if (!voce || voce.seq <= limite) return;
    yield voce;
  }
}

/** Changes that one press of «Annulla» takes back (one group), newest first; empty = nothing to undo. */
export const daAnnullare = (storia: readonly VoceStoria[], limite: number): readonly VoceStoria[] => {
  const scelte: VoceStoria[] = [];
  for (const v of aRitroso(storia, limite)) {
    if (v.causa === 'annullamento' || v.annullataDa !== null) continue;
    if (v.causa === 'nuovo' || (scelte[0] && scelte[0].gruppo !== v.gruppo)) break;
    scelte.push(v);
  }
  return scelte;
};

/**
 * Undo that one press of «Ripeti» takes back: the newest that nobody took back, provided that since then the person did
 * nothing but undo and redo; null = nothing to redo.
 */
export const daRipetere = (storia: readonly VoceStoria[], limite: number): VoceStoria | null => {
  for (const v of aRitroso(storia, limite)) {
    if (v.causa === 'annullamento') {
      if (v.annullataDa === null) return v;
    } else if (v.ripete === null) return null;
  }
  return null;
};
