import '../lingua.ts';
import { type MessaggioDalLavoratore, messaggioAlLavoratoreSchema } from './protocollo.ts';

type PortaUtility = {
  postMessage(messaggio: unknown): void;
  on(evento: 'message', ascolta: (evento: { readonly data: unknown }) => void): void;
};

/** The worker's own end of the channel. */
export type Porta = {
  invia(messaggio: MessaggioDalLavoratore): Promise<void>;
};

/** Serves the requests of this process one at a time; a fault of the program ends it. */
export const servi = (lavora: (dati: unknown, porta: Porta) => Promise<void>): void => {
  const utility = (process as { parentPort?: PortaUtility }).parentPort;
  const porta: Porta = {
    invia: (messaggio) =>
      new Promise((fatto) => {
        if (utility) {
          utility.postMessage(messaggio);
          fatto();
        } else if (process.send) process.send(messaggio, undefined, undefined, () => fatto());
        else fatto();
      }),
  };
  const ricevi = async (messaggio: unknown): Promise<void> => {
    const richiesta = messaggioAlLavoratoreSchema.safeParse(messaggio);
    if (!richiesta.success) return;
    try {
      await lavora(richiesta.data.dati, porta);
    } catch (errore) {
      const testo = errore instanceof Error ? (errore.stack ?? errore.message) : String(errore);
      await porta.invia({ tipo: 'errore', messaggio: testo });
      process.exit(1);
    }
  };
  if (utility) utility.on('message', ({ data }) => void ricevi(data));
  else {
    process.on('message', (m) => void ricevi(m));
    process.on('disconnect', () => process.exit(1));
  }
};
