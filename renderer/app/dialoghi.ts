import { useSyncExternalStore } from 'react';

/** Dialogs of the shell, one at a time. */
export type NomeDialogo = 'nuovo' | 'autore' | 'scorciatoie' | 'tavolozza';

let aperto: NomeDialogo | null = null;
const spettatori = new Set<() => void>();

export const apriDialogo = (nome: NomeDialogo | null): void => {
  aperto = nome;
  for (const avvisa of spettatori) avvisa();
};
export const useDialogo = (): NomeDialogo | null =>
  useSyncExternalStore(
    (avvisa) => {
      spettatori.add(avvisa);
      return () => spettatori.delete(avvisa);
    },
    () => aperto,
  );
