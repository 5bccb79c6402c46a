import { decodifica } from '../codifica.ts';
import { Rifiuto } from '../rifiuto.ts';
import { apriLibro, grigliaDi } from './libro.ts';
import type { Griglia } from './tipi.ts';

const conDoctype = (): Rifiuto =>
  new Rifiuto(
    'XML_CON_DOCTYPE',
    'Il file contiene una dichiarazione DOCTYPE: potrebbe leggere altri file del computer e non viene aperto. Salvarlo di nuovo con Excel o LibreOffice.',
  );

/** Whether a web page holds a table of at least two rows and two columns: an export of a package, not a message of a site. */
export const haTabella = (dati: Uint8Array): boolean => {
  const { testo } = decodifica(dati);
  const righe = testo.match(/<tr[\s>][\s\S]*?<\/tr/gi) ?? [];
  return righe.filter((r) => (r.match(/<t[dh][\s>]/gi) ?? []).length > 1).length > 1;
};

const ACCENTI: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
};
const SEGNI: Readonly<Record<string, string>> = {
  euro: '€',
  laquo: '«',
  raquo: '»',
  deg: '°',
  ordm: 'º',
  ordf: 'ª',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  minus: '−',
};

/** Characters written as entities that the parser leaves as they are: numbers, accented letters, common signs. */
const senzaEntita = (testo: string): string =>
  testo.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z])(grave|acute|circ|tilde|uml)|([a-z]{3,6}));/gi,
    (intera, ...g) => {
      const [decimale, esadecimale, lettera, accento, segno]: (string | undefined)[] = g;
      const codice = decimale ? Number(decimale) : esadecimale ? Number.parseInt(esadecimale, 16) : null;
      if (codice !== null) return codice > 31 && codice <= 0x10ffff ? String.fromCodePoint(codice) : ' ';
      if (lettera && accento) return `${lettera}${ACCENTI[accento.toLowerCase()] ?? ''}`.normalize('NFC');
      return SEGNI[segno?.toLowerCase() ?? ''] ?? intera;
    },
  );

/** Reads the tables of a web page that a package exported as `.xls`: each is a sheet, its values stay texts as written. */
export const leggiHtml = (dati: Uint8Array): Griglia => {
  const { testo } = decodifica(dati);
  return grigliaDi(apriLibro(testo, { raw: true, sheetStubs: false }), {
    nome: 'html',
    soloTesto: true,
    testo: senzaEntita,
  });
};

/** Whether an XML document is an Excel 2003 workbook. */
export const eLibroXml = (dati: Uint8Array): boolean =>
  /urn:schemas-microsoft-com:office:spreadsheet/.test(decodifica(dati.subarray(0, 4096)).testo);

/** Reads an Excel 2003 workbook in XML. Throws Rifiuto when it declares a DOCTYPE or entities. */
export const leggiXml = (dati: Uint8Array): Griglia => {
  const { testo } = decodifica(dati);
  if (/<!(?:DOCTYPE|ENTITY)/i.test(testo)) throw conDoctype();
  return grigliaDi(apriLibro(testo), { nome: 'xml' });
};
