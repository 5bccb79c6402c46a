import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BarraAvanzamento } from '../ui/BarraAvanzamento.tsx';
import s from './Apertura.module.css';
import { useLavori } from './api/eventi.ts';

/** A plan is on its way: what is being done, as the engine tells it; shown only if it lasts. */
export const Apertura = () => {
  const { t } = useTranslation('avvio');
  const [lavoro] = useLavori();
  const [lunga, segna] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => segna(true), 400);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <main className={s.apertura} aria-busy="true">
      {lunga ? (
        <div role="status">
          <h1>{t('apertura')}</h1>
          <BarraAvanzamento
            testo={lavoro?.testo ?? t('aperturaTesto')}
            fatto={lavoro?.fatto ?? 0}
            totale={lavoro?.totale ?? null}
            etichettaAnnulla=""
          />
        </div>
      ) : null}
    </main>
  );
};
