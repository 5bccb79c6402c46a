import { useSyncExternalStore } from 'react';

/** Dialogs of the shell, one at a time. */
export type NomeDialogo =
  | 'nuovo'
  | 'autore'
  | 'scorciatoie'
  | 'tavolozza'
  | 'copia-da-inviare'
  | 'rifiutato'
  | 'estraneo';

let aperto: NomeDialogo | null = null;
const spettatori = new Set<() => void>();

/** Opens a dialog of the shell, or closes the one that is open. */
export const apriDialogo = (nome: NomeDialogo | null): void => {
  aperto = nome;
  for (const avvisa of spettatori) avvisa();
};
/** The dialog of the shell that is open. */
export const useDialogo = (): NomeDialogo | null =>
  useSyncExternalStore(
    (avvisa) => {
      spettatori.add(avvisa);
      return () => spettatori.delete(avvisa);
    },
    () => aperto,
  );
