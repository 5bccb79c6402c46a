import { ChevronDown, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chiaveRilievo, type Rilievo } from '#domain/esito.ts';
import { gravitaVista, segniGravita } from '../../app/segni.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { classi } from '../../ui/classi.ts';
import { Codice, Etichetta, Stato } from '../../ui/Distintivo.tsx';
import { CorpoRilievo } from './CorpoRilievo.tsx';
import type { Attorno, Contesto } from './filtri.ts';
import s from './verifica.module.css';

/** Findings of a heading that are shown at once: a plan of sixty Comuni has thousands. */
const PRIME = 100;

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

type Comune = {
  readonly attorno: Attorno;
  readonly versioni: Contesto['versioni'];
  readonly solaLettura: boolean;
};

const VoceRilievo = ({
  rilievo,
  aperta,
  cambia,
  attorno,
  versioni,
  solaLettura,
}: Comune & {
  readonly rilievo: Rilievo;
  readonly aperta: boolean;
  readonly cambia: () => void;
}) => {
  const { t: c } = useTranslation();
  const { t } = useTranslation('verifica');
  const gravita = gravitaVista(rilievo);
  const { icona: Icona, tono } = segniGravita[gravita];
  const id = useId();
  const voce = useRef<HTMLLIElement>(null);
  const apertaAlNascere = useRef(aperta);
  useEffect(() => {
    if (apertaAlNascere.current) voce.current?.scrollIntoView({ block: 'start' });
  }, []);
  const Freccia = aperta ? ChevronDown : ChevronRight;
  const chiave = chiaveRilievo(rilievo);
  const nota = attorno.contesto.get(chiave);
  const nuova = attorno.nuovi?.has(chiave) === true;
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
          <span className="solo-voce">{c(`gravitaUno.${gravita}`)}</span>
        </Stato>
        <Codice>{rilievo.regola}</Codice>
        <span className={s.messaggio}>{rilievo.messaggio}</span>
        {nuova ? <Etichetta>{t('nuova')}</Etichetta> : null}
        {(nota?.volte ?? 1) > 1 ? <Etichetta>{t('tornata')}</Etichetta> : null}
        {rilievo.scaduta === undefined ? null : <Etichetta>{t('scadutaBreve')}</Etichetta>}
        <span className={s.dove}>{rilievo.luoghi[0]?.etichetta}</span>
      </button>
      {aperta ? (
        <div id={id}>
          <CorpoRilievo
            rilievo={rilievo}
            titoloRegola={attorno.regole.get(rilievo.regola)?.titolo ?? rilievo.regola}
            nota={nota}
            versioni={versioni}
            solaLettura={solaLettura}
          />
        </div>
      ) : null}
    </li>
  );
};

/** A list of findings, one open at a time; the first hundred, then as many as one asks for. */
export const ElencoRilievi = ({
  rilievi,
  aperto,
  apri,
  ...comune
}: Comune & {
  readonly rilievi: readonly Rilievo[];
  readonly aperto: string | null;
  readonly apri: (rilievo: Rilievo | null) => void;
}) => {
  const { t } = useTranslation('verifica');
  const [quante, mostra] = useState(PRIME);
  const posto = aperto === null ? -1 : rilievi.findIndex((r) => chiaveRilievo(r) === aperto);
  const viste = rilievi.slice(0, Math.max(quante, posto + 1));
  return (
    <>
      <ul className={s.voci}>
        {viste.map((r) => {
          const chiave = chiaveRilievo(r);
          return (
            <VoceRilievo
              key={chiave}
              rilievo={r}
              aperta={chiave === aperto}
              cambia={() => apri(chiave === aperto ? null : r)}
              {...comune}
            />
          );
        })}
      </ul>
      {rilievi.length > viste.length ? (
        <Bottone variante="quieta" onPress={() => mostra(viste.length + PRIME)}>
          {t('altre', { n: rilievi.length - viste.length })}
        </Bottone>
      ) : null}
    </>
  );
};
