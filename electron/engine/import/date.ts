import { dataEsiste } from '#domain/giorni.ts';
import { spaziSemplici } from './confronto-testi.ts';

/** A date read from text: ISO day, and what had to be supplied to make it a day. */
export type DataLetta = { readonly iso: string; readonly supposto: 'niente' | 'giorno' | 'mese' | 'secolo' };

const MESI = ['gen', 'feb', 'mar', 'apr', 'mag', 'giu', 'lug', 'ago', 'set', 'ott', 'nov', 'dic'];
const NOMI_MESI =
  '(gen(?:naio)?|feb(?:braio)?|mar(?:zo)?|apr(?:ile)?|mag(?:gio)?|giu(?:gno)?|lug(?:lio)?|ago(?:sto)?|set(?:t(?:embre)?)?|ott(?:obre)?|nov(?:embre)?|dic(?:embre)?)\\.?';
const GIORNO_MESE_ANNO = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?:[ T]\d{1,2}[:.]\d{2}.*)?$/;
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{2}:\d{2}.*)?$/;
const LETTERALE = new RegExp(
  `^(\\d{1,2})\\s*[°º]?\\s*(?:di\\s+)?${NOMI_MESI}\\s*(?:del(?:l'anno)?\\s+)?(\\d{4}|'?\\d{2})$`,
  'i',
);
const MESE_ANNO = new RegExp(`^(?:da(?:l)?\\s+)?${NOMI_MESI}\\s*(?:del\\s+)?[-/ ]?\\s*(\\d{4})$`, 'i');
const NUMERI_MESE_ANNO = /^(\d{1,2})[/.-](\d{4})$/;
const SOLO_ANNO = /^(?:anno\s+)?(\d{4})$/i;

/** Two-digit years up to 69 belong to this century, the others to the last one. */
const SECOLO = 70;
const annoIntero = (testo: string): number => {
  const n = Number(testo.replace("'", ''));
  return n >= 100 ? n : n < SECOLO ? 2000 + n : 1900 + n;
};

const componi = (anno: number, mese: number, giorno: number, supposto: DataLetta['supposto']): DataLetta | null => {
  const iso = `${String(anno).padStart(4, '0')}-${String(mese).padStart(2, '0')}-${String(giorno).padStart(2, '0')}`;
  return anno >= 1900 && anno <= 2199 && dataEsiste(iso) ? { iso, supposto } : null;
};
const mese = (nome: string): number => MESI.indexOf(nome.slice(0, 3).toLowerCase()) + 1;

/** Reads a date in any Italian written form or ISO; partial ones get the first day, and say so; null if it is none. */
export const leggiData = (testo: string): DataLetta | null => {
  const t = spaziSemplici(testo);
  const iso = ISO.exec(t);
  if (iso) return componi(Number(iso[1]), Number(iso[2]), Number(iso[3]), 'niente');
  const gma = GIORNO_MESE_ANNO.exec(t);
  if (gma?.[3])
    return componi(annoIntero(gma[3]), Number(gma[2]), Number(gma[1]), gma[3].length === 2 ? 'secolo' : 'niente');
  const lettere = LETTERALE.exec(t);
  if (lettere?.[2] && lettere[3])
    return componi(
      annoIntero(lettere[3]),
      mese(lettere[2]),
      Number(lettere[1]),
      lettere[3].length < 4 ? 'secolo' : 'niente',
    );
  const ma = MESE_ANNO.exec(t);
  if (ma?.[1]) return componi(Number(ma[2]), mese(ma[1]), 1, 'giorno');
  const nma = NUMERI_MESE_ANNO.exec(t);
  if (nma) return componi(Number(nma[2]), Number(nma[1]), 1, 'giorno');
  const anno = SOLO_ANNO.exec(t);
  return anno ? componi(Number(anno[1]), 1, 1, 'mese') : null;
};

const GIORNO_MESE = new RegExp(`^(?:da(?:l)?\\s+)?(\\d{1,2})?\\s*[°º]?\\s*${NOMI_MESI}$`, 'i');
const NUMERI_GIORNO_MESE = /^(\d{1,2})[/.-](\d{1,2})$/;
const PARTI: readonly (readonly [RegExp, number])[] = [
  [/^(?:i|1|primo)[°º]?\s*(?:sem|semestre)\.?$|^inizio(?:\s+anno)?$|^(?:i|1|primo)[°º]?\s*(?:trim|trimestre)\.?$/i, 1],
  [/^(?:ii|2|secondo)[°º]?\s*(?:trim|trimestre)\.?$/i, 4],
  [
    /^(?:ii|2|secondo)[°º]?\s*(?:sem|semestre)\.?$|^(?:iii|3|terzo)[°º]?\s*(?:trim|trimestre)\.?$|^met[aà](?:\s+anno)?$/i,
    7,
  ],
  [/^(?:iv|4|quarto)[°º]?\s*(?:trim|trimestre)\.?$/i, 10],
  [/^(?:a\s+)?fine(?:\s+anno)?$/i, 12],
];

/** Reads a date whose year is said elsewhere ("giugno", "1° settembre", "01/07", "II semestre"): the first day that it can be. */
export const leggiDataNellAnno = (testo: string, anno: number): DataLetta | null => {
  const t = spaziSemplici(testo).replace(/^(?:mese\s+di|dal\s+mese\s+di|dal|da|entro)\s+/i, '');
  const lettere = GIORNO_MESE.exec(t);
  if (lettere?.[2])
    return componi(anno, mese(lettere[2]), Number(lettere[1] ?? 1), lettere[1] === undefined ? 'giorno' : 'niente');
  const numeri = NUMERI_GIORNO_MESE.exec(t);
  if (numeri) return componi(anno, Number(numeri[2]), Number(numeri[1]), 'niente');
  const parte = PARTI.find(([modello]) => modello.test(t));
  return parte ? componi(anno, parte[1], 1, 'mese') : null;
};

/** Month (1–12) of a text that is only its name or abbreviation; null when it is not one. */
export const soloMese = (testo: string): number | null => {
  const nome = new RegExp(`^${NOMI_MESI}$`, 'i').exec(spaziSemplici(testo))?.[1];
  return nome ? mese(nome) : null;
};

const DATA_NEL_TESTO = `\\d{1,2}[./-]\\d{1,2}[./-]\\d{4}|\\d{1,2}\\s*[°º]?\\s+${NOMI_MESI.replace('(', '(?:')}\\s+\\d{4}|\\d{4}-\\d{2}-\\d{2}`;
const DATA_DI_ATTO = new RegExp(
  `\\b(?:versione|deliber\\w*|del\\.|d\\.?\\s?[gc]\\.?\\s?[cm]?\\.?|approvat\\w*|adottat\\w*|presentat\\w*|atto|determin\\w*|n\\.?\\s*\\d+(?:\\s*/\\s*\\d+)?)\\b[^0-9]{0,60}?(?:\\bn\\.?\\s*\\d+\\s*)?(?:\\bdel(?:l')?\\b|\\bil\\b|\\bin data\\b|\\bdi data\\b)\\s*(${DATA_NEL_TESTO})`,
  'gi',
);

/** Dates of acts written in a text ("versione del 22/12/2025", "deliberazione n. 12 del 31 luglio 2025"), print dates left out. */
export const dateDiAtto = (testo: string): string[] =>
  [...spaziSemplici(testo).matchAll(DATA_DI_ATTO)].flatMap((m) => {
    const data = m[1] ? leggiData(m[1]) : null;
    return data ? [data.iso] : [];
  });

/** Every period "dal … al …" introduced by a word, as ISO days; `al` null when the text gives only the start. */
export const periodiDi = (testo: string, parola: RegExp): { readonly dal: string; readonly al: string | null }[] => {
  const cerca = new RegExp(
    `${parola.source}[^.;]{0,60}?\\bdal(?:l')?\\s*(${DATA_NEL_TESTO})(?:\\s*(?:e\\s+)?(?:fino\\s+)?al(?:l')?\\s*(${DATA_NEL_TESTO}))?`,
    'gi',
  );
  return [...spaziSemplici(testo).matchAll(cerca)].flatMap((m) => {
    const dal = m[1] ? leggiData(m[1]) : null;
    const al = m[2] ? leggiData(m[2]) : null;
    return dal && (!m[2] || al) ? [{ dal: dal.iso, al: al?.iso ?? null }] : [];
  });
};
