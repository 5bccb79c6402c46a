import { z } from 'zod';
import { bloccoIdSchema, idSchema } from './ids.ts';
import { stato } from './stati.ts';

/** Character marks of a run of text. */
export const stileSchema = z.strictObject({
  grassetto: z.boolean().optional(),
  corsivo: z.boolean().optional(),
  sottolineato: z.boolean().optional(),
  barrato: z.boolean().optional(),
  apice: z.boolean().optional(),
  pedice: z.boolean().optional(),
});

/** Inline nodes of section text, version 1. A `dato` stores a reference, never the number. */
export const inlineSchema = z.discriminatedUnion('tipo', [
  z.strictObject({ tipo: z.literal('testo'), testo: z.string(), stile: stileSchema.optional() }),
  z.strictObject({ tipo: z.literal('a-capo') }),
  z.strictObject({ tipo: z.literal('dato'), rif: z.string(), formato: z.string().optional() }),
  z.strictObject({
    tipo: z.literal('citazione'),
    norma: z.string(),
    articolo: z.string().optional(),
    comma: z.string().optional(),
    lettera: z.string().optional(),
  }),
  z.strictObject({ tipo: z.literal('rinvio'), a: z.string() }),
  z.strictObject({ tipo: z.literal('contributo'), contributoId: idSchema }),
  z.strictObject({ tipo: z.literal('nota'), testo: z.string() }),
  z.strictObject({ tipo: z.literal('segnaposto'), nome: z.string(), etichetta: z.string() }),
  z.strictObject({ tipo: z.literal('collegamento'), url: z.string(), testo: z.string() }),
  z.strictObject({ tipo: z.literal('commento'), id: z.string(), testo: z.string() }),
]);
/** One inline node. */
export type Inline = z.output<typeof inlineSchema>;

const comune = {
  id: bloccoIdSchema,
  /** Lock of the template: `vincolato` text cannot be edited; absent = `libero`. */
  tutela: stato('tipoTutela').optional(),
  /** Pack block this one was born from, for the three-way merge of a template upgrade. */
  origine: z.string().optional(),
};
const cellaSchema = z.strictObject({
  contenuto: z.array(inlineSchema),
  intestazione: z.boolean().optional(),
  colonne: z.int().positive().optional(),
  righe: z.int().positive().optional(),
});

/** Item of a list: inline content and, if nested, its own level (0-based). */
const voceSchema = z.strictObject({
  id: bloccoIdSchema,
  livello: z.int().min(0).max(5),
  contenuto: z.array(inlineSchema),
});

/** Blocks of section text, version 1. */
export const bloccoSchema = z.discriminatedUnion('tipo', [
  z.strictObject({
    ...comune,
    tipo: z.literal('titolo'),
    livello: z.int().min(2).max(4),
    contenuto: z.array(inlineSchema),
  }),
  z.strictObject({ ...comune, tipo: z.literal('paragrafo'), contenuto: z.array(inlineSchema) }),
  z.strictObject({
    ...comune,
    tipo: z.literal('elenco'),
    stile: z.enum(['puntato', 'numeri', 'lettere']),
    voci: z.array(voceSchema),
  }),
  z.strictObject({
    ...comune,
    tipo: z.literal('tabella'),
    titolo: z.string().optional(),
    righe: z.array(z.array(cellaSchema)),
  }),
  z.strictObject({
    ...comune,
    tipo: z.literal('riquadro'),
    variante: z.enum(['nota', 'attenzione', 'suggerimento']),
    contenuto: z.array(inlineSchema),
  }),
  z.strictObject({
    ...comune,
    tipo: z.literal('figura'),
    impronta: z.string(),
    alternativo: z.string(),
    didascalia: z.string().optional(),
  }),
  /** Table or chart bound to registers, written in the pack as `::tabella` / `::grafico`; read-only in the editor. */
  z.strictObject({
    ...comune,
    tipo: z.literal('tabella-viva'),
    fonte: z.string(),
    titolo: z.string(),
    colonne: z.array(z.string()).optional(),
    totali: z.boolean().optional(),
  }),
  z.strictObject({ ...comune, tipo: z.literal('grafico-vivo'), fonte: z.string(), titolo: z.string() }),
  /** Conditional or repeated part of the pack (`se`, `per`, …), shown as it comes out; `rif` = block id in the carried pack. */
  z.strictObject({ ...comune, tipo: z.literal('modello'), rif: z.string() }),
]);
/** One block of section text. */
export type Blocco = z.output<typeof bloccoSchema>;
/** Kind of a block. */
export type TipoBlocco = Blocco['tipo'];

/** Text of one section: our own model, independent of the editor. */
export const contenutoSezioneSchema = z.strictObject({ versione: z.literal(1), blocchi: z.array(bloccoSchema) });
/** Text of a section: versioned list of blocks. */
export type ContenutoSezione = z.output<typeof contenutoSezioneSchema>;

/** A section of the plan; `revisione` grows at each write and a stale write is refused. */
export const sezioneSchema = z.strictObject({
  id: idSchema,
  /** Stable key from the pack (`leps-ssp`, `quadro-finanziario`), or `null` for a section made by hand. */
  chiave: z.string().nullable(),
  padreId: idSchema.nullable(),
  ordine: z.int(),
  titolo: z.string(),
  schedaId: idSchema.nullable(),
  tutela: stato('tipoTutela'),
  revisione: z.int().nonnegative(),
  paroleAttese: z.int().nullable(),
  contenuto: contenutoSezioneSchema,
});
/** A section of the plan with its text. */
export type Sezione = z.output<typeof sezioneSchema>;

/** How plain text writes what is not text: a live figure, a citation, a cross reference. */
export type ParoleInline = {
  readonly dato: (nodo: Extract<Inline, { tipo: 'dato' }>) => string;
  readonly citazione: (nodo: Extract<Inline, { tipo: 'citazione' }>) => string;
  readonly rinvio: (nodo: Extract<Inline, { tipo: 'rinvio' }>) => string;
};
const segni: ParoleInline = {
  dato: (n) => `⟦${n.rif}⟧`,
  citazione: (n) => `⟦${n.norma}${n.articolo ? ` art. ${n.articolo}` : ''}⟧`,
  rinvio: (n) => `⟦${n.a}⟧`,
};

/** Plain text of inline nodes; references print as `⟦rif⟧` (search, rules) unless the caller says in which words. */
export const testoInline = (nodi: readonly Inline[], parole: ParoleInline = segni): string =>
  nodi
    .map((n) => {
      switch (n.tipo) {
        case 'testo':
          return n.testo;
        case 'a-capo':
          return '\n';
        case 'dato':
          return parole.dato(n);
        case 'citazione':
          return parole.citazione(n);
        case 'rinvio':
          return parole.rinvio(n);
        case 'contributo':
          return '';
        case 'nota':
          return ` (${n.testo})`;
        case 'segnaposto':
          return `⟨da compilare: ${n.etichetta}⟩`;
        case 'collegamento':
          return n.testo;
        case 'commento':
          return '';
      }
    })
    .join('');
