/** Key by which foreign text is compared: no case, accents, spaces; typographic apostrophes and dashes made plain. */
export const chiaveAlias = (testo: string): string =>
  testo
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/[‐-―−]/g, '-')
    .replaceAll(/\s+/g, '');

/** Id that `testo` stands for in an alias table, or null when nobody declared it. */
export const traduci = (tabella: Readonly<Record<string, string>>, testo: string): string | null => {
  const chiave = chiaveAlias(testo);
  for (const [letto, id] of Object.entries(tabella)) if (chiaveAlias(letto) === chiave) return id;
  return null;
};
