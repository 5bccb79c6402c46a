import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { intero } from '#format/numeri.ts';
import { useDomanda } from '../../app/api/uso.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { scorribile } from '../../ui/Colonne.tsx';
import { Attesa, Guasto } from '../../ui/Condizioni.tsx';
import { IntestazioneStanza } from '../../ui/IntestazioneStanza.tsx';
import { MatriceLeps } from './MatriceLeps.tsx';
import { PannelloAssistenti, PannelloFondi } from './PannelliDati.tsx';
import { PannelloCapitoli, PannelloContributi, PannelloProssime, PannelloSegnalazioni } from './PannelliStato.tsx';
import { PannelloImpegni } from './PannelloImpegni.tsx';
import s from './quadro.module.css';

/** The plan at a glance. */
export const StanzaQuadro = () => {
  const { t } = useTranslation('quadro');
  const { t: c } = useTranslation();
  const domanda = useDomanda('quadro/leggi', {}, { tieniPrecedente: true });
  const quadro = domanda.data;
  return (
    <>
      <IntestazioneStanza
        titolo={t('titolo')}
        contesto={
          quadro === undefined
            ? null
            : t('contesto', {
                comuni: t('comuni', { count: quadro.comuni }),
                popolazione:
                  quadro.popolazione === null
                    ? t('senzaPopolazione')
                    : t('residenti', { n: intero(quadro.popolazione.totale), anno: quadro.popolazione.anno }),
                capofila: quadro.capofila === null ? t('senzaCapofila') : t('capofila', { nome: quadro.capofila }),
              })
        }
      >
        <Bottone icona={Printer} onPress={() => window.print()}>
          {t('stampa')}
        </Bottone>
      </IntestazioneStanza>
      <section className={s.scorre} aria-label={t('titolo')} data-pannello {...scorribile}>
        {domanda.isError ? (
          <Guasto
            titolo={c('guasto')}
            messaggio={domanda.error.message}
            azioni={<Bottone onPress={() => void domanda.refetch()}>{c('riprova')}</Bottone>}
          />
        ) : quadro === undefined ? (
          <Attesa testo={c('caricamento')} />
        ) : (
          <div className={s.griglia}>
            <div className={s.colonna}>
              <MatriceLeps quadro={quadro} />
              <PannelloCapitoli quadro={quadro} />
            </div>
            <div className={s.colonna}>
              <PannelloAssistenti quadro={quadro} />
              <PannelloFondi quadro={quadro} />
            </div>
            <div className={s.colonna}>
              <PannelloProssime quadro={quadro} />
              <PannelloSegnalazioni quadro={quadro} />
              <PannelloContributi quadro={quadro} />
              <PannelloImpegni />
            </div>
          </div>
        )}
      </section>
    </>
  );
};
