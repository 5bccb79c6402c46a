import { z } from 'zod';
import { id, testo, testoN } from './campi-riga.ts';
import { istanteSchema } from './ids.ts';
import { stato } from './stati.ts';

/** What an import or a newer model changed in a plan already written, until a person has looked at it. */
export const registriRevisione = {
  /**
   * One place that said something else: `prima` is what it said (null = it was not there). What it says now is read from
   * the plan, so that a place that went back to what it said asks nothing.
   */
  daRivedere: z.strictObject({
    id,
    genere: stato('genereCambio'),
    /** Key of the place: `sezione/…`, `atto/…`, `regola/…`. */
    luogo: testo,
    prima: testoN,
    /** Block that a newer model would write there, JSON; null where the place follows the data by itself. */
    proposta: testoN,
    /** What changed it, as people call it: «NaDUP 2027.xlsx». */
    causa: testo,
    istante: istanteSchema,
  }),
} as const;
