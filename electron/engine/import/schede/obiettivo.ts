import { nonDetti } from '#domain/campi-aggiunti.ts';
import type { SchedeIngresso } from '#domain/ingressi-schede.ts';
import { nuovoId } from '#engine/id.ts';
import { citato } from '../confronto-testi.ts';
import type { Lettura } from '../lettura.ts';
import { leggiIntero } from '../numeri.ts';
import type { CorniceSchede } from './cornice.ts';

/** Declared ratio of assistenti sociali: an objective with an indicator whose target is the inhabitants for one of them. */
export const leggiObiettivo = (
  obiettivo: NonNullable<SchedeIngresso['obiettivoAS']>,
  righe: Lettura['righe'],
  { anomalie, documentoId }: CorniceSchede,
): void => {
  const abitanti = /^\s*1\s*:\s*(.+)$/.exec(obiettivo.rapporto)?.[1];
  const ogni = abitanti === undefined ? null : leggiIntero(abitanti);
  if (ogni === null)
    anomalie.errore(
      'OBIETTIVO_NON_LEGGIBILE',
      `L’obiettivo sugli assistenti sociali ${citato(obiettivo.rapporto)} non ha la forma «1:5000».`,
      { cella: 'obiettivoAS.rapporto', trovato: obiettivo.rapporto, atteso: '1:5000' },
    );
  const obiettivoId = nuovoId();
  righe.obiettivo?.push({
    ...nonDetti.obiettivo,
    id: obiettivoId,
    schedaId: null,
    testo: `Raggiungere il rapporto di un assistente sociale ogni ${ogni ?? obiettivo.rapporto} abitanti dal ${obiettivo.raggiuntoDal}`,
    documentoId,
  });
  righe.indicatore?.push({
    ...nonDetti.indicatore,
    id: nuovoId(),
    obiettivoId,
    codice: 'obiettivoAS',
    testo: 'Abitanti per assistente sociale',
    unita: 'abitanti per assistente sociale',
    verso: 'giu',
    base: null,
    traguardi: { [String(obiettivo.raggiuntoDal)]: ogni === null ? obiettivo.rapporto : String(ogni) },
    fonte: null,
    responsabile: null,
    documentoId,
  });
};
