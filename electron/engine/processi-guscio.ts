import type { MessaggioAlMotore, MessaggioDalMotore } from '#contract/canale.ts';
import type { Processi, ProcessoFiglio } from './tipi.ts';

type MessaggioLavoratore = Extract<MessaggioAlMotore, { tipo: `lavoratore-${string}` }>;

/** Workers as children of the shell: every message carries the number of its worker. */
export const processiDelGuscio = (invia: (messaggio: MessaggioDalMotore) => void) => {
  type Ascolti = {
    pid: number | undefined;
    readonly messaggi: ((messaggio: unknown) => void)[];
    readonly fini: ((codice: number | null) => void)[];
  };
  const attivi = new Map<number, Ascolti>();
  let numero = 0;

  const processi: Processi = {
    avvia: (modulo): ProcessoFiglio => {
      numero += 1;
      const lavoro = numero;
      const ascolti: Ascolti = { pid: undefined, messaggi: [], fini: [] };
      attivi.set(lavoro, ascolti);
      invia({ tipo: 'lavoratore-avvia', lavoro, modulo });
      return {
        invia: (messaggio) => invia({ tipo: 'lavoratore-invia', lavoro, messaggio }),
        ricevi: (ascolta) => ascolti.messaggi.push(ascolta),
        fine: (ascolta) => ascolti.fini.push(ascolta),
        uccidi: () => invia({ tipo: 'lavoratore-uccidi', lavoro }),
        get pid() {
          return ascolti.pid;
        },
      };
    },
  };

  /** Gives a message of the shell to the worker's listeners; one for a worker already ended is dropped. */
  const ricevi = (messaggio: MessaggioLavoratore): void => {
    const ascolti = attivi.get(messaggio.lavoro);
    if (!ascolti) return;
    if (messaggio.tipo === 'lavoratore-pid') ascolti.pid = messaggio.pid;
    else if (messaggio.tipo === 'lavoratore-messaggio') for (const a of ascolti.messaggi) a(messaggio.messaggio);
    else {
      attivi.delete(messaggio.lavoro);
      for (const a of ascolti.fini) a(messaggio.codice);
    }
  };
  return { processi, ricevi };
};
