import { type JSX, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDomanda } from '../../app/api/uso.ts';
import { correggi, useRotta, vai } from '../../app/navigazione.ts';
import type { ManigliaEditor } from '../../editor/EditorSezione.tsx';
import { Attesa, Guasto } from '../../ui/Condizioni.tsx';
import { AlberoSezioni } from './AlberoSezioni.tsx';
import stile from './piano.module.css';
import { SezioneAperta } from './Sezione.tsx';
import { BandaScheda } from './scheda/BandaScheda.tsx';
import { ElencoSchede } from './scheda/ElencoSchede.tsx';
import { SchedaAperta } from './scheda/SchedaAperta.tsx';

/**
 * Room Piano: index, editor of the open section, inspector; for a scheda, its data or its text; or the list of all the
 * schede. The address says what is open.
 */
export const StanzaPiano = (): JSX.Element => {
  const { t } = useTranslation('piano');
  const { id, parametri } = useRotta();
  const { data: albero, error } = useDomanda('sezioni/albero', {}, { tieniPrecedente: true });
  const { data: file } = useDomanda('file/stato', {});
  const maniglia = useRef<ManigliaEditor | null>(null);
  const registra = useCallback((m: ManigliaEditor | null) => {
    maniglia.current = m;
  }, []);
  const elenco = parametri.modo === 'elenco';
  // A scheda may be named by its own id; sections of schede have no key: without an id nothing may match them.
  const chiesta = id?.startsWith('scheda:') === true ? id.slice('scheda:'.length) : null;
  const voci = albero?.voci ?? [];
  const trovata =
    id === null
      ? undefined
      : voci.find((v) => (chiesta === null ? v.id === id || v.chiave === id : v.schedaId === chiesta));
  const aperta = trovata ?? (chiesta === null ? (voci[0] ?? null) : null);
  const schedaId = aperta === null ? chiesta : aperta.schedaId;
  const modo = parametri.modo ?? (chiesta === null ? 'testo' : 'scheda');
  const conDati = schedaId !== null && (modo === 'scheda' || aperta === null);

  useEffect(() => {
    if (!elenco && aperta !== null && aperta.id !== id)
      correggi('piano', aperta.id, chiesta === null ? {} : { modo: conDati ? 'scheda' : null, parte: parametri.parte });
  }, [aperta, id, elenco, chiesta, conDati, parametri.parte]);
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
      if (nuovo === aperta?.id && !elenco) return;
      await maniglia.current?.scriviOra();
      const diScheda = voci.find((v) => v.id === nuovo)?.schedaId ?? null;
      vai('piano', nuovo, conDati && diScheda !== null ? { modo: 'scheda', parte: parametri.parte } : {});
    },
    [aperta?.id, elenco, voci, conDati, parametri.parte],
  );

  if (error) return <Guasto titolo={t('stanza.errore')} messaggio={error.message} />;
  if (!albero) return <Attesa testo={t('stanza.carico')} />;
  const scrivibile = file?.solaLettura === false;
  return (
    <div
      className={stile.stanza}
      data-banda={(!elenco && schedaId !== null) || undefined}
      data-dati={(!elenco && conDati) || undefined}
    >
      {elenco ? null : <h1 className={stile.soloLettori}>{t('stanza.titolo')}</h1>}
      <AlberoSezioni
        albero={albero}
        scelta={elenco ? null : (aperta?.id ?? null)}
        scegli={(nuovo) => void scegli(nuovo)}
      />
      {elenco ? (
        <ElencoSchede nuova={parametri.nuova !== undefined} scrivibile={scrivibile} />
      ) : (
        <>
          {schedaId === null ? null : (
            <BandaScheda
              id={schedaId}
              modo={conDati ? 'scheda' : 'testo'}
              parte={parametri.parte}
              scrivibile={scrivibile}
            />
          )}
          {schedaId !== null && conDati ? (
            <SchedaAperta
              key={schedaId}
              id={schedaId}
              rotta={aperta?.id ?? `scheda:${schedaId}`}
              parte={parametri.parte}
              scrivibile={scrivibile}
            />
          ) : aperta === null ? (
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
        </>
      )}
    </div>
  );
};
