import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContenutoSezione, testoInline } from '#domain/section-content.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Dialogo } from '../../ui/Dialogo.tsx';
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
    <Dialogo
      titolo={t('conflitto.titolo')}
      nota={t('conflitto.spiega')}
      larga
      chiudibile={false}
      chiudi={tieniMio}
      etichettaChiudi={t('dialogo.chiudi')}
      azioni={
        <>
          <Bottone onPress={tieniAltro}>{t('conflitto.tieniAltro')}</Bottone>
          <Bottone variante="primaria" onPress={tieniMio}>
            {t('conflitto.tieniMio')}
          </Bottone>
        </>
      }
    >
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
    </Dialogo>
  );
};
