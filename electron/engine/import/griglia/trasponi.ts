import type { Cella, Foglio } from './tipi.ts';

/** The same sheet with rows and columns exchanged: references still name the cells of the file. */
export const trasponi = (foglio: Foglio): Foglio => {
  const perColonna = new Map<number, Cella[]>();
  for (const r of foglio.righe)
    for (const cella of foglio.riga(r)) {
      const girata = { ...cella, r: cella.c, c: cella.r };
      const lista = perColonna.get(cella.c);
      if (lista) lista.push(girata);
      else perColonna.set(cella.c, [girata]);
    }
  return {
    nome: foglio.nome,
    nascosto: foglio.nascosto,
    righe: [...perColonna.keys()].sort((a, b) => a - b),
    riga: (r) => perColonna.get(r) ?? [],
    cella: (r, c) => perColonna.get(r)?.find((x) => x.c === c) ?? null,
    unioni: foglio.unioni.map(({ r0, c0, r1, c1 }) => ({ r0: c0, c0: r0, r1: c1, c1: r1 })),
    rigaNascosta: (r) => foglio.colonnaNascosta(r),
    colonnaNascosta: (c) => foglio.rigaNascosta(c),
    rif: (r, c) => foglio.rif(c, r),
    linea: (_r) => 0,
    soloTesto: foglio.soloTesto,
    girato: true,
  };
};
