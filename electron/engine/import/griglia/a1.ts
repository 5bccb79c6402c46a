/** Column letters of a 0-based index: 0 → A, 27 → AB. */
export const colonna = (c: number): string => {
  let n = c + 1;
  let lettere = '';
  while (n > 0) {
    const resto = (n - 1) % 26;
    lettere = String.fromCharCode(65 + resto) + lettere;
    n = (n - 1 - resto) / 26;
  }
  return lettere;
};

/** A1 reference of 0-based row and column. */
export const a1 = (r: number, c: number): string => `${colonna(c)}${r + 1}`;

/** Short text of many cells: contiguous cells of one column become ranges (`F6:F21`), the rest is listed. */
export const intervalli = (celle: readonly { readonly r: number; readonly c: number }[]): string => {
  const ordinate = celle.toSorted((x, y) => x.c - y.c || x.r - y.r);
  const pezzi: string[] = [];
  let inizio = ordinate[0];
  let fine = inizio;
  const chiudi = () => {
    if (!inizio || !fine) return;
    pezzi.push(inizio.r === fine.r ? a1(inizio.r, inizio.c) : `${a1(inizio.r, inizio.c)}:${a1(fine.r, fine.c)}`);
  };
  for (const cella of ordinate.slice(1)) {
    if (fine && cella.c === fine.c && cella.r === fine.r + 1) fine = cella;
    else {
      chiudi();
      inizio = cella;
      fine = cella;
    }
  }
  chiudi();
  return pezzi.length > 12 ? `${pezzi.slice(0, 12).join(', ')} e altre ${pezzi.length - 12}` : pezzi.join(', ');
};
