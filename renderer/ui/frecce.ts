import type { KeyboardEvent } from 'react';

const passi: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

/** Cell of a picture that the keyboard can reach: `data-casella="riga,colonna"`. */
export const casella = (riga: number, colonna: number): string => `${riga},${colonna}`;

/** Cell where a key goes from another, inside the picture; null when the key is not for moving. */
export const casellaDopo = (
  tasto: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  [riga, colonna]: readonly [number, number],
  [righe, colonne]: readonly [number, number],
): readonly [number, number] | null => {
  const passo = passi[tasto.key];
  const dentro = (n: number, quanti: number) => Math.max(0, Math.min(quanti - 1, n));
  if (passo !== undefined) return [dentro(riga + passo[0], righe), dentro(colonna + passo[1], colonne)];
  if (tasto.key === 'Home') return [tasto.ctrlKey ? 0 : riga, 0];
  if (tasto.key === 'End') return [tasto.ctrlKey ? righe - 1 : riga, colonne - 1];
  return null;
};
