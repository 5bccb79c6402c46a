import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { senzaAccenti } from '#format/ordine.ts';
import { useDomanda, useOrdine } from '../../../app/api/uso.ts';
import { notifica } from '../../../app/notifiche.ts';
import { indirizzo } from '../../../app/rotte.ts';
import { gravitaVista, segniEsito, segniGravita } from '../../../app/segni.ts';
import { Bottone } from '../../../ui/Bottone.tsx';
import { scorribile } from '../../../ui/Colonne.tsx';
import { Codice, Stato } from '../../../ui/Distintivo.tsx';
import { SceltaCercando } from '../../../ui/Scelta.tsx';
import { Schede } from '../../../ui/Schede.tsx';
import pagina from '../piano.module.css';
import { Conti } from './Conti.tsx';
import { type Rilievo, rilieviDellaScheda, type Scheda } from './lettura.ts';
import s from './scheda.module.css';

const Segnalazioni = ({ rilievi }: { readonly rilievi: readonly Rilievo[] }) => {
  const { t } = useTranslation('scheda');
  const { t: c } = useTranslation();
  if (rilievi.length === 0) return <p className={s.tenue}>{t('nessunaSegnalazione')}</p>;
  return (
    <ul className={s.elencoLato}>
      {rilievi.map((r) => {
        const gravita = gravitaVista(r);
        const { icona, tono } = segniGravita[gravita];
        return (
          <li key={`${r.regola} ${r.soggetto}`}>
            <Stato tono={tono} icona={icona}>
              {c(`gravitaUno.${gravita}`)} <Codice>{r.regola}</Codice>
            </Stato>
            <a href={indirizzo('verifica', r.regola, { soggetto: r.soggetto })}>{r.messaggio}</a>
          </li>
        );
      })}
    </ul>
  );
};

/** Contributions that the scheda takes up: which ones, what became of each, and the picker of another. */
const Contributi = ({ scheda, scrivibile }: { readonly scheda: Scheda; readonly scrivibile: boolean }) => {
  const { t } = useTranslation('scheda');
  const { t: c } = useTranslation();
  const [cerca, scrivi] = useState('');
  const tutti = useDomanda('contributi/elenco', {});
  const collega = useOrdine('contributi/collega');
  const scollega = useOrdine('contributi/scollega');
  const gia = new Set(scheda.contributi.map((x) => x.contributoId));
  const parole = senzaAccenti(cerca).split(/\s+/).filter(Boolean);
  const { sezioneId } = scheda;
  const opzioni = (tutti.data?.contributi ?? [])
    .filter((x) => !gia.has(x.id))
    .map((x) => ({ id: x.id, testo: `${x.codice} ${x.ente}: ${x.titolo}` }))
    .filter((x) => parole.every((p) => senzaAccenti(x.testo).includes(p)))
    .slice(0, 60);
  return (
    <>
      {scheda.contributi.length === 0 ? (
        <p className={s.tenue}>{t('nessunContributo')}</p>
      ) : (
        <ul className={s.elencoLato}>
          {scheda.contributi.map((x) => {
            const esito =
              Object.entries(segniEsito).find(([k]) => k === (x.esito ?? 'aperto'))?.[1] ?? segniEsito.aperto;
            return (
              <li key={x.id}>
                <p className={s.rigaFondo}>
                  <a href={indirizzo('coprogrammazione', x.contributoId)}>
                    <Codice>{x.codice}</Codice> {x.ente}
                  </a>
                  {scrivibile ? (
                    <Bottone
                      variante="quieta"
                      misura="piccola"
                      icona={X}
                      etichetta={t('scollega', { codice: x.codice })}
                      onPress={() => scollega.mutate({ id: x.id })}
                    />
                  ) : null}
                </p>
                <span className={s.tenue}>{x.titolo}</span>
                <Stato tono={esito.tono} icona={esito.icona}>
                  {c(`esito.${nomeEsito(x.esito)}`)}
                </Stato>
              </li>
            );
          })}
        </ul>
      )}
      {scrivibile && sezioneId !== null ? (
        <SceltaCercando
          etichetta={t('collegaContributo')}
          segnaposto={t('cercaContributo')}
          opzioni={opzioni}
          nessuna={t('nessunContributoTrovato')}
          testo={cerca}
          onTesto={scrivi}
          onScegli={(contributoId) => {
            scrivi('');
            collega.mutate(
              { contributoId, sezioneId, bloccoId: null },
              { onSuccess: () => notifica({ tono: 'ok', testo: t('collegato') }) },
            );
          }}
        />
      ) : null}
    </>
  );
};
const esiti = ['accolto', 'accolto_in_parte', 'non_accolto', 'non_pertinente', 'rinviato', 'ritirato'] as const;
const nomeEsito = (esito: string | null): (typeof esiti)[number] | 'aperto' =>
  esiti.find((e) => e === esito) ?? 'aperto';

/** Right of the scheda: its balances, what is to be faced, the contributions that it takes up. */
export const LatoScheda = ({ scheda, scrivibile }: { readonly scheda: Scheda; readonly scrivibile: boolean }) => {
  const { t } = useTranslation('scheda');
  const [aperta, apri] = useState('conti');
  const verifica = useDomanda('verifica/esegui', { regola: null }, { tieniPrecedente: true });
  const rilievi = verifica.data?.rilievi ?? [];
  const suoi = rilieviDellaScheda(rilievi, scheda.id, scheda.sezioneId);
  return (
    <aside className={pagina.ispettore} aria-label={t('lato')} data-pannello {...scorribile}>
      <Schede
        etichetta={t('lato')}
        aperta={aperta}
        onApri={apri}
        schede={[
          {
            id: 'conti',
            titolo: t('conti.titolo'),
            contenuto: (
              <div className={s.latoCorpo}>
                <Conti scheda={scheda} rilievi={rilievi} suoi={suoi} />
              </div>
            ),
          },
          {
            id: 'segnalazioni',
            titolo: t('segnalazioni'),
            conta: suoi.length,
            contenuto: (
              <div className={s.latoCorpo}>
                <Segnalazioni rilievi={suoi} />
              </div>
            ),
          },
          {
            id: 'contributi',
            titolo: t('contributi'),
            conta: scheda.contributi.length,
            contenuto: (
              <div className={s.latoCorpo}>
                <Contributi scheda={scheda} scrivibile={scrivibile} />
              </div>
            ),
          },
        ]}
      />
    </aside>
  );
};
