import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Riceve, useDomanda } from '../../app/api/uso.ts';
import { mostraEuro } from '../../app/cifre.ts';
import { Attesa, Guasto } from '../../ui/Condizioni.tsx';
import { classi } from '../../ui/classi.ts';
import { PannelloConTabella, type TabellaGrafico } from '../../ui/GraficoConTabella.tsx';
import { Segmenti } from '../../ui/Schede.tsx';
import { SegnoLivello } from '../../ui/SegnoLivello.tsx';
import { MappaLivelli } from './MappaLivelli.tsx';
import m from './mappa.module.css';
import { formeComune, type Misura, misure, ombre, perAbitante, type StatoNelComune } from './misure-mappa.ts';
import s from './quadro.module.css';
import v from './viste.module.css';

type Livelli = Riceve<'quadro/livelli'>;
const stati: readonly StatoNelComune[] = [
  'attivo',
  'parziale',
  'progressivo',
  'non_attivo',
  'non_servito',
  'non_verificabile',
];

/** Key of the map, for the measure that it shows. */
const Legenda = ({ livelli, misura }: { readonly livelli: Livelli; readonly misura: Misura }) => {
  const { t } = useTranslation('quadro');
  if (misura === 'segnalazioni') return <p className={s.legenda}>{t('mappa.legendaSegnalazioni')}</p>;
  if (misura === 'stato')
    return (
      <p className={s.legenda}>
        {stati.map((stato) => (
          <span key={stato}>
            <SegnoLivello forma={formeComune[stato]} />
            {t(`mappa.stati.${stato}`)}
          </span>
        ))}
      </p>
    );
  const limiti = livelli.fasce;
  return (
    <p className={s.legenda}>
      {t('mappa.legendaSpesa')}
      <span>
        <i className={classi(m.campione, m.zero)} />
        {t('mappa.nessuna')}
      </span>
      {ombre.slice(1, limiti.length + 2).map((nome, i) => (
        <span key={nome}>
          <i className={classi(m.campione, m[nome])} />
          {i < limiti.length
            ? t('mappa.fino', { importo: perAbitante(limiti[i] ?? 0) })
            : t('mappa.oltre', { importo: perAbitante(limiti.at(-1) ?? 0) })}
        </span>
      ))}
    </p>
  );
};

/** LEPS in every Comune: state, money for one inhabitant, findings; the same as a table. */
export const VistaLivelli = () => {
  const { t } = useTranslation('quadro');
  const { t: c } = useTranslation();
  const [misura, scegli] = useState<Misura>('stato');
  const domanda = useDomanda('quadro/livelli', {}, { tieniPrecedente: true });
  const livelli = domanda.data;
  if (domanda.isError) return <Guasto titolo={c('guasto')} messaggio={domanda.error.message} />;
  if (livelli === undefined) return <Attesa testo={c('caricamento')} />;
  const tabella: TabellaGrafico = {
    intestazioni: [
      t('leps.livello'),
      ...livelli.comuni.map((x) => x.nome),
      ...(misura === 'spesa' ? [t('mappa.altri'), t('mappa.totale')] : []),
    ],
    righe: livelli.righe.map((r) => ({
      id: r.leps,
      celle: [
        r.nome,
        ...r.celle.map((x) =>
          misura === 'stato'
            ? t(`mappa.stati.${x.stato}`)
            : misura === 'spesa'
              ? mostraEuro(x.importo)
              : String(x.segnalazioni),
        ),
        ...(misura === 'spesa' ? [mostraEuro(r.altri), mostraEuro(r.totale)] : []),
      ],
    })),
  };
  return (
    <div className={v.vista}>
      <PannelloConTabella
        titolo={t('mappa.titolo')}
        nota={t('mappa.nota', { leps: livelli.righe.length, comuni: livelli.comuni.length })}
        testi={{ mostraTabella: c('vediTabella'), mostraGrafico: c('vediGrafico') }}
        allineata={misura === 'stato' ? 'inizio' : 'fine'}
        azioni={
          <Segmenti
            etichetta={t('mappa.misura')}
            valore={misura}
            onCambia={(id) => scegli(misure.find((x) => x === id) ?? 'stato')}
            opzioni={misure.map((id) => ({ id, testo: t(`mappa.misure.${id}`) }))}
          />
        }
        disegno={
          livelli.comuni.length === 0 ? (
            <p className="tenue">{t('mappa.vuota')}</p>
          ) : (
            <MappaLivelli livelli={livelli} misura={misura} />
          )
        }
        tabella={tabella}
      >
        <Legenda livelli={livelli} misura={misura} />
      </PannelloConTabella>
    </div>
  );
};
