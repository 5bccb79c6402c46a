import { useTranslation } from 'react-i18next';
import { intero } from '#format/numeri.ts';
import { type Riceve, useDomanda } from '../../app/api/uso.ts';
import { mostraEuro } from '../../app/cifre.ts';
import { indirizzo } from '../../app/rotte.ts';
import { formeLivello } from '../../app/segni.ts';
import { Attesa, Guasto } from '../../ui/Condizioni.tsx';
import { Codice, Stato } from '../../ui/Distintivo.tsx';
import { PannelloConTabella, TabellaDati } from '../../ui/GraficoConTabella.tsx';
import { Pannello } from '../../ui/Pannello.tsx';
import { SegnoLivello } from '../../ui/SegnoLivello.tsx';
import s from './quadro.module.css';
import v from './viste.module.css';

type Avanzamento = Riceve<'quadro/avanzamento'>;
type Parziale = Avanzamento['fondi'][number]['impegnato'];

/** Euro of an amount as a number, to draw a bar: never shown, never summed. */
const misura = (testo: string): number => Math.max(0, Number(testo));

const useParziale = () => {
  const { t } = useTranslation('quadro');
  /** An amount that nobody wrote is not zero; one written in part says so. */
  return (p: Parziale): string =>
    p.scritti === 0
      ? t('avanza.nonScritto')
      : p.mancanti === 0
        ? mostraEuro(p.importo)
        : t('avanza.inParte', { importo: mostraEuro(p.importo), count: p.mancanti });
};

/** Money of each fund along its way: assigned, planned, committed, paid. */
const Fondi = ({ dati }: { readonly dati: Avanzamento }) => {
  const { t } = useTranslation('quadro');
  const { t: c } = useTranslation();
  const detto = useParziale();
  const massimo = Math.max(1, ...dati.fondi.map((f) => Math.max(misura(f.assegnato.importo), misura(f.programmato))));
  const quota = (testo: string) => `${(100 * misura(testo)) / massimo}%`;
  const taciuti = dati.fondi.every((f) => f.impegnato.scritti === 0 && f.liquidato.scritti === 0);
  return (
    <PannelloConTabella
      titolo={t('avanza.fondi')}
      nota={t('avanza.fondiNota')}
      testi={{ mostraTabella: c('vediTabella'), mostraGrafico: c('vediGrafico') }}
      tabella={{
        intestazioni: [
          t('avanza.fondo'),
          t('avanza.assegnato'),
          t('avanza.programmato'),
          t('avanza.impegnato'),
          t('avanza.liquidato'),
        ],
        righe: dati.fondi.map((f) => ({
          id: f.fondo,
          celle: [f.fondo, detto(f.assegnato), mostraEuro(f.programmato), detto(f.impegnato), detto(f.liquidato)],
        })),
      }}
      disegno={
        dati.fondi.length === 0 ? (
          <p className="tenue">{t('avanza.senzaFondi')}</p>
        ) : (
          <ul className={v.spesa}>
            {dati.fondi.map((f) => (
              <li key={f.fondo}>
                <span>{f.fondo}</span>
                <span
                  className={v.pista}
                  role="img"
                  aria-label={t('avanza.pista', {
                    fondo: f.fondo,
                    assegnato: detto(f.assegnato),
                    programmato: mostraEuro(f.programmato),
                    impegnato: detto(f.impegnato),
                    liquidato: detto(f.liquidato),
                  })}
                >
                  <i className={v.assegnato} style={{ width: quota(f.assegnato.importo) }} />
                  <i className={v.programmato} style={{ width: quota(f.programmato) }} />
                  {f.impegnato.scritti === 0 ? null : (
                    <i className={v.impegnato} style={{ width: quota(f.impegnato.importo) }} />
                  )}
                  {f.liquidato.scritti === 0 ? null : (
                    <i className={v.liquidato} style={{ width: quota(f.liquidato.importo) }} />
                  )}
                </span>
                <b>{detto(f.assegnato)}</b>
              </li>
            ))}
          </ul>
        )
      }
    >
      <p className={s.legenda}>
        {(['assegnato', 'programmato', 'impegnato', 'liquidato'] as const).map((x) => (
          <span key={x}>
            <i className={`${v.campionePista} ${v[x]}`} />
            {t(`avanza.${x}`)}
          </span>
        ))}
      </p>
      {taciuti && dati.fondi.length > 0 ? (
        <p className="tenue minuta">
          {t('avanza.taciuti')} <a href={indirizzo('registri', 'fondi')}>{t('avanza.apriFondi')}</a>
        </p>
      ) : null}
    </PannelloConTabella>
  );
};

/** How many indicators can be measured. */
const Indicatori = ({ dati: { indicatori } }: { readonly dati: Avanzamento }) => {
  const { t } = useTranslation('quadro');
  const voci = ['conBase', 'conTraguardi', 'conFonte', 'rilevati'] as const;
  return (
    <Pannello titolo={t('avanza.indicatori')} nota={t('avanza.indicatoriNota', { count: indicatori.totale })}>
      {indicatori.totale === 0 ? (
        <p className="tenue">
          {t('avanza.senzaIndicatori')} <a href={indirizzo('registri', 'indicatori')}>{t('avanza.apriIndicatori')}</a>
        </p>
      ) : (
        <ul className={v.misure}>
          {voci.map((voce) => (
            <li key={voce}>
              <span>{t(`avanza.voci.${voce}`)}</span>
              <span className={s.traccia} aria-hidden="true">
                <i className={v.misurata} style={{ width: `${(100 * indicatori[voce]) / indicatori.totale}%` }} />
              </span>
              <b>{t('avanza.suTotale', { n: intero(indicatori[voce]), totale: intero(indicatori.totale) })}</b>
            </li>
          ))}
        </ul>
      )}
    </Pannello>
  );
};

/** Every scheda with its state, its money, its phases. */
const Schede = ({ dati }: { readonly dati: Avanzamento }) => {
  const { t } = useTranslation('quadro');
  const { t: c } = useTranslation();
  const oNiente = (testo: string | null) => (testo === null ? t('avanza.nonScritto') : mostraEuro(testo));
  return (
    <Pannello titolo={t('avanza.schede')} nota={t('avanza.schedeNota', { count: dati.schede.length })}>
      {dati.schede.length === 0 ? (
        <p className="tenue">{t('avanza.senzaSchede')}</p>
      ) : (
        <TabellaDati
          titolo={t('avanza.schede')}
          tabella={{
            intestazioni: [
              t('avanza.scheda'),
              t('avanza.stato'),
              t('avanza.programmato'),
              t('avanza.impegnato'),
              t('avanza.liquidato'),
              t('avanza.fasi'),
              t('avanza.nIndicatori'),
            ],
            righe: dati.schede.map((x) => {
              const { forma, tono } = formeLivello[x.stato];
              return {
                id: x.id,
                celle: [
                  <a
                    key="titolo"
                    href={x.sezioneId === null ? indirizzo('registri', 'schede') : indirizzo('piano', x.sezioneId)}
                  >
                    <Codice>{x.codice}</Codice> {x.titolo}
                  </a>,
                  <span key="stato" className={s.oggi}>
                    <SegnoLivello forma={forma} />
                    <Stato tono={tono}>{c(`livello.${x.stato}`)}</Stato>
                  </span>,
                  mostraEuro(x.programmato),
                  oNiente(x.impegnato),
                  oNiente(x.liquidato),
                  x.fasi === 0 ? t('avanza.nessunaFase') : t('avanza.suTotale', { n: x.fasiFatte, totale: x.fasi }),
                  intero(x.indicatori),
                ],
              };
            }),
          }}
        />
      )}
    </Pannello>
  );
};

/** How far the plan is: funds, indicators, schede. */
export const VistaAvanzamento = () => {
  const { t: c } = useTranslation();
  const domanda = useDomanda('quadro/avanzamento', {}, { tieniPrecedente: true });
  if (domanda.isError) return <Guasto titolo={c('guasto')} messaggio={domanda.error.message} />;
  if (domanda.data === undefined) return <Attesa testo={c('caricamento')} />;
  return (
    <div className={v.vista}>
      <div className={v.dueColonne}>
        <Fondi dati={domanda.data} />
        <Indicatori dati={domanda.data} />
      </div>
      <Schede dati={domanda.data} />
    </div>
  );
};
