import type { TabellaDelGrafico } from '#charts/grafico.ts';

/** When a value is frozen, as the template says. */
export type Fissato = 'schema' | 'sottoscrizione' | 'pubblicazione';
/** A run whose value is frozen after the schema: the canonical text has `nome` in its place. */
export type Differito = { readonly differito?: { readonly a: Fissato; readonly nome: string } };

/** Run of text of a finished document: figures already resolved, references already numbered. */
export type Tratto = Differito & TrattoSemplice;
type TrattoSemplice =
  | {
      readonly t: 'testo';
      readonly testo: string;
      readonly grassetto?: boolean;
      readonly corsivo?: boolean;
      readonly sottolineato?: boolean;
      readonly barrato?: boolean;
      readonly apice?: boolean;
      readonly pedice?: boolean;
    }
  | { readonly t: 'a-capo' }
  /** A live figure: the text shown and the reference it came from. `stato: 'nv'` prints as not verifiable. */
  | { readonly t: 'dato'; readonly testo: string; readonly rif: string; readonly stato: 'ok' | 'nv' }
  /** A legal citation with its Normattiva link, if any. */
  | { readonly t: 'citazione'; readonly testo: string; readonly norma: string; readonly url: string | null }
  /** A live cross reference to a bookmark of this document. */
  | { readonly t: 'rinvio'; readonly testo: string; readonly a: string }
  /** Something that a person must still fill: printed ⟨da compilare: …⟩ in its own style and found by structure. */
  | {
      readonly t: 'dacompilare';
      readonly nome: string;
      readonly etichetta: string;
      /** Heading under which it is listed among what is missing. */
      readonly gruppo?: string;
      readonly fissatoA: Fissato | null;
    }
  | { readonly t: 'collegamento'; readonly testo: string; readonly url: string }
  | { readonly t: 'nota'; readonly numero: number; readonly testo: string };

/** Cell of a table; `allinea` is right for numbers. */
export type Cella = {
  readonly tratti: readonly Tratto[];
  readonly allinea: 'sinistra' | 'destra' | 'centro';
  readonly intestazione: boolean;
  readonly colonne: number;
  readonly righe: number;
};

/** Item of a list with the label already written (`a)`, `1)`, `•`). */
export type VoceElenco = {
  readonly etichetta: string;
  readonly livello: number;
  readonly blocchi: readonly BloccoDocumento[];
  readonly id: string;
};

/** Block of a finished document. `id` is stable and becomes the bookmark. */
export type BloccoDocumento = {
  readonly id: string;
  readonly fissatoA?: Fissato;
  /** Other names by which a `rinvio` may point to this block. */
  readonly chiavi?: readonly string[];
  /** Part of an act that a check must find by structure. */
  readonly zona?: 'parti' | 'firme';
} & (
  | {
      readonly t: 'titolo';
      readonly livello: 1 | 2 | 3 | 4;
      readonly numero: string | null;
      readonly tratti: readonly Tratto[];
    }
  | { readonly t: 'articolo'; readonly numero: number; readonly tratti: readonly Tratto[] }
  | {
      readonly t: 'paragrafo';
      readonly stile: 'testo' | 'titolo-atto' | 'sottotitolo-atto' | 'formula' | 'didascalia';
      readonly tratti: readonly Tratto[];
    }
  | { readonly t: 'elenco'; readonly stile: 'numeri' | 'lettere' | 'puntato'; readonly voci: readonly VoceElenco[] }
  | {
      readonly t: 'tabella';
      readonly titolo: string | null;
      readonly numero: number | null;
      readonly larghezze: readonly number[];
      readonly righe: readonly {
        readonly celle: readonly Cella[];
        readonly intestazione: boolean;
        readonly totale: boolean;
      }[];
      readonly vuota: string | null;
      readonly fonte: string | null;
    }
  | {
      readonly t: 'figura';
      readonly alternativo: string;
      readonly didascalia: string | null;
      readonly svg: string | null;
      readonly impronta: string | null;
      /** What the picture shows, as a table: printed where the picture cannot be. */
      readonly dati?: TabellaDelGrafico;
    }
  | {
      readonly t: 'riquadro';
      readonly variante: 'nota' | 'attenzione' | 'suggerimento';
      readonly blocchi: readonly BloccoDocumento[];
    }
  | { readonly t: 'firma'; readonly parte: string; readonly persona: readonly Tratto[]; readonly riga: string }
  | { readonly t: 'indice' }
  | { readonly t: 'salto' }
);

/** What a document still lacks before it can be signed, by structure. */
export type Mancanza = {
  readonly nome: string;
  readonly etichetta: string;
  readonly gruppo: string;
  readonly fissatoA: Fissato | null;
  readonly bloccoId: string;
  readonly volte: number;
};

/** A finished document: pure tree from which DOCX, HTML and plain text are written. */
export type Documento = {
  readonly genere: 'accordo' | 'piano' | 'segnalazioni';
  readonly titolo: string;
  readonly soggetto: string;
  readonly autore: string;
  readonly lingua: 'it-IT';
  /** Instant of the last change it contains, or of the freeze: UTC ISO. */
  readonly istante: string;
  /** Draft watermark text in the header, or null for a final export. */
  readonly bozza: string | null;
  readonly intestazione: string;
  readonly piede: string;
  readonly blocchi: readonly BloccoDocumento[];
  readonly mancanze: readonly Mancanza[];
  /** Faults of the template met while writing it: unresolved references, values that no case covers. */
  readonly errori: readonly { readonly bloccoId: string; readonly messaggio: string }[];
  /** SHA-256 input of the schema: canonical text with `fissatoA` nodes replaced by their names. */
  readonly testoCanonico: string;
};
