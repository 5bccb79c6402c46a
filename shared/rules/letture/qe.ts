import type { Letture } from './tipi.ts';

/** Quadro economico: fields that each rule reads beside those that every rule may read. */
export const lettureQe: Letture = {
  'QE-01': {},
  'QE-02': {
    copertura: 'anno fondoLetto importoCents voceId',
    voceAnno: 'anno importoCents voceId',
    voceSpesa: 'enteId enteLetto natura programmaId schedaId',
  },
  'QE-03': { prospettoScritto: 'fondoId ruolo' },
  'QE-04': {},
  'QE-05': {
    popolazione: 'comuneId dataRiferimento residenti',
    quota: 'anno comuneId euroAbCents importoCents popolazioneUsata ruolo',
  },
  'QE-06': { copertura: 'anno fondoId voceId', quota: 'anno ruolo', voceSpesa: 'gestione programmaId schedaId' },
  'QE-07': { copertura: 'importoCents voceId', voceSpesa: 'programmaId schedaId' },
  'QE-08': { popolazione: 'comuneId dataRiferimento residenti', sezione: 'contenuto' },
  'QE-09': { voceAnno: 'voceId', voceSpesa: 'costoUnitarioCents quantitaMilli schedaId' },
  'QE-10': { copertura: 'voceId', voceSpesa: 'descrizione enteId natura programmaId schedaId' },
  'QE-11': {
    copertura: 'importoCents voceId',
    esitoPrecedente: 'lepsId motivazione totaleCents',
    scheda: 'leps',
    voceSpesa: 'programmaId schedaId',
  },
  'QE-12': { sezione: 'contenuto' },
};
