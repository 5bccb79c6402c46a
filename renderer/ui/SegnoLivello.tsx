import type { ReactNode } from 'react';
import s from './SegnoLivello.module.css';

/** Shapes that survive greyscale: full disc, half disc, growing disc, ring with bar, empty ring, dashed square with a question mark. */
export type FormaLivello = 'pieno' | 'meta' | 'cresce' | 'barra' | 'vuoto' | 'ignoto';

const forme: Readonly<Record<FormaLivello, ReactNode>> = {
  pieno: (
    <>
      <circle cx="8" cy="8" r="7" className={s.okPieno} />
      <path d="M4.8 8.2l2.2 2.2 4.2-4.6" className={s.spunta} />
    </>
  ),
  meta: (
    <>
      <circle cx="8" cy="8" r="6.1" className={s.warnVuoto} />
      <path d="M8 1.5a6.5 6.5 0 0 0 0 13Z" className={s.warnPieno} />
    </>
  ),
  cresce: (
    <>
      <circle cx="8" cy="8" r="6.1" className={s.actVuoto} />
      <path d="M8 8V1.5a6.5 6.5 0 0 1 0 13 Z" className={s.actPieno} />
    </>
  ),
  barra: (
    <>
      <circle cx="8" cy="8" r="6.1" className={s.badVuoto} />
      <path d="M4.8 8h6.4" className={s.badVuoto} />
    </>
  ),
  vuoto: <circle cx="8" cy="8" r="6.1" className={s.unkVuoto} />,
  ignoto: (
    <>
      <rect x="1.6" y="1.6" width="12.8" height="12.8" rx="2" className={s.unkVuoto} />
      <path d="M6.1 6.1a1.9 1.9 0 1 1 2.7 1.8c-.6.3-.8.7-.8 1.3M8 11.4v.3" className={s.unkSegno} />
    </>
  ),
};

const comune = { viewBox: '0 0 16 16', width: 16, height: 16 } as const;

/** Drawing of a level's state; with `nome` it stands alone, without it is beside its word. */
export const SegnoLivello = ({ forma, nome }: { readonly forma: FormaLivello; readonly nome?: string }) =>
  nome === undefined ? (
    <svg {...comune} className={s.segno} aria-hidden="true">
      {forme[forma]}
    </svg>
  ) : (
    <svg {...comune} className={s.segno} role="img" aria-label={nome}>
      <title>{nome}</title>
      {forme[forma]}
    </svg>
  );
