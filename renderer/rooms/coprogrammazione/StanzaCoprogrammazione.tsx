import { MessagesSquare, Plus, Upload } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDomanda } from '../../app/api/uso.ts';
import { correggi, useRotta, vai } from '../../app/navigazione.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Colonne } from '../../ui/Colonne.tsx';
import { Attesa, Guasto, Vuoto } from '../../ui/Condizioni.tsx';
import { IntestazioneStanza } from '../../ui/IntestazioneStanza.tsx';
import { DettaglioContributo } from './DettaglioContributo.tsx';
import { ElencoContributi } from './ElencoContributi.tsx';
import { filtraContributi } from './elenco-contributi.ts';
import { NuovoContributo } from './NuovoContributo.tsx';

/** Contributions of the Terzo Settore: what they ask, what is answered, where they end in the plan. */
export const StanzaCoprogrammazione = () => {
  const { t } = useTranslation('coprogrammazione');
  const { t: c } = useTranslation();
  const { id, parametri } = useRotta();
  const domanda = useDomanda('contributi/elenco', {});
  const tutti = domanda.data?.contributi ?? [];
  // Without a choice, the first that waits for an answer is open: the list puts it on top.
  const scelto =
    tutti.find((x) => x.id === id || x.codice === id) ??
    (id === null
      ? filtraContributi(tutti, { testo: '', esito: null, leps: null, soloAnomalie: false })[0]
      : undefined) ??
    null;
  // The address names it from then on: an answer moves it down the list, and the next link must still be its own.
  const daNominare = id === null ? (scelto?.id ?? null) : null;
  useEffect(() => {
    if (daNominare !== null) correggi('coprogrammazione', daNominare, parametri);
  }, [daNominare, parametri]);
  const importa = () => vai('registri', 'contributi', { importa: 'contributi' });
  const { nuovo, ...filtri } = parametri;
  return (
    <>
      <IntestazioneStanza
        titolo={t('titolo')}
        contesto={
          domanda.data === undefined
            ? null
            : t('contesto', {
                contributi: t('contributi', { count: tutti.length }),
                enti: t('enti', { count: new Set(tutti.map((x) => x.etsId ?? x.ente)).size }),
              })
        }
      >
        <Bottone icona={Upload} onPress={importa}>
          {t('importa')}
        </Bottone>
        <Bottone
          variante="primaria"
          icona={Plus}
          onPress={() => correggi('coprogrammazione', id, { ...filtri, nuovo: 'si' })}
        >
          {t('registra')}
        </Bottone>
      </IntestazioneStanza>
      {domanda.isError ? (
        <Guasto
          titolo={c('guasto')}
          messaggio={domanda.error.message}
          azioni={<Bottone onPress={() => void domanda.refetch()}>{c('riprova')}</Bottone>}
        />
      ) : domanda.data === undefined ? (
        <Attesa testo={c('caricamento')} />
      ) : tutti.length === 0 ? (
        <Vuoto
          titolo={t('vuoto')}
          icona={MessagesSquare}
          azioni={
            <Bottone icona={Upload} onPress={importa}>
              {t('importa')}
            </Bottone>
          }
        >
          {t('vuotoTesto')}
        </Vuoto>
      ) : (
        <Colonne
          id="coprogrammazione"
          titoloCentro={t('dettaglio')}
          etichettaMisura={c('misura')}
          chiudi={c('chiudi')}
          sinistra={{
            titolo: t('elenco'),
            bottone: t('mostraElenco'),
            icona: MessagesSquare,
            larghezza: 336,
            resta: true,
            contenuto: <ElencoContributi tutti={tutti} scelto={scelto?.id ?? null} />,
          }}
        >
          {scelto === null ? (
            <Vuoto titolo={t('scegli')} icona={MessagesSquare}>
              {t('scegliTesto')}
            </Vuoto>
          ) : (
            <DettaglioContributo key={scelto.id} contributo={scelto} tutti={tutti} />
          )}
        </Colonne>
      )}
      {nuovo === undefined ? null : (
        <NuovoContributo chiudi={(nuovoId) => correggi('coprogrammazione', nuovoId ?? id, filtri)} />
      )}
    </>
  );
};
