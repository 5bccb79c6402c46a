/** Key by which foreign text is compared: letters and digits only, no case, accents, spaces, punctuation. */
export const chiaveAlias = (testo: string): string =>
  testo
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** Id that `testo` stands for in an alias table, or null when nobody declared it. */
export const traduci = (tabella: Readonly<Record<string, string>>, testo: string): string | null => {
  const chiave = chiaveAlias(testo);
  for (const [letto, id] of Object.entries(tabella)) if (chiaveAlias(letto) === chiave) return id;
  return null;
};
