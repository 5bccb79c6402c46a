import { ipcMain, type WebContents } from 'electron';
import type { Evento } from '#contract/index.ts';
import { ePagina } from './indirizzi.ts';

/** The only file that names ipcMain: answers a channel only to the main frame of the app's own page. */
export const rispondiFidato = (
  canale: `pdz:${string}`,
  gestore: (nome: unknown, input: unknown) => Promise<unknown>,
): void => {
  ipcMain.handle(canale, (evento, nome: unknown, input: unknown) => {
    const cornice = evento.senderFrame;
    return cornice !== null && cornice.parent === null && ePagina(cornice.url)
      ? gestore(nome, input)
      : Promise.reject(new Error(`Mittente non ammesso su ${canale}`));
  });
};

/** Sends an event to a page, if it is still there. */
export const mandaEvento = (pagina: WebContents | undefined, evento: Evento): void => {
  if (pagina && !pagina.isDestroyed()) pagina.send('pdz:evento', evento);
};
