import { z } from 'zod';
import { type NomeRegistro, registri } from '#domain/registri.ts';

/** Names of all registers as a zod enum. */
export const nomeRegistroSchema = z.enum(Object.keys(registri) as [NomeRegistro, ...NomeRegistro[]]);
/** Nothing. */
export const nienteSchema = z.strictObject({});
/** Summary of a change that was made durable. */
export const sequenzaSchema = z.strictObject({ seq: z.int(), alSicuroAlle: z.string() });
/** Money in text for JSON: `"12345.67"`. */
export const euroTestoSchema = z.string().regex(/^-?\d+\.\d{2}$/);
/** Exact fraction in text. */
export const frazioneTestoSchema = z.strictObject({ num: z.string(), den: z.string() });
