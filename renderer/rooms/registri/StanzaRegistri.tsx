import { PanelRight, Table2, Upload } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDomanda } from '../../app/api/uso.ts';
import { correggi, useRotta } from '../../app/navigazione.ts';
import { notifica } from '../../app/notifiche.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Colonne } from '../../ui/Colonne.tsx';
import { Attesa, Guasto } from '../../ui/Condizioni.tsx';
import type { PuntoGriglia } from '../../ui/griglia/tipi.ts';
import { IntestazioneStanza } from '../../ui/IntestazioneStanza.tsx';
import { AreaGriglia } from './AreaGriglia.tsx';
import { DaRivedere } from './cambia/DaRivedere.tsx';
import { DialogoImporta } from './DialogoImporta.tsx';
import { ElencoViste } from './ElencoViste.tsx';
import { DialogoFonte } from './Fonte.tsx';
import { genereDaParametro } from './importazione.ts';
import { cellaScelta, PannelloOrigine } from './PannelloOrigine.tsx';
import { nomeColonna, nomeRiga, rigaCercata } from './viste.ts';

/** The data of the plan, and what the files that entered changed in what was already written. */
export const StanzaRegistri = () => (useRotta().id === 'da-rivedere' ? <DaRivedere /> : <Registri />);

/** List of registers, grid where one reads and writes, origin of each cell, import. */
const Registri = () => {
  const { t } = useTranslation('registri');
  const { t: c } = useTranslation();
  const { id, parametri } = useRotta();
  const elenco = useDomanda('registri/elenco', {});
  const stato = useDomanda('file/stato', {}).data;
  const viste = elenco.data?.viste ?? [];
  const scelta = viste.find((v) => v.id === id)?.id ?? viste[0]?.id ?? null;
  const domanda = useDomanda('registri/vista', { id: scelta ?? '' }, { attiva: scelta !== null });
  const vista = domanda.data;
  const [mossa, muovi] = useState<{ readonly vista: string; readonly punto: PuntoGriglia | null } | null>(null);
  const [meta, punta] = useState<{ readonly vista: string; readonly punto: PuntoGriglia } | null>(null);
  const [scheda, apriScheda] = useState<'origine' | 'anomalie'>('origine');
  const [fonte, apriFonte] = useState(false);
  const [motivo, chiediMotivo] = useState<{ readonly cella: string; readonly volte: number } | null>(null);
  const cercata = vista === undefined ? null : rigaCercata(vista, parametri.riga);
  const dalRimando = useMemo(() => (cercata === null ? null : { riga: cercata, colonna: '' }), [cercata]);
  const qui = mossa !== null && mossa.vista === scelta ? mossa.punto : dalRimando;
  const cella = cellaScelta(vista, qui);
  const chiave = qui === null ? '' : `${scelta}|${qui.riga}|${qui.colonna}`;
  const scrivibile = stato?.solaLettura !== true;
  const importa = () => correggi('registri', scelta, { importa: 'si' });
  const scegli = useCallback(
    (punto: PuntoGriglia | null) => {
      if (scelta === null) return;
      muovi({ vista: scelta, punto });
      chiediMotivo(null);
    },
    [scelta],
  );
  const vaiA = (punto: PuntoGriglia) => {
    if (scelta === null) return;
    muovi({ vista: scelta, punto });
    punta({ vista: scelta, punto });
  };
  const mostraFonte = () => {
    if (cella?.cella.fonte) apriFonte(true);
    else notifica({ tono: 'unk', testo: t('nessunaFonte') });
  };
  const mostraMotivo = () => {
    apriScheda('origine');
    if (cella?.cella.importato || cella?.cella.correzione)
      chiediMotivo((m) => ({ cella: chiave, volte: (m?.volte ?? 0) + 1 }));
    else notifica({ tono: 'unk', testo: t('correzione.nessuna') });
  };

  return (
    <>
      <IntestazioneStanza titolo={vista?.titolo ?? t('titolo')} contesto={vista?.descrizione}>
        <Bottone variante="primaria" icona={Upload} onPress={importa}>
          {t('importa')}
        </Bottone>
      </IntestazioneStanza>
      <Colonne
        id="registri"
        titoloCentro={t('griglia')}
        etichettaMisura={c('misura')}
        chiudi={c('chiudi')}
        sinistra={{
          titolo: t('elenco'),
          bottone: t('mostraElenco'),
          icona: Table2,
          larghezza: 216,
          contenuto: <ElencoViste viste={viste} scelta={scelta} />,
        }}
        destra={
          vista === undefined
            ? undefined
            : {
                titolo: t('lato'),
                bottone: t('mostraLato'),
                icona: PanelRight,
                larghezza: 316,
                contenuto: (
                  <PannelloOrigine
                    vista={vista}
                    scelta={cella}
                    scrivibile={scrivibile}
                    aperta={scheda}
                    onApri={apriScheda}
                    chiedeMotivo={motivo?.cella === chiave ? motivo.volte : 0}
                    apriFonte={mostraFonte}
                    vai={vaiA}
                  />
                ),
              }
        }
      >
        {elenco.isError || domanda.isError ? (
          <Guasto
            titolo={c('guasto')}
            messaggio={(elenco.error ?? domanda.error)?.message ?? ''}
            azioni={
              <Bottone onPress={() => void (elenco.isError ? elenco.refetch() : domanda.refetch())}>
                {c('riprova')}
              </Bottone>
            }
          />
        ) : vista === undefined ? (
          <Attesa testo={c('caricamento')} />
        ) : (
          <AreaGriglia
            key={vista.id}
            vista={vista}
            meta={meta !== null && meta.vista === vista.id ? meta.punto : dalRimando}
            punto={qui}
            scegli={scegli}
            vaiA={vaiA}
            apriAnomalie={() => apriScheda('anomalie')}
            apriFonte={mostraFonte}
            apriMotivo={mostraMotivo}
            importa={importa}
          />
        )}
      </Colonne>
      {fonte && cella?.cella.fonte ? (
        <DialogoFonte
          nome={[nomeRiga(vista?.righe.find((r) => r.id === cella.punto.riga)), nomeColonna(cella.colonna)].join(' · ')}
          fonte={cella.cella.fonte}
          chiudi={() => apriFonte(false)}
        />
      ) : null}
      {parametri.importa === undefined ? null : (
        <DialogoImporta
          genereIniziale={genereDaParametro(parametri.importa, scelta)}
          chiudi={(vai) => correggi('registri', vai ?? scelta)}
        />
      )}
    </>
  );
};
