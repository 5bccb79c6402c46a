import { Ban, CirclePlay, type LucideIcon, ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { stati } from '#domain/stati.ts';
import { dataBreve } from '#format/date.ts';
import { type Riceve, useDomanda } from '../../app/api/uso.ts';
import { indirizzo } from '../../app/rotte.ts';
import { Attesa, Guasto } from '../../ui/Condizioni.tsx';
import { Etichetta, Stato } from '../../ui/Distintivo.tsx';
import { PannelloConTabella } from '../../ui/GraficoConTabella.tsx';
import { Pannello } from '../../ui/Pannello.tsx';
import type { Tono } from '../../ui/toni.ts';
import { BarraStati } from './BarraStati.tsx';
import { LineaDelTempo } from './LineaDelTempo.tsx';
import s from './quadro.module.css';
import v from './viste.module.css';

type Tempi = Riceve<'quadro/tempi'>;

const segniEvento: Readonly<Record<Tempi['norme'][number]['evento'], readonly [LucideIcon, Tono]>> = {
  inizia: [CirclePlay, 'act'],
  obbligatorio: [ShieldAlert, 'warn'],
  finisce: [Ban, 'unk'],
};

/** What begins, becomes due or ends during the plan, in order of day. */
const CheCosaEntra = ({ tempi }: { readonly tempi: Tempi }) => {
  const { t } = useTranslation('quadro');
  const { t: c } = useTranslation();
  return (
    <Pannello titolo={t('norme.titolo')} nota={t('norme.nota', { count: tempi.norme.length })}>
      {tempi.norme.length === 0 ? <p className="tenue">{t('norme.vuoto')}</p> : null}
      <ol className={v.norme}>
        {tempi.norme.map((n) => {
          const [icona, tono] = segniEvento[n.evento];
          return (
            <li key={n.id}>
              <b>{dataBreve(n.data)}</b>
              <Stato tono={tono} icona={icona}>
                {t(`norme.eventi.${n.evento}`)}
              </Stato>
              <span>
                <Etichetta>{t(`norme.generi.${n.genere}`)}</Etichetta> {n.titolo}
                <span className="tenue minuta">
                  {' '}
                  {n.fonte}
                  {n.verificatoIl === null ? ` · ${c('daVerificare')}` : ''}
                </span>
              </span>
            </li>
          );
        })}
      </ol>
    </Pannello>
  );
};

/** Commitments by level of government, as bars of the same scale. */
const Adempimenti = ({ tempi }: { readonly tempi: Tempi }) => {
  const { t } = useTranslation('quadro');
  const { t: c } = useTranslation();
  const massimo = Math.max(1, ...tempi.adempimenti.map((a) => a.totale));
  return (
    <PannelloConTabella
      titolo={t('adempimenti.titolo')}
      nota={t('adempimenti.nota')}
      testi={{ mostraTabella: c('vediTabella'), mostraGrafico: c('vediGrafico') }}
      tabella={{
        intestazioni: [
          t('adempimenti.livello'),
          ...stati.statoAdempimento.map((x) => t(`impegni.stati.${x}`)),
          t('adempimenti.totale'),
        ],
        righe: tempi.adempimenti.map((a) => ({
          id: a.livello,
          celle: [a.livello, ...stati.statoAdempimento.map((x) => String(a.perStato[x] ?? 0)), String(a.totale)],
        })),
      }}
      disegno={
        <ul className={v.barreStati}>
          {tempi.adempimenti.map((a) => (
            <li key={a.livello}>
              <span>{a.livello}</span>
              <BarraStati
                nome={a.livello}
                massimo={massimo}
                parti={(['fatto', 'in_corso', 'da_fare', 'non_dovuto'] as const).map((x) => ({
                  id: x,
                  nome: t(`impegni.stati.${x}`),
                  quanti: a.perStato[x] ?? 0,
                }))}
              />
              <b>{a.totale}</b>
            </li>
          ))}
        </ul>
      }
    >
      <p className={s.coda}>
        <a href={indirizzo('registri', 'adempimenti')}>{t('adempimenti.vedi')}</a>
      </p>
    </PannelloConTabella>
  );
};

/** Deadlines, what enters into force, commitments of each level. */
export const VistaTempi = () => {
  const { t } = useTranslation('quadro');
  const { t: c } = useTranslation();
  const domanda = useDomanda('quadro/tempi', {}, { tieniPrecedente: true });
  const tempi = domanda.data;
  if (domanda.isError) return <Guasto titolo={c('guasto')} messaggio={domanda.error.message} />;
  if (tempi === undefined) return <Attesa testo={c('caricamento')} />;
  return (
    <div className={v.vista}>
      <PannelloConTabella
        titolo={t('tempi.titolo')}
        nota={t('tempi.nota', { count: tempi.giorni.length })}
        allineata="inizio"
        testi={{ mostraTabella: c('vediTabella'), mostraGrafico: c('vediGrafico') }}
        tabella={{
          intestazioni: [t('tempi.data'), t('tempi.che'), t('tempi.cosa'), t('tempi.chi'), t('tempi.stato')],
          righe: tempi.giorni.map((g) => ({
            id: g.id,
            celle: [
              dataBreve(g.data),
              t(`tempi.corsie.${g.genere}`),
              g.titolo,
              g.chi ?? g.fonte ?? '',
              g.fatto === null
                ? ''
                : g.fatto
                  ? t('tempi.fatto')
                  : g.data < tempi.oggi
                    ? t('tempi.passato')
                    : t('tempi.daFare'),
            ],
          })),
        }}
        disegno={
          tempi.giorni.length === 0 ? <p className="tenue">{t('tempi.vuoto')}</p> : <LineaDelTempo tempi={tempi} />
        }
      />
      <div className={v.dueColonne}>
        <CheCosaEntra tempi={tempi} />
        <Adempimenti tempi={tempi} />
      </div>
    </div>
  );
};
