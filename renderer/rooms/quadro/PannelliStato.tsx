import { useTranslation } from 'react-i18next';
import { intero } from '#format/numeri.ts';
import type { Riceve } from '../../app/api/uso.ts';
import { indirizzo, stanze } from '../../app/rotte.ts';
import { ordineGravita, segniGravita } from '../../app/segni.ts';
import { classi } from '../../ui/classi.ts';
import { Stato } from '../../ui/Distintivo.tsx';
import { Pannello } from '../../ui/Pannello.tsx';
import s from './quadro.module.css';

type Quadro = Riceve<'quadro/leggi'>;

/** What to do next, at most three things, each with its link. */
export const PannelloProssime = ({ quadro }: { readonly quadro: Quadro }) => {
  const { t } = useTranslation('quadro');
  return (
    <Pannello titolo={t('prossime.titolo')}>
      {quadro.prossime.length === 0 ? (
        <p className="tenue">{t('prossime.nessuna')}</p>
      ) : (
        <ol className={s.cose}>
          {quadro.prossime.map((p, i) => (
            <li key={p.titolo}>
              <span className={s.ordine} aria-hidden="true">
                {i + 1}
              </span>
              <div>
                <b>{p.titolo}</b>
                <p>{p.testo}</p>
                <a href={indirizzo(stanze.find((x) => x === p.stanza) ?? 'quadro', p.id)}>{p.azione}</a>
              </div>
            </li>
          ))}
        </ol>
      )}
    </Pannello>
  );
};

/** Findings by gravity, as bars of one scale. */
export const PannelloSegnalazioni = ({ quadro }: { readonly quadro: Quadro }) => {
  const { t } = useTranslation('quadro');
  const { t: c } = useTranslation();
  const conti = quadro.segnalazioni;
  const massimo = Math.max(1, ...ordineGravita.map((g) => conti[g]));
  return (
    <Pannello titolo={t('segnalazioni.titolo')} nota={t('segnalazioni.nota', { count: conti.regole })}>
      <div className={s.barre}>
        {ordineGravita.map((g) => (
          <Riga key={g} tipo={g} nome={c(`gravita.${g}`)} conto={conti[g]} massimo={massimo} />
        ))}
      </div>
      <p className={s.coda}>
        <span className="tenue">{t('segnalazioni.accettate', { count: conti.accettate })}</span>
        <a href={indirizzo('verifica')}>{t('segnalazioni.vedi')}</a>
      </p>
    </Pannello>
  );
};

const Riga = ({
  tipo,
  nome,
  conto,
  massimo,
}: {
  readonly tipo: (typeof ordineGravita)[number];
  readonly nome: string;
  readonly conto: number;
  readonly massimo: number;
}) => {
  const { icona, tono } = segniGravita[tipo];
  return (
    <>
      <Stato tono={tono} icona={icona}>
        {nome}
      </Stato>
      <span className={s.traccia} aria-hidden="true">
        <i className={s[tipo]} style={{ width: `${(100 * conto) / massimo}%` }} />
      </span>
      <b>{intero(conto)}</b>
    </>
  );
};

/** Chapters by words written; each bar opens its chapter. */
export const PannelloCapitoli = ({ quadro }: { readonly quadro: Quadro }) => {
  const { t } = useTranslation('quadro');
  const scritte = quadro.capitoli.reduce((n, x) => n + x.parole, 0);
  const attese = quadro.capitoli.reduce((n, x) => n + (x.attese ?? 0), 0);
  return (
    <Pannello
      titolo={t('capitoli.titolo')}
      nota={
        attese === 0
          ? t('capitoli.parole', { count: scritte })
          : t('capitoli.nota', { parole: intero(scritte), attese: intero(attese) })
      }
    >
      <ol className={s.capitoli}>
        {quadro.capitoli.map((x) => {
          const quota = x.attese === null || x.attese === 0 ? (x.parole > 0 ? 1 : 0) : Math.min(1, x.parole / x.attese);
          const nome =
            x.attese === null
              ? t('capitoli.barraSenza', { numero: x.numero, titolo: x.titolo, parole: intero(x.parole) })
              : t('capitoli.barra', {
                  numero: x.numero,
                  titolo: x.titolo,
                  parole: intero(x.parole),
                  attese: intero(x.attese),
                });
          return (
            <li key={x.sezioneId}>
              <a
                href={indirizzo('piano', x.sezioneId)}
                className={classi(s.capitolo, x.parole === 0 && s.vuoto, quota >= 1 && s.pieno)}
                aria-label={nome}
                title={nome}
              >
                <span className={s.colonnina} aria-hidden="true">
                  <i style={{ height: `${quota * 100}%` }} />
                </span>
                {x.numero}
              </a>
            </li>
          );
        })}
      </ol>
      <p className={s.legenda}>
        <span>
          <i className={classi(s.campione, s.tutto)} />
          {t('capitoli.completo')}
        </span>
        <span>
          <i className={s.campione} />
          {t('capitoli.inCorso')}
        </span>
        <span>
          <i className={classi(s.campione, s.niente)} />
          {t('capitoli.vuotoCapitolo')}
        </span>
      </p>
    </Pannello>
  );
};

/** Contributions of the Terzo Settore: answered and open. */
export const PannelloContributi = ({ quadro }: { readonly quadro: Quadro }) => {
  const { t } = useTranslation('quadro');
  const { totale, conEsito, aperti } = quadro.contributi;
  return (
    <Pannello titolo={t('contributi.titolo')} nota={t('contributi.nota', { count: totale })}>
      {totale === 0 ? (
        <p className="tenue">{t('contributi.vuoto')}</p>
      ) : (
        <>
          <div className={s.esito} aria-hidden="true">
            <i style={{ width: `${(100 * conEsito) / totale}%` }} />
          </div>
          <p className={s.coda}>
            <span>
              {t('contributi.conEsito')} <b>{conEsito}</b>
            </span>
            <span>
              {t('contributi.aperti')} <b>{aperti}</b>
            </span>
          </p>
        </>
      )}
      <p className={s.coda}>
        <a href={indirizzo('coprogrammazione', null, aperti > 0 ? { esito: 'aperto' } : {})}>{t('contributi.vedi')}</a>
      </p>
    </Pannello>
  );
};
