import { chiaveEnte, nomeEnte } from '#domain/enti.ts';
import { confronta, differenza, type Frazione, frazione } from '#domain/frazione.ts';
import { perId } from '#domain/indice.ts';
import type { NonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import type { Fabbisogno } from '#domain/registri.ts';
import { chiave } from './chiavi.ts';
import { luogoRiga } from './luoghi.ts';
import type { LettoreParametri } from './parametri.ts';

/** What says whose staff a row speaks of, and of which year. */
type ConProfilo = {
  readonly enteId: string | null;
  readonly enteLetto: string | null;
  readonly profiloId: string | null;
  readonly profiloLetto: string;
  readonly anno: number;
};
/** Rows of one body, profile and year: what the rules on the PIAO compare. */
export type Gruppo<R> = ConProfilo & { readonly righe: readonly R[] };

/** Body and profile of a row, whatever the year: equal texts are the same place. */
export const postoDi = (r: Omit<ConProfilo, 'anno'>): string =>
  `${r.enteId ?? `?${r.enteLetto ?? ''}`}/${r.profiloId ?? `?${r.profiloLetto}`}`;
/** Rows by body, profile and year, in order of appearance. */
export const gruppi = <R extends ConProfilo>(righe: readonly R[]): readonly Gruppo<R>[] =>
  [...Map.groupBy(righe, (r) => `${postoDi(r)}/${r.anno}`).values()].flatMap((insieme) => {
    const [r] = insieme;
    if (r === undefined) return [];
    const { enteId, enteLetto, profiloId, profiloLetto, anno } = r;
    return [{ enteId, enteLetto, profiloId, profiloLetto, anno, righe: insieme }];
  });

/** Profile for people: the pack's name, else as it was written. */
export const nomeProfilo = (piano: Piano, g: ConProfilo): string =>
  perId(piano.pacco.profili, g.profiloId)?.nome ?? g.profiloLetto;
/** Body for people. */
export const nomeDi = (piano: Piano, g: ConProfilo): string =>
  nomeEnte(piano, g.enteId, g.enteLetto ?? 'ente non indicato');
/** Subject of a rule on a group: `ISTAT/profilo/anno`. */
export const soggettoDi = (g: ConProfilo, piano: Piano): string =>
  `${g.enteId === null ? `?${g.enteLetto ?? ''}` : chiaveEnte(piano, g.enteId)}/${g.profiloId ?? `?${g.profiloLetto}`}/${g.anno}`;
/** Group in words: body, year, profile. */
export const descritto = (piano: Piano, g: ConProfilo): string =>
  `${nomeDi(piano, g)} ${g.anno}, ${nomeProfilo(piano, g)}`;

/** Data keys of the rules that compare staff, posts and PTFP. */
export const leggePersonale = (): string[] => [
  chiave.personale,
  chiave.registro('dotazione'),
  chiave.registro('fabbisogno'),
];

/** Whether `a` exceeds `b` by more than a tolerance in thousandths of FTE; exact. */
export const oltre = (a: Frazione, b: Frazione, tolleranza: number): boolean =>
  confronta(differenza(a, b), frazione(tolleranza, 1000)) > 0;
/** Tolerance between declared FTE (TOL_FTE), thousandths. */
export const tolleranzaFte = (parametri: LettoreParametri, anno: number): number | NonVerificabile =>
  parametri.intero(nomiParametri.tolleranzaFte, anno);

/** Place of a line of the PTFP. */
export const luogoFabbisogno = (piano: Piano, f: Fabbisogno) => luogoRiga(piano, 'fabbisogno', f, descritto(piano, f));
