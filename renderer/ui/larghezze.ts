/** Width in pixels of each column, from the longest text in it: 6.8 px a character at 14 px, between 56 and 320. */
export const larghezze = (
  titoli: readonly string[],
  righe: readonly (readonly string[])[],
  minimo = 56,
  massimo = 320,
): number[] =>
  titoli.map((titolo, colonna) => {
    let caratteri = titolo.length * 0.9;
    for (const riga of righe) caratteri = Math.max(caratteri, riga[colonna]?.length ?? 0);
    return Math.round(Math.min(massimo, Math.max(minimo, caratteri * 6.8 + 24)));
  });
