import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { MessaggioAlMotore, MessaggioDalMotore } from '#contract/canale.ts';
import { limitiLavoratori, opzioniV8 } from '#contract/lavoratori.ts';
import { avviaUtility, type Processo } from './processo.ts';

const CONTROLLO_MS = 250;

type MessaggioLavoratore = Extract<MessaggioDalMotore, { tipo: `lavoratore-${string}` }>;

/** Workers of the engine as children of main: an engine in a utility process cannot start its own. */
export const creaLavoratori = (cartellaMotore: string, alMotore: (messaggio: MessaggioAlMotore) => void) => {
  const attivi = new Map<number, Processo<unknown>>();
  const tetti = new Map<number, number>();
  const guardia = setInterval(() => {
    if (attivi.size === 0) return;
    const memoria = new Map(app.getAppMetrics().map((m) => [m.pid, m.memory.workingSetSize / 1024]));
    for (const [lavoro, processo] of attivi)
      if ((memoria.get(processo.pid() ?? -1) ?? 0) > (tetti.get(lavoro) ?? 0)) processo.uccidi();
  }, CONTROLLO_MS);
  guardia.unref();

  const avvia = (lavoro: number, modulo: string): void => {
    // A name of the engine's closed list, never a path: anything else ends at once.
    const file = join(cartellaMotore, 'workers', `${modulo}.js`);
    if (!/^[a-z-]+$/.test(modulo) || !existsSync(file)) {
      alMotore({ tipo: 'lavoratore-fine', lavoro, codice: null });
      return;
    }
    const limiti = Object.entries(limitiLavoratori).find(([nome]) => nome === modulo)?.[1] ?? limitiLavoratori.importa;
    const processo = avviaUtility<unknown>(file, `Piano di Zona: ${modulo}`, opzioniV8(limiti));
    attivi.set(lavoro, processo);
    tetti.set(lavoro, limiti.residente);
    alMotore({ tipo: 'lavoratore-pid', lavoro, pid: processo.pid() });
    processo.suMessaggio((messaggio) => alMotore({ tipo: 'lavoratore-messaggio', lavoro, messaggio }));
    processo.suFine((codice) => {
      attivi.delete(lavoro);
      tetti.delete(lavoro);
      alMotore({ tipo: 'lavoratore-fine', lavoro, codice });
    });
  };

  return {
    ricevi: (messaggio: MessaggioLavoratore): void => {
      if (messaggio.tipo === 'lavoratore-avvia') avvia(messaggio.lavoro, messaggio.modulo);
      else if (messaggio.tipo === 'lavoratore-invia') attivi.get(messaggio.lavoro)?.invia(messaggio.messaggio);
      else attivi.get(messaggio.lavoro)?.uccidi();
    },
    fermaTutti: (): void => {
      for (const processo of attivi.values()) processo.uccidi();
    },
  };
};
