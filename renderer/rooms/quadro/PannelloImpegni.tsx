import { CalendarDays, PencilLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stati } from '#domain/stati.ts';
import { dataBreve } from '#format/date.ts';
import { type Riceve, useDomanda, useOrdine } from '../../app/api/uso.ts';
import { notifica } from '../../app/notifiche.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Campo } from '../../ui/Campo.tsx';
import { CampoData } from '../../ui/CampoData.tsx';
import { Dialogo } from '../../ui/Dialogo.tsx';
import { TabellaDati } from '../../ui/GraficoConTabella.tsx';
import { Pannello } from '../../ui/Pannello.tsx';
import { Scelta } from '../../ui/Scelta.tsx';
import s from './quadro.module.css';

type Impegno = Riceve<'adempimenti/elenco'>['voci'][number];
type StatoImpegno = (typeof stati.statoAdempimento)[number];
const statoImpegno = (testo: string): StatoImpegno => stati.statoAdempimento.find((x) => x === testo) ?? 'da_fare';

const vuotoNullo = (testo: string): string | null => (testo.trim() === '' ? null : testo.trim());

/** State, date, act and person of one commitment. */
const ModificaImpegno = ({ impegno, chiudi }: { readonly impegno: Impegno; readonly chiudi: () => void }) => {
  const { t } = useTranslation('quadro');
  const { t: c } = useTranslation();
  const [stato, cambiaStato] = useState<StatoImpegno>(statoImpegno(impegno.stato));
  const [data, cambiaData] = useState(impegno.data ?? '');
  const [atto, cambiaAtto] = useState(impegno.atto ?? '');
  const [responsabile, cambiaResponsabile] = useState(impegno.responsabile ?? '');
  const scrivi = useOrdine('adempimenti/scrivi');
  return (
    <Dialogo
      titolo={t('impegni.modifica')}
      nota={impegno.testo}
      chiudi={chiudi}
      etichettaChiudi={c('chiudi')}
      onInvia={() =>
        scrivi.mutate(
          {
            id: impegno.id,
            campi: { stato, data: vuotoNullo(data), atto: vuotoNullo(atto), responsabile: vuotoNullo(responsabile) },
          },
          {
            onSuccess: () => {
              notifica({ tono: 'ok', testo: t('impegni.salvato') });
              chiudi();
            },
          },
        )
      }
      azioni={
        <Bottone variante="primaria" tipo="submit" occupato={scrivi.isPending}>
          {c('salva')}
        </Bottone>
      }
    >
      <div className="pila">
        <Scelta
          etichetta={t('impegni.stato')}
          opzioni={stati.statoAdempimento.map((id) => ({ id, testo: t(`impegni.stati.${id}`) }))}
          valore={stato}
          onCambia={(id) => cambiaStato(statoImpegno(id))}
        />
        <CampoData etichetta={t('impegni.data')} valore={data} onCambia={cambiaData} />
        <Campo etichetta={t('impegni.atto')} valore={atto} onCambia={cambiaAtto} />
        <Campo etichetta={t('impegni.responsabile')} valore={responsabile} onCambia={cambiaResponsabile} />
      </div>
    </Dialogo>
  );
};

const ElencoImpegni = ({ voci, chiudi }: { readonly voci: readonly Impegno[]; readonly chiudi: () => void }) => {
  const { t } = useTranslation('quadro');
  const { t: c } = useTranslation();
  const [scelto, scegli] = useState<Impegno | null>(null);
  return (
    <>
      <Dialogo
        titolo={t('impegni.dialogo')}
        nota={t('impegni.dialogoNota')}
        larga
        chiudi={chiudi}
        etichettaChiudi={c('chiudi')}
        azioni={<Bottone onPress={chiudi}>{c('chiudi')}</Bottone>}
      >
        <TabellaDati
          titolo={t('impegni.dialogo')}
          allineata="inizio"
          tabella={{
            intestazioni: [
              t('impegni.livello'),
              t('impegni.testo'),
              t('impegni.stato'),
              t('impegni.data'),
              t('impegni.responsabile'),
              t('impegni.azioni'),
            ],
            righe: voci.map((v) => ({
              id: v.id,
              celle: [
                v.livello,
                <div key="testo">
                  {v.testo}
                  <div className="tenue minuta">
                    {v.fonte}
                    {v.verificatoIl === null ? ` · ${c('daVerificare')}` : ''}
                  </div>
                </div>,
                <span key="stato" className={s.intero}>
                  {t(`impegni.stati.${statoImpegno(v.stato)}`)}
                </span>,
                v.data === null ? c('manca') : dataBreve(v.data),
                v.responsabile ?? c('manca'),
                <Bottone
                  key="modifica"
                  misura="piccola"
                  variante="quieta"
                  icona={PencilLine}
                  etichetta={`${t('impegni.modifica')}: ${v.testo}`}
                  onPress={() => scegli(v)}
                />,
              ],
            })),
          }}
        />
      </Dialogo>
      {scelto === null ? null : <ModificaImpegno impegno={scelto} chiudi={() => scegli(null)} />}
    </>
  );
};

/** Commitments of Ministry, Regions, Comuni and Ambito: how many are done, the next dates, the whole list. */
export const PannelloImpegni = () => {
  const { t } = useTranslation('quadro');
  const [aperto, apri] = useState(false);
  const domanda = useDomanda('adempimenti/elenco', {});
  const voci = domanda.data?.voci ?? [];
  if (domanda.isError)
    return (
      <Pannello titolo={t('impegni.titolo')}>
        <p role="alert">{domanda.error.message}</p>
      </Pannello>
    );
  const prossimi = voci
    .filter((v) => v.data !== null && v.stato !== 'fatto' && v.stato !== 'non_dovuto')
    .sort((a, b) => (a.data ?? '').localeCompare(b.data ?? ''))
    .slice(0, 4);
  return (
    <Pannello
      titolo={t('impegni.titolo')}
      nota={t('impegni.nota', { fatti: voci.filter((v) => v.stato === 'fatto').length, totale: voci.length })}
    >
      {voci.length === 0 ? (
        <p className="tenue">{domanda.isPending ? null : t('impegni.vuoto')}</p>
      ) : (
        <>
          {prossimi.length === 0 ? <p className="tenue">{t('impegni.senzaData')}</p> : null}
          <ul className={s.date}>
            {prossimi.map((v) => (
              <li key={v.id}>
                <CalendarDays aria-hidden size={14} />
                <b>{dataBreve(v.data ?? '')}</b>
                <span>{v.testo}</span>
              </li>
            ))}
          </ul>
          <p className={s.coda}>
            <Bottone misura="piccola" onPress={() => apri(true)}>
              {t('impegni.vedi')}
            </Bottone>
          </p>
        </>
      )}
      {aperto ? <ElencoImpegni voci={voci} chiudi={() => apri(false)} /> : null}
    </Pannello>
  );
};
