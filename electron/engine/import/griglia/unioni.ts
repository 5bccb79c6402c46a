import type { Cella, Foglio, Unione } from './tipi.ts';

const indici = new WeakMap<Foglio, ReadonlyMap<number, readonly Unione[]>>();
/** Merged areas wider than this are titles across the page: only their first columns matter. */
const COLONNE_MASSIME = 400;

const perColonna = (foglio: Foglio): ReadonlyMap<number, readonly Unione[]> => {
  const noto = indici.get(foglio);
  if (noto) return noto;
  const mappa = new Map<number, Unione[]>();
  for (const u of foglio.unioni)
    for (let c = u.c0; c <= Math.min(u.c1, u.c0 + COLONNE_MASSIME); c += 1) {
      const lista = mappa.get(c);
      if (lista) lista.push(u);
      else mappa.set(c, [u]);
    }
  for (const lista of mappa.values()) lista.sort((a, b) => a.r0 - b.r0);
  indici.set(foglio, mappa);
  return mappa;
};

/** Merged area that covers a position, if any. */
export const unioneDi = (foglio: Foglio, r: number, c: number): Unione | null => {
  const lista = perColonna(foglio).get(c);
  if (!lista) return null;
  let basso = 0;
  let alto = lista.length - 1;
  while (basso <= alto) {
    const medio = (basso + alto) >> 1;
    const u = lista[medio];
    if (!u) return null;
    if (r < u.r0) alto = medio - 1;
    else if (r > u.r1) basso = medio + 1;
    else return u;
  }
  return null;
};

/** Cell of a position, or the first cell of the merged area that covers it. */
export const cellaUnita = (foglio: Foglio, r: number, c: number): Cella | null => {
  const propria = foglio.cella(r, c);
  if (propria) return propria;
  const u = unioneDi(foglio, r, c);
  return u ? foglio.cella(u.r0, u.c0) : null;
};
