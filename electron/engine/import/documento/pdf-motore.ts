import type {
  getDocument,
  OPS,
  PasswordException,
  PDFDocumentProxy,
  PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Rifiuto } from '../rifiuto.ts';

/** What is used of the library of PDF. */
export type MotorePdf = {
  readonly getDocument: typeof getDocument;
  readonly OPS: typeof OPS;
  readonly PasswordException: typeof PasswordException;
};
export type { PDFDocumentProxy, PDFPageProxy };

let caricato: Promise<MotorePdf> | null = null;
/** The library, loaded when the first PDF comes. Its parser runs in this process: a worker of imports is one already. */
export const motorePdf = (): Promise<MotorePdf> => {
  caricato ??= (async () => {
    await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    return import('pdfjs-dist/legacy/build/pdf.mjs');
  })();
  return caricato;
};

const protetto = (): Rifiuto =>
  new Rifiuto(
    'PDF_PROTETTO',
    'Il PDF è protetto (cifrato o con restrizioni): chiederne una copia senza protezione, o meglio il foglio di calcolo da cui è stato fatto.',
    { atteso: 'un PDF senza protezione' },
  );
/** Refusal of a PDF that cannot be read. */
export const pdfDanneggiato = (): Rifiuto =>
  new Rifiuto(
    'FILE_DANNEGGIATO',
    'Il PDF è danneggiato o incompleto e non si può leggere: chiederne un’altra copia, o meglio il foglio di calcolo da cui è stato fatto.',
  );

/**
 * Opens a PDF without running anything of it, without network, fonts and pictures; `lavora` has it until it ends. Throws
 * Rifiuto when it is encrypted or damaged.
 */
export const conPdf = async <T>(
  dati: Uint8Array,
  lavora: (documento: PDFDocumentProxy, motore: MotorePdf) => Promise<T>,
): Promise<T> => {
  const buffer = Buffer.from(dati.buffer, dati.byteOffset, dati.byteLength);
  // Restrictions without a password open all the same in the library: the body did not want it read.
  if (buffer.includes('/Encrypt')) throw protetto();
  const motore = await motorePdf();
  const apertura = motore.getDocument({
    // The library takes the bytes away from who gives them.
    data: new Uint8Array(dati),
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    useWasm: false,
    maxImageSize: 1,
    verbosity: 0,
  });
  try {
    return await lavora(await apertura.promise, motore);
  } catch (errore) {
    if (errore instanceof Rifiuto) throw errore;
    if (errore instanceof motore.PasswordException) throw protetto();
    throw pdfDanneggiato();
  } finally {
    await apertura.destroy();
  }
};
