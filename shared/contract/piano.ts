import { z } from 'zod';
import { luogoSchema } from '#domain/esito.ts';
import { contenutoSezioneSchema, sezioneSchema } from '#domain/section-content.ts';
import { stato } from '#domain/stati.ts';
import { nienteSchema, sequenzaSchema } from './comuni.ts';
import { command, query } from './define.ts';

/** A live figure resolved: text as shown, exact value in text, unit, register view and source. */
export const datoRisoltoSchema = z.strictObject({
  rif: z.string(),
  stato: z.enum(['ok', 'nv', 'ignoto']),
  testo: z.string(),
  valore: z.string().nullable(),
  unita: z.string(),
  titolo: z.string(),
  registro: z.string(),
  origine: z.string(),
  luogo: luogoSchema.nullable(),
});
/** A citation resolved against the catalogue. */
export const citazioneRisoltaSchema = z.strictObject({
  chiave: z.string(),
  testo: z.string(),
  titolo: z.string(),
  url: z.string().nullable(),
  abrogata: z.boolean(),
  verificatoIl: z.string().nullable(),
});
/** Node of the section tree. */
export const voceAlberoSchema = sezioneSchema.omit({ contenuto: true }).extend({
  numero: z.string(),
  livello: z.int(),
  parole: z.int(),
  daCompilare: z.int(),
  rilievi: z.strictObject({ bloccante: z.int(), avviso: z.int(), informazione: z.int(), non_verificabile: z.int() }),
});

/** Sections and their text. A stale `baseRevisione` is refused with both texts in `details`. */
export const contrattoPiano = {
  'sezioni/albero': query(
    nienteSchema,
    z.strictObject({ voci: z.array(voceAlberoSchema), parole: z.int(), paroleAttese: z.int() }),
  ),
  'sezioni/leggi': query(
    z.strictObject({ id: z.string() }),
    z.strictObject({
      sezione: sezioneSchema,
      dati: z.array(datoRisoltoSchema),
      citazioni: z.array(citazioneRisoltaSchema),
      /** Read-only blocks (`tabella-viva`, `grafico-vivo`, `modello`) rendered by our own HTML writer, escaped. */
      vivi: z.record(z.string(), z.string()),
      contributi: z.array(
        z.strictObject({
          id: z.string(),
          codice: z.string(),
          ente: z.string(),
          titolo: z.string(),
          esito: z.string().nullable(),
        }),
      ),
      elementi: z.array(z.strictObject({ testo: z.string(), presente: z.boolean() })),
    }),
  ),
  'sezioni/scrivi': command(
    z.strictObject({
      id: z.string(),
      baseRevisione: z.int().nonnegative(),
      contenuto: contenutoSezioneSchema,
      gruppo: z.string(),
    }),
    sequenzaSchema.extend({ revisione: z.int() }),
  ),
  /** Words typed by hand become a live figure: refused when they are not in the block exactly once. */
  'sezioni/collega-dato': command(
    z.strictObject({ id: z.string(), bloccoId: z.string(), testo: z.string().min(1), rif: z.string() }),
    sequenzaSchema.extend({ revisione: z.int() }),
  ),
  /** Words become others, in the same style: refused when they are not in the block exactly once. */
  'sezioni/correggi-testo': command(
    z.strictObject({ id: z.string(), bloccoId: z.string(), testo: z.string().min(1), nuovo: z.string().min(1) }),
    sequenzaSchema.extend({ revisione: z.int() }),
  ),
  'dati/elenco': query(z.strictObject({ testo: z.string() }), z.strictObject({ dati: z.array(datoRisoltoSchema) })),
  'dati/risolvi': query(
    z.strictObject({ rif: z.array(z.string()).max(2000) }),
    z.strictObject({ dati: z.array(datoRisoltoSchema) }),
  ),
  'norme/cerca': query(
    z.strictObject({ testo: z.string() }),
    z.strictObject({
      norme: z.array(
        z.strictObject({
          id: z.string(),
          breve: z.string(),
          estesa: z.string(),
          titolo: z.string(),
          url: z.string().nullable(),
          verificatoIl: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** Parties of the accordo in order; `campi` has the names that `parti/scrivi` writes. */
  'parti/elenco': query(
    nienteSchema,
    z.strictObject({
      parti: z.array(
        z.strictObject({
          id: z.string(),
          ruolo: stato('ruoloParte'),
          ente: z.string(),
          tipo: stato('tipoEnte'),
          ordine: z.int(),
          campi: z.record(z.string(), z.string().nullable()),
          /** Comuni (ids) for which it acts. */
          perConto: z.array(z.string()),
        }),
      ),
      /** Body that the form of association wants among the parties and that is not there yet. */
      manca: z.strictObject({ ruolo: stato('ruoloParte'), tipo: stato('tipoEnte') }).nullable(),
      /** Comuni of the Ambito that are not a party: `enteId` is what `parti/aggiungi` takes. */
      comuniFuori: z.array(z.strictObject({ comuneId: z.string(), enteId: z.string(), nome: z.string() })),
    }),
  ),
  /** Adds a party: a Comune or another body already in the plan (`enteId`), or one by name. */
  'parti/aggiungi': command(
    z.strictObject({
      ruolo: stato('ruoloParte'),
      ente: z.union([
        z.strictObject({ enteId: z.string() }),
        z.strictObject({ tipo: stato('tipoEnte'), denominazione: z.string() }),
      ]),
      perConto: z.array(z.string()),
    }),
    sequenzaSchema.extend({ parteId: z.string() }),
  ),
  /** The body stays in the plan: only its place among the parties goes, with signatory and act. */
  'parti/togli': command(z.strictObject({ id: z.string() }), sequenzaSchema),
  /** Comuni (ids) for which an unione or another body acts. */
  'parti/rappresenta': command(z.strictObject({ id: z.string(), comuni: z.array(z.string()) }), sequenzaSchema),
  'parti/scrivi': command(
    z.strictObject({ id: z.string(), campi: z.record(z.string(), z.string().nullable()) }),
    sequenzaSchema,
  ),
  'campi/scrivi': command(z.strictObject({ nome: z.string(), valore: z.string() }), sequenzaSchema),
  'adempimenti/elenco': query(
    nienteSchema,
    z.strictObject({
      voci: z.array(
        z.strictObject({
          id: z.string(),
          livello: z.string(),
          testo: z.string(),
          stato: z.string(),
          data: z.string().nullable(),
          atto: z.string().nullable(),
          responsabile: z.string().nullable(),
          fonte: z.string(),
          verificatoIl: z.string().nullable(),
        }),
      ),
    }),
  ),
  'adempimenti/scrivi': command(
    z.strictObject({ id: z.string(), campi: z.record(z.string(), z.string().nullable()) }),
    sequenzaSchema,
  ),
} as const;
