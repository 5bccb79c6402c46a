import { z } from 'zod';

/**
 * Messages between the engine and any of its workers, the same over `child_process` and `utilityProcess`. A worker
 * answers one request at a time: progress, blocks of rows, then one outcome. It lives until it is killed.
 */
export const messaggioAlLavoratoreSchema = z.strictObject({ tipo: z.literal('richiesta'), dati: z.unknown() });
/** What the engine says to a worker. */
export type MessaggioAlLavoratore = Readonly<z.output<typeof messaggioAlLavoratoreSchema>>;

/**
 * What a worker says. `rifiuto` = the input is at fault (message for the person); `errore` = the program is. The inside
 * of `dati` and `righe` is checked by whoever asked for the work.
 */
export const messaggioDalLavoratoreSchema = z.discriminatedUnion('tipo', [
  z.strictObject({
    tipo: z.literal('avanzamento'),
    fatto: z.number(),
    totale: z.number().nullable(),
    testo: z.string(),
  }),
  z.strictObject({ tipo: z.literal('blocco'), nome: z.string(), righe: z.array(z.unknown()).readonly() }),
  z.strictObject({ tipo: z.literal('esito'), dati: z.unknown() }),
  z.strictObject({ tipo: z.literal('rifiuto'), dati: z.unknown() }),
  z.strictObject({ tipo: z.literal('errore'), messaggio: z.string() }),
]);
/** What a worker answers. */
export type MessaggioDalLavoratore = Readonly<z.output<typeof messaggioDalLavoratoreSchema>>;
