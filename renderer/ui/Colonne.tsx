import { type LucideIcon, X } from 'lucide-react';
import { Fragment, type ReactNode, useState, useSyncExternalStore } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { Bottone } from './Bottone.tsx';
import s from './Colonne.module.css';
import { classi } from './classi.ts';

/** Whether the window is at least `pixel` wide (CSS pixels: zoom counts). */
export const useAlmeno = (pixel: number): boolean => {
  const domanda = window.matchMedia(`(min-width: ${pixel}px)`);
  return useSyncExternalStore(
    (avvisa) => {
      domanda.addEventListener('change', avvisa);
      return () => domanda.removeEventListener('change', avvisa);
    },
    () => domanda.matches,
  );
};

/** A side panel: its title, its width in CSS px, and the button that opens it where there is no room. */
export type Lato = {
  readonly titolo: string;
  readonly contenuto: ReactNode;
  /** Width in pixels at first; then as the person left it. */
  readonly larghezza: number;
  readonly icona: LucideIcon;
  /** Words of the button that opens it when there is no room for it. */
  readonly bottone: string;
  /** Stays in view down to 800 px instead of leaving below 1240 px. */
  readonly resta?: boolean;
};

/** A region that scrolls must be reachable by keyboard (WCAG 2.1.1), and F6 goes from one to the next. */
export const scorribile = { tabIndex: 0 } as const;

/** Width below which side panels leave their place. */
const LARGO = 1240;
const STRETTO = 800;

/**
 * Up to three panels side by side, resized by drag and by keyboard, widths remembered per room. Where there is no room
 * a side panel opens over the content from a button.
 */
export const Colonne = ({
  id,
  sinistra,
  destra,
  children,
  titoloCentro,
  etichettaMisura,
  chiudi,
}: {
  readonly id: string;
  readonly sinistra?: Lato | undefined;
  readonly destra?: Lato | undefined;
  readonly children: ReactNode;
  readonly titoloCentro: string;
  readonly etichettaMisura: string;
  readonly chiudi: string;
}) => {
  const largo = useAlmeno(LARGO);
  const medio = useAlmeno(STRETTO);
  const [aperto, apri] = useState<'sinistra' | 'destra' | null>(null);
  const inVista = (lato: Lato | undefined): Lato | null =>
    lato !== undefined && (largo || (medio && lato.resta === true)) ? lato : null;
  const prima = inVista(sinistra);
  const dopo = inVista(destra);
  const nascosti = [
    { dove: 'sinistra' as const, lato: sinistra, visto: prima },
    { dove: 'destra' as const, lato: destra, visto: dopo },
  ].filter((x) => x.lato !== undefined && x.visto === null);
  const disposizione = useDefaultLayout({
    id: `pdz-colonne-${id}-${prima ? 's' : ''}${dopo ? 'd' : ''}`,
    storage: window.localStorage,
  });
  const cassetto = aperto === 'sinistra' ? sinistra : aperto === 'destra' ? destra : undefined;

  const pannello = (lato: Lato, chi: string) => (
    <Panel id={chi} defaultSize={lato.larghezza} minSize={140} maxSize="50%" groupResizeBehavior="preserve-pixel-size">
      <aside className={s.lato} aria-label={lato.titolo} data-pannello {...scorribile}>
        {lato.contenuto}
      </aside>
    </Panel>
  );

  return (
    <div className={s.stretta}>
      {nascosti.length === 0 ? null : (
        <div className={s.attrezzi}>
          {nascosti.map(({ dove, lato }) =>
            lato === undefined ? null : (
              <Bottone key={dove} misura="piccola" icona={lato.icona} onPress={() => apri(dove)}>
                {lato.bottone}
              </Bottone>
            ),
          )}
        </div>
      )}
      <Group
        className={s.gruppo ?? ''}
        orientation="horizontal"
        {...(disposizione.defaultLayout === undefined ? {} : { defaultLayout: disposizione.defaultLayout })}
        onLayoutChanged={disposizione.onLayoutChanged}
      >
        {prima === null ? null : (
          <Fragment key="s">
            {pannello(prima, 'sinistra')}
            <Separator className={s.maniglia ?? ''} aria-label={`${etichettaMisura} ${prima.titolo}`} />
          </Fragment>
        )}
        <Panel id="centro" minSize={240}>
          <section className={s.centro} aria-label={titoloCentro} data-pannello {...scorribile}>
            {children}
          </section>
        </Panel>
        {dopo === null ? null : (
          <Fragment key="d">
            <Separator className={s.maniglia ?? ''} aria-label={`${etichettaMisura} ${dopo.titolo}`} />
            {pannello(dopo, 'destra')}
          </Fragment>
        )}
      </Group>
      {cassetto === undefined ? null : (
        <ModalOverlay
          className={classi(s.velo, aperto === 'destra' && s.destra)}
          isOpen
          isDismissable
          onOpenChange={(si) => {
            if (!si) apri(null);
          }}
        >
          <Modal className={s.cassetto ?? ''}>
            <Dialog className={s.interno ?? ''}>
              <header>
                <Heading slot="title" level={2}>
                  {cassetto.titolo}
                </Heading>
                <Bottone variante="quieta" icona={X} etichetta={chiudi} onPress={() => apri(null)} />
              </header>
              <div>{cassetto.contenuto}</div>
            </Dialog>
          </Modal>
        </ModalOverlay>
      )}
    </div>
  );
};
