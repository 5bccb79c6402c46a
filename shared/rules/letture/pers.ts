import type { Letture } from './tipi.ts';

/** Personale: fields that each rule reads beside those that every rule may read. */
export const letturePers: Letture = {
  'PERS-01': {
    copertura: 'importoCents voceId',
    fabbisogno:
      'anno decorrenza enteId fine minutiContratto minutiSettimanali personaId profiloId quotaBp rapporto tipo unitaMilli',
    persona:
      'al assenze dal doppiaDi enteId esclusaPerche minutiContratto minutiSettimanali profiloId quotaBp rapporto sociale',
    popolazione: 'comuneId dataRiferimento residenti',
    scheda: 'leps percorsoAzione percorsoResponsabile percorsoScadenza stato',
    voceSpesa: 'programmaId schedaId',
  },
  'PERS-02': {
    fabbisogno:
      'anno decorrenza enteId fine minutiContratto minutiSettimanali personaId profiloId quotaBp rapporto tipo unitaMilli',
    persona:
      'al assenze dal doppiaDi enteId esclusaPerche minutiContratto minutiSettimanali profiloId quotaBp rapporto sociale',
    popolazione: 'comuneId dataRiferimento residenti',
  },
  'PERS-03': {
    fabbisogno:
      'anno decorrenza enteId fine minutiContratto minutiSettimanali personaId profiloId quotaBp rapporto tipo unitaMilli',
    persona:
      'al assenze dal doppiaDi enteId esclusaPerche minutiContratto minutiSettimanali profiloId quotaBp rapporto sociale',
    popolazione: 'comuneId dataRiferimento residenti',
  },
  'PERS-04': {
    assegnazione: 'anno fondoId fondoLetto importoCents ruolo',
    fabbisogno:
      'anno decorrenza enteId fine minutiContratto minutiSettimanali personaId profiloId quotaBp rapporto tipo unitaMilli',
    persona:
      'al assenze dal doppiaDi enteId esclusaPerche minutiContratto minutiSettimanali profiloId quotaBp rapporto sociale',
    popolazione: 'comuneId dataRiferimento residenti',
  },
  'PERS-05': {
    dotazione: 'anno copertiMilli enteId enteLetto profiloId profiloLetto servizio',
    fabbisogno:
      'anno decorrenza enteId fine minutiContratto minutiSettimanali personaId profiloId quotaBp rapporto tipo unitaMilli',
    persona:
      'al assenze dal doppiaDi enteId esclusaPerche minutiContratto minutiSettimanali profiloId quotaBp rapporto sociale',
  },
  'PERS-06': { fabbisogno: 'anno enteId enteLetto profiloId profiloLetto tipo' },
  'PERS-07': {
    fabbisogno:
      'anno enteId enteLetto minutiContratto minutiSettimanali profiloId profiloLetto quotaBp servizio tipo unitaMilli',
    personaleRichiesto: 'anno enteId fteMilli profiloId',
  },
  'PERS-08': { fabbisogno: 'fondoId tipo' },
  'PERS-09': { dotazione: 'anno enteId enteLetto profiloId profiloLetto' },
  'PERS-10': {
    fabbisogno:
      'anno decorrenza enteId fine minutiContratto minutiSettimanali personaId profiloId quotaBp rapporto tipo unitaMilli',
    persona:
      'al assenze dal doppiaDi enteId esclusaPerche minutiContratto minutiSettimanali profiloId quotaBp rapporto sociale',
    popolazione: 'comuneId dataRiferimento residenti',
  },
  'PERS-11': {
    capacitaAssunzionale: 'anno enteId enteLetto spazioCents',
    fabbisogno: 'anno enteId fondoId rapporto tipo',
  },
  'PERS-12': { fabbisogno: 'anno decorrenza enteId enteLetto fondoId profiloId rapporto tipo' },
  'PERS-13': { fabbisogno: 'anno enteId enteLetto fondoId profiloId tipo' },
  'PERS-14': { fabbisogno: 'tipo' },
  'PERS-15': { postoUfficio: 'al persona ruolo' },
  'PERS-16': { campo: 'ufficio.coordinatore ufficio.nomina' },
  'PERS-17': { dotazione: 'anno copertiMilli enteId enteLetto profiloId servizio', pua: 'fteSocialiMilli' },
  'PERS-18': { persona: 'dal doppiaDi esclusaPerche matricola quotaBp' },
  'PERS-19': { persona: 'areaLetta doppiaDi enteId enteLetto matricola profiloId' },
  'PERS-20': { fabbisogno: 'anno enteId', persona: 'enteId rapporto' },
  'PERS-21': {
    fabbisogno:
      'anno decorrenza enteId fine minutiContratto minutiSettimanali personaId profiloId quotaBp rapporto tipo unitaMilli',
    persona:
      'al assenze dal doppiaDi enteId esclusaPerche minutiContratto minutiSettimanali profiloId quotaBp rapporto sociale',
    personaleRichiesto: 'anno enteId enteLetto fteMilli profiloId schedaId',
  },
};
