import { z } from 'zod';

/** Identifier of any record of the plan: a UUIDv7 in lower case, made by the engine. */
export const idSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  .brand<'Id'>();
/** Branded identifier of a record. */
export type Id = z.infer<typeof idSchema>;

/** Identifier of a block of text, kept for life (split keeps the first half's, merge keeps the first's). */
export const bloccoIdSchema = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-z0-9][a-z0-9.-]*$/)
  .brand<'BloccoId'>();
/** Branded identifier of a block. */
export type BloccoId = z.infer<typeof bloccoIdSchema>;

/** ISTAT code of a Comune: six digits as text, leading zeros kept. */
export const codiceIstatSchema = z.string().regex(/^\d{6}$/);

/** Calendar date `YYYY-MM-DD`, without time zone. */
export const dataSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

/** Instant in UTC, ISO 8601 with milliseconds and `Z`. */
export const istanteSchema = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

/** Money: integer euro cents, within the safe integers. */
export const centesimiSchema = z.int();

/** SHA-256 in lower-case hexadecimal. */
export const improntaSchema = z.string().regex(/^[0-9a-f]{64}$/);
