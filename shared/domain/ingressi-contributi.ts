import { z } from 'zod';

/**
 * Public input `contributi.jsonl`, version 1: one JSON object per line, one contribution of the Terzo Settore each. Loose:
 * unknown keys are accepted and reported (CAMPO_IGNOTO); a field of the wrong type is reported and left out, so that no
 * contribution is lost for a small fault.
 */
const etsIngressoSchema = z.looseObject({
  denominazione: z.unknown(),
  sezioneRunts: z.unknown(),
  repertorioRunts: z.unknown(),
  codiceFiscale: z.unknown(),
  sedeComune: z.unknown(),
  fittizio: z.unknown(),
});
/** A line of `contributi.jsonl`, version 1. */
export const contributoIngressoSchema = z.looseObject({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  dataRicezione: z.unknown(),
  ets: z.union([etsIngressoSchema, z.null()]).optional(),
  tavolo: z.unknown(),
  leps: z.unknown(),
  titolo: z.unknown(),
  testo: z.unknown(),
  referente: z.unknown(),
  consensoPubblicazione: z.unknown(),
});
/** One contribution as read. */
export type ContributoIngresso = z.output<typeof contributoIngressoSchema>;
