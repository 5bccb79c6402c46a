/** What the command line talks to: the terminal, the environment, the folders. Tests give their own. */
export type IO = {
  /** Data, on stdout. */
  readonly stampa: (testo: string) => void;
  /** Messages for people, on stderr; a line each. */
  readonly di: (testo: string) => void;
  /** Progress on the last line of a terminal; does nothing elsewhere. `null` clears it. */
  readonly avanza: (testo: string | null) => void;
  /** Folder that relative paths start from. */
  readonly cartella: string;
  readonly ambiente: NodeJS.ProcessEnv;
  readonly cartellaDati: string;
  readonly cartellaModelli: string;
  readonly adesso: () => Date;
};

/** A mistake in the way a command was written: message in Italian, exit code 2. */
export class ErroreUso extends Error {
  constructor(messaggio: string) {
    super(messaggio);
    this.name = 'ErroreUso';
  }
}

/** Exit codes: 0 done or nothing blocking, 1 done with something to look at, 2 could not be done. */
export type Uscita = 0 | 1 | 2;
