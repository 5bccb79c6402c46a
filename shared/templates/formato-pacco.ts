import { z } from 'zod';
import {
  adempimentoModelloSchema,
  aliasSchema,
  ammissibilitaSchema,
  attoSchema,
  capitoloSchema,
  erroreCitazioneSchema,
  fondoSchema,
  indicatoreModelloSchema,
  lepsSchema,
  normaSchema,
  parametroSchema,
  profiloSchema,
  programmaSchema,
  vocaboloSchema,
} from '#domain/pacco.ts';

/** Parts of a pack that are lists of records with an id. */
export const parti = {
  vocaboli: vocaboloSchema,
  parametri: parametroSchema,
  norme: normaSchema,
  erroriCitazione: erroreCitazioneSchema,
  leps: lepsSchema,
  fondi: fondoSchema,
  ammissibilita: ammissibilitaSchema,
  programmi: programmaSchema,
  profili: profiloSchema,
  indicatori: indicatoreModelloSchema,
  adempimenti: adempimentoModelloSchema,
  capitoli: capitoloSchema,
  atti: attoSchema,
} as const;
/** Name of a part of a pack. */
export type NomeParte = keyof typeof parti;
/** One record of a part. */
export type Elemento<P extends NomeParte> = z.output<(typeof parti)[P]>;

/** Head of `pack.yaml`; its lists `vocaboli` and `parametri` are read record by record. */
export const testataPaccoSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  versione: z.string().min(1),
  titolo: z.string().min(1),
  regione: z.string().nullable(),
  estende: z.array(z.string()),
  organo: vocaboloSchema.nullable(),
  bollettino: z.string().nullable(),
  sigle: z.record(z.string(), z.string()),
  alias: z.strictObject({
    leps: aliasSchema.shape.leps.optional(),
    fondi: aliasSchema.shape.fondi.optional(),
    forme: aliasSchema.shape.forme.optional(),
    profili: aliasSchema.shape.profili.optional(),
    programmi: aliasSchema.shape.programmi.optional(),
    rapporti: aliasSchema.shape.rapporti.optional(),
  }),
  vocaboli: z.array(z.unknown()),
  parametri: z.array(z.unknown()),
});
/** Head of `pack.yaml`. */
export type TestataPacco = z.output<typeof testataPaccoSchema>;

/** YAML files that are one list, and the part that they hold. `fondi.yaml` holds two lists under their names. */
export const fileElenco = {
  'norme.yaml': 'norme',
  'profili.yaml': 'profili',
  'programmi.yaml': 'programmi',
  'indicatori.yaml': 'indicatori',
  'adempimenti.yaml': 'adempimenti',
  'errori-citazione.yaml': 'erroriCitazione',
} as const satisfies Readonly<Record<string, NomeParte>>;

/** Folders of Markdown files: kind of text and part. */
export const cartelleTesto = {
  leps: { parte: 'leps', genere: 'leps' },
  capitoli: { parte: 'capitoli', genere: 'capitolo' },
  atti: { parte: 'atti', genere: 'atto' },
} as const;
/** Name of a folder of texts. */
export type CartellaTesto = keyof typeof cartelleTesto;

/** Front matter of the three kinds of text: the record without its body. */
export const testate = {
  leps: lepsSchema.omit({ corpo: true }),
  capitoli: capitoloSchema.omit({ corpo: true }),
  atti: attoSchema.omit({ corpo: true }),
} as const;

/** Fills what a person may leave out: nullable keys become null, lists and tables empty. */
export const conPredefiniti = (valore: unknown, schema: z.ZodObject): unknown => {
  if (typeof valore !== 'object' || valore === null || Array.isArray(valore)) return valore;
  const pieno: Record<string, unknown> = { ...valore };
  for (const [chiave, campo] of Object.entries(schema.shape)) {
    if (Object.hasOwn(pieno, chiave)) {
      const elemento = campo instanceof z.ZodArray ? campo.element : null;
      const scritto = pieno[chiave];
      if (elemento instanceof z.ZodObject && Array.isArray(scritto))
        pieno[chiave] = scritto.map((v: unknown) => conPredefiniti(v, elemento));
    } else if (campo instanceof z.ZodNullable) pieno[chiave] = null;
    else if (campo instanceof z.ZodArray) pieno[chiave] = [];
    else if (campo instanceof z.ZodRecord || campo instanceof z.ZodObject) pieno[chiave] = {};
  }
  return pieno;
};
