import { z } from 'zod';
import { dataSchema, improntaSchema } from './ids.ts';
import { nodoSchema } from './modello-ast.ts';
import { stato } from './stati.ts';

const dataN = dataSchema.nullable();
/** Provenance of a fact of the pack; `verificatoIl: null` shows as «da verificare». */
const provenienza = { fonte: z.string(), verificatoIl: dataN, validoDal: dataN, validoAl: dataN };

/** A norm of the catalogue. `articoli`: known articles → number of commi (0 = unknown), for bounds checks. */
export const normaSchema = z.strictObject({
  id: z.string(),
  tipo: z.string(),
  data: dataN,
  numero: z.string().nullable(),
  /** Short form used in text: `L. 234/2021`. */
  breve: z.string(),
  /** Full form: `legge 30 dicembre 2021, n. 234`. */
  estesa: z.string(),
  titolo: z.string(),
  urn: z.string().nullable(),
  url: z.string().nullable(),
  articoli: z.record(z.string(), z.int()),
  abrogata: z.boolean(),
  ...provenienza,
});
/** A norm of the catalogue. */
export type Norma = z.output<typeof normaSchema>;

/** A citation known to be wrong (TXT-01): a regular expression, its correction, and whether it is only probable. */
export const erroreCitazioneSchema = z.strictObject({
  id: z.string(),
  espressione: z.string(),
  corretto: z.string(),
  contesto: z.string().nullable(),
  probabile: z.boolean(),
  ...provenienza,
});

/** Reference to a point of a norm of the catalogue. */
export const citazioneSchema = z.strictObject({
  norma: z.string(),
  articolo: z.string().nullable(),
  comma: z.string().nullable(),
  lettera: z.string().nullable(),
});

/** A LEPS of the catalogue with the skeleton of its scheda. */
export const lepsSchema = z.strictObject({
  id: z.string(),
  nome: z.string(),
  breve: z.string(),
  citazioni: z.array(citazioneSchema),
  atto: z.string().nullable(),
  fondi: z.array(z.string()),
  standard: z.string().nullable(),
  target: z.string(),
  obbligatorio: z.boolean(),
  obbligatorioDal: dataN,
  gravita: stato('gravita'),
  assorbitoDa: z.string().nullable(),
  elementi: z.array(z.strictObject({ id: z.string(), testo: z.string() })),
  indicatori: z.array(z.string()),
  puaUvm: z.enum(['no', 'si', 'e_pua', 'collegato']),
  programma: z.string().nullable(),
  conSchedaPropria: z.boolean(),
  ordine: z.int(),
  corpo: z.array(nodoSchema),
  ...provenienza,
});
/** A LEPS of the pack. */
export type Leps = z.output<typeof lepsSchema>;

/** A fund of the pack. */
export const fondoSchema = z.strictObject({
  id: z.string(),
  nome: z.string(),
  breve: z.string(),
  base: z.string(),
  strutturale: z.boolean(),
  /** Last day on which activity can be charged, and the last day with a recorded exception. */
  fineAttivita: dataN,
  fineDeroga: dataN,
  profili: z.array(z.string()),
  tutteLeps: z.boolean(),
  ...provenienza,
});
/** A fund of the pack. */
export type Fondo = z.output<typeof fondoSchema>;

/** Whether a fund pays a LEPS: absent pairs are `sconosciuto`, never admitted by silence. */
export const ammissibilitaSchema = z.strictObject({
  fondo: z.string(),
  leps: z.string(),
  esito: stato('ammissibilita'),
  condizioni: z.array(z.string()),
  ...provenienza,
});

/** A programme of the budget, with its validity. */
export const programmaSchema = z.strictObject({
  id: z.string(),
  missione: z.string(),
  nome: z.string(),
  sociale: z.boolean(),
  ...provenienza,
});
/** A professional profile. */
export const profiloSchema = z.strictObject({
  id: z.string(),
  nome: z.string(),
  area: z.string().nullable(),
  plurale: z.string(),
  ...provenienza,
});
/** A parameter of the rules: value, validity, source, when it was checked. */
export const parametroSchema = z.strictObject({
  id: z.string(),
  valore: z.unknown(),
  fonte: z.string(),
  validoDal: dataN,
  validoAl: dataN,
  verificatoIl: dataN,
  esito: z.string(),
});
/** An indicator that the pack proposes for a LEPS. */
export const indicatoreModelloSchema = z.strictObject({
  id: z.string(),
  leps: z.string().nullable(),
  testo: z.string(),
  unita: z.string(),
  verso: stato('versoIndicatore').nullable(),
  ...provenienza,
});
/** A commitment of one of the levels of government. */
export const adempimentoModelloSchema = z.strictObject({
  id: z.string(),
  livello: z.enum(['MLPS', 'Regione', 'Comuni', 'ATS']),
  testo: z.string(),
  citazione: z.string().nullable(),
  ...provenienza,
});

/** A word with its article and number, for prepositions and agreement: `{ nome: 'Comune', articolo: 'il' }`. */
export const vocaboloSchema = z.strictObject({
  id: z.string(),
  nome: z.string(),
  articolo: z.enum(['il', 'lo', 'la', "l'", 'i', 'gli', 'le', '']),
  numero: z.enum(['s', 'p']),
});

/** A field that an act asks a person to fill. */
export const campoModelloSchema = z.strictObject({
  nome: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/),
  etichetta: z.string(),
  gruppo: z.string(),
  tipo: z.enum(['testo', 'testo-lungo', 'data', 'numero', 'importo', 'logico', 'scelta']),
  scelte: z.array(z.string()),
  fissatoA: z.enum(['schema', 'sottoscrizione', 'pubblicazione']).nullable(),
  predefinito: z.string().nullable(),
  aiuto: z.string().nullable(),
});
/** A field that a person fills in an act. */
export type CampoModello = z.output<typeof campoModelloSchema>;

/** A chapter of the plan: order, title, text; `lettere` = contents of L. 328/2000 art. 19 c. 1 that it covers. */
export const capitoloSchema = z.strictObject({
  id: z.string(),
  titolo: z.string(),
  numero: z.int(),
  padre: z.string().nullable(),
  tutela: stato('tipoTutela'),
  paroleAttese: z.int().nullable(),
  lettere: z.array(z.string()),
  /** `schede`: its children are the schede of the plan; `leps`: one child per LEPS; null: its own text only. */
  contiene: z.enum(['schede', 'leps']).nullable(),
  corpo: z.array(nodoSchema),
});
/** A chapter of the plan. */
export type Capitolo = z.output<typeof capitoloSchema>;

/** A template of act: forms of association it serves, fields to fill, text. */
export const attoSchema = z.strictObject({
  id: z.string(),
  titolo: z.string(),
  forme: z.array(stato('forma')),
  campi: z.array(campoModelloSchema),
  allegati: z.array(z.strictObject({ id: z.string(), titolo: z.string() })),
  definizioni: z.array(z.strictObject({ termine: z.string(), testo: z.string() })),
  citazioni: z.array(citazioneSchema.extend({ formula: z.string() })),
  corpo: z.array(nodoSchema),
});
/** An act: text, fields, citations, attachments. */
export type Atto = z.output<typeof attoSchema>;

/** Translations of foreign codes and free text into ids of the pack, compared without case, accents and spaces. */
export const aliasSchema = z.strictObject({
  leps: z.record(z.string(), z.string()),
  fondi: z.record(z.string(), z.string()),
  forme: z.record(z.string(), z.string()),
  profili: z.record(z.string(), z.string()),
  programmi: z.record(z.string(), z.string()),
  rapporti: z.record(z.string(), z.string()),
});

/** A pack compiled to JSON: everything that plan, checks and acts need. Keyed by the hash of its files. */
export const paccoCompilatoSchema = z.strictObject({
  formato: z.literal(1),
  id: z.string(),
  versione: z.string(),
  titolo: z.string(),
  regione: z.string().nullable(),
  estende: z.array(z.string()),
  impronta: improntaSchema,
  organo: vocaboloSchema,
  vocaboli: z.array(vocaboloSchema),
  sigle: z.record(z.string(), z.string()),
  bollettino: z.string().nullable(),
  norme: z.array(normaSchema),
  erroriCitazione: z.array(erroreCitazioneSchema),
  leps: z.array(lepsSchema),
  fondi: z.array(fondoSchema),
  ammissibilita: z.array(ammissibilitaSchema),
  programmi: z.array(programmaSchema),
  profili: z.array(profiloSchema),
  parametri: z.array(parametroSchema),
  indicatori: z.array(indicatoreModelloSchema),
  adempimenti: z.array(adempimentoModelloSchema),
  alias: aliasSchema,
  capitoli: z.array(capitoloSchema),
  atti: z.array(attoSchema),
});
/** A pack read, checked and compiled: what a plan carries. */
export type PaccoCompilato = z.output<typeof paccoCompilatoSchema>;

/** A file of a pack as carried by a plan: path inside the pack, text, SHA-256 of its UTF-8 bytes. */
export const filePaccoSchema = z.strictObject({ percorso: z.string(), testo: z.string(), sha256: improntaSchema });
/** A source file of a pack, with its SHA-256. */
export type FilePacco = z.output<typeof filePaccoSchema>;
