import type { NomeLavoratore, Processi } from '../tipi.ts';
import type { MessaggioAlLavoratore, MessaggioDalLavoratore } from './protocollo.ts';

/** How a piece of work in a worker ended. `interrotto`: killed by time or memory; `annullato`: by the person. */
export type FineLavoro =
  | { readonly tipo: 'esito'; readonly dati: unknown; readonly blocchi: ReadonlyMap<string, readonly unknown[]> }
  | { readonly tipo: 'rifiuto'; readonly dati: unknown }
  | { readonly tipo: 'errore'; readonly messaggio: string }
  | { readonly tipo: 'interrotto' }
  | { readonly tipo: 'annullato' };

/** A piece of work under way: its end, and how to stop it at once. */
export type Lavoro = { readonly fine: Promise<FineLavoro>; annulla(): void };

/** Time that a worker has, in milliseconds, whoever starts it. */
export const DURATA_LAVORO = 20_000;

/** Runs one request in a worker of the closed list. Nothing is written by the worker: it only answers. */
export const esegui = (
  processi: Processi,
  modulo: NomeLavoratore,
  dati: unknown,
  avanza: (fatto: number, totale: number | null, testo: string) => void = () => {},
  durata: number = DURATA_LAVORO,
): Lavoro => {
  const figlio = processi.avvia(modulo);
  let annulla: () => void = () => {};
  const fine = new Promise<FineLavoro>((risolvi) => {
    const blocchi = new Map<string, unknown[]>();
    let finito = false;
    const chiudi = (esito: FineLavoro): void => {
      if (finito) return;
      finito = true;
      clearTimeout(limite);
      figlio.uccidi();
      risolvi(esito);
    };
    const limite = setTimeout(() => chiudi({ tipo: 'interrotto' }), durata);
    annulla = () => chiudi({ tipo: 'annullato' });
    figlio.ricevi((ricevuto) => {
      const m = ricevuto as MessaggioDalLavoratore;
      if (finito) return;
      if (m.tipo === 'avanzamento') avanza(m.fatto, m.totale, m.testo);
      else if (m.tipo === 'blocco') {
        const lista = blocchi.get(m.nome) ?? [];
        for (const riga of m.righe) lista.push(riga);
        blocchi.set(m.nome, lista);
      } else if (m.tipo === 'esito') chiudi({ tipo: 'esito', dati: m.dati, blocchi });
      else if (m.tipo === 'rifiuto') chiudi({ tipo: 'rifiuto', dati: m.dati });
      else chiudi({ tipo: 'errore', messaggio: m.messaggio });
    });
    figlio.fine(() => chiudi({ tipo: 'interrotto' }));
    figlio.invia({ tipo: 'richiesta', dati } satisfies MessaggioAlLavoratore);
  });
  return { fine, annulla: () => annulla() };
};
