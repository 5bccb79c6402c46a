import { partiDeiDati, risolviDato } from '#domain/dati.ts';
import type { DatoRisolto } from '#domain/dati-tipi.ts';
import { comuniDellAmbito } from '#domain/enti.ts';
import { confronta, differenza, type Frazione, frazione, inDecimale } from '#domain/frazione.ts';
import { derivatoDa } from '#domain/indice.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import { popolazioneAmbito } from '#domain/popolazione.ts';
import type { Cifra } from './cifre-testo.ts';
import { elementi, forme, type Nominato, riferimento } from './forme-cifre.ts';

/**
 * Value of a live figure as the texts write it: euro, people; null = a day or a word. `firma` = everything of the figure
 * that a finding says: two states of the plan with the same signature give the same finding.
 */
type Fatto = {
  readonly rif: string;
  readonly dato: DatoRisolto;
  readonly valore: Frazione | null;
  readonly firma: string;
};

/** Exact value of a live figure as text. */
export const valoreEsatto = ({ valore }: DatoRisolto): string =>
  valore === null ? '' : typeof valore === 'object' ? inDecimale(valore, 6) : String(valore);

const esatta = ({ valore }: DatoRisolto): string =>
  valore !== null && typeof valore === 'object' ? `${valore.num}/${valore.den}` : String(valore);

const leggiFatto = (piano: Piano, rif: string): Fatto | null => {
  const dato = risolviDato(piano, rif);
  const { valore } = dato;
  if (dato.stato !== 'ok' || valore === null) return null;
  const numero =
    typeof valore === 'object'
      ? valore
      : typeof valore === 'number'
        ? dato.tipo === 'importo'
          ? frazione(valore, 100)
          : frazione(valore)
        : null;
  return { rif, dato, valore: numero, firma: JSON.stringify([rif, esatta(dato), dato.titolo, dato.luogo]) };
};

/** Live figures of a state of the registers, each resolved once, when it is first asked for. */
type Fatti = {
  readonly di: (rif: string) => Fatto | null;
  /** Amounts of the plan by value in cents. */
  readonly perValore: () => ReadonlyMap<number, readonly Fatto[]>;
  /** Year of the population; null = not known. */
  readonly annoPopolazione: number | null;
};

const delPiano = (piano: Piano, nome: string): string[] => {
  const anni = anniDelPiano(piano);
  const enti = nome === 'quota.importo' ? comuniDellAmbito(piano).map((c) => c.codiceIstat) : [null];
  const voci = nome.includes('*') ? elementi(piano, nome).map((e) => e.id) : [null];
  const senzaAnno = nome === 'piano.risorse.totale';
  return voci.flatMap((v) => (senzaAnno ? [null] : anni).flatMap((a) => enti.map((e) => riferimento(nome, v, a, e))));
};

const importiNoti = (piano: Piano, di: Fatti['di']): ReadonlyMap<number, readonly Fatto[]> => {
  const noti = new Map<number, Fatto[]>();
  for (const forma of forme(piano).filter((f) => f.genere === 'importo'))
    for (const rif of delPiano(piano, forma.nome)) {
      const f = di(rif);
      if (f === null || typeof f.dato.valore !== 'number' || f.dato.valore === 0) continue;
      const lista = noti.get(f.dato.valore);
      if (lista === undefined) noti.set(f.dato.valore, [f]);
      else if (!lista.some((x) => x.rif === rif)) lista.push(f);
    }
  return noti;
};

/** Figures read of the last state of each plan: one that says the same keeps its identity, and so what was made of it. */
const ultimi = new WeakMap<Piano['testa'], Map<string, Fatto | null>>();

/** Live figures of the plan as it is, kept while everything that they may read lives. */
export const fattiDi = (piano: Piano): Fatti =>
  derivatoDa(partiDeiDati(piano), 'fatti-del-testo', () => {
    const prima = ultimi.get(piano.testa);
    const noti = new Map<string, Fatto | null>();
    ultimi.set(piano.testa, noti);
    const di = (rif: string): Fatto | null => {
      const gia = noti.get(rif);
      if (gia !== undefined) return gia;
      const [nuovo, vecchio] = [leggiFatto(piano, rif), prima?.get(rif)];
      const vale = nuovo !== null && nuovo.firma === vecchio?.firma ? vecchio : nuovo;
      noti.set(rif, vale);
      return vale;
    };
    let importi: ReadonlyMap<number, readonly Fatto[]> | null = null;
    const p = popolazioneAmbito(piano);
    return {
      di,
      perValore: () => {
        importi ??= importiNoti(piano, di);
        return importi;
      },
      annoPopolazione: eNonVerificabile(p) ? null : p.anno,
    };
  });

/** What a typed figure is beside a figure of the plan. */
export type Confronto = {
  readonly esito: 'uguale' | 'arrotondato' | 'diverso';
  readonly cifra: Cifra;
  readonly rif: string;
  readonly dato: DatoRisolto;
  /** Whether no other figure of the plan fits these words. */
  readonly solo: boolean;
  /** Signature of the figure of the plan. */
  readonly firma: string;
};

const mezzo = (f: Frazione): Frazione => frazione(f.num, f.den * 2n);
const distanza = (a: Frazione, b: Frazione): Frazione => {
  const d = differenza(a, b);
  return d.num < 0n ? { num: -d.num, den: d.den } : d;
};
const mille = frazione(1000);

/** Compares a typed figure with a fact: within half of its last digit it is the fact as it is shown, or rounded. */
const confrontaCon = (cifra: Cifra, f: Fatto): Confronto['esito'] => {
  if (cifra.data !== null) return cifra.data === f.dato.valore ? 'uguale' : 'diverso';
  if (f.valore === null) return 'diverso';
  const scarto = distanza(cifra.valore, f.valore);
  if (scarto.num === 0n) return 'uguale';
  const entro = confronta(scarto, mezzo(cifra.passo)) <= 0;
  if (!entro) return 'diverso';
  // A fraction (FTE, ratio) is always shown rounded; a whole number or an amount is rounded only by thousands.
  if (typeof f.dato.valore === 'object') return 'uguale';
  return confronta(cifra.passo, mille) >= 0 ? 'arrotondato' : 'diverso';
};

const con = (esito: Confronto['esito'], cifra: Cifra, { rif, dato, firma }: Fatto, solo: boolean): Confronto => ({
  ...{ esito, cifra, rif, dato, solo, firma },
});

/** Cents of an amount that cannot meet another by chance: precise (not a round number) and not small; else null. */
const centsPrecisi = (cifra: Cifra): number | null => {
  if (cifra.genere !== 'importo' || confronta(cifra.passo, mille) >= 0 || confronta(cifra.valore, mille) < 0)
    return null;
  const cents = frazione(cifra.valore.num * 100n, cifra.valore.den);
  return cents.den === 1n ? Number(cents.num) : null;
};

/** A typed figure with what the words around it name; `cents` as `centsPrecisi`. */
export type Scritta = {
  readonly cifra: Cifra;
  readonly nominati: readonly Nominato[];
  readonly cents: number | null;
};
/** A typed figure ready to be compared. */
export const scritta = (cifra: Cifra, nominati: readonly Nominato[]): Scritta => ({
  ...{ cifra, nominati, cents: centsPrecisi(cifra) },
});

/** The same amount found among those of the plan. */
const perValore = (fatti: Fatti, { cifra, cents }: Scritta): Confronto | null => {
  const trovati = cents === null ? [] : (fatti.perValore().get(cents) ?? []);
  const [primo] = trovati;
  return primo === undefined ? null : con('uguale', cifra, primo, trovati.length === 1);
};

/** Whether a sentence on the population speaks of the one that the plan has. */
const sulGiorno = ({ anniPopolazione: anni }: Nominato, anno: number | null): boolean =>
  anni === null || (anno !== null && (anni.length === 0 || (anni.length === 1 && anni[0] === anno)));

const nonSuo = Symbol('another year of population');

/** Everything that the comparison of a typed figure reads of the plan: same things, same comparison. */
export const lettiDa = (fatti: Fatti, { nominati, cents }: Scritta): readonly unknown[] => {
  const trovati = cents === null ? undefined : fatti.perValore().get(cents);
  return [
    ...nominati.map((n) => (sulGiorno(n, fatti.annoPopolazione) ? fatti.di(n.rif) : nonSuo)),
    ...[trovati?.[0], trovati?.length],
  ];
};

/**
 * A typed figure beside the figures of the plan that its words name: equal, rounded, or different where the words name
 * one fact; null when it is none of them.
 */
export const confrontoDi = (fatti: Fatti, s: Scritta): Confronto | null => {
  const { cifra, nominati } = s;
  const trovati = nominati.flatMap((n) => {
    const f = sulGiorno(n, fatti.annoPopolazione) ? fatti.di(n.rif) : null;
    if (f === null) return [];
    const esito = confrontaCon(cifra, f);
    return n.soloUguale && esito !== 'uguale' ? [] : [con(esito, cifra, f, true)];
  });
  const buono = trovati.find((t) => t.esito === 'uguale') ?? trovati.find((t) => t.esito === 'arrotondato');
  if (buono !== undefined) return buono;
  const stesso = perValore(fatti, s);
  if (stesso !== null) return stesso;
  const [solo, ...altri] = trovati;
  return solo === undefined || altri.length > 0 ? null : solo;
};
