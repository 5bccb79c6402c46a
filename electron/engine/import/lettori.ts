import { leggiDocx } from './documento/docx.ts';
import { leggiPdf } from './documento/pdf.ts';
import { leggiCsv } from './griglia/csv.ts';
import { leggiOds } from './griglia/ods.ts';
import { eLibroXml, haTabella, leggiHtml, leggiXml } from './griglia/pagina.ts';
import type { Griglia } from './griglia/tipi.ts';
import { leggiXls } from './griglia/xls.ts';
import { leggiXlsx, parteUtile } from './griglia/xlsx.ts';
import { type Archivio, ispezionaArchivio } from './ispeziona-archivio.ts';
import { type Formato, formatoArchivio, riconosci } from './riconosci.ts';
import { Rifiuto } from './rifiuto.ts';

/** A file told by content: an inspected archive, or plain bytes. */
type Aperto = { readonly formato: Formato; readonly dati: Uint8Array; readonly archivio: Archivio | null };

/** How each format becomes sheets. A format not here is refused with its own message (`motivi`). */
const lettori: Partial<Record<Formato, (aperto: Aperto) => Griglia | Promise<Griglia>>> = {
  xlsx: ({ archivio }) => {
    if (!archivio) throw new Rifiuto('FILE_DANNEGGIATO', 'Cartella di lavoro non leggibile.');
    return leggiXlsx(archivio);
  },
  ods: ({ archivio }) => {
    if (!archivio) throw new Rifiuto('FILE_DANNEGGIATO', 'Foglio OpenDocument non leggibile.');
    return leggiOds(archivio);
  },
  docx: ({ archivio }) => {
    if (!archivio) throw new Rifiuto('FILE_DANNEGGIATO', 'Documento Word non leggibile.');
    return leggiDocx(archivio);
  },
  pdf: ({ dati }) => leggiPdf(dati),
  xls: ({ dati }) => leggiXls(dati),
  'xml-foglio': ({ dati }) => leggiXml(dati),
  'html-foglio': ({ dati }) => leggiHtml(dati),
  testo: ({ dati }) => leggiCsv(dati),
};

/**
 * Opens a file as sheets after the inspection of its container. The name counts only for web pages: accounting packages
 * export tables in HTML as `.xls`, while a page under any other name is a failed download. Throws Rifiuto with a message
 * for its very format.
 */
export const apriGriglia = async (dati: Uint8Array, nomeFile: string): Promise<Griglia> => {
  const aperto = await apri(dati, nomeFile);
  const leggi = lettori[aperto.formato];
  if (!leggi) throw rifiutoDi(aperto.formato);
  return leggi(aperto);
};

const apri = async (dati: Uint8Array, nomeFile: string): Promise<Aperto> => {
  const formato = travestito(riconosci(dati), dati, nomeFile);
  if (formato !== 'zip') return { formato, dati, archivio: null };
  const archivio = await ispezionaArchivio(dati, parteUtile);
  return { formato: formatoArchivio(archivio), dati, archivio };
};

/** Workbooks written as web page or XML, which Excel opens under the name of a sheet. */
const travestito = (formato: Formato, dati: Uint8Array, nomeFile: string): Formato => {
  if (formato === 'html' && /\.xls$/i.test(nomeFile) && haTabella(dati)) return 'html-foglio';
  return formato === 'xml' && eLibroXml(dati) ? 'xml-foglio' : formato;
};

const FORMATI = 'XLSX, ODS, XLS, CSV, DOCX o PDF';

type Motivo = readonly [codice: string, messaggio: string];
const CSV_O_XLSX = 'salvare la tabella come XLSX o CSV e importare quel file.';
/** Why a format is not read, in the words of the person who has it in hand. */
const motivi: Readonly<Record<Formato, Motivo>> = {
  ods: ['FORMATO_NON_PREVISTO', 'Il file è un foglio di calcolo: qui serve un altro formato.'],
  xls: ['FORMATO_NON_PREVISTO', 'Il file è un foglio di calcolo: qui serve un altro formato.'],
  'html-foglio': ['FORMATO_NON_PREVISTO', 'Il file è un foglio di calcolo: qui serve un altro formato.'],
  'xml-foglio': ['FORMATO_NON_PREVISTO', 'Il file è un foglio di calcolo: qui serve un altro formato.'],
  vuoto: ['FILE_VUOTO', 'Il file è vuoto (0 byte o soli spazi): esportarlo di nuovo dal programma di origine.'],
  'ole-cifrato': [
    'FILE_PROTETTO',
    'Il file è protetto da password: aprirlo, togliere la password (File, Informazioni, Proteggi), salvarlo e riprovare.',
  ],
  doc: [
    'FORMATO_DOC_ANTICO',
    'Il file è nel vecchio formato Word 97-2003 (.doc), anche se il nome dice altro: aprirlo in Word o LibreOffice, salvarlo come DOCX e riprovare.',
  ],
  ole: [
    'FORMATO_NON_RICONOSCIUTO',
    `Il file è un vecchio documento di Office di un tipo che non si legge: aprirlo e ${CSV_O_XLSX}`,
  ],
  docx: ['FORMATO_NON_PREVISTO', 'Il file è un documento Word: qui serve un altro formato.'],
  pdf: ['FORMATO_NON_PREVISTO', 'Il file è un PDF: qui serve un altro formato.'],
  odt: ['FORMATO_ODT', 'Il file è un documento di testo OpenDocument: salvarlo come DOCX o PDF e importare quel file.'],
  xlsb: ['FORMATO_XLSB', `Il file è una cartella di lavoro binaria (.xlsb): aprirla con Excel e ${CSV_O_XLSX}`],
  zip: [
    'FORMATO_ZIP',
    'Il file è un archivio ZIP che non contiene un documento riconoscibile: estrarre i file e importarli uno per uno.',
  ],
  html: [
    'FORMATO_HTML',
    'Il file ha l’estensione di un foglio di calcolo ma è una pagina web (spesso un messaggio d’errore del sito da cui è stato scaricato): scaricarlo di nuovo, o aprirlo e salvarlo come XLSX.',
  ],
  xml: [
    'FORMATO_XML',
    `Il file è un documento XML, che non si legge: aprirlo con il programma di origine e ${CSV_O_XLSX}`,
  ],
  json: [
    'FORMATO_JSON',
    'Il file è un JSON: questo tipo di importazione vuole una tabella XLSX o CSV. Controllare di avere scelto il tipo giusto (schede, contributi).',
  ],
  rtf: ['FORMATO_RTF', `Il file è un documento RTF: copiare la tabella in un foglio di calcolo e ${CSV_O_XLSX}`],
  immagine: [
    'FORMATO_IMMAGINE',
    'Il file è un’immagine: le cifre non si possono leggere. Chiedere all’ente il file da cui è stata presa, oppure scriverle a mano.',
  ],
  binario: [
    'FILE_BINARIO',
    'Il file non è un testo né un documento riconosciuto: potrebbe essere danneggiato. Chiederne un’altra copia o esportarlo di nuovo.',
  ],
  xlsx: ['FILE_DANNEGGIATO', 'La cartella di lavoro non si può leggere.'],
  testo: ['FORMATO_TESTO', 'Il file è un testo semplice: qui serve un altro formato.'],
};

/** Refusal of a format that has no reader. */
export const rifiutoDi = (formato: Formato, atteso = FORMATI): Rifiuto => {
  if (formato === 'zip' && atteso !== FORMATI)
    return new Rifiuto(
      'FORMATO_NON_PREVISTO',
      'Il file è un documento di Office o un archivio: per questo tipo di importazione serve un file JSON.',
      { atteso },
    );
  const [codice, messaggio] = motivi[formato];
  return new Rifiuto(codice, messaggio, { atteso });
};
