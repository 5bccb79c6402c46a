import { type JSX, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDomanda } from '../../app/api/uso.ts';
import { correggi, useRotta, vai } from '../../app/navigazione.ts';
import type { ManigliaEditor } from '../../editor/EditorSezione.tsx';
import { Attesa, Guasto } from '../../ui/Condizioni.tsx';
import { AlberoSezioni } from './AlberoSezioni.tsx';
import stile from './piano.module.css';
import { SezioneAperta } from './Sezione.tsx';

/** Room Piano: index, editor of the open section, inspector. The address says which section is open. */
export const StanzaPiano = (): JSX.Element => {
  const { t } = useTranslation('piano');
  const { id } = useRotta();
  const { data: albero, error } = useDomanda('sezioni/albero', {}, { tieniPrecedente: true });
  const { data: file } = useDomanda('file/stato', {});
  const maniglia = useRef<ManigliaEditor | null>(null);
  const registra = useCallback((m: ManigliaEditor | null) => {
    maniglia.current = m;
  }, []);
  // Sections of schede have no key: without an id nothing may match them.
  const chiesta = id === null ? undefined : albero?.voci.find((v) => v.id === id || v.chiave === id);
  const aperta = chiesta ?? albero?.voci[0] ?? null;

  useEffect(() => {
    if (aperta !== null && aperta.id !== id) correggi('piano', aperta.id);
  }, [aperta, id]);
  useEffect(() => {
    const chiudi = (e: BeforeUnloadEvent): void => {
      if (maniglia.current?.daScrivere()) {
        void maniglia.current.scriviOra();
        e.preventDefault();
      }
    };
    window.addEventListener('beforeunload', chiudi);
    return () => window.removeEventListener('beforeunload', chiudi);
  }, []);
  // Leaving a section writes it first: what was typed is durable before anything else is shown.
  const scegli = useCallback(
    async (nuovo: string) => {
      if (nuovo === aperta?.id) return;
      await maniglia.current?.scriviOra();
      vai('piano', nuovo);
    },
    [aperta?.id],
  );

  if (error) return <Guasto titolo={t('stanza.errore')} messaggio={error.message} />;
  if (!albero) return <Attesa testo={t('stanza.carico')} />;
  return (
    <div className={stile.stanza}>
      <h1 className={stile.soloLettori}>{t('stanza.titolo')}</h1>
      <AlberoSezioni albero={albero} scelta={aperta?.id ?? null} scegli={(nuovo) => void scegli(nuovo)} />
      {aperta === null ? (
        <p className={stile.messaggioStanza}>{t('stanza.nessuna')}</p>
      ) : (
        <SezioneAperta
          key={aperta.id}
          id={aperta.id}
          numero={aperta.numero}
          paroleAttese={aperta.paroleAttese}
          solaLettura={file?.solaLettura ?? true}
          registra={registra}
        />
      )}
    </div>
  );
};
