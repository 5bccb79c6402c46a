import { leggiNumero } from '../numeri.ts';
import type { PaginaLetta, Parola, Righello } from './pdf-pagina.ts';

/** A stretch of text of a line, apart from the others, with its words. */
export type Pezzo = {
  readonly x0: number;
  readonly x1: number;
  readonly testo: string;
  readonly parole: readonly Parola[];
};
/** A printed line: page, number from the top of the page, baseline, height of the type, stretches from left to right. */
export type Linea = {
  readonly pagina: number;
  readonly numero: number;
  readonly y: number;
  readonly corpo: number;
  readonly pezzi: readonly Pezzo[];
};

/** Gaps, in characters and in heights of the type, beyond which two words belong to two columns. */
const SPAZIO_IN_CARATTERI = 1.25;
const SPAZIO_IN_CORPI = 0.75;
/** Share of the type within which baselines are one line, and gaps are within a word. */
const STESSA_LINEA = 0.4;
const STESSA_PAROLA = 0.12;

const FINE_IMPORTO = /\d[.,]\d{2}\)?-?$|^[-–—]$/;
const INIZIO_IMPORTO = /^[-–—(+]?€?\d[\d.,']*[.,]\d{2}\)?-?$|^[-–—]$|^€$/;

/** Whether a text is a figure; a year is not. */
export const eCifra = (testo: string): boolean => {
  if (/^(?:19|20)\d{2}$/.test(testo.trim())) return false;
  const { tipo } = leggiNumero(testo);
  return tipo === 'numero' || tipo === 'ambiguo';
};

/** Words of one baseline as stretches, parted by wide gaps, between amounts, and by the drawn lines that stand between. */
const pezziDi = (parole: readonly Parola[], verticali: readonly Righello[]): Pezzo[] => {
  const pezzi: { x0: number; x1: number; testo: string; parole: Parola[] }[] = [];
  let prima: Parola | null = null;
  for (const p of parole) {
    const ultimo = pezzi.at(-1);
    if (!ultimo || !prima) pezzi.push({ x0: p.x0, x1: p.x1, testo: p.testo, parole: [p] });
    else {
      const vuoto = p.x0 - prima.x1;
      const largo = vuoto > Math.max(SPAZIO_IN_CARATTERI * Math.max(p.passo, prima.passo), SPAZIO_IN_CORPI * p.corpo);
      const importi = FINE_IMPORTO.test(prima.testo) && INIZIO_IMPORTO.test(p.testo) && vuoto > STESSA_PAROLA * p.corpo;
      const [da, a, y] = [prima.x1 - 1, p.x0 + 1, p.y - p.corpo / 3];
      const diviso = verticali.some((v) => v.posto >= da && v.posto <= a && v.da <= y && v.a >= y);
      if (largo || importi || diviso) pezzi.push({ x0: p.x0, x1: p.x1, testo: p.testo, parole: [p] });
      else {
        ultimo.testo += vuoto > STESSA_PAROLA * p.corpo ? ` ${p.testo}` : p.testo;
        ultimo.x1 = Math.max(ultimo.x1, p.x1);
        ultimo.parole.push(p);
      }
    }
    prima = p;
  }
  return pezzi;
};

/** Printed lines of a page, from the top. */
export const lineeDi = ({ numero, parole }: PaginaLetta, verticali: readonly Righello[]): Linea[] => {
  const ordinate = parole.toSorted((a, b) => a.y - b.y || a.x0 - b.x0);
  const gruppi: { y: number; corpo: number; parole: Parola[] }[] = [];
  for (const p of ordinate) {
    const g = gruppi.at(-1);
    if (g && p.y - g.y <= STESSA_LINEA * Math.min(g.corpo, p.corpo)) g.parole.push(p);
    else gruppi.push({ y: p.y, corpo: p.corpo, parole: [p] });
  }
  return gruppi.map((g, i) => ({
    pagina: numero,
    numero: i + 1,
    y: g.y,
    corpo: g.corpo,
    pezzi: pezziDi(
      g.parole.toSorted((a, b) => a.x0 - b.x0),
      verticali,
    ),
  }));
};

/** Text of a whole line. */
export const testoLinea = (l: Linea): string => l.pezzi.map((p) => p.testo).join(' ');

const NUMERO_PAGINA = /\bpag(?:ina|\.)?\s*\d+(?:\s*(?:di|\/|su)\s*\d+)?/i;
const SOLO_NUMERO = /^\W*\d{1,4}(?:\s*(?:di|\/|su|-)\s*\d{1,4})?\W*$/;
/** Shares of the page, at its top and at its bottom, where headers and footers stand. */
const TESTA = 0.2;
const PIEDE = 0.88;
const SCARTO = 4;

/** Pages without their numbers, and without the headers and footers that an earlier page has already said. */
export const senzaTestatine = (pagine: readonly { readonly altezza: number; readonly linee: readonly Linea[] }[]) => {
  const dette = new Map<string, number>();
  return pagine.map(({ altezza, linee }) => {
    const restano: Linea[] = [];
    const nuove = new Map<string, number>();
    // Lines between the first and the last aligned ones are of tables, whatever they repeat.
    const ampie = linee.flatMap((l, i) => (l.pezzi.length > 1 && !NUMERO_PAGINA.test(testoLinea(l)) ? [i] : []));
    for (const [i, l] of linee.entries()) {
      const testo = testoLinea(l);
      const fuori = i < (ampie[0] ?? linee.length) || i > (ampie.at(-1) ?? -1);
      const ai = fuori && (l.y < altezza * TESTA || l.y > altezza * PIEDE);
      const conNumero = NUMERO_PAGINA.test(testo);
      const senza = testo.replace(NUMERO_PAGINA, '').trim();
      if (ai && (senza === '' || (SOLO_NUMERO.test(testo) && (l.y > altezza * PIEDE || l.pezzi.length === 1)))) {
        if (senza === '' || l.y > altezza * PIEDE || l.numero === 1) continue;
      }
      const y = dette.get(senza);
      if (ai && y !== undefined && Math.abs(y - l.y) < SCARTO && (l.pezzi.length === 1 || conNumero)) continue;
      if (ai) nuove.set(senza, l.y);
      restano.push(
        conNumero && ai ? { ...l, pezzi: l.pezzi.filter((p) => p.testo.replace(NUMERO_PAGINA, '').trim() !== '') } : l,
      );
    }
    for (const [k, y] of nuove) dette.set(k, y);
    return restano;
  });
};
