import type { CellaBlocco } from './blocchi.ts';
import { type ColonnaPdf, conDati, postoDi } from './pdf-colonne.ts';
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

/** Lines of a block as rows: a line that goes on with the words or the figures of the one above is the same row. */
export const righeDelBlocco = (linee: readonly Linea[], colonne: readonly ColonnaPdf[]): RigaPdf[] => {
  const ampie = linee.filter((l) => l.pezzi.length > 1 && conDati(l));
  const piene = ampie.filter((l) => l.pezzi.some((p) => postoDi(p, colonne).c === 0)).length;
  const primaSempre = ampie.length > 2 && piene >= ampie.length * SEMPRE;
  const passo = passoDi(linee);
  const righe: Aperta[] = [];
  let dati = false;
  for (const l of linee) {
    const celle = new Map<number, { colonne: number; testo: string }>();
    for (const p of l.pezzi) {
      const { c, colonne: n } = postoDi(p, colonne);
      const gia = celle.get(c);
      if (gia) celle.set(c, { colonne: Math.max(gia.colonne, n), testo: `${gia.testo} ${p.testo}` });
      else celle.set(c, { colonne: n, testo: p.testo });
    }
    const cifre = l.pezzi.some((p) => eCifra(p.testo) || TRATTINO.test(p.testo));
    dati ||= conDati(l);
    const nuova: Aperta = { prima: l, ultima: l, celle, cifre };
    const sopra = righe.at(-1);
    const vicine =
      sopra !== undefined &&
      sopra.ultima.pagina === l.pagina &&
      l.y - sopra.ultima.y <= INTERLINEA * Math.max(l.corpo, 1);
    const stretta = passo > 0 && sopra !== undefined && l.y - sopra.ultima.y < STRETTA * passo;
    if (sopra && vicine && prosegue(sopra, nuova, { primaSempre: primaSempre && dati, stretta: stretta && dati })) {
      for (const [c, x] of celle) {
        const gia = sopra.celle.get(c);
        sopra.celle.set(c, {
          colonne: Math.max(gia?.colonne ?? 1, x.colonne),
          testo: unisci(gia?.testo ?? '', x.testo),
        });
      }
      sopra.ultima = l;
      sopra.cifre ||= cifre;
    } else righe.push(nuova);
  }
  const primaConDati = righe.findIndex((r) => r.cifre);
  return righe.map((r, i) => ({
    prima: r.prima,
    celle: [...r.celle]
      .sort(([a], [b]) => a - b)
      .map(([c, x]) => ({ c, testo: x.testo, colonne: primaConDati < 0 || i < primaConDati ? x.colonne : 1 })),
  }));
};

type Indizi = { readonly primaSempre: boolean; readonly stretta: boolean };

/** Whether a line goes on with the row above. */
const prosegue = (sopra: Aperta, riga: Aperta, { primaSempre, stretta }: Indizi): boolean => {
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
  // The words of a description above the line that has its figures.
  if (riga.cifre && !sopra.cifre)
    return sopra.celle.size === 1 && sopra.celle.has(primo[0]) && PROSEGUE.test(primo[1].testo);
  if (riga.cifre || !sopra.cifre || ATTACCO_DI_RIGA.test(primo[1].testo)) return false;
  const sotto = celle.every(
    ([c]) => (sopra.celle.get(c)?.testo ?? '') !== '' && !eCifra(sopra.celle.get(c)?.testo ?? ''),
  );
  return sotto && (stretta || (primaSempre && !riga.celle.has(0)));
};
