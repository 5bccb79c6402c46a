import type { Foglio } from './tipi.ts';

/** Columns `da`..`a` of a sheet as a sheet of their own: cells keep their places and references. */
const soloColonne = (foglio: Foglio, da: number, a: number): Foglio => {
  const dentro = (c: number) => c >= da && c <= a;
  const righe = foglio.righe.filter((r) => foglio.riga(r).some((x) => dentro(x.c)));
  // Fields of a whole line are not those of a part of it.
  const { campi: _, ...resto } = foglio;
  return {
    ...resto,
    righe,
    riga: (r) => foglio.riga(r).filter((x) => dentro(x.c)),
    cella: (r, c) => (dentro(c) ? foglio.cella(r, c) : null),
    unioni: foglio.unioni.filter((u) => dentro(u.c0)),
  };
};

const COLONNE_MASSIME = 400;

/**
 * Tables that stand side by side in a sheet, told by columns that are empty from top to bottom; the sheet itself when it
 * holds one only. Titles over the first table stay with it.
 */
export const affiancate = (foglio: Foglio): readonly Foglio[] => {
  const piene = new Map<number, number>();
  for (const r of foglio.righe) for (const { c } of foglio.riga(r)) piene.set(c, (piene.get(c) ?? 0) + 1);
  const colonne = [...piene.keys()].sort((a, b) => a - b);
  if (colonne.length > COLONNE_MASSIME) return [foglio];
  const tratti: [number, number][] = [];
  for (const c of colonne) {
    const ultimo = tratti.at(-1);
    if (ultimo && c === ultimo[1] + 1) ultimo[1] = c;
    else tratti.push([c, c]);
  }
  const larghi = tratti.filter(([da, a]) => a > da);
  return larghi.length < 2 ? [foglio] : larghi.map(([da, a]) => soloColonne(foglio, da, a));
};
