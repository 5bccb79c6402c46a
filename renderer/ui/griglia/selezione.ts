/** A cell by place: row −1 is the header; both 0-based. */
export type Posto = { readonly r: number; readonly c: number };
/** A rectangle of cells, both ends included. */
export type Intervallo = { readonly r0: number; readonly c0: number; readonly r1: number; readonly c1: number };
/**
 * What is selected: the cell in focus, the corner that stays while the selection grows, the corner that moves, and the
 * rectangles added with Ctrl.
 */
export type Selezione = {
  readonly attiva: Posto;
  readonly ancora: Posto;
  readonly estremo: Posto;
  readonly altre: readonly Intervallo[];
};
/** Measures of the grid, and whether a cell has something written in it. */
export type Campo = {
  readonly righe: number;
  readonly colonne: number;
  readonly pagina: number;
  readonly piena: (r: number, c: number) => boolean;
};
/** Where one goes from a cell. */
export type Mossa =
  | 'su'
  | 'giu'
  | 'sinistra'
  | 'destra'
  | 'bordo-su'
  | 'bordo-giu'
  | 'bordo-sinistra'
  | 'bordo-destra'
  | 'inizio-riga'
  | 'fine-riga'
  | 'inizio'
  | 'fine'
  | 'pagina-su'
  | 'pagina-giu';

const tra = (n: number, minimo: number, massimo: number): number => Math.min(massimo, Math.max(minimo, n));

/** Rectangle between two corners. */
export const intervallo = (a: Posto, b: Posto): Intervallo => ({
  r0: Math.min(a.r, b.r),
  c0: Math.min(a.c, b.c),
  r1: Math.max(a.r, b.r),
  c1: Math.max(a.c, b.c),
});
/** The rectangle that the next command works on. */
export const principale = (s: Selezione): Intervallo => intervallo(s.ancora, s.estremo);
/** Every selected rectangle, the main one last. */
export const intervalli = (s: Selezione): readonly Intervallo[] => [...s.altre, principale(s)];
/** Whether a rectangle holds a cell. */
export const contiene = (i: Intervallo, r: number, c: number): boolean =>
  r >= i.r0 && r <= i.r1 && c >= i.c0 && c <= i.c1;
/** Whether only one cell is selected. */
export const unaSola = (s: Selezione): boolean => {
  const { r0, c0, r1, c1 } = principale(s);
  return s.altre.length === 0 && r0 === r1 && c0 === c1;
};
/** One cell selected. */
export const soloUna = (attiva: Posto): Selezione => ({ attiva, ancora: attiva, estremo: attiva, altre: [] });

/** As in a spreadsheet: from a written cell to the end of its run, from an empty one to the next written one. */
const alBordo = ({ r, c }: Posto, dr: number, dc: number, campo: Campo): Posto => {
  const dentro = (x: number, y: number) => x >= 0 && y >= 0 && x < campo.righe && y < campo.colonne;
  const piena = (x: number, y: number) => dentro(x, y) && campo.piena(x, y);
  let x = r + dr;
  let y = c + dc;
  if (!dentro(x, y)) return { r, c };
  if (piena(r, c) && piena(x, y)) {
    while (piena(x + dr, y + dc)) {
      x += dr;
      y += dc;
    }
    return { r: x, c: y };
  }
  while (!piena(x, y) && dentro(x + dr, y + dc)) {
    x += dr;
    y += dc;
  }
  return { r: x, c: y };
};

const arrivo = (da: Posto, mossa: Mossa, campo: Campo): Posto => {
  const { r, c } = da;
  switch (mossa) {
    case 'su':
      return { r: r - 1, c };
    case 'giu':
      return { r: r + 1, c };
    case 'sinistra':
      return { r, c: c - 1 };
    case 'destra':
      return { r, c: c + 1 };
    case 'bordo-su':
      return alBordo(da, -1, 0, campo);
    case 'bordo-giu':
      return r < 0 ? { r: campo.righe - 1, c } : alBordo(da, 1, 0, campo);
    case 'bordo-sinistra':
      return r < 0 ? { r, c: 0 } : alBordo(da, 0, -1, campo);
    case 'bordo-destra':
      return r < 0 ? { r, c: campo.colonne - 1 } : alBordo(da, 0, 1, campo);
    case 'inizio-riga':
      return { r, c: 0 };
    case 'fine-riga':
      return { r, c: campo.colonne - 1 };
    case 'inizio':
      return { r: 0, c: 0 };
    case 'fine':
      return { r: campo.righe - 1, c: campo.colonne - 1 };
    case 'pagina-su':
      return { r: Math.max(0, r - campo.pagina), c };
    case 'pagina-giu':
      return { r: r + campo.pagina, c };
  }
};

/** Moves the focus (or the free corner, while the selection grows); never leaves the grid, reaches the header by itself. */
export const muovi = (s: Selezione, mossa: Mossa, estendi: boolean, campo: Campo): Selezione => {
  const da = estendi ? s.estremo : s.attiva;
  const verso = arrivo(da, mossa, campo);
  const a = {
    r: tra(verso.r, estendi || campo.righe === 0 ? Math.min(0, da.r) : -1, Math.max(campo.righe - 1, -1)),
    c: tra(verso.c, 0, Math.max(0, campo.colonne - 1)),
  };
  return estendi && a.r >= 0 && s.attiva.r >= 0 ? { ...s, estremo: a } : soloUna(a);
};

/** The next cell for Tab (along rows) and Enter (down columns): inside a selection one goes round it, else one step. */
export const prossima = (s: Selezione, verso: 'riga' | 'colonna', passo: 1 | -1, campo: Campo): Selezione => {
  if (unaSola(s)) {
    const mossa = verso === 'riga' ? (passo > 0 ? 'destra' : 'sinistra') : passo > 0 ? 'giu' : 'su';
    const dopo = muovi(s, mossa, false, campo);
    return dopo.attiva.r < 0 ? s : dopo;
  }
  const { r0, c0, r1, c1 } = principale(s);
  const righe = r1 - r0 + 1;
  const colonne = c1 - c0 + 1;
  const quante = righe * colonne;
  const { r, c } = s.attiva;
  const qui = verso === 'riga' ? (r - r0) * colonne + (c - c0) : (c - c0) * righe + (r - r0);
  const li = (qui + passo + quante) % quante;
  const attiva =
    verso === 'riga'
      ? { r: r0 + Math.floor(li / colonne), c: c0 + (li % colonne) }
      : { r: r0 + (li % righe), c: c0 + Math.floor(li / righe) };
  return { ...s, attiva };
};

/** Whole rows, from the anchor's to the given one. */
export const interaRiga = (s: Selezione, r: number, estendi: boolean, campo: Campo): Selezione => {
  const da = estendi ? s.ancora.r : r;
  return {
    attiva: { r: estendi ? s.attiva.r : r, c: s.attiva.c },
    ancora: { r: da, c: 0 },
    estremo: { r, c: campo.colonne - 1 },
    altre: [],
  };
};
/** Whole columns of the main rectangle, or the given one. */
export const interaColonna = (s: Selezione, campo: Campo, c?: number): Selezione => {
  const i = principale(s);
  return {
    attiva: c === undefined ? s.attiva : { r: 0, c },
    ancora: { r: 0, c: c ?? i.c0 },
    estremo: { r: campo.righe - 1, c: c ?? i.c1 },
    altre: [],
  };
};
/** Everything. */
export const tutto = (s: Selezione, campo: Campo): Selezione => ({
  attiva: s.attiva.r < 0 ? { r: 0, c: 0 } : s.attiva,
  ancora: { r: 0, c: 0 },
  estremo: { r: campo.righe - 1, c: campo.colonne - 1 },
  altre: [],
});
/** A new rectangle beside those already selected. */
export const aggiungi = (s: Selezione, a: Posto): Selezione => ({
  attiva: a,
  ancora: a,
  estremo: a,
  altre: s.attiva.r < 0 ? [] : intervalli(s),
});

/** A selection brought back inside a grid that has become smaller. */
export const contenuta = (s: Selezione, campo: Campo): Selezione => {
  const dentro = (p: Posto): Posto => ({
    r: tra(p.r, -1, campo.righe - 1),
    c: tra(p.c, 0, Math.max(0, campo.colonne - 1)),
  });
  const attiva = dentro(s.attiva);
  if (attiva.r < 0) return soloUna(attiva);
  const altre = s.altre.filter((i) => i.r1 < campo.righe && i.c1 < campo.colonne);
  return { attiva, ancora: dentro(s.ancora), estremo: dentro(s.estremo), altre };
};

/** Rows touched by the selection, in order, each once. */
export const righeScelte = (s: Selezione): readonly number[] => {
  const viste = new Set<number>();
  for (const { r0, r1 } of intervalli(s)) for (let r = Math.max(0, r0); r <= r1; r += 1) viste.add(r);
  return [...viste].sort((a, b) => a - b);
};

/** Selected columns of a row as text («2-5;9-9»): equal texts mean that the row looks the same. */
export const scelteNellaRiga = (tutti: readonly Intervallo[], r: number): string =>
  tutti
    .filter((i) => r >= i.r0 && r <= i.r1)
    .map((i) => `${i.c0}-${i.c1}`)
    .join(';');
