import { z } from 'zod';

/** Expression of the template language (closed grammar, no code): see templates/README.md. */
export type Espressione =
  | { readonly e: 'percorso'; readonly nomi: readonly string[] }
  | { readonly e: 'numero'; readonly valore: string }
  | { readonly e: 'testo'; readonly valore: string }
  | { readonly e: 'logico'; readonly valore: boolean }
  | { readonly e: 'funzione'; readonly nome: 'conta' | 'somma' | 'vuoto'; readonly percorso: readonly string[] }
  | {
      readonly e: 'confronto';
      readonly op: '=' | '!=' | '<' | '<=' | '>' | '>=' | 'in';
      readonly a: Espressione;
      readonly b: Espressione;
    }
  | { readonly e: 'non'; readonly a: Espressione }
  | { readonly e: 'e' | 'oppure'; readonly voci: readonly Espressione[] };

/** Schema of a compiled expression. */
export const espressioneSchema: z.ZodType<Espressione> = z.lazy(() =>
  z.discriminatedUnion('e', [
    z.strictObject({ e: z.literal('percorso'), nomi: z.array(z.string()).min(1) }),
    z.strictObject({ e: z.literal('numero'), valore: z.string() }),
    z.strictObject({ e: z.literal('testo'), valore: z.string() }),
    z.strictObject({ e: z.literal('logico'), valore: z.boolean() }),
    z.strictObject({
      e: z.literal('funzione'),
      nome: z.enum(['conta', 'somma', 'vuoto']),
      percorso: z.array(z.string()).min(1),
    }),
    z.strictObject({
      e: z.literal('confronto'),
      op: z.enum(['=', '!=', '<', '<=', '>', '>=', 'in']),
      a: espressioneSchema,
      b: espressioneSchema,
    }),
    z.strictObject({ e: z.literal('non'), a: espressioneSchema }),
    z.strictObject({ e: z.enum(['e', 'oppure']), voci: z.array(espressioneSchema).min(2) }),
  ]),
) as z.ZodType<Espressione>;

/** When a value is frozen: at the schema, at the signature, at the publication. */
export type FissatoA = 'schema' | 'sottoscrizione' | 'pubblicazione';
const fissatoA = z.enum(['schema', 'sottoscrizione', 'pubblicazione']).optional();

/** Formats that `:dato[…]{formato=…}` may ask for; without one the type of the value decides. */
export const formatiDato = [
  'data',
  'data-estesa',
  'data-breve',
  'anno',
  'numero',
  'intero',
  'euro',
  'percentuale',
  'lettere',
  'maiuscolo',
  'minuscolo',
  'iniziale',
] as const;

/** Inline node of a compiled template. */
export type NodoInline =
  | {
      readonly t: 'testo';
      readonly testo: string;
      readonly grassetto?: boolean | undefined;
      readonly corsivo?: boolean | undefined;
    }
  | { readonly t: 'a-capo' }
  | {
      readonly t: 'dato';
      readonly nome: string;
      readonly formato?: string | undefined;
      readonly fissatoA?: FissatoA | undefined;
    }
  | {
      readonly t: 'cita';
      readonly norma: string;
      readonly articolo?: string | undefined;
      readonly comma?: string | undefined;
      readonly lettera?: string | undefined;
    }
  | { readonly t: 'rinvio'; readonly a: string }
  | { readonly t: 'sigla'; readonly sigla: string }
  | { readonly t: 'accordo'; readonly singolare: string; readonly plurale: string; readonly n: Espressione }
  | { readonly t: 'prep'; readonly preposizione: string; readonly a: string }
  | { readonly t: 'lettere'; readonly nome: string }
  | {
      readonly t: 'elenco';
      readonly modello: readonly NodoInline[];
      readonly ogni: string;
      readonly come: string;
      readonly congiunzione: string;
      readonly dove?: Espressione | undefined;
      readonly ordine?: string | undefined;
    }
  | { readonly t: 'se'; readonly quando: Espressione; readonly figli: readonly NodoInline[] }
  | { readonly t: 'compila'; readonly nome: string };

/** Shape of an inline node of a compiled template. */
export const nodoInlineSchema: z.ZodType<NodoInline> = z.lazy(() =>
  z.discriminatedUnion('t', [
    z.strictObject({
      t: z.literal('testo'),
      testo: z.string(),
      grassetto: z.boolean().optional(),
      corsivo: z.boolean().optional(),
    }),
    z.strictObject({ t: z.literal('a-capo') }),
    z.strictObject({ t: z.literal('dato'), nome: z.string(), formato: z.string().optional(), fissatoA }),
    z.strictObject({
      t: z.literal('cita'),
      norma: z.string(),
      articolo: z.string().optional(),
      comma: z.string().optional(),
      lettera: z.string().optional(),
    }),
    z.strictObject({ t: z.literal('rinvio'), a: z.string() }),
    z.strictObject({ t: z.literal('sigla'), sigla: z.string() }),
    z.strictObject({ t: z.literal('accordo'), singolare: z.string(), plurale: z.string(), n: espressioneSchema }),
    z.strictObject({ t: z.literal('prep'), preposizione: z.string(), a: z.string() }),
    z.strictObject({ t: z.literal('lettere'), nome: z.string() }),
    z.strictObject({
      t: z.literal('elenco'),
      modello: z.array(nodoInlineSchema),
      ogni: z.string(),
      come: z.string(),
      congiunzione: z.string(),
      dove: espressioneSchema.optional(),
      ordine: z.string().optional(),
    }),
    z.strictObject({ t: z.literal('se'), quando: espressioneSchema, figli: z.array(nodoInlineSchema) }),
    z.strictObject({ t: z.literal('compila'), nome: z.string() }),
  ]),
) as z.ZodType<NodoInline>;

/** Where a node was written, for messages: pack file and line (1-based). */
type Punto = { readonly id: string; readonly riga?: number | undefined; readonly fissatoA?: FissatoA | undefined };

/** Block node of a compiled template. Every block has a stable `id`, unique in its file. */
export type Nodo = Punto &
  (
    | { readonly t: 'titolo'; readonly livello: number; readonly figli: readonly NodoInline[] }
    | { readonly t: 'paragrafo'; readonly figli: readonly NodoInline[] }
    | { readonly t: 'lista'; readonly stile: 'puntato' | 'numeri'; readonly voci: readonly (readonly NodoInline[])[] }
    | {
        readonly t: 'vincolato' | 'compila' | 'suggerimento' | 'nota' | 'parti' | 'firme' | 'riquadro';
        readonly figli: readonly Nodo[];
      }
    | { readonly t: 'articolo'; readonly titolo: readonly NodoInline[]; readonly figli: readonly Nodo[] }
    | {
        readonly t: 'se';
        readonly quando: Espressione;
        readonly figli: readonly Nodo[];
        readonly altrimenti: readonly Nodo[];
      }
    | {
        readonly t: 'scegli';
        readonly su: string;
        readonly casi: readonly { readonly vale: string; readonly figli: readonly Nodo[] }[];
      }
    | {
        readonly t: 'per';
        readonly ogni: string;
        readonly come: string;
        readonly dove?: Espressione | undefined;
        readonly ordine?: string | undefined;
        readonly figli: readonly Nodo[];
      }
    | {
        readonly t: 'elenco';
        readonly stile: 'numeri' | 'lettere' | 'puntato';
        readonly fine: string;
        readonly figli: readonly Nodo[];
      }
    | { readonly t: 'voce'; readonly figli: readonly Nodo[] }
    | {
        readonly t: 'tabella';
        readonly fonte: string;
        readonly titolo?: string | undefined;
        readonly colonne?: readonly string[] | undefined;
        readonly totali: boolean;
      }
    | { readonly t: 'grafico'; readonly fonte: string; readonly titolo?: string | undefined }
    | { readonly t: 'salto' | 'indice' | 'allegati' }
  );

const punto = { id: z.string(), riga: z.int().optional(), fissatoA };
/** Shape of a block node of a compiled template. */
export const nodoSchema: z.ZodType<Nodo> = z.lazy(() => {
  const figli = z.array(nodoSchema);
  return z.discriminatedUnion('t', [
    z.strictObject({ ...punto, t: z.literal('titolo'), livello: z.int(), figli: z.array(nodoInlineSchema) }),
    z.strictObject({ ...punto, t: z.literal('paragrafo'), figli: z.array(nodoInlineSchema) }),
    z.strictObject({
      ...punto,
      t: z.literal('lista'),
      stile: z.enum(['puntato', 'numeri']),
      voci: z.array(z.array(nodoInlineSchema)),
    }),
    z.strictObject({
      ...punto,
      t: z.enum(['vincolato', 'compila', 'suggerimento', 'nota', 'parti', 'firme', 'riquadro']),
      figli,
    }),
    z.strictObject({ ...punto, t: z.literal('articolo'), titolo: z.array(nodoInlineSchema), figli }),
    z.strictObject({ ...punto, t: z.literal('se'), quando: espressioneSchema, figli, altrimenti: figli }),
    z.strictObject({
      ...punto,
      t: z.literal('scegli'),
      su: z.string(),
      casi: z.array(z.strictObject({ vale: z.string(), figli })),
    }),
    z.strictObject({
      ...punto,
      t: z.literal('per'),
      ogni: z.string(),
      come: z.string(),
      dove: espressioneSchema.optional(),
      ordine: z.string().optional(),
      figli,
    }),
    z.strictObject({
      ...punto,
      t: z.literal('elenco'),
      stile: z.enum(['numeri', 'lettere', 'puntato']),
      fine: z.string(),
      figli,
    }),
    z.strictObject({ ...punto, t: z.literal('voce'), figli }),
    z.strictObject({
      ...punto,
      t: z.literal('tabella'),
      fonte: z.string(),
      titolo: z.string().optional(),
      colonne: z.array(z.string()).optional(),
      totali: z.boolean(),
    }),
    z.strictObject({ ...punto, t: z.literal('grafico'), fonte: z.string(), titolo: z.string().optional() }),
    z.strictObject({ ...punto, t: z.enum(['salto', 'indice', 'allegati']) }),
  ]);
}) as z.ZodType<Nodo>;
