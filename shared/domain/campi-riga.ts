import { z } from 'zod';
import { centesimiSchema, dataSchema, idSchema } from './ids.ts';

/** Fields that most registers share: text, integers, ids, cents, days; the `N` ones may be unknown. */
export const testo = z.string();
/** Text or unknown. */
export const testoN = z.string().nullable();
/** Integer. */
export const intero = z.int();
/** Integer or unknown. */
export const interoN = z.int().nullable();
/** Yes, no or unknown. */
export const logicoN = z.boolean().nullable();
/** Identifier of a record (UUIDv7). */
export const id = idSchema;
/** Identifier of another record, or none. */
export const idN = idSchema.nullable();
/** Integer cents, or unknown. */
export const centN = centesimiSchema.nullable();
/** ISO day, or unknown. */
export const dataN = dataSchema.nullable();

/** Where a value was read: document, sheet, cell (A1) and row (1-based); null where the format has none. */
export const luogoLetto = { documentoId: idN, foglio: testoN, cella: testoN, riga: interoN };

/** A foreign code kept twice: as it was read and, when recognised, as the pack's id. */
export const codiceLetto = z.strictObject({ letto: testo, id: testoN });

/** A body named twice: as it was written and, when recognised, as a row of `ente`. */
export const enteScritto = { enteLetto: testoN, enteId: idN };
