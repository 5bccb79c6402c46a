import type { ContestoAtti } from '#domain/contesto-atti.ts';
import { fontiTabella, type NomeFonteTabella } from '#domain/fonti-modello.ts';
import type { Frazione } from '#domain/frazione.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import { euro, fte, intero } from '#format/numeri.ts';
import { testoSicuro } from '#format/testo-sicuro.ts';
import { legendaNonDisponibile, nonDisponibile } from '../parole-stati.ts';
import type { RichiestaViva, Sede } from '../scena.ts';
import type { Somma } from '../somme.ts';
import type { BloccoDocumento, Cella, Tratto } from '../tipi.ts';

/** Cell of a source: text, and whether it is a figure (right aligned). `nv` = printed as not available. */
export type CellaFonte = { readonly testo: string; readonly cifra: boolean; readonly nv?: boolean };
/** Row of a source: cells by column id (`anni` columns are `anno:2026`). */
export type RigaFonte = { readonly celle: Readonly<Record<string, CellaFonte>>; readonly totale?: boolean };
/** What a source gives: rows, the honest sentence of an empty table, notes to print under it. */
export type DatiFonte = {
  readonly righe: readonly RigaFonte[];
  readonly vuota: string;
  readonly note?: readonly string[];
};
/** What a source reads. */
export type Lettura = { readonly piano: Piano; readonly contesto: ContestoAtti; readonly sede: Sede };

/** Text cell; null prints a dash. */
export const parola = (testo: string | number | null | undefined): CellaFonte => ({
  testo: testo === null || testo === undefined ? '–' : testoSicuro(String(testo)),
  cifra: false,
});
/** Integer cell. */
export const conteggio = (n: number | null): CellaFonte =>
  n === null ? { testo: nonDisponibile, cifra: true, nv: true } : { testo: intero(n), cifra: true };
/** Calendar year: a figure without the thousands point. */
export const anno = (n: number | null): CellaFonte =>
  n === null ? { testo: nonDisponibile, cifra: true, nv: true } : { testo: String(n), cifra: true };
/** Money cell, cents; null prints as not available, never 0. */
export const soldi = (cents: number | null): CellaFonte =>
  cents === null ? { testo: nonDisponibile, cifra: true, nv: true } : { testo: euro(cents), cifra: true };
/** Sum of money: nothing → dash, all unknown → not available, some unknown → the known part, marked. */
export const soldiDi = (s: Somma, segno = ''): CellaFonte => {
  if (s.voci === 0) return { testo: '–', cifra: true };
  if (s.ignoti === s.voci) return { testo: nonDisponibile, cifra: true, nv: true };
  const coda = s.ignoti > 0 ? ` + ${nonDisponibile}` : '';
  return { testo: `${euro(s.cents)}${segno}${coda}`, cifra: true, ...(s.ignoti > 0 && { nv: true }) };
};
/** FTE cell; `minimo` = some stretches could not be counted. */
export const cellaFte = (valore: Frazione | null, minimo = false): CellaFonte =>
  valore === null
    ? { testo: nonDisponibile, cifra: true, nv: true }
    : { testo: minimo ? `almeno ${fte(valore)}` : fte(valore), cifra: true, ...(minimo && { nv: true }) };

/** Cells of the year columns. */
export const perAnno = (piano: Piano, cella: (anno: number) => CellaFonte): Readonly<Record<string, CellaFonte>> =>
  Object.fromEntries(anniDelPiano(piano).map((a) => [`anno:${a}`, cella(a)]));

type Colonna = { readonly id: string; readonly titolo: string };

const colonneDi = (piano: Piano, fonte: NomeFonteTabella, scelte: readonly string[] | null): Colonna[] => {
  const modello = fontiTabella[fonte];
  const disponibili = new Map(modello.colonne.map((c) => [c.id as string, c as Colonna]));
  const ids = scelte ?? modello.colonne.map((c) => c.id);
  return ids.flatMap((id) => {
    if (id === 'anni' && modello.perAnno)
      return anniDelPiano(piano).map((a) => ({ id: `anno:${a}`, titolo: String(a) }));
    const colonna = disponibili.get(id);
    return colonna === undefined ? [] : [colonna];
  });
};

const testoCella = (c: CellaFonte, rif: string): Tratto[] =>
  c.nv === true ? [{ t: 'dato', testo: c.testo, rif, stato: 'nv' }] : [{ t: 'testo', testo: c.testo }];

/** Characters that fit in a row, by number of columns: wide tables use a smaller type, the widest a page on its side. */
const caratteriRiga = (colonne: number): number => (colonne > 7 ? 188 : colonne > 5 ? 122 : 98);

/** A heading is bold: its longest word takes more room than its letters. */
const parolaTestata = (titolo: string): number => Math.ceil(piuLunga(titolo) * 1.15);

/**
 * Widths in characters: no word is broken, a figure never wraps, and what is left goes to the columns with more text.
 */
const larghezze = (colonne: readonly Colonna[], righe: readonly RigaFonte[]): number[] => {
  const testi = colonne.map((c) => [c.titolo, ...righe.map((r) => r.celle[c.id]?.testo ?? '')]);
  const minime = colonne.map((c, i) => {
    const cifre = righe.some((r) => r.celle[c.id]?.cifra === true);
    const lunghe = (testi[i] ?? []).map((t, n) => (n === 0 ? parolaTestata(t) : cifre ? t.length : piuLunga(t)));
    return Math.min(28, Math.max(4, ...lunghe)) + 2;
  });
  const naturali = testi.map((t, i) => Math.max(minime[i] ?? 0, Math.min(70, Math.max(...t.map((x) => x.length)) + 2)));
  const posto = caratteriRiga(colonne.length);
  const [sommaMinime, sommaNaturali] = [minime, naturali].map((v) => v.reduce((a, n) => a + n, 0));
  if (sommaMinime === undefined || sommaNaturali === undefined || sommaMinime >= posto) return minime;
  if (sommaNaturali <= posto) return naturali;
  const quota = (posto - sommaMinime) / (sommaNaturali - sommaMinime);
  return minime.map((m, i) => Math.round(m + ((naturali[i] ?? m) - m) * quota));
};

const piuLunga = (testo: string): number => Math.max(0, ...testo.split(/\s+/).map((p) => p.length));

/** Table block of a source: header row, rows, totals in bold, notes; an empty one says so in its own words. */
export const bloccoTabella = (
  piano: Piano,
  fonte: NomeFonteTabella,
  dati: DatiFonte,
  richiesta: RichiestaViva,
): BloccoDocumento => {
  const colonne = colonneDi(piano, fonte, richiesta.colonne);
  const righe = dati.righe.filter((r) => richiesta.totali || r.totale !== true);
  const cifra = new Set(colonne.filter((c) => righe.some((r) => r.celle[c.id]?.cifra === true)).map((c) => c.id));
  const cella = (c: Colonna, tratti: readonly Tratto[], intestazione: boolean): Cella => ({
    tratti,
    allinea: cifra.has(c.id) ? 'destra' : 'sinistra',
    intestazione,
    colonne: 1,
    righe: 1,
  });
  const nd = righe.some((r) => colonne.some((c) => r.celle[c.id]?.testo.includes(nonDisponibile)));
  const note = [...(dati.note ?? []), ...(nd ? [legendaNonDisponibile] : [])];
  const corpo = dati.righe.filter((r) => r.totale !== true);
  return {
    id: richiesta.id,
    t: 'tabella',
    titolo: richiesta.titolo ?? fontiTabella[fonte].titolo,
    numero: null,
    larghezze: larghezze(colonne, righe),
    righe:
      corpo.length === 0
        ? []
        : [
            {
              intestazione: true,
              totale: false,
              celle: colonne.map((c) => cella(c, [{ t: 'testo', testo: c.titolo }], true)),
            },
            ...righe.map((r) => ({
              intestazione: false,
              totale: r.totale === true,
              celle: colonne.map((c, i) =>
                cella(
                  c,
                  testoCella(r.celle[c.id] ?? parola(i === 0 && r.totale === true ? 'Totale' : ''), fonte),
                  false,
                ),
              ),
            })),
          ],
    vuota: corpo.length === 0 ? dati.vuota : null,
    fonte: corpo.length === 0 || note.length === 0 ? null : note.join(' '),
  };
};
