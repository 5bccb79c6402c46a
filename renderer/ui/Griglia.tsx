import { OctagonAlert, PencilLine, TriangleAlert } from 'lucide-react';
import { type FocusEvent, type ReactNode, type UIEvent, useEffect, useMemo, useRef, useState } from 'react';
import {
  Cell,
  Column,
  Group,
  Row,
  Table,
  TableBody,
  TableFooter,
  TableHeader,
  TableLayout,
  Virtualizer,
} from 'react-aria-components';
import { classi } from './classi.ts';
import s from './Griglia.module.css';
import { larghezze } from './larghezze.ts';

/** What a cell is: as imported, unknown, anomalous, wrong, written by hand, computed. */
export type StatoCella = 'ok' | 'ignoto' | 'anomalia' | 'errore' | 'mano' | 'derivato';
export type ColonnaGriglia = {
  readonly id: string;
  readonly titolo: string;
  readonly gruppo: string | null;
  readonly numerica: boolean;
};
export type CellaGriglia = { readonly testo: string; readonly stato: StatoCella };
export type RigaGriglia = { readonly id: string; readonly totale: boolean; readonly celle: readonly CellaGriglia[] };
/** A cell of the grid: row id and column index. */
export type PuntoGriglia = { readonly riga: string; readonly colonna: number };

/** Rows above which only what is in view is mounted. */
const SOGLIA = 300;
const ALTEZZA = 28;

const cheTrabocca = <N extends { readonly layoutInfo: { allowOverflow: boolean } }>(nodo: N): N => {
  nodo.layoutInfo.allowOverflow = true;
  return nodo;
};

class DisposizioneFerma<T> extends TableLayout<T> {
  protected override isStickyColumn(nodo: { readonly index: number }): boolean {
    return nodo.index === 0;
  }
  // Whatever clips its overflow would hold the pinned column instead of the grid.
  protected override buildRowGroup(...dove: Parameters<TableLayout<T>['buildRowGroup']>) {
    return cheTrabocca(super.buildRowGroup(...dove));
  }
  protected override buildTableHeader() {
    return cheTrabocca(super.buildTableHeader());
  }
}

const segni: Partial<Record<StatoCella, ReactNode>> = {
  anomalia: <TriangleAlert aria-hidden />,
  errore: <OctagonAlert aria-hidden />,
  mano: <PencilLine aria-hidden />,
};

/** Texts of the grid, from the room's language file. */
export type TestiGriglia = { readonly stati: Readonly<Record<StatoCella, string>>; readonly ignoto: string };

const Contenuto = ({ cella, testi }: { readonly cella: CellaGriglia | undefined; readonly testi: TestiGriglia }) => {
  if (cella === undefined) return null;
  if (cella.stato === 'ignoto')
    return <span className={s.parola}>{cella.testo === '' ? testi.ignoto : cella.testo}</span>;
  return (
    <>
      {segni[cella.stato]}
      {cella.testo}
    </>
  );
};

/** Totals that stay in view: the last rows, when only they are totals (else they are totals of a group). */
const totaliInFondo = (righe: readonly RigaGriglia[]): readonly RigaGriglia[] => {
  const inizio = righe.findLastIndex((r) => !r.totale) + 1;
  const altri = righe.slice(0, inizio).some((r) => r.totale);
  return altri ? [] : righe.slice(inizio);
};

/** Whether a column opens a new block of columns. */
const apreGruppo = (colonne: readonly ColonnaGriglia[], i: number): boolean =>
  i > 0 && (colonne[i]?.gruppo ?? null) !== (colonne[i - 1]?.gruppo ?? null);

/**
 * Read-only data grid: arrows move among cells, header, first column and totals stay in view, the cell in focus is told
 * to the caller. Above 300 rows only what is in view is mounted.
 */
export const Griglia = ({
  etichetta,
  colonne,
  righe,
  corrente,
  onCella,
  testi,
}: {
  readonly etichetta: string;
  readonly colonne: readonly ColonnaGriglia[];
  readonly righe: readonly RigaGriglia[];
  readonly corrente: PuntoGriglia | null;
  readonly onCella: (punto: PuntoGriglia) => void;
  readonly testi: TestiGriglia;
}) => {
  const cornice = useRef<HTMLDivElement>(null);
  const [scorrimento, scorri] = useState(0);
  const finali = useMemo(() => totaliInFondo(righe), [righe]);
  const corpo = useMemo(() => righe.slice(0, righe.length - finali.length), [righe, finali]);
  const misure = useMemo(
    () =>
      larghezze(
        colonne.map((c) => (c.titolo.length > (c.gruppo?.length ?? 0) ? c.titolo : (c.gruppo ?? ''))),
        righe.map((r) => r.celle.map((c) => (c.stato === 'ok' || c.stato === 'derivato' ? c.testo : `${c.testo}···`))),
      ),
    [colonne, righe],
  );
  const virtuale = corpo.length > SOGLIA;
  const conGruppi = colonne.some((c) => c.gruppo !== null);

  const rigaCorrente = corrente?.riga ?? null;
  useEffect(() => {
    if (rigaCorrente === null || cornice.current === null) return;
    const indice = corpo.findIndex((r) => r.id === rigaCorrente);
    if (indice < 0 || cornice.current.contains(document.activeElement)) return;
    if (virtuale) {
      const scorre = cornice.current.querySelector('[role=grid]');
      scorre?.scrollTo({ top: Math.max(0, indice * ALTEZZA - 120) });
    } else
      cornice.current.querySelector(`[data-riga="${CSS.escape(rigaCorrente)}"]`)?.scrollIntoView({ block: 'center' });
  }, [rigaCorrente, corpo, virtuale]);

  const alFuoco = (evento: FocusEvent) => {
    const cella = evento.target instanceof Element ? evento.target.closest('[data-punto]') : null;
    const [colonna, riga] = (cella?.getAttribute('data-punto') ?? '').split(/:(.*)/s);
    if (riga) onCella({ riga, colonna: Number(colonna) });
  };

  const classeCella = (cella: CellaGriglia | undefined, i: number, riga: string) =>
    classi(
      s.cella,
      i === 0 && s.ferma,
      colonne[i]?.numerica === true && s.numerica,
      apreGruppo(colonne, i) && s.gruppo,
      cella !== undefined && cella.stato !== 'ok' && s[cella.stato],
      corrente?.riga === riga && corrente.colonna === i && s.corrente,
    );

  const riga = (r: RigaGriglia) => (
    <Row
      id={r.id}
      className={classi(
        s.riga,
        r.totale && s.subtotale,
        corrente?.riga === r.id && corrente.colonna < 0 && s.rigaCorrente,
      )}
      data-riga={r.id}
    >
      {colonne.map((c, i) => {
        const cella = r.celle[i];
        const stato = cella?.stato ?? 'ok';
        return (
          <Cell
            key={c.id}
            className={classeCella(cella, i, r.id)}
            data-punto={`${i}:${r.id}`}
            textValue={`${cella?.testo ?? ''}${stato === 'ok' || stato === 'derivato' ? '' : `, ${testi.stati[stato]}`}`}
            {...(cella !== undefined && cella.testo.length * 7.2 + 16 > (misure[i] ?? 0)
              ? { 'aria-description': cella.testo }
              : {})}
          >
            <Contenuto cella={cella} testi={testi} />
          </Cell>
        );
      })}
    </Row>
  );

  const tabella = (
    <Table
      aria-label={etichetta}
      className={classi(s.tabella, virtuale && s.virtuale)}
      {...(virtuale ? { onScroll: (e: UIEvent) => scorri(e.currentTarget.scrollLeft) } : {})}
    >
      <TableHeader>
        {colonne.map((c, i) => (
          <Column
            key={c.id}
            id={`${i}:${c.id}`}
            isRowHeader={i === 0}
            width={misure[i] ?? null}
            textValue={c.gruppo === null ? c.titolo : `${c.gruppo}, ${c.titolo}`}
            className={classi(
              s.colonna,
              i === 0 && s.ferma,
              c.numerica && s.numerica,
              apreGruppo(colonne, i) && s.gruppo,
            )}
          >
            {conGruppi ? <small>{i === 0 || apreGruppo(colonne, i) ? c.gruppo : ''}</small> : null}
            {c.titolo}
          </Column>
        ))}
      </TableHeader>
      <TableBody items={corpo} dependencies={[corrente, colonne]}>
        {riga}
      </TableBody>
      {finali.length === 0 ? null : (
        <TableFooter className={s.piede ?? ''} items={finali} dependencies={[corrente, colonne]}>
          {riga}
        </TableFooter>
      )}
    </Table>
  );

  return (
    <Group role="presentation" ref={cornice} className={s.cornice ?? ''} onFocus={alFuoco}>
      {virtuale ? (
        <Virtualizer
          layout={DisposizioneFerma}
          layoutOptions={{ rowHeight: ALTEZZA, headingHeight: conGruppi ? 44 : ALTEZZA }}
        >
          {tabella}
        </Virtualizer>
      ) : (
        <div className={s.scorre}>{tabella}</div>
      )}
      {virtuale && finali.length > 0 ? (
        <div className={s.striscia} aria-hidden="true">
          {finali.map((r) => (
            <div key={r.id} style={{ transform: `translateX(${-scorrimento}px)` }}>
              {colonne.map((c, i) => (
                <span
                  key={c.id}
                  className={classi(s.cella, c.numerica && s.numerica, apreGruppo(colonne, i) && s.gruppo)}
                  style={{
                    width: misure[i],
                    ...(i === 0 ? { position: 'relative', zIndex: 1, transform: `translateX(${scorrimento}px)` } : {}),
                  }}
                >
                  {r.celle[i]?.testo}
                </span>
              ))}
            </div>
          ))}
        </div>
      ) : null}
    </Group>
  );
};
