import type { ContestoAtti } from '#domain/contesto-atti.ts';
import { sommaCentesimi } from '#domain/denaro.ts';
import { righeInUso } from '#domain/documenti.ts';
import { comuniDellAmbito, nellAmbito } from '#domain/enti.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import type { Quota } from '#domain/registri.ts';
import { type Risorsa, risorse } from '#domain/risorse.ts';

/** Sum of cells, some of which may be unknown: the known cents, and how many were not known. */
export type Somma = { readonly cents: number; readonly ignoti: number; readonly voci: number };

/** Adds cells; an unknown one is counted, never taken as 0. */
export const somma = (celle: readonly (number | null)[]): Somma => ({
  cents: sommaCentesimi(celle.flatMap((c) => (c === null ? [] : [c]))),
  ignoti: celle.filter((c) => c === null).length,
  voci: celle.length,
});

/** Exact sum, or null when a cell is unknown or there is none. */
export const sommaNota = (s: Somma): number | null => (s.voci === 0 || s.ignoti > 0 ? null : s.cents);

/** Resources of the years of the plan. */
export const risorseDelTriennio = (piano: Piano): readonly Risorsa[] => {
  const anni = new Set(anniDelPiano(piano));
  return risorse(piano).filter((r) => anni.has(r.copertura.anno));
};

/** Resources of the plan's years, cents; null when a row has no readable amount or there is none. */
export const totaleRisorse = (piano: Piano): number | null =>
  sommaNota(somma(risorseDelTriennio(piano).map((r) => r.copertura.importoCents)));

/** Shares of the Comuni of the Ambito that count: rows in use, totals excluded. */
export const quoteInUso = (piano: Piano): readonly Quota[] =>
  righeInUso(piano, piano.registri.quota).filter(
    (q) => q.ruolo === 'riga' && (q.comuneId === null || nellAmbito(piano, q.comuneId)),
  );

/** Share of a Comune in a year: the only row; null when there is none, or more, or its amount is not readable. */
export const quotaDi = (piano: Piano, comuneId: string, anno: number): number | null => {
  const righe = quoteInUso(piano).filter((q) => q.comuneId === comuneId && q.anno === anno);
  return righe.length === 1 ? (righe[0]?.importoCents ?? null) : null;
};

/** Shares by year and in all, over every Comune of the Ambito; an unknown share makes its sums unknown. */
export const quoteDelPiano = (piano: Piano): ContestoAtti['quote'] => {
  const comuni = comuniDellAmbito(piano);
  const anni = anniDelPiano(piano);
  const celle = anni.map((anno) => comuni.map((c) => quotaDi(piano, c.id, anno)));
  return {
    totale: sommaNota(somma(celle.flat())),
    anni: anni.map((anno, i) => ({ anno, importo: sommaNota(somma(celle[i] ?? [])) })),
  };
};
