import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { correggi, useRotta } from '../../app/navigazione.ts';
import { indirizzo } from '../../app/rotte.ts';
import { segniEsito } from '../../app/segni.ts';
import { Etichetta, Stato } from '../../ui/Distintivo.tsx';
import { Cerca, Scelta, Spunta } from '../../ui/Scelta.tsx';
import s from './coprogrammazione.module.css';
import {
  type Contributo,
  contaEsiti,
  esitoVisto,
  filtraContributi,
  lepsDeiContributi,
  ordineEsiti,
} from './elenco-contributi.ts';

/** List of contributions with its filters, which live in the address. */
export const ElencoContributi = ({
  tutti,
  scelto,
}: {
  readonly tutti: readonly Contributo[];
  readonly scelto: string | null;
}) => {
  const { t } = useTranslation('coprogrammazione');
  const { t: c } = useTranslation();
  const { id, parametri } = useRotta();
  const conto = contaEsiti(tutti);
  const esito = ordineEsiti.find((e) => e === parametri.esito) ?? null;
  const visti = filtraContributi(tutti, {
    testo: parametri.testo ?? '',
    esito,
    leps: parametri.leps ?? null,
    soloAnomalie: parametri.anomalie === 'si',
  });
  const filtra = (nuovi: Readonly<Record<string, string | null>>) =>
    correggi('coprogrammazione', id, { ...parametri, ...nuovi });
  const presenti = ordineEsiti.filter((e) => conto[e] > 0);
  return (
    <>
      <div className={s.testa}>
        <div className={s.barra} aria-hidden="true">
          {presenti.map((e) => (
            <i key={e} className={e === 'aperto' ? s.aperto : s[segniEsito[e].tono]} style={{ flexGrow: conto[e] }} />
          ))}
        </div>
        <p className="tenue minuta">{presenti.map((e) => c(`esiti.${e}`, { count: conto[e] })).join(', ')}</p>
        <Cerca etichetta={t('cerca')} valore={parametri.testo ?? ''} onCambia={(testo) => filtra({ testo })} />
        <div className={s.due}>
          <Scelta
            etichetta={t('filtri.perEsito')}
            etichettaNascosta
            opzioni={[
              { id: '', testo: t('filtri.tutti') },
              ...presenti.map((e) => ({ id: e, testo: c(`esito.${e}`), nota: String(conto[e]) })),
            ]}
            valore={esito ?? ''}
            onCambia={(e) => filtra({ esito: e })}
          />
          <Scelta
            etichetta={t('filtri.perLeps')}
            etichettaNascosta
            opzioni={[
              { id: '', testo: t('filtri.leps') },
              ...lepsDeiContributi(tutti).map((l) => ({ id: l.id, testo: l.nome })),
            ]}
            valore={parametri.leps ?? ''}
            onCambia={(leps) => filtra({ leps })}
          />
        </div>
        <Spunta selezionata={parametri.anomalie === 'si'} onCambia={(si) => filtra({ anomalie: si ? 'si' : null })}>
          {t('filtri.anomalie')}
        </Spunta>
      </div>
      {visti.length === 0 ? <p className={s.testa}>{t('nessunoFiltri')}</p> : null}
      <ul className={s.voci} aria-label={t('elenco')}>
        {visti.map((x) => {
          const visto = esitoVisto(x);
          const { icona, tono } = segniEsito[visto];
          return (
            <li key={x.id}>
              <a
                href={indirizzo('coprogrammazione', x.id, parametri)}
                {...(x.id === scelto ? { 'aria-current': 'true' as const } : {})}
              >
                <span className={s.riga}>
                  <code>{x.codice}</code>
                  <Stato tono={tono} icona={icona}>
                    {c(`esito.${visto}`)}
                  </Stato>
                </span>
                <div className={s.nome}>{x.titolo === '' ? t('senzaTitolo') : x.titolo}</div>
                <span className={s.sotto}>
                  <span className="tenue minuta">{x.ente}</span>
                  {x.leps.map((l) => (
                    <Etichetta key={l.letto} leps={l.id !== null}>
                      {l.letto}
                    </Etichetta>
                  ))}
                  {x.anomalie.length === 0 ? null : (
                    <Stato tono="warn" icona={TriangleAlert}>
                      {x.anomalie.length}
                      <span className="solo-voce"> {t('anomalie')}</span>
                    </Stato>
                  )}
                </span>
              </a>
            </li>
          );
        })}
      </ul>
    </>
  );
};
