import { limitiLavoratori } from '#contract/lavoratori.ts';
import type { NomeLavoratore, Processi } from '../tipi.ts';
import { type MessaggioAlLavoratore, type MessaggioDalLavoratore, messaggioDalLavoratoreSchema } from './protocollo.ts';

/** How a piece of work in a worker ended. `interrotto`: killed by time or memory; `annullato`: by the person. */
type FineLavoro =
  | { readonly tipo: 'esito'; readonly dati: unknown; readonly blocchi: ReadonlyMap<string, readonly unknown[]> }
  | { readonly tipo: 'rifiuto'; readonly dati: unknown }
  | { readonly tipo: 'errore'; readonly messaggio: string }
  | { readonly tipo: 'interrotto' }
  | { readonly tipo: 'annullato' };

/** A piece of work under way: its end, and how to stop it at once. */
export type Lavoro = { readonly fine: Promise<FineLavoro>; annulla(): void };
type Avanza = (fatto: number, totale: number | null, testo: string) => void;

/** A worker that answers one request at a time; whatever does not end well also ends the worker. */
export type Lavoratore = {
  chiedi(dati: unknown, avanza?: Avanza, durata?: number): Lavoro;
  chiudi(): void;
  readonly vivo: boolean;
};

/** Starts a worker of the closed list. Nothing is written by it: it only answers. */
export const apriLavoratore = (processi: Processi, modulo: NomeLavoratore): Lavoratore => {
  const figlio = processi.avvia(modulo);
  let vivo = true;
  let ascolta: (messaggio: MessaggioDalLavoratore) => void = () => {};
  let finito: () => void = () => {};
  figlio.ricevi((grezzo) => {
    const letto = messaggioDalLavoratoreSchema.safeParse(grezzo);
    ascolta(letto.success ? letto.data : { tipo: 'errore', messaggio: 'il lavoratore ha detto una cosa non prevista' });
  });
  figlio.fine(() => {
    vivo = false;
    finito();
  });
  const chiudi = (): void => {
    vivo = false;
    figlio.uccidi();
  };
  const chiedi = (dati: unknown, avanza: Avanza = () => {}, durata = limitiLavoratori[modulo].durata): Lavoro => {
    let annulla: () => void = () => {};
    const fine = new Promise<FineLavoro>((risolvi) => {
      const blocchi = new Map<string, unknown[]>();
      let deciso = false;
      const concludi = (esito: FineLavoro): void => {
        if (deciso) return;
        deciso = true;
        clearTimeout(limite);
        if (esito.tipo !== 'esito' && esito.tipo !== 'rifiuto') chiudi();
        risolvi(esito);
      };
      const limite = setTimeout(() => concludi({ tipo: 'interrotto' }), durata);
      annulla = () => concludi({ tipo: 'annullato' });
      finito = () => concludi({ tipo: 'interrotto' });
      ascolta = (m) => {
        if (deciso) return;
        if (m.tipo === 'avanzamento') avanza(m.fatto, m.totale, m.testo);
        else if (m.tipo === 'blocco') {
          const lista = blocchi.get(m.nome) ?? [];
          for (const riga of m.righe) lista.push(riga);
          blocchi.set(m.nome, lista);
        } else if (m.tipo === 'esito') concludi({ tipo: 'esito', dati: m.dati, blocchi });
        else if (m.tipo === 'rifiuto') concludi({ tipo: 'rifiuto', dati: m.dati });
        else concludi({ tipo: 'errore', messaggio: m.messaggio });
      };
      if (vivo) figlio.invia({ tipo: 'richiesta', dati } satisfies MessaggioAlLavoratore);
      else concludi({ tipo: 'interrotto' });
    });
    return { fine, annulla: () => annulla() };
  };
  return {
    chiedi,
    chiudi,
    get vivo() {
      return vivo;
    },
  };
};

/** Runs one request in a worker of its own, which ends with it. */
export const esegui = (
  processi: Processi,
  modulo: NomeLavoratore,
  dati: unknown,
  avanza?: Avanza,
  durata?: number,
): Lavoro => {
  const lavoratore = apriLavoratore(processi, modulo);
  const lavoro = lavoratore.chiedi(dati, avanza, durata);
  void lavoro.fine.then(() => lavoratore.chiudi());
  return lavoro;
};
