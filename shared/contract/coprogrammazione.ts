import { z } from 'zod';
import { stato } from '#domain/stati.ts';
import { nienteSchema, sequenzaSchema } from './comuni.ts';
import { command, query } from './define.ts';

/** A contribution as the room shows it. */
export const contributoVistaSchema = z.strictObject({
  id: z.string(),
  codice: z.string(),
  ente: z.string(),
  etsId: z.string().nullable(),
  codiceFiscale: z.string().nullable(),
  sezioneRunts: z.string().nullable(),
  repertorioRunts: z.string().nullable(),
  dataRicezione: z.string().nullable(),
  tavolo: z.string().nullable(),
  leps: z.array(z.strictObject({ letto: z.string(), id: z.string().nullable(), nome: z.string().nullable() })),
  titolo: z.string(),
  testo: z.string(),
  referente: z.string().nullable(),
  consensoPubblicazione: z.boolean().nullable(),
  duplicatoDi: z.string().nullable(),
  revisioneDi: z.string().nullable(),
  similiA: z.array(z.string()),
  anomalie: z.array(z.string()),
  esito: stato('esitoContributo').nullable(),
  motivazione: z.string().nullable(),
  decisoIl: z.string().nullable(),
  decisoDa: z.string().nullable(),
  collegamenti: z.array(
    z.strictObject({ id: z.string(), sezioneId: z.string(), titolo: z.string(), bloccoId: z.string().nullable() }),
  ),
});

/** Contributions of the Terzo Settore: register, answer, trace. */
export const contrattoCoprogrammazione = {
  'contributi/elenco': query(nienteSchema, z.strictObject({ contributi: z.array(contributoVistaSchema) })),
  'contributi/registra': command(
    z.strictObject({
      ente: z.string().min(1),
      codiceFiscale: z.string().nullable(),
      sezioneRunts: z.string().nullable(),
      repertorioRunts: z.string().nullable(),
      dataRicezione: z.string(),
      tavolo: z.string().nullable(),
      leps: z.array(z.string()),
      titolo: z.string().min(1),
      testo: z.string().min(1),
      referente: z.string().nullable(),
    }),
    sequenzaSchema.extend({ id: z.string(), codice: z.string() }),
  ),
  /** Esito and motivazione together: the motivazione is always due, also when accepted. */
  'contributi/decidi': command(
    z.strictObject({ id: z.string(), esito: stato('esitoContributo'), motivazione: z.string().min(1) }),
    sequenzaSchema,
  ),
  'contributi/collega': command(
    z.strictObject({ contributoId: z.string(), sezioneId: z.string(), bloccoId: z.string().nullable() }),
    sequenzaSchema.extend({ id: z.string() }),
  ),
  'contributi/scollega': command(z.strictObject({ id: z.string() }), sequenzaSchema),
} as const;
