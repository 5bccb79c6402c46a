import { dirname } from 'node:path';
import { type MessaggioAlMotore, messaggioDalMotoreSchema } from '#contract/canale.ts';
import type { Risposta } from '#contract/define.ts';
import type { Evento } from '#contract/index.ts';
import { creaLavoratori } from './lavoratori.ts';
import { avviaProcessoMotore, type Processo } from './processo.ts';

/** How many times a crashed engine is started again by itself. */
const RIAVVII = 1;
const ATTESA_CHIUSURA_MS = 5_000;

type OpzioniMotore = {
  readonly file: string;
  readonly cartellaDati: string;
  readonly cartellaModelli: string;
  readonly suEvento: (evento: Evento) => void;
  /** Called on a fresh engine after a crash, before the pages hear of it: opens again what was open. */
  readonly dopoRiavvio: () => Promise<void>;
  /** Called when the engine is gone for good. */
  readonly suPerdita: () => void;
};

const fermo = (nome: string): Risposta<never> => ({
  ok: false,
  error: {
    code: 'interno',
    message: `Il motore del piano si è fermato mentre rispondeva a «${nome}». Quanto era già al sicuro non è perso: riprova.`,
  },
});

/** The engine as main sees it: one process, started again once, whose calls never hang. */
export const creaMotoreRemoto = (opzioni: OpzioniMotore) => {
  const attese = new Map<number, { nome: string; rispondi: (risposta: Risposta<unknown>) => void }>();
  let numero = 0;
  let riavvii = 0;
  let chiudendo = false;
  let processo: Processo<MessaggioAlMotore> | null = null;
  let fineAttesa: () => void = () => {};
  const invia = (messaggio: MessaggioAlMotore) => processo?.invia(messaggio);
  const lavoratori = creaLavoratori(dirname(opzioni.file), invia);

  /** Resolves when the process says it is ready, rejects if it ends first. */
  const avvia = (): Promise<void> =>
    new Promise((risolvi, rifiuta) => {
      const nuovo = avviaProcessoMotore(opzioni.file);
      processo = nuovo;
      nuovo.suMessaggio((grezzo) => {
        const letto = messaggioDalMotoreSchema.safeParse(grezzo);
        if (!letto.success) {
          process.stderr.write(`motore: messaggio non riconosciuto: ${letto.error.message}\n`);
          return;
        }
        const messaggio = letto.data;
        switch (messaggio.tipo) {
          case 'pronto':
            return risolvi();
          case 'risposta': {
            attese.get(messaggio.id)?.rispondi(messaggio.risposta);
            attese.delete(messaggio.id);
            return;
          }
          case 'evento':
            return opzioni.suEvento(messaggio.evento);
          default:
            return lavoratori.ricevi(messaggio);
        }
      });
      nuovo.suFine((codice) => {
        processo = null;
        lavoratori.fermaTutti();
        for (const { nome, rispondi } of attese.values()) rispondi(fermo(nome));
        attese.clear();
        fineAttesa();
        rifiuta(new Error(`Il motore è terminato prima di essere pronto (codice ${codice ?? 'assente'}).`));
        if (!chiudendo) void riavvia();
      });
      nuovo.invia({ tipo: 'inizio', cartellaDati: opzioni.cartellaDati, cartellaModelli: opzioni.cartellaModelli });
    });

  let pronto = avvia();
  // Each call reads the outcome of `pronto`; this only tells Node that the rejection is looked at.
  pronto.catch(() => {});

  const riavvia = async (): Promise<void> => {
    riavvii += 1;
    if (riavvii > RIAVVII) {
      opzioni.suEvento({ tipo: 'motore', stato: 'perso' });
      opzioni.suPerdita();
      return;
    }
    try {
      pronto = avvia();
      await pronto;
      await opzioni.dopoRiavvio();
      opzioni.suEvento({ tipo: 'motore', stato: 'riavviato' });
    } catch {
      // The end of the new process has already been handled above, and counted.
    }
  };

  return {
    /** False when the process is gone and will not come back. */
    vivo: (): boolean => riavvii <= RIAVVII,
    /** Asks the engine; always answers, with an error value when the process is gone. */
    chiama: async (nome: string, input: unknown): Promise<Risposta<unknown>> => {
      try {
        await pronto;
      } catch {
        return fermo(nome);
      }
      if (processo === null) return fermo(nome);
      numero += 1;
      const id = numero;
      return new Promise((rispondi) => {
        attese.set(id, { nome, rispondi });
        invia({ tipo: 'richiesta', id, nome, input });
      });
    },
    /** Lets the engine close its file and end; after a while ends it anyway. */
    chiudi: async (): Promise<void> => {
      chiudendo = true;
      if (processo === null) return;
      await new Promise<void>((finito) => {
        fineAttesa = finito;
        invia({ tipo: 'chiudi' });
        setTimeout(() => {
          processo?.uccidi();
          finito();
        }, ATTESA_CHIUSURA_MS);
      });
    },
  };
};
export type MotoreRemoto = ReturnType<typeof creaMotoreRemoto>;
