import { expect, it } from 'vitest';
import type { Piano } from '#domain/piano.ts';
import { idDi, type PianoDiProva, unPiano } from './costruisci.ts';
import { paccoDiProva } from './pacco-di-prova.ts';
import { inBreve, rilieviDi } from './verifica.ts';

/** A plan where the rule finds, one at the exact boundary where it does not, one where nobody can know. */
export type Prova = {
  readonly viola: Piano;
  readonly dice: string;
  readonly confine: Piano;
  readonly ignoto?: Piano;
  readonly perche?: string;
  readonly soggetto?: string;
};
/** A plan in memory. */
export const p = (piano: PianoDiProva) => unPiano(piano);
/** A row written by hand. */
export const letta = { documentoId: null, foglio: null, cella: null, riga: null } as const;

/** One test: the finding in words, silence at the boundary, what is not verifiable and why. */
export const prova = (regola: string, titolo: string, v: Prova) => {
  it(`${regola} ${titolo}`, () => {
    const di = (piano: Piano) => inBreve(rilieviDi(piano, regola, v.soggetto));
    expect(di(v.viola)).toEqual([v.dice]);
    expect(di(v.confine)).toEqual([]);
    if (v.ignoto === undefined) return;
    const [nv, ...altri] = di(v.ignoto);
    expect(altri).toEqual([]);
    expect(nv).toMatch(/^non_verificabile /u);
    expect(nv).toContain(v.perche);
  });
};

/** A plan whose pack does not give a parameter. */
export const senzaParametro = (id: string, piano: PianoDiProva): Piano => {
  const pacco = paccoDiProva();
  return unPiano({
    ...piano,
    pacco: { ...pacco, parametri: pacco.parametri.map((x) => (x.id === id ? { ...x, valore: null } : x)) },
  });
};

/** A plan with fields of the acts written. */
export const campo = (valori: Record<string, string>, altro: PianoDiProva = {}): Piano =>
  unPiano({
    ...altro,
    registri: {
      ...altro.registri,
      campo: Object.entries(valori).map(([nome, valore]) => ({ id: idDi(`campo:${nome}`), nome, valore })),
    },
  });

/** A resource of a scheda. */
export const spesa = (fondo: string, anno: number, euro: string | null, altro: object = {}) => ({
  fondo,
  anno,
  euro,
  ...altro,
});
/** Scheda S01 of the professional social service. */
export const scheda = (risorse: readonly ReturnType<typeof spesa>[], altro: object = {}) => ({
  codice: 'S01',
  leps: ['LEPS-SSP'],
  risorse,
  ...altro,
});
