import { documentoDi, righeInUso } from './documenti.ts';
import { chiaveEnte, comuniDellAmbito, ente, nomeEnte, territorio } from './enti.ts';
import {
  confronta,
  differenza,
  type Frazione,
  frazione,
  inCentesimi,
  massimo,
  minimo,
  prodotto,
  somma,
  zero,
} from './frazione.ts';
import { fineAnno } from './giorni.ts';
import { type Consistenza, consistenzaAl, consistenzaMedia, type Incarico, incarichi } from './incarichi.ts';
import { derivato, derivatoDa, perId, raggruppa } from './indice.ts';
import { eNonVerificabile, type NonVerificabile, nonVerificabile } from './non-verificabile.ts';
import { nomiParametri, parametroElenco, parametroIntero } from './parametri.ts';
import { anniDelPiano, type Piano } from './piano.ts';
import { popolazioneAmbito } from './popolazione.ts';
import type { Persona } from './registri.ts';

/** Who counts as assistente sociale: profiles, relations and kinds of public bodies, all data of the pack. */
type Criterio = {
  readonly profili: ReadonlySet<string>;
  readonly enti: ReadonlySet<string>;
  readonly contributo: ReadonlySet<string>;
  readonly leps: ReadonlySet<string>;
};

const criterio = (piano: Piano): Criterio | NonVerificabile =>
  derivatoDa([piano.pacco, piano.testa], 'criterio-as', () => {
    const elenco = (nome: string) => parametroElenco(piano.pacco, nome, fineAnno(piano.testa.annoInizio));
    const profili = elenco(nomiParametri.profiliAS);
    const enti = elenco(nomiParametri.entiAS);
    const contributo = elenco(nomiParametri.rapportiContributo);
    const leps = elenco(nomiParametri.rapportiLeps);
    if (eNonVerificabile(profili)) return profili;
    if (eNonVerificabile(enti)) return enti;
    if (eNonVerificabile(contributo)) return contributo;
    if (eNonVerificabile(leps)) return leps;
    return { profili: new Set(profili), enti: new Set(enti), contributo: new Set(contributo), leps: new Set(leps) };
  });

/** Whether a profile is one of those that the pack counts as assistente sociale. */
export const eProfiloAS = (piano: Piano, profiloId: string | null): boolean => {
  const c = criterio(piano);
  return !eNonVerificabile(c) && profiloId !== null && c.profili.has(profiloId);
};

/** A row of the staff register that is not counted among the assistenti sociali, and why, in Italian. */
type Escluso = { readonly persona: Persona; readonly motivo: string };

const motivoRapporto = (c: Criterio, p: Persona): string | null => {
  if (c.contributo.has(p.rapporto) || c.leps.has(p.rapporto)) return null;
  const letto = p.rapportoLetto ? ` («${p.rapportoLetto}»)` : '';
  switch (p.rapporto) {
    case 'comando':
      return `in comando${letto}: conta presso l'ente di appartenenza`;
    case 'esterno':
      return `personale esterno${letto}: non è dipendente di un ente pubblico dell'Ambito`;
    case 'somministrazione':
      return `in somministrazione${letto}: non è dipendente dell'ente`;
    default:
      return `rapporto di lavoro che non conta${letto}`;
  }
};

const motivoEsclusione = (piano: Piano, c: Criterio, p: Persona): string | null => {
  if (p.doppiaDi !== null) {
    const prima = perId(piano.registri.persona, p.doppiaDi);
    const dove = prima ? ` presso ${nomeEnte(piano, prima.enteId, prima.enteLetto)}` : '';
    return `stessa matricola e stessa data di assunzione: già contata${dove}`;
  }
  if (p.esclusaPerche !== null) return p.esclusaPerche;
  const rapporto = motivoRapporto(c, p);
  if (rapporto !== null) return rapporto;
  if (p.profiloId === null || !c.profili.has(p.profiloId))
    return `profilo «${p.profiloLetto}»: non è assistente sociale`;
  const e = ente(piano, p.enteId);
  if (e === undefined) return `ente «${p.enteLetto}» non riconosciuto`;
  if (!c.enti.has(e.tipo)) return `${e.denominazione} non è fra gli enti che assumono per l'Ambito`;
  return p.sociale ? null : 'non lavora nei servizi sociali';
};

/** Rows of the staff register that do not count, each with its reason, in file order. Empty if the criterion is unknown. */
export const esclusiAS = (piano: Piano): readonly Escluso[] =>
  derivato(piano, 'esclusi-as', () => {
    const c = criterio(piano);
    if (eNonVerificabile(c)) return [];
    return righeInUso(piano, piano.registri.persona).flatMap((persona) => {
      const motivo = motivoEsclusione(piano, c, persona);
      return motivo === null ? [] : [{ persona, motivo }];
    });
  });

const contaComeAS = (piano: Piano, c: Criterio, i: Incarico): boolean =>
  i.profiloId !== null &&
  c.profili.has(i.profiloId) &&
  i.sociale &&
  (c.contributo.has(i.rapporto) || c.leps.has(i.rapporto)) &&
  c.enti.has(ente(piano, i.enteId)?.tipo ?? '');

/** What the counts of staff depend on, beside bodies and territory. */
const partiDelPersonale = (piano: Piano): readonly object[] => [
  righeInUso(piano, piano.registri.persona),
  incarichi(piano),
  piano.pacco,
  piano.testa,
];

/** Stretches of work of the assistenti sociali of public bodies. */
export const incarichiAS = (piano: Piano): readonly Incarico[] | NonVerificabile =>
  derivatoDa([...partiDelPersonale(piano), piano.registri.ente], 'incarichi-as', () => {
    const c = criterio(piano);
    if (eNonVerificabile(c)) return c;
    if (righeInUso(piano, piano.registri.persona).length === 0)
      return nonVerificabile('il registro del personale è vuoto');
    return incarichi(piano).filter((i) => contaComeAS(piano, c, i));
  });

/** FTE of one body at the end of a year. `chiave`: ISTAT code, `ATS`, or id. */
type AsDiEnte = {
  readonly chiave: string;
  readonly enteId: string;
  readonly nome: string;
  readonly ti: Consistenza;
  readonly td: Consistenza;
};

/** A count on the last day of the year and weighted by days. */
export type ConsistenzaAnno = { readonly alFine: Consistenza; readonly media: Consistenza };

/** Assistenti sociali of public bodies in a year, exact. */
export type AsDellAnno = {
  readonly anno: number;
  readonly ti: ConsistenzaAnno;
  readonly td: ConsistenzaAnno;
  /** Who counts for the ratio 1:5.000 (by default TI and TD), on the last day of the year. */
  readonly totaleAlFine: Consistenza;
  /** Who counts for the contribution (by default TI). */
  readonly contributo: ConsistenzaAnno;
  readonly perEnte: readonly AsDiEnte[];
  /** ISTAT codes of the Comuni of the Ambito without a single assistente sociale at the end of the year. */
  readonly comuniSenza: readonly string[];
};

/** Assistenti sociali of a year; non verificabile when the staff register is empty or the pack lacks the criterion. */
export const asDellAnno = (piano: Piano, anno: number): AsDellAnno | NonVerificabile =>
  derivatoDa([...partiDelPersonale(piano), piano.registri.ente, ...territorio(piano)], `as:${anno}`, () => {
    const c = criterio(piano);
    const tutti = incarichiAS(piano);
    if (eNonVerificabile(c)) return c;
    if (eNonVerificabile(tutti)) return tutti;
    const fine = fineAnno(anno);
    const conta = (rapporti: ReadonlySet<string>): ConsistenzaAnno => {
      const voci = tutti.filter((i) => rapporti.has(i.rapporto));
      return { alFine: consistenzaAl(voci, fine), media: consistenzaMedia(voci, anno) };
    };
    const perEnte = [...raggruppa(tutti, 'ente', (i) => i.enteId)]
      .map(([enteId, voci]) => ({
        chiave: chiaveEnte(piano, enteId),
        enteId,
        nome: nomeEnte(piano, enteId),
        ti: consistenzaAl(
          voci.filter((i) => i.rapporto === 'TI'),
          fine,
        ),
        td: consistenzaAl(
          voci.filter((i) => i.rapporto === 'TD'),
          fine,
        ),
      }))
      .sort((a, b) => (a.chiave < b.chiave ? -1 : 1));
    const presenti = new Set(
      perEnte
        .filter((e) => confronta(somma(e.ti.fte, e.td.fte), zero) > 0 || e.ti.ignoti.length + e.td.ignoti.length > 0)
        .map((e) => e.chiave),
    );
    return {
      anno,
      ti: conta(new Set(['TI'])),
      td: conta(new Set(['TD'])),
      totaleAlFine: conta(c.leps).alFine,
      contributo: conta(c.contributo),
      perEnte,
      comuniSenza: comuniDellAmbito(piano)
        .filter((comune) => !presenti.has(comune.codiceIstat))
        .map((comune) => comune.codiceIstat),
    };
  });

/** Thresholds of L. 178/2020 art. 1 c. 797 for a population: inhabitants for one FTE and the FTE that they ask. */
export type SoglieAS = {
  readonly popolazione: number;
  readonly annoPopolazione: number;
  readonly contributo: { readonly ogni: number; readonly fte: Frazione };
  readonly leps: { readonly ogni: number; readonly fte: Frazione };
  readonly obiettivo: { readonly ogni: number; readonly fte: Frazione };
};

/** The three thresholds in force at the end of a year, on the newest population. */
export const soglieAS = (piano: Piano, anno: number): SoglieAS | NonVerificabile => {
  const p = popolazioneAmbito(piano);
  if (eNonVerificabile(p)) return p;
  const soglia = (nome: string) => {
    const ogni = parametroIntero(piano.pacco, nome, fineAnno(anno));
    return eNonVerificabile(ogni) ? ogni : { ogni, fte: frazione(p.totale, ogni) };
  };
  const contributo = soglia(nomiParametri.sogliaContributo);
  const leps = soglia(nomiParametri.sogliaLeps);
  const obiettivo = soglia(nomiParametri.sogliaObiettivo);
  if (eNonVerificabile(contributo)) return contributo;
  if (eNonVerificabile(leps)) return leps;
  if (eNonVerificabile(obiettivo)) return obiettivo;
  return { popolazione: p.totale, annoPopolazione: p.anno, contributo, leps, obiettivo };
};

/** Contribution of a year by slices: FTE beyond each threshold (exact) and cents. The decree is the truth: an estimate. */
export type ContributoAS = {
  readonly fte1: Frazione;
  readonly fte2: Frazione;
  readonly cents1: number;
  readonly cents2: number;
  readonly totaleCents: number;
  /** The same total before it is rounded, exact euro. */
  readonly euro: Frazione;
};

/**
 * Contribution for `n` FTE TI: quota1 × FTE between the first two thresholds + quota2 × FTE between the last two
 * (L. 178/2020 art. 1 c. 797). Exact until the end: each amount is rounded once to the cent, half-up.
 */
export const contributoPerFte = (
  n: Frazione,
  soglie: Pick<SoglieAS, 'contributo' | 'leps' | 'obiettivo'>,
  quote: { readonly quota1Cents: number; readonly quota2Cents: number },
): ContributoAS => {
  const fascia = (da: Frazione, a: Frazione) => massimo(zero, differenza(minimo(n, a), da));
  const fte1 = fascia(soglie.contributo.fte, soglie.leps.fte);
  const fte2 = fascia(soglie.leps.fte, soglie.obiettivo.fte);
  const euro1 = prodotto(fte1, frazione(quote.quota1Cents, 100));
  const euro2 = prodotto(fte2, frazione(quote.quota2Cents, 100));
  return {
    fte1,
    fte2,
    cents1: inCentesimi(euro1),
    cents2: inCentesimi(euro2),
    totaleCents: inCentesimi(somma(euro1, euro2)),
    euro: somma(euro1, euro2),
  };
};

/** Amounts of the two slices in force at the end of a year. */
export const quoteContributo = (
  piano: Piano,
  anno: number,
): { readonly quota1Cents: number; readonly quota2Cents: number } | NonVerificabile => {
  const quota1Cents = parametroIntero(piano.pacco, nomiParametri.quota1, fineAnno(anno));
  const quota2Cents = parametroIntero(piano.pacco, nomiParametri.quota2, fineAnno(anno));
  if (eNonVerificabile(quota1Cents)) return quota1Cents;
  return eNonVerificabile(quota2Cents) ? quota2Cents : { quota1Cents, quota2Cents };
};

/** Estimate of the contribution of a year, on the day-weighted mean (`media`) or on the staff at 31/12 (`alFine`). */
export const contributoAS = (
  piano: Piano,
  anno: number,
  base: 'media' | 'alFine' = 'media',
): ContributoAS | NonVerificabile => {
  const as = asDellAnno(piano, anno);
  if (eNonVerificabile(as)) return as;
  const soglie = soglieAS(piano, anno);
  if (eNonVerificabile(soglie)) return soglie;
  const quote = quoteContributo(piano, anno);
  if (eNonVerificabile(quote)) return quote;
  const n = as.contributo[base];
  const motivo = motivoIgnoti(piano, n);
  return motivo === null ? contributoPerFte(n.fte, soglie, quote) : { nv: motivo };
};

/** Why a count is only a minimum, in Italian, or `null` when it is complete. */
export const motivoIgnoti = (piano: Piano, { ignoti }: Consistenza): string | null => {
  if (ignoti.length === 0) return null;
  const nomi = ignoti.map((i) =>
    'persona' in i.origine
      ? `orario di ${i.origine.persona.matricola} non leggibile`
      : `${i.origine.fabbisogno.tipo} ${i.origine.fabbisogno.anno} di ${nomeEnte(piano, i.enteId)} senza orario o data`,
  );
  return [...new Set(nomi)].join('; ');
};

/** Bodies with assistenti sociali for which no PTFP (PIAO 3.3) in use speaks of the year: their future is as today. */
export const entiSenzaFabbisogni = (piano: Piano, anno: number): readonly string[] => {
  const as = asDellAnno(piano, anno);
  if (eNonVerificabile(as)) return [];
  const coperti = new Set<string | null>(
    righeInUso(piano, piano.registri.fabbisogno)
      .filter((f) => {
        const d = documentoDi(piano, f);
        return (
          f.anno === anno || (d && d.annoDal !== null && d.annoAl !== null && d.annoDal <= anno && anno <= d.annoAl)
        );
      })
      .map((f) => f.enteId),
  );
  return as.perEnte.filter((e) => !coperti.has(e.enteId)).map((e) => e.enteId);
};

/** Every year of the plan with its assistenti sociali, where known. */
export const asDelPiano = (piano: Piano): ReadonlyMap<number, AsDellAnno | NonVerificabile> =>
  new Map(anniDelPiano(piano).map((anno) => [anno, asDellAnno(piano, anno)]));
