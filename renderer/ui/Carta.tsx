import type { ReactNode } from 'react';
import s from './Carta.module.css';
import { classi } from './classi.ts';

/** Text of the plan or of a document, in its own type; `intero` keeps the line ends of plain text. */
export const Carta = ({
  children,
  intero = false,
  className,
}: {
  readonly children: ReactNode;
  readonly intero?: boolean;
  readonly className?: string | undefined;
}) => <div className={classi(s.carta, intero && s.intero, className)}>{children}</div>;
