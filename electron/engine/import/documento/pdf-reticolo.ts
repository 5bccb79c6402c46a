import type { CellaBlocco } from './blocchi.ts';
import { eCifra, type Linea, type Pezzo } from './pdf-linee.ts';
import type { Righelli, Righello } from './pdf-pagina.ts';
import { righeDelBlocco } from './pdf-righe.ts';
import { unisci } from './pdf-unioni.ts';
import { apriSottogriglie, type CellaComposta, type Griglietta } from './sottogriglia.ts';

/** A table drawn with lines: its edges from left to right and from top to bottom, the cells that they part. */
export type Reticolo = {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly celle: readonly Omit<CellaBlocco, 'testo'>[];
};

const SCARTO = 3;
const VARCO = 4;
const CELLE_MASSIME = 20_000;

/** Lines drawn in pieces as one. */
const unisciRighelli = (righelli: readonly Righello[]): Righello[] => {
  const uniti: { posto: number; da: number; a: number }[] = [];
  for (const r of righelli.toSorted((a, b) => a.posto - b.posto || a.da - b.da)) {
    const simile = uniti.findLast(
      (u) => Math.abs(u.posto - r.posto) < SCARTO / 2 && r.da <= u.a + VARCO && r.a >= u.da - VARCO,
    );
    if (simile) [simile.da, simile.a] = [Math.min(simile.da, r.da), Math.max(simile.a, r.a)];
    else uniti.push({ ...r });
  }
  return uniti;
};

const raggruppa = (valori: readonly number[]): number[] => {
  const gruppi: number[] = [];
  for (const v of valori.toSorted((a, b) => a - b))
    if (v - (gruppi.at(-1) ?? Number.NEGATIVE_INFINITY) > SCARTO) gruppi.push(v);
  return gruppi;
};

const insiemi = (n: number) => {
  const padre = Array.from({ length: n }, (_, i) => i);
  const trova = (i: number): number => {
    let r = i;
    while (padre[r] !== r) r = padre[r] ?? r;
    padre[i] = r;
    return r;
  };
  const unisci = (a: number, b: number): void => {
    padre[trova(a)] = trova(b);
  };
  return { trova, unisci };
};

/** Tables drawn on a page, from the top. */
export const reticoliDi = ({ orizzontali, verticali }: Righelli): Reticolo[] => {
  const [h, v] = [unisciRighelli(orizzontali), unisciRighelli(verticali)];
  const gruppi = insiemi(h.length + v.length);
  for (const [i, o] of h.entries())
    for (const [j, w] of v.entries())
      if (w.posto >= o.da - SCARTO && w.posto <= o.a + SCARTO && o.posto >= w.da - SCARTO && o.posto <= w.a + SCARTO)
        gruppi.unisci(i, h.length + j);
  const regioni = new Map<number, { h: Righello[]; v: Righello[] }>();
  for (let i = 0; i < h.length + v.length; i += 1) {
    const k = gruppi.trova(i);
    const r = regioni.get(k) ?? { h: [], v: [] };
    regioni.set(k, r);
    const [o, w] = [h[i], v[i - h.length]];
    if (o) r.h.push(o);
    else if (w) r.v.push(w);
  }
  return [...regioni.values()].flatMap((r) => reticolo(r.h, r.v) ?? []).sort((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0));
};

const reticolo = (h: readonly Righello[], v: readonly Righello[]): Reticolo | null => {
  const xs = raggruppa(v.map((x) => x.posto));
  const ys = raggruppa(h.map((x) => x.posto));
  const [righe, colonne] = [ys.length - 1, xs.length - 1];
  if (colonne < 2 || righe < 1 || righe * colonne > CELLE_MASSIME) return null;
  const celle = insiemi(righe * colonne);
  const mezzo = (bordi: readonly number[], i: number) => ((bordi[i] ?? 0) + (bordi[i + 1] ?? 0)) / 2;
  const taglia = (righelli: readonly Righello[], posto: number, la: number) =>
    righelli.some((x) => Math.abs(x.posto - posto) <= SCARTO && x.da <= la && x.a >= la);
  for (let r = 0; r < righe; r += 1)
    for (let c = 0; c < colonne; c += 1) {
      if (c + 1 < colonne && !taglia(v, xs[c + 1] ?? 0, mezzo(ys, r)))
        celle.unisci(r * colonne + c, r * colonne + c + 1);
      if (r + 1 < righe && !taglia(h, ys[r + 1] ?? 0, mezzo(xs, c)))
        celle.unisci(r * colonne + c, (r + 1) * colonne + c);
    }
  const rettangoli = new Map<number, { r0: number; r1: number; c0: number; c1: number }>();
  for (let i = 0; i < righe * colonne; i += 1) {
    const [r, c, k] = [Math.floor(i / colonne), i % colonne, celle.trova(i)];
    const x = rettangoli.get(k) ?? { r0: r, r1: r, c0: c, c1: c };
    rettangoli.set(k, { r0: Math.min(x.r0, r), r1: Math.max(x.r1, r), c0: Math.min(x.c0, c), c1: Math.max(x.c1, c) });
  }
  return {
    xs,
    ys,
    celle: [...rettangoli.values()].map((x) => ({
      r: x.r0,
      c: x.c0,
      righe: x.r1 - x.r0 + 1,
      colonne: x.c1 - x.c0 + 1,
    })),
  };
};

const indice = (bordi: readonly number[], x: number): number => {
  const i = bordi.findIndex((b) => b > x);
  return Math.min(bordi.length - 2, Math.max(0, i - 1));
};

/** Lines that stand inside a drawn table. */
export const lineeDentro = (linee: readonly Linea[], { xs, ys }: Reticolo): Linea[] => {
  const [x0, x1, y0, y1] = [xs[0] ?? 0, xs.at(-1) ?? 0, ys[0] ?? 0, ys.at(-1) ?? 0];
  const dentro = (p: Pezzo) => (p.x0 + p.x1) / 2 > x0 - SCARTO && (p.x0 + p.x1) / 2 < x1 + SCARTO;
  return linee.flatMap((l) => {
    const pezzi = l.pezzi.filter(dentro);
    const y = l.y - l.corpo * 0.3;
    return y > y0 && y < y1 && pezzi.length > 0 ? [{ ...l, pezzi }] : [];
  });
};

type LineaDiCella = { readonly linea: Linea; readonly testo: string };

/** Figures of the lines of a cell, broken ones joined. */
const cifreDi = (linee: readonly LineaDiCella[]): number => {
  let n = 0;
  let prima = '';
  for (const { testo } of linee) {
    const unito = unisci(prima, testo);
    if (eCifra(testo)) n += eCifra(unito) && prima !== '' ? 0 : 1;
    prima = testo;
  }
  return n;
};

/**
 * Cells of a drawn table with the text inside them. A row that holds several rows of figures (no line parts them) is
 * opened into as many; its cells with fewer lines stand beside all of them. `linee[r]` = the line that each row begins on.
 */
export const celleDelReticolo = (
  reticolo: Reticolo,
  linee: readonly Linea[],
): { readonly colonne: number; readonly celle: readonly CellaBlocco[]; readonly linee: readonly (Linea | null)[] } => {
  const { xs, ys } = reticolo;
  const perCella = new Map<(typeof reticolo.celle)[number], LineaDiCella[]>();
  for (const linea of linee)
    for (const p of linea.pezzi) {
      const [r, c] = [indice(ys, linea.y - linea.corpo * 0.3), indice(xs, (p.x0 + p.x1) / 2)];
      const cella = reticolo.celle.find((x) => r >= x.r && r < x.r + x.righe && c >= x.c && c < x.c + x.colonne);
      if (!cella) continue;
      const sue = perCella.get(cella) ?? [];
      const ultima = sue.at(-1);
      if (ultima?.linea === linea) sue[sue.length - 1] = { linea, testo: `${ultima.testo} ${p.testo}` };
      else sue.push({ linea, testo: p.testo });
      perCella.set(cella, sue);
    }
  const sotto = new Map<(typeof reticolo.celle)[number], Griglietta>();
  const prime: (Linea | null)[][] = [];
  for (let r = 0; r < ys.length - 1; r += 1) {
    const sole = reticolo.celle.filter((x) => x.r === r && x.righe === 1);
    const quante = Math.max(0, ...sole.map((x) => cifreDi(perCella.get(x) ?? [])));
    const prima = linee.find((l) => indice(ys, l.y - l.corpo * 0.3) === r) ?? null;
    if (quante < 2) {
      prime.push([prima]);
      continue;
    }
    const divise = sole
      .filter((x) => (perCella.get(x)?.length ?? 0) >= quante || cifreDi(perCella.get(x) ?? []) > 0)
      .sort((a, b) => a.c - b.c);
    const sue = new Set(divise.flatMap((x) => (perCella.get(x) ?? []).map((y) => y.linea)));
    const colonne = divise.map((x) => ({ x0: xs[x.c] ?? 0, x1: xs[x.c + x.colonne] ?? 0 }));
    const dentro = (p: Pezzo) => colonne.some((c) => (p.x0 + p.x1) / 2 > c.x0 && (p.x0 + p.x1) / 2 < c.x1);
    const righe = righeDelBlocco(
      [...sue].map((l) => ({ ...l, pezzi: l.pezzi.filter(dentro).map(ristretto(colonne)) })),
      colonne,
    );
    for (const [i, cella] of divise.entries())
      sotto.set(cella, {
        righe: righe.length,
        colonne: 1,
        celle: righe.flatMap((x, k) =>
          x.celle.flatMap((y) => (y.c === i ? [{ r: k, c: 0, righe: 1, colonne: 1, testo: y.testo }] : [])),
        ),
      });
    prime.push(righe.map((x) => x.prima));
  }
  const composte = reticolo.celle.map(
    (x): CellaComposta => ({
      ...x,
      testo: (perCella.get(x) ?? []).reduce((t, y) => unisci(t, y.testo), ''),
      sotto: sotto.get(x) ?? null,
    }),
  );
  const aperta = apriSottogriglie(ys.length - 1, xs.length - 1, composte);
  return { colonne: aperta.colonne, celle: aperta.celle.filter((x) => x.testo !== ''), linee: prime.flat() };
};

/** A stretch kept inside the column of its middle: what sticks out of a drawn cell is not of the next one. */
const ristretto =
  (colonne: readonly { readonly x0: number; readonly x1: number }[]) =>
  (p: Pezzo): Pezzo => {
    const meta = (p.x0 + p.x1) / 2;
    const c = colonne.find((x) => meta > x.x0 && meta < x.x1);
    return c ? { ...p, x0: Math.max(p.x0, c.x0), x1: Math.min(p.x1, c.x1) } : p;
  };
