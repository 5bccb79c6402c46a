import { useTranslation } from 'react-i18next';
import { type Riepilogo as Conti, contati } from './parole.ts';

/** «2 segnalazioni nuove, 12 cifre, 3 tabelle in 5 sezioni, 1 clausola degli atti». */
export const Riepilogo = ({ conti }: { readonly conti: Conti }) => {
  const { t } = useTranslation('cambia');
  const parti = contati.flatMap((k) => (conti[k] === 0 ? [] : [{ k, testo: t(`conto.${k}`, { count: conti[k] }) }]));
  return (
    <span>
      {parti.length === 0
        ? t('niente')
        : parti.map(({ k, testo }, i) => (i === 0 ? testo : k === 'sezioni' ? ` ${testo}` : `, ${testo}`)).join('')}
    </span>
  );
};
