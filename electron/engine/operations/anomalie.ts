import { ErroreMotore, type Gestori } from '#contract/define.ts';
import type { contrattoAnomalie } from '#contract/registri.ts';
import { perId } from '#domain/indice.ts';
import type { Motore } from '../tipi.ts';

/** Decisions about what the imports found out of place: one journalled, undoable step each. */
export const gestoriAnomalie = (motore: Motore): Gestori<typeof contrattoAnomalie> => ({
  'anomalie/risolvi': ({ id, decisione }) => {
    const sessione = motore.sessione();
    const anomalia = perId(sessione.piano().registri.anomalia, id);
    if (anomalia === undefined)
      throw new ErroreMotore('non-trovato', 'L’anomalia non c’è più: aggiornare il registro.');
    return sessione.esegui({
      titolo: `${decisione === null ? 'Riaperta' : 'Risolta'} l’anomalia ${anomalia.codice}`,
      causa: 'mano',
      operazioni: [
        {
          op: 'record/modifica',
          registro: 'anomalia',
          id: anomalia.id,
          prima: { risolta: anomalia.risolta },
          dopo: { risolta: decisione },
        },
      ],
    });
  },
});
