import { OctagonAlert, PencilLine, TriangleAlert } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { classi } from '../classi.ts';
import { type Direzione, EditorCella, type ModoEditor } from './EditorCella.tsx';
import s from './Griglia.module.css';
import { cellaAria, rigaAria, spazioAria } from './ruoli.ts';
import { sceltaIn } from './scelte.ts';
import {
  type CellaGriglia,
  type ColonnaGriglia,
  colonnaPer,
  eNumerica,
  type InSospeso,
  type RigaGriglia,
  type StatoCella,
} from './tipi.ts';

/** Texts of the grid, from the room's language file. */
export type TestiGriglia = {
  readonly stati: Readonly<Record<StatoCella, string>>;
  readonly ignoto: string;
  readonly obbligatoria: string;
  readonly inAttesa: string;
  readonly rifiutata: string;
  readonly nessunaOpzione: string;
  readonly apriElenco: string;
  readonly colonnaFiltrata: string;
  readonly ordina: string;
  readonly rigaNuova: string;
  readonly comeSiUsa: string;
};

/** A cell being written: column, what to begin with, and how. */
export type InScrittura = { readonly c: number; readonly iniziale: string; readonly modo: ModoEditor };

const segni: Partial<Record<StatoCella, ReactNode>> = {
  anomalia: <TriangleAlert aria-hidden />,
  errore: <OctagonAlert aria-hidden />,
  mano: <PencilLine aria-hidden />,
};

type CellaProps = {
  readonly cella: CellaGriglia | undefined;
  readonly colonna: ColonnaGriglia;
  readonly sospesa: InSospeso | undefined;
  readonly nuova: boolean;
  readonly testi: TestiGriglia;
};

const Contenuto = ({ cella, colonna, sospesa, nuova, testi }: CellaProps) => {
  if (sospesa !== undefined)
    return (
      <>
        {sospesa.rifiuto === null ? null : <OctagonAlert aria-hidden />}
        {sospesa.testo}
        <span className="solo-voce">, {sospesa.rifiuto ?? testi.inAttesa}</span>
      </>
    );
  if (cella === undefined) return null;
  if (nuova && cella.testo === '')
    return colonna.obbligatoria ? <span className={s.daCompilare}>{testi.obbligatoria}</span> : null;
  if (cella.stato === 'ignoto')
    return <span className={s.parola}>{cella.testo === '' ? testi.ignoto : cella.testo}</span>;
  const parla = cella.stato !== 'ok' && cella.stato !== 'derivato';
  return (
    <>
      {segni[cella.stato]}
      {cella.testo}
      {parla ? <span className="solo-voce">, {testi.stati[cella.stato]}</span> : null}
    </>
  );
};

/** Whether a column opens a new block of columns. */
export const apreGruppo = (colonne: readonly ColonnaGriglia[], c: number): boolean =>
  c > 0 && (colonne[c]?.gruppo ?? null) !== (colonne[c - 1]?.gruppo ?? null);

export type RigaProps = {
  readonly riga: RigaGriglia;
  /** 0-based place among the rows in view, and what screen readers count. */
  readonly r: number;
  readonly numero: number;
  readonly alto: number;
  readonly altezza: number;
  readonly larghezza: number;
  readonly colonne: readonly ColonnaGriglia[];
  readonly misure: readonly number[];
  /** Columns mounted beside the first, as «3,4,5», and the empty room before each run of them. */
  readonly montate: string;
  readonly attiva: number | null;
  readonly scelte: string;
  readonly maniglia: number | null;
  readonly anteprima: string;
  readonly inScrittura: InScrittura | null;
  readonly sospese: ReadonlyMap<string, InSospeso> | undefined;
  readonly nuova: boolean;
  readonly segnata: boolean;
  readonly testi: TestiGriglia;
  readonly etichettaEditor: string;
  readonly prendi: (testo: string, verso: Direzione) => void;
  readonly lascia: () => void;
};

/** Elements of a row between the first column and the end: cells with the room of those that are not mounted. */
export const conSpazi = <T,>(
  montate: readonly number[],
  misure: readonly number[],
  cella: (c: number) => T,
  spazio: (px: number, chiave: string) => T,
): T[] => {
  const pezzi: T[] = [];
  let prossima = 1;
  for (const c of montate) {
    if (c > prossima) {
      let px = 0;
      for (let k = prossima; k < c; k += 1) px += misure[k] ?? 0;
      pezzi.push(spazio(px, `s${prossima}`));
    }
    pezzi.push(cella(c));
    prossima = c + 1;
  }
  return pezzi;
};
/** Columns written as «3,4,5». */
export const colonneMontate = (testo: string): readonly number[] => (testo === '' ? [] : testo.split(',').map(Number));

/** One row of the grid: drawn again only when something of it changes. */
export const Riga = memo((p: RigaProps) => {
  const cellaDi = (c: number) => {
    const dellaColonna = p.colonne[c];
    const cella = p.riga.celle[c];
    if (dellaColonna === undefined) return null;
    const colonna = colonnaPer(dellaColonna, cella);
    const sospesa = p.sospese?.get(colonna.id);
    const attiva = p.attiva === c;
    const scelta = sceltaIn(p.scelte, c);
    const scrive = p.inScrittura?.c === c ? p.inScrittura : null;
    const testo = sospesa?.testo ?? cella?.testo ?? '';
    return (
      <div
        key={colonna.id}
        {...cellaAria(c, scelta, cella?.modificabile === true, sospesa?.rifiuto != null)}
        {...(testo.length * 7.2 + 16 > (p.misure[c] ?? 0) ? { title: testo } : {})}
        tabIndex={attiva ? 0 : -1}
        data-posto={`${p.r}:${c}`}
        className={classi(
          s.cella,
          c === 0 && s.ferma,
          eNumerica(colonna) && s.numerica,
          apreGruppo(p.colonne, c) && s.gruppo,
          cella !== undefined && cella.stato !== 'ok' && sospesa === undefined && !p.nuova && s[cella.stato],
          sospesa !== undefined && (sospesa.rifiuto === null ? s.inAttesa : s.errore),
          scelta && s.scelta,
          sceltaIn(p.anteprima, c) && s.anteprima,
          attiva && s.attiva,
          scrive !== null && s.scrive,
        )}
        style={{ width: p.misure[c] }}
      >
        {scrive === null ? (
          <Contenuto cella={cella} colonna={colonna} sospesa={sospesa} nuova={p.nuova} testi={p.testi} />
        ) : (
          <EditorCella
            etichetta={p.etichettaEditor}
            colonna={colonna}
            iniziale={scrive.iniziale}
            modo={scrive.modo}
            nessuna={p.testi.nessunaOpzione}
            apri={p.testi.apriElenco}
            prendi={p.prendi}
            lascia={p.lascia}
          />
        )}
        {p.maniglia === c && scrive === null ? <i className={s.maniglia} data-maniglia aria-hidden /> : null}
      </div>
    );
  };
  return (
    <div
      {...rigaAria(p.numero)}
      className={classi(s.riga, p.riga.totale && s.subtotale, p.nuova && s.nuova, p.segnata && s.rigaCorrente)}
      style={{ transform: `translateY(${p.alto}px)`, height: p.altezza, width: p.larghezza }}
      data-riga={p.riga.id}
    >
      <div className={classi(s.gronda, p.scelte !== '' && s.grondaScelta)} data-gronda={p.r} aria-hidden>
        {p.nuova ? '+' : p.riga.totale ? '' : p.r + 1}
      </div>
      {cellaDi(0)}
      {conSpazi(colonneMontate(p.montate), p.misure, cellaDi, (px, chiave) => (
        <div key={chiave} {...spazioAria} className={s.spazio} style={{ width: px }} />
      ))}
    </div>
  );
});
