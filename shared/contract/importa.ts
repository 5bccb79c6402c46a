import { z } from 'zod';
import { stato } from '#domain/stati.ts';
import { nienteSchema } from './comuni.ts';
import { command, query } from './define.ts';
import { mappaSchema, quadraturaSchema, tabellaLettaSchema } from './mappa.ts';

/** What was imported from one file, with totals read and anomalies at their place. */
export const importatoSchema = z.strictObject({
  file: z.string(),
  documentoId: z.string(),
  genere: stato('genereDocumento'),
  lettore: z.string(),
  ente: z.string().nullable(),
  comune: z.string().nullable(),
  giaImportato: z.string().nullable(),
  stato: stato('statoDocumento'),
  righe: z.int(),
  scartate: z.int(),
  totali: z.record(z.string(), z.string()),
  /** Every total that the file writes, beside the sum of its rows. */
  quadrature: z.array(quadraturaSchema),
  anomalie: z.array(
    z.strictObject({
      codice: z.string(),
      gravita: stato('gravitaAnomalia'),
      messaggio: z.string(),
      foglio: z.string().nullable(),
      cella: z.string().nullable(),
      riga: z.int().nullable(),
      trovato: z.string().nullable(),
      atteso: z.string().nullable(),
    }),
  ),
});
/** A refused file: why, where, what was expected, what to do. */
export const rifiutatoSchema = z.strictObject({
  file: z.string(),
  codice: z.string(),
  messaggio: z.string(),
  foglio: z.string().nullable(),
  cella: z.string().nullable(),
  riga: z.int().nullable(),
  atteso: z.string().nullable(),
});
/** What an import gave: files imported with totals and anomalies, files refused with the reason. */
export const esitoImportSchema = z.strictObject({
  importati: z.array(importatoSchema),
  rifiutati: z.array(rifiutatoSchema),
});
/** What an import gave. */
export type EsitoImport = z.output<typeof esitoImportSchema>;
/** What a file would give, and how its tables were read. */
const anteprimaSchema = z.strictObject({ ...esitoImportSchema.shape, tabelle: z.array(tabellaLettaSchema) });
/** What a file would give, before it is imported. */
export type AnteprimaImport = z.output<typeof anteprimaSchema>;

/** Kinds of files that can be imported. */
export const genereImportSchema = z.enum([
  'dup',
  'personale',
  'fondi',
  'quote',
  'popolazione',
  'entrate',
  'schede',
  'contributi',
]);

/** Import: look first (nothing changes), then commit as one undoable step per file. Files are named by `fileId`. */
export const contrattoImporta = {
  'importa/anteprima': query(
    z.strictObject({
      genere: genereImportSchema,
      fileId: z.string(),
      comune: z.string().nullable(),
      mappa: mappaSchema.nullable().optional(),
    }),
    anteprimaSchema,
  ),
  'importa/conferma': command(
    z.strictObject({
      genere: genereImportSchema,
      fileId: z.array(z.string()).min(1),
      comune: z.string().nullable(),
      /** What the person said of single files: their Comune, their columns. */
      scelte: z
        .record(z.string(), z.strictObject({ comune: z.string().nullable(), mappa: mappaSchema.nullable() }))
        .optional(),
    }),
    esitoImportSchema,
  ),
  /** The official list of the Comuni takes the place of the one that the app has, with its source and date. */
  'importa/comuni': command(
    z.strictObject({ fileId: z.string() }),
    z.strictObject({ comuni: z.int(), nuovi: z.int(), soppressi: z.int(), fonte: z.string() }),
  ),
  'importa/annulla-lavoro': command(nienteSchema, z.strictObject({ annullati: z.int() })),
  'importa/documenti': query(
    nienteSchema,
    z.strictObject({
      documenti: z.array(
        z.strictObject({
          id: z.string(),
          genere: z.string(),
          nomeFile: z.string(),
          ente: z.string().nullable(),
          tipo: z.string().nullable(),
          dataAtto: z.string().nullable(),
          stato: z.string(),
          importatoIl: z.string(),
          righe: z.int(),
          anomalie: z.int(),
        }),
      ),
    }),
  ),
} as const;
