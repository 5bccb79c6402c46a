import { derivato } from '#domain/indice.ts';

/**
 * Rows by a key that a person can read and that a new import of the same file gives again (an acceptance outlives it):
 * equal keys take `~2`, `~3`… in register order.
 */
export const conChiave = <T>(righe: readonly T[], chiave: (riga: T) => string): ReadonlyMap<string, T> => {
  const mappa = new Map<string, T>();
  const volte = new Map<string, number>();
  for (const riga of righe) {
    const k = chiave(riga);
    const n = (volte.get(k) ?? 0) + 1;
    volte.set(k, n);
    mappa.set(n === 1 ? k : `${k}~${n}`, riga);
  }
  return mappa;
};

/** The same, kept while the list lives: `nome` tells apart two keys of one list, and `chiave` reads only the row. */
export const perChiave = <T>(righe: readonly T[], nome: string, chiave: (riga: T) => string): ReadonlyMap<string, T> =>
  derivato(righe, `soggetti:${nome}`, () => conChiave(righe, chiave));

/**
 * What a rule examines under `soggetto`. Throws when it is not there: the runner asks only for subjects that the rule
 * itself listed, so an absent one is a fault of ours and must never read as ok.
 */
export const esaminato = <T>(trovato: T | undefined, regola: string, soggetto: string): T => {
  if (trovato === undefined) throw new Error(`${regola}: il soggetto «${soggetto}» non c'è`);
  return trovato;
};
