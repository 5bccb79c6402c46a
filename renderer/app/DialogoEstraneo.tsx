import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Bottone } from '../ui/Bottone.tsx';
import { Attesa, Guasto } from '../ui/Condizioni.tsx';
import { Dialogo } from '../ui/Dialogo.tsx';
import { useDomanda, useOrdine } from './api/uso.ts';
import { apriDialogo } from './dialoghi.ts';
import { notifica } from './notifiche.ts';

const Differenze = lazy(async () => ({
  default: (await import('../rooms/conferenza/Differenze.tsx')).Differenze,
}));

/** The file was changed by somebody else: the two plans side by side, and the way to keep both. */
export const DialogoEstraneo = () => {
  const { t } = useTranslation('guscio');
  const { t: c } = useTranslation();
  const confronto = useDomanda('estraneo/confronta', {});
  const tieni = useOrdine('guscio/tieni-entrambi');
  const chiudi = () => apriDialogo(null);
  const fai = () =>
    tieni.mutate(
      {},
      {
        onSuccess: ({ stato }) => {
          notifica({ tono: 'ok', testo: t('estraneo.fatto', { nome: stato?.nomeFile ?? '' }) });
          chiudi();
        },
      },
    );
  return (
    <Dialogo
      larga
      titolo={t('estraneo.titolo')}
      nota={t('estraneo.nota')}
      chiudi={chiudi}
      etichettaChiudi={c('chiudi')}
      suggerimento={t('estraneo.tieniNota')}
      azioni={
        <Bottone variante="primaria" occupato={tieni.isPending} onPress={fai}>
          {t('estraneo.tieni')}
        </Bottone>
      }
    >
      {confronto.isError ? (
        <Guasto titolo={c('guasto')} messaggio={confronto.error.message} />
      ) : confronto.data === undefined ? (
        <Attesa testo={c('caricamento')} />
      ) : (
        <Suspense fallback={<Attesa testo={c('caricamento')} />}>
          <p className="tenue">{t('estraneo.differenze')}</p>
          <Differenze confronto={confronto.data} />
        </Suspense>
      )}
    </Dialogo>
  );
};
