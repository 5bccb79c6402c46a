import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDomanda } from '../../app/api/uso.ts';
import { Attesa, Guasto } from '../../ui/Condizioni.tsx';
import { Pannello } from '../../ui/Pannello.tsx';
import { Segmenti } from '../../ui/Schede.tsx';
import { GraficoMotore } from './GraficoMotore.tsx';
import { PannelloVuoto } from './PannelloVuoto.tsx';
import v from './viste.module.css';

/** Money of the plan: by year and source, and from the funds through the LEPS to the schede. */
export const VistaRisorse = () => {
  const { t } = useTranslation('quadro');
  const { t: c } = useTranslation();
  const [anno, scegli] = useState<number | null>(null);
  const domanda = useDomanda('quadro/risorse', { anno }, { tieniPrecedente: true });
  if (domanda.isError) return <Guasto titolo={c('guasto')} messaggio={domanda.error.message} />;
  if (domanda.data === undefined) return <Attesa testo={c('caricamento')} />;
  const { anni, fonti, flussi } = domanda.data;
  if (fonti === null)
    return (
      <div className={v.vista}>
        <PannelloVuoto
          titolo={t('fondi.titolo')}
          vuoto={t('fondi.vuoto')}
          testo={t('fondi.vuotoTesto')}
          importa={t('fondi.importa')}
          genere="schede"
        />
      </div>
    );
  const scelta = (
    <Segmenti
      etichetta={t('flussi.anno')}
      valore={anno === null ? 'tutti' : String(anno)}
      onCambia={(id) => scegli(id === 'tutti' ? null : Number(id))}
      opzioni={[{ id: 'tutti', testo: t('flussi.tutti') }, ...anni.map((a) => ({ id: String(a), testo: String(a) }))]}
    />
  );
  return (
    <div className={v.vista}>
      <GraficoMotore titolo={t('fondi.titolo')} grafico={fonti} altezza={anni.length * 44 + 84} />
      {flussi === null ? (
        <Pannello titolo={t('flussi.titolo')} azioni={scelta}>
          <p className="tenue">{t('flussi.vuoto')}</p>
        </Pannello>
      ) : (
        <GraficoMotore
          titolo={t('flussi.titolo')}
          nota={t('flussi.nota')}
          grafico={flussi}
          azioni={scelta}
          con="flussi"
          altezza={Math.max(420, flussi.altezza)}
        >
          <p className="tenue minuta">
            {flussi.descrizione} {t('flussi.spiega')}
          </p>
        </GraficoMotore>
      )}
    </div>
  );
};
