import {
  ClipboardCopy,
  Download,
  Eraser,
  FileSearch,
  ListFilter,
  Plus,
  Table2,
  Trash2,
  TriangleAlert,
  Undo2,
  Upload,
} from 'lucide-react';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chiedi, useDomanda } from '../../app/api/uso.ts';
import { esegui } from '../../app/azioni.ts';
import { notifica } from '../../app/notifiche.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Vuoto } from '../../ui/Condizioni.tsx';
import { Stato } from '../../ui/Distintivo.tsx';
import { Griglia } from '../../ui/Griglia.tsx';
import type { Gesto } from '../../ui/griglia/comandi.ts';
import type { Atterraggio } from '../../ui/griglia/incolla.ts';
import type { TestiGriglia } from '../../ui/griglia/Riga.tsx';
import type { Selezione } from '../../ui/griglia/selezione.ts';
import type { PuntoGriglia, Scrittura } from '../../ui/griglia/tipi.ts';
import { MenuAzioni, type VoceMenu } from '../../ui/MenuAzioni.tsx';
import { BarraConto } from './BarraConto.tsx';
import { DialogoIncolla } from './DialogoIncolla.tsx';
import { type Incollata, incollataDi } from './incollata.ts';
import { PannelloColonna } from './PannelloColonna.tsx';
import s from './registri.module.css';
import { dimenticaRifiuti, inviaBozza, scartaBozze, scriviBozza, scriviCelle } from './scritture.ts';
import { useDisposizione } from './uso-disposizione.ts';
import { useScritture } from './uso-scritture.ts';
import { nomeColonna, nomeRiga, statoDetto, type Vista } from './viste.ts';

const formati = ['xlsx', 'ods', 'csv'] as const;

/** One register: what is in it, the cell in focus, the grid, the counts; everything that is done in it. */
export const AreaGriglia = ({
  vista,
  meta,
  punto,
  scegli,
  vaiA,
  apriAnomalie,
  apriFonte,
  apriMotivo,
  importa,
  larghezzaMassima,
}: {
  readonly vista: Vista;
  readonly meta: PuntoGriglia | null;
  readonly punto: PuntoGriglia | null;
  readonly scegli: (punto: PuntoGriglia | null) => void;
  /** Selects a cell and brings the focus to it. */
  readonly vaiA: (punto: PuntoGriglia) => void;
  readonly apriAnomalie: () => void;
  readonly apriFonte: () => void;
  readonly apriMotivo: () => void;
  /** Where a file can fill the register; without it an empty grid is a row to begin from. */
  readonly importa?: (() => void) | undefined;
  /** Widest column in pixels, where the grid has little room. */
  readonly larghezzaMassima?: number;
}) => {
  const { t } = useTranslation('registri');
  const stato = useDomanda('file/stato', {}).data;
  const scrivibile = stato?.solaLettura !== true && vista.colonne.some((c) => c.modificabile);
  const diRighe = useCallback((n: number, m: number) => t('conto.totaleDi', { n, m }), [t]);
  const d = useDisposizione(vista, diRighe, t('conto.suTutte', { count: vista.righe.filter((r) => !r.totale).length }));
  const pendenti = useScritture(vista, scrivibile);
  const [selezione, seleziona] = useState<Selezione | null>(null);
  const [incollata, incolla] = useState<Incollata | null>(null);
  const [aMano, comincia] = useState(false);
  const righe = useMemo(() => [...d.righe, ...pendenti.righe], [d.righe, pendenti.righe]);
  const differita = useDeferredValue(selezione);

  const testi = useMemo<TestiGriglia>(
    () => ({
      ignoto: t('ignoto'),
      obbligatoria: t('daScrivere'),
      inAttesa: t('inAttesa'),
      rifiutata: t('rifiutata'),
      nessunaOpzione: t('nessunaOpzione'),
      apriElenco: t('apriElenco'),
      colonnaFiltrata: t('colonnaFiltrata'),
      ordina: t('ordina'),
      rigaNuova: t('rigaNuova'),
      comeSiUsa: t(scrivibile ? 'comeSiUsa' : 'comeSiLegge'),
      stati: {
        ok: t('stato.ok'),
        ignoto: t('stato.ignoto'),
        anomalia: t('stato.anomalia'),
        errore: t('stato.errore'),
        mano: t('stato.mano'),
        derivato: t('stato.derivato'),
      },
    }),
    [t, scrivibile],
  );

  const colonnaDi = (id: string) => vista.colonne.find((c) => c.id === id);
  const titoloDi = (celle: readonly Scrittura[], gesto: Gesto): string => {
    const [una] = celle;
    if (celle.length === 1 && una !== undefined) {
      const nome = nomeRiga(righe.find((r) => r.id === una.riga));
      return t('passo.una', { vista: vista.titolo, riga: nome, colonna: nomeColonna(colonnaDi(una.colonna)) }).slice(
        0,
        200,
      );
    }
    return t(`passo.${gesto}`, { vista: vista.titolo, count: celle.length }).slice(0, 200);
  };
  const dillo = (rifiuti: readonly string[], chieste: number) => {
    const [primo] = rifiuti;
    if (primo === undefined) return;
    notifica({ tono: 'warn', testo: chieste > 1 ? t('nonScritte', { count: chieste, primo }) : primo });
  };
  const scrivi = (celle: readonly Scrittura[], gesto: Gesto) => {
    const esistenti = celle.filter((c) => !pendenti.nuove.has(c.riga));
    for (const c of celle) if (pendenti.nuove.has(c.riga)) scriviBozza(vista.id, c.riga, [c]);
    if (esistenti.length > 0)
      void scriviCelle(vista.id, titoloDi(esistenti, gesto), esistenti).then((esito) =>
        dillo(esito.rifiuti, esistenti.length),
      );
  };
  const obbligatorie = vista.colonne.filter((c) => c.obbligatoria);
  /** The row being made is sent when one leaves it: all of it in one step. */
  const lascia = (chiave: string) => {
    if (!pendenti.nuove.has(chiave)) return;
    void inviaBozza(
      vista.id,
      t('passo.riga', { vista: vista.titolo }),
      chiave,
      obbligatorie.map((c) => c.id),
    ).then((rifiuti) => dillo(rifiuti, 1));
  };
  const incollaBlocco = (a: Atterraggio) => {
    const dove = incollataDi(a, righe, vista.colonne);
    const [sola] = dove.celle;
    if (dove.celle.length === 1 && sola !== undefined && dove.aggiunte.length === 0) scrivi([sola], 'incolla');
    else incolla(dove);
  };
  const elimina = (ids: readonly string[]) => {
    scartaBozze(vista.id, ids);
    const scelte = vista.righe.filter((r) => ids.includes(r.id));
    const via = scelte.filter((r) => r.eliminabile && !r.totale);
    if (via.length < scelte.length || via.length === 0) {
      if (scelte.length > 0)
        notifica({ tono: 'warn', testo: t('nonEliminabili', { count: scelte.length - via.length }) });
      if (via.length === 0) return;
    }
    void chiedi('registri/scrivi', {
      vista: vista.id,
      gruppo: crypto.randomUUID(),
      titolo: t('passo.elimina', { vista: vista.titolo, count: via.length }).slice(0, 200),
      motivo: null,
      celle: [],
      aggiunte: [],
      eliminate: via.map((r) => r.id),
    }).then(
      () =>
        notifica({
          tono: 'ok',
          testo: t('eliminate', { count: via.length }),
          azione: {
            etichetta: t('annulla'),
            esegui: () => {
              if (stato !== undefined) esegui('annulla', { ...stato, annulla: stato.annulla ?? '' });
            },
          },
        }),
      (e: unknown) => notifica({ tono: 'bad', testo: e instanceof Error ? e.message : String(e) }),
    );
  };
  const esporta = (formato: (typeof formati)[number], soloInVista: boolean) => {
    void chiedi('guscio/esporta-registro', {
      vista: vista.id,
      formato,
      righe: soloInVista ? d.righe.map((r) => r.id) : null,
    }).then(
      ({ annullato, nome }) => {
        if (!annullato) notifica({ tono: 'ok', testo: t('esporta.fatto', { nome: nome ?? '' }) });
      },
      (e: unknown) => notifica({ tono: 'bad', testo: e instanceof Error ? e.message : String(e) }),
    );
  };

  const riga = righe.find((r) => r.id === punto?.riga);
  const indice = vista.colonne.findIndex((c) => c.id === punto?.colonna);
  const colonna = vista.colonne[indice];
  const cella = riga?.celle[indice];
  const vera = vista.righe.find((r) => r.id === punto?.riga)?.celle[indice];
  const sospesa = punto === null ? undefined : pendenti.sospese.get(punto.riga)?.get(punto.colonna);
  const scelte = selezione === null ? [] : righe.slice(Math.max(0, selezione.ancora.r), selezione.estremo.r + 1);
  const menu: readonly VoceMenu[] = [
    {
      id: 'copia',
      testo: t('menu.copia'),
      icona: ClipboardCopy,
      tasti: 'Ctrl+C',
      esegui: () => void document.execCommand('copy'),
    },
    {
      id: 'fonte',
      testo: t('menu.fonte'),
      icona: FileSearch,
      tasti: 'Alt+Invio',
      esegui: apriFonte,
    },
    {
      id: 'svuota',
      testo: t('menu.svuota'),
      icona: Eraser,
      tasti: 'Canc',
      disabilitata: cella?.modificabile !== true,
      esegui: () => {
        if (punto !== null) scrivi([{ ...punto, testo: '' }], 'svuota');
      },
    },
    {
      id: 'filtra',
      testo: t('menu.filtra', {
        valore: cella?.testo === '' || cella === undefined ? t('filtro.nessunTesto') : cella.testo.slice(0, 40),
      }),
      icona: ListFilter,
      disabilitata: cella === undefined,
      esegui: () => {
        if (colonna !== undefined && cella !== undefined)
          d.filtra(colonna.id, { contiene: '', valori: [cella.testo], da: '', a: '', stato: 'tutti' });
      },
    },
    {
      id: 'elimina',
      testo: t('menu.elimina', { count: Math.max(1, scelte.length) }),
      icona: Trash2,
      tasti: 'Ctrl+Canc',
      disabilitata: !scrivibile,
      esegui: () => elimina(scelte.length > 0 ? scelte.map((r) => r.id) : punto === null ? [] : [punto.riga]),
    },
    {
      id: 'annulla',
      testo: t('menu.annulla'),
      icona: Undo2,
      tasti: 'Ctrl+Z',
      disabilitata: stato?.annulla == null,
      esegui: () => stato && esegui('annulla', stato),
    },
  ];

  if (
    importa !== undefined &&
    vista.righe.length === 0 &&
    !aMano &&
    pendenti.righe.every((b) => b.celle.every((c) => c.testo === ''))
  )
    return (
      <Vuoto
        titolo={t('vuoto')}
        icona={Table2}
        azioni={
          <>
            <Bottone icona={Upload} onPress={importa}>
              {t('importa')}
            </Bottone>
            {scrivibile && vista.aggiungibile ? (
              <Bottone icona={Plus} onPress={() => comincia(true)}>
                {t('primaRiga')}
              </Bottone>
            ) : null}
          </>
        }
      >
        {t(scrivibile && vista.aggiungibile ? 'vuotoAMano' : 'vuotoTesto')}
      </Vuoto>
    );

  return (
    <div className={s.area}>
      {vista.anomalie.length === 0 ? null : (
        <div className={s.banda}>
          <Stato tono="warn" icona={TriangleAlert}>
            {t('anomalie', { count: vista.anomalie.length })}
          </Stato>
          <Bottone variante="quieta" misura="piccola" onPress={apriAnomalie}>
            {t('guardale')}
          </Bottone>
        </div>
      )}
      <div className={s.formula}>
        {cella === undefined || colonna === undefined ? (
          <span className="tenue">{t('righe', { count: d.quante })}</span>
        ) : (
          <>
            <code>{[nomeRiga(riga), nomeColonna(colonna)].filter((x) => x !== '').join(' · ')}</code>
            <b>
              {sospesa?.testo ?? cella.testo}
              {colonna.unita !== null && cella.testo !== '' ? ` ${colonna.unita}` : ''}
            </b>
            {sospesa?.rifiuto ? (
              <span className={s.rifiuto} role="status">
                {sospesa.rifiuto}
              </span>
            ) : (
              <span className="tenue">
                {pendenti.nuove.has(riga?.id ?? '')
                  ? t('rigaDaCompletare')
                  : t(`stato.${vera === undefined ? cella.stato : statoDetto(vera)}`)}
                {cella.modificabile || !scrivibile ? '' : `, ${t('solaLettura')}`}
              </span>
            )}
          </>
        )}
        <span className={s.spinta} />
        {scrivibile && vista.aggiungibile ? (
          <Bottone
            misura="piccola"
            variante="quieta"
            icona={Plus}
            onPress={() => {
              const ultima = pendenti.righe.at(-1);
              const prima = vista.colonne.find((c) => c.modificabile);
              if (ultima !== undefined && prima !== undefined) vaiA({ riga: ultima.id, colonna: prima.id });
            }}
          >
            {t('aggiungiRiga')}
          </Bottone>
        ) : null}
        <MenuAzioni
          etichetta={t('esporta.titolo')}
          voci={[
            ...formati.map((f) => ({ id: f, testo: t(`esporta.${f}`), esegui: () => esporta(f, false) })),
            ...(d.parziale || d.ordine !== null
              ? formati.map((f) => ({
                  id: `vista-${f}`,
                  testo: t(`esporta.inVista`, { formato: t(`esporta.${f}`), count: d.inVista }),
                  esegui: () => esporta(f, true),
                }))
              : []),
          ]}
        >
          <Bottone misura="piccola" variante="quieta" icona={Download}>
            {t('esporta.bottone')}
          </Bottone>
        </MenuAzioni>
      </div>
      <Griglia
        etichetta={vista.titolo}
        colonne={vista.colonne}
        righe={righe}
        finali={d.finali}
        nuove={pendenti.nuove}
        rinominate={pendenti.rinominate}
        sospese={pendenti.sospese}
        scrivibile={scrivibile}
        aggiungibile={scrivibile && vista.aggiungibile}
        larghezzaMassima={larghezzaMassima}
        ordine={d.ordine}
        filtrate={d.filtrate.map((c) => c.id)}
        meta={meta}
        testi={testi}
        onPunto={scegli}
        onRigaLasciata={lascia}
        onSelezione={seleziona}
        onScrivi={scrivi}
        onIncolla={incollaBlocco}
        onElimina={elimina}
        onScarta={(quale) => dimenticaRifiuti(vista.id, quale)}
        onNegato={(perche) => notifica({ tono: 'unk', testo: t(`negato.${perche}`) })}
        onFonte={apriFonte}
        onMotivo={apriMotivo}
        pannelloColonna={(c, chiudi) => (
          <PannelloColonna
            colonna={c}
            indice={vista.colonne.findIndex((x) => x.id === c.id)}
            righe={d.corpo}
            filtro={d.filtri[c.id]}
            ordine={d.ordine}
            onFiltro={(f) => d.filtra(c.id, f)}
            onOrdine={d.ordina}
            chiudi={chiudi}
          />
        )}
        menu={menu}
        etichettaMenu={t('menu.titolo')}
      />
      <BarraConto
        righe={righe}
        colonne={vista.colonne}
        selezione={differita}
        inVista={d.inVista}
        tutte={d.quante}
        ordinata={d.ordine !== null}
        filtrate={d.filtrate.map((c) => c.titolo)}
        togliFiltri={d.azzera}
      />
      {incollata === null ? null : <DialogoIncolla vista={vista} incollata={incollata} chiudi={() => incolla(null)} />}
    </div>
  );
};
