import { ArrowUpRight, WandSparkles } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rilievo } from '#domain/esito.ts';
import { useDomanda, useOrdine } from '../../app/api/uso.ts';
import { indirizzoRimedio } from '../../app/luoghi.ts';
import { notifica } from '../../app/notifiche.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Attesa, Guasto } from '../../ui/Condizioni.tsx';
import { Dialogo } from '../../ui/Dialogo.tsx';
import { Codice } from '../../ui/Distintivo.tsx';
import { Riquadro, Titoletto } from '../../ui/Pannello.tsx';
import s from './verifica.module.css';

const numerate = <T,>(voci: readonly T[]): readonly (T & { readonly posto: number })[] =>
  voci.map((v, posto) => ({ ...v, posto }));

/** What a correction would change, before it is made: rows and words, and what becomes of the findings. */
const Anteprima = ({
  rilievo,
  indice,
  chiudi,
}: {
  readonly rilievo: Rilievo;
  readonly indice: number;
  readonly chiudi: () => void;
}) => {
  const { t } = useTranslation('verifica');
  const { t: c } = useTranslation();
  const quale = { regola: rilievo.regola, soggetto: rilievo.soggetto, indice };
  const { data, error } = useDomanda('verifica/anteprima-rimedio', quale);
  const applica = useOrdine('verifica/applica-rimedio');
  const altri = data === undefined ? 0 : data.risolti.length - (data.chiude ? 1 : 0);
  const fai = () =>
    applica.mutate(quale, {
      onSuccess: () => {
        notifica({ tono: 'ok', testo: t('eseguito') });
        chiudi();
      },
    });
  return (
    <Dialogo
      titolo={t('anteprima.titolo')}
      nota={rilievo.rimedi[indice]?.testo}
      chiudi={chiudi}
      etichettaChiudi={c('chiudi')}
      larga
      suggerimento={t('anteprima.annullabile')}
      azioni={
        <>
          <Bottone onPress={chiudi}>{c('annulla')}</Bottone>
          <Bottone
            variante="primaria"
            icona={WandSparkles}
            occupato={applica.isPending}
            perche={data === undefined ? t('anteprima.calcolo') : null}
            onPress={fai}
          >
            {t('anteprima.applica')}
          </Bottone>
        </>
      }
    >
      {error === null ? null : <Guasto titolo={t('anteprima.nonSiPuo')} messaggio={error.message} />}
      {data === undefined && error === null ? <Attesa testo={t('anteprima.calcolo')} /> : null}
      {data === undefined ? null : (
        <div className={s.anteprima}>
          <Titoletto>{t('anteprima.cambia')}</Titoletto>
          <ul className={s.cambi}>
            {numerate(data.voci).map((v) => (
              <li key={v.posto}>
                <b>{t(`che.${v.che}`)}</b> {v.dove}
                {v.campo === null ? null : `, ${v.campo}`}
                {v.prima === null && v.dopo === null ? null : (
                  <p className={s.primaDopo}>
                    {v.prima === null ? null : <del>{v.prima}</del>}
                    {v.dopo === null ? null : <ins>{v.dopo}</ins>}
                  </p>
                )}
              </li>
            ))}
          </ul>
          {data.altre > 0 ? <p className="tenue">{t('anteprima.altre', { count: data.altre })}</p> : null}
          <Titoletto>{t('anteprima.dopo')}</Titoletto>
          <Riquadro tono={data.chiude ? 'ok' : 'warn'}>
            {t(data.chiude ? 'anteprima.chiude' : 'anteprima.nonChiude')}
            {altri > 0 ? ` ${t('anteprima.altriRisolti', { count: altri })}` : ''}
            {data.nuovi.length > 0 ? ` ${t('anteprima.nuovi', { count: data.nuovi.length })}` : ''}
          </Riquadro>
          {data.nuovi.length === 0 ? null : (
            <ul className={s.nuovi} aria-label={t('anteprima.elencoNuovi')}>
              {data.nuovi.slice(0, 8).map((r) => (
                <li key={`${r.regola} ${r.soggetto}`}>
                  <Codice>{r.regola}</Codice> {r.messaggio}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Dialogo>
  );
};

/** What to do about a finding: words, the place to go to, and where it is safe the correction, seen before it is made. */
export const Rimedi = ({ rilievo, solaLettura }: { readonly rilievo: Rilievo; readonly solaLettura: boolean }) => {
  const { t } = useTranslation('verifica');
  const [aperta, apri] = useState<number | null>(null);
  return (
    <div>
      <Titoletto>{t('rimedi')}</Titoletto>
      <ul className={s.rimedi}>
        {rilievo.rimedi.map((r, i) => {
          const legame = r.vai === undefined ? null : indirizzoRimedio(r.vai);
          return (
            <li key={r.testo}>
              <p>{r.testo}</p>
              {r.comando === undefined || solaLettura ? null : (
                <Bottone variante="primaria" icona={WandSparkles} onPress={() => apri(i)}>
                  {t('esegui')}
                </Bottone>
              )}
              {legame === null ? null : (
                <a href={legame}>
                  {r.vai?.etichetta ?? t('vai')} <ArrowUpRight aria-hidden size={14} />
                </a>
              )}
            </li>
          );
        })}
      </ul>
      {aperta === null ? null : <Anteprima rilievo={rilievo} indice={aperta} chiudi={() => apri(null)} />}
    </div>
  );
};
