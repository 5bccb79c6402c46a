import { stati } from './stati.ts';

/**
 * Derived context of acts and chapters: every name that a template may read without declaring it, with its type.
 * The compiler checks paths against this table; `shared/documento` builds a value of type `ContestoAtti` from a Piano.
 * Leaves are `null` when the plan does not know them (three-valued: never an empty string, never 0).
 * A name is never renamed, only added. What no register knows is a `campo` declared in the act's front matter.
 */
type Foglia =
  | { readonly tipo: 'testo' | 'numero' | 'importo' | 'fte' | 'data' | 'logico' }
  | { readonly tipo: 'scelta'; readonly valori: readonly string[] };
/**
 * One entry of the table. `campo`: a `campo` of the same name, where written, prevails on the derived value. `anno`: a
 * calendar year, printed without the thousands point.
 */
export type VoceContesto = { readonly titolo: string; readonly campo?: true; readonly anno?: true } & (
  | Foglia
  | { readonly tipo: 'gruppo' | 'elenco'; readonly voci: VociContesto }
);
/** Entries by name. */
export type VociContesto = { readonly [nome: string]: VoceContesto };

const foglia =
  <T extends 'testo' | 'numero' | 'importo' | 'fte' | 'data' | 'logico'>(tipo: T) =>
  (titolo: string) =>
    ({ tipo, titolo }) as const;
const testo = foglia('testo');
const numero = foglia('numero');
const anno = (titolo: string) => ({ tipo: 'numero', titolo, anno: true }) as const;
const importo = foglia('importo');
const data = foglia('data');
const logico = foglia('logico');
const scelta = <const V extends readonly string[]>(titolo: string, valori: V) =>
  ({ tipo: 'scelta', titolo, valori }) as const;
const gruppo = <const V extends VociContesto>(titolo: string, voci: V) => ({ tipo: 'gruppo', titolo, voci }) as const;
const elenco = <const V extends VociContesto>(titolo: string, voci: V) => ({ tipo: 'elenco', titolo, voci }) as const;

const firmatario = gruppo('Persona che firma', {
  nome: testo('Nome e cognome'),
  qualita: testo('Qualità'),
  delega: testo('Estremi della delega, se firma per delega'),
});
const delibera = gruppo('Deliberazione che autorizza la firma', {
  organo: testo('Organo: Consiglio comunale, Giunta, assemblea…'),
  numero: testo('Numero'),
  data: data('Data'),
  stato: testo('Stato di esecutività'),
});
const impegni = elenco('Impegni specifici, uno per riga scritta nel registro Parti', { testo: testo('Impegno') });
const parteEnte = {
  denominazione: testo('Denominazione'),
  tipo: scelta('Tipo di ente', stati.tipoEnte),
  cf: testo('Codice fiscale'),
  pec: testo('PEC'),
  firmatario,
  delibera,
  'per-conto': elenco('Comuni per conto dei quali interviene', { nome: testo('Nome') }),
  impegni,
} as const;

/** The derived context, name by name. */
export const contestoAtti = {
  pdz: gruppo('Piano', {
    denominazione: testo('Denominazione del Piano'),
    'anno-inizio': anno('Primo anno'),
    'anno-fine': anno('Ultimo anno'),
    periodo: testo('Anni, «2026-2028»'),
    versione: testo('Versione congelata, «bozza» se non congelata'),
    stato: scelta('Stato', stati.statoPiano),
  }),
  ambito: gruppo('Ambito', {
    denominazione: testo('Denominazione'),
    forma: scelta('Forma di gestione associata', stati.forma),
    gestore: scelta('Ente gestore', stati.gestore),
    'codice-sioss': testo('Codice SIOSS'),
  }),
  regione: gruppo('Regione', { nome: testo('Nome') }),
  organo: gruppo('Organo di indirizzo, come lo chiama il modello', {
    nome: testo('Nome'),
    articolo: testo('Articolo'),
  }),
  bollettino: gruppo('Bollettino ufficiale', { nome: testo('Nome') }),
  comuni: elenco("Comuni dell'Ambito, in ordine di nome", {
    nome: testo('Nome ISTAT'),
    'codice-istat': testo('Codice ISTAT'),
    provincia: testo('Provincia'),
    'sigla-provincia': testo('Sigla della provincia'),
    cf: testo('Codice fiscale'),
    pec: testo('PEC'),
    residenti: numero('Residenti'),
    'residenti-anno': anno('Anno dei residenti'),
    firmatario,
    delibera,
    impegni,
    firma: logico("Scritto fra le Parti: no, se un'altra Parte interviene per suo conto e il Comune non firma"),
  }),
  unioni: elenco('Unioni e comunità montane che firmano', parteEnte),
  sanita: elenco('Aziende sanitarie che firmano', parteEnte),
  altri: elenco('Altri enti che firmano', parteEnte),
  'ente-gestore': gruppo('Ente gestore che firma, diverso da un Comune', parteEnte),
  /** Exists only while the form of association wants a body of its own and nobody entered it among the parties. */
  'ente-associativo': gruppo('Ente della gestione associata', {
    denominazione: testo('Da aggiungere fra le Parti (stanza Atti, «Parti e firme»)'),
  }),
  capofila: gruppo('Comune capofila', {
    nome: testo('Nome'),
    'codice-istat': testo('Codice ISTAT'),
    cf: testo('Codice fiscale'),
    pec: testo('PEC'),
    firmatario,
  }),
  parti: elenco('Tutte le Parti, ciascuna una volta, nell’ordine delle premesse', {
    denominazione: testo('Denominazione: «il Comune di …»'),
    firmatario,
    'data-firma': data('Data della firma'),
  }),
  adesioni: elenco('Enti del Terzo settore che aderiscono', {
    denominazione: testo('Denominazione'),
    cf: testo('Codice fiscale'),
    'sezione-runts': testo('Sezione del RUNTS'),
    'repertorio-runts': testo('Numero di repertorio'),
    rappresentante: testo('Legale rappresentante'),
  }),
  popolazione: gruppo('Popolazione', {
    totale: numero('Residenti'),
    anno: anno('Anno del dato'),
    data: data('Data del dato'),
    fonte: testo('Fonte'),
  }),
  citazioni: elenco("Visti dell'atto, in ordine", {
    formula: testo('Formula: «la legge 8 novembre 2000, n. 328…»'),
    norma: testo('Norma del catalogo: la formula porta il suo collegamento'),
  }),
  definizioni: elenco('Definizioni usate nel testo', { termine: testo('Termine'), testo: testo('Definizione') }),
  coprogrammazione: gruppo('Co-programmazione', {
    svolta: {
      ...logico(
        'Svolta: sì se c’è un incontro con la data, o un contributo con data e tavolo; no se si scrive l’atto che spiega perché; altrimenti da scrivere',
      ),
      campo: true,
    },
    contributi: numero('Contributi ricevuti'),
    ets: numero('Enti che hanno partecipato'),
    tavoli: numero('Tavoli nominati negli incontri e nei contributi'),
    accolti: numero('Accolti'),
    parziali: numero('Accolti in parte'),
    'non-accolti': numero('Non accolti'),
    'non-pertinenti': numero('Non pertinenti'),
    rinviati: numero('Rinviati'),
    ritirati: numero('Ritirati'),
    'senza-esito': numero('Senza esito'),
    esiti: elenco('Esiti diversi da zero; la loro somma è il totale', {
      nome: testo('«accolti», «accolti in parte»…'),
      numero: numero('Quanti'),
    }),
  }),
  leps: elenco('LEPS obbligatori del modello', {
    id: testo('Codice'),
    nome: testo('Nome'),
    breve: testo('Nome breve'),
    norma: testo('Norma'),
    stato: scelta('Stato', stati.statoLeps),
    schede: numero('Schede che lo attuano'),
  }),
  risorse: gruppo('Risorse programmate', { totale: importo('Totale del triennio') }),
  quote: gruppo('Quote dei Comuni', {
    totale: importo('Totale del triennio'),
    anni: elenco('Per anno', { anno: anno('Anno'), importo: importo('Importo') }),
  }),
  anni: elenco('Anni del Piano', { anno: anno('Anno') }),
  allegati: elenco("Allegati dell'atto", {
    id: testo('Identificativo'),
    lettera: testo('Lettera'),
    titolo: testo('Titolo'),
    impronta: testo('Impronta SHA-256'),
  }),
  /** Only inside the text of a scheda. */
  scheda: gruppo('Scheda dell’intervento', {
    codice: testo('Codice'),
    titolo: testo('Titolo'),
    programma: testo('Programma del bilancio'),
    leps: elenco('LEPS della scheda', { nome: testo('Nome'), norma: testo('Norma'), stato: testo('Stato') }),
    comuni: elenco('Comuni della scheda', { nome: testo('Nome') }),
    totale: importo('Risorse del triennio'),
    obiettivi: elenco('Obiettivi', { testo: testo('Obiettivo') }),
  }),
} as const satisfies VociContesto;

/** Value of an entry: leaves are nullable, `fte` is an exact fraction, `importo` integer cents. */
type ValoreVoce<V> = V extends { tipo: 'testo' | 'data' }
  ? string | null
  : V extends { tipo: 'numero' | 'importo' }
    ? number | null
    : V extends { tipo: 'fte' }
      ? { readonly num: bigint; readonly den: bigint } | null
      : V extends { tipo: 'logico' }
        ? boolean | null
        : V extends { tipo: 'scelta'; valori: readonly (infer S)[] }
          ? S | null
          : V extends { tipo: 'elenco'; voci: infer E }
            ? readonly { readonly [K in keyof E]: ValoreVoce<E[K]> }[]
            : V extends { tipo: 'gruppo'; voci: infer G }
              ? { readonly [K in keyof G]: ValoreVoce<G[K]> } | null
              : never;
/** The derived context as values. A group is `null` when it does not exist (`vuoto(capofila)`). */
export type ContestoAtti = { readonly [K in keyof typeof contestoAtti]: ValoreVoce<(typeof contestoAtti)[K]> };
/** Value of a party that is not a Comune. */
export type ParteContesto = ContestoAtti['unioni'][number];

/** Entry at a path from `voci`, or null; a list is not crossed (loops name their variable with `come`). */
export const voceContesto = (voci: VociContesto, nomi: readonly string[]): VoceContesto | null => {
  const [primo, ...resto] = nomi;
  if (primo === undefined || !Object.hasOwn(voci, primo)) return null;
  const voce = voci[primo];
  if (voce === undefined) return null;
  if (resto.length === 0) return voce;
  return voce.tipo === 'gruppo' ? voceContesto(voce.voci, resto) : null;
};
