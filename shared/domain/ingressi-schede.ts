import { z } from 'zod';

/**
 * Public input `piano_schede.json`, version 1: schede of the plan with what they cost, who pays, which staff they ask, and
 * the declared objective on assistenti sociali. Loose: unknown keys are accepted and reported (CAMPO_IGNOTO); codes of
 * LEPS, programmes, funds and bodies are the writer's own, translated by the pack's aliases. Amounts are euro.
 */
const testoN = z.string().nullish();
const codice = z.union([z.string(), z.number()]).transform(String);
const importo = z.union([z.number(), z.string(), z.null()]).optional();

/** Money for one year, from one fund, spent by one body (`ATS` = the Ambito, else an ISTAT code). */
const risorsaIngressoSchema = z.looseObject({ anno: z.int(), fonte: z.string(), ente: codice, importo });
/** Staff that a scheda asks of a body at the end of a year, as declared FTE. */
const personaleIngressoSchema = z.looseObject({
  ente: codice,
  anno: z.int(),
  profilo: z.string(),
  fte: z.union([z.number(), z.string()]),
});
/** One scheda. */
const schedaIngressoSchema = z.looseObject({
  id: codice,
  titolo: z.string().min(1),
  descrizione: testoN,
  leps: z.array(codice).nullish(),
  programmaDup: z.union([z.string(), z.number()]).nullish(),
  comuni: z.array(codice).nullish(),
  /** «attivo», «parziale», «non attivo», «progressivo»: where the intervention stands today. */
  stato: testoN,
  /** How a LEPS that is not on will be: what is done, by which day, by whom. */
  percorso: z.looseObject({ azione: testoN, scadenza: testoN, responsabile: testoN }).nullish(),
  risorse: z.array(risorsaIngressoSchema).nullish(),
  personale: z.array(personaleIngressoSchema).nullish(),
});
/** Declared ratio of assistenti sociali to inhabitants and the year from which it holds. */
const obiettivoAsIngressoSchema = z.looseObject({ rapporto: z.string(), raggiuntoDal: z.int() });

/** Public input `piano_schede.json`, version 1. */
export const schedeIngressoSchema = z.looseObject({
  schemaFixture: z.int().nullish(),
  sintetico: z.boolean().nullish(),
  trienniodiPiano: z.array(z.int()).nullish(),
  obiettivoAS: obiettivoAsIngressoSchema.nullish(),
  schede: z.array(schedaIngressoSchema).min(1),
});
/** `piano_schede.json` as read. */
export type SchedeIngresso = z.output<typeof schedeIngressoSchema>;
/** One scheda of it. */
export type SchedaIngresso = z.output<typeof schedaIngressoSchema>;
