import { inNome, leggiRiferimento } from '#domain/dati.ts';
import { comuniDellAmbito, territorio } from '#domain/enti.ts';
import { derivatoDa } from '#domain/indice.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import { anniNominati, type Cifra } from './cifre-testo.ts';
import { inParole, nominaParole } from './famiglie/testo.ts';
import { lettoreParametri } from './parametri.ts';

/** How people write a figure of the plan (`testo.cifre` of the pack): name in the registry, words around the number. */
type Forma = {
  /** Name in the registry of live figures; `*` = an element of the pack (a fund, a LEPS). */
  readonly nome: string;
  readonly genere: Cifra['genere'];
  /** Words that follow the number. */
  readonly unita: readonly string[];
  /** Words of which one is in the sentence, as `inParole` makes them. */
  readonly parole: readonly string[];
  /** Words that make the sentence speak of something else, as `inParole` makes them. */
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
export const forme = (piano: Piano): readonly Forma[] =>
  derivatoDa([piano.pacco, piano.testa], 'forme-cifre', () => {
    const tabella = lettoreParametri(piano).tabella(nomiParametri.cifreNelTesto);
    if (eNonVerificabile(tabella)) return [];
    return Object.values(tabella).map((valore): Forma => {
      const v = new Map<string, unknown>(Object.entries(typeof valore === 'object' && valore !== null ? valore : {}));
      return {
        nome: typeof v.get('dato') === 'string' ? String(v.get('dato')) : '',
        genere: uno(v.get('genere'), ['importo', 'numero', 'rapporto', 'data'], 'numero'),
        unita: testi(v.get('unita')),
        parole: testi(v.get('parole')).map(inParole),
        tranne: testi(v.get('tranne')).map(inParole),
        anno: uno(v.get('anno'), ['no', 'popolazione', 'del-piano'], 'no'),
        comune: uno(v.get('comune'), ['no', 'facoltativo', 'obbligatorio'], 'no'),
        esclusi: testi(v.get('esclusi')),
        soloUguale: v.get('soloUguale') === true,
      };
    });
  });

/** Elements of a family with the phrases that name them, as `inParole` makes them. */
type Elemento = { readonly id: string; readonly frasi: readonly string[] };
/** Elements of the pack that a form with `*` may speak of. */
export const elementi = (piano: Piano, nome: string): readonly Elemento[] =>
  derivatoDa([piano.pacco], `elementi:${nome.split('.')[0]}`, () => {
    const { pacco } = piano;
    const alias = (tabella: Readonly<Record<string, string>>, id: string) =>
      Object.entries(tabella).flatMap(([frase, di]) => (di === id && frase.length > 3 ? [frase] : []));
    const elemento = (id: string, frasi: readonly string[]) => ({ id, frasi: [...new Set(frasi.map(inParole))] });
    if (nome.startsWith('fondo.'))
      return pacco.fondi.map((f) => elemento(f.id, [f.id, f.breve, f.nome, ...alias(pacco.alias.fondi, f.id)]));
    return pacco.leps.map((l) => elemento(l.id, [l.breve, l.nome, ...alias(pacco.alias.leps, l.id)]));
  });

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

type NomeComune = { readonly codice: string; readonly frasi: readonly string[] };
const nomiComuni = (piano: Piano): readonly NomeComune[] =>
  derivatoDa(territorio(piano), 'nomi-comuni', () =>
    comuniDellAmbito(piano).map((c) => ({ codice: c.codiceIstat, frasi: [inParole(c.nome)] })),
  );

/** A reference by its parts: name, element of the family, year, Comune. */
export const riferimento = (
  nome: string,
  elemento: string | null,
  anno: number | null,
  comune: string | null,
): string =>
  `${elemento === null ? nome : nome.replace('*', inNome(elemento))}${anno === null ? '' : `@${anno}`}${comune === null ? '' : `#${comune}`}`;

/** A sentence, its words and what it names, read once for all its figures. */
type Frase = {
  readonly parole: string;
  readonly anni: readonly number[];
  /** Elements of the family of a form that the sentence names. */
  readonly elementi: (nome: string) => readonly Elemento[];
  readonly comuni: () => readonly NomeComune[];
};
const leggiFrase = (piano: Piano, testo: string): Frase => {
  const parole = inParole(testo);
  const famiglie = new Map<readonly Elemento[], readonly Elemento[]>();
  let comuni: readonly NomeComune[] | null = null;
  return {
    parole,
    anni: anniNominati(testo),
    elementi: (nome) => {
      const tutti = elementi(piano, nome);
      const trovati = famiglie.get(tutti) ?? tutti.filter((e) => nominaParole(parole, e.frasi));
      famiglie.set(tutti, trovati);
      return trovati;
    },
    comuni: () => {
      comuni ??= nomiComuni(piano).filter((c) => nominaParole(parole, c.frasi));
      return comuni;
    },
  };
};

/** A live figure that the words around a number name; `anni` = years of population that the sentence speaks of. */
export type Nominato = {
  readonly rif: string;
  readonly soloUguale: boolean;
  readonly anniPopolazione: readonly number[] | null;
};

/** The reference that the words of a sentence name without doubt, for a form; null when they name none or more than one. */
const nominato = (piano: Piano, forma: Forma, frase: Frase): Nominato | null => {
  const trovati = forma.nome.includes('*')
    ? frase.elementi(forma.nome).filter((e) => !forma.esclusi.includes(e.id))
    : [null];
  const [elemento, ...altri] = trovati;
  if (elemento === undefined || altri.length > 0) return null;
  const comuni = forma.comune === 'no' ? [] : frase.comuni();
  if (comuni.length > 1 || (forma.comune === 'obbligatorio' && comuni.length === 0)) return null;
  const di = (anno: number | null, anniPopolazione: Nominato['anniPopolazione']): Nominato | null => {
    const rif = riferimento(forma.nome, elemento?.id ?? null, anno, comuni[0]?.codice ?? null);
    return leggiRiferimento(rif) === null ? null : { rif, soloUguale: forma.soloUguale, anniPopolazione };
  };
  if (forma.anno === 'popolazione') return di(null, frase.anni);
  if (forma.anno === 'no') return frase.anni.some((a) => anniDelPiano(piano).includes(a)) ? null : di(null, null);
  const [anno, ...altriAnni] = frase.anni;
  return anno === undefined || altriAnni.length > 0 || !anniDelPiano(piano).includes(anno) ? null : di(anno, null);
};

const siAdatta = (forma: Forma, cifra: Cifra, frase: Frase, compagne: readonly Cifra[]): boolean => {
  if (forma.genere !== cifra.genere) return false;
  const conUnita = (c: Cifra) => forma.unita.length === 0 || comincia(c.dopo, forma.unita);
  if (forma.unita.length > 0 && !(conUnita(cifra) && restaIntero(cifra.dopo, forma.unita) && !misura.test(cifra.prima)))
    return false;
  if (nominaParole(frase.parole, forma.tranne)) return false;
  if (forma.parole.length > 0 && !nominaParole(frase.parole, forma.parole)) return false;
  return compagne.filter(conUnita).length === 1;
};

/** Whether a typed figure could be a figure of the plan: amounts, ratios and days, or a number with a unit of the pack. */
export const puoEsserlo = (piano: Piano, cifra: Cifra): boolean =>
  forme(piano).some((f) => f.genere === cifra.genere && (f.unita.length === 0 || comincia(cifra.dopo, f.unita)));

/** What decides which figures the words of a text name, beside the text. */
export const partiDelleParole = (piano: Piano): readonly object[] => [forme(piano), piano.pacco, nomiComuni(piano)];

/** For each typed figure of a passage, the live figures that the words around it name, in the order of the pack's forms. */
export const nominatiDa = (piano: Piano, cifre: readonly Cifra[]): readonly (readonly Nominato[])[] => {
  const frasi = new Map<string, Frase>();
  return cifre.map((cifra) => {
    const frase = frasi.get(cifra.frase) ?? leggiFrase(piano, cifra.frase);
    frasi.set(cifra.frase, frase);
    const compagne = cifre.filter((c) => c.genere === cifra.genere && c.frase === cifra.frase);
    return forme(piano).flatMap((forma) => {
      const trovato = siAdatta(forma, cifra, frase, compagne) ? nominato(piano, forma, frase) : null;
      return trovato === null ? [] : [trovato];
    });
  });
};
