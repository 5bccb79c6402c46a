import { z } from 'zod';
import { rispostaSchema } from './define.ts';

/** What the server says on the WebSocket: the answer to a question, or an event that the page checks by itself. */
export const messaggioReteSchema = z.union([
  z.strictObject({ evento: z.unknown() }),
  z.strictObject({ id: z.int(), risposta: rispostaSchema }),
]);
/** The part of an answer of the shell that names the files just handed over. */
export const fileConsegnatiSchema = z.object({ file: z.array(z.unknown()) });
