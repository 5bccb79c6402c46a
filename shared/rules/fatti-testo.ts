import { inNome, leggiRiferimento, risolviDato } from '#domain/dati.ts';
import type { DatoRisolto } from '#domain/dati-tipi.ts';
import { comuniDellAmbito } from '#domain/enti.ts';
import { confronta, differenza, type Frazione, frazione } from '#domain/frazione.ts';
import { derivatoDa } from '#domain/indice.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import { popolazioneAmbito } from '#domain/popolazione.ts';
import { anniNominati, type Cifra } from './cifre-testo.ts';
import { nomina } from './famiglie/testo.ts';
import { lettoreParametri } from './parametri.ts';

/** How people write a figure of the plan (`testo.cifre` of the pack): name in the registry, words around the number. */
type Forma = {
  /** Name in the registry of live figures; `*` = an element of the pack (a fund, a LEPS). */
  readonly nome: string;
  readonly genere: Cifra['genere'];
  /** Words that follow the number. */
  readonly unita: readonly string[];
  /** Words of which one is in the sentence. */
  readonly parole: readonly string[];
  /** Words that make the sentence speak of something else. */
  readonly tranne: readonly string[];
  /** What a reference takes: a year, a Comune. */
  readonly anno: 'no' | 'popolazione' | 'del-piano';
  readonly comune: 'no' | 'facoltativo' | 'obbligatorio';
  /** Elements of a family that no text names clearly («Altro»). */
  readonly esclusi: readonly string[];
  /** Only an equal value is the same fact: other days have their own. */
  readonly soloUguale: boolean;
};

const testi = (valore: unknown): readonly string[] =>
  Array.isArray(valore) ? valore.filter((v): v is string => typeof v === 'string') : [];
const uno = <T extends string>(valore: unknown, ammessi: readonly T[], altrimenti: T): T =>
  ammessi.find((a) => a === valore) ?? altrimenti;

/** Forms of the pack in force at the plan's first year; empty when the pack has none. */
const forme = (piano: Piano): readonly Forma[] =>
  derivatoDa([piano.pacco, piano.testa], 'forme-cifre', () => {
    const tabella = lettoreParametri(piano).tabella(nomiParametri.cifreNelTesto);
    if (eNonVerificabile(tabella)) return [];
    return Object.values(tabella).map((valore): Forma => {
      const v = new Map<string, unknown>(Object.entries(typeof valore === 'object' && valore !== null ? valore : {}));
      return {
        nome: typeof v.get('dato') === 'string' ? String(v.get('dato')) : '',
        genere: uno(v.get('genere'), ['importo', 'numero', 'rapporto', 'data'], 'numero'),
        unita: testi(v.get('unita')),
        parole: testi(v.get('parole')),
        tranne: testi(v.get('tranne')),
        anno: uno(v.get('anno'), ['no', 'popolazione', 'del-piano'], 'no'),
        comune: uno(v.get('comune'), ['no', 'facoltativo', 'obbligatorio'], 'no'),
        esclusi: testi(v.get('esclusi')),
        soloUguale: v.get('soloUguale') === true,
      };
    });
  });

/** Elements of a family with the phrases that name them. */
type Elemento = { readonly id: string; readonly frasi: readonly string[] };
const elementi = (piano: Piano, nome: string): readonly Elemento[] =>
  derivatoDa([piano.pacco], `elementi:${nome.split('.')[0]}`, () => {
    const { pacco } = piano;
    const alias = (tabella: Readonly<Record<string, string>>, id: string) =>
      Object.entries(tabella).flatMap(([frase, di]) => (di === id && frase.length > 3 ? [frase] : []));
    if (nome.startsWith('fondo.'))
      return pacco.fondi.map((f) => ({ id: f.id, frasi: [f.id, f.breve, f.nome, ...alias(pacco.alias.fondi, f.id)] }));
    return pacco.leps.map((l) => ({ id: l.id, frasi: [l.breve, l.nome, ...alias(pacco.alias.leps, l.id)] }));
  });

/** Value of a live figure as the texts write it: euro, people, days as text; null = not known today. */
type Fatto = { readonly rif: string; readonly dato: DatoRisolto; readonly valore: Frazione | null };
const fatto = (piano: Piano, rif: string): Fatto | null => {
  const dato = risolviDato(piano, rif);
  if (dato.stato !== 'ok' || dato.valore === null) return null;
  const { valore } = dato;
  if (typeof valore === 'object') return { rif, dato, valore };
  if (typeof valore === 'number')
    return { rif, dato, valore: dato.tipo === 'importo' ? frazione(valore, 100) : frazione(valore) };
  return { rif, dato, valore: null };
};

/** What a typed figure is beside a figure of the plan. */
export type Confronto = {
  readonly esito: 'uguale' | 'arrotondato' | 'diverso';
  readonly cifra: Cifra;
  readonly rif: string;
  readonly dato: DatoRisolto;
  /** Whether no other figure of the plan fits these words. */
  readonly solo: boolean;
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

const comincia = (testo: string, frasi: readonly string[]): boolean =>
  frasi.some((f) => {
    const netto = testo.trimStart();
    return netto.startsWith(f) && !/^\p{L}/u.test(netto.slice(f.length));
  });
/** After the unit the sentence ends, goes on with a place or a time: «103.472 abitanti anziani» is another figure. */
const restaIntero = (dopo: string, unita: readonly string[]): boolean => {
  const netto = dopo.trimStart();
  const u = unita.find((x) => netto.startsWith(x) && !/^\p{L}/u.test(netto.slice(x.length)));
  const coda = u === undefined ? netto : netto.slice(u.length);
  return /^\s*(?:$|[.,;:)]|(?:all|nell|dell)['’]|(?:al|alla|nel|nella|del|della|dei|e|ed|in totale|complessiv\p{L}*|residenti|distribuiti)(?!\p{L}))/u.test(
    coda,
  );
};
/** Words right before the number that make it a measure of something else: «ogni 5.000 abitanti», «oltre 3.000 abitanti». */
const misura =
  /(?<!\p{L})(?:ogni|per|(?<!(?:pari|ammonta|ammontano) )a|su|oltre|sopra|sotto|fino a|almeno|pi[uù] di|meno di|superiore a|inferiore a|superiori a|inferiori a|entro|circa ogni|di cui|tra|fra|e i|ai|dai|minim[oa] di|massim[oa] di)\s*$/u;

const citatiNellaFrase = (piano: Piano, frase: string) => {
  const nomi = derivatoDa([piano.registri.comune, piano.registri.appartenenza, piano.testa], 'nomi-comuni', () =>
    comuniDellAmbito(piano).map((c) => ({ codice: c.codiceIstat, frasi: [c.nome] })),
  );
  return nomi.filter((c) => nomina(frase, c.frasi));
};

const riferimento = (nome: string, elemento: string | null, anno: number | null, comune: string | null): string =>
  `${elemento === null ? nome : nome.replace('*', inNome(elemento))}${anno === null ? '' : `@${anno}`}${comune === null ? '' : `#${comune}`}`;

/** References that the words of a sentence name without doubt, for a form; empty when they name none or more than one. */
const nominati = (piano: Piano, forma: Forma, frase: string): readonly string[] => {
  const anni = anniNominati(frase);
  const elemento = forma.nome.includes('*')
    ? elementi(piano, forma.nome).filter((e) => !forma.esclusi.includes(e.id) && nomina(frase, e.frasi))
    : [null];
  const [primo, ...altri] = elemento;
  if (primo === undefined || altri.length > 0) return [];
  const comuni = forma.comune === 'no' ? [] : citatiNellaFrase(piano, frase);
  if (comuni.length > 1 || (forma.comune === 'obbligatorio' && comuni.length === 0)) return [];
  const comune = comuni[0]?.codice ?? null;
  if (forma.anno === 'popolazione') {
    const p = popolazioneAmbito(piano);
    if (eNonVerificabile(p) || (anni.length > 0 && !(anni.length === 1 && anni[0] === p.anno))) return [];
    return [riferimento(forma.nome, primo?.id ?? null, null, comune)];
  }
  if (forma.anno === 'no')
    return anni.some((a) => anniDelPiano(piano).includes(a))
      ? []
      : [riferimento(forma.nome, primo?.id ?? null, null, comune)];
  const [anno, ...altriAnni] = anni;
  if (anno === undefined || altriAnni.length > 0 || !anniDelPiano(piano).includes(anno)) return [];
  return [riferimento(forma.nome, primo?.id ?? null, anno, comune)];
};

const siAdatta = (piano: Piano, forma: Forma, cifra: Cifra, soloDelSuoGenere: boolean): string | null => {
  if (forma.genere !== cifra.genere || nomina(cifra.frase, forma.tranne)) return null;
  if (forma.unita.length > 0 && !(comincia(cifra.dopo, forma.unita) && restaIntero(cifra.dopo, forma.unita)))
    return null;
  if (forma.unita.length > 0 && misura.test(cifra.prima)) return null;
  if (forma.parole.length > 0 && !nomina(cifra.frase, forma.parole)) return null;
  if (!soloDelSuoGenere) return null;
  const [rif] = nominati(piano, forma, cifra.frase);
  if (rif === undefined || leggiRiferimento(rif) === null) return null;
  return rif;
};

const delPiano = (piano: Piano, nome: string): string[] => {
  const anni = anniDelPiano(piano);
  const enti = nome === 'quota.importo' ? comuniDellAmbito(piano).map((c) => c.codiceIstat) : [null];
  const voci = nome.includes('*') ? elementi(piano, nome).map((e) => e.id) : [null];
  const senzaAnno = nome === 'piano.risorse.totale';
  return voci.flatMap((v) => (senzaAnno ? [null] : anni).flatMap((a) => enti.map((e) => riferimento(nome, v, a, e))));
};

/** Amounts of the plan by value in cents, for amounts precise enough that they cannot meet by chance. */
const importiNoti = (piano: Piano): ReadonlyMap<number, readonly Fatto[]> => {
  const { registri: r, pacco, testa, cifre } = piano;
  // Everything that a live figure may read: an amount is found again when any of it changes.
  const parti = [
    ...[r.copertura, r.voceSpesa, r.scheda, r.assegnazione, r.quota, r.documento],
    ...[r.comune, r.appartenenza, r.ente, r.popolazione, r.persona, r.fabbisogno],
    ...[pacco, testa, cifre],
  ];
  return derivatoDa(parti, 'importi-noti', () => {
    const noti = new Map<number, Fatto[]>();
    for (const forma of forme(piano).filter((f) => f.genere === 'importo'))
      for (const rif of delPiano(piano, forma.nome)) {
        const f = fatto(piano, rif);
        if (f === null || typeof f.dato.valore !== 'number' || f.dato.valore === 0) continue;
        const lista = noti.get(f.dato.valore);
        if (lista === undefined) noti.set(f.dato.valore, [f]);
        else if (!lista.some((x) => x.rif === rif)) lista.push(f);
      }
    return noti;
  });
};

/** The same amount found among those of the plan, when it is precise (not a round number) and not small. */
const perValore = (piano: Piano, cifra: Cifra): Confronto | null => {
  if (cifra.genere !== 'importo' || confronta(cifra.passo, mille) >= 0 || confronta(cifra.valore, mille) < 0)
    return null;
  const cents = frazione(cifra.valore.num * 100n, cifra.valore.den);
  if (cents.den !== 1n) return null;
  const trovati = importiNoti(piano).get(Number(cents.num)) ?? [];
  const [primo] = trovati;
  return primo === undefined
    ? null
    : { esito: 'uguale', cifra, rif: primo.rif, dato: primo.dato, solo: trovati.length === 1 };
};

/** Whether a typed figure could be a figure of the plan: amounts, ratios and days, or a number with a unit of the pack. */
export const puoEsserlo = (piano: Piano, cifra: Cifra): boolean =>
  forme(piano).some((f) => f.genere === cifra.genere && (f.unita.length === 0 || comincia(cifra.dopo, f.unita)));

/** Typed figures of a passage that are figures of the plan: equal, rounded, or different where the words name one fact. */
export const confronti = (piano: Piano, cifre: readonly Cifra[]): readonly Confronto[] =>
  cifre.flatMap((cifra): Confronto[] => {
    const compagne = cifre.filter((c) => c.genere === cifra.genere && c.frase === cifra.frase);
    const trovati = forme(piano).flatMap((forma) => {
      const conUnita = (c: Cifra) => forma.unita.length === 0 || comincia(c.dopo, forma.unita);
      const rif = siAdatta(piano, forma, cifra, compagne.filter(conUnita).length === 1);
      const f = rif === null ? null : fatto(piano, rif);
      if (f === null) return [];
      const esito = confrontaCon(cifra, f);
      return forma.soloUguale && esito !== 'uguale' ? [] : [{ esito, cifra, rif: f.rif, dato: f.dato, solo: true }];
    });
    const buono = trovati.find((t) => t.esito === 'uguale') ?? trovati.find((t) => t.esito === 'arrotondato');
    if (buono !== undefined) return [buono];
    const stesso = perValore(piano, cifra);
    if (stesso !== null) return [stesso];
    const [solo, ...altri] = trovati;
    return solo === undefined || altri.length > 0 ? [] : [solo];
  });
