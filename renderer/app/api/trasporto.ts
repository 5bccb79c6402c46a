import { type Ingresso, type Risposta, rispostaSchema, type Uscita } from '#contract/define.ts';
import { type Evento, eventoSchema } from '#contract/evento.ts';
import type { contrattoPagina, NomeOperazione } from '#contract/index.ts';
import { apriCollegamento } from './trasporto-rete.ts';

/** What the preload gives to the page in the desktop app. */
export type PontePreload = {
  invoke(nome: string, input: unknown): Promise<unknown>;
  onEvent(ascolta: (evento: unknown) => void): () => void;
  readonly version: string;
};
declare global {
  interface Window {
    readonly pdz?: PontePreload;
  }
}

/** The desktop bridge where there is one, else the connection to the server that gave the page. */
const ponte: PontePreload = window.pdz ?? apriCollegamento();

/** True in the desktop app, false in a browser page. */
export const inFinestra = window.pdz !== undefined;

/** Version of the app, for the information panel. */
export const versioneApp = ponte.version;

/**
 * Asks the engine (or the shell) one operation. Never rejects: an error is a value, with a message for the person.
 * The envelope is checked here; the value was checked against the contract by `serve`, on the other side of the bridge,
 * hence the only cast of the page: checking a register of thousands of rows twice would cost a frame.
 */
export const chiama = async <N extends NomeOperazione>(
  nome: N,
  input: Ingresso<typeof contrattoPagina, N>,
): Promise<Risposta<Uscita<typeof contrattoPagina, N>>> => {
  try {
    const risposta = rispostaSchema.parse(await ponte.invoke(nome, input));
    return risposta.ok ? { ok: true, value: risposta.value as Uscita<typeof contrattoPagina, N> } : risposta;
  } catch (errore) {
    return {
      ok: false,
      error: {
        code: 'interno',
        message: `La richiesta «${nome}» non è arrivata al motore: ${errore instanceof Error ? errore.message : 'errore sconosciuto'}.`,
      },
    };
  }
};

/** Hears every event of the engine; returns the function that stops. */
export const ascolta = (ricevi: (evento: Evento) => void): (() => void) =>
  ponte.onEvent((grezzo) => {
    const letto = eventoSchema.safeParse(grezzo);
    if (letto.success) ricevi(letto.data);
  });
