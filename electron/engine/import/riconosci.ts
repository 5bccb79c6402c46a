import type { Archivio } from './ispeziona-archivio.ts';

/** Formats told by content, never by extension. */
export type Formato =
  | 'xlsx'
  | 'docx'
  | 'ods'
  | 'odt'
  | 'xlsb'
  | 'zip'
  | 'ole-cifrato'
  | 'xls'
  | 'doc'
  | 'ole'
  | 'pdf'
  | 'html'
  | 'html-foglio'
  | 'xml'
  | 'xml-foglio'
  | 'json'
  | 'rtf'
  | 'immagine'
  | 'testo'
  | 'binario'
  | 'vuoto';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const ZIP_VUOTO = [0x50, 0x4b, 0x05, 0x06];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const PDF = [0x25, 0x50, 0x44, 0x46];
const IMMAGINI = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0],
  [0x4d, 0x4d, 0, 0x2a],
];

const inizia = (dati: Uint8Array, firma: readonly number[]): boolean => firma.every((b, i) => dati[i] === b);

/** Format from the first bytes; a ZIP needs `formatoArchivio` after the inspection. */
export const riconosci = (dati: Uint8Array): Formato => {
  if (dati.byteLength === 0) return 'vuoto';
  if (inizia(dati, ZIP) || inizia(dati, ZIP_VUOTO)) return 'zip';
  if (inizia(dati, OLE)) return formatoOle(dati);
  const inizio = Buffer.from(dati.buffer, dati.byteOffset, Math.min(1024, dati.byteLength));
  if (inizia(dati, PDF) || inizio.includes('%PDF-')) return 'pdf';
  if (IMMAGINI.some((firma) => inizia(dati, firma))) return 'immagine';
  const testo = testoIniziale(inizio);
  if (testo === null) return 'binario';
  const senzaSpazi = testo.trimStart();
  if (senzaSpazi === '' && dati.byteLength <= inizio.byteLength) return 'vuoto';
  if (/^(<!doctype html|<html|<head|<body|<table)/i.test(senzaSpazi)) return 'html';
  if (senzaSpazi.startsWith('<?xml')) return /<html/i.test(senzaSpazi) ? 'html' : 'xml';
  if (senzaSpazi.startsWith('{\\rtf')) return 'rtf';
  if (senzaSpazi.startsWith('{') || senzaSpazi.startsWith('[')) return 'json';
  return 'testo';
};

/** First characters as text, or null when the bytes are not text; UTF-16 is told by its marks or by its zero bytes. */
const testoIniziale = (inizio: Buffer): string | null => {
  if (inizio[0] === 0xff && inizio[1] === 0xfe) return inizio.subarray(2).toString('utf16le');
  if (inizio[0] === 0xfe && inizio[1] === 0xff)
    return Buffer.from(inizio.subarray(2, 2 + ((inizio.length - 2) & ~1)))
      .swap16()
      .toString('utf16le');
  const zeri = inizio.filter((b) => b === 0).length;
  if (zeri > inizio.length * 0.3) {
    const sullaDispari = inizio.filter((b, i) => b === 0 && i % 2 === 1).length;
    return sullaDispari > zeri * 0.9 ? inizio.toString('utf16le') : null;
  }
  const controlli = inizio.filter((b) => b < 9 || (b > 13 && b < 32)).length;
  return controlli - zeri > inizio.length * 0.1 ? null : inizio.toString('utf8').replace(/^\ufeff/, '');
};

/** Kind of an OLE container, from the names of its streams (UTF-16LE in the directory). */
const formatoOle = (dati: Uint8Array): Formato => {
  const buffer = Buffer.from(dati.buffer, dati.byteOffset, dati.byteLength);
  const ha = (nome: string) => buffer.includes(Buffer.from(nome, 'utf16le'));
  if (ha('EncryptedPackage') || ha('EncryptionInfo')) return 'ole-cifrato';
  if (ha('WordDocument')) return 'doc';
  if (ha('Workbook') || ha('Book')) return 'xls';
  return 'ole';
};

/** Kind of an inspected ZIP, from the parts that only that kind has. */
export const formatoArchivio = (archivio: Archivio): Formato => {
  const nomi = new Set(archivio.nomi);
  const tipi = testoDi(archivio, '[Content_Types].xml');
  if (nomi.has('xl/workbook.bin')) return 'xlsb';
  if (nomi.has('xl/workbook.xml') || /spreadsheetml\.sheet\.main/.test(tipi)) return 'xlsx';
  if (nomi.has('word/document.xml') || /wordprocessingml\.document\.main/.test(tipi)) return 'docx';
  const mime = testoDi(archivio, 'mimetype');
  if (mime.includes('opendocument.spreadsheet')) return 'ods';
  if (mime.includes('opendocument.text')) return 'odt';
  return 'zip';
};

const testoDi = (archivio: Archivio, nome: string): string => {
  const parte = archivio.parti.get(nome);
  return parte ? Buffer.from(parte.buffer, parte.byteOffset, Math.min(parte.byteLength, 200_000)).toString('utf8') : '';
};
