import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type FocusEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { classi } from './classi.ts';
import { alTasto, type Gesto } from './griglia/comandi.ts';
import type { Direzione, ModoEditor } from './griglia/EditorCella.tsx';
import s from './griglia/Griglia.module.css';
import { Intestazione } from './griglia/Intestazione.tsx';
import type { Atterraggio } from './griglia/incolla.ts';
import { misureDi } from './griglia/misure.ts';
import type { Ordine } from './griglia/ordine.ts';
import { Riga, type RigaProps, type TestiGriglia } from './griglia/Riga.tsx';
import { type DaScrivere, riempiSerie } from './griglia/riempi.ts';
import { grigliaAria, gruppoAria } from './griglia/ruoli.ts';
import { Sovrapposti } from './griglia/Sovrapposti.tsx';
import {
  type Campo,
  contiene,
  intervalli,
  principale,
  prossima,
  type Selezione,
  scelteNellaRiga,
  soloUna,
} from './griglia/selezione.ts';
import type { ColonnaGriglia, InSospeso, PuntoGriglia, RigaGriglia, Scrittura } from './griglia/tipi.ts';
import { gestiAppunti } from './griglia/uso-appunti.ts';
import { useSelezione } from './griglia/uso-selezione.ts';
import { useTrascinamento } from './griglia/uso-trascinamento.ts';
import type { VoceMenu } from './MenuAzioni.tsx';

const ALTEZZA = 28;
const GRONDA = 44;

export type GrigliaProps = {
  readonly etichetta: string;
  readonly colonne: readonly ColonnaGriglia[];
  /** Rows in view, in order; the new one last, where rows can be added. */
  readonly righe: readonly RigaGriglia[];
  /** Totals, held at the bottom. */
  readonly finali: readonly RigaGriglia[];
  /** Rows that do not exist yet: what is written in them makes them. */
  readonly nuove: ReadonlySet<string>;
  readonly rinominate: ReadonlyMap<string, string>;
  readonly sospese: ReadonlyMap<string, ReadonlyMap<string, InSospeso>>;
  /** Whether something can be written; a read-only grid lets Tab go out at once. */
  readonly scrivibile: boolean;
  readonly aggiungibile: boolean;
  /** Widest column in pixels, where there is little room; 240 by itself. */
  readonly larghezzaMassima?: number | undefined;
  readonly ordine: Ordine | null;
  readonly filtrate: readonly string[];
  /** Where a link leads. */
  readonly meta: PuntoGriglia | null;
  readonly testi: TestiGriglia;
  readonly onPunto: (punto: PuntoGriglia | null) => void;
  /** The focus went to another row, or out of the grid. */
  readonly onRigaLasciata: (riga: string) => void;
  readonly onSelezione: (selezione: Selezione) => void;
  readonly onScrivi: (celle: readonly Scrittura[], gesto: Gesto) => void;
  readonly onIncolla: (blocco: Atterraggio) => void;
  readonly onElimina: (righe: readonly string[]) => void;
  /** Esc on a cell that was refused: what was typed in it is let go. */
  readonly onScarta: (punto: PuntoGriglia) => void;
  readonly onNegato: (perche: 'sola-lettura' | 'troppo' | 'vuoto') => void;
  readonly onFonte: () => void;
  readonly onMotivo: () => void;
  readonly pannelloColonna: (colonna: ColonnaGriglia, chiudi: () => void) => ReactNode;
  readonly menu: readonly VoceMenu[];
  readonly etichettaMenu: string;
};

/**
 * The grid of every register, on the ARIA grid pattern (React Aria's table knows rows, not ranges of cells): moves,
 * selects, copies, pastes and fills as a spreadsheet. Only what is in view is mounted, both ways; the cell in focus
 * always is. It writes nothing by itself: the caller takes what was typed and gives back the rows.
 */
export const Griglia = (p: GrigliaProps) => {
  const { colonne, righe, finali, meta, onPunto, onSelezione } = p;
  const cornice = useRef<HTMLDivElement>(null);
  const appiglio = useRef<HTMLElement | null>(null);
  const daMettereAFuoco = useRef(false);
  /** The grid holds the focus; it held it at least once. */
  const conFuoco = useRef(false);
  const toccata = useRef(false);
  const [scrittura, scrive] = useState<{
    readonly riga: string;
    readonly c: number;
    readonly iniziale: string;
    readonly modo: ModoEditor;
  } | null>(null);
  const [pannello, apriPannello] = useState<number | null>(null);
  const [menuAperto, apriMenu] = useState(false);
  const [uscita, esci] = useState(false);

  const misure = misureDi(colonne, righe, finali, p.larghezzaMassima);
  const altaTesta = colonne.some((c) => c.gruppo !== null) ? 44 : ALTEZZA;
  const altoPiede = finali.length * ALTEZZA + (finali.length > 0 ? 2 : 0);
  const prima = GRONDA + (misure[0] ?? 0);
  const larghezza = GRONDA + misure.reduce((totale, px) => totale + px, 0);

  const piena = useCallback((r: number, c: number) => (righe[r]?.celle[c]?.testo ?? '') !== '', [righe]);
  const inAltezza = (cornice.current?.clientHeight ?? 600) - altaTesta - altoPiede;
  const campo: Campo = {
    righe: righe.length,
    colonne: colonne.length,
    pagina: Math.max(1, Math.floor(inAltezza / ALTEZZA) - 1),
    piena,
  };
  const [selezione, imposta] = useSelezione(righe, campo, p.rinominate);
  const { attiva } = selezione;
  const zona = principale(selezione);
  const tutti = intervalli(selezione);
  const seleziona = (nuova: Selezione) => {
    daMettereAFuoco.current = true;
    esci(false);
    imposta(nuova);
  };

  const righeV = useVirtualizer({
    count: righe.length,
    getScrollElement: () => cornice.current,
    estimateSize: () => ALTEZZA,
    overscan: 6,
    scrollMargin: altaTesta,
    scrollPaddingStart: altaTesta,
    scrollPaddingEnd: altoPiede,
  });
  const colonneV = useVirtualizer({
    horizontal: true,
    count: Math.max(0, colonne.length - 1),
    getScrollElement: () => cornice.current,
    estimateSize: (i) => misure[i + 1] ?? 72,
    overscan: 2,
    scrollMargin: prima,
    scrollPaddingStart: prima,
  });
  useEffect(() => {
    if (misure.length > 0) colonneV.measure();
  }, [misure, colonneV]);

  /** What is in view, and the cell in focus wherever it is. */
  const con = (indici: readonly number[], quale: number): readonly number[] =>
    quale < 0 || indici.includes(quale) ? indici : [...indici, quale].sort((a, b) => a - b);
  const inVista = con(
    righeV.getVirtualItems().map((v) => v.index),
    attiva.r,
  );
  const montate = con(
    colonneV.getVirtualItems().map((v) => v.index + 1),
    attiva.c > 0 ? attiva.c : -1,
  ).join(',');

  const cellaA = (r: number, c: number) => cornice.current?.querySelector<HTMLElement>(`[data-posto="${r}:${c}"]`);
  useLayoutEffect(() => {
    if (!daMettereAFuoco.current) return;
    daMettereAFuoco.current = false;
    const { r, c } = attiva.r < 0 ? attiva : selezione.estremo;
    if (r >= 0) righeV.scrollToIndex(r, { align: 'auto' });
    if (c > 0) colonneV.scrollToIndex(c - 1, { align: 'auto' });
    else colonneV.scrollToOffset(0);
    if (scrittura === null) cellaA(attiva.r, attiva.c)?.focus({ preventScroll: true });
  });

  const rigaAttiva = righe[attiva.r]?.id ?? null;
  const colonnaAttiva = colonne[attiva.c]?.id ?? null;
  useEffect(() => {
    if (toccata.current)
      onPunto(rigaAttiva === null || colonnaAttiva === null ? null : { riga: rigaAttiva, colonna: colonnaAttiva });
  }, [rigaAttiva, colonnaAttiva, onPunto]);
  useEffect(() => onSelezione(selezione), [selezione, onSelezione]);
  const rigaPrima = useRef<string | null>(null);
  useEffect(() => {
    const prima = rigaPrima.current;
    rigaPrima.current = rigaAttiva;
    if (prima !== null && prima !== rigaAttiva && conFuoco.current) p.onRigaLasciata(prima);
  });
  // The cell in focus may leave the page with its row: the focus goes where the grid is.
  useLayoutEffect(() => {
    if (conFuoco.current && document.activeElement === document.body)
      cellaA(attiva.r, attiva.c)?.focus({ preventScroll: true });
  });

  const raggiungi = useRef((_: PuntoGriglia) => {});
  raggiungi.current = (punto) => {
    const r = righe.findIndex((x) => x.id === punto.riga);
    if (r < 0) return;
    const c = Math.max(
      0,
      colonne.findIndex((x) => x.id === punto.colonna),
    );
    if (punto.colonna === '') imposta(soloUna({ r, c }));
    else seleziona(soloUna({ r, c }));
    righeV.scrollToIndex(r, { align: 'center' });
  };
  useEffect(() => {
    if (meta !== null) raggiungi.current(meta);
  }, [meta]);

  const sospesaA = (r: number, c: number) => p.sospese.get(righe[r]?.id ?? '')?.get(colonne[c]?.id ?? '');
  /** Text to write on, copy, repeat: a word that stands for «unknown» is not one. */
  const testoDi = (r: number, c: number): string => {
    const cella = righe[r]?.celle[c];
    return sospesaA(r, c)?.testo ?? (cella?.stato === 'ignoto' && cella.valore === null ? '' : (cella?.testo ?? ''));
  };
  const siScrive = (r: number, c: number): boolean => righe[r]?.celle[c]?.modificabile === true;
  const scriviCelle = (celle: readonly DaScrivere[], gesto: Gesto) => {
    const buone = celle.flatMap(({ r, c, testo }) => {
      const riga = righe[r];
      const colonna = colonne[c];
      const cambia = siScrive(r, c) && (testoDi(r, c) !== testo || sospesaA(r, c)?.rifiuto != null);
      return riga !== undefined && colonna !== undefined && cambia
        ? [{ riga: riga.id, colonna: colonna.id, testo }]
        : [];
    });
    if (buone.length > 0) p.onScrivi(buone, gesto);
    else if (celle.length > 0 && !celle.some(({ r, c }) => siScrive(r, c))) p.onNegato('sola-lettura');
  };

  const inizia = (modo: ModoEditor, vuoto: boolean): boolean => {
    const riga = righe[attiva.r];
    if (riga === undefined || !siScrive(attiva.r, attiva.c)) {
      p.onNegato('sola-lettura');
      return false;
    }
    const iniziale = vuoto ? '' : testoDi(attiva.r, attiva.c);
    // At once: the key that began the writing must find the field already there.
    flushSync(() => scrive({ riga: riga.id, c: attiva.c, iniziale, modo }));
    cellaA(attiva.r, attiva.c)?.querySelector<HTMLElement>('textarea, input')?.focus({ preventScroll: true });
    return true;
  };
  const finisci = useRef((_testo: string | null, _verso: Direzione) => {});
  finisci.current = (testo, verso) => {
    if (scrittura === null) return;
    const r = righe.findIndex((x) => x.id === scrittura.riga);
    scrive(null);
    if (testo !== null && r >= 0 && (testo !== testoDi(r, scrittura.c) || sospesaA(r, scrittura.c)?.rifiuto != null))
      scriviCelle([{ r, c: scrittura.c, testo }], 'scrive');
    // Left by mouse: the focus is already where the person went.
    if (verso === 'ferma' && testo !== null) return;
    if (verso === 'ferma') seleziona(selezione);
    else if (verso === 'giu' || verso === 'su')
      seleziona(prossima(selezione, 'colonna', verso === 'giu' ? 1 : -1, campo));
    else seleziona(prossima(selezione, 'riga', verso === 'destra' ? 1 : -1, campo));
  };
  const prendi = useCallback((testo: string, verso: Direzione) => finisci.current(testo, verso), []);
  const lascia = useCallback(() => finisci.current(null, 'ferma'), []);

  const apriColonna = useCallback((c: number) => {
    appiglio.current = cornice.current?.querySelector<HTMLElement>(`[data-posto="-1:${c}"]`) ?? null;
    apriPannello(c);
  }, []);
  const trascina = useTrascinamento(selezione, campo, seleziona, (da, a) => {
    scriviCelle(riempiSerie(da, a, testoDi), 'riempie');
    seleziona({ ...selezione, ancora: { r: a.r0, c: a.c0 }, estremo: { r: a.r1, c: a.c1 } });
  });
  const tasti = alTasto({
    selezione,
    campo,
    tabDentro: p.scrivibile && !uscita,
    conElenco: (righe[attiva.r]?.celle[attiva.c]?.opzioni ?? colonne[attiva.c]?.opzioni ?? null) !== null,
    testo: testoDi,
    seleziona,
    inizia,
    scrivi: scriviCelle,
    elimina: (quali) => p.onElimina(quali.flatMap((r) => righe[r]?.id ?? [])),
    apriColonna,
    apriMenu: () => {
      appiglio.current = cellaA(attiva.r, attiva.c) ?? null;
      apriMenu(true);
    },
    rigaNuova: () => {
      const c = colonne.findIndex((x) => x.modificabile);
      if (p.aggiungibile) seleziona(soloUna({ r: righe.length - 1, c: Math.max(0, c) }));
      else p.onNegato('sola-lettura');
    },
    fonte: p.onFonte,
    motivo: p.onMotivo,
    esci: () => {
      if (sospesaA(attiva.r, attiva.c)?.rifiuto != null && rigaAttiva && colonnaAttiva)
        p.onScarta({ riga: rigaAttiva, colonna: colonnaAttiva });
      seleziona(soloUna(attiva));
      esci(true);
    },
  });
  const appunti = gestiAppunti({
    attivi: scrittura === null,
    selezione,
    colonne,
    righe: righe.length,
    esistenti: righe.findLastIndex((r) => !p.nuove.has(r.id)) + 1,
    aggiungibile: p.aggiungibile,
    testo: testoDi,
    svuota: (celle) => scriviCelle(celle, 'svuota'),
    incolla: p.onIncolla,
    seleziona,
    negato: p.onNegato,
  });
  const eventi = {
    ...appunti,
    onKeyDown: tasti,
    onFocus: (e: FocusEvent) => {
      conFuoco.current = true;
      toccata.current = true;
      if (e.target instanceof HTMLElement && e.target.dataset.posto !== undefined && rigaAttiva && colonnaAttiva)
        onPunto({ riga: rigaAttiva, colonna: colonnaAttiva });
    },
    onBlur: (e: FocusEvent) => {
      esci(false);
      if (e.relatedTarget instanceof Node && cornice.current?.contains(e.relatedTarget)) return;
      // A menu or a dialog over the grid is still the grid; a click on nothing is not.
      if (e.relatedTarget !== null || e.target.isConnected) conFuoco.current = false;
      if (rigaAttiva !== null) p.onRigaLasciata(rigaAttiva);
    },
    onPointerDown: trascina.preme,
    onPointerMove: trascina.muove,
    onPointerUp: trascina.lascia,
    onPointerCancel: trascina.lascia,
    onDoubleClick: (e: MouseEvent) => {
      const sullaCella = e.target instanceof Element && e.target.closest('[data-posto]') !== null;
      if (scrittura === null && sullaCella && attiva.r >= 0) inizia('dentro', false);
    },
    onContextMenu: (e: MouseEvent) => {
      const cella = e.target instanceof Element ? e.target.closest<HTMLElement>('[data-posto]') : null;
      const [r = -1, c = 0] = (cella?.dataset.posto ?? '').split(':').map(Number);
      if (scrittura !== null || cella === null || r < 0) return;
      e.preventDefault();
      if (!tutti.some((i) => contiene(i, r, c))) seleziona(soloUna({ r, c }));
      appiglio.current = cella;
      apriMenu(true);
    },
  };

  const colonneScelte = useMemo(
    () => colonne.flatMap((_, c) => (c >= zona.c0 && c <= zona.c1 ? [c] : [])),
    [colonne, zona.c0, zona.c1],
  );
  const colonnaPannello = pannello === null ? undefined : colonne[pannello];
  const chiudiPannello = () => {
    apriPannello(null);
    appiglio.current?.focus({ preventScroll: true });
  };
  const comuni = {
    altezza: ALTEZZA,
    larghezza,
    colonne,
    misure,
    montate,
    testi: p.testi,
    prendi,
    lascia,
  } satisfies Partial<RigaProps>;
  const riposo = {
    attiva: null,
    scelte: '',
    maniglia: null,
    anteprima: '',
    inScrittura: null,
    sospese: undefined,
    nuova: false,
    segnata: false,
    etichettaEditor: '',
  } satisfies Partial<RigaProps>;

  return (
    <div className={s.cornice}>
      <div
        ref={cornice}
        {...grigliaAria(p.etichetta, righe.length + finali.length, colonne.length, p.scrivibile, p.testi.comeSiUsa)}
        className={classi(s.griglia, trascina.meta !== null && s.riempie)}
        {...eventi}
      >
        <Intestazione
          colonne={colonne}
          misure={misure}
          montate={montate}
          larghezza={larghezza}
          altezza={altaTesta}
          attiva={attiva.r < 0 ? attiva.c : null}
          scelte={colonneScelte}
          ordine={p.ordine}
          filtrate={p.filtrate}
          testi={p.testi}
          apri={apriColonna}
        />
        <div {...gruppoAria} className={s.corpo} style={{ height: righeV.getTotalSize(), width: larghezza }}>
          {inVista.map((r) => {
            const riga = righe[r];
            if (riga === undefined) return null;
            return (
              <Riga
                key={riga.id}
                {...comuni}
                riga={riga}
                r={r}
                numero={r + 2}
                alto={r * ALTEZZA}
                attiva={attiva.r === r ? attiva.c : null}
                scelte={scelteNellaRiga(tutti, r)}
                maniglia={p.scrivibile && zona.r1 === r ? zona.c1 : null}
                anteprima={trascina.meta === null ? '' : scelteNellaRiga([trascina.meta], r)}
                inScrittura={scrittura?.riga === riga.id ? scrittura : null}
                sospese={p.sospese.get(riga.id)}
                nuova={p.nuove.has(riga.id)}
                segnata={meta?.riga === riga.id && meta.colonna === ''}
                etichettaEditor={
                  scrittura?.riga === riga.id
                    ? `${riga.celle[0]?.testo ?? ''}, ${colonne[scrittura.c]?.titolo ?? ''}`
                    : ''
                }
              />
            );
          })}
        </div>
        {finali.length === 0 ? null : (
          <div {...gruppoAria} className={s.piede} style={{ width: larghezza, height: altoPiede }}>
            {finali.map((riga, i) => (
              <Riga
                key={riga.id}
                {...comuni}
                {...riposo}
                riga={riga}
                r={righe.length + i}
                numero={righe.length + i + 2}
                alto={i * ALTEZZA}
              />
            ))}
          </div>
        )}
      </div>
      <Sovrapposti
        appiglio={appiglio}
        titolo={colonnaPannello?.titolo ?? p.etichetta}
        pannello={colonnaPannello === undefined ? null : p.pannelloColonna(colonnaPannello, chiudiPannello)}
        chiudiPannello={chiudiPannello}
        menuAperto={menuAperto}
        etichettaMenu={p.etichettaMenu}
        menu={p.menu}
        chiudiMenu={() => {
          apriMenu(false);
          appiglio.current?.focus({ preventScroll: true });
        }}
      />
    </div>
  );
};
