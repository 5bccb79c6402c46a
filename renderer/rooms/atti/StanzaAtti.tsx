import {
  CircleAlert,
  CircleCheck,
  CircleMinus,
  Download,
  FileCheck2,
  type LucideIcon,
  PanelRight,
  Stamp,
} from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Anteprima } from '../../app/Anteprima.tsx';
import { type Riceve, useDomanda, useOrdine } from '../../app/api/uso.ts';
import { finisciLavori } from '../../app/congedo.ts';
import { correggi, useRotta } from '../../app/navigazione.ts';
import { notifica } from '../../app/notifiche.ts';
import { indirizzo } from '../../app/rotte.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Colonne } from '../../ui/Colonne.tsx';
import { Attesa, Guasto, Vuoto } from '../../ui/Condizioni.tsx';
import { Stato } from '../../ui/Distintivo.tsx';
import { IntestazioneStanza } from '../../ui/IntestazioneStanza.tsx';
import { Scelta } from '../../ui/Scelta.tsx';
import type { Tono } from '../../ui/toni.ts';
import s from './atti.module.css';
import { PannelloAtto } from './PannelloAtto.tsx';

type VoceAtto = Riceve<'atti/elenco'>['atti'][number];
type IdAtto = 'accordo' | 'piano';
const eAtto = (id: string): id is IdAtto => id === 'accordo' || id === 'piano';

const segniAtto: Readonly<Record<VoceAtto['stato'], { readonly icona: LucideIcon; readonly tono: Tono }>> = {
  pronto: { icona: CircleCheck, tono: 'ok' },
  incompleto: { icona: CircleAlert, tono: 'warn' },
  non_applicabile: { icona: CircleMinus, tono: 'unk' },
};

const useParole = () => {
  const { t } = useTranslation('atti');
  return (a: VoceAtto): string =>
    a.perche ??
    ([
      a.mancanze > 0 ? t('mancanze', { count: a.mancanze }) : null,
      a.bloccanti > 0 ? t('bloccanti', { count: a.bloccanti }) : null,
    ]
      .filter((x) => x !== null)
      .join(', ') ||
      t('completo'));
};

const ElencoAtti = ({ atti, scelto }: { readonly atti: readonly VoceAtto[]; readonly scelto: string | null }) => {
  const { t } = useTranslation('atti');
  const parole = useParole();
  return (
    <ol className={s.voci} aria-label={t('elenco')}>
      {atti.map((a) => {
        const { icona, tono } = segniAtto[a.stato];
        return (
          <li key={a.id}>
            <a href={indirizzo('atti', a.id)} {...(a.id === scelto ? { 'aria-current': 'true' as const } : {})}>
              <b>{a.titolo}</b>
              <Stato tono={tono} icona={icona}>
                {t(`stato.${a.stato}`)}
              </Stato>
              <small>{parole(a)}</small>
            </a>
          </li>
        );
      })}
    </ol>
  );
};

/** Acts that fall out of the plan: list, preview, what is missing, values, parties, export. */
export const StanzaAtti = () => {
  const { t } = useTranslation('atti');
  const { t: c } = useTranslation();
  const parole = useParole();
  const { id, parametri } = useRotta();
  const elenco = useDomanda('atti/elenco', {}, { tieniPrecedente: true });
  const versioni = useDomanda('versioni/elenco', {});
  const atti = elenco.data?.atti ?? [];
  const voce = atti.find((a) => a.id === id) ?? atti[0] ?? null;
  const scelto: IdAtto | null = voce !== null && eAtto(voce.id) ? voce.id : null;
  const versione = /^\d+$/.test(parametri.versione ?? '') ? Number(parametri.versione) : null;
  const applicabile = voce !== null && voce.stato !== 'non_applicabile';
  const anteprima = useDomanda(
    'atti/anteprima',
    { id: scelto ?? 'accordo', versione },
    { attiva: scelto !== null && applicabile, tieniPrecedente: true },
  );
  const esporta = useOrdine('guscio/esporta');

  const esegui = async (genere: IdAtto, definitiva: boolean) => {
    await finisciLavori();
    esporta.mutate(
      { genere, versione, definitiva },
      {
        onSuccess: ({ annullato, nome }) => {
          if (!annullato) notifica({ tono: 'ok', testo: t('esportato', { nome: nome ?? '' }) });
        },
      },
    );
  };

  // A menu asked for the export: start it once, then forget the request.
  const chiesta = useRef(false);
  useEffect(() => {
    if (parametri.esporta === undefined) {
      chiesta.current = false;
      return;
    }
    if (chiesta.current || scelto === null || !applicabile) return;
    chiesta.current = true;
    correggi('atti', scelto, {});
    void esegui(scelto, false);
  });

  const attesa =
    voce === null || (voce.bloccanti === 0 && voce.mancanze === 0) ? null : t('aspetta', { cosa: parole(voce) });
  const perche = !applicabile ? (voce?.perche ?? t('stato.non_applicabile')) : null;

  return (
    <>
      <IntestazioneStanza
        titolo={t('titolo')}
        contesto={voce === null ? null : t('contesto', { nome: voce.titolo, stato: parole(voce) })}
      >
        {scelto === null ? null : (
          <>
            <Bottone
              icona={FileCheck2}
              perche={perche ?? attesa}
              onPress={() => void esegui(scelto, true)}
              occupato={esporta.isPending && esporta.variables?.definitiva === true}
            >
              {t('esportaDefinitivo')}
            </Bottone>
            <Bottone
              variante="primaria"
              icona={Download}
              perche={perche}
              onPress={() => void esegui(scelto, false)}
              occupato={esporta.isPending && esporta.variables?.definitiva === false}
            >
              {versione === null ? t('esportaBozza') : t('esportaVersione', { n: versione })}
            </Bottone>
          </>
        )}
      </IntestazioneStanza>
      {elenco.isError ? (
        <Guasto
          titolo={c('guasto')}
          messaggio={elenco.error.message}
          azioni={<Bottone onPress={() => void elenco.refetch()}>{c('riprova')}</Bottone>}
        />
      ) : elenco.data === undefined ? (
        <Attesa testo={c('caricamento')} />
      ) : voce === null ? (
        <Vuoto titolo={t('nessuno')} icona={Stamp}>
          {t('nessunoTesto')}
        </Vuoto>
      ) : (
        <Colonne
          id="atti"
          titoloCentro={t('anteprima')}
          etichettaMisura={c('misura')}
          chiudi={c('chiudi')}
          sinistra={{
            titolo: t('elenco'),
            bottone: t('mostraElenco'),
            icona: Stamp,
            larghezza: 280,
            resta: true,
            contenuto: <ElencoAtti atti={atti} scelto={voce.id} />,
          }}
          destra={
            anteprima.data === undefined || !applicabile
              ? undefined
              : {
                  titolo: t('lato'),
                  bottone: t('mostraLato'),
                  icona: PanelRight,
                  larghezza: 348,
                  contenuto: <PannelloAtto anteprima={anteprima.data} voce={voce} />,
                }
          }
        >
          {!applicabile ? (
            <Vuoto titolo={t('stato.non_applicabile')} icona={Stamp}>
              {voce.perche}
            </Vuoto>
          ) : anteprima.isError ? (
            <Guasto
              titolo={c('guasto')}
              messaggio={anteprima.error.message}
              azioni={<Bottone onPress={() => void anteprima.refetch()}>{c('riprova')}</Bottone>}
            />
          ) : anteprima.data === undefined ? (
            <Attesa testo={c('caricamento')} />
          ) : (
            <>
              <div className={s.attrezzi}>
                <b>{voce.titolo}</b>
                <Scelta
                  etichetta={t('versione')}
                  etichettaNascosta
                  opzioni={[
                    { id: '', testo: t('bozza') },
                    ...(versioni.data?.versioni ?? []).map((v) => ({
                      id: String(v.numero),
                      testo: t('versioneN', { n: v.numero, nome: v.nome }),
                    })),
                  ]}
                  valore={versione === null ? '' : String(versione)}
                  onCambia={(v) => correggi('atti', voce.id, { scheda: parametri.scheda, versione: v })}
                />
                {anteprima.data.bozza === null ? null : <Stato tono="warn">{anteprima.data.bozza}</Stato>}
              </div>
              <div className={s.foglio}>
                <Anteprima titolo={anteprima.data.titolo} html={anteprima.data.html} />
              </div>
            </>
          )}
        </Colonne>
      )}
    </>
  );
};
