import { FileSearch } from 'lucide-react';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { indirizzo } from '../../app/rotte.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Distintivo } from '../../ui/Distintivo.tsx';
import type { PuntoGriglia } from '../../ui/griglia/tipi.ts';
import { Titoletto } from '../../ui/Pannello.tsx';
import { Schede } from '../../ui/Schede.tsx';
import type { Tono } from '../../ui/toni.ts';
import { Anomalie } from './Anomalie.tsx';
import { Correzione } from './Correzione.tsx';
import { FonteCella } from './Fonte.tsx';
import s from './registri.module.css';
import { type Cella, nomeColonna, nomeRiga, statoDetto, type Vista } from './viste.ts';

const toni: Readonly<Record<Cella['stato'], Tono>> = {
  ok: 'data',
  ignoto: 'unk',
  anomalia: 'warn',
  errore: 'bad',
  mano: 'act',
  derivato: 'unk',
};
const legenda = ['mano', 'anomalia', 'errore', 'ignoto'] as const;

/** A cell with where it stands. */
export type CellaScelta = {
  readonly punto: PuntoGriglia;
  readonly cella: Cella;
  readonly colonna: Vista['colonne'][number];
};

/** Cell of a view under a point, if it is a cell that the engine knows. */
export const cellaScelta = (vista: Vista | undefined, punto: PuntoGriglia | null): CellaScelta | null => {
  if (vista === undefined || punto === null) return null;
  const indice = vista.colonne.findIndex((c) => c.id === punto.colonna);
  const cella = vista.righe.find((r) => r.id === punto.riga)?.celle[indice];
  const colonna = vista.colonne[indice];
  return cella === undefined || colonna === undefined ? null : { punto, cella, colonna };
};

const Origine = ({
  vista,
  scelta,
  scrivibile,
  chiedeMotivo,
  apriFonte,
}: {
  readonly vista: Vista;
  readonly scelta: CellaScelta | null;
  readonly scrivibile: boolean;
  readonly chiedeMotivo: number;
  readonly apriFonte: () => void;
}) => {
  const { t } = useTranslation('registri');
  const { t: c } = useTranslation();
  if (scelta === null) return <p className={s.blocco}>{t('scegliCella')}</p>;
  const { cella, colonna, punto } = scelta;
  const riga = vista.righe.find((r) => r.id === punto.riga);
  const nome = [nomeRiga(riga), nomeColonna(colonna)].join(', ');
  const detto = statoDetto(cella);
  // A row of the elements of a LEPS is `scheda/elemento`.
  const scheda = riga?.registro === 'scheda' ? (riga.id.split('/')[0] ?? null) : null;
  return (
    <>
      <section className={s.blocco} aria-label={t('origineTitolo')} aria-live="polite">
        <p className={s.cifra}>
          {cella.testo === '' ? (detto === 'vuota' ? '' : c('manca')) : cella.testo}
          {colonna.unita !== null && cella.testo !== '' ? <small> {colonna.unita}</small> : null}
        </p>
        <p>
          <Distintivo tono={detto === 'scritta' ? 'act' : detto === 'vuota' ? 'unk' : toni[detto]}>
            {t(`stato.${detto}`)}
          </Distintivo>
        </p>
        {cella.nota === null ? null : <p>{cella.nota}</p>}
        {scheda === null ? null : <a href={indirizzo('piano', `scheda:${scheda}`)}>{t('apriScheda')}</a>}
        {cella.fonte === null ? (
          <p className="tenue">{t('nessunaFonte')}</p>
        ) : (
          <>
            <FonteCella fonte={cella.fonte} estratto />
            <span>
              <Bottone misura="piccola" icona={FileSearch} onPress={apriFonte}>
                {t('apriFonte')}
              </Bottone>
            </span>
          </>
        )}
        {colonna.aiuto === null ? null : <p className="tenue minuta">{colonna.aiuto}</p>}
      </section>
      {cella.importato === null && cella.correzione === null ? null : (
        <Correzione
          key={`${punto.riga}|${punto.colonna}`}
          vista={vista}
          punto={punto}
          cella={cella}
          nome={nome}
          scrivibile={scrivibile}
          chiedeMotivo={chiedeMotivo}
        />
      )}
    </>
  );
};

/** Right panel of the Registri: where the cell in focus comes from, what corrects it, the anomalies, the legend. */
export const PannelloOrigine = ({
  vista,
  scelta,
  scrivibile,
  aperta,
  onApri,
  chiedeMotivo,
  apriFonte,
  vai,
}: {
  readonly vista: Vista;
  readonly scelta: CellaScelta | null;
  readonly scrivibile: boolean;
  readonly aperta: 'origine' | 'anomalie';
  readonly onApri: (scheda: 'origine' | 'anomalie') => void;
  readonly chiedeMotivo: number;
  readonly apriFonte: () => void;
  readonly vai: (punto: PuntoGriglia) => void;
}) => {
  const { t } = useTranslation('registri');
  // The grid does not wait for the panel while one runs with the arrows.
  const differita = useDeferredValue(scelta);
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
              <Origine
                vista={vista}
                scelta={differita}
                scrivibile={scrivibile}
                chiedeMotivo={chiedeMotivo}
                apriFonte={apriFonte}
              />
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
          contenuto: <Anomalie vista={vista} vai={vai} scrivibile={scrivibile} />,
        },
      ]}
    />
  );
};
