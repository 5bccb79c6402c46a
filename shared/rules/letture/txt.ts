import type { Letture } from './tipi.ts';

/** Testo: fields that each rule reads beside those that every rule may read. */
export const lettureTxt: Letture = {
  'TXT-01': { sezione: 'contenuto' },
  'TXT-02': { sezione: 'contenuto' },
  'TXT-03': { sezione: 'contenuto' },
  'TXT-04': { sezione: 'contenuto' },
  'TXT-05': { popolazione: 'comuneId dataRiferimento residenti', sezione: 'contenuto' },
  'TXT-06': { sezione: 'contenuto' },
  'TXT-07': { sezione: 'contenuto' },
  'TXT-08': { sezione: 'contenuto' },
  'TXT-09': { sezione: 'contenuto' },
};
