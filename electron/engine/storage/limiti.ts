/** What a plan may hold: far above any real plan, below what can hurt the machine that opens it. */
export const limiti = {
  /** Bytes of a `.pdz`. */
  byteFile: 1024 * 1024 * 1024,
  /** Rows of accounting cells, and of any other register. */
  righeLette: 5_000_000,
  righe: 300_000,
  sezioni: 5_000,
  modifiche: 2_000_000,
  versioni: 1_000,
  /** Characters of one text column, of one section, of one compiled pack. */
  testo: 8_000_000,
  sezione: 4_000_000,
  pacco: 20_000_000,
  filePacco: 2_000,
  /** Bytes of one original file once inflated, and of one frozen version. */
  originale: 120 * 1024 * 1024,
  versione: 500 * 1024 * 1024,
  /** Nesting of any JSON kept in a column. */
  profondita: 250,
} as const;

/** Deepest nesting of brackets of a JSON text, strings aside; stops counting past `massimo`. */
export const profonditaJson = (testo: string, massimo: number): number => {
  let livello = 0;
  let massima = 0;
  let stringa = false;
  for (let i = 0; i < testo.length; i++) {
    const c = testo.charCodeAt(i);
    if (stringa) {
      if (c === 92) i++;
      else if (c === 34) stringa = false;
    } else if (c === 34) stringa = true;
    else if (c === 91 || c === 123) {
      livello++;
      if (livello > massima) massima = livello;
      if (massima > massimo) return massima;
    } else if (c === 93 || c === 125) livello--;
  }
  return massima;
};
