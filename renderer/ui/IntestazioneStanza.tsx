import type { ReactNode } from 'react';
import s from './IntestazioneStanza.module.css';

/** Head of a room: title, one line of context, actions on the right (one primary at most, the last). */
export const IntestazioneStanza = ({
  titolo,
  contesto,
  children,
}: {
  readonly titolo: string;
  readonly contesto?: ReactNode;
  readonly children?: ReactNode;
}) => (
  <div className={s.testa}>
    <h1 tabIndex={-1} id="titolo-stanza">
      {titolo}
    </h1>
    <div className={s.contesto}>{contesto}</div>
    {children === undefined ? null : <div className={s.azioni}>{children}</div>}
  </div>
);
