import type { Posto } from '../griglia/luogo.ts';
import type { Blocco, CellaBlocco, TabellaBlocco } from './blocchi.ts';
import { type ColonnaPdf, colonneComuni, colonneDelBlocco, staIn } from './pdf-colonne.ts';
import { eCifra, type Linea, testoLinea } from './pdf-linee.ts';
import { celleDelReticolo, lineeDentro, type Reticolo } from './pdf-reticolo.ts';
import { righeDelBlocco } from './pdf-righe.ts';
import { unisci } from './pdf-unioni.ts';

/** A page with its lines and the tables drawn on it. */
export type PaginaComposta = { readonly linee: readonly Linea[]; readonly reticoli: readonly Reticolo[] };

/** What a page holds, from the top: a line of text, a block of aligned lines, a drawn table. */
type Parte =
  | { readonly tipo: 'linea'; readonly linea: Linea }
  | { readonly tipo: 'blocco'; readonly linee: readonly Linea[] }
  | { readonly tipo: 'reticolo'; readonly reticolo: Reticolo; readonly linee: readonly Linea[] };

/** Plain lines between aligned ones that are still rows of their table; lines as wide as the page are its text. */
const LINEE_PIANE = 6;
const QUOTA_PIENA = 0.7;
const VUOTO = 8;
const INTERLINEA = 1.7;
const PARAGRAFO_MASSIMO = 2_000;

const ampia = (l: Linea): boolean => l.pezzi.length > 1;
const posto = (l: Linea): Posto => ({
  luogo: `pagina ${l.pagina}, riga ${l.numero}`,
  detto: `riga ${l.numero} di pagina ${l.pagina}`,
  numero: l.numero,
});

/** Lines without a drawn table, divided into blocks of aligned lines and lines of text. */
const dividi = (linee: readonly Linea[]): Parte[] => {
  const bordi = linee.flatMap((l) => l.pezzi);
  const larga = Math.max(0, ...bordi.map((p) => p.x1)) - Math.min(...bordi.map((p) => p.x0));
  const piena = (l: Linea) => !ampia(l) && l.pezzi.some((p) => p.x1 - p.x0 > larga * QUOTA_PIENA);
  const parti: Parte[] = [];
  for (let i = 0; i < linee.length; ) {
    const prima = linee[i];
    if (!prima) break;
    let fine = i;
    if (ampia(prima))
      for (let j = i + 1, piane = 0; j < linee.length; j += 1) {
        const [l, sopra] = [linee[j], linee[j - 1]];
        if (!l || !sopra || l.y - sopra.y > VUOTO * l.corpo) break;
        if (ampia(l)) {
          fine = j;
          piane = 0;
          continue;
        }
        piane += 1;
        if (piane > LINEE_PIANE || (piena(l) && piena(sopra))) break;
      }
    // The last words of the last row.
    for (let j = fine + 1; fine > i && j < linee.length; j += 1) {
      const [l, sopra] = [linee[j], linee[j - 1]];
      if (!l || !sopra || ampia(l) || l.y - sopra.y > INTERLINEA * l.corpo || !/^\p{Ll}/u.test(testoLinea(l))) break;
      fine = j;
    }
    const sue = linee.slice(i, fine + 1);
    if (sue.filter(ampia).length > 1) parti.push({ tipo: 'blocco', linee: sue });
    else for (const linea of sue) parti.push({ tipo: 'linea', linea });
    i = fine + 1;
  }
  return parti;
};

/** Parts of a page in reading order. */
const partiDi = ({ linee, reticoli }: PaginaComposta): Parte[] => {
  const parti: Parte[] = [];
  let restano = [...linee];
  for (const reticolo of reticoli) {
    const dentro = lineeDentro(restano, reticolo);
    if (dentro.length === 0) continue;
    const numeri = new Set(dentro.map((l) => l.numero));
    const cima = reticolo.ys[0] ?? 0;
    parti.push(...dividi(restano.filter((l) => !numeri.has(l.numero) && l.y < cima)));
    parti.push({ tipo: 'reticolo', reticolo, linee: dentro });
    restano = restano.filter((l) => !numeri.has(l.numero) && l.y >= cima);
  }
  return [...parti, ...dividi(restano)];
};

const paginaDi = (p: Parte): number => (p.tipo === 'linea' ? p.linea.pagina : (p.linee[0]?.pagina ?? 1));

/** Columns of each block: those of blocks that go on over the page or under another heading are found together. */
const colonneDeiBlocchi = (parti: readonly Parte[]): Map<Parte, readonly ColonnaPdf[]> => {
  const gruppi: { colonne: readonly ColonnaPdf[]; readonly parti: Parte[] }[] = [];
  for (const [i, p] of parti.entries()) {
    if (p.tipo !== 'blocco') continue;
    const colonne = colonneDelBlocco(p.linee);
    const gruppo = gruppi.at(-1);
    const prima = parti[i - 1];
    const voltaPagina = prima !== undefined && prima === gruppo?.parti.at(-1) && paginaDi(prima) < paginaDi(p);
    const comuni = gruppo ? colonneComuni(gruppo.colonne, colonne) : null;
    if (gruppo && voltaPagina && comuni === null && staIn(p.linee, gruppo.colonne)) gruppo.parti.push(p);
    else if (gruppo && comuni) {
      gruppo.colonne = comuni;
      gruppo.parti.push(p);
    } else gruppi.push({ colonne, parti: [p] });
  }
  return new Map(gruppi.flatMap((g) => g.parti.map((p) => [p, g.colonne] as const)));
};

const tabella = (
  colonne: number,
  celle: readonly CellaBlocco[],
  linee: readonly (Linea | null)[],
  prosegue: boolean,
): TabellaBlocco => {
  const [prima] = linee.filter((l) => l !== null);
  const nessuna = { pagina: 1, numero: 1, y: 0, corpo: 0, pezzi: [] };
  return {
    tipo: 'tabella',
    nome: `pagina ${(prima ?? nessuna).pagina}`,
    colonne,
    celle,
    posti: linee.map((l) => posto(l ?? prima ?? nessuna)),
    prosegue,
  };
};

/** Joins to the last row of a table the rest of it that the next page begins with, under its repeated header. */
const riattacca = (sopra: TabellaBlocco, t: TabellaBlocco): readonly [TabellaBlocco, TabellaBlocco] => {
  const ultima = sopra.posti.length - 1;
  const ultime = sopra.celle.filter((x) => x.r === ultima);
  const testate = new Set(testiDelleRighe(sopra).slice(0, 4));
  const r = testiDelleRighe(t).findIndex((x) => !testate.has(x));
  const resto = t.celle.filter((x) => x.r === r);
  const solo = (x: CellaBlocco) =>
    ultime.some((y) => y.c === x.c && y.colonne === x.colonne && !/\d/.test(y.testo + x.testo));
  const spezzata =
    resto.length > 0 && resto.length < ultime.length && resto.every((x) => x.c > 0 && x.righe === 1 && solo(x));
  if (!spezzata || !ultime.some((x) => x.c === 0) || t.posti.length < r + 2) return [sopra, t];
  return [
    {
      ...sopra,
      celle: sopra.celle.map((x) => {
        const fine = x.r === ultima ? resto.find((y) => y.c === x.c) : undefined;
        return fine ? { ...x, testo: unisci(x.testo, fine.testo) } : x;
      }),
    },
    {
      ...t,
      posti: t.posti.filter((_, i) => i !== r),
      celle: t.celle.flatMap((x) => (x.r === r ? [] : [x.r > r ? { ...x, r: x.r - 1 } : x])),
    },
  ];
};
const testiDelleRighe = (t: TabellaBlocco): string[] =>
  t.posti.map((_, r) =>
    t.celle
      .filter((x) => x.r === r)
      .map((x) => `${x.c}=${x.testo}`)
      .join('|'),
  );

/** Row of a header whose titles do not stand over the figures: a column without title beside a title without column. */
const testataSpostata = ({ celle, colonne }: TabellaBlocco): number | null => {
  const prima = Math.min(...celle.filter((x) => eCifra(x.testo)).map((x) => x.r));
  const sopra = celle.filter((x) => x.r < prima);
  if (!sopra.some((x) => sopra.some((y) => y.r === x.r && y.c !== x.c))) return null;
  const conTitolo = (c: number) => sopra.some((x) => x.c <= c && c < x.c + x.colonne);
  const conCifre = (c: number) => celle.some((x) => x.c === c && x.r >= prima && eCifra(x.testo));
  const piena = (c: number) => celle.some((x) => x.c === c && x.r >= prima);
  for (let c = 0; c < colonne; c += 1)
    if (conCifre(c) && !conTitolo(c) && [c - 1, c + 1].some((k) => conTitolo(k) && !piena(k)))
      return sopra.at(-1)?.r ?? 0;
  return null;
};

/** A line of text after the others: it goes on with the one above when it begins small and close. */
const aggiungiLinea = (blocchi: Blocco[], linea: Linea, ultima: Linea | null): void => {
  const sopra = blocchi.at(-1);
  const testo = testoLinea(linea);
  const vicina =
    ultima !== null &&
    ultima.pagina === linea.pagina &&
    linea.y - ultima.y < INTERLINEA * Math.max(ultima.corpo, linea.corpo) &&
    Math.abs(ultima.corpo - linea.corpo) < 1;
  if (sopra?.tipo === 'testo' && vicina && /^[\p{Ll}(]/u.test(testo) && sopra.testo.length < PARAGRAFO_MASSIMO)
    blocchi[blocchi.length - 1] = { ...sopra, testo: unisci(sopra.testo, testo) };
  else blocchi.push({ tipo: 'testo', testo, livello: null, posto: posto(linea) });
};

const aggiungiTabella = (blocchi: Blocco[], t: TabellaBlocco): void => {
  const sopra = blocchi.at(-1);
  if (!t.prosegue || sopra?.tipo !== 'tabella' || sopra.colonne !== t.colonne) {
    blocchi.push(t);
    return;
  }
  const [prima, dopo] = riattacca(sopra, t);
  blocchi[blocchi.length - 1] = prima;
  blocchi.push(dopo);
};

/** Reads the pages of a document as blocks, from the first line to the last; `incerte` = headers that do not stand over their columns. */
export const blocchiDi = (
  pagine: readonly PaginaComposta[],
): { readonly blocchi: readonly Blocco[]; readonly incerte: readonly Posto[] } => {
  const parti = pagine.flatMap(partiDi);
  const colonne = colonneDeiBlocchi(parti);
  const blocchi: Blocco[] = [];
  const incerte: Posto[] = [];
  let ultima: Linea | null = null;
  for (const [i, p] of parti.entries()) {
    if (p.tipo === 'linea') {
      aggiungiLinea(blocchi, p.linea, ultima);
      ultima = p.linea;
      continue;
    }
    ultima = null;
    const prima = parti[i - 1];
    const prosegue = prima !== undefined && prima.tipo !== 'linea' && paginaDi(prima) < paginaDi(p);
    if (p.tipo === 'reticolo') {
      const { celle, linee, colonne: n } = celleDelReticolo(p.reticolo, p.linee);
      aggiungiTabella(blocchi, tabella(n, celle, linee, prosegue));
      continue;
    }
    const sue = colonne.get(p) ?? [];
    const righe = righeDelBlocco(p.linee, sue);
    const celle = righe.flatMap((x, r) => x.celle.map((y) => ({ ...y, r, righe: 1 })));
    const t = tabella(
      sue.length,
      celle,
      righe.map((x) => x.prima),
      prosegue,
    );
    const spostata = testataSpostata(t);
    const dove = spostata === null ? undefined : t.posti[spostata];
    if (dove) incerte.push(dove);
    aggiungiTabella(blocchi, t);
  }
  return { blocchi, incerte };
};
