import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDomanda } from '../../app/api/uso.ts';
import { Attesa, Guasto } from '../../ui/Condizioni.tsx';
import { classi } from '../../ui/classi.ts';
import { Segmenti } from '../../ui/Schede.tsx';
import { GraficoMotore } from './GraficoMotore.tsx';
import { PannelloIpotesi } from './PannelloIpotesi.tsx';
import { PannelloVuoto } from './PannelloVuoto.tsx';
import v from './viste.module.css';

/** Assistenti sociali for inhabitants, in the Ambito and in each Comune, and what a hire would change. */
export const VistaAssistenti = () => {
  const { t } = useTranslation('quadro');
  const { t: c } = useTranslation();
  const [anno, scegli] = useState<number | null>(null);
  const domanda = useDomanda('quadro/assistenti', { anno }, { tieniPrecedente: true });
  const dati = domanda.data;
  if (domanda.isError) return <Guasto titolo={c('guasto')} messaggio={domanda.error.message} />;
  if (dati === undefined) return <Attesa testo={c('caricamento')} />;
  if (dati.grafico === null)
    return (
      <div className={v.vista}>
        <PannelloVuoto
          titolo={t('rapporto.titolo')}
          vuoto={t('assistenti.vuoto')}
          testo={dati.ignoto ?? t('assistenti.vuotoTesto')}
          importa={t('assistenti.importa')}
          genere="personale"
        />
      </div>
    );
  return (
    <div className={classi(v.dueColonne, v.intera)}>
      <GraficoMotore
        titolo={t('rapporto.titolo')}
        nota={t('rapporto.nota', { anno: dati.anno })}
        grafico={dati.grafico}
        azioni={
          <Segmenti
            etichetta={t('rapporto.anno')}
            valore={String(dati.anno)}
            onCambia={(id) => scegli(Number(id))}
            opzioni={dati.anni.map((a) => ({ id: String(a), testo: String(a) }))}
          />
        }
      >
        <p className="tenue minuta">{t('rapporto.spiega')}</p>
        <ul className={v.fonti} aria-label={t('rapporto.soglie')}>
          {dati.soglie.map((x) => (
            <li key={x.nome}>
              <b>{x.rapporto}</b> {x.nome} <span className="tenue">{x.fonte}</span>
            </li>
          ))}
        </ul>
      </GraficoMotore>
      <PannelloIpotesi dati={dati} />
    </div>
  );
};
