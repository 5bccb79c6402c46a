import { z } from 'zod';
import { confrontoSchema } from './atti.ts';
import { nienteSchema, sequenzaSchema } from './comuni.ts';
import { command, query } from './define.ts';
import { statoFileSchema } from './file.ts';

/** A copy of the plan kept apart from its file, as people choose among them. */
export const istantaneaSchema = z.strictObject({
  chiave: z.string(),
  istante: z.string(),
  motivo: z.enum(['periodica', 'apertura', 'ripristino', 'salvataggio']),
  byte: z.int(),
  /** Changes since the copy before, and the names of who made them. */
  modifiche: z.int(),
  autori: z.array(z.string()),
});

/** What a copy that goes to others may leave out. */
export const toglibileSchema = z.enum(['giornale', 'versioni', 'personale', 'contatti', 'contributi', 'originali']);
const togliSchema = z.array(toglibileSchema).max(20);
const esitoCopia = z.strictObject({
  byte: z.int(),
  sha256: z.string(),
  /** Staff left out: whether its totals are in the copy (false = they are «non verificabile» there); null = staff stays. */
  personaleInTotali: z.boolean().nullable(),
});

/** Snapshots of the open plan, the file that somebody else changed, the copy to send. */
export const contrattoCopie = {
  'copie/elenco': query(nienteSchema, z.strictObject({ istantanee: z.array(istantaneaSchema) })),
  /** What is different between a snapshot (before) and the plan as it is (after). */
  'copie/confronta': query(z.strictObject({ chiave: z.string() }), confrontoSchema),
  'copie/ripristina': command(z.strictObject({ chiave: z.string() }), sequenzaSchema),
  /** The file as it is on disk, changed by somebody else (before), and the plan as it is here (after). */
  'estraneo/confronta': query(nienteSchema, confrontoSchema),
} as const;

const esitoGuscioCopie = z.strictObject({ annullato: z.boolean(), stato: statoFileSchema.nullable() });
/** The same capabilities where a file must be chosen: answered by the shell, which keeps the paths. */
export const contrattoGuscioCopie = {
  /** Opens read-only the file that was refused last because somebody else holds it. */
  'guscio/apri-in-lettura': command(nienteSchema, esitoGuscioCopie),
  /** Puts a snapshot in the place of the damaged file that was refused last, and opens it. */
  'guscio/ripristina-guasto': command(z.strictObject({ istantanea: z.string() }), esitoGuscioCopie),
  /** Goes on in a new file beside the one that somebody else changed. */
  'guscio/tieni-entrambi': command(nienteSchema, esitoGuscioCopie),
  'guscio/estrai-copia': command(
    z.strictObject({ chiave: z.string() }),
    z.strictObject({ annullato: z.boolean(), nome: z.string().nullable() }),
  ),
  'guscio/copia-da-inviare': command(
    z.strictObject({ togli: togliSchema }),
    z.strictObject({ annullato: z.boolean(), nome: z.string().nullable(), personaleInTotali: z.boolean().nullable() }),
  ),
} as const;

const conPercorso = z.strictObject({ percorso: z.string() });
/** The same with paths, between shell and engine. */
export const contrattoInternoCopie = {
  'interno/ripristina-guasto': command(
    conPercorso.extend({ istantanea: z.string() }),
    z.strictObject({ guasto: z.string() }),
  ),
  'interno/tieni-entrambi': command(nienteSchema, z.strictObject({ percorso: z.string(), stato: statoFileSchema })),
  'interno/estrai-copia': command(conPercorso.extend({ chiave: z.string() }), nienteSchema),
  'interno/copia-da-inviare': command(conPercorso.extend({ togli: togliSchema }), esitoCopia),
} as const;
