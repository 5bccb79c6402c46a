import { OctagonAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { istanteBreve } from '#format/date.ts';
import type { Riceve } from '../../app/api/uso.ts';
import { Codice, Distintivo, Stato } from '../../ui/Distintivo.tsx';
import { Titoletto, Voci } from '../../ui/Pannello.tsx';
import { Schede } from '../../ui/Schede.tsx';
import type { Tono } from '../../ui/toni.ts';
import s from './registri.module.css';

export type Vista = Riceve<'registri/vista'>;
export type Cella = Vista['righe'][number]['celle'][number];

const toni: Readonly<Record<Cella['stato'], Tono>> = {
  ok: 'data',
  ignoto: 'unk',
  anomalia: 'warn',
  errore: 'bad',
  mano: 'act',
  derivato: 'unk',
};
const legenda = ['mano', 'anomalia', 'errore', 'ignoto'] as const;

const Origine = ({ cella }: { readonly cella: Cella | null }) => {
  const { t } = useTranslation('registri');
  const { t: c } = useTranslation();
  if (cella === null) return <p className={s.blocco}>{t('scegliCella')}</p>;
  const { fonte } = cella;
  return (
    <section className={s.blocco} aria-label={t('origineTitolo')} aria-live="polite">
      <p className={s.cifra}>{cella.testo === '' ? c('manca') : cella.testo}</p>
      <p>
        <Distintivo tono={toni[cella.stato]}>{t(`stato.${cella.stato}`)}</Distintivo>
      </p>
      {fonte === null ? (
        <p className="tenue">{t('nessunaFonte')}</p>
      ) : (
        <Voci
          voci={[
            [t('file'), fonte.file],
            ...(fonte.foglio === null ? [] : ([[t('foglio'), fonte.foglio]] as const)),
            ...(fonte.cella === null ? [] : ([[t('cella'), <Codice key="c">{fonte.cella}</Codice>]] as const)),
            ...(fonte.letto === null ? [] : ([[t('letto'), `«${fonte.letto}»`]] as const)),
            ...(fonte.importatoIl === null ? [] : ([[t('importatoIl'), istanteBreve(fonte.importatoIl)]] as const)),
          ]}
        />
      )}
      {cella.nota === null ? null : <p>{cella.nota}</p>}
    </section>
  );
};

const Anomalie = ({ vista }: { readonly vista: Vista }) => {
  const { t } = useTranslation('registri');
  if (vista.anomalie.length === 0) return <p className={s.blocco}>{t('nessunaAnomalia')}</p>;
  return (
    <ul className={s.anomalie}>
      {vista.anomalie.map((a) => (
        <li key={`${a.codice}-${a.file}-${a.foglio ?? ''}-${a.cella ?? ''}-${a.messaggio}`}>
          <span className="riga">
            <Stato
              tono={a.gravita === 'errore' ? 'bad' : 'warn'}
              icona={a.gravita === 'errore' ? OctagonAlert : TriangleAlert}
            >
              {a.codice}
            </Stato>
          </span>
          <span>{a.messaggio}</span>
          <span className="tenue minuta">
            {[a.file, a.foglio, a.cella].filter((x) => x !== null && x !== '').join(', ')}
          </span>
        </li>
      ))}
    </ul>
  );
};

/** Right panel of the Registri: where the cell in focus comes from, the anomalies, the legend. */
export const PannelloOrigine = ({
  vista,
  cella,
  aperta,
  onApri,
}: {
  readonly vista: Vista;
  readonly cella: Cella | null;
  readonly aperta: 'origine' | 'anomalie';
  readonly onApri: (scheda: 'origine' | 'anomalie') => void;
}) => {
  const { t } = useTranslation('registri');
  return (
    <Schede
      etichetta={t('lato')}
      aperta={aperta}
      onApri={(id) => onApri(id === 'anomalie' ? 'anomalie' : 'origine')}
      schede={[
        {
          id: 'origine',
          titolo: t('origine'),
          contenuto: (
            <>
              <Origine cella={cella} />
              <div className={s.blocco}>
                <Titoletto>{t('legenda')}</Titoletto>
                <p className={s.legenda}>
                  <span>
                    <i />
                    {t('stato.ok')}
                  </span>
                  {legenda.map((stato) => (
                    <span key={stato}>
                      <i className={s[stato]} />
                      {t(`stato.${stato}`)}
                    </span>
                  ))}
                </p>
              </div>
            </>
          ),
        },
        {
          id: 'anomalie',
          titolo: t('anomalie', { count: vista.anomalie.length }),
          contenuto: <Anomalie vista={vista} />,
        },
      ]}
    />
  );
};
