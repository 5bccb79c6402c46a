import { ArrowDown, ArrowUp, ChevronDown, ListFilter } from 'lucide-react';
import { memo } from 'react';
import { classi } from '../classi.ts';
import s from './Griglia.module.css';
import type { Ordine } from './ordine.ts';
import { apreGruppo, colonneMontate, conSpazi, type TestiGriglia } from './Riga.tsx';
import { gruppoAria, rigaAria, spazioAria, titoloAria } from './ruoli.ts';
import { type ColonnaGriglia, eNumerica, unitaDi } from './tipi.ts';

/** The heading row: group, title and unit of each column, its order and whether it is filtered. */
export const Intestazione = memo(
  ({
    colonne,
    misure,
    montate,
    larghezza,
    altezza,
    attiva,
    scelte,
    ordine,
    filtrate,
    testi,
    apri,
  }: {
    readonly colonne: readonly ColonnaGriglia[];
    readonly misure: readonly number[];
    readonly montate: string;
    readonly larghezza: number;
    readonly altezza: number;
    readonly attiva: number | null;
    readonly scelte: readonly number[];
    readonly ordine: Ordine | null;
    readonly filtrate: readonly string[];
    readonly testi: TestiGriglia;
    readonly apri: (c: number) => void;
  }) => {
    const conGruppi = colonne.some((c) => c.gruppo !== null);
    const inVista = colonneMontate(montate);
    const cella = (c: number) => {
      const colonna = colonne[c];
      if (colonna === undefined) return null;
      const verso = ordine?.colonna === colonna.id ? ordine.verso : null;
      const unita = unitaDi(colonna);
      const filtrata = filtrate.includes(colonna.id);
      /** Room that the group's name has: its columns in view, up to the next group. */
      const larga = () => {
        const fine = inVista.findIndex((k) => k > c && apreGruppo(colonne, k));
        const sue = inVista.slice(inVista.indexOf(c), fine < 0 ? undefined : fine);
        return sue.reduce((px, k) => px + (misure[k] ?? 0), 0) - 16;
      };
      const primaDelGruppo = c === 0 || apreGruppo(colonne, c) || c === inVista[0];
      return (
        <div
          key={colonna.id}
          {...titoloAria(c, verso)}
          {...(colonna.aiuto === null ? {} : { title: colonna.aiuto })}
          tabIndex={attiva === c ? 0 : -1}
          data-posto={`-1:${c}`}
          className={classi(
            s.colonna,
            c === 0 && s.ferma,
            eNumerica(colonna) && s.numerica,
            apreGruppo(colonne, c) && s.gruppo,
            attiva === c && s.attiva,
            scelte.includes(c) && s.colonnaScelta,
          )}
          style={{ width: misure[c] }}
        >
          {conGruppi ? (
            <small aria-hidden={!primaDelGruppo} style={primaDelGruppo && c > 0 ? { width: larga() } : undefined}>
              {primaDelGruppo ? colonna.gruppo : ''}
            </small>
          ) : null}
          {conGruppi && !primaDelGruppo && colonna.gruppo !== null ? (
            <span className="solo-voce">{colonna.gruppo}, </span>
          ) : null}
          <span className={s.titolo}>
            <span>
              {colonna.titolo}
              {unita === null ? null : <em> {unita}</em>}
            </span>
            {verso === 'su' ? <ArrowUp aria-hidden /> : verso === 'giu' ? <ArrowDown aria-hidden /> : null}
            {filtrata ? (
              <>
                <ListFilter aria-hidden className={s.filtrata} />
                <span className="solo-voce">, {testi.colonnaFiltrata}</span>
              </>
            ) : null}
            {/* The mouse's way in; the keyboard has Enter and Alt+Down on the heading itself. */}
            <i className={s.apre} aria-hidden onPointerDown={(e) => e.stopPropagation()} onClick={() => apri(c)}>
              <ChevronDown />
            </i>
          </span>
        </div>
      );
    };
    return (
      <div {...gruppoAria} className={s.testa} style={{ height: altezza, width: larghezza }}>
        <div {...rigaAria(1)} className={s.rigaTesta}>
          <div className={s.gronda} data-gronda="-1" aria-hidden />
          {cella(0)}
          {conSpazi(inVista, misure, cella, (px, chiave) => (
            <div key={chiave} {...spazioAria} className={s.spazio} style={{ width: px }} />
          ))}
        </div>
      </div>
    );
  },
);
