import { CheckCheck, ClipboardCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDomanda, useOrdine } from '../../../app/api/uso.ts';
import { notifica } from '../../../app/notifiche.ts';
import { indirizzo } from '../../../app/rotte.ts';
import { Bottone } from '../../../ui/Bottone.tsx';
import { Attesa, Guasto, Vuoto } from '../../../ui/Condizioni.tsx';
import { IntestazioneStanza } from '../../../ui/IntestazioneStanza.tsx';
import s from './cambia.module.css';
import { GruppiCambio } from './GruppiCambio.tsx';
import { ModelloNuovo } from './ModelloNuovo.tsx';
import { type Gruppi, primeVoci, type Voce } from './parole.ts';
import { Riepilogo } from './Riepilogo.tsx';

/** Places shown at once. */
const PEZZO = 200;

/** The place after these in reading order, else the one before: where the eye goes when they leave the list. */
const accanto = (gruppi: Gruppi, via: ReadonlySet<string>): string | null => {
  const ids = gruppi.flatMap((g) => g.voci.map((v) => v.id));
  const ultimo = ids.findLastIndex((id) => via.has(id));
  return ids.slice(ultimo + 1).find((id) => !via.has(id)) ?? ids.findLast((id) => !via.has(id)) ?? null;
};

/** What imports and models changed in the plan already written: one goes through it, accepts or keeps what was there. */
export const DaRivedere = () => {
  const { t } = useTranslation('cambia');
  const { t: c } = useTranslation();
  const elenco = useDomanda('cambia/elenco', {}, { tieniPrecedente: true });
  const puoi = useDomanda('file/stato', {}).data?.solaLettura === false;
  const accetta = useOrdine('cambia/accetta');
  const tieni = useOrdine('cambia/tieni');
  const [quante, mostra] = useState(PEZZO);
  const lista = useRef<HTMLDivElement>(null);
  const prossima = useRef<string | null>(null);
  const gruppi = elenco.data?.gruppi;
  const occupato = accetta.isPending || tieni.isPending;

  // What was decided leaves the list: the keyboard goes on from the place after it.
  useEffect(() => {
    const id = prossima.current;
    if (gruppi === undefined || id === null) return;
    prossima.current = null;
    const voce = lista.current?.querySelector(`[data-voce="${CSS.escape(id)}"] button`);
    if (voce instanceof HTMLElement) voce.focus();
  }, [gruppi]);

  const decidi = (voci: readonly Voce[], come: 'accetta' | 'tieni'): void => {
    const id = voci.map((v) => v.id);
    prossima.current = accanto(gruppi ?? [], new Set(id));
    if (come === 'accetta')
      accetta.mutate(
        { id },
        { onSuccess: ({ quanti }) => notifica({ tono: 'ok', testo: t('fatto', { count: quanti }) }) },
      );
    else tieni.mutate({ id }, { onSuccess: () => notifica({ tono: 'ok', testo: t('tenuto') }) });
  };
  const accettaTutti = () =>
    accetta.mutate(
      { id: null },
      { onSuccess: () => notifica({ tono: 'ok', testo: t('fatto', { count: elenco.data?.totale ?? 0 }) }) },
    );
  const no = puoi ? null : t('solaLettura');
  const totale = elenco.data?.totale ?? 0;

  return (
    <>
      <IntestazioneStanza titolo={t('titolo')} contesto={t('contesto')}>
        <a href={indirizzo('registri')}>{t('aiRegistri')}</a>
        {totale === 0 ? null : (
          <Bottone variante="primaria" icona={CheckCheck} occupato={occupato} perche={no} onPress={accettaTutti}>
            {t('accettaTutti', { n: totale })}
          </Bottone>
        )}
      </IntestazioneStanza>
      <div className={s.pagina} ref={lista}>
        <ModelloNuovo puoi={puoi} />
        {elenco.isError ? (
          <Guasto
            titolo={c('guasto')}
            messaggio={elenco.error.message}
            azioni={<Bottone onPress={() => void elenco.refetch()}>{c('riprova')}</Bottone>}
          />
        ) : elenco.data === undefined ? (
          <Attesa testo={t('leggo')} />
        ) : totale === 0 ? (
          <Vuoto titolo={t('vuoto')} icona={ClipboardCheck}>
            {t('vuotoTesto')}
          </Vuoto>
        ) : (
          <>
            <p className={s.conto} role="status">
              <Riepilogo conti={elenco.data.riepilogo} />
            </p>
            <GruppiCambio
              gruppi={primeVoci(elenco.data.gruppi, quante)}
              testa={(g) =>
                g.voci.length < 2 ? null : (
                  <Bottone
                    misura="piccola"
                    variante="quieta"
                    occupato={occupato}
                    perche={no}
                    onPress={() => decidi(g.voci, 'accetta')}
                  >
                    {t('accettaGruppo', { n: g.voci.length })}
                  </Bottone>
                )
              }
              azioni={(v) => (
                <>
                  <Bottone misura="piccola" occupato={occupato} perche={no} onPress={() => decidi([v], 'accetta')}>
                    {t('accetta')}
                    <span className="solo-voce">: {v.titolo}</span>
                  </Bottone>
                  <Bottone
                    misura="piccola"
                    variante="quieta"
                    occupato={occupato}
                    perche={no ?? v.perche}
                    onPress={() => decidi([v], 'tieni')}
                  >
                    {t('tieni')}
                    <span className="solo-voce">: {v.titolo}</span>
                  </Bottone>
                </>
              )}
            />
            {totale > quante ? (
              <Bottone onPress={() => mostra(quante + PEZZO)}>
                {t('altri', { n: Math.min(PEZZO, totale - quante) })}
              </Bottone>
            ) : null}
          </>
        )}
      </div>
    </>
  );
};
