import { Ban, CircleCheck, Diamond, Gavel, type LucideIcon, Wallet } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataBreve, dataEstesa } from '#format/date.ts';
import type { Riceve } from '../../app/api/uso.ts';
import { indirizzo } from '../../app/rotte.ts';
import { scorribile } from '../../ui/Colonne.tsx';
import { classi } from '../../ui/classi.ts';
import { casella, casellaDopo } from '../../ui/frecce.ts';
import { anniDellaLinea, type Corsia, corsie, type Gruppo, posto, type Segno } from './corsie.ts';
import l from './linea.module.css';

type Tempi = Riceve<'quadro/tempi'>;

const icone: Readonly<Record<Segno['genere'], LucideIcon>> = {
  scadenza: Diamond,
  adempimento: Diamond,
  scheda: Diamond,
  annuale: Gavel,
  fondo: Wallet,
  inizia: Gavel,
  obbligatorio: Gavel,
  finisce: Ban,
};

/** What the day in focus says in full. */
const Dettaglio = ({ gruppo }: { readonly gruppo: Gruppo | undefined }) => {
  const { t } = useTranslation('quadro');
  if (gruppo === undefined) return null;
  return (
    <div className={l.dettaglio}>
      <b>{dataEstesa(gruppo.data)}</b>
      <ul>
        {gruppo.segni.map((segno) => (
          <li key={segno.id}>
            {segno.titolo}
            {segno.chi === null ? null : <span className="tenue"> · {segno.chi}</span>}
            {segno.fonte === null ? null : <span className="tenue"> · {segno.fonte}</span>}
            {segno.vista === null ? null : (
              <>
                {' '}
                <a href={indirizzo('registri', segno.vista)}>{t('tempi.apri')}</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
};

const eFatto = ({ segni }: Gruppo) => segni.every((s) => s.fatto === true);
const eMancato = ({ segni, data }: Gruppo, oggi: string) => data < oggi && segni.some((s) => s.fatto === false);

const Riga = ({
  corsia,
  tempi,
  riga,
  punto,
  vai,
}: {
  readonly corsia: Corsia;
  readonly tempi: Tempi;
  readonly riga: number;
  readonly punto: readonly [number, number];
  readonly vai: (punto: readonly [number, number]) => void;
}) => {
  const { t } = useTranslation('quadro');
  return (
    <li className={l.corsia}>
      <span className={l.nome}>{t(`tempi.corsie.${corsia.id}`)}</span>
      <ol className={l.segni} aria-label={t(`tempi.corsie.${corsia.id}`)}>
        {corsia.gruppi.map((gruppo, colonna) => {
          const [primo] = gruppo.segni;
          const Icona = eFatto(gruppo) ? CircleCheck : icone[primo.genere];
          const mancato = eMancato(gruppo, tempi.oggi);
          return (
            <li key={primo.id} className={l.segno} style={{ insetInlineStart: `${posto(gruppo.data, tempi)}%` }}>
              <button
                type="button"
                className={classi(
                  l.punto,
                  eFatto(gruppo) && l.fatto,
                  mancato && l.mancato,
                  gruppo.segni.every((s) => s.genere === 'finisce') && l.finisce,
                )}
                aria-label={[
                  dataBreve(gruppo.data),
                  ...(gruppo.segni.length === 1 ? [] : [String(gruppo.segni.length)]),
                  ...gruppo.segni.map((s) => s.titolo),
                  ...(eFatto(gruppo) ? [t('tempi.fatto')] : mancato ? [t('tempi.passato')] : []),
                ].join(', ')}
                data-casella={casella(riga, colonna)}
                tabIndex={punto[0] === riga && punto[1] === colonna ? 0 : -1}
                onFocus={() => vai([riga, colonna])}
                onMouseEnter={() => vai([riga, colonna])}
              >
                {gruppo.segni.length === 1 ? (
                  <Icona aria-hidden size={14} />
                ) : (
                  <b aria-hidden="true">{gruppo.segni.length}</b>
                )}
              </button>
            </li>
          );
        })}
      </ol>
    </li>
  );
};

/** Deadlines on a line of time, one lane for each kind: one stop of Tab, arrows walk the marks. */
export const LineaDelTempo = ({ tempi }: { readonly tempi: Tempi }) => {
  const { t } = useTranslation('quadro');
  const tutte = corsie(tempi);
  const [punto, vai] = useState<readonly [number, number]>([0, 0]);
  const linea = useRef<HTMLUListElement>(null);
  const muovi = (e: KeyboardEvent) => {
    const dopo = casellaDopo(e, punto, [tutte.length, tutte[punto[0]]?.gruppi.length ?? 1]);
    if (dopo === null) return;
    e.preventDefault();
    const [riga] = dopo;
    const colonna = Math.min(dopo[1], Math.max(0, (tutte[riga]?.gruppi.length ?? 1) - 1));
    vai([riga, colonna]);
    linea.current?.querySelector<HTMLElement>(`[data-casella="${casella(riga, colonna)}"]`)?.focus();
  };
  return (
    <>
      <section className={l.scorre} aria-label={t('tempi.linea')} {...scorribile}>
        <div className={l.tavola}>
          <div className={l.anni} aria-hidden="true">
            {anniDellaLinea(tempi).map(({ anno, da, larga }) => (
              <span key={anno} style={{ insetInlineStart: `${da}%`, width: `${larga}%` }}>
                {anno}
              </span>
            ))}
            {tempi.oggi >= tempi.dal && tempi.oggi <= tempi.al ? (
              <i className={l.oggi} style={{ insetInlineStart: `${posto(tempi.oggi, tempi)}%` }}>
                <em>{t('tempi.oggi', { data: dataBreve(tempi.oggi).slice(0, 5) })}</em>
              </i>
            ) : null}
          </div>
          {/* Arrows move among the marks, each of which is a button. */}
          <ul ref={linea} className={l.corsie} onKeyDown={muovi}>
            {tutte.map((corsia, riga) => (
              <Riga key={corsia.id} corsia={corsia} tempi={tempi} riga={riga} punto={punto} vai={vai} />
            ))}
          </ul>
        </div>
      </section>
      <Dettaglio gruppo={tutte[punto[0]]?.gruppi[punto[1]]} />
    </>
  );
};
