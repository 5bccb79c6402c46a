import type { Letture } from './tipi.ts';

/** Co-programmazione: fields that each rule reads beside those that every rule may read. */
export const lettureCop: Letture = {
  'COP-01': { campo: 'avviso.dal avviso.estremi' },
  'COP-02': { contributo: 'codice etsId titolo', ets: 'codiceFiscale denominazione repertorioRunts' },
  'COP-03': { contributo: 'codice duplicatoDi esito etsId motivazione titolo', ets: 'denominazione' },
  'COP-04': { collegamento: 'contributoId', contributo: 'codice esito titolo' },
  'COP-05': { sezione: 'contenuto' },
  'COP-06': { incontro: 'data presenze tavolo verbale' },
  'COP-07': { campo: 'avviso.estremi mancata-coprogrammazione.estremi', piano: 'stato' },
  'COP-08': { contributo: 'leps' },
  'COP-09': { contributo: 'codice testo' },
  'COP-10': { campo: 'concertazione.data' },
  'COP-11': { contributo: 'codice testo' },
};
