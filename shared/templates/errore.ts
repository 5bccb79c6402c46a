/** An error of a pack: where it is, what was expected, what was found. Texts in Italian, line and column 1-based. */
export type ErroreModello = {
  readonly file: string;
  readonly riga: number;
  readonly atteso: string;
  readonly trovato: string;
};

/** One line for a person: `atti/accordo.md, riga 12: atteso …, trovato …`. */
export const testoErrore = (e: ErroreModello): string =>
  `${e.file}, riga ${e.riga}: atteso ${e.atteso}; trovato ${e.trovato}.`;

/** Quotes a piece of source for a message, shortened and on one line. */
export const citaSorgente = (testo: string): string => {
  const unaRiga = testo.replace(/\s+/gu, ' ').trim();
  return `«${unaRiga.length > 80 ? `${unaRiga.slice(0, 79)}…` : unaRiga}»`;
};

/** Collects the errors of one file, up to a limit, so that a person sees them all at once. */
export class RaccoltaErrori {
  readonly #file: string;
  readonly #errori: ErroreModello[] = [];
  readonly #massimo: number;
  constructor(file: string, massimo: number) {
    this.#file = file;
    this.#massimo = massimo;
  }
  /** Adds an error at a line. */
  aggiungi(riga: number, atteso: string, trovato: string): void {
    if (this.#errori.length < this.#massimo) this.#errori.push({ file: this.#file, riga, atteso, trovato });
  }
  /** The errors found so far, in the order of the source lines. */
  get errori(): readonly ErroreModello[] {
    return [...this.#errori].sort((a, b) => a.riga - b.riga);
  }
  /** How many errors were found so far. */
  get quanti(): number {
    return this.#errori.length;
  }
}
