import { z } from 'zod';
import { esitoVerificaSchema } from '#domain/esito.ts';
import { nienteSchema, sequenzaSchema } from './comuni.ts';
import { command, query } from './define.ts';

/** Everything the Quadro draws, as data: the renderer computes nothing. */
export const quadroSchema = z.strictObject({
  ambito: z.string(),
  comuni: z.int(),
  popolazione: z.strictObject({ totale: z.int(), anno: z.int() }).nullable(),
  capofila: z.string().nullable(),
  anni: z.array(z.int()),
  leps: z.array(
    z.strictObject({
      id: z.string(),
      breve: z.string(),
      nome: z.string(),
      stato: z.enum(['attivo', 'parziale', 'non_attivo', 'progressivo', 'non_verificabile']),
      senzaScheda: z.boolean(),
      obbligatorio: z.boolean(),
      perAnno: z.record(
        z.string(),
        z.strictObject({ importo: z.string(), stato: z.enum(['finanziato', 'senza_risorse', 'non_verificabile']) }),
      ),
      /** Comuni served by the schede of the LEPS; null when they do not say which. */
      comuni: z.int().nullable(),
      comuniTotale: z.int(),
      schede: z.int(),
      rilievi: z.int(),
      /** Which findings those are, so that the Verifica can show them alone. */
      segnalazioni: z.array(z.strictObject({ regola: z.string(), soggetto: z.string() })),
      sezioneId: z.string().nullable(),
      verificatoIl: z.string().nullable(),
    }),
  ),
  assistentiSociali: z.strictObject({
    popolazione: z.int().nullable(),
    annoPopolazione: z.int().nullable(),
    soglie: z.array(z.strictObject({ rapporto: z.int(), fte: z.string(), etichetta: z.string() })),
    perAnno: z.array(
      z.strictObject({
        anno: z.int(),
        ti: z.string(),
        td: z.string(),
        totale: z.string(),
        rapporto: z.string().nullable(),
        mediaTi: z.string(),
        contributo: z.string().nullable(),
        raggiunto: z.boolean().nullable(),
      }),
    ),
    opzione: z.record(z.string(), z.unknown()),
  }),
  fondi: z.strictObject({
    perAnno: z.array(
      z.strictObject({
        anno: z.int(),
        totale: z.string(),
        voci: z.array(
          z.strictObject({
            fondo: z.string(),
            nome: z.string(),
            programmato: z.string(),
            assegnato: z.string().nullable(),
            differenza: z.string().nullable(),
          }),
        ),
      }),
    ),
    opzione: z.record(z.string(), z.unknown()),
  }),
  segnalazioni: z.strictObject({
    bloccante: z.int(),
    avviso: z.int(),
    informazione: z.int(),
    non_verificabile: z.int(),
    da_rileggere: z.int(),
    accettate: z.int(),
    regole: z.int(),
  }),
  capitoli: z.array(
    z.strictObject({
      numero: z.string(),
      titolo: z.string(),
      parole: z.int(),
      attese: z.int().nullable(),
      sezioneId: z.string(),
    }),
  ),
  contributi: z.strictObject({ totale: z.int(), conEsito: z.int(), aperti: z.int() }),
  prossime: z
    .array(
      z.strictObject({
        titolo: z.string(),
        testo: z.string(),
        azione: z.string(),
        stanza: z.string(),
        id: z.string().nullable(),
      }),
    )
    .max(3),
});

/** Checks. The engine verifies in a worker when the plan is large; `seq` says on which state. */
export const contrattoVerifica = {
  'verifica/esegui': query(
    z.strictObject({ regola: z.string().nullable() }),
    esitoVerificaSchema.extend({ seq: z.int(), millisecondi: z.number() }),
  ),
  'verifica/regole': query(
    nienteSchema,
    z.strictObject({
      regole: z.array(
        z.strictObject({
          id: z.string(),
          titolo: z.string(),
          gravita: z.string(),
          fonti: z.array(z.string()),
          gruppo: z.string(),
        }),
      ),
    }),
  ),
  'verifica/accetta': command(
    z.strictObject({ regola: z.string(), soggetto: z.string(), motivazione: z.string().min(10) }),
    sequenzaSchema,
  ),
  'verifica/revoca': command(z.strictObject({ regola: z.string(), soggetto: z.string() }), sequenzaSchema),
  'quadro/leggi': query(nienteSchema, quadroSchema),
} as const;
