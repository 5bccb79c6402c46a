import { importo } from '#format/numeri.ts';
import type { Riceve } from '../../app/api/uso.ts';
import type { FormaLivello } from '../../ui/SegnoLivello.tsx';

/** What the map of LEPS by Comune shows. */
export const misure = ['stato', 'spesa', 'segnalazioni'] as const;
/** A measure of the map. */
export type Misura = (typeof misure)[number];

/** State of a LEPS in a Comune, as the engine names it. */
export type StatoNelComune = Riceve<'quadro/livelli'>['righe'][number]['celle'][number]['stato'];

/** Drawing of each state: a Comune that no scheda serves is an empty ring. */
export const formeComune: Readonly<Record<StatoNelComune, FormaLivello>> = {
  attivo: 'pieno',
  parziale: 'meta',
  progressivo: 'cresce',
  non_attivo: 'barra',
  non_servito: 'vuoto',
  non_verificabile: 'ignoto',
};

/** Cents for one inhabitant as people read them: `12,40`. */
export const perAbitante = (cents: number): string => importo(cents);

/** Names of the shades, from nothing to the darkest; `ignota` = population or amount not known. */
export const ombre = ['zero', 'ombra1', 'ombra2', 'ombra3', 'ombra4', 'ombra5'] as const;

/** Shade of an amount for one inhabitant, among the bounds of the engine. */
export const ombra = (cents: number | null, fasce: readonly number[]): (typeof ombre)[number] | 'ignota' => {
  if (cents === null) return 'ignota';
  if (cents <= 0) return 'zero';
  const sopra = fasce.filter((limite) => cents > limite).length;
  return ombre[sopra + 1] ?? 'ombra5';
};
