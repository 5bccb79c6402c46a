import type { Letture } from './tipi.ts';

/** Livelli essenziali: fields that each rule reads beside those that every rule may read. */
export const lettureLeps: Letture = {
  'LEPS-01': { scheda: 'leps' },
  'LEPS-02': { scheda: 'elementi leps' },
  'LEPS-03': { pisCopertura: 'alle dalle giorno servizio', scheda: 'elementi leps' },
  'LEPS-04': { scheda: 'elementi leps' },
  'LEPS-05': { residenzaFittizia: 'comuneId fermoPosta via', scheda: 'leps' },
  'LEPS-06': { scheda: 'azioni destinatari elementi leps' },
  'LEPS-07': {
    datoLeps: 'anno dato lepsId',
    persona: 'al dal doppiaDi enteId esclusaPerche matricola profiloId rapporto',
    scheda: 'leps',
  },
  'LEPS-08': {
    fabbisogno:
      'anno decorrenza enteId fine minutiContratto minutiSettimanali personaId profiloId quotaBp rapporto tipo unitaMilli',
    persona:
      'al assenze dal doppiaDi enteId esclusaPerche minutiContratto minutiSettimanali profiloId quotaBp rapporto sociale',
    popolazione: 'comuneId dataRiferimento residenti',
  },
  'LEPS-09': {
    fabbisogno:
      'anno decorrenza enteId fine minutiContratto minutiSettimanali personaId profiloId quotaBp rapporto tipo unitaMilli',
    persona:
      'al assenze dal doppiaDi enteId esclusaPerche minutiContratto minutiSettimanali profiloId quotaBp rapporto sociale',
    popolazione: 'comuneId dataRiferimento residenti',
  },
  'LEPS-10': { datoLeps: 'lepsId' },
  'LEPS-11': { distretto: 'denominazione tipo', pua: 'denominazione distrettoId fteSocialiMilli orari' },
  'LEPS-12': {
    copertura: 'importoCents voceId',
    scheda: 'leps percorsoAzione percorsoResponsabile percorsoScadenza stato',
    voceSpesa: 'programmaId schedaId',
  },
  'LEPS-13': { servizio: 'compartecipazione denominazione isee' },
  'LEPS-14': { comune: 'provincia', scheda: 'leps' },
  'LEPS-15': { scheda: 'leps', servizio: 'tipologia' },
  'LEPS-16': { scheda: 'comuni leps' },
  'LEPS-17': { datoLeps: 'lepsId' },
  'LEPS-18': { sezione: 'contenuto' },
};
