import { useEffect, useSyncExternalStore } from 'react';
import type { Evento } from '#contract/index.ts';
import { cliente } from './cliente.ts';
import { invecchia } from './dipendenze.ts';
import { ascolta } from './trasporto.ts';

type Avanzamento = Extract<Evento, { tipo: 'avanzamento' }>;
type StatoMotore = Extract<Evento, { tipo: 'motore' }>['stato'];
type Ascolto = { readonly motore: StatoMotore; readonly lavori: readonly Avanzamento[] };

let stato: Ascolto = { motore: 'pronto', lavori: [] };
const spettatori = new Set<() => void>();
const pubblica = (nuovo: Partial<Ascolto>) => {
  stato = { ...stato, ...nuovo };
  for (const avvisa of spettatori) avvisa();
};

/** Changes that arrive together are applied together: one wave of new questions instead of one per keystroke. */
const ATTESA_MS = 120;
const attesi = { registri: new Set<string>(), sezioni: new Set<string>() };
let attesa: number | null = null;
const scarica = () => {
  attesa = null;
  const evento = { registri: [...attesi.registri], sezioni: [...attesi.sezioni] };
  attesi.registri.clear();
  attesi.sezioni.clear();
  void cliente.invalidateQueries({ predicate: (q) => invecchia(q.queryKey, evento) });
};

const ricevi = (evento: Evento): void => {
  switch (evento.tipo) {
    case 'cambiato':
      for (const r of evento.registri) attesi.registri.add(r);
      for (const s of evento.sezioni) attesi.sezioni.add(s);
      if (attesa === null) attesa = window.setTimeout(scarica, ATTESA_MS);
      return;
    case 'stato-file':
      void cliente.invalidateQueries({ queryKey: ['file/stato'] });
      void cliente.invalidateQueries({ queryKey: ['versioni/elenco'] });
      void cliente.invalidateQueries({ queryKey: ['guscio/recenti'] });
      return;
    case 'avanzamento': {
      const altri = stato.lavori.filter((l) => l.lavoro !== evento.lavoro);
      const finito = evento.totale !== null && evento.fatto >= evento.totale;
      pubblica({ lavori: finito ? altri : [...altri, evento] });
      return;
    }
    case 'motore':
      pubblica({ motore: evento.stato, ...(evento.stato === 'pronto' ? {} : { lavori: [] }) });
      if (evento.stato === 'riavviato') void cliente.invalidateQueries();
      return;
  }
};

/** Operations that tell their progress: when none is under way, no progress is shown. */
const lunghe: ReadonlySet<string> = new Set([
  'importa/anteprima',
  'importa/conferma',
  'guscio/esporta',
  'guscio/esporta-registro',
  'guscio/esempio',
  'guscio/apri',
  'guscio/nuovo',
  'atti/anteprima',
]);
let inCorso = 0;

/** Follows a request until its answer, so that a finished work never leaves its bar behind. */
export const segui = async <T>(nome: string, richiesta: Promise<T>): Promise<T> => {
  if (!lunghe.has(nome)) return richiesta;
  inCorso += 1;
  try {
    return await richiesta;
  } finally {
    inCorso -= 1;
    if (inCorso === 0) pubblica({ lavori: [] });
  }
};

const iscrivi = (avvisa: () => void) => {
  spettatori.add(avvisa);
  return () => spettatori.delete(avvisa);
};

/** Listens to the engine for as long as the app is shown. */
export const useAscolto = (): void => {
  useEffect(() => ascolta(ricevi), []);
};
/** State of the engine as last heard. */
export const useMotore = (): StatoMotore => useSyncExternalStore(iscrivi, () => stato.motore);
/** Long works under way. */
export const useLavori = (): readonly Avanzamento[] => useSyncExternalStore(iscrivi, () => stato.lavori);
