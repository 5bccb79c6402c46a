import type { Letture } from './tipi.ts';

/** Indicatori: fields that each rule reads beside those that every rule may read. */
export const lettureInd: Letture = {
  'IND-01': { indicatore: 'base fonte obiettivoId traguardi', obiettivo: 'testo' },
  'IND-02': { indicatore: 'traguardi' },
  'IND-03': { indicatore: 'codice unita' },
  'IND-04': { indicatore: 'denominatore' },
  'IND-05': { indicatore: 'codice' },
  'IND-06': { indicatore: 'codice fonte obiettivoId testo', obiettivo: 'testo' },
  'IND-07': { indicatore: 'codice obiettivoId responsabile testo traguardi', obiettivo: 'testo' },
  'IND-08': { indicatore: 'codice obiettivoId testo', obiettivo: 'testo' },
};
