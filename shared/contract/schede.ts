import { z } from 'zod';
import { nienteSchema, sequenzaSchema } from './comuni.ts';
import { command, query } from './define.ts';

/** Integer cents of what is known, and how many amounts are not. */
const sommaSchema = z.strictObject({ cents: z.int(), ignoti: z.int() });
const centN = z.int().nullable();

/** Cost, funds and their exact difference (funds − cost, cents); null = something is not known. */
const confronto = {
  costo: sommaSchema,
  risorse: sommaSchema,
  differenza: centN,
  /** Voci that have funds and no cost written, or a cost that cannot be read. */
  senzaCosto: z.int(),
  /** What all the schede of the plan spend. */
  piano: sommaSchema,
} as const;

/** Both balances of a scheda: by year against its own costs, by fund against the plan. */
const contiSchema = z.strictObject({
  anni: z.array(z.strictObject({ anno: z.int(), ...confronto })),
  totale: z.strictObject(confronto),
  fondi: z.array(
    z.strictObject({
      fondoId: z.string().nullable(),
      fondo: z.string(),
      annualita: z.int(),
      scheda: sommaSchema,
      piano: sommaSchema.nullable(),
      assegnato: centN,
      /** Assigned − planned by all the schede, cents. */
      resta: centN,
    }),
  ),
  /** Totals of the scheda written in an imported overview: `differenza` = written − resources. */
  scritti: z.array(z.strictObject({ anno: z.int(), scritto: centN, differenza: centN })),
});

/** A scheda on one line. */
const voceSchedaSchema = z.strictObject({
  id: z.string(),
  codice: z.string(),
  titolo: z.string(),
  leps: z.array(z.strictObject({ codice: z.string(), nome: z.string().nullable() })),
  stato: z.string().nullable(),
  sezioneId: z.string().nullable(),
  anni: z.array(z.strictObject({ anno: z.int(), cents: centN })),
  totale: centN,
  differenza: centN,
  senzaCosto: z.int(),
});
/** A scheda on one line of the list. */
export type VoceScheda = z.output<typeof voceSchedaSchema>;

/** What goes with a scheda when it is copied or deleted. */
const quantiSchema = z.strictObject({
  voci: z.int(),
  risorse: z.int(),
  personale: z.int(),
  obiettivi: z.int(),
  indicatori: z.int(),
  fasi: z.int(),
  servizi: z.int(),
  contributi: z.int(),
});

/** The schede of the plan, one by one. Their fields and rows are read and written through `registri/…`, as `vista@id`. */
export const contrattoSchede = {
  'schede/elenco': query(
    nienteSchema,
    z.strictObject({
      schede: z.array(voceSchedaSchema),
      /** Section of the chapter that holds the schede. */
      capitoloId: z.string().nullable(),
      /** LEPS from which a scheda can be made. */
      leps: z.array(z.strictObject({ id: z.string(), nome: z.string(), obbligatorio: z.boolean(), schede: z.int() })),
    }),
  ),
  'schede/leggi': query(
    z.strictObject({ id: z.string() }),
    z.strictObject({
      id: z.string(),
      codice: z.string(),
      titolo: z.string(),
      posto: z.int(),
      quante: z.int(),
      precedente: z.string().nullable(),
      successiva: z.string().nullable(),
      sezioneId: z.string().nullable(),
      conti: contiSchema,
      quanti: quantiSchema,
      contributi: z.array(
        z.strictObject({
          /** Of the link. */
          id: z.string(),
          contributoId: z.string(),
          codice: z.string(),
          ente: z.string(),
          titolo: z.string(),
          esito: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** A new scheda with its section: from the template of a LEPS, or empty (`leps: null`). */
  'schede/aggiungi': command(
    z.strictObject({ leps: z.string().nullable() }),
    sequenzaSchema.extend({ schedaId: z.string(), sezioneId: z.string() }),
  ),
  /** Copies everything that is of the scheda, text included, right after it. */
  'schede/duplica': command(
    z.strictObject({ id: z.string() }),
    sequenzaSchema.extend({ schedaId: z.string(), sezioneId: z.string().nullable() }),
  ),
  /** Puts schede, in the order given, before another one or (null) at the end; their sections follow. */
  'schede/sposta': command(
    z.strictObject({ ids: z.array(z.string()).min(1).max(2_000), prima: z.string().nullable() }),
    sequenzaSchema,
  ),
  /** Deletes a scheda with what is only its own and its section: one step, that «Annulla» brings back whole. */
  'schede/elimina': command(z.strictObject({ id: z.string() }), sequenzaSchema),
} as const;
