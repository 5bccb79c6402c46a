import { z } from 'zod';
import { luogoSchema } from '#domain/esito.ts';
import { query } from './define.ts';

/** A place of the plan where the words looked for stand. */
export const trovatoSchema = z.strictObject({
  genere: z.enum(['sezione', 'registro', 'contributo']),
  /** Name of the section, of the row, of the contribution. */
  titolo: z.string(),
  /** Number of the section, title of the register view. */
  dove: z.string(),
  /** Words around what was found, in pieces; empty when the name says it all. */
  estratto: z.array(z.strictObject({ testo: z.string(), trovato: z.boolean() })),
  luogo: luogoSchema,
});

/** Full-text search over the text of the plan and its registers. */
export const contrattoRicerca = {
  'ricerca/cerca': query(
    z.strictObject({ testo: z.string().max(200), limite: z.int().min(1).max(100) }),
    z.strictObject({
      trovati: z.array(trovatoSchema),
      /** Places found beyond those listed. */
      altri: z.int(),
    }),
  ),
} as const;
