import type { Letture } from './tipi.ts';

/** Fonti: fields that each rule reads beside those that every rule may read. */
export const lettureFin: Letture = {
  'FIN-01': { copertura: 'anno fondoId voceId', scheda: 'leps', voceSpesa: 'programmaId schedaId' },
  'FIN-02': {
    assegnazione: 'anno fondoId importoCents ruolo',
    copertura: 'annualita fondoId importoCents voceId',
    voceSpesa: 'programmaId schedaId',
  },
  'FIN-03': { assegnazione: 'anno atto fondoId ruolo' },
  'FIN-04': {
    assegnazione: 'anno fondoId importoCents ruolo',
    copertura: 'annualita fondoId importoCents voceId',
    voceSpesa: 'programmaId schedaId',
  },
  'FIN-05': {
    assegnazione: 'anno fondoId importoCents ruolo',
    copertura: 'annualita fondoId importoCents voceId',
    voceSpesa: 'programmaId schedaId',
  },
  'FIN-06': {
    copertura: 'anno fondoId importoCents voceId',
    voceSpesa: 'dataFine derogaAtto enteId programmaId schedaId',
  },
  'FIN-07': {
    copertura: 'fondoId voceId',
    scheda: 'destinatari',
    voceSpesa: 'descrizione destinatari enteId enteLetto programmaId schedaId',
  },
  'FIN-08': {
    copertura: 'fondoId voceId',
    personaleRichiesto: 'profiloId schedaId',
    scheda: 'leps',
    voceSpesa: 'programmaId schedaId',
  },
  'FIN-09': {
    copertura: 'anno fondoLetto importoCents voceId',
    voceAnno: 'anno importoCents voceId',
    voceSpesa: 'enteId enteLetto natura programmaId schedaId',
  },
  'FIN-10': {
    assegnazione: 'anno fondoId ruolo',
    copertura: 'annualita fondoId voceId',
    voceSpesa: 'programmaId schedaId',
  },
  'FIN-11': { copertura: 'anno annualita fondoId voceId', voceSpesa: 'programmaId schedaId' },
  'FIN-12': {
    assegnazione: 'anno fondoId palData palId ruolo',
    copertura: 'annualita fondoId voceId',
    voceSpesa: 'programmaId schedaId',
  },
  'FIN-13': {
    assegnazione: 'anno convenzione cup fondoId ruolo',
    copertura: 'annualita fondoId voceId',
    voceSpesa: 'cup descrizione enteId enteLetto programmaId schedaId',
  },
  'FIN-14': { copertura: 'anno fondoId importoCents voceId', scheda: 'leps', voceSpesa: 'programmaId schedaId' },
  'FIN-15': {
    copertura: 'annualita fondoId voceId',
    scheda: 'destinatari',
    voceSpesa: 'descrizione destinatari enteId enteLetto programmaId schedaId sogliaIseeCents',
  },
  'FIN-16': { copertura: 'fondoId voceId', voceSpesa: 'programmaId schedaId' },
  'FIN-17': { copertura: 'fondoId importoCents voceId', voceSpesa: 'programmaId schedaId' },
};
