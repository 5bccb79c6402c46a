import { useTranslation } from 'react-i18next';
import { useDomanda } from '../../../app/api/uso.ts';
import { Bottone } from '../../../ui/Bottone.tsx';
import { Dialogo } from '../../../ui/Dialogo.tsx';
import s from './scheda.module.css';

/** Asks before a scheda goes away, saying what goes with it. */
export const DialogoElimina = ({
  id,
  conferma,
  chiudi,
}: {
  readonly id: string;
  readonly conferma: () => void;
  readonly chiudi: () => void;
}) => {
  const { t } = useTranslation('scheda');
  const { t: c } = useTranslation();
  const { data } = useDomanda('schede/leggi', { id });
  if (data === undefined) return null;
  const { quanti } = data;
  const via = (['voci', 'risorse', 'personale', 'obiettivi', 'indicatori', 'fasi'] as const)
    .filter((k) => quanti[k] > 0)
    .map((k) => t(`quanti.${k}`, { count: quanti[k] }));
  return (
    <Dialogo
      titolo={t('elimina.titolo', { nome: `${data.codice} ${data.titolo}` })}
      chiudi={chiudi}
      etichettaChiudi={c('chiudi')}
      suggerimento={t('elimina.annulla')}
      azioni={
        <>
          <Bottone onPress={chiudi}>{t('elimina.tieni')}</Bottone>
          <Bottone onPress={conferma}>{t('elimina.conferma')}</Bottone>
        </>
      }
    >
      <div className={s.pila}>
        <p>{via.length === 0 ? t('elimina.soloTesto') : t('elimina.via', { cosa: via.join(', ') })}</p>
        {quanti.contributi === 0 ? null : <p>{t('elimina.contributi', { count: quanti.contributi })}</p>}
        {quanti.servizi === 0 ? null : <p>{t('elimina.servizi', { count: quanti.servizi })}</p>}
      </div>
    </Dialogo>
  );
};
