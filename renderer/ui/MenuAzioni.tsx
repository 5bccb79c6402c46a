import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import s from './MenuAzioni.module.css';

/** One entry of a menu. */
export type VoceMenu = {
  readonly id: string;
  readonly testo: string;
  readonly icona?: LucideIcon;
  readonly tasti?: string | undefined;
  readonly disabilitata?: boolean;
  readonly esegui: () => void;
};

/** Menu that opens from its button. */
export const MenuAzioni = ({
  etichetta,
  voci,
  children,
}: {
  readonly etichetta: string;
  readonly voci: readonly VoceMenu[];
  readonly children: ReactElement;
}) => (
  <MenuTrigger>
    {children}
    <Popover className={s.tendina ?? ''} placement="bottom end">
      <Menu
        aria-label={etichetta}
        className={s.menu ?? ''}
        disabledKeys={voci.filter((v) => v.disabilitata === true).map((v) => v.id)}
        onAction={(id) => voci.find((v) => v.id === id)?.esegui()}
      >
        {voci.map(({ id, testo, icona: Icona, tasti }) => (
          <MenuItem key={id} id={id} textValue={testo} className={s.voce ?? ''}>
            {Icona ? <Icona aria-hidden /> : null}
            <span>{testo}</span>
            {tasti === undefined ? null : <kbd className={s.tasti}>{tasti}</kbd>}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  </MenuTrigger>
);
