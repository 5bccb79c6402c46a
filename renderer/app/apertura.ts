import { useSyncExternalStore } from 'react';

/** Whether a plan is being opened or made: until it is whole, nothing of it is shown. */
let inCorso = 0;
const spettatori = new Set<() => void>();
const cambia = (passo: 1 | -1): void => {
  inCorso += passo;
  for (const avvisa of spettatori) avvisa();
};

/** Does a work during which the app shows that a plan is on its way. */
export const mentreSiApre = async <T>(lavoro: () => Promise<T>): Promise<T> => {
  cambia(1);
  try {
    return await lavoro();
  } finally {
    cambia(-1);
  }
};

/** True while a plan is being opened. */
export const useApertura = (): boolean =>
  useSyncExternalStore(
    (avvisa) => {
      spettatori.add(avvisa);
      return () => spettatori.delete(avvisa);
    },
    () => inCorso > 0,
  );
