/** A text of at most `massimo` characters: a longer one is cut and ends with «…». */
export const accorcia = (testo: string, massimo: number): string =>
  testo.length > massimo ? `${testo.slice(0, massimo - 1).trimEnd()}…` : testo;
