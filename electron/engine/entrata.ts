import { type MessaggioDalMotore, messaggioAlMotoreSchema } from '#contract/canale.ts';
import { contrattoCompleto } from '#contract/index.ts';
import { serve } from '#contract/serve.ts';
import { creaGestori } from './gestori.ts';
import { creaMotore } from './motore.ts';
import { processiDelGuscio } from './processi-guscio.ts';
import { processiNode } from './processi-node.ts';
import type { Motore } from './tipi.ts';

/*
 * The engine as a process of its own. The shell starts it in a utility process (messages through `parentPort`, workers
 * started by the shell) or, in development and tests, under plain Node (messages through `process.send`).
 */
type Porta = {
  readonly invia: (messaggio: MessaggioDalMotore) => void;
  readonly ascolta: (ricevi: (messaggio: unknown) => void) => void;
};
type PortaUtility = {
  postMessage(messaggio: unknown): void;
  on(evento: 'message', ascolta: (evento: { readonly data: unknown }) => void): void;
};

const utility = (process as { parentPort?: PortaUtility }).parentPort;
const porta: Porta = utility
  ? { invia: (m) => utility.postMessage(m), ascolta: (ricevi) => utility.on('message', ({ data }) => ricevi(data)) }
  : {
      invia: (m) => {
        if (process.connected) process.send?.(m);
      },
      ascolta: (ricevi) => process.on('message', ricevi),
    };

const guscio = utility ? processiDelGuscio(porta.invia) : null;
let motore: Motore | null = null;
let rispondi: ReturnType<typeof serve> | null = null;

const chiudi = (): void => {
  motore?.sessioneONulla()?.chiudi();
  process.exit(0);
};

porta.ascolta((grezzo) => {
  const letto = messaggioAlMotoreSchema.safeParse(grezzo);
  if (!letto.success) {
    process.stderr.write(`motore: messaggio non riconosciuto: ${letto.error.message}\n`);
    return;
  }
  const messaggio = letto.data;
  switch (messaggio.tipo) {
    case 'inizio': {
      motore = creaMotore({
        adesso: () => new Date(),
        processi: guscio?.processi ?? processiNode,
        cartellaDati: messaggio.cartellaDati,
        cartellaModelli: messaggio.cartellaModelli,
        emetti: (evento) => porta.invia({ tipo: 'evento', evento }),
      });
      rispondi = serve(contrattoCompleto, creaGestori(motore), (nome, errore) =>
        process.stderr.write(`motore: ${nome}: ${errore instanceof Error ? errore.stack : String(errore)}\n`),
      );
      porta.invia({ tipo: 'pronto' });
      return;
    }
    case 'richiesta': {
      const { id, nome, input } = messaggio;
      void rispondi?.(nome, input).then((risposta) => porta.invia({ tipo: 'risposta', id, risposta }));
      return;
    }
    case 'chiudi':
      return chiudi();
    default:
      guscio?.ricevi(messaggio);
  }
});
// Under plain Node the shell may end without a word: an engine alone must not stay.
process.on('disconnect', chiudi);
