/**
 * Messages between the engine and any of its workers, the same over `child_process` and `utilityProcess`. A worker
 * answers one request at a time: progress, blocks of rows, then one outcome. It lives until it is killed.
 */
export type MessaggioAlLavoratore = { readonly tipo: 'richiesta'; readonly dati: unknown };

/** What a worker says. `rifiuto` = the input is at fault (message for the person); `errore` = the program is. */
export type MessaggioDalLavoratore =
  | { readonly tipo: 'avanzamento'; readonly fatto: number; readonly totale: number | null; readonly testo: string }
  | { readonly tipo: 'blocco'; readonly nome: string; readonly righe: readonly unknown[] }
  | { readonly tipo: 'esito'; readonly dati: unknown }
  | { readonly tipo: 'rifiuto'; readonly dati: unknown }
  | { readonly tipo: 'errore'; readonly messaggio: string };
