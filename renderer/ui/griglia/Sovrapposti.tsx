import type { ReactNode, RefObject } from 'react';
import { Dialog, Menu, MenuItem, Popover } from 'react-aria-components';
import m from '../MenuAzioni.module.css';
import type { VoceMenu } from '../MenuAzioni.tsx';
import s from './Griglia.module.css';

/** What opens over the grid, beside the cell that it concerns: panel of a column, menu of a cell. */
export const Sovrapposti = ({
  appiglio,
  pannello,
  titolo,
  chiudiPannello,
  menuAperto,
  etichettaMenu,
  menu,
  chiudiMenu,
}: {
  readonly appiglio: RefObject<HTMLElement | null>;
  readonly pannello: ReactNode | null;
  readonly titolo: string;
  readonly chiudiPannello: () => void;
  readonly menuAperto: boolean;
  readonly etichettaMenu: string;
  readonly menu: readonly VoceMenu[];
  readonly chiudiMenu: () => void;
}) => (
  <>
    <Popover
      triggerRef={appiglio}
      isOpen={pannello !== null}
      onOpenChange={(aperto) => {
        if (!aperto) chiudiPannello();
      }}
      placement="bottom start"
      className={s.pannello ?? ''}
    >
      <Dialog aria-label={titolo} className={s.dialogo ?? ''}>
        {pannello}
      </Dialog>
    </Popover>
    <Popover
      triggerRef={appiglio}
      isOpen={menuAperto}
      onOpenChange={(aperto) => {
        if (!aperto) chiudiMenu();
      }}
      placement="bottom start"
      className={m.tendina ?? ''}
    >
      <Menu
        aria-label={etichettaMenu}
        className={m.menu ?? ''}
        autoFocus
        disabledKeys={menu.filter((v) => v.disabilitata === true).map((v) => v.id)}
        onAction={(id) => {
          chiudiMenu();
          menu.find((v) => v.id === id)?.esegui();
        }}
      >
        {menu.map(({ id, testo, icona: Icona, tasti }) => (
          <MenuItem key={id} id={id} textValue={testo} className={m.voce ?? ''}>
            {Icona ? <Icona aria-hidden /> : null}
            <span>{testo}</span>
            {tasti === undefined ? null : <kbd className={m.tasti}>{tasti}</kbd>}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  </>
);
