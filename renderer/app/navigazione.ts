import { useSyncExternalStore } from 'react';
import { indirizzo, leggiRotta, type NomeStanza, type Rotta } from './rotte.ts';

const iscrivi = (avvisa: () => void) => {
  window.addEventListener('hashchange', avvisa);
  return () => window.removeEventListener('hashchange', avvisa);
};

let ultimoHash: string | null = null;
let ultimaRotta: Rotta = leggiRotta('');
const corrente = (): Rotta => {
  if (window.location.hash !== ultimoHash) {
    ultimoHash = window.location.hash;
    ultimaRotta = leggiRotta(ultimoHash);
  }
  return ultimaRotta;
};

/** Where the person is; renders again when it changes. */
export const useRotta = (): Rotta => useSyncExternalStore(iscrivi, corrente);

/** Goes to a place, with a step back in the history. */
export const vai = (
  stanza: NomeStanza,
  id: string | null = null,
  parametri: Readonly<Record<string, string | null | undefined>> = {},
): void => {
  window.location.hash = indirizzo(stanza, id, parametri);
};

/** Changes filters or selection without a new step in the history; a room that the person has left changes nothing. */
export const correggi = (
  stanza: NomeStanza,
  id: string | null,
  parametri: Readonly<Record<string, string | null | undefined>> = {},
): void => {
  const nuovo = indirizzo(stanza, id, parametri);
  if (nuovo === window.location.hash || leggiRotta(window.location.hash).stanza !== stanza) return;
  window.history.replaceState(window.history.state, '', nuovo);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
};
