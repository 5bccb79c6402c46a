import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classi } from './classi.ts';
import s from './Distintivo.module.css';
import type { Tono } from './toni.ts';

type StatoProps = {
  readonly tono: Tono;
  readonly icona?: LucideIcon | (() => ReactNode);
  readonly children: ReactNode;
  readonly misura?: 'normale' | 'media' | 'grande';
};

/** A state: icon, word and colour, always the three. */
export const Stato = ({ tono, icona: Icona, children, misura = 'normale' }: StatoProps) => (
  <span className={classi(s.stato, s[tono], misura === 'grande' && s.grande, misura === 'media' && s.medio)}>
    {Icona ? <Icona aria-hidden /> : null}
    <span>{children}</span>
  </span>
);

/** The same on a soft ground, as a badge. */
export const Distintivo = ({ tono, icona: Icona, children }: StatoProps) => (
  <span className={classi(s.stato, s.fondo, s[tono])}>
    {Icona ? <Icona aria-hidden /> : null}
    <span>{children}</span>
  </span>
);

/** Identifier in monospace: rule, cell, hash. */
export const Codice = ({ children }: { readonly children: ReactNode }) => <code className={s.codice}>{children}</code>;

/** Neutral label; `leps` on the ground of action. */
export const Etichetta = ({
  children,
  leps = false,
  icona: Icona,
}: {
  readonly children: ReactNode;
  readonly leps?: boolean;
  readonly icona?: LucideIcon;
}) => (
  <span className={classi(s.etichetta, leps && s.leps)}>
    {Icona ? <Icona aria-hidden /> : null}
    {children}
  </span>
);
