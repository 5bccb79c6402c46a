import { z } from 'zod';
import { rilievoSchema } from '#domain/esito.ts';
import { idSchema } from '#domain/ids.ts';
import { stati } from '#domain/stati.ts';
import { nienteSchema, sequenzaSchema } from './comuni.ts';
import { command, query } from './define.ts';

const tabellaSchema = z.strictObject({
  intestazioni: z.array(z.string()),
  righe: z.array(z.array(z.string())),
});
/** A chart ready to be drawn: plain option, the same in words, the same as a table. */
const graficoSchema = z.strictObject({
  opzione: z.record(z.string(), z.unknown()),
  descrizione: z.string(),
  tabella: tabellaSchema,
  altezza: z.int(),
});

/** Two decimals, `"12345.67"`. */
const euroTesto = z.string();
const statoLivello = z.enum([...stati.statoLeps, 'non_verificabile', 'non_servito']);

/** A LEPS in a Comune: state there, money of that Comune's body in all years, findings that name both. */
const cellaSchema = z.strictObject({
  stato: statoLivello,
  importo: euroTesto,
  /** Cents for one inhabitant, for the shade of the cell; null without population. */
  perAbitanteCents: z.int().nullable(),
  ignoti: z.int(),
  segnalazioni: z.int(),
});

/** LEPS × Comune. */
const livelliSchema = z.strictObject({
  comuni: z.array(z.strictObject({ id: z.string(), nome: z.string(), residenti: z.int().nullable() })),
  righe: z.array(
    z.strictObject({
      leps: z.string(),
      breve: z.string(),
      nome: z.string(),
      celle: z.array(cellaSchema),
      /** Spent by the Ambito and by other bodies: no Comune in particular. */
      altri: euroTesto,
      totale: euroTesto,
    }),
  ),
  /** Upper bounds, in cents for one inhabitant, of the shades but the darkest. */
  fasce: z.array(z.int()),
});

/** What a person moves: body, thousandths of FTE, first month (`YYYY-MM`), kind of contract, cost and who pays. */
export const ipotesiSchema = z.strictObject({
  enteId: idSchema,
  fteMilli: z.int().min(0).max(50_000),
  mese: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  rapporto: z.enum(['TI', 'TD']),
  costoFteCents: z.int().min(0).max(100_000_000).nullable(),
  fondoId: z.string().max(40).nullable(),
});

const misuraSchema = z.strictObject({
  /** FTE, six decimals. */
  alFine: z.string(),
  rapporto: z.string().nullable(),
  soglia: z.enum(['nessuna', 'contributo', 'leps', 'obiettivo']).nullable(),
  media: z.string(),
  contributo: euroTesto.nullable(),
});
const passoSchema = z.strictObject({
  titolo: z.string(),
  calcolo: z.string(),
  risultato: z.string(),
  fonti: rilievoSchema.shape.fonti,
});

/** What a hire would change, year by year, each figure with its steps. */
const effettoSchema = z.strictObject({
  /** The hypothesis that this answers: another one on screen means that the answer is old. */
  ipotesi: ipotesiSchema,
  titolo: z.string(),
  /** Why nothing can be said, or null. */
  ignoto: z.string().nullable(),
  anni: z.array(
    z.strictObject({
      anno: z.int(),
      prima: misuraSchema,
      dopo: misuraSchema,
      contributoInPiu: euroTesto.nullable(),
      /** Part of the contribution of the Comune that hires; null when the body is not a Comune or it is not known. */
      quotaInPiu: euroTesto.nullable(),
      costo: euroTesto.nullable(),
      /** Cost less the contribution that comes in more. */
      netto: euroTesto.nullable(),
      passi: z.array(passoSchema),
    }),
  ),
  spazio: z.strictObject({
    ignoto: z.string().nullable(),
    residuo: euroTesto.nullable(),
    basta: z.boolean().nullable(),
    passo: passoSchema.nullable(),
  }),
  grafico: graficoSchema.nullable(),
  /** Findings that the hire would close, open or change. */
  rilievi: z.array(
    z.strictObject({
      evento: z.enum(['risolto', 'nuovo', 'cambiato']),
      regola: z.string(),
      gravita: z.enum(stati.gravita),
      esito: z.enum(['violazione', 'non_verificabile']),
      messaggio: z.string(),
    }),
  ),
  portabile: z.boolean(),
});

const giornoSchema = z.strictObject({
  id: z.string(),
  genere: z.enum(['scadenza', 'adempimento', 'scheda', 'fondo', 'annuale']),
  data: z.string(),
  titolo: z.string(),
  chi: z.string().nullable(),
  fatto: z.boolean().nullable(),
  fonte: z.string().nullable(),
  vista: z.string().nullable(),
});
const parzialeSchema = z.strictObject({ importo: euroTesto, scritti: z.int(), mancanti: z.int() });

/** Pictures of the Quadro beyond its first page, one question for each view. */
export const contrattoQuadro = {
  'quadro/livelli': query(nienteSchema, livelliSchema),
  'quadro/risorse': query(
    z.strictObject({ anno: z.int().nullable() }),
    z.strictObject({ anni: z.array(z.int()), fonti: graficoSchema.nullable(), flussi: graficoSchema.nullable() }),
  ),
  'quadro/assistenti': query(
    z.strictObject({ anno: z.int().nullable() }),
    z.strictObject({
      anno: z.int(),
      anni: z.array(z.int()),
      grafico: graficoSchema.nullable(),
      /** Why there is no chart. */
      ignoto: z.string().nullable(),
      soglie: z.array(z.strictObject({ nome: z.string(), rapporto: z.string(), fonte: z.string() })),
      enti: z.array(z.strictObject({ id: idSchema, nome: z.string() })),
      fondi: z.array(z.strictObject({ id: z.string(), nome: z.string() })),
      /** Fund of the contribution of L. 178/2020, when the pack names it. */
      fondoContributo: z.string().nullable(),
      costoProposto: z.strictObject({ cents: z.int(), fonte: z.string() }).nullable(),
      mesi: z.strictObject({ dal: z.string(), al: z.string() }),
    }),
  ),
  'quadro/ipotesi': query(ipotesiSchema, effettoSchema),
  'quadro/porta-ipotesi': command(ipotesiSchema, sequenzaSchema),
  'quadro/tempi': query(
    nienteSchema,
    z.strictObject({
      oggi: z.string(),
      dal: z.string(),
      al: z.string(),
      giorni: z.array(giornoSchema),
      fasi: z.array(
        z.strictObject({
          id: z.string(),
          titolo: z.string(),
          inizio: z.string(),
          fine: z.string(),
          stato: z.enum(stati.statoAdempimento).nullable(),
          scheda: z.string().nullable(),
        }),
      ),
      norme: z.array(
        z.strictObject({
          id: z.string(),
          genere: z.enum(['norma', 'leps', 'parametro', 'programma', 'fondo', 'ammissibilita']),
          evento: z.enum(['inizia', 'obbligatorio', 'finisce']),
          data: z.string(),
          titolo: z.string(),
          fonte: z.string(),
          verificatoIl: z.string().nullable(),
        }),
      ),
      adempimenti: z.array(
        z.strictObject({
          livello: z.string(),
          totale: z.int(),
          perStato: z.record(z.enum(stati.statoAdempimento), z.int()),
        }),
      ),
    }),
  ),
  'quadro/avanzamento': query(
    nienteSchema,
    z.strictObject({
      schede: z.array(
        z.strictObject({
          id: z.string(),
          codice: z.string(),
          titolo: z.string(),
          stato: z.enum([...stati.statoLeps, 'non_verificabile']),
          programmato: euroTesto,
          impegnato: euroTesto.nullable(),
          liquidato: euroTesto.nullable(),
          fasi: z.int(),
          fasiFatte: z.int(),
          indicatori: z.int(),
          sezioneId: z.string().nullable(),
        }),
      ),
      fondi: z.array(
        z.strictObject({
          fondo: z.string(),
          assegnato: parzialeSchema,
          programmato: euroTesto,
          impegnato: parzialeSchema,
          liquidato: parzialeSchema,
        }),
      ),
      indicatori: z.strictObject({
        totale: z.int(),
        conBase: z.int(),
        conTraguardi: z.int(),
        conFonte: z.int(),
        rilevati: z.int(),
      }),
    }),
  ),
} as const;
