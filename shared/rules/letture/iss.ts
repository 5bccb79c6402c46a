import type { Letture } from './tipi.ts';

/** Integrazione: fields that each rule reads beside those that every rule may read. */
export const lettureIss: Letture = {
  'ISS-01': { campo: 'sanita.protocollo', protocollo: 'tipo titolo validoAl' },
  'ISS-02': { distretto: 'comuni denominazione nota tipo' },
  'ISS-03': { pua: 'denominazione sede tipoSede' },
  'ISS-04': { pua: 'denominazione fteSanitariMilli fteSocialiMilli' },
  'ISS-05': { servizio: 'denominazione integrato quotaSanitariaBp quotaSocialeBp' },
  'ISS-06': { campo: 'sanita.protocollo', protocollo: 'data parti tipo titolo', scheda: 'leps' },
  'ISS-07': { campo: 'pai.famiglia pai.interventi pai.responsabilita' },
  'ISS-08': { copertura: 'fondoId fondoLetto voceId', piano: 'gestore', voceSpesa: 'enteId programmaId schedaId' },
  'ISS-09': {},
  'ISS-10': { pianoCollegato: 'atto data settore' },
};
