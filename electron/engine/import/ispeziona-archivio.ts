import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { Rifiuto } from './rifiuto.ts';

/** Limits of any ZIP container that enters the plan (architecture.md, "Security"). */
const limitiArchivio = { voci: 2_000, byteTotali: 100 * 1024 * 1024, rapporto: 200 } as const;

/** Contents of an archive that passed the inspection, by name; only the parts that `servono` asked for. */
export type Archivio = { readonly nomi: readonly string[]; readonly parti: ReadonlyMap<string, Uint8Array> };

/** Below this size a high ratio is harmless (an empty sheet compresses very well). */
const RAPPORTO_DA_BYTE = 1024 * 1024;
const danneggiato = (causa: string): Rifiuto =>
  new Rifiuto(
    'FILE_DANNEGGIATO',
    `Il file è danneggiato o incompleto e non si può aprire (${causa}). Aprirlo con il programma che lo ha prodotto, salvarlo di nuovo e riprovare.`,
  );

/**
 * Reads a whole ZIP within the limits before any parser sees it: number of entries, total and ratio measured on the real
 * inflated bytes, plain relative names, no links, no encryption, no macros, no DOCTYPE in XML parts. Throws Rifiuto.
 */
export const ispezionaArchivio = async (
  dati: Uint8Array,
  servono: (nome: string) => boolean = () => true,
): Promise<Archivio> => {
  const zip = await apri(dati);
  const nomi: string[] = [];
  const parti = new Map<string, Uint8Array>();
  let totale = 0;
  try {
    if (zip.entryCount > limitiArchivio.voci)
      throw new Rifiuto(
        'ARCHIVIO_TROPPE_VOCI',
        `Il file contiene ${zip.entryCount} parti (massimo ${limitiArchivio.voci}): non è un documento d'ufficio ordinario e non viene aperto.`,
      );
    for await (const voce of voci(zip)) {
      controllaNome(voce, nomi);
      nomi.push(voce.fileName);
      if (voce.fileName.endsWith('/')) continue;
      const eXml = /\.(xml|rels|vml)$/i.test(voce.fileName);
      const contenuto = await leggi(zip, voce, limitiArchivio.byteTotali - totale);
      totale += contenuto.byteLength;
      if (totale > RAPPORTO_DA_BYTE && totale > dati.byteLength * limitiArchivio.rapporto) throw bomba();
      if (eXml && haDoctype(contenuto))
        throw new Rifiuto(
          'XML_CON_DOCTYPE',
          `Il file contiene una dichiarazione DOCTYPE nella parte «${voce.fileName}»: potrebbe leggere altri file del computer e non viene aperto. Salvarlo di nuovo con Excel, Word o LibreOffice.`,
        );
      if (servono(voce.fileName)) parti.set(voce.fileName, contenuto);
    }
  } finally {
    zip.close();
  }
  return { nomi, parti };
};

const bomba = (): Rifiuto =>
  new Rifiuto(
    'ARCHIVIO_TROPPO_GRANDE',
    'Il file, una volta decompresso, supera i limiti (100 MB in tutto, 200 volte la sua dimensione): non viene aperto. Salvare in un file nuovo solo il foglio che serve.',
  );

const apri = (dati: Uint8Array): Promise<ZipFile> =>
  new Promise((ok, no) =>
    fromBuffer(
      Buffer.from(dati.buffer, dati.byteOffset, dati.byteLength),
      { lazyEntries: true, decodeStrings: true, validateEntrySizes: true, strictFileNames: true },
      (errore, zip) => (errore ? no(danneggiato('non è un archivio ZIP valido')) : ok(zip)),
    ),
  );

/** Entries one at a time, so that a refusal stops the reading at once. */
async function* voci(zip: ZipFile): AsyncGenerator<Entry> {
  let consegna: (voce: Entry | null) => void = () => {};
  let fallisci: (errore: Error) => void = () => {};
  zip.on('entry', (v) => consegna(v));
  zip.on('end', () => consegna(null));
  zip.on('error', (e) => fallisci(e));
  for (;;) {
    const voce = await new Promise<Entry | null>((ok, no) => {
      consegna = ok;
      fallisci = (e) => no(erroreDiVoce(e));
      zip.readEntry();
    });
    if (voce === null) return;
    yield voce;
  }
}

const erroreDiVoce = (errore: Error): Rifiuto =>
  /relative path|absolute path|invalid characters|fileName/i.test(errore.message)
    ? nomePericoloso()
    : danneggiato('indice delle parti non valido');

const nomePericoloso = (): Rifiuto =>
  new Rifiuto(
    'ARCHIVIO_NOME_NON_AMMESSO',
    'Il file contiene parti con nomi che porterebbero fuori dalla sua cartella: è stato costruito ad arte e non viene aperto. Non è stato scritto nulla sul computer.',
  );

const UNIX = 3;
const LINK = 0o120000;
const controllaNome = (voce: Entry, gia: readonly string[]): void => {
  const nome = voce.fileName;
  if (/(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[a-z]:|\\|\p{Cc}/iu.test(nome) || gia.includes(nome)) throw nomePericoloso();
  if (voce.versionMadeBy >>> 8 === UNIX && ((voce.externalFileAttributes >>> 16) & 0o170000) === LINK)
    throw new Rifiuto('ARCHIVIO_CON_COLLEGAMENTI', 'Il file contiene collegamenti ad altri file: non viene aperto.');
  if ((voce.generalPurposeBitFlag & 1) === 1)
    throw new Rifiuto(
      'FILE_PROTETTO',
      'Il file è protetto da password: aprirlo, togliere la password e salvarlo di nuovo, poi riprovare.',
    );
  if (/vbaProject(Signature)?\.bin$|(^|\/)xl\/macrosheets\/|(^|\/)Basic\/|(^|\/)Scripts\//i.test(nome))
    throw new Rifiuto(
      'FILE_CON_MACRO',
      'Il file contiene macro: non viene aperto. Salvarlo come XLSX, DOCX o ODS senza macro e riprovare.',
    );
};

const leggi = async (zip: ZipFile, voce: Entry, restano: number): Promise<Uint8Array> => {
  if (voce.uncompressedSize > restano) throw bomba();
  if (
    voce.uncompressedSize > RAPPORTO_DA_BYTE &&
    voce.uncompressedSize > Math.max(1, voce.compressedSize) * limitiArchivio.rapporto
  )
    throw bomba();
  const flusso = await new Promise<Readable>((ok, no) =>
    zip.openReadStream(voce, (errore, f) => (errore ? no(danneggiato(`parte «${voce.fileName}» illeggibile`)) : ok(f))),
  );
  const pezzi: Buffer[] = [];
  let letti = 0;
  try {
    for await (const pezzo of flusso as AsyncIterable<Buffer>) {
      letti += pezzo.byteLength;
      if (letti > restano) throw bomba();
      pezzi.push(pezzo);
    }
  } catch (errore) {
    throw errore instanceof Rifiuto ? errore : danneggiato(`parte «${voce.fileName}» troncata o alterata`);
  }
  const contenuto = Buffer.concat(pezzi, letti);
  if (crc32(contenuto) !== voce.crc32) throw danneggiato(`parte «${voce.fileName}» alterata`);
  return contenuto;
};

/** DOCTYPE or ENTITY anywhere in a part, in UTF-8 or UTF-16 alike (zero bytes are dropped before looking). */
const haDoctype = (dati: Uint8Array): boolean => {
  const testo = Buffer.from(dati.buffer, dati.byteOffset, dati.byteLength).toString('latin1');
  const largo = dati[0] === 0xfe || dati[0] === 0xff || dati[0] === 0 || dati[1] === 0;
  return /<!(DOCTYPE|ENTITY)/i.test(largo ? testo.replaceAll('\0', '') : testo);
};
