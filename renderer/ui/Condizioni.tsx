import { FileX2, Hourglass, Inbox, type LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import s from './Condizioni.module.css';
import { classi } from './classi.ts';

/** Nothing here yet: says what would be here and the first step. */
export const Vuoto = ({
  titolo,
  children,
  icona: Icona = Inbox,
  azioni,
  stretto = false,
}: {
  readonly titolo: string;
  readonly children?: ReactNode;
  readonly icona?: LucideIcon;
  readonly azioni?: ReactNode;
  readonly stretto?: boolean;
}) => (
  <div className={classi(s.condizione, stretto && s.stretta)}>
    {stretto ? null : <Icona aria-hidden />}
    <h2>{titolo}</h2>
    {children === undefined ? null : <p>{children}</p>}
    {azioni === undefined ? null : <div className={s.azioni}>{azioni}</div>}
  </div>
);

/** Something failed here and only here: what failed and what can be done. */
export const Guasto = ({
  titolo,
  messaggio,
  azioni,
}: {
  readonly titolo: string;
  readonly messaggio: string;
  readonly azioni?: ReactNode;
}) => (
  <div className={s.condizione} role="alert">
    <FileX2 aria-hidden />
    <h2>{titolo}</h2>
    <p>{messaggio}</p>
    {azioni === undefined ? null : <div className={s.azioni}>{azioni}</div>}
  </div>
);

/** Waiting: nothing moves; a word appears only if it lasts. */
export const Attesa = ({ testo }: { readonly testo: string }) => {
  const [visibile, mostra] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => mostra(true), 300);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <div className={s.carica} role="status" aria-busy="true">
      {visibile ? (
        <>
          <Hourglass aria-hidden size={16} />
          {testo}
        </>
      ) : null}
    </div>
  );
};
