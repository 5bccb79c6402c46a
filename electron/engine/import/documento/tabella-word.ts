import { leggiNumero } from '../numeri.ts';
import type { CellaBlocco } from './blocchi.ts';
import { type Aperta, apriSottogriglie, type CellaComposta, type Griglietta } from './sottogriglia.ts';
import type { ContenutoWord, TabellaWord } from './word.ts';

type Posta = CellaBlocco & { readonly contenuto: readonly ContenutoWord[] };

const testoDi = (contenuto: readonly ContenutoWord[]): string =>
  contenuto
    .flatMap((x) => (x.tipo === 'paragrafo' ? [x.testo.replace(/[\t\n]+/g, ' ').trim()] : []))
    .filter((t) => t !== '')
    .join(' ');

const annidate = (contenuto: readonly ContenutoWord[]): TabellaWord[] =>
  contenuto.flatMap((x) => (x.tipo === 'tabella' ? [x] : []));

/** Cells on the grid of the table, each with the rows that continue it below. */
const celleDi = ({ righe }: TabellaWord): { readonly celle: Posta[]; readonly colonne: number } => {
  const celle: Posta[] = [];
  const aperte = new Map<number, number>();
  let colonne = 0;
  for (const [r, riga] of righe.entries()) {
    let c = riga.prima;
    for (const cella of riga.celle) {
      const sopra = aperte.get(c);
      const intera = sopra === undefined ? undefined : celle[sopra];
      if (cella.continua && sopra !== undefined && intera && intera.r + intera.righe === r)
        celle[sopra] = { ...intera, righe: intera.righe + 1 };
      else {
        aperte.set(c, celle.length);
        const { contenuto } = cella;
        celle.push({ r, c, righe: 1, colonne: cella.colonne, testo: testoDi(contenuto), contenuto });
      }
      c += cella.colonne;
    }
    colonne = Math.max(colonne, c);
  }
  return { celle, colonne };
};

const eCifra = (testo: string): boolean => {
  const { tipo } = leggiNumero(testo);
  return tipo === 'numero' || tipo === 'ambiguo';
};
const lineeDi = (contenuto: readonly ContenutoWord[]): string[] =>
  contenuto.flatMap((x) => (x.tipo === 'paragrafo' ? x.testo.split('\n').map((t) => t.trim()) : []));

/** Lines of the cells of a row that are rows of their own: as many in two cells at least, in one of them all figures. */
const lineeAffiancate = (celle: readonly Posta[]): Map<Posta, Griglietta> => {
  const sole = celle.filter((x) => x.righe === 1 && annidate(x.contenuto).length === 0);
  const linee = new Map(sole.map((x) => [x, lineeDi(x.contenuto).filter((t) => t !== '')]));
  const quante = [...linee.values()].filter((l) => l.length > 1 && l.every(eCifra)).map((l) => l.length);
  const [n] = quante;
  const pari = n === undefined ? [] : [...linee].filter(([, l]) => l.length === n);
  if (n === undefined || quante.some((q) => q !== n) || pari.length < 2) return new Map();
  return new Map(
    pari.map(([cella, l]) => [
      cella,
      { righe: n, colonne: 1, celle: l.map((testo, r) => ({ r, c: 0, righe: 1, colonne: 1, testo })) },
    ]),
  );
};

/**
 * Whether a table only lays out the page: it holds other tables, and no row of it has two cells with a text of its own.
 */
export const daImpaginazione = (tabella: TabellaWord): boolean => {
  const celle = tabella.righe.map((r) => r.celle);
  if (!celle.flat().some((x) => annidate(x.contenuto).length > 0)) return false;
  return celle.every((riga) => riga.filter((x) => testoDi(x.contenuto) !== '').length < 2);
};

/** A table on its grid: merged cells, tables inside cells and lines side by side opened. */
export const grigliettaDi = (tabella: TabellaWord): Aperta => {
  const { celle, colonne } = celleDi(tabella);
  const affiancate = new Map(
    tabella.righe.flatMap((_, r) => [...lineeAffiancate(celle.filter((x) => x.r === r && x.righe === 1))]),
  );
  const composte = celle.map(({ contenuto, ...x }, i): CellaComposta => {
    const [dentro, ...altre] = annidate(contenuto);
    const intera = celle[i];
    const linee = intera ? affiancate.get(intera) : undefined;
    if (!dentro) return { ...x, sotto: linee ?? null };
    if (altre.length === 0 && x.testo === '') return { ...x, sotto: grigliettaDi(dentro) };
    return {
      ...x,
      testo: [x.testo, ...annidate(contenuto).map(testoPiano)].filter((t) => t !== '').join(' '),
      sotto: null,
    };
  });
  return apriSottogriglie(tabella.righe.length, colonne, composte);
};

const testoPiano = (tabella: TabellaWord): string =>
  tabella.righe.map((r) => r.celle.map((x) => testoDi(x.contenuto)).join(' ')).join(' ');
