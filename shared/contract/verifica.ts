import { z } from 'zod';
import { esitoVerificaSchema, fonteSchema, rilievoSchema } from '#domain/esito.ts';
import { nienteSchema, sequenzaSchema } from './comuni.ts';
import { command, query } from './define.ts';
import { voceGiornaleSchema } from './giornale.ts';

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

/** Which finding. */
const chiaveSchema = z.strictObject({ regola: z.string(), soggetto: z.string() });
/** A finding in few words. */
const breveSchema = rilievoSchema.pick({ regola: true, soggetto: true, esito: true, gravita: true, messaggio: true });
const nomeSchema = z.strictObject({ id: z.string(), nome: z.string() });
const versioneSchema = z.strictObject({ numero: z.int(), nome: z.string(), istante: z.string() });

/** Kinds of file in which findings go out. */
export const formatiSegnalazioni = ['docx', 'csv'] as const;
/** Findings to print: which, in their order (null = all), and what the person had chosen to see, in words. */
export const stampaSegnalazioniSchema = z.strictObject({
  formato: z.enum(formatiSegnalazioni),
  scelte: z.array(chiaveSchema).max(100_000).nullable(),
  filtro: z.string().max(600),
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
          spiega: z.string(),
          fonti: z.array(fonteSchema),
          gruppo: z.string(),
          /** Views of the registers where what the rule reads is written, with the names of the data. */
          legge: z.array(z.strictObject({ vista: z.string(), titolo: z.string(), campi: z.array(z.string()) })),
        }),
      ),
    }),
  ),
  /** What findings speak of and since when they are there; those that went away, newest first. */
  'verifica/contesto': query(
    nienteSchema,
    z.strictObject({
      rilievi: z.array(
        chiaveSchema.extend({
          comuni: z.array(z.string()),
          leps: z.array(z.string()),
          sezioni: z.array(z.string()),
          dal: z.string().nullable(),
          volte: z.int(),
        }),
      ),
      comuni: z.array(nomeSchema),
      leps: z.array(nomeSchema),
      sezioni: z.array(nomeSchema),
      risolti: z.array(breveSchema.extend({ dal: z.string(), al: z.string() })),
      versioni: z.array(versioneSchema),
    }),
  ),
  /** Findings of now against those of a frozen version, checked by the same rules on the day of its freeze. */
  'verifica/confronto': query(
    z.strictObject({ versione: z.int() }),
    z.strictObject({ versione: versioneSchema, nuovi: z.array(chiaveSchema), risolti: z.array(breveSchema) }),
  ),
  /** What a remedy would change, before it is carried out: `indice` among the remedies of the finding. */
  'verifica/anteprima-rimedio': query(
    chiaveSchema.extend({ indice: z.int().nonnegative() }),
    z.strictObject({
      titolo: z.string(),
      voci: z.array(voceGiornaleSchema),
      altre: z.int(),
      chiude: z.boolean(),
      risolti: z.array(breveSchema),
      nuovi: z.array(breveSchema),
    }),
  ),
  'verifica/applica-rimedio': command(chiaveSchema.extend({ indice: z.int().nonnegative() }), sequenzaSchema),
  'verifica/accetta': command(
    z.strictObject({ regola: z.string(), soggetto: z.string(), motivazione: z.string().min(10) }),
    sequenzaSchema,
  ),
  'verifica/revoca': command(z.strictObject({ regola: z.string(), soggetto: z.string() }), sequenzaSchema),
  'quadro/leggi': query(nienteSchema, quadroSchema),
} as const;

const esitoStampa = z.strictObject({
  annullato: z.boolean(),
  nome: z.string().nullable(),
  scarica: z.string().nullable(),
  sha256: z.string().nullable(),
});
/** Findings as a file: the shell asks where. */
export const contrattoGuscioVerifica = {
  'guscio/esporta-segnalazioni': command(stampaSegnalazioniSchema, esitoStampa),
} as const;
/** The same with the path, between shell and engine. */
export const contrattoInternoVerifica = {
  'interno/esporta-segnalazioni': command(
    stampaSegnalazioniSchema.extend({ percorso: z.string() }),
    z.strictObject({ sha256: z.string(), byte: z.int() }),
  ),
} as const;
