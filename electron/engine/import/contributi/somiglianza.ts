/** Share of common sequences of words from which two texts are said alike (fixtures: unrelated ≤ 0,17, linked ≥ 0,79). */
export const SOGLIA = 0.6;
const PAROLE_PER_SEQUENZA = 5;
/** Characters looked at in one text: enough for any contribution, a limit for hostile ones. */
const CARATTERI_MASSIMI = 200_000;

/** Text for exact comparison: lower case, accents and punctuation kept, spaces collapsed. */
export const normalizza = (testo: string): string => testo.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

const impronta = (testo: string): number => {
  let h = 0x811c9dc5;
  for (let i = 0; i < testo.length; i += 1) h = Math.imul(h ^ testo.charCodeAt(i), 0x01000193);
  return h >>> 0;
};

/** Sequences of five words of a text, each as a 32-bit number. */
export const sequenze = (testo: string): ReadonlySet<number> => {
  const parole = normalizza(testo.slice(0, CARATTERI_MASSIMI))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((p) => p !== '');
  const insieme = new Set<number>();
  for (let i = 0; i + PAROLE_PER_SEQUENZA <= parole.length; i += 1)
    insieme.add(impronta(parole.slice(i, i + PAROLE_PER_SEQUENZA).join(' ')));
  return insieme;
};

/** Jaccard index of two sets. */
export const jaccard = (a: ReadonlySet<number>, b: ReadonlySet<number>): number => {
  if (a.size === 0 || b.size === 0) return 0;
  const [minore, maggiore] = a.size < b.size ? [a, b] : [b, a];
  let comuni = 0;
  for (const x of minore) if (maggiore.has(x)) comuni += 1;
  return comuni / (a.size + b.size - comuni);
};

/**
 * Pairs of texts at or above the threshold. Only texts that share one of their rarest sequences are compared: two sets with
 * Jaccard ≥ t must share an element among the first |S| − ⌈t·|S|⌉ + 1 in any common order (prefix filter), so none is lost.
 */
export const coppieSimili = (
  insiemi: readonly ReadonlySet<number>[],
  soglia = SOGLIA,
): (readonly [number, number])[] => {
  const frequenza = new Map<number, number>();
  for (const s of insiemi) for (const x of s) frequenza.set(x, (frequenza.get(x) ?? 0) + 1);
  const indice = new Map<number, number[]>();
  const coppie: (readonly [number, number])[] = [];
  for (const [i, s] of insiemi.entries()) {
    const rari = [...s]
      .sort((a, b) => (frequenza.get(a) ?? 0) - (frequenza.get(b) ?? 0) || a - b)
      .slice(0, s.size - Math.ceil(soglia * s.size) + 1);
    const candidati = new Set<number>();
    for (const x of rari) {
      const lista = indice.get(x);
      if (lista) {
        for (const j of lista) candidati.add(j);
        lista.push(i);
      } else indice.set(x, [i]);
    }
    for (const j of candidati) {
      const altro = insiemi[j];
      if (altro && Math.min(s.size, altro.size) >= soglia * Math.max(s.size, altro.size) && jaccard(s, altro) >= soglia)
        coppie.push([j, i]);
    }
  }
  return coppie;
};
