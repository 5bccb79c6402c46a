import { CircleCheck, CircleQuestionMark, Info, type LucideIcon, OctagonAlert, TriangleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { classi } from './classi.ts';
import s from './Pannello.module.css';
import type { Tono } from './toni.ts';

/** Card of a dashboard: title, one line of context, body. */
export const Pannello = ({
  titolo,
  nota,
  azioni,
  children,
  className,
}: {
  readonly titolo: string;
  readonly nota?: ReactNode;
  readonly azioni?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}) => {
  const id = useId();
  return (
    <section className={classi(s.scheda, className)} aria-labelledby={id}>
      <header className={s.testa}>
        <h2 id={id}>{titolo}</h2>
        {nota === undefined ? null : <span className={s.nota}>{nota}</span>}
        {azioni === undefined ? null : <span className={s.azioni}>{azioni}</span>}
      </header>
      <div className={s.corpo}>{children}</div>
    </section>
  );
};

const segni: Readonly<Record<Tono, LucideIcon>> = {
  ok: CircleCheck,
  warn: TriangleAlert,
  bad: OctagonAlert,
  unk: CircleQuestionMark,
  act: Info,
  data: Info,
};

/** Note in place: what happened, what did not, what to do. `viva` makes screen readers say it when it appears. */
export const Riquadro = ({
  tono,
  icona,
  viva = false,
  children,
}: {
  readonly tono: Tono;
  readonly icona?: LucideIcon;
  readonly viva?: boolean;
  readonly children: ReactNode;
}) => {
  const Segno = icona ?? segni[tono];
  return (
    <div className={classi(s.riquadro, s[tono])} {...(viva ? { role: tono === 'bad' ? 'alert' : 'status' } : {})}>
      <Segno aria-hidden />
      <div>{children}</div>
    </div>
  );
};

/** Pairs of name and value; a missing value is a word, never empty. */
export const Voci = ({
  voci,
  strette = false,
}: {
  readonly voci: readonly (readonly [string, ReactNode])[];
  readonly strette?: boolean;
}) => (
  <dl className={classi(s.voci, strette && s.strette)}>
    {voci.map(([nome, valore]) => (
      <VoceSingola key={nome} nome={nome} valore={valore} />
    ))}
  </dl>
);

const VoceSingola = ({ nome, valore }: { readonly nome: string; readonly valore: ReactNode }) => (
  <>
    <dt>{nome}</dt>
    <dd>{valore}</dd>
  </>
);

/** Small grey title of a group inside a panel. */
export const Titoletto = ({ children, id }: { readonly children: ReactNode; readonly id?: string }) => (
  <h3 className={s.titoletto} id={id}>
    {children}
  </h3>
);
