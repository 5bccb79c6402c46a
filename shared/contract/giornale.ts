import { z } from 'zod';
import { luogoSchema } from '#domain/esito.ts';
import { query } from './define.ts';

/** Rooms by which the journal is filtered. */
export const stanzaGiornaleSchema = z.enum(['piano', 'registri', 'verifica', 'coprogrammazione', 'conferenza', 'atti']);

/** What one elementary change did, in words. */
export const voceGiornaleSchema = z.strictObject({
  che: z.enum(['aggiunto', 'cambiato', 'tolto', 'spostato']),
  dove: z.string(),
  campo: z.string().nullable(),
  prima: z.string().nullable(),
  dopo: z.string().nullable(),
});

/** One action of a person: one or more change sets of the same group, or a frozen version. */
export const azioneGiornaleSchema = z.strictObject({
  gruppo: z.string(),
  /** Change sets from `da` to `seq`, both included. */
  da: z.int(),
  seq: z.int(),
  istante: z.string(),
  autore: z.string(),
  titolo: z.string(),
  causa: z.string(),
  stanza: stanzaGiornaleSchema,
  /** Whether an undo took it back. */
  annullata: z.boolean(),
  /** Elementary changes inside. */
  operazioni: z.int(),
  luogo: luogoSchema.nullable(),
});

/** Who, when, what: the journal of the plan, newest first, page by page. */
export const contrattoGiornale = {
  'giornale/elenco': query(
    z.strictObject({
      limite: z.int().min(1).max(200),
      /** Continue from here: `prossimo` of the page before; null = the newest. */
      primaDi: z.int().nullable(),
      autore: z.string().nullable(),
      stanza: stanzaGiornaleSchema.nullable(),
      /** Calendar day of this computer, `YYYY-MM-DD`. */
      giorno: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/)
        .nullable(),
    }),
    z.strictObject({
      azioni: z.array(azioneGiornaleSchema),
      prossimo: z.int().nullable(),
      /** Everybody who is in the journal. */
      autori: z.array(z.string()),
    }),
  ),
  /** What an action changed, field by field and block by block, up to 100 lines. */
  'giornale/dettaglio': query(
    z.strictObject({ da: z.int(), seq: z.int(), gruppo: z.string() }),
    z.strictObject({
      voci: z.array(voceGiornaleSchema),
      altre: z.int(),
    }),
  ),
} as const;
