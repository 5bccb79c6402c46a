import type { UseQueryResult } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { intero } from '#format/numeri.ts';
import { type Riceve, useDomanda } from '../../app/api/uso.ts';
import { useRotta, vai } from '../../app/navigazione.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { scorribile } from '../../ui/Colonne.tsx';
import { Attesa, Guasto } from '../../ui/Condizioni.tsx';
import { IntestazioneStanza } from '../../ui/IntestazioneStanza.tsx';
import { Schede } from '../../ui/Schede.tsx';
import s from './quadro.module.css';
import { Sintesi } from './Sintesi.tsx';

/** Views of the room, in order; the first is the plan at a glance. */
const viste = ['sintesi', 'livelli', 'risorse', 'assistenti', 'tempi', 'avanzamento'] as const;
type NomeVista = (typeof viste)[number];

/** A view arrives, and asks the engine, when it is first opened. */
const tavola = {
  livelli: lazy(async () => ({ default: (await import('./VistaLivelli.tsx')).VistaLivelli })),
  risorse: lazy(async () => ({ default: (await import('./VistaRisorse.tsx')).VistaRisorse })),
  assistenti: lazy(async () => ({ default: (await import('./VistaAssistenti.tsx')).VistaAssistenti })),
  tempi: lazy(async () => ({ default: (await import('./VistaTempi.tsx')).VistaTempi })),
  avanzamento: lazy(async () => ({ default: (await import('./VistaAvanzamento.tsx')).VistaAvanzamento })),
} as const satisfies Readonly<Record<Exclude<NomeVista, 'sintesi'>, unknown>>;

const PrimaPagina = ({ domanda }: { readonly domanda: UseQueryResult<Riceve<'quadro/leggi'>, Error> }) => {
  const { t: c } = useTranslation();
  if (domanda.isError)
    return (
      <Guasto
        titolo={c('guasto')}
        messaggio={domanda.error.message}
        azioni={<Bottone onPress={() => void domanda.refetch()}>{c('riprova')}</Bottone>}
      />
    );
  return domanda.data === undefined ? <Attesa testo={c('caricamento')} /> : <Sintesi quadro={domanda.data} />;
};

/** The Quadro: the plan at a glance, and its pictures one by one. */
export const StanzaQuadro = () => {
  const { t } = useTranslation('quadro');
  const { t: c } = useTranslation();
  const domanda = useDomanda('quadro/leggi', {}, { tieniPrecedente: true });
  const quadro = domanda.data;
  const { id } = useRotta();
  const vista = viste.find((v) => v === id) ?? 'sintesi';
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
      <Schede
        etichetta={t('viste.titolo')}
        aperta={vista}
        onApri={(id) => vai('quadro', id === 'sintesi' ? null : id)}
        schede={viste.map((id) => {
          const Vista = id === 'sintesi' ? null : tavola[id];
          return {
            id,
            titolo: t(`viste.${id}`),
            contenuto: (
              <section className={s.scorre} aria-label={t(`viste.${id}`)} data-pannello {...scorribile}>
                {Vista === null ? (
                  <PrimaPagina domanda={domanda} />
                ) : (
                  <Suspense fallback={<Attesa testo={c('caricamento')} />}>
                    <Vista />
                  </Suspense>
                )}
              </section>
            ),
          };
        })}
      />
    </>
  );
};
