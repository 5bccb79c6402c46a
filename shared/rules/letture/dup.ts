import type { Letture } from './tipi.ts';

/** Bilanci: fields that each rule reads beside those that every rule may read. */
export const lettureDup: Letture = {
  'DUP-01': {},
  'DUP-02': { documento: 'annoAl annoDal' },
  'DUP-03': {},
  'DUP-04': { cifra: 'importoCents', quota: 'anno comuneId importoCents ruolo' },
  'DUP-05': {
    copertura: 'fondoId voceId',
    piano: 'capofilaId',
    quota: 'anno comuneId importoCents ruolo',
    spesaMacro: 'anno enteId titolo',
    voceSpesa: 'gestione programmaId schedaId',
  },
  'DUP-06': {
    cifra: 'importoCents',
    copertura: 'anno fondoId importoCents voceId',
    documento: 'annoAl annoDal',
    voceSpesa: 'enteId enteLetto gestione programmaId schedaId',
  },
  'DUP-07': {
    entrataContabile: 'anno descrizione enteId importoCents provenienza',
    piano: 'capofilaId',
    quota: 'anno comuneId importoCents ruolo',
  },
  'DUP-08': { risorsePersonaleDup: 'anno enteId' },
  'DUP-09': {
    dotazione: 'anno costoUnitarioCents enteId postiMilli profiloLetto',
    risorsePersonaleDup: 'anno cessazioniCents enteId enteLetto facoltaCents inServizioCents',
  },
  'DUP-10': { cifra: 'importoCents', documento: 'annoDal' },
  'DUP-11': { anomalia: 'risolta' },
  'DUP-12': { piano: 'capofilaId forma gestore' },
  'DUP-13': {
    cifra: 'importoCents',
    copertura: 'anno fondoId importoCents voceId',
    voceSpesa: 'enteId programmaId schedaId',
  },
  'DUP-14': { dichiarazioneDup: 'enteId formaLetta', piano: 'forma' },
  'DUP-15': { dichiarazioneDup: 'citaPiano enteId' },
  'DUP-16': { dichiarazioneDup: 'enteId semplificato', popolazione: 'comuneId dataRiferimento residenti' },
  'DUP-17': { dichiarazioneDup: 'enteId popolazione', popolazione: 'comuneId dataRiferimento residenti' },
};
