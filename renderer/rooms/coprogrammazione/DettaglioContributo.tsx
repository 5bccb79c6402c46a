import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { dataBreve, eData, istanteBreve } from '#format/date.ts';
import { indirizzo } from '../../app/rotte.ts';
import { segniEsito } from '../../app/segni.ts';
import { Carta } from '../../ui/Carta.tsx';
import { Distintivo, Etichetta } from '../../ui/Distintivo.tsx';
import { Riquadro, Voci } from '../../ui/Pannello.tsx';
import s from './coprogrammazione.module.css';
import { type Contributo, esitoVisto } from './elenco-contributi.ts';
import { LegamiContributo } from './LegamiContributo.tsx';
import { RispostaContributo } from './RispostaContributo.tsx';

/** Day, or day and time, as Italians write them; a text that is neither stays as it was received. */
const quando = (testo: string): string => {
  if (eData(testo)) return dataBreve(testo);
  try {
    return istanteBreve(testo);
  } catch {
    return testo;
  }
};

const Legame = ({ id, tutti }: { readonly id: string; readonly tutti: readonly Contributo[] }) => {
  const altro = tutti.find((x) => x.id === id);
  return (
    <a href={indirizzo('coprogrammazione', id)}>
      {altro === undefined ? id : `${altro.codice} ${altro.titolo}`.trim()}
    </a>
  );
};

/** One contribution: who, what it asks (as plain text, whatever it contains), answer, place in the plan. */
export const DettaglioContributo = ({
  contributo,
  tutti,
}: {
  readonly contributo: Contributo;
  readonly tutti: readonly Contributo[];
}) => {
  const { t } = useTranslation('coprogrammazione');
  const { t: c } = useTranslation();
  const visto = esitoVisto(contributo);
  const { icona, tono } = segniEsito[visto];
  const vicini: [string, string][] = [
    ...(contributo.duplicatoDi === null ? [] : [[t('duplicato'), contributo.duplicatoDi] as [string, string]]),
    ...(contributo.revisioneDi === null ? [] : [[t('revisione'), contributo.revisioneDi] as [string, string]]),
    ...contributo.similiA.map((id) => [t('simili'), id] as [string, string]),
  ];
  const ricevuto = contributo.dataRicezione;
  return (
    <article className={s.dettaglio} aria-labelledby="titolo-contributo">
      <div className={s.capo}>
        <div>
          <h2 id="titolo-contributo">{contributo.titolo === '' ? t('senzaTitolo') : contributo.titolo}</h2>
          <p className="tenue">
            {contributo.codice} · {contributo.ente}
          </p>
        </div>
        <Distintivo tono={tono} icona={icona}>
          {c(`esito.${visto}`)}
        </Distintivo>
      </div>
      <div className={s.tratto}>
        {contributo.leps.map((l) =>
          l.id === null ? (
            <Distintivo key={l.letto} tono="warn" icona={TriangleAlert}>
              {t('lepsSconosciuto', { letto: l.letto })}
            </Distintivo>
          ) : (
            <Etichetta key={l.letto} leps>
              {l.nome ?? l.letto}
            </Etichetta>
          ),
        )}
      </div>
      {contributo.anomalie.length === 0 && vicini.length === 0 ? null : (
        <Riquadro tono="warn">
          <ul>
            {contributo.anomalie.map((a) => (
              <li key={a}>{a}</li>
            ))}
            {vicini.map(([parola, id]) => (
              <li key={`${parola}-${id}`}>
                {parola} <Legame id={id} tutti={tutti} />
              </li>
            ))}
          </ul>
        </Riquadro>
      )}
      {contributo.testo.trim() === '' ? (
        <p className="tenue">{t('senzaTesto')}</p>
      ) : (
        <Carta intero className={s.testo}>
          {contributo.testo}
        </Carta>
      )}
      <Voci
        strette
        voci={[
          [t('ente'), contributo.ente],
          [t('codiceFiscale'), contributo.codiceFiscale ?? c('manca')],
          [
            t('runts'),
            [
              contributo.sezioneRunts,
              contributo.repertorioRunts === null ? null : t('runtsRepertorio', { n: contributo.repertorioRunts }),
            ]
              .filter((x) => x !== null)
              .join(', ') || c('manca'),
          ],
          [t('ricevuto'), ricevuto === null ? c('manca') : quando(ricevuto)],
          [t('tavolo'), contributo.tavolo ?? c('manca')],
          [t('referente'), contributo.referente ?? c('manca')],
          [
            t('pubblicazione'),
            contributo.consensoPubblicazione === null
              ? t('pubblicazioneIgnota')
              : contributo.consensoPubblicazione
                ? t('pubblicabile')
                : t('nonPubblicabile'),
          ],
        ]}
      />
      <div className={s.passi}>
        <RispostaContributo key={`${contributo.id}-${contributo.decisoIl ?? ''}`} contributo={contributo} />
        <LegamiContributo contributo={contributo} />
      </div>
    </article>
  );
};
