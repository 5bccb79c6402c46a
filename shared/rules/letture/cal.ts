import type { Letture } from './tipi.ts';

/** Calendario: fields that each rule reads beside those that every rule may read. */
export const lettureCal: Letture = {
  'CAL-01': {},
  'CAL-02': { campo: 'precedente.fine precedente.proroga' },
  'CAL-03': { copertura: 'anno voceId', voceSpesa: 'dataFine dataInizio programmaId schedaId' },
  'CAL-04': {},
  'CAL-05': {
    adempimento: 'codice data stato',
    assegnazione: 'anno atto fondoId importoCents ruolo',
    campo: 'sioss.prospetto',
  },
  'CAL-06': { parte: 'dataFirma' },
  'CAL-07': { sezione: 'contenuto' },
  'CAL-08': { campo: 'avviso.dal conf34.data relazione.data seduta.data', incontro: 'data tavolo', parte: 'dataFirma' },
  'CAL-09': { campo: 'avviso.al avviso.dal' },
  'CAL-10': { monitoraggio: 'data' },
  'CAL-11': { sezione: 'contenuto' },
  'CAL-12': { campo: 'conf34.comunicato-il', parte: 'dataFirma' },
};
