import { z } from 'zod';
import { luogoSchema } from '#domain/esito.ts';
import { stato } from '#domain/stati.ts';
import { nienteSchema, sequenzaSchema } from './comuni.ts';
import { command, query } from './define.ts';

/** One place that says something else: what it is, before and after in words, where it is, what may be done. */
const voceCambioSchema = z.strictObject({
  id: z.string(),
  genere: stato('genereCambio'),
  cambio: z.enum(['cambiato', 'riempito', 'nuovo', 'tolto']),
  /** Name of the figure, of the table, of the clause, or the rule with its title. */
  titolo: z.string(),
  /** The text around with what it said (`tolto`) and what it says (`aggiunto`). */
  tratti: z.array(z.strictObject({ tipo: z.enum(['uguale', 'aggiunto', 'tolto']), testo: z.string() })),
  /** Of a text that the model proposes and somebody has written since: what the model said. */
  diceva: z.string().nullable(),
  /** Of a table, the cells that changed; a whole row has no column. */
  celle: z.array(
    z.strictObject({
      riga: z.string(),
      colonna: z.string().nullable(),
      prima: z.string().nullable(),
      dopo: z.string().nullable(),
    }),
  ),
  luogo: luogoSchema.nullable(),
  /** Where the datum is, to look at it or to correct it. */
  fonte: luogoSchema.nullable(),
  /** Of a finding: its rule and how serious it is (or was). */
  regola: z.string().nullable(),
  gravita: stato('gravita').nullable(),
  /** Whether «Tieni com’era» is there, and why not. */
  tenibile: z.boolean(),
  perche: z.string().nullable(),
  /** What changed it, and when; empty in a preview. */
  causa: z.string(),
  istante: z.string(),
});
/** One place that says something else. */
export type VoceCambio = z.output<typeof voceCambioSchema>;

/** Places of one section, of one act, or the findings of the check. */
const gruppoCambioSchema = z.strictObject({
  id: z.string(),
  dove: z.enum(['sezione', 'atto', 'verifica']),
  numero: z.string(),
  titolo: z.string(),
  voci: z.array(voceCambioSchema),
});
/** Places of one section, of one act, or the findings of the check. */
export type GruppoCambio = z.output<typeof gruppoCambioSchema>;

/** How many places of each kind, and in how many sections. */
const riepilogoCambioSchema = z.strictObject({
  cifre: z.int(),
  frasi: z.int(),
  tabelle: z.int(),
  grafici: z.int(),
  clausole: z.int(),
  testi: z.int(),
  sezioni: z.int(),
  rilieviNuovi: z.int(),
  rilieviRisolti: z.int(),
  rilieviCambiati: z.int(),
});
/** How many places of each kind, and in how many sections. */
export type RiepilogoCambio = z.output<typeof riepilogoCambioSchema>;

/** What a change that is only thought of would do: what was already said, and what would be filled or added. */
const previsioneSchema = z.strictObject({
  riepilogo: riepilogoCambioSchema,
  /** Places that say something else: after the change they wait in «Da rivedere». */
  gruppi: z.array(gruppoCambioSchema),
  /** Places that said nothing yet and would say something; sections that would be added. */
  riempiti: z.array(gruppoCambioSchema),
});
/** What a change that is only thought of would do. */
export type Previsione = z.output<typeof previsioneSchema>;

const modelloSchema = z.strictObject({
  id: z.string(),
  titolo: z.string(),
  versione: z.string(),
  impronta: z.string(),
});

/** What an import or a newer model changes in the plan already written; nothing changes silently. */
export const contrattoCambia = {
  /** What the files just looked at (`importa/anteprima`) would change, all together; nothing is written. */
  'cambia/prevedi': query(z.strictObject({ fileId: z.array(z.string()).min(1).max(500) }), previsioneSchema),
  /** Places changed by imports and models that nobody has looked at yet. */
  'cambia/elenco': query(
    nienteSchema,
    z.strictObject({ riepilogo: riepilogoCambioSchema, gruppi: z.array(gruppoCambioSchema), totale: z.int() }),
  ),
  /** The person saw these and takes them as they are (null = all of them); text proposed by a model is written. */
  'cambia/accetta': command(
    z.strictObject({ id: z.array(z.string()).max(20_000).nullable() }),
    sequenzaSchema.extend({ quanti: z.int() }),
  ),
  /** These stay as they were: what they said becomes text of the plan, with its date, and follows the data no more. */
  'cambia/tieni': command(
    z.strictObject({ id: z.array(z.string()).min(1).max(20_000) }),
    sequenzaSchema.extend({ quanti: z.int() }),
  ),
  /** The model that the plan carries, and the one of the same name that the app has, if it is another. */
  'cambia/modelli': query(
    nienteSchema,
    z.strictObject({ attuale: modelloSchema, disponibile: modelloSchema.nullable() }),
  ),
  /** What the other model would change; nothing is written. */
  'cambia/prevedi-modello': query(z.strictObject({ impronta: z.string() }), previsioneSchema),
  /** The plan takes the other model: one undoable step, what changes waits in «Da rivedere». */
  'cambia/aggiorna-modello': command(
    z.strictObject({ impronta: z.string() }),
    sequenzaSchema.extend({ quanti: z.int() }),
  ),
} as const;
