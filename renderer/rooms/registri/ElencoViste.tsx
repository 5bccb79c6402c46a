import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { senzaAccenti } from '#format/ordine.ts';
import { useDomanda } from '../../app/api/uso.ts';
import { indirizzo } from '../../app/rotte.ts';
import { Titoletto } from '../../ui/Pannello.tsx';
import { Cerca } from '../../ui/Scelta.tsx';
import s from './registri.module.css';
import { cercaViste, type VoceElenco } from './viste.ts';

/** Views above which a search field is worth its place. */
const MOLTE = 8;

/** List of the registers by group, with rows and anomalies of each. */
export const ElencoViste = ({
  viste,
  scelta,
}: {
  readonly viste: readonly VoceElenco[];
  readonly scelta: string | null;
}) => {
  const { t } = useTranslation('registri');
  const { t: k } = useTranslation('cambia');
  const daRivedere = useDomanda('cambia/elenco', {}).data?.totale ?? 0;
  const [parole, cerca] = useState('');
  const trovate = cercaViste(viste, parole, senzaAccenti);
  const gruppi = [...new Set(trovate.map((v) => v.gruppo))];
  return (
    <nav className={s.elenco} aria-label={t('elenco')}>
      {daRivedere === 0 ? null : (
        <a href={indirizzo('registri', 'da-rivedere')}>
          <b>{k('voce')}</b>
          <small>{daRivedere}</small>
        </a>
      )}
      {viste.length > MOLTE ? (
        <Cerca etichetta={t('cercaVista')} valore={parole} onCambia={cerca} className={s.cerca} />
      ) : null}
      {trovate.length === 0 ? <p className={s.nessunaVista}>{t('nessunaVista')}</p> : null}
      {gruppi.map((gruppo) => (
        <div key={gruppo}>
          {gruppo === '' ? null : <Titoletto>{gruppo}</Titoletto>}
          {trovate
            .filter((v) => v.gruppo === gruppo)
            .map((v) => (
              <a
                key={v.id}
                href={indirizzo('registri', v.id)}
                {...(v.id === scelta ? { 'aria-current': 'page' as const } : {})}
              >
                <span>{v.titolo}</span>
                <small>
                  {v.anomalie > 0 ? (
                    <>
                      <TriangleAlert aria-hidden size={12} />
                      <span className="solo-voce">{t('anomalie', { count: v.anomalie })}, </span>
                    </>
                  ) : null}
                  {v.righe}
                </small>
              </a>
            ))}
        </div>
      ))}
    </nav>
  );
};
