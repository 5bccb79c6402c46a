import type { JSX } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type ContenutoSezione, testoInline } from '#domain/section-content.ts';
import stileEditor from '../../editor/editor.module.css';
import stile from './piano.module.css';

const testo = (contenuto: ContenutoSezione): string =>
  contenuto.blocchi
    .map((b) => {
      if ('contenuto' in b) return testoInline(b.contenuto);
      if (b.tipo === 'elenco') return b.voci.map((v) => `• ${testoInline(v.contenuto)}`).join('\n');
      if (b.tipo === 'tabella')
        return b.righe.map((r) => r.map((c) => testoInline(c.contenuto)).join(' | ')).join('\n');
      return 'titolo' in b && b.titolo ? `[${b.titolo}]` : '';
    })
    .filter((t) => t !== '')
    .join('\n\n');

type Proprieta = {
  readonly mio: ContenutoSezione;
  readonly altro: ContenutoSezione;
  readonly tieniMio: () => void;
  readonly tieniAltro: () => void;
};

/** Two texts of one section, side by side: nothing is lost until the person has chosen. */
export const Conflitto = ({ mio, altro, tieniMio, tieniAltro }: Proprieta): JSX.Element => {
  const { t } = useTranslation('piano');
  return (
    <ModalOverlay isOpen className={stileEditor.velo ?? ''}>
      <Modal className={`${stileEditor.dialogo} ${stile.largo}`}>
        <Dialog role="alertdialog" className={stileEditor.dialogoCorpo ?? ''}>
          <Heading slot="title" className={stileEditor.dialogoTitolo ?? ''}>
            {t('conflitto.titolo')}
          </Heading>
          <p>{t('conflitto.spiega')}</p>
          <div className={stile.affiancati}>
            <section aria-label={t('conflitto.mio')}>
              <h3>{t('conflitto.mio')}</h3>
              <pre>{testo(mio)}</pre>
            </section>
            <section aria-label={t('conflitto.altro')}>
              <h3>{t('conflitto.altro')}</h3>
              <pre>{testo(altro)}</pre>
            </section>
          </div>
          <div className={stileEditor.dialogoPiede}>
            <Button className={stileEditor.bottone ?? ''} onPress={tieniAltro}>
              {t('conflitto.tieniAltro')}
            </Button>
            <Button autoFocus className={stileEditor.bottone ?? ''} onPress={tieniMio}>
              {t('conflitto.tieniMio')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
