import { type ContestoAtti, contestoAtti } from '#domain/contesto-atti.ts';
import type { FissatoA } from '#domain/modello-ast.ts';
import type { CampoModello } from '#domain/pacco.ts';
import type { Piano } from '#domain/piano.ts';
import type { BloccoDocumento, Tratto } from './tipi.ts';
import { segui, type Trovato, type Variabile, valoreDiCampo } from './valori.ts';

/** Bounds on what a carried pack may make us write: it is untrusted input. */
export type Limiti = { readonly blocchi: number; readonly giri: number; readonly profondita: number };
/** Bounds of every document: far above a real plan of 500 pages, far below what stops a machine. */
export const limitiPredefiniti: Limiti = { blocchi: 60_000, giri: 120_000, profondita: 64 };

/** A document that would exceed its bounds; the message is for people. */
export class LimiteSuperato extends Error {
  constructor(cosa: string) {
    super(
      `Il modello del piano produce ${cosa}: l'esportazione è stata fermata. Controllare i cicli («per») del modello.`,
    );
    this.name = 'LimiteSuperato';
  }
}

/** Live figure as documents print it. `ignoto` = no such name in the closed registry. */
export type DatoMostrato = { readonly testo: string; readonly stato: 'ok' | 'nv' | 'ignoto' };

/** What evaluation of one document shares and counts. */
export type Banco = {
  readonly piano: Piano;
  readonly contesto: ContestoAtti;
  readonly campiModello: ReadonlyMap<string, CampoModello>;
  readonly campi: ReadonlyMap<string, string>;
  readonly dato: (rif: string, formato: string | null) => DatoMostrato;
  /** Builds the table or the chart of a closed source. */
  readonly viva: (richiesta: RichiestaViva) => BloccoDocumento;
  readonly citazioneBreve: boolean;
  readonly limiti: Limiti;
  readonly sigleUsate: Set<string>;
  readonly errori: { readonly bloccoId: string; readonly messaggio: string }[];
  readonly contatori: { blocchi: number; giri: number };
};

/** A table or chart asked by the text. */
export type RichiestaViva = {
  readonly genere: 'tabella' | 'grafico';
  readonly id: string;
  readonly fonte: string;
  readonly titolo: string | null;
  readonly colonne: readonly string[] | null;
  readonly totali: boolean;
  readonly sede: Sede;
};

/** Scheda or LEPS that a text belongs to: some tables exist only there. */
export type Sede = { readonly schedaId: string | null; readonly lepsId: string | null };
/** A text that belongs to no scheda and to no LEPS. */
export const ovunque: Sede = { schedaId: null, lepsId: null };

/** Where evaluation stands: loop variables, when the text around is frozen, what it belongs to. */
export type Scena = {
  readonly banco: Banco;
  readonly variabili: ReadonlyMap<string, Variabile>;
  readonly fissatoA: FissatoA | null;
  readonly sede: Sede;
  readonly suffisso: string;
  readonly zona: 'parti' | 'firme' | null;
  /** Acts centre their formulas («TRA», «PREMESSO CHE») and titles; chapters have headings. */
  readonly genere: 'atto' | 'capitolo';
  readonly profondita: number;
};

/** First scene of a document or of a section. */
export const scenaIniziale = (banco: Banco, genere: Scena['genere'], sede: Sede = ovunque): Scena => ({
  banco,
  variabili: new Map(),
  fissatoA: null,
  sede,
  suffisso: '',
  zona: null,
  genere,
  profondita: 0,
});

/** One level deeper, within bounds. */
export const scendi = (scena: Scena, cambi: Partial<Scena> = {}): Scena => {
  const profondita = scena.profondita + 1;
  if (profondita > scena.banco.limiti.profondita) throw new LimiteSuperato('parti annidate oltre il limite');
  return { ...scena, ...cambi, profondita };
};

/** Counts one more turn of a loop. */
export const contaGiro = ({ banco }: Scena): void => {
  banco.contatori.giri += 1;
  if (banco.contatori.giri > banco.limiti.giri) throw new LimiteSuperato(`più di ${banco.limiti.giri} ripetizioni`);
};

/** Counts one more block. */
export const contaBlocco = ({ banco }: Scena): void => {
  banco.contatori.blocchi += 1;
  if (banco.contatori.blocchi > banco.limiti.blocchi)
    throw new LimiteSuperato(`più di ${banco.limiti.blocchi} blocchi`);
};

/** Records a fault of the template; it never stops the document. */
export const segnala = (scena: Scena, bloccoId: string, messaggio: string): void => {
  if (scena.banco.errori.length < 500) scena.banco.errori.push({ bloccoId, messaggio });
};

const campoDeclarato = (banco: Banco, nome: string): Trovato | null => {
  const campo = banco.campiModello.get(nome);
  if (campo === undefined) return null;
  const letto = valoreDiCampo(campo.tipo, banco.campi.get(nome) ?? campo.predefinito);
  return {
    nome,
    titolo: campo.etichetta,
    gruppo: campo.gruppo,
    ...letto,
    voci: null,
    anno: false,
    norma: null,
  };
};

/** Value of a field that may override a derived one (`campo: true` in the table of the context). */
const sostituito = (banco: Banco, derivato: Trovato): Trovato => {
  const scritto = banco.campi.get(derivato.nome);
  if (scritto === undefined || scritto.trim() === '') return derivato;
  const tipo = derivato.tipo === 'logico' || derivato.tipo === 'data' ? derivato.tipo : 'testo';
  return { ...derivato, ...valoreDiCampo(tipo, scritto) };
};

/** Resolves a name of the template: loop variable, field of the act, derived context; null = no such name. */
export const trova = (scena: Scena, nomi: readonly string[]): Trovato | null => {
  const { banco } = scena;
  const [primo = '', ...resto] = nomi;
  const variabile = scena.variabili.get(primo);
  if (variabile !== undefined) {
    if (resto.length === 0) {
      return {
        nome: variabile.nome,
        titolo: variabile.titolo,
        gruppo: variabile.titolo,
        tipo: 'gruppo',
        valore: variabile.valore,
        voci: variabile.voci,
        anno: false,
        norma: null,
      };
    }
    return segui(variabile.voci, variabile.valore, resto, variabile.nome, variabile.titolo);
  }
  const nome = nomi.join('.');
  const campo = campoDeclarato(banco, nome);
  if (campo !== null) return campo;
  const derivato = segui(contestoAtti, banco.contesto, nomi, '', 'Dati del piano');
  if (derivato === null) return scritto(banco, nome);
  const gruppo = titoloBreve(contestoAtti[primo as keyof ContestoAtti].titolo);
  const titolo = resto.length === 0 ? gruppo : `${gruppo}, ${iniziale(titoloBreve(derivato.titolo))}`;
  return sostituito(banco, { ...derivato, gruppo, titolo });
};

/** Title of a name without its explanation. */
export const titoloBreve = (titolo: string): string => (titolo.split(/[:;]/)[0] ?? titolo).trim();
/** First letter in lower case, unless the word is an abbreviation: a title inside a sentence. */
export const iniziale = (t: string): string =>
  /^\p{Lu}(\p{Ll}|'|$)/u.test(t) ? t.slice(0, 1).toLowerCase() + t.slice(1) : t;

/** Field that a person wrote and that no act declares: text, as it is. */
const scritto = (banco: Banco, nome: string): Trovato | null => {
  const valore = banco.campi.get(nome)?.trim() ?? '';
  if (valore === '') return null;
  return {
    nome,
    titolo: nome,
    gruppo: 'Campi',
    tipo: valore.includes('\n') ? 'testo-lungo' : 'testo',
    valore,
    voci: null,
    anno: false,
    norma: null,
  };
};

/** Inline node for something that a person must still write. */
export const daCompilare = (
  scena: Scena,
  nome: string,
  etichetta: string,
  fissatoA: FissatoA | null,
  gruppo?: string,
): Tratto => ({
  t: 'dacompilare',
  nome,
  etichetta,
  ...(gruppo !== undefined && { gruppo }),
  fissatoA: fissatoA ?? scena.fissatoA ?? scena.banco.campiModello.get(nome)?.fissatoA ?? null,
});
