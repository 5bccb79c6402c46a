import { UNSTABLE_ToastQueue as CodaAvvisi } from 'react-aria-components';
import type { Tono } from '../ui/toni.ts';

/** A short message that leaves by itself; what must not be lost is shown in place, never only here. */
export type Notifica = {
  readonly tono: Tono;
  readonly testo: string;
  readonly azione?: { readonly etichetta: string; readonly esegui: () => void };
};

/** Messages waiting to be shown, three at a time. */
export const codaNotifiche = new CodaAvvisi<Notifica>({ maxVisibleToasts: 3 });

/** Shows a message; errors stay until closed. */
export const notifica = (messaggio: Notifica): void => {
  codaNotifiche.add(messaggio, messaggio.tono === 'bad' ? {} : { timeout: 7000 });
};
