import { z } from 'zod';
import { campoModelloSchema } from '#domain/pacco.ts';
import { nienteSchema, sequenzaSchema } from './comuni.ts';
import { command, query } from './define.ts';

/** Acts: preview, what is missing before the signature. Export goes through the shell. */
export const contrattoAtti = {
  'atti/elenco': query(
    nienteSchema,
    z.strictObject({
      atti: z.array(
        z.strictObject({
          id: z.string(),
          titolo: z.string(),
          stato: z.enum(['pronto', 'incompleto', 'non_applicabile']),
          mancanze: z.int(),
          bloccanti: z.int(),
          perche: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** `html` = a whole page without scripts, for a sandboxed frame: the page puts its own nonce for `SEGNAPOSTO_NONCE`. */
  'atti/anteprima': query(
    z.strictObject({ id: z.enum(['accordo', 'piano']), versione: z.int().nullable() }),
    z.strictObject({
      titolo: z.string(),
      html: z.string(),
      impronta: z.string(),
      bozza: z.string().nullable(),
      mancanze: z.array(
        z.strictObject({
          nome: z.string(),
          etichetta: z.string(),
          gruppo: z.string(),
          fissatoA: z.string().nullable(),
          bloccoId: z.string(),
          volte: z.int(),
        }),
      ),
      campi: z.array(campoModelloSchema.extend({ valore: z.string().nullable() })),
    }),
  ),
  /** Stops exports and previews under way, within half a second: no file is written, the plan does not change. */
  'atti/annulla-esportazione': command(nienteSchema, z.strictObject({ annullati: z.int() })),
} as const;

/** Frozen versions: immutable copies of plan, pack and acts. */
const versioneSchema = z.strictObject({
  numero: z.int(),
  nome: z.string(),
  autore: z.string(),
  istante: z.string(),
  motivo: z.string(),
  impronta: z.string(),
});
const trattoDiffSchema = z.strictObject({ tipo: z.enum(['uguale', 'tolto', 'aggiunto']), testo: z.string() });
/** Two states of a plan compared, block by block and row by row. */
export const confrontoSchema = z.strictObject({
  sezioni: z.array(
    z.strictObject({
      id: z.string(),
      titolo: z.string(),
      cambio: z.enum(['uguale', 'cambiata', 'nuova', 'tolta']),
      blocchi: z.array(
        z.strictObject({
          id: z.string(),
          cambio: z.enum(['uguale', 'cambiato', 'nuovo', 'tolto', 'spostato']),
          tratti: z.array(trattoDiffSchema),
        }),
      ),
    }),
  ),
  registri: z.array(
    z.strictObject({
      registro: z.string(),
      /** Name of the register, and of its row, as people say them; values below are in words too. */
      termine: z.string(),
      etichetta: z.string(),
      cambio: z.enum(['nuovo', 'tolto', 'cambiato']),
      campi: z.array(z.strictObject({ campo: z.string(), prima: z.string().nullable(), dopo: z.string().nullable() })),
    }),
  ),
  riepilogo: z.strictObject({ sezioni: z.int(), blocchi: z.int(), record: z.int() }),
});
/** Frozen versions: list, freeze, read, compare block by block. */
export const contrattoVersioni = {
  'versioni/elenco': query(nienteSchema, z.strictObject({ versioni: z.array(versioneSchema) })),
  'versioni/congela': command(
    z.strictObject({ nome: z.string().min(1), motivo: z.string() }),
    sequenzaSchema.extend({ versione: versioneSchema }),
  ),
  'versioni/leggi': query(
    z.strictObject({ numero: z.int() }),
    z.strictObject({
      versione: versioneSchema,
      sezioni: z.array(z.strictObject({ id: z.string(), numero: z.string(), titolo: z.string(), html: z.string() })),
    }),
  ),
  /** Block-by-block comparison; `b: null` = the live draft. */
  'versioni/confronta': query(z.strictObject({ a: z.int(), b: z.int().nullable() }), confrontoSchema),
} as const;

/** Journal and undo. */
export const contrattoStoria = {
  'storia/elenco': query(
    z.strictObject({ limite: z.int().max(500), primaDi: z.int().nullable() }),
    z.strictObject({
      modifiche: z.array(
        z.strictObject({
          seq: z.int(),
          istante: z.string(),
          autore: z.string(),
          titolo: z.string(),
          causa: z.string(),
          annullata: z.boolean(),
        }),
      ),
    }),
  ),
  'storia/annulla': command(nienteSchema, sequenzaSchema.extend({ titolo: z.string() })),
  'storia/ripeti': command(nienteSchema, sequenzaSchema.extend({ titolo: z.string() })),
} as const;
