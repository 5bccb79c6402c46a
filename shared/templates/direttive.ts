import type { Espressione, FissatoA } from '#domain/modello-ast.ts';
import { formatiDato } from '#domain/modello-ast.ts';
import type { Ambito, GenereTesto } from './ambito.ts';
import { citaSorgente, type RaccoltaErrori } from './errore.ts';
import { leggiEspressione, leggiPercorso } from './espressioni.ts';
import type { NodoMd } from './markdown.ts';

/** Attributes that a directive takes: `!` at the end = due. Only these names are directives (closed list). */
export const direttiveBlocco = {
  vincolato: [],
  compila: [],
  suggerimento: [],
  nota: [],
  articolo: ['id!', 'titolo!'],
  se: ['quando!'],
  altrimenti: [],
  scegli: ['su!'],
  caso: ['vale!'],
  per: ['ogni!', 'come!', 'dove', 'ordine'],
  elenco: ['stile', 'fine'],
  voce: [],
  parti: [],
  firme: [],
  riquadro: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
/** Leaf directives (`::nome`), with their attributes. */
export const direttiveFoglia = {
  tabella: ['fonte!', 'titolo', 'colonne', 'totali'],
  grafico: ['fonte!', 'titolo'],
  salto: [],
  indice: [],
  allegati: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
/** Inline directives (`:nome[etichetta]`), with their attributes. */
export const direttiveInline = {
  dato: ['formato', 'fissatoA'],
  cita: ['articolo', 'comma', 'lettera'],
  rinvio: [],
  sigla: [],
  accordo: ['n!'],
  prep: ['a!'],
  lettere: [],
  elenco: ['ogni!', 'come!', 'dove', 'ordine', 'congiunzione'],
  se: ['quando!'],
  compila: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Name of a block directive. */
export type NomeBlocco = keyof typeof direttiveBlocco;
/** Name of a leaf directive. */
export type NomeFoglia = keyof typeof direttiveFoglia;
/** Name of an inline directive. */
export type NomeInline = keyof typeof direttiveInline;
/** Whether a name is in the closed list of containers. */
export const eBlocco = (nome: string): nome is NomeBlocco => Object.hasOwn(direttiveBlocco, nome);
/** Whether a name is in the closed list of leaves. */
export const eFoglia = (nome: string): nome is NomeFoglia => Object.hasOwn(direttiveFoglia, nome);
/** Whether a name is in the closed list of inline directives. */
export const eInline = (nome: string): nome is NomeInline => Object.hasOwn(direttiveInline, nome);

/** Something cited by a text, to be checked when the whole pack is known. */
export type RiferimentoTesto = {
  readonly tipo: 'norma' | 'rinvio' | 'sigla' | 'vocabolo' | 'dato' | 'compila';
  readonly nome: string;
  readonly riga: number;
};

/** What one text shares while it is compiled. `sorgente` is the text that the offsets of the nodes refer to. */
export type Officina = {
  readonly genere: GenereTesto;
  readonly file: string;
  readonly base: string;
  readonly errori: RaccoltaErrori;
  readonly riferimenti: RiferimentoTesto[];
  readonly idScritti: Map<string, number>;
  readonly idDerivati: Map<string, number>;
  readonly conto: { nodi: number };
};

const spiega = (nodo: NodoMd): string => {
  const segno = nodo.tipo === 'containerDirective' ? ':::' : nodo.tipo === 'leafDirective' ? '::' : ':';
  return `${segno}${nodo.nome}`;
};

/** Checks the attributes of a known directive: unknown and missing ones are errors. */
export const controllaAttributi = (nodo: NodoMd, ammessi: readonly string[], errori: RaccoltaErrori): void => {
  const nomi = [...new Set(ammessi.map((a) => a.replace('!', '')))];
  const elenco = nomi.length === 0 ? 'nessun attributo' : `solo ${nomi.join(', ')}`;
  for (const nome of nodo.attributi.keys()) {
    if (nomi.includes(nome)) continue;
    const trovato =
      nome === 'class'
        ? `una classe («.${nodo.attributi.get(nome) ?? ''}»): gli id non hanno punti`
        : nome === 'id' && nodo.tipo === 'textDirective'
          ? '«id» su una direttiva nel testo'
          : `«${nome}»`;
    errori.aggiungi(nodo.riga, `${elenco} in ${spiega(nodo)}`, trovato);
  }
  for (const due of ammessi.filter((a) => a.endsWith('!'))) {
    const nome = due.slice(0, -1);
    if ((nodo.attributi.get(nome) ?? '').trim() === '')
      errori.aggiungi(nodo.riga, `l'attributo «${nome}» in ${spiega(nodo)}`, 'niente');
  }
};

/** Condition or number written in an attribute; null (and an error) when it does not parse. */
export const espressioneDi = (
  nodo: NodoMd,
  attributo: string,
  errori: RaccoltaErrori,
  ambito: Ambito,
  controlla: (e: Espressione, ambito: Ambito, segnala: (atteso: string, trovato: string) => void) => void,
): Espressione | null => {
  const testo = nodo.attributi.get(attributo);
  if (testo === undefined || testo.trim() === '') return null;
  const letta = leggiEspressione(testo);
  if (!letta.ok) {
    const dove = `${citaSorgente(letta.trovato)} alla colonna ${letta.colonna} di ${attributo}=${citaSorgente(testo)}`;
    errori.aggiungi(nodo.riga, letta.atteso, dove);
    return null;
  }
  controlla(letta.espressione, ambito, (atteso, trovato) =>
    errori.aggiungi(nodo.riga, atteso, `${trovato} in ${attributo}=${citaSorgente(testo)}`),
  );
  return letta.espressione;
};

/** Path written in an attribute; null (and an error) when it is not one. */
export const percorsoDi = (nodo: NodoMd, attributo: string, errori: RaccoltaErrori): readonly string[] | null => {
  const testo = (nodo.attributi.get(attributo) ?? '').trim();
  if (testo === '') return null;
  const nomi = leggiPercorso(testo);
  if (nomi === null) errori.aggiungi(nodo.riga, `un percorso come «comuni» in ${attributo}`, citaSorgente(testo));
  return nomi;
};

const momenti: readonly FissatoA[] = ['schema', 'sottoscrizione', 'pubblicazione'];
/** `fissatoA` of a directive, checked. */
export const fissatoADi = (nodo: NodoMd, errori: RaccoltaErrori): FissatoA | undefined => {
  const testo = nodo.attributi.get('fissatoA');
  if (testo === undefined) return undefined;
  const momento = momenti.find((m) => m === testo);
  if (momento === undefined) errori.aggiungi(nodo.riga, `fissatoA=${momenti.join(' | ')}`, citaSorgente(testo));
  return momento;
};

/** `formato` of a `:dato`, checked against the closed list. */
export const formatoDi = (nodo: NodoMd, errori: RaccoltaErrori): string | undefined => {
  const testo = nodo.attributi.get('formato');
  if (testo === undefined) return undefined;
  const formato = formatiDato.find((f) => f === testo);
  if (formato === undefined) errori.aggiungi(nodo.riga, `formato=${formatiDato.join(' | ')}`, citaSorgente(testo));
  return formato;
};

/** Plain text of the label of an inline directive (`[c.nome]`); empty if it holds anything but text. */
export const etichettaDi = (nodo: NodoMd): string =>
  nodo.figli.every((f) => f.tipo === 'text') ? nodo.figli.map((f) => f.valore).join('') : '';
