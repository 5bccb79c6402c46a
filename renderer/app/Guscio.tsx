import { TriangleAlert, Unplug } from 'lucide-react';
import { Suspense, useEffect, useMemo } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useTranslation } from 'react-i18next';
import { Bottone } from '../ui/Bottone.tsx';
import { scorribile } from '../ui/Colonne.tsx';
import { Attesa, Guasto } from '../ui/Condizioni.tsx';
import { useMotore } from './api/eventi.ts';
import { type Riceve, useDomanda } from './api/uso.ts';
import { BandaAlta } from './BandaAlta.tsx';
import { BandaBassa } from './BandaBassa.tsx';
import { contaSegnalazioni } from './conto-segnalazioni.ts';
import { apriDialogo } from './dialoghi.ts';
import s from './Guscio.module.css';
import { useRotta } from './navigazione.ts';
import { indirizzo, type NomeStanza, stanze } from './rotte.ts';
import { tavolaStanze } from './tavola-stanze.ts';

const Rotaia = ({ corrente, bloccanti }: { readonly corrente: NomeStanza; readonly bloccanti: number }) => {
  const { t } = useTranslation('guscio');
  return (
    <nav className={s.stanze} aria-label={t('stanze')} data-pannello {...scorribile}>
      {stanze.map((nome) => {
        const { icona: Icona } = tavolaStanze[nome];
        return (
          <a key={nome} href={indirizzo(nome)} {...(nome === corrente ? { 'aria-current': 'page' as const } : {})}>
            <Icona aria-hidden />
            <span>{t(`stanza.${nome}`)}</span>
            {nome === 'verifica' && bloccanti > 0 ? (
              <span className={s.conta} role="img" aria-label={t('bloccantiSegno', { count: bloccanti })}>
                {bloccanti}
              </span>
            ) : null}
          </a>
        );
      })}
    </nav>
  );
};

const FermataStanza = ({ riapri }: { readonly riapri: () => void }) => {
  const { t } = useTranslation();
  return (
    <Guasto
      titolo={t('guastoStanza')}
      messaggio={t('guastoStanzaTesto')}
      azioni={<Bottone onPress={riapri}>{t('riapriStanza')}</Bottone>}
    />
  );
};

/** The shell of an open plan: band, rail, room, status. */
export const Guscio = ({ stato }: { readonly stato: Riceve<'file/stato'> }) => {
  const { t } = useTranslation('guscio');
  const { t: c } = useTranslation();
  const { stanza, id, parametri } = useRotta();
  const motore = useMotore();
  const verifica = useDomanda('verifica/esegui', { regola: null }, { tieniPrecedente: true });
  const autore = useDomanda('autore/leggi', {});
  const conto = useMemo(() => (verifica.data ? contaSegnalazioni(verifica.data.rilievi) : null), [verifica.data]);
  const { Stanza } = tavolaStanze[stanza];

  useEffect(() => {
    document.title = t('titoloPagina', { stanza: t(`stanza.${stanza}`), piano: stato.denominazione ?? t('prodotto') });
    if (document.activeElement === document.body) document.getElementById('titolo-stanza')?.focus();
  }, [stanza, stato.denominazione, t]);

  return (
    <div className={s.guscio}>
      <button type="button" className={s.salta} onClick={() => document.getElementById('contenuto')?.focus()}>
        {t('salta')}
      </button>
      <BandaAlta stato={stato} />
      {motore === 'perso' ? (
        <div className={s.avviso} role="alert">
          <Unplug aria-hidden size={16} />
          {t('perso')}
        </div>
      ) : null}
      {motore !== 'perso' && stato.avvisi.length > 0 ? (
        <div className={s.avviso} role="alert">
          <TriangleAlert aria-hidden size={16} />
          <span>{stato.avvisi.join(' ')}</span>
          {stato.nonSalvato === 'estraneo' ? (
            <Bottone misura="piccola" onPress={() => apriDialogo('estraneo')}>
              {t('estraneo.scegli')}
            </Bottone>
          ) : null}
        </div>
      ) : null}
      <Rotaia corrente={stanza} bloccanti={conto?.bloccante ?? 0} />
      <main className={s.stanza} id="contenuto" tabIndex={-1}>
        <ErrorBoundary
          key={stanza}
          resetKeys={[id, parametri]}
          fallbackRender={({ resetErrorBoundary }) => <FermataStanza riapri={resetErrorBoundary} />}
        >
          <Suspense fallback={<Attesa testo={c('caricamento')} />}>
            <Stanza />
          </Suspense>
        </ErrorBoundary>
      </main>
      <BandaBassa stato={stato} conto={conto} autore={autore.data?.autore?.nome ?? null} />
    </div>
  );
};
