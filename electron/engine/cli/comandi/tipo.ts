import type { Letti, Opzioni } from '../argomenti.ts';
import type { IO, Uscita } from '../io.ts';

/** A command of the command line: how it is written, what it does, how it runs. */
export type Comando = {
  readonly uso: string;
  readonly cosa: string;
  readonly opzioni: Opzioni;
  /** Lines under the options in the help of the command. */
  readonly note: readonly string[];
  readonly esegui: (letti: Letti, io: IO) => Promise<Uscita>;
};
