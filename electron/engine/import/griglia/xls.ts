import { CFB } from '@e965/xlsx';
import { Rifiuto } from '../rifiuto.ts';
import { catenaFinita } from './contenitore-ole.ts';
import { apriLibro, grigliaDi } from './libro.ts';
import type { Griglia } from './tipi.ts';

/** Streams of a workbook and of its macros, in the directory of the container. */
const CARTELLA = /\/(?:Workbook|Book)$/i;
const MACRO = /\/(?:_VBA_PROJECT_CUR|_VBA_PROJECT|VBA|Macros)(?:\/|$)/i;
const CIFRATO = /\/(?:EncryptedPackage|EncryptionInfo)$/i;

/** Records of the first part of a workbook stream. */
const FILEPASS = 0x2f;
const BOUNDSHEET = 0x85;
const EOF = 0x0a;
/** Kinds of sheet that hold commands: Excel 4 macros and Visual Basic modules. */
const FOGLI_MACRO: readonly number[] = [1, 6];
const BIFF8 = 0x0600;

const danneggiato = (): Rifiuto =>
  new Rifiuto(
    'FILE_DANNEGGIATO',
    'La cartella di lavoro (.xls) è danneggiata o incompleta e non si può leggere: aprirla con Excel o LibreOffice, salvarla di nuovo e riprovare.',
  );
const protetto = (): Rifiuto =>
  new Rifiuto(
    'FILE_PROTETTO',
    'Il file è protetto da password: aprirlo, togliere la password (File, Informazioni, Proteggi), salvarlo e riprovare.',
  );
const conMacro = (): Rifiuto =>
  new Rifiuto(
    'FILE_CON_MACRO',
    'Il file contiene macro: non viene aperto. Salvarlo come XLSX, DOCX o ODS senza macro e riprovare.',
  );

/** Stream of the workbook in an OLE container without password and macros. Throws Rifiuto. */
const flussoDi = (dati: Uint8Array): Uint8Array => {
  if (!catenaFinita(dati)) throw danneggiato();
  let percorsi: readonly string[];
  let flussi: readonly { readonly content?: unknown }[];
  try {
    const contenitore = CFB.read(dati, { type: 'array' });
    [percorsi, flussi] = [contenitore.FullPaths, contenitore.FileIndex];
  } catch {
    throw danneggiato();
  }
  if (percorsi.some((p) => CIFRATO.test(p))) throw protetto();
  if (percorsi.some((p) => MACRO.test(p))) throw conMacro();
  const contenuto = flussi[percorsi.findIndex((p) => CARTELLA.test(p))]?.content;
  if (contenuto instanceof Uint8Array) return contenuto;
  if (Array.isArray(contenuto)) return Uint8Array.from(contenuto);
  throw danneggiato();
};

/** Version of the records, after the refusal of passwords and macro sheets declared in the first part of the stream. */
const versioneDi = (flusso: Uint8Array): number => {
  const vista = new DataView(flusso.buffer, flusso.byteOffset, flusso.byteLength);
  let versione = 0;
  for (let i = 0; i + 4 <= flusso.byteLength; ) {
    const [tipo, lunga] = [vista.getUint16(i, true), vista.getUint16(i + 2, true)];
    if (i + 4 + lunga > flusso.byteLength) throw danneggiato();
    if (i === 0 && lunga >= 2) versione = vista.getUint16(4, true);
    if (tipo === FILEPASS) throw protetto();
    if (tipo === BOUNDSHEET && lunga >= 6 && FOGLI_MACRO.includes(vista.getUint8(i + 9))) throw conMacro();
    if (tipo === EOF) break;
    i += 4 + lunga;
  }
  return versione;
};

const windows1252 = new TextDecoder('windows-1252');
/** Texts of BIFF5 are bytes of windows-1252, which the parser gives as they are. */
const daByte = (testo: string): string =>
  testo.replace(/[\u0080-\u009f]/g, (c) => windows1252.decode(Uint8Array.of(c.charCodeAt(0))));

/** Reads an Excel 97-2003 workbook (BIFF8 or BIFF5 in its OLE container). Throws Rifiuto. */
export const leggiXls = (dati: Uint8Array): Griglia => {
  const versione = versioneDi(flussoDi(dati));
  return grigliaDi(apriLibro(dati), { nome: 'xls', ...(versione === BIFF8 ? {} : { testo: daByte }) });
};
