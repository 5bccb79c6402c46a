import { X } from 'lucide-react';
import type { FormEvent, ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Bottone } from './Bottone.tsx';
import { classi } from './classi.ts';
import s from './Dialogo.module.css';

/**
 * Dialog: head with title and close, body that scrolls, foot with a hint on the left and the buttons on the right
 * (primary last). `onInvia` makes it a form. Escape closes and gives the focus back.
 */
export const Dialogo = ({
  titolo,
  nota,
  testa,
  larga = false,
  chiudi,
  etichettaChiudi,
  suggerimento,
  azioni,
  onInvia,
  chiudibile = true,
  children,
}: {
  readonly titolo: string;
  readonly nota?: ReactNode;
  readonly testa?: ReactNode;
  readonly larga?: boolean;
  readonly chiudi: () => void;
  readonly etichettaChiudi: string;
  readonly suggerimento?: ReactNode;
  readonly azioni: ReactNode;
  readonly onInvia?: () => void;
  readonly chiudibile?: boolean;
  readonly children: ReactNode;
}) => {
  const interno = (
    <>
      <header className={s.testa}>
        <div>
          <Heading slot="title" level={2}>
            {titolo}
          </Heading>
          {nota === undefined ? null : <p className={s.nota}>{nota}</p>}
        </div>
        {testa}
        {chiudibile ? <Bottone variante="quieta" icona={X} etichetta={etichettaChiudi} onPress={chiudi} /> : null}
      </header>
      <div className={s.corpo}>{children}</div>
      <footer className={s.piede}>
        <span className={s.suggerimento}>{suggerimento}</span>
        {azioni}
      </footer>
    </>
  );
  return (
    <ModalOverlay
      className={s.velo ?? ''}
      isOpen
      isDismissable={false}
      isKeyboardDismissDisabled={!chiudibile}
      onOpenChange={(aperto) => {
        if (!aperto) chiudi();
      }}
    >
      <Modal className={classi(s.finestra, larga && s.larga)}>
        <Dialog className={s.dialogo ?? ''}>
          {onInvia === undefined ? (
            interno
          ) : (
            <form
              className={s.dialogo}
              noValidate
              onSubmit={(evento: FormEvent) => {
                evento.preventDefault();
                onInvia();
                const modulo = evento.currentTarget;
                // What is missing gets the focus, once the errors are on the page.
                window.requestAnimationFrame(() => {
                  const primo = modulo.querySelector('[aria-invalid="true"]');
                  if (primo instanceof HTMLElement) primo.focus();
                });
              }}
            >
              {interno}
            </form>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
