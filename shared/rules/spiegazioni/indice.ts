import { suLepsEPersonale } from './leps-personale.ts';
import { suGovernoETesto } from './percorso.ts';
import { suRisorseETempi } from './risorse.ts';

/** What each rule checks, in one sentence, by the id of the rule. */
export const spiegazioni: ReadonlyMap<string, string> = new Map(
  [suLepsEPersonale, suRisorseETempi, suGovernoETesto].flatMap((s) => Object.entries(s)),
);
