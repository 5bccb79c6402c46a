import { CircleCheck, ShieldCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { oraDi } from '#format/date.ts';
import { BarraAvanzamento } from '../ui/BarraAvanzamento.tsx';
import { Stato } from '../ui/Distintivo.tsx';
import { useLavori } from './api/eventi.ts';
import { chiedi, type Riceve } from './api/uso.ts';
import type { ConteggioSegnalazioni } from './conto-segnalazioni.ts';
import s from './Guscio.module.css';

/** Status bar: promise, file, work under way, counts of findings, who writes, language. */
export const BandaBassa = ({
  stato,
  conto,
  autore,
}: {
  readonly stato: Riceve<'file/stato'>;
  readonly conto: ConteggioSegnalazioni | null;
  readonly autore: string | null;
}) => {
  const { t } = useTranslation('guscio');
  const [lavoro] = useLavori();
  return (
    <footer className={s.stato}>
      <Stato
        tono={stato.nonSalvato === null ? 'ok' : 'warn'}
        icona={stato.nonSalvato === null ? CircleCheck : TriangleAlert}
      >
        {stato.nonSalvato !== null
          ? t('nonCopiato')
          : stato.daSalvare
            ? t('daSalvare')
            : stato.salvatoAlle === null
              ? t('tuttoAlSicuro')
              : t('copiatoAlle', { ora: oraDi(stato.salvatoAlle, true) })}
      </Stato>
      <span>{stato.nomeFile}</span>
      <span className={s.spazio} />
      {lavoro === undefined ? null : (
        <span className={s.lavoro}>
          <BarraAvanzamento
            key={lavoro.lavoro}
            testo={lavoro.testo}
            fatto={lavoro.fatto}
            totale={lavoro.totale}
            annulla={() =>
              void chiedi(lavoro.lavoro === 'importa' ? 'importa/annulla-lavoro' : 'atti/annulla-esportazione', {})
            }
            etichettaAnnulla={t('annullaLavoro')}
            suUnaRiga
          />
        </span>
      )}
      <span>
        <ShieldCheck aria-hidden />
        {conto === null
          ? t('controllo')
          : t('riepilogo', {
              bloccanti: t('nBloccanti', { count: conto.bloccante }),
              avvisi: t('nAvvisi', { count: conto.avviso }),
              nonVerificabili: t('nNonVerificabili', { count: conto.non_verificabile }),
            })}
      </span>
      {autore === null ? null : <span className={s.secondo}>{autore}</span>}
      <span className={s.secondo}>{t('lingua')}</span>
    </footer>
  );
};
