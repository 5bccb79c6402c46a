/** Works to finish before the plan is closed, exported, frozen or undone: what is being typed must reach the engine. */
const lavori = new Set<() => Promise<unknown>>();

/** Registers a work to finish first; returns the function that takes it away. */
export const primaDiChiudere = (lavoro: () => Promise<unknown>): (() => void) => {
  lavori.add(lavoro);
  return () => lavori.delete(lavoro);
};

/** Finishes every registered work; a failed one does not stop the others. */
export const finisciLavori = async (): Promise<void> => {
  await Promise.allSettled([...lavori].map((lavoro) => lavoro()));
};
