import { z } from 'zod';
import { bloccoIdSchema, idSchema, improntaSchema, istanteSchema } from './ids.ts';
import { type NomeRegistro, registri } from './registri.ts';
import { bloccoSchema, sezioneSchema } from './section-content.ts';
import { stato } from './stati.ts';

const nomi = Object.keys(registri) as [NomeRegistro, ...NomeRegistro[]];
const valori = z.record(z.string(), z.unknown());

/** One elementary change, field-level on records and block-level on text. Every one has an inverse of the same kind. */
export const operazioneSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('record/inserisci'), registro: z.enum(nomi), id: idSchema, valori }),
  z.strictObject({
    op: z.literal('record/modifica'),
    registro: z.enum(nomi),
    id: idSchema,
    prima: valori,
    dopo: valori,
  }),
  z.strictObject({ op: z.literal('record/elimina'), registro: z.enum(nomi), id: idSchema, valori }),
  /** A file enters or leaves the figures in one operation: its rows are stored once and flagged, never listed here. */
  z.strictObject({ op: z.literal('documento/aggiungi'), documentoId: idSchema, impronta: z.string() }),
  z.strictObject({ op: z.literal('documento/ritira'), documentoId: idSchema, impronta: z.string() }),
  /** The plan takes another pack that it already carries; the old one stays in the file. */
  z.strictObject({ op: z.literal('pacco/cambia'), prima: improntaSchema, dopo: improntaSchema }),
  z.strictObject({ op: z.literal('sezione/inserisci'), sezione: sezioneSchema }),
  z.strictObject({ op: z.literal('sezione/modifica'), id: idSchema, prima: valori, dopo: valori }),
  z.strictObject({ op: z.literal('sezione/elimina'), sezione: sezioneSchema }),
  z.strictObject({
    op: z.literal('blocco/inserisci'),
    sezioneId: idSchema,
    dopo: bloccoIdSchema.nullable(),
    blocco: bloccoSchema,
  }),
  z.strictObject({
    op: z.literal('blocco/modifica'),
    sezioneId: idSchema,
    id: bloccoIdSchema,
    prima: bloccoSchema,
    dopo: bloccoSchema,
  }),
  z.strictObject({
    op: z.literal('blocco/sposta'),
    sezioneId: idSchema,
    id: bloccoIdSchema,
    prima: bloccoIdSchema.nullable(),
    dopo: bloccoIdSchema.nullable(),
  }),
  z.strictObject({
    op: z.literal('blocco/elimina'),
    sezioneId: idSchema,
    dopo: bloccoIdSchema.nullable(),
    blocco: bloccoSchema,
  }),
]);
/** One elementary change. */
export type Operazione = z.output<typeof operazioneSchema>;

/** Who made a change: written once by the person, no password. */
export const autoreSchema = z.strictObject({
  nome: z.string().min(1).max(120),
  ruolo: z.string().max(120),
  ente: z.string().max(200),
});
/** Who made a change. */
export type Autore = z.output<typeof autoreSchema>;
/** Author as people read it: name, role, body. */
export const nomeAutore = ({ nome, ruolo, ente }: Autore): string =>
  [nome, ruolo, ente].filter((x) => x !== '').join(', ');

/** A change set: what one user action did, durable and reversible. `base` = sequence number it was made on. */
export const modificaSchema = z.strictObject({
  id: idSchema,
  seq: z.int().positive(),
  piano: idSchema,
  autore: autoreSchema,
  postazione: z.string(),
  istante: istanteSchema,
  base: z.int().nonnegative(),
  operazioni: z.array(operazioneSchema),
  inverse: z.array(operazioneSchema),
  gruppo: z.string(),
  titolo: z.string(),
  causa: stato('causaModifica'),
  /** Sequence number of the change that undid this one, if any. */
  annullataDa: z.int().nullable(),
});
/** A change set: what one action did, with its inverse. */
export type Modifica = z.output<typeof modificaSchema>;

/** Inverse of one elementary change: applying both leaves the plan as it was. */
export const inversa = (o: Operazione): Operazione => {
  switch (o.op) {
    case 'record/inserisci':
      return { ...o, op: 'record/elimina' };
    case 'record/elimina':
      return { ...o, op: 'record/inserisci' };
    case 'record/modifica':
      return { ...o, prima: o.dopo, dopo: o.prima };
    case 'documento/aggiungi':
      return { ...o, op: 'documento/ritira' };
    case 'documento/ritira':
      return { ...o, op: 'documento/aggiungi' };
    case 'pacco/cambia':
      return { ...o, prima: o.dopo, dopo: o.prima };
    case 'sezione/inserisci':
      return { ...o, op: 'sezione/elimina' };
    case 'sezione/elimina':
      return { ...o, op: 'sezione/inserisci' };
    case 'sezione/modifica':
      return { ...o, prima: o.dopo, dopo: o.prima };
    case 'blocco/inserisci':
      return { ...o, op: 'blocco/elimina' };
    case 'blocco/elimina':
      return { ...o, op: 'blocco/inserisci' };
    case 'blocco/modifica':
      return { ...o, prima: o.dopo, dopo: o.prima };
    case 'blocco/sposta':
      return { ...o, prima: o.dopo, dopo: o.prima };
  }
};

/** Inverses of a list, in the order in which they must be applied. */
export const inverse = (operazioni: readonly Operazione[]): Operazione[] => operazioni.map(inversa).reverse();
