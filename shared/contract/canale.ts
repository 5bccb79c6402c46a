import { z } from 'zod';
import { rispostaSchema } from './define.ts';
import { eventoSchema } from './evento.ts';

const lavoro = z.int();

/**
 * Messages between the shell and the engine process, whatever carries them (utilityProcess or child_process).
 * Workers are children of the shell, because an engine inside a utility process cannot start one: their messages pass
 * through here, one `lavoro` number each.
 */
export const messaggioAlMotoreSchema = z.discriminatedUnion('tipo', [
  z.strictObject({ tipo: z.literal('inizio'), cartellaDati: z.string(), cartellaModelli: z.string() }),
  z.strictObject({ tipo: z.literal('richiesta'), id: z.int(), nome: z.string(), input: z.unknown() }),
  z.strictObject({ tipo: z.literal('lavoratore-pid'), lavoro, pid: z.int().optional() }),
  z.strictObject({ tipo: z.literal('lavoratore-messaggio'), lavoro, messaggio: z.unknown() }),
  z.strictObject({ tipo: z.literal('lavoratore-fine'), lavoro, codice: z.int().nullable() }),
  z.strictObject({ tipo: z.literal('chiudi') }),
]);
/** What a shell says to the engine process. */
export type MessaggioAlMotore = Readonly<z.output<typeof messaggioAlMotoreSchema>>;

/** Messages of the engine process to its shell. */
export const messaggioDalMotoreSchema = z.discriminatedUnion('tipo', [
  z.strictObject({ tipo: z.literal('pronto') }),
  z.strictObject({ tipo: z.literal('risposta'), id: z.int(), risposta: rispostaSchema }),
  z.strictObject({ tipo: z.literal('evento'), evento: eventoSchema }),
  z.strictObject({ tipo: z.literal('lavoratore-avvia'), lavoro, modulo: z.string() }),
  z.strictObject({ tipo: z.literal('lavoratore-invia'), lavoro, messaggio: z.unknown() }),
  z.strictObject({ tipo: z.literal('lavoratore-uccidi'), lavoro }),
]);
/** What the engine process says to its shell. */
export type MessaggioDalMotore = Readonly<z.output<typeof messaggioDalMotoreSchema>>;
