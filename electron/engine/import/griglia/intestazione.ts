import { spaziSemplici } from '../confronto-testi.ts';
import { leggiNumero } from '../numeri.ts';
import type { Cella, Foglio } from './tipi.ts';
import { cellaUnita, unioneDi } from './unioni.ts';

/** A column of a table: its header (all header rows joined) and the role that the vocabulary gave it, if any. */
export type Colonna<R> = { readonly c: number; readonly testo: string; readonly ruolo: R | null };

/** A table found in a sheet: header rows `r0..r1`, columns, data rows (repeated headers left out). */
export type Tabella<R> = {
  readonly foglio: Foglio;
  readonly r0: number;
  readonly r1: number;
  readonly colonne: readonly Colonna<R>[];
  readonly righe: readonly number[];
};

/** What a kind of table looks like: vocabulary of one header text, and points of a whole header (0 = not this kind). */
export type Riconoscimento<R> = {
  classifica(testo: string): R | null;
  punti(colonne: readonly Colonna<R>[]): number;
};

const RIGHE_INTESTAZIONE = [1, 2, 3] as const;
const ANNO = /^(?:19|20)\d{2}$/;
const TESTO_MASSIMO = 160;
const COLONNE_MASSIME = 400;

/** Whether a cell may stand in a header: a short text or a year, never an amount. */
const daIntestazione = (cella: Cella): boolean => {
  if (cella.valore.tipo === 'numero') return ANNO.test(cella.valore.decimale);
  if (cella.valore.tipo === 'data' || cella.valore.tipo === 'logico' || cella.formula !== null) return false;
  const testo = cella.testo.trim();
  if (testo.length > TESTO_MASSIMO) return false;
  if (!/\d/.test(testo) || ANNO.test(testo)) return true;
  const letto = leggiNumero(testo);
  return letto.tipo === 'altro';
};

/** A first field with its separator. */
const CIFRA = /^\d+(?:[.,]\d+)?\D?$/;
const ANNO_E_BASTA = /^(?:19|20)\d{2}\D?$/;
/** Whether the first text of a line, read without the rest, already says that it is no header: an amount, a code. */
const iniziaConUnaCifra = (foglio: Foglio, r: number): boolean => {
  const inizio = foglio.campi?.prima(r, 1) ?? '';
  return CIFRA.test(inizio) && !ANNO_E_BASTA.test(inizio);
};

const ammissibile = (foglio: Foglio, r: number): boolean => {
  const celle = foglio.riga(r);
  return celle.length >= 2 && celle.length <= COLONNE_MASSIME && celle.every(daIntestazione);
};

/** Finds every table of a kind in a sheet, wherever it starts, with headers on one to three rows. */
export const trovaTabelle = <R>(foglio: Foglio, tipo: Riconoscimento<R>): Tabella<R>[] => {
  const trovate: { r0: number; r1: number; colonne: Colonna<R>[]; da: number; ripetute: Set<number> }[] = [];
  const { righe } = foglio;
  let i = 0;
  while (i < righe.length) {
    const migliore = provaDa(foglio, i, tipo);
    if (!migliore) {
      i += 1;
      continue;
    }
    const ultima = trovate.at(-1);
    if (ultima && stessaForma(ultima.colonne, migliore.colonne)) {
      for (let k = i; k < i + migliore.usate; k += 1) ultima.ripetute.add(righe[k] ?? -1);
    } else
      trovate.push({
        r0: righe[i] ?? 0,
        r1: migliore.r1,
        colonne: migliore.colonne,
        da: i + migliore.usate,
        ripetute: new Set(),
      });
    i += migliore.usate;
  }
  return trovate.map((t, k) => ({
    foglio,
    r0: t.r0,
    r1: t.r1,
    colonne: t.colonne,
    righe: righe.slice(t.da, fineDi(righe, trovate[k + 1]?.r0)).filter((r) => !t.ripetute.has(r)),
  }));
};

const fineDi = (righe: readonly number[], prossima: number | undefined): number =>
  prossima === undefined ? righe.length : righe.findIndex((r) => r >= prossima);

const stessaForma = <R>(a: readonly Colonna<R>[], b: readonly Colonna<R>[]): boolean =>
  a.length === b.length && a.every((x, i) => x.c === b[i]?.c && x.testo === b[i]?.testo);

const provaDa = <R>(
  foglio: Foglio,
  i: number,
  tipo: Riconoscimento<R>,
): { r1: number; usate: number; colonne: Colonna<R>[]; punti: number } | null => {
  let migliore: { r1: number; usate: number; colonne: Colonna<R>[]; punti: number } | null = null;
  const prima = foglio.righe[i];
  if (prima === undefined || iniziaConUnaCifra(foglio, prima)) return null;
  for (const altezza of RIGHE_INTESTAZIONE) {
    const usate = foglio.righe.slice(i, i + altezza);
    const ultima = usate.at(-1);
    if (ultima === undefined || usate.length < altezza || ultima - prima > altezza + 1) break;
    if (!ammissibile(foglio, ultima)) break;
    if (altezza > 1 && soloTitolo(foglio, prima, ultima)) break;
    const colonne = colonneDi(foglio, usate, tipo);
    const punti = tipo.punti(colonne);
    if (punti > 0 && (!migliore || punti > migliore.punti)) migliore = { r1: ultima, usate: altezza, colonne, punti };
  }
  if (!migliore || migliore.usate === 1) return migliore;
  const sotto = provaDa(foglio, i + 1, tipo);
  return sotto && sotto.punti >= migliore.punti ? null : migliore;
};

/** A line with one text at the left edge of the header below it: a title or a heading, not a part of the header. */
const soloTitolo = (foglio: Foglio, prima: number, ultima: number): boolean => {
  const [unica, ...altre] = foglio.riga(prima);
  if (unica && /^\W*(?:comune|citt[aà]|unione|provincia)\s+de?i\b/i.test(unica.testo)) return true;
  if (!unica || altre.length > 0) return false;
  const u = unioneDi(foglio, prima, unica.c);
  return unica.c <= (foglio.riga(ultima)[0]?.c ?? 0) && (u === null || u.r1 === prima);
};

/** Columns of a header of one or more rows: texts joined downwards, merged and spanning parents included. */
const colonneDi = <R>(foglio: Foglio, righe: readonly number[], tipo: Riconoscimento<R>): Colonna<R>[] => {
  const ultima = righe.at(-1) ?? 0;
  const indici = new Set<number>();
  for (const r of righe)
    for (const cella of foglio.riga(r)) {
      const u = unioneDi(foglio, r, cella.c);
      for (let c = cella.c; c <= Math.min(u?.c1 ?? cella.c, cella.c + 60); c += 1) indici.add(c);
    }
  return [...indici]
    .sort((a, b) => a - b)
    .map((c) => {
      const pezzi: string[] = [];
      for (const r of righe) {
        const testo = spaziSemplici((cellaUnita(foglio, r, c) ?? genitore(foglio, r, c, ultima))?.testo ?? '');
        if (testo !== '' && pezzi.at(-1) !== testo) pezzi.push(testo);
      }
      const testo = pezzi.join(' ');
      // A title over several columns ("Programmazione" above "Anno") may hide what the column itself is called.
      const ruolo = testo === '' ? null : (tipo.classifica(testo) ?? tipo.classifica(pezzi.at(-1) ?? ''));
      return { c, testo, ruolo };
    });
};

/** Parent header written only over its first column ("Competenza" above 2026, 2027, 2028), when nothing is merged. */
const genitore = (foglio: Foglio, r: number, c: number, ultima: number): Cella | null => {
  if (r === ultima) return null;
  const sotto = foglio.cella(ultima, c);
  if (!sotto || !ANNO.test(spaziSemplici(sotto.testo))) return null;
  for (let k = c - 1; k >= 0 && k >= c - 6; k -= 1) {
    const cella = foglio.cella(r, k);
    if (cella) return ANNO.test(spaziSemplici(foglio.cella(ultima, k)?.testo ?? '')) ? cella : null;
    if (!ANNO.test(spaziSemplici(foglio.cella(ultima, k)?.testo ?? ''))) return null;
  }
  return null;
};
