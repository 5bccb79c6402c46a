import { z } from 'zod';
import { stato } from './stati.ts';

/** A place that a finding or a figure points to: a register row, a cell of a file, a passage of text. */
export const luogoSchema = z.strictObject({
  tipo: z.enum(['registro', 'sezione', 'documento', 'pacco', 'atto', 'piano']),
  /** Register and row id (`scheda:…`), section id, document id. */
  id: z.string(),
  etichetta: z.string(),
  registro: z.string().optional(),
  bloccoId: z.string().optional(),
  file: z.string().optional(),
  foglio: z.string().optional(),
  cella: z.string().optional(),
});
/** A place that a finding or a figure points to. */
export type Luogo = z.output<typeof luogoSchema>;

/** A legal source of a rule. */
export const fonteSchema = z.strictObject({
  testo: z.string(),
  norma: z.string().nullable(),
  url: z.string().nullable(),
  verificatoIl: z.string().nullable(),
});

/** What to do about a finding; `comando` only where a one-click correction is safe. */
export const rimedioSchema = z.strictObject({
  testo: z.string(),
  vai: luogoSchema.optional(),
  comando: z.strictObject({ nome: z.string(), input: z.record(z.string(), z.unknown()) }).optional(),
});

/** One step of a computation, for who asks «perché?»: what is done, the sum with the real numbers, what comes out, by which article. */
export const passoSchema = z.strictObject({
  testo: z.string(),
  calcolo: z.string(),
  risultato: z.string(),
  fonte: z.string().optional(),
});
/** One step of a computation. */
export type Passo = z.output<typeof passoSchema>;

const accettazioneSchema = z.strictObject({ motivazione: z.string(), autore: z.string(), istante: z.string() });

/** A finding, as shown and as printed by `pdz check --json`. Money and FTE in `operandi` are strings. */
export const rilievoSchema = z.strictObject({
  regola: z.string(),
  soggetto: z.string(),
  esito: stato('esitoRegola').exclude(['ok']),
  gravita: stato('gravita'),
  messaggio: z.string(),
  espressione: z.string(),
  operandi: z.record(z.string(), z.string()),
  luoghi: z.array(luogoSchema),
  fonti: z.array(fonteSchema),
  rimedi: z.array(rimedioSchema),
  causa: z.string().optional(),
  probabile: z.boolean().optional(),
  /** A question for the drafter without data behind it: listed apart, never an error. */
  daRileggere: z.boolean().optional(),
  accettata: accettazioneSchema.optional(),
  /** An acceptance that does not hold any more: what it spoke of has changed. */
  scaduta: accettazioneSchema.optional(),
  /** The computation step by step, where a formula is behind the finding. */
  passi: z.array(passoSchema).optional(),
});
/** A finding of a rule. */
export type Rilievo = z.output<typeof rilievoSchema>;

/** Key of a finding: rule and subject. */
export const chiaveRilievo = (r: Pick<Rilievo, 'regola' | 'soggetto'>): string => `${r.regola}\u0000${r.soggetto}`;

/**
 * A blocking violation of a law: a person may accept it only to circulate a draft, never for the final document.
 */
export const soloPerBozza = (r: Pick<Rilievo, 'esito' | 'gravita' | 'fonti'>): boolean =>
  r.esito === 'violazione' && r.gravita === 'bloccante' && r.fonti.some((f) => f.norma !== null);

/** Whether a finding stops the final document: a blocking violation that nobody accepted, or that nobody may accept. */
export const fermaDefinitiva = (r: Rilievo): boolean =>
  r.esito === 'violazione' && r.gravita === 'bloccante' && (r.accettata === undefined || soloPerBozza(r));

/** Result of a check of the whole plan. */
export const esitoVerificaSchema = z.strictObject({
  rilievi: z.array(rilievoSchema),
  riepilogo: z.record(
    z.string(),
    z.strictObject({ esaminati: z.int(), ok: z.int(), violazione: z.int(), non_verificabile: z.int() }),
  ),
});
/** Result of a check: findings, and counts by rule. */
export type EsitoVerifica = z.output<typeof esitoVerificaSchema>;
