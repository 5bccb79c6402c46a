import { z } from 'zod';
import { nienteSchema, nomeRegistroSchema, sequenzaSchema } from './comuni.ts';
import { command, query } from './define.ts';

/** Most cells that one change may write, rows that it may add or remove, and characters of one cell. */
export const limitiRegistri = { celle: 10_000, righe: 2_000, testo: 20_000 } as const;

const tipoColonnaSchema = z.enum(['testo', 'importo', 'numero', 'fte', 'data', 'percentuale', 'stato']);
const opzioniSchema = z.array(z.strictObject({ id: z.string(), testo: z.string() }));
/** A column of a view: type, unit, and what a person may write in it. */
const colonnaVistaSchema = z.strictObject({
  id: z.string(),
  titolo: z.string(),
  tipo: tipoColonnaSchema,
  gruppo: z.string().nullable(),
  /** Some cell of the column can be written; a computed column or a fact of the pack never can. */
  modificabile: z.boolean(),
  /** A new row is refused without it. */
  obbligatoria: z.boolean(),
  unita: z.string().nullable(),
  /** Closed vocabulary or reference: `scrivi` accepts the id, the text, or a name that the pack knows. */
  opzioni: opzioniSchema.nullable(),
  /** Several options in one cell, separated by «; ». */
  piuScelte: z.boolean(),
  aiuto: z.string().nullable(),
});

const fonteCellaSchema = z.strictObject({
  documentoId: z.string(),
  file: z.string(),
  foglio: z.string().nullable(),
  cella: z.string().nullable(),
  letto: z.string().nullable(),
  importatoIl: z.string().nullable(),
});

const cellaVistaSchema = z.strictObject({
  testo: z.string(),
  valore: z.string().nullable(),
  stato: z.enum(['ok', 'ignoto', 'anomalia', 'errore', 'mano', 'derivato']),
  fonte: fonteCellaSchema.nullable(),
  nota: z.string().nullable(),
  modificabile: z.boolean(),
  /** Type and vocabulary of this cell, where the rows of a view are facts of different kinds; else the column's. */
  tipo: tipoColonnaSchema.exactOptional(),
  opzioni: opzioniSchema.exactOptional(),
  /** What the file says, when a person wrote another value over it. */
  importato: z.strictObject({ testo: z.string(), valore: z.string().nullable() }).nullable(),
  correzione: z.strictObject({ autore: z.string(), istante: z.string(), motivo: z.string().nullable() }).nullable(),
});

/** One grid: columns with type, unit and vocabulary, rows of cells with text, exact value, source and correction. */
export const vistaSchema = z.strictObject({
  id: z.string(),
  titolo: z.string(),
  descrizione: z.string(),
  /** Rows can be added by hand. */
  aggiungibile: z.boolean(),
  colonne: z.array(colonnaVistaSchema),
  righe: z.array(
    z.strictObject({
      id: z.string(),
      registro: nomeRegistroSchema.nullable(),
      totale: z.boolean(),
      eliminabile: z.boolean(),
      celle: z.array(cellaVistaSchema),
    }),
  ),
  anomalie: z.array(
    z.strictObject({
      id: z.string(),
      codice: z.string(),
      gravita: z.string(),
      messaggio: z.string(),
      file: z.string(),
      foglio: z.string().nullable(),
      cella: z.string().nullable(),
    }),
  ),
});

const cellaNuovaSchema = z.strictObject({ colonna: z.string(), testo: z.string().max(limitiRegistri.testo) });

/** What a person did in a grid: cells typed or pasted, rows added and removed. All or nothing, one undoable step. */
const modificaVistaSchema = z.strictObject({
  vista: z.string(),
  /** Steps of one group are undone together. */
  gruppo: z.string().max(200),
  /** What the journal and «Annulla» say. */
  titolo: z.string().min(1).max(200),
  /** Why an imported value is written over; kept with the correction. */
  motivo: z.string().max(2_000).nullable(),
  celle: z
    .array(z.strictObject({ riga: z.string(), colonna: z.string(), testo: z.string().max(limitiRegistri.testo) }))
    .max(limitiRegistri.celle),
  /** `chiave` is the caller's name of the new row; a column that is not given stays empty. */
  aggiunte: z
    .array(z.strictObject({ chiave: z.string().max(200), celle: z.array(cellaNuovaSchema).max(200) }))
    .max(limitiRegistri.righe),
  eliminate: z.array(z.string()).max(limitiRegistri.righe),
});

/** A cell as it was understood: text that the grid would show, exact value, or what was expected and what to do. */
const cellaLettaSchema = z.strictObject({
  colonna: z.string(),
  testo: z.string(),
  valore: z.string().nullable(),
  messaggio: z.string().nullable(),
});

/** What a change would do, cell by cell, in the order in which it was asked. */
const esitoProvaSchema = z.strictObject({
  celle: z.array(
    cellaLettaSchema.extend({
      riga: z.string(),
      /** The cell would not change. */
      uguale: z.boolean(),
      /** The cell would hold a value different from that of its file. */
      correzione: z.boolean(),
    }),
  ),
  aggiunte: z.array(
    z.strictObject({ chiave: z.string(), messaggio: z.string().nullable(), celle: z.array(cellaLettaSchema) }),
  ),
  eliminate: z.array(z.strictObject({ riga: z.string(), messaggio: z.string().nullable() })),
  /** Cells of total rows that would change, as shown before and after; only if nothing is wrong. */
  totali: z.array(
    z.strictObject({ riga: z.string(), colonna: z.string(), titolo: z.string(), prima: z.string(), dopo: z.string() }),
  ),
  /** How many cells or rows are wrong: `scrivi` refuses while it is not 0. */
  errori: z.int(),
  /** An imported value would be written over: a reason is worth asking. */
  motivoAtteso: z.boolean(),
});
/** What a change would do. */
export type EsitoProva = z.output<typeof esitoProvaSchema>;

/** Formats of an exported register. */
export const formatiRegistro = ['csv', 'xlsx', 'ods'] as const;

/** What to export: a view, its format, only some rows (by id, in that order) or all of them. */
export const esportaRegistroSchema = z.strictObject({
  vista: z.string(),
  formato: z.enum(formatiRegistro),
  righe: z.array(z.string()).max(200_000).nullable(),
});

/** The registers room: list of the views, one grid, writing into it, the source of a cell. */
export const contrattoRegistri = {
  'registri/elenco': query(
    nienteSchema,
    z.strictObject({
      viste: z.array(
        z.strictObject({ id: z.string(), titolo: z.string(), gruppo: z.string(), righe: z.int(), anomalie: z.int() }),
      ),
    }),
  ),
  'registri/vista': query(z.strictObject({ id: z.string() }), vistaSchema),
  /** Reads what was typed or pasted and says what it would do; nothing is written. */
  'registri/prova': query(modificaVistaSchema, esitoProvaSchema),
  /** Writes the whole change as one undoable step, or refuses it with the same messages in `details`. */
  'registri/scrivi': command(
    modificaVistaSchema,
    sequenzaSchema.extend({
      scritte: z.int(),
      aggiunte: z.array(z.strictObject({ chiave: z.string(), riga: z.string() })),
    }),
  ),
  /** Puts the values of the files back in cells that a person wrote over. */
  'registri/ripristina': command(
    z.strictObject({
      vista: z.string(),
      gruppo: z.string().max(200),
      titolo: z.string().min(1).max(200),
      celle: z
        .array(z.strictObject({ riga: z.string(), colonna: z.string() }))
        .min(1)
        .max(limitiRegistri.celle),
    }),
    sequenzaSchema.extend({ ripristinate: z.int() }),
  ),
  /** Excerpt of the imported file around a cell: a piece of its sheet, or lines of its text. */
  'registri/fonte': query(
    z.strictObject({ documentoId: z.string(), foglio: z.string().nullable(), cella: z.string().nullable() }),
    z.strictObject({
      file: z.string(),
      importatoIl: z.string(),
      foglio: z.string().nullable(),
      /** Why there is no excerpt, in words; null when there is one. */
      assente: z.string().nullable(),
      /** Letters of the columns shown; empty for lines of text. */
      colonne: z.array(z.string()),
      righe: z.array(
        z.strictObject({
          numero: z.int(),
          segnata: z.boolean(),
          celle: z.array(z.string()),
          cella: z.int().nullable(),
        }),
      ),
    }),
  ),
} as const;

/** What a person decides and explains about imported data. */
export const contrattoDecisioni = {
  /** Closes an anomaly with the decision taken, or opens it again (`decisione: null`); the journal keeps both. */
  'anomalie/risolvi': command(
    z.strictObject({ id: z.string(), decisione: z.string().trim().min(1).max(2_000).nullable() }),
    sequenzaSchema,
  ),
  /** Writes why an imported value was written over, or takes the reason away (`motivo: null`). */
  'registri/motiva': command(
    z.strictObject({
      vista: z.string(),
      titolo: z.string().min(1).max(200),
      motivo: z.string().trim().min(1).max(2_000).nullable(),
      riga: z.string(),
      colonna: z.string(),
    }),
    sequenzaSchema,
  ),
} as const;
