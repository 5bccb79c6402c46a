import type { Letture } from './tipi.ts';

/** Governance: fields that each rule reads beside those that every rule may read. */
export const lettureGov: Letture = {
  'GOV-01': { parte: 'enteId' },
  'GOV-02': {
    campo: 'intesa.estremi',
    parte: 'enteId ruolo',
    protocollo: 'parti',
    scheda: 'integrata leps protocolloId',
  },
  'GOV-03': { parte: 'delega persona qualita' },
  'GOV-04': {
    campo: 'regolamento.quorum-presenti regolamento.quorum-voti',
    voto: 'data enteId enteLetto espressione pesoMilli presente sede',
  },
  'GOV-05': {},
  'GOV-06': { parte: 'enteId', voto: 'data enteId espressione sede' },
  'GOV-07': {},
  'GOV-08': { campo: 'contratto-servizio.scadenza convenzione.scadenza', piano: 'forma' },
  'GOV-09': { piano: 'forma' },
  'GOV-10': {
    piano: 'codiceSioss',
    quota: 'anno comuneId comuneLetto ruolo',
    scheda: 'comuni',
    voceSpesa: 'descrizione enteId enteLetto',
  },
  'GOV-11': { campo: 'ambito.popolazione', popolazione: 'comuneId dataRiferimento residenti', quota: 'ruolo' },
  'GOV-12': { parte: 'ruolo', piano: 'capofilaId' },
  'GOV-13': { campo: 'approvazione.estremi pubblicazione.estremi', parte: 'dataFirma' },
  'GOV-14': { sezione: 'contenuto' },
};
