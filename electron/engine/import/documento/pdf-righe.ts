import type { CellaBlocco } from './blocchi.ts';
import { type ColonnaPdf, conDati, divisoPerColonna, postoDi } from './pdf-colonne.ts';
import { eCifra, type Linea } from './pdf-linee.ts';
import { completa, unisci } from './pdf-unioni.ts';

/** A row of a table: the lines that it is printed on, its cells. */
export type RigaPdf = { readonly prima: Linea; readonly celle: readonly Omit<CellaBlocco, 'r' | 'righe'>[] };
type Aperta = { prima: Linea; ultima: Linea; celle: Map<number, { colonne: number; testo: string }>; cifre: boolean };

const SOSPESA =
  /(?:[-,\u00ad\u2010]|['’]|\b(?:di|e|ed|a|ad|per|del|dello|della|dei|delle|degli|il|la|le|lo|i|gli|in|con|al|alla|ai|alle|agli|da|dal|dalla|su|sul|sulla|tra|fra|o|non|nel|nella))$/i;
const PROSEGUE = /^[\p{Ll})]/u;
/** Line feeds, in heights of type, within which two lines may be of one cell. */
const INTERLINEA = 1.9;
const STRETTA = 0.8;
const SEMPRE = 0.9;
const TRATTINO = /^[-–—]+$/;
const ATTACCO_DI_RIGA =
  /^\W*(?:titolo|tit\.|totale|programma|missione|di\s+cui|a\s+riportare|riporto|previsione|macroaggregato)\b/iu;

const mediana = (valori: readonly number[]): number => valori.toSorted((a, b) => a - b)[valori.length >> 1] ?? 0;

/** How far from each other the lines with figures are, when they follow each other. */
const passoDi = (linee: readonly Linea[]): number => {
  const passi = linee.flatMap((l, i) => {
    const sopra = linee[i - 1];
    return sopra && sopra.pagina === l.pagina && conDati(sopra) && conDati(l) ? [l.y - sopra.y] : [];
  });
  return passi.length < 3 ? 0 : mediana(passi);
};

type Celle = Map<number, { colonne: number; testo: string }>;

const celleDi = (l: Linea, colonne: readonly ColonnaPdf[]): Celle => {
  const celle: Celle = new Map();
  for (const p of l.pezzi.flatMap((x) => divisoPerColonna(x, colonne))) {
    const { c, colonne: n } = postoDi(p, colonne);
    const gia = celle.get(c);
    if (gia) celle.set(c, { colonne: Math.max(gia.colonne, n), testo: `${gia.testo} ${p.testo}` });
    else celle.set(c, { colonne: n, testo: p.testo });
  }
  return celle;
};

const apri = (l: Linea, celle: Celle): Aperta => ({
  prima: l,
  ultima: l,
  celle,
  cifre: l.pezzi.some((p) => eCifra(p.testo) || TRATTINO.test(p.testo)),
});

const attacca = (sopra: Aperta, sotto: Aperta): void => {
  for (const [c, x] of sotto.celle) {
    const gia = sopra.celle.get(c);
    sopra.celle.set(c, { colonne: Math.max(gia?.colonne ?? 1, x.colonne), testo: unisci(gia?.testo ?? '', x.testo) });
  }
  sopra.ultima = sotto.ultima;
  sopra.cifre ||= sotto.cifre;
};

const distanza = (sopra: Aperta, l: Linea): number =>
  sopra.ultima.pagina === l.pagina ? (l.y - sopra.ultima.y) / Math.max(l.corpo, 1) : Number.POSITIVE_INFINITY;

/** Lines of a header as rows: those printed close to each other are one, but for titles over several columns. */
const righeDiTestata = (linee: readonly Aperta[]): Aperta[] => {
  const righe: Aperta[] = [];
  for (const l of linee) {
    const sopra = righe.at(-1);
    const larghe = (r: Aperta) => [...r.celle.values()].some((x) => x.colonne > 1);
    const stessa =
      sopra !== undefined &&
      sopra.celle.size > 1 &&
      distanza(sopra, l.prima) <= INTERLINEA_TESTATA &&
      !larghe(sopra) &&
      !larghe(l) &&
      ![...l.celle.values()].some((x) => /^\d/.test(x.testo) && !ANNO.test(x.testo)) &&
      !CAPO_DI_RIGA.test([...l.celle.values()][0]?.testo ?? '');
    const titolo =
      sopra?.celle.size === 1 &&
      l.celle.size === 1 &&
      distanza(sopra, l.prima) <= INTERLINEA &&
      prosegue(sopra, l, { primaSempre: false, stretta: false, ancore: [] });
    if (sopra && (stessa || titolo)) attacca(sopra, l);
    else righe.push(l);
  }
  return righe;
};
const INTERLINEA_TESTATA = 1.5;
const ANNO = /^(?:19|20)\d{2}$/;
const CAPO_DI_RIGA = /^\W*(?:titolo|tit\.|programma|missione|progr\.|miss\.)\s*(?:n\.?\s*)?\d/iu;

/** Columns that every full line of a list fills: what lacks all of them goes on with the line above. Empty for accounts. */
const ancoreDi = (linee: readonly Aperta[], colonne: number): number[] => {
  const piene = linee.filter((l) => l.celle.size >= Math.max(3, colonne * QUOTA_PIENA));
  const importi = piene.filter((l) => [...l.celle.values()].some((x) => /\d[.,]\d{2}$/.test(x.testo)));
  if (piene.length < 2 || importi.length > piene.length * QUOTA_IMPORTI) return [];
  return Array.from({ length: colonne }, (_, c) => c).filter(
    (c) => piene.filter((l) => l.celle.has(c)).length >= piene.length * SEMPRE,
  );
};
const QUOTA_PIENA = 0.6;
const QUOTA_IMPORTI = 0.2;

/** Lines of a block as rows: a line that goes on with the words or the figures of the one above is the same row. */
export const righeDelBlocco = (linee: readonly Linea[], colonne: readonly ColonnaPdf[]): RigaPdf[] => {
  const tutte = linee.map((l) => apri(l, celleDi(l, colonne)));
  const inizio = tutte.findIndex((l) => conDati(l.prima) && (l.cifre || l.celle.size * 2 >= colonne.length));
  const [testa, corpo] = inizio < 0 ? [[], tutte] : [tutte.slice(0, inizio), tutte.slice(inizio)];
  const ampie = corpo.filter((l) => l.celle.size > 1 && conDati(l.prima));
  const piene = ampie.filter((l) => l.celle.has(0)).length;
  const primaSempre = ampie.length > 2 && piene >= ampie.length * SEMPRE;
  const passo = passoDi(linee);
  const ancore = ancoreDi(corpo, colonne.length);
  const righe = righeDiTestata(testa);
  const testata = righe.length;
  for (const riga of corpo) {
    const sopra = righe.at(-1);
    const vicine = sopra !== undefined && distanza(sopra, riga.prima) <= INTERLINEA;
    const stretta = passo > 0 && sopra !== undefined && riga.prima.y - sopra.ultima.y < STRETTA * passo;
    const inTestata = righe.length === testata && testata > 0;
    if (sopra && vicine && !inTestata && prosegue(sopra, riga, { primaSempre, stretta, ancore })) attacca(sopra, riga);
    else if (
      sopra &&
      vicine &&
      inTestata &&
      sopra.celle.size === 1 &&
      prosegue(sopra, riga, { primaSempre, stretta, ancore })
    )
      attacca(sopra, riga);
    else righe.push(riga);
  }
  return righe.map((r, i) => ({
    prima: r.prima,
    celle: [...r.celle]
      .sort(([a], [b]) => a - b)
      .map(([c, x]) => ({ c, testo: x.testo, colonne: inizio < 0 || i < testata ? x.colonne : 1 })),
  }));
};

/** A figure, a date, a code: what does not go over two lines. */
const eAtomo = (testo: string): boolean => eCifra(testo) || /^\S*\d\S*$/.test(testo);

type Indizi = { readonly primaSempre: boolean; readonly stretta: boolean; readonly ancore: readonly number[] };

/** Whether a line goes on with the row above. */
const prosegue = (sopra: Aperta, riga: Aperta, { primaSempre, stretta, ancore }: Indizi): boolean => {
  const celle = [...riga.celle];
  const [primo] = celle;
  if (!primo) return false;
  const completate = celle.filter(([c, x]) => completa(sopra.celle.get(c)?.testo ?? '', x.testo));
  const parole = celle.filter((x) => !completate.includes(x));
  const continua = ([c, x]: (typeof celle)[number]): boolean => {
    const su = sopra.celle.get(c)?.testo ?? '';
    return su !== '' && !eCifra(x.testo) && !TRATTINO.test(x.testo) && (PROSEGUE.test(x.testo) || SOSPESA.test(su));
  };
  if (completate.length > 0) return parole.every((x) => !eCifra(x[1].testo));
  if (parole.every(continua) && (!riga.cifre || !sopra.cifre)) return true;
  if (
    ancore.length > 1 &&
    ancore.every((c) => sopra.celle.has(c)) &&
    !ancore.some((c) => riga.celle.has(c) && eAtomo(riga.celle.get(c)?.testo ?? ''))
  )
    if (celle.every(([c, x]) => sopra.celle.has(c) && !eAtomo(x.testo)) && celle.length < sopra.celle.size) return true;
  // The words of a description above the line that has its figures.
  if (riga.cifre && !sopra.cifre)
    return sopra.celle.size === 1 && sopra.celle.has(primo[0]) && PROSEGUE.test(primo[1].testo);
  if (riga.cifre || !sopra.cifre || ATTACCO_DI_RIGA.test(primo[1].testo)) return false;
  const sotto = celle.every(
    ([c]) => (sopra.celle.get(c)?.testo ?? '') !== '' && !eCifra(sopra.celle.get(c)?.testo ?? ''),
  );
  return sotto && (stretta || (primaSempre && !riga.celle.has(0)));
};
