import type { MotorePdf, PDFPageProxy } from './pdf-motore.ts';

/** A word or a run of text: edges, baseline, height of the type, mean width of a character. Points, y downwards. */
export type Parola = {
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly corpo: number;
  readonly passo: number;
  readonly testo: string;
};
/** A straight line drawn on a page, along x or along y: place on the other axis, beginning, end. */
export type Righello = { readonly posto: number; readonly da: number; readonly a: number };
/** A page as it is read upright. */
export type PaginaLetta = { readonly numero: number; readonly altezza: number; readonly parole: readonly Parola[] };
/** Lines of a page, upright. */
export type Righelli = { readonly orizzontali: readonly Righello[]; readonly verticali: readonly Righello[] };

type Matrice = readonly [number, number, number, number, number, number];
const IDENTITA: Matrice = [1, 0, 0, 1, 0, 0];
const per = (m: Matrice, n: Matrice): Matrice => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];
const sei = (x: ArrayLike<unknown>): Matrice => {
  const n = (i: number): number => {
    const v = Number(x[i]);
    return Number.isFinite(v) ? v : 0;
  };
  return [n(0), n(1), n(2), n(3), n(4), n(5)];
};
const punto = (m: Matrice, x: number, y: number): readonly [number, number] => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
];

/** Quarter of turn (0–3) of a matrix of text; null for slanted text (watermarks). */
const quartoDi = (m: Matrice): number | null => {
  const gradi = (Math.atan2(m[1], m[0]) * 180) / Math.PI;
  const quarto = Math.round(gradi / 90);
  return Math.abs(gradi - quarto * 90) > 3 ? null : (quarto + 4) % 4;
};
/** Turns a page so that most of its text reads upright. */
const raddrizza = (quarto: number, larghezza: number, altezza: number): Matrice =>
  quarto === 1
    ? [0, -1, 1, 0, 0, larghezza]
    : quarto === 2
      ? [-1, 0, 0, -1, larghezza, altezza]
      : quarto === 3
        ? [0, 1, -1, 0, altezza, 0]
        : IDENTITA;

/** Words of a run of text, their places told by their share of its width; leaders and blanks left out. */
const paroleDi = (testo: string, x: number, y: number, larga: number, corpo: number): Parola[] => {
  const passo = larga / Math.max(1, testo.length);
  return [...testo.matchAll(/\S+/g)].map((m) => ({
    x0: x + m.index * passo,
    x1: x + (m.index + m[0].length) * passo,
    y,
    corpo,
    passo,
    testo: m[0],
  }));
};

const CARATTERI_MASSIMI = 60_000;

/** Reads the text of a page, turned upright; `gira` = the matrix that turns its drawings too. */
export const testoDellaPagina = async (
  pagina: PDFPageProxy,
  numero: number,
): Promise<PaginaLetta & { readonly gira: Matrice }> => {
  const vista = pagina.getViewport({ scale: 1 });
  const base = sei(vista.transform);
  const { items } = await pagina.getTextContent({ includeMarkedContent: false });
  const letti: { readonly m: Matrice; readonly testo: string; readonly larga: number; readonly quarto: number }[] = [];
  const conta = [0, 0, 0, 0];
  let caratteri = 0;
  for (const x of items) {
    if (!('str' in x) || x.str.trim() === '' || caratteri > CARATTERI_MASSIMI) continue;
    const m = per(base, sei(x.transform));
    const quarto = quartoDi(m);
    if (quarto === null || /^[.\s·…_]{4,}$/.test(x.str)) continue;
    caratteri += x.str.length;
    conta[quarto] = (conta[quarto] ?? 0) + x.str.length;
    letti.push({ m, testo: x.str, larga: x.width, quarto });
  }
  const dritto = conta.indexOf(Math.max(...conta));
  const gira = raddrizza(dritto, vista.width, vista.height);
  const parole = letti
    .filter((x) => x.quarto === dritto)
    .flatMap(({ m, testo, larga }) => {
      const [x, y] = punto(gira, m[4], m[5]);
      const corpo = Math.hypot(m[2], m[3]);
      return paroleDi(testo, x, y, larga, corpo);
    });
  return { numero, altezza: dritto % 2 === 0 ? vista.height : vista.width, parole, gira: per(gira, base) };
};

const SPESSORE = 3;
const LUNGHEZZA = 6;
const LINEE_MASSIME = 20_000;

/** Straight lines along the axes drawn on a page: borders of tables, in the same place as the text. */
export const righelliDellaPagina = async (
  pagina: PDFPageProxy,
  gira: Matrice,
  { OPS }: MotorePdf,
): Promise<Righelli> => {
  const { fnArray, argsArray } = await pagina.getOperatorList();
  const orizzontali: Righello[] = [];
  const verticali: Righello[] = [];
  const pila: Matrice[] = [];
  let ora = gira;
  const tratto = (x0: number, y0: number, x1: number, y1: number): void => {
    if (orizzontali.length + verticali.length > LINEE_MASSIME) return;
    const [a, b] = [punto(ora, x0, y0), punto(ora, x1, y1)];
    const [dx, dy] = [Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1])];
    if (dy < SPESSORE && dx >= LUNGHEZZA)
      orizzontali.push({ posto: (a[1] + b[1]) / 2, da: Math.min(a[0], b[0]), a: Math.max(a[0], b[0]) });
    else if (dx < SPESSORE && dy >= LUNGHEZZA)
      verticali.push({ posto: (a[0] + b[0]) / 2, da: Math.min(a[1], b[1]), a: Math.max(a[1], b[1]) });
  };
  const riempie = new Set<number>([OPS.fill, OPS.eoFill]);
  for (const [i, op] of fnArray.entries()) {
    const args: unknown = argsArray[i];
    if (op === OPS.save) pila.push(ora);
    else if (op === OPS.restore) ora = pila.pop() ?? gira;
    else if (op === OPS.transform && Array.isArray(args)) ora = per(ora, sei(args));
    else if (op === OPS.paintFormXObjectBegin && Array.isArray(args)) {
      pila.push(ora);
      const m: unknown = args[0];
      if (Array.isArray(m) || m instanceof Float32Array) ora = per(ora, sei(m));
    } else if (op === OPS.paintFormXObjectEnd) ora = pila.pop() ?? gira;
    else if (op === OPS.constructPath && Array.isArray(args) && args[0] !== OPS.endPath) {
      const dati: unknown = Array.isArray(args[1]) ? args[1][0] : null;
      if (dati instanceof Float32Array) percorri(dati, riempie.has(Number(args[0])), tratto);
    }
  }
  return { orizzontali, verticali };
};

type Tratto = (x0: number, y0: number, x1: number, y1: number) => void;
const [MOSSA, LINEA, CURVA, CURVA_DOPPIA] = [0, 1, 2, 3];

/** Straight pieces of a path; of a filled rectangle, the line that a thin one is. */
const percorri = (dati: Float32Array, piena: boolean, tratto: Tratto): void => {
  let [x, y, x0, y0] = [0, 0, 0, 0];
  let vertici: (readonly [number, number])[] = [];
  const chiudi = (): void => {
    if (piena && vertici.length >= 4) {
      const [xs, ys] = [vertici.map((v) => v[0]), vertici.map((v) => v[1])];
      const [l, r, b, t] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
      if (t - b < SPESSORE) tratto(l, (b + t) / 2, r, (b + t) / 2);
      else if (r - l < SPESSORE) tratto((l + r) / 2, b, (l + r) / 2, t);
    }
    vertici = [];
  };
  for (let i = 0; i < dati.length; ) {
    const op = dati[i];
    i += 1;
    const [a, b] = [dati[i] ?? 0, dati[i + 1] ?? 0];
    if (op === MOSSA) {
      chiudi();
      [x, y, x0, y0] = [a, b, a, b];
      vertici.push([a, b]);
      i += 2;
    } else if (op === LINEA) {
      if (!piena) tratto(x, y, a, b);
      [x, y] = [a, b];
      vertici.push([a, b]);
      i += 2;
    } else if (op === CURVA || op === CURVA_DOPPIA) {
      const passo = op === CURVA ? 6 : 4;
      [x, y] = [dati[i + passo - 2] ?? 0, dati[i + passo - 1] ?? 0];
      vertici = [];
      i += passo;
    } else {
      if (!piena) tratto(x, y, x0, y0);
      [x, y] = [x0, y0];
    }
  }
  chiudi();
};
