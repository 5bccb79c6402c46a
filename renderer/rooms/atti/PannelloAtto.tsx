import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Riceve } from '../../app/api/uso.ts';
import { correggi, useRotta } from '../../app/navigazione.ts';
import { indirizzo } from '../../app/rotte.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Riquadro, Titoletto } from '../../ui/Pannello.tsx';
import { Spunta } from '../../ui/Scelta.tsx';
import { Schede } from '../../ui/Schede.tsx';
import s from './atti.module.css';
import { CampoAtto } from './CampoAtto.tsx';
import { PannelloParti } from './PannelloParti.tsx';
import { perGruppo } from './raggruppa.ts';

/** An act as it will print, with what it lacks. */
export type Anteprima = Riceve<'atti/anteprima'>;
type VoceAtto = Riceve<'atti/elenco'>['atti'][number];

const CheCosaManca = ({
  anteprima,
  voce,
  compila,
}: {
  readonly anteprima: Anteprima;
  readonly voce: VoceAtto | null;
  readonly compila: (nome: string) => void;
}) => {
  const { t } = useTranslation('atti');
  const compilabili = new Set<string>(anteprima.campi.map((x) => x.nome));
  return (
    <>
      {voce !== null && voce.bloccanti > 0 ? (
        <div className={s.blocco}>
          <Riquadro tono="bad">
            {t('bloccanti', { count: voce.bloccanti })}. <a href={indirizzo('verifica')}>{t('vaiVerifica')}</a>
          </Riquadro>
        </div>
      ) : null}
      {anteprima.mancanze.length === 0 ? <p className={s.blocco}>{t('nienteManca')}</p> : null}
      {perGruppo(anteprima.mancanze).map(({ gruppo, voci }) => (
        <section key={gruppo} className={s.blocco} aria-label={gruppo}>
          <div className={s.gruppo}>
            <Titoletto>{gruppo}</Titoletto>
            {voci.some((m) => compilabili.has(m.nome)) ? null : (
              <Bottone
                variante="quieta"
                misura="piccola"
                etichetta={t('vaiParte', { nome: gruppo })}
                onPress={() => compila(voci[0]?.nome ?? '')}
              >
                {t('vaiParti')}
              </Bottone>
            )}
          </div>
          <ul className={s.mancanze}>
            {voci.map((m) => (
              <li key={`${m.nome}-${m.bloccoId}`}>
                <CircleAlert aria-hidden size={16} />
                <div>
                  {m.etichetta}
                  <div className="tenue minuta">
                    {[
                      m.volte > 1 ? t('volte', { count: m.volte }) : null,
                      m.fissatoA === 'schema' || m.fissatoA === 'sottoscrizione' || m.fissatoA === 'pubblicazione'
                        ? t(`fissatoA.${m.fissatoA}`)
                        : null,
                    ]
                      .filter((x) => x !== null)
                      .join(' · ')}
                  </div>
                </div>
                {compilabili.has(m.nome) ? (
                  <Bottone
                    variante="quieta"
                    misura="piccola"
                    etichetta={t('compilaCosa', { nome: m.etichetta })}
                    onPress={() => compila(m.nome)}
                  >
                    {t('compila')}
                  </Bottone>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
};

const DatiDaCompilare = ({ anteprima, fuoco }: { readonly anteprima: Anteprima; readonly fuoco: string | null }) => {
  const { t } = useTranslation('atti');
  const [soloMancanti, filtra] = useState(false);
  const mancanti = new Set(anteprima.mancanze.map((m) => m.nome));
  const campi = anteprima.campi.filter((x) => !soloMancanti || mancanti.has(x.nome) || x.nome === fuoco);
  if (anteprima.campi.length === 0) return <p className={s.blocco}>{t('nessunCampo')}</p>;
  return (
    <>
      <div className={s.blocco}>
        <Spunta selezionata={soloMancanti} onCambia={filtra}>
          {t('soloMancanti')}
        </Spunta>
      </div>
      {perGruppo(campi).map(({ gruppo, voci }) => (
        <section key={gruppo} className={s.blocco} aria-label={gruppo}>
          <Titoletto>{gruppo}</Titoletto>
          <div className={s.campi}>
            {voci.map((x) => (
              <CampoAtto key={`${x.nome}-${x.valore ?? ''}`} campo={x} fuoco={x.nome === fuoco} />
            ))}
          </div>
        </section>
      ))}
      {campi.length === 0 ? <p className={s.blocco}>{t('nienteManca')}</p> : null}
    </>
  );
};

const nomiSchede = ['manca', 'campi', 'parti'] as const;

/** Right panel of the Atti: what is missing, values to fill, parties and signatures. */
export const PannelloAtto = ({
  anteprima,
  voce,
}: {
  readonly anteprima: Anteprima;
  readonly voce: VoceAtto | null;
}) => {
  const { t } = useTranslation('atti');
  const { id, parametri } = useRotta();
  const aperta = nomiSchede.find((x) => x === parametri.scheda) ?? 'manca';
  const apri = (scheda: string, campo: string | null) =>
    correggi('atti', id, { versione: parametri.versione, scheda, campo });
  const nomi = new Set<string>(anteprima.campi.map((x) => x.nome));
  return (
    <Schede
      etichetta={t('lato')}
      aperta={aperta}
      onApri={(scheda) => apri(scheda, null)}
      schede={[
        {
          id: 'manca',
          titolo: t('scheda.manca'),
          conta: anteprima.mancanze.length,
          contenuto: (
            <>
              <CheCosaManca
                anteprima={anteprima}
                voce={voce}
                compila={(nome) => (nomi.has(nome) ? apri('campi', nome) : apri('parti', null))}
              />
              <section className={s.blocco} aria-label={t('formati')}>
                <Titoletto>{t('formati')}</Titoletto>
                <p>{t('docx')}</p>
                <p className={`tenue minuta ${s.impronta}`}>{t('impronta', { impronta: anteprima.impronta })}</p>
              </section>
            </>
          ),
        },
        {
          id: 'campi',
          titolo: t('scheda.campi'),
          contenuto: <DatiDaCompilare anteprima={anteprima} fuoco={parametri.campo ?? null} />,
        },
        { id: 'parti', titolo: t('scheda.parti'), contenuto: <PannelloParti /> },
      ]}
    />
  );
};
