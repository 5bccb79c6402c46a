import { type JSX, type ReactNode, useState } from 'react';
import {
  Button,
  Dialog,
  Heading,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import stile from './editor.module.css';

type Voce = { readonly id: string; readonly titolo: string; readonly dettaglio: string; readonly valore?: ReactNode };
type Proprieta = {
  readonly aperto: boolean;
  readonly chiudi: () => void;
  readonly titolo: string;
  readonly etichetta: string;
  readonly voci: readonly Voce[];
  readonly inCorso: boolean;
  readonly cerca: (testo: string) => void;
  readonly scegli: (id: string) => void;
};

/** Search and choose one: used for live figures and for norms, by keyboard alone. */
export const DialogoScelta = (p: Proprieta): JSX.Element => {
  const { t } = useTranslation('piano');
  const [testo, setTesto] = useState('');
  return (
    <ModalOverlay isOpen={p.aperto} onOpenChange={(a) => !a && p.chiudi()} isDismissable className={stile.velo ?? ''}>
      <Modal className={stile.dialogo ?? ''}>
        <Dialog className={stile.dialogoCorpo ?? ''}>
          <Heading slot="title" className={stile.dialogoTitolo ?? ''}>
            {p.titolo}
          </Heading>
          <SearchField
            autoFocus
            value={testo}
            onChange={(v) => {
              setTesto(v);
              p.cerca(v);
            }}
            className={stile.ricerca ?? ''}
          >
            <Label>{p.etichetta}</Label>
            <Input />
          </SearchField>
          <ListBox
            aria-label={p.titolo}
            selectionMode="single"
            className={stile.risultati ?? ''}
            items={p.voci}
            onAction={(id) => {
              p.scegli(String(id));
              p.chiudi();
            }}
            renderEmptyState={() => (
              <p className={stile.vuotoElenco}>{p.inCorso ? t('dialogo.cerco') : t('dialogo.nessuno')}</p>
            )}
          >
            {(voce) => (
              <ListBoxItem id={voce.id} textValue={voce.titolo} className={stile.risultato ?? ''}>
                <span className={stile.risultatoTitolo}>{voce.titolo}</span>
                {voce.valore === undefined ? null : <span className={stile.risultatoValore}>{voce.valore}</span>}
                <span className={stile.risultatoDettaglio}>{voce.dettaglio}</span>
              </ListBoxItem>
            )}
          </ListBox>
          <div className={stile.dialogoPiede}>
            <Button slot="close" className={stile.bottone ?? ''}>
              {t('dialogo.chiudi')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
