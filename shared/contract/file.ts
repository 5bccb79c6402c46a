import { z } from 'zod';
import { autoreSchema } from '#domain/modifiche.ts';
import { nienteSchema } from './comuni.ts';
import { command, query } from './define.ts';
import { esportaRegistroSchema } from './registri.ts';

/** State of the open plan, shown in the band and in the status bar. */
export const statoFileSchema = z.strictObject({
  aperto: z.boolean(),
  nomeFile: z.string().nullable(),
  denominazione: z.string().nullable(),
  ambito: z.string().nullable(),
  anni: z.array(z.int()),
  solaLettura: z.boolean(),
  perche: z.string().nullable(),
  seq: z.int(),
  alSicuroAlle: z.string().nullable(),
  salvatoAlle: z.string().nullable(),
  daSalvare: z.boolean(),
  versioneCorrente: z.string().nullable(),
  annulla: z.string().nullable(),
  ripeti: z.string().nullable(),
  /** What the opening has to tell: changes found again after a crash, copies put aside. */
  avvisi: z.array(z.string()).default([]),
  /** Why the file does not follow: somebody else changed it, or its disk refuses; null = it follows. */
  nonSalvato: z.enum(['estraneo', 'disco']).nullable().default(null),
});
/** A plan opened lately; `chiave` stands for a path that only the shell knows. */
export const recenteSchema = z.strictObject({
  chiave: z.string(),
  nome: z.string(),
  cartella: z.string(),
  apertoIl: z.string(),
});
/** Data of the new-plan wizard. Comuni come from the list that ships with the app or from `ambito.json`. */
export const nuovoPianoSchema = z.strictObject({
  modello: z.string(),
  ambito: z.string().min(1),
  regione: z.string().nullable(),
  forma: z.string().nullable(),
  annoInizio: z.int(),
  annoFine: z.int(),
  capofila: z.string().nullable(),
  asl: z.string().nullable(),
  comuni: z
    .array(
      z.strictObject({
        codiceIstat: z.string().regex(/^\d{6}$/),
        nome: z.string().min(1),
        siglaProvincia: z.string().nullable(),
        residenti: z.int().nullable(),
        annoResidenti: z.int().nullable(),
      }),
    )
    .min(1),
});

/** Files, profile, example: what the start screen needs. No operation here takes a path: the shell asks the person. */
export const contrattoFile = {
  'file/stato': query(nienteSchema, statoFileSchema),
  'file/chiudi': command(nienteSchema, nienteSchema),
  'file/salva': command(nienteSchema, statoFileSchema),
  'autore/leggi': query(nienteSchema, z.strictObject({ autore: autoreSchema.nullable() })),
  'autore/scrivi': command(autoreSchema, z.strictObject({ autore: autoreSchema })),
  'modelli/elenco': query(
    nienteSchema,
    z.strictObject({
      modelli: z.array(
        z.strictObject({
          id: z.string(),
          titolo: z.string(),
          versione: z.string(),
          regione: z.string().nullable(),
          organo: z.string(),
        }),
      ),
    }),
  ),
  'comuni/cerca': query(
    z.strictObject({ testo: z.string(), limite: z.int().max(200) }),
    z.strictObject({
      fonte: z.string(),
      comuni: z.array(
        z.strictObject({
          codiceIstat: z.string(),
          nome: z.string(),
          siglaProvincia: z.string().nullable(),
          regione: z.string().nullable(),
          residenti: z.int().nullable(),
          annoResidenti: z.int().nullable(),
        }),
      ),
    }),
  ),
} as const;

/**
 * Operations answered by the shell (main in the desktop app, the server in the browser): they ask the person for a file.
 * `annullato` = the person closed the dialog.
 */
const esitoGuscio = z.strictObject({ annullato: z.boolean(), stato: statoFileSchema.nullable() });
/** What a page may ask of its shell; answered without paths. */
export const contrattoGuscio = {
  'guscio/nuovo': command(nuovoPianoSchema, esitoGuscio),
  'guscio/apri': command(nienteSchema, esitoGuscio),
  'guscio/apri-recente': command(z.strictObject({ chiave: z.string() }), esitoGuscio),
  'guscio/esempio': command(nienteSchema, esitoGuscio),
  'guscio/recenti': query(nienteSchema, z.strictObject({ recenti: z.array(recenteSchema) })),
  'guscio/salva-come': command(nienteSchema, esitoGuscio),
  /** Lets the person pick an `ambito.json`; its content validated, and in `messaggio` what must be looked at in it. */
  'guscio/leggi-ambito': command(
    nienteSchema,
    z.strictObject({ annullato: z.boolean(), ambito: nuovoPianoSchema.nullable(), messaggio: z.string().nullable() }),
  ),
  /** Lets the person pick files to import; the engine keeps them under `fileId` until imported or dropped. */
  'guscio/scegli-file': command(
    z.strictObject({ genere: z.string() }),
    z.strictObject({
      annullato: z.boolean(),
      file: z.array(z.strictObject({ fileId: z.string(), nome: z.string(), byte: z.int() })),
    }),
  ),
  /** Exports and lets the person choose where: desktop dialog, or a download in the browser (`scarica` = path to GET). */
  'guscio/esporta': command(
    z.strictObject({ genere: z.enum(['accordo', 'piano']), versione: z.int().nullable(), definitiva: z.boolean() }),
    z.strictObject({
      annullato: z.boolean(),
      nome: z.string().nullable(),
      scarica: z.string().nullable(),
      sha256: z.string().nullable(),
    }),
  ),
  /** Exports a register as a table for a spreadsheet, with the same answer. */
  'guscio/esporta-registro': command(
    esportaRegistroSchema,
    z.strictObject({
      annullato: z.boolean(),
      nome: z.string().nullable(),
      scarica: z.string().nullable(),
      sha256: z.string().nullable(),
    }),
  ),
  /** Opens an https address of the norm catalogue in the person's browser. */
  'guscio/apri-norma': command(z.strictObject({ url: z.string() }), z.strictObject({ aperta: z.boolean() })),
  /** Answer of the page to the event `chiusura`: everything typed has reached the engine. */
  'guscio/congedo': command(nienteSchema, nienteSchema),
} as const;

/** The same, between shell and engine, with paths: never reachable from a page. */
const esitoFile = statoFileSchema;
/** What a shell asks of the engine, with paths. */
export const contrattoInterno = {
  'interno/nuovo': command(z.strictObject({ percorso: z.string(), dati: nuovoPianoSchema }), esitoFile),
  'interno/nuovo-da-file': command(
    z.strictObject({
      percorso: z.string(),
      ambito: z.string(),
      modello: z.string(),
      anni: z.tuple([z.int(), z.int()]).nullable(),
    }),
    esitoFile,
  ),
  'interno/apri': command(z.strictObject({ percorso: z.string(), solaLettura: z.boolean() }), esitoFile),
  /**
   * The example plan, open. With `riusa` the path is a known place: an unmodified example there is used again, beside a
   * modified one a new name is taken.
   */
  'interno/esempio': command(
    z.strictObject({ percorso: z.string(), riusa: z.boolean() }),
    z.strictObject({ percorso: z.string(), stato: statoFileSchema }),
  ),
  'interno/salva-come': command(z.strictObject({ percorso: z.string() }), esitoFile),
  'interno/leggi-ambito': command(
    z.strictObject({ percorso: z.string() }),
    z.strictObject({ ambito: nuovoPianoSchema, messaggio: z.string().nullable() }),
  ),
  'interno/deponi-file': command(
    z.strictObject({ percorso: z.string() }),
    z.strictObject({ fileId: z.string(), nome: z.string(), byte: z.int() }),
  ),
  'interno/esporta': command(
    z.strictObject({
      genere: z.enum(['accordo', 'piano']),
      percorso: z.string(),
      versione: z.int().nullable(),
      definitiva: z.boolean(),
    }),
    z.strictObject({ sha256: z.string(), byte: z.int() }),
  ),
  'interno/esporta-registro': command(
    esportaRegistroSchema.extend({ percorso: z.string() }),
    z.strictObject({ sha256: z.string(), byte: z.int() }),
  ),
} as const;
