import type { ReactElement } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import s from './Suggerimento.module.css';

/** Short text shown on hover after 300 ms and at once on keyboard focus. */
export const Suggerimento = ({ testo, children }: { readonly testo: string; readonly children: ReactElement }) => (
  <TooltipTrigger delay={300} closeDelay={80}>
    {children}
    <Tooltip className={s.suggerimento ?? ''} offset={6}>
      {testo}
    </Tooltip>
  </TooltipTrigger>
);
