import { useTranslation } from 'react-i18next';
import type { Riceve } from '../../app/api/uso.ts';
import { indirizzo } from '../../app/rotte.ts';
import { MatriceLeps } from './MatriceLeps.tsx';
import { PannelloAssistenti, PannelloFondi } from './PannelliDati.tsx';
import { PannelloCapitoli, PannelloContributi, PannelloProssime, PannelloSegnalazioni } from './PannelliStato.tsx';
import { PannelloImpegni } from './PannelloImpegni.tsx';
import s from './quadro.module.css';

/** First page of the Quadro: the plan at a glance. */
export const Sintesi = ({ quadro }: { readonly quadro: Riceve<'quadro/leggi'> }) => {
  const { t } = useTranslation('quadro');
  return (
    <div className={s.griglia}>
      <div className={s.colonna}>
        <MatriceLeps quadro={quadro} />
        <PannelloCapitoli quadro={quadro} />
      </div>
      <div className={s.colonna}>
        <PannelloAssistenti quadro={quadro} />
        <PannelloFondi quadro={quadro} />
      </div>
      <div className={s.colonna}>
        <PannelloProssime quadro={quadro} />
        <PannelloSegnalazioni quadro={quadro} />
        <PannelloContributi quadro={quadro} />
        <PannelloImpegni />
        <p className={s.coda}>
          <a href={indirizzo('quadro', 'assistenti')}>{t('prova')}</a>
        </p>
      </div>
    </div>
  );
};
