import { Check, OctagonAlert, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrdine } from '../../app/api/uso.ts';
import { notifica } from '../../app/notifiche.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Campo } from '../../ui/Campo.tsx';
import { Stato } from '../../ui/Distintivo.tsx';
import type { PuntoGriglia } from '../../ui/griglia/tipi.ts';
import s from './registri.module.css';
import { cellaDellAnomalia, type Vista } from './viste.ts';

type Anomalia = Vista['anomalie'][number];

/** Anomalies listed at once: the rest are in their own register. */
const MASSIMO = 100;

const Decisione = ({ anomalia, chiudi }: { readonly anomalia: Anomalia; readonly chiudi: () => void }) => {
  const { t } = useTranslation('registri', { keyPrefix: 'risolvi' });
  const { t: c } = useTranslation();
  const [testo, scrivi] = useState('');
  const [manca, segnala] = useState(false);
  const ordine = useOrdine('anomalie/risolvi');
  return (
    <form
      className="pila"
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        if (testo.trim() === '') {
          segnala(true);
          return;
        }
        ordine.mutate(
          { id: anomalia.id, decisione: testo.trim() },
          { onSuccess: () => notifica({ tono: 'ok', testo: t('risolta', { codice: anomalia.codice }) }) },
        );
      }}
    >
      <Campo
        etichetta={t('decisione')}
        descrizione={t('nota')}
        righe={2}
        valore={testo}
        onCambia={scrivi}
        errore={manca && testo.trim() === '' ? t('manca') : null}
        massimo={2_000}
        fuocoIniziale
      />
      <span className="riga">
        <Bottone misura="piccola" variante="primaria" tipo="submit" icona={Check} occupato={ordine.isPending}>
          {t('conferma')}
        </Bottone>
        <Bottone misura="piccola" onPress={chiudi}>
          {c('annulla')}
        </Bottone>
      </span>
    </form>
  );
};

/** What the imports found out of place here, until a person decides: the cell, and the decision. */
export const Anomalie = ({
  vista,
  vai,
  scrivibile,
}: {
  readonly vista: Vista;
  readonly vai: (punto: PuntoGriglia) => void;
  readonly scrivibile: boolean;
}) => {
  const { t } = useTranslation('registri');
  const [aperta, apri] = useState<string | null>(null);
  if (vista.anomalie.length === 0) return <p className={s.blocco}>{t('nessunaAnomalia')}</p>;
  return (
    <ul className={s.anomalie}>
      {vista.anomalie.slice(0, MASSIMO).map((a) => {
        const punto = cellaDellAnomalia(vista, a);
        return (
          <li key={a.id}>
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
            {aperta === a.id ? (
              <Decisione anomalia={a} chiudi={() => apri(null)} />
            ) : (
              <span className="riga">
                {punto === null ? null : (
                  <Bottone misura="piccola" variante="quieta" onPress={() => vai(punto)}>
                    {t('vaiAllaCella')}
                  </Bottone>
                )}
                <Bottone
                  misura="piccola"
                  variante="quieta"
                  perche={scrivibile ? null : t('correzione.solaLettura')}
                  onPress={() => apri(a.id)}
                >
                  {t('risolvi.bottone')}
                </Bottone>
              </span>
            )}
          </li>
        );
      })}
      {vista.anomalie.length > MASSIMO ? (
        <li className="tenue">{t('altreAnomalie', { count: vista.anomalie.length - MASSIMO })}</li>
      ) : null}
    </ul>
  );
};
