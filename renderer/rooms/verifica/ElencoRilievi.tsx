import { ChevronDown, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { chiaveRilievo, type Rilievo } from '#domain/esito.ts';
import { gravitaVista, segniGravita } from '../../app/segni.ts';
import { classi } from '../../ui/classi.ts';
import { Codice, Stato } from '../../ui/Distintivo.tsx';
import { CorpoRilievo } from './CorpoRilievo.tsx';
import type { GruppiRegole } from './filtri.ts';
import s from './verifica.module.css';

const muovi = (evento: KeyboardEvent<HTMLElement>): void => {
  if (evento.key !== 'ArrowDown' && evento.key !== 'ArrowUp') return;
  if (!(evento.target instanceof HTMLElement) || !evento.target.hasAttribute('data-rilievo')) return;
  const tutte = [...document.querySelectorAll<HTMLElement>('[data-rilievo]')];
  const passo = evento.key === 'ArrowDown' ? 1 : -1;
  const prossima = tutte[tutte.indexOf(evento.target) + passo];
  if (prossima === undefined) return;
  evento.preventDefault();
  prossima.focus();
};

const VoceRilievo = ({
  rilievo,
  aperta,
  cambia,
  titoloRegola,
}: {
  readonly rilievo: Rilievo;
  readonly aperta: boolean;
  readonly cambia: () => void;
  readonly titoloRegola: string;
}) => {
  const { t } = useTranslation();
  const gravita = gravitaVista(rilievo);
  const { icona: Icona, tono } = segniGravita[gravita];
  const id = useId();
  const voce = useRef<HTMLLIElement>(null);
  const apertaAlNascere = useRef(aperta);
  useEffect(() => {
    if (apertaAlNascere.current) voce.current?.scrollIntoView({ block: 'start' });
  }, []);
  const Freccia = aperta ? ChevronDown : ChevronRight;
  return (
    <li ref={voce} className={classi(s.voce, aperta && s.aperta, s[gravita])}>
      <button
        type="button"
        className={s.testa}
        aria-expanded={aperta}
        {...(aperta ? { 'aria-controls': id } : {})}
        data-rilievo
        onClick={cambia}
        onKeyDown={muovi}
      >
        <Freccia aria-hidden size={16} />
        <Stato tono={rilievo.accettata === undefined ? tono : 'unk'} icona={Icona}>
          <span className="solo-voce">{t(`gravitaUno.${gravita}`)}</span>
        </Stato>
        <Codice>{rilievo.regola}</Codice>
        <span className={s.messaggio}>{rilievo.messaggio}</span>
        <span className={s.dove}>{rilievo.luoghi[0]?.etichetta}</span>
      </button>
      {aperta ? (
        <div id={id}>
          <CorpoRilievo rilievo={rilievo} titoloRegola={titoloRegola} />
        </div>
      ) : null}
    </li>
  );
};

/** A list of findings, one open at a time. */
export const ElencoRilievi = ({
  rilievi,
  regole,
  aperto,
  apri,
}: {
  readonly rilievi: readonly Rilievo[];
  readonly regole: GruppiRegole;
  readonly aperto: string | null;
  readonly apri: (rilievo: Rilievo | null) => void;
}) => (
  <ul className={s.voci}>
    {rilievi.map((r) => {
      const chiave = chiaveRilievo(r);
      return (
        <VoceRilievo
          key={chiave}
          rilievo={r}
          aperta={chiave === aperto}
          cambia={() => apri(chiave === aperto ? null : r)}
          titoloRegola={regole.get(r.regola)?.titolo ?? r.regola}
        />
      );
    })}
  </ul>
);
