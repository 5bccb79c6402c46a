import type { Risposta } from './define.ts';
import type { Evento } from './index.ts';

/**
 * Messages between the shell and the engine process, whatever carries them (utilityProcess or child_process).
 * Workers are children of the shell, because an engine inside a utility process cannot start one: their messages pass
 * through here, one `lavoro` number each.
 */
export type MessaggioAlMotore =
  | { readonly tipo: 'inizio'; readonly cartellaDati: string; readonly cartellaModelli: string }
  | { readonly tipo: 'richiesta'; readonly id: number; readonly nome: string; readonly input: unknown }
  | { readonly tipo: 'lavoratore-pid'; readonly lavoro: number; readonly pid: number | undefined }
  | { readonly tipo: 'lavoratore-messaggio'; readonly lavoro: number; readonly messaggio: unknown }
  | { readonly tipo: 'lavoratore-fine'; readonly lavoro: number; readonly codice: number | null }
  | { readonly tipo: 'chiudi' };

/** Messages of the engine process to its shell. */
export type MessaggioDalMotore =
  | { readonly tipo: 'pronto' }
  | { readonly tipo: 'risposta'; readonly id: number; readonly risposta: Risposta<unknown> }
  | { readonly tipo: 'evento'; readonly evento: Evento }
  | { readonly tipo: 'lavoratore-avvia'; readonly lavoro: number; readonly modulo: string }
  | { readonly tipo: 'lavoratore-invia'; readonly lavoro: number; readonly messaggio: unknown }
  | { readonly tipo: 'lavoratore-uccidi'; readonly lavoro: number };
