import { QueryClient } from '@tanstack/react-query';

/**
 * Cache of answers. The engine is on this computer: never "offline", never retried, never old by time; answers age only
 * by what the engine says has changed.
 */
export const cliente = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 10 * 60_000,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
// The text of a section is read anew each time it is opened: an editor born from an old answer would write over a newer one.
cliente.setQueryDefaults(['sezioni/leggi'], { gcTime: 0 });

const delPiano = new Set<() => void>();
/** Registers something that belongs to the open plan: it is forgotten with it. */
export const conIlPiano = (dimentica: () => void): void => void delPiano.add(dimentica);

/** Every answer goes back to the beginning and is asked again: another plan is open, or none. */
export const dimenticaPiano = (): Promise<void> => {
  for (const dimentica of delPiano) dimentica();
  return cliente.resetQueries();
};
