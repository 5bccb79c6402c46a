import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { I18nProvider } from 'react-aria-components';
import { ErrorBoundary } from 'react-error-boundary';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { Bottone } from '../ui/Bottone.tsx';
import { Attesa, Guasto } from '../ui/Condizioni.tsx';
import { Apertura } from './Apertura.tsx';
import { Avvio } from './Avvio.tsx';
import { useApertura } from './apertura.ts';
import { cliente } from './api/cliente.ts';
import { useAscolto } from './api/eventi.ts';
import { ascolta } from './api/trasporto.ts';
import { chiedi, useDomanda } from './api/uso.ts';
import { azioni, type ContestoAzioni, esegui } from './azioni.ts';
import { finisciLavori } from './congedo.ts';
import { DialoghiGuscio } from './DialoghiGuscio.tsx';
import { Guscio } from './Guscio.tsx';
import { Messaggi } from './Messaggi.tsx';
import { diRifiuto } from './rifiuto.ts';
import { useScorciatoie } from './scorciatoie.ts';
import { i18n } from './testi/i18n.ts';

const senzaPiano: ContestoAzioni = { aperto: false, solaLettura: false, annulla: null, ripeti: null };

/** Menu of the desktop window and its closing: what the page must do when the shell asks. */
const useRichiesteDelGuscio = (contesto: ContestoAzioni): void => {
  useEffect(
    () =>
      ascolta((evento) => {
        if (evento.tipo === 'menu') {
          const scelta = azioni.find((a) => a.id === evento.azione);
          if (scelta) esegui(scelta.id, contesto);
          else if (evento.azione === 'guida') esegui('scorciatoie', contesto);
          else if (evento.azione === 'trova') esegui('tavolozza', contesto);
        }
        if (evento.tipo === 'apertura-rifiutata') diRifiuto(evento.messaggio, evento.dettagli);
        if (evento.tipo === 'chiusura') void finisciLavori().then(() => chiedi('guscio/congedo', {}));
      }),
    [contesto],
  );
};

const Contenuto = () => {
  const { t } = useTranslation();
  const stato = useDomanda('file/stato', {}, { tieniPrecedente: true });
  const contesto = useMemo<ContestoAzioni>(
    () =>
      stato.data
        ? {
            aperto: stato.data.aperto,
            solaLettura: stato.data.solaLettura,
            annulla: stato.data.annulla,
            ripeti: stato.data.ripeti,
          }
        : senzaPiano,
    [stato.data],
  );
  // A plan that changes under the page (opened by the desktop shell, closed by another page) leaves no old answers.
  const piano = stato.data ? `${stato.data.aperto}|${stato.data.nomeFile}|${stato.data.ambito}` : null;
  // The old plan (or the start screen) stays while a file is being chosen; the new one shows only when it is whole.
  const inApertura = useApertura();
  const prima = useRef(piano);
  if (!inApertura) prima.current = piano;
  const inArrivo = inApertura && piano !== prima.current;
  const ultimo = useRef(piano);
  useEffect(() => {
    if (ultimo.current !== null && piano !== null && ultimo.current !== piano)
      void cliente.resetQueries({ predicate: (q) => q.queryKey[0] !== 'file/stato' });
    ultimo.current = piano;
  }, [piano]);
  useAscolto();
  useScorciatoie(contesto);
  useRichiesteDelGuscio(contesto);
  if (stato.isError)
    return (
      <Guasto
        titolo={t('guasto')}
        messaggio={stato.error.message}
        azioni={<Bottone onPress={() => void stato.refetch()}>{t('riprova')}</Bottone>}
      />
    );
  if (stato.data === undefined) return <Attesa testo={t('caricamento')} />;
  return (
    <>
      {inArrivo ? <Apertura /> : stato.data.aperto ? <Guscio key={piano} stato={stato.data} /> : <Avvio />}
      <DialoghiGuscio contesto={contesto} />
    </>
  );
};

/** The whole app: providers, error boundary, messages. */
export const App = () => (
  <I18nextProvider i18n={i18n}>
    <I18nProvider locale="it-IT">
      <QueryClientProvider client={cliente}>
        <ErrorBoundary
          fallbackRender={({ resetErrorBoundary }) => (
            <Guasto
              titolo={i18n.t('guastoStanza')}
              messaggio={i18n.t('guastoStanzaTesto')}
              azioni={<Bottone onPress={resetErrorBoundary}>{i18n.t('riprova')}</Bottone>}
            />
          )}
        >
          <Contenuto />
        </ErrorBoundary>
        <Messaggi />
      </QueryClientProvider>
    </I18nProvider>
  </I18nextProvider>
);
