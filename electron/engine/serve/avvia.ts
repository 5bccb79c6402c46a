import { mkdirSync } from 'node:fs';
import { cartellaDatiApp } from '../luoghi.ts';
import { type Servizio, servi } from './servi.ts';

/**
 * Starts the app for the browser until the person stops the process: on the first signal everything is closed, so that
 * the plan is one closed file again. `porta` 0 = any free one.
 */
export const avviaNelBrowser = async (percorso: string | null, porta = 0): Promise<Servizio> => {
  const cartellaDati = cartellaDatiApp();
  mkdirSync(cartellaDati, { recursive: true });
  const servizio = await servi({ percorso, porta, cartellaDati });
  for (const segnale of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(segnale, () => void servizio.chiudi().finally(() => process.exit(0)));
  return servizio;
};
