import { createHash } from 'node:crypto';
import { ErroreMotore } from '#contract/define.ts';
import { documentoAccordo } from '#documento/accordo.ts';
import type { OpzioniDocumento } from '#documento/banco.ts';
import { mancanzePrimaDellaFirma } from '#documento/mancanze.ts';
import { documentoPiano } from '#documento/piano.ts';
import { LimiteSuperato } from '#documento/scena.ts';
import type { Documento } from '#documento/tipi.ts';
import { documentoDocx, impacchetta } from '#docx/documento.ts';
import type { Immagine } from '#docx/tratti.ts';
import type { Piano } from '#domain/piano.ts';
import { grafici, immaginiDi } from './grafici.ts';
import { pacchettoCanonico } from './pacchetto-docx.ts';

/** Kinds of documents that a plan gives. */
export type GenereEsportazione = 'accordo' | 'piano';
/** For whom: the live draft or a frozen version, draft or final. */
export type OpzioniEsportazione = { readonly versione: string | null; readonly definitiva: boolean };
/** A file ready to be written, with its SHA-256. */
export type Esportazione = {
  readonly byte: Uint8Array;
  readonly sha256: string;
  readonly mancanze: number;
  readonly errori: readonly string[];
};
/** How far the work is: steps done, steps in all, what is being done. */
export type Avanzamento = (fatto: number, totale: number, testo: string) => void;

const sha256 = (dati: string | Uint8Array): string => createHash('sha256').update(dati).digest('hex');

const scrivi = (piano: Piano, genere: GenereEsportazione, opzioni: OpzioniDocumento): Documento => {
  try {
    const documento = genere === 'accordo' ? documentoAccordo(piano, opzioni) : documentoPiano(piano, opzioni);
    if ('rifiuto' in documento) throw new ErroreMotore('esportazione-rifiutata', documento.rifiuto);
    return documento;
  } catch (errore) {
    if (errore instanceof LimiteSuperato) throw new ErroreMotore('esportazione-rifiutata', errore.message);
    throw errore;
  }
};

/**
 * Finished document of a plan. The accordo is written twice: the first time to know the SHA-256 of its schema, which is
 * then printed where the schema does not cover it.
 */
export const documentoDelPiano = (
  piano: Piano,
  genere: GenereEsportazione,
  { versione, definitiva }: OpzioniEsportazione,
): Documento => {
  const opzioni: OpzioniDocumento = {
    versione,
    definitiva,
    improntaSchema: null,
    impronteAllegati: new Map(),
    ...grafici,
  };
  const primo = scrivi(piano, genere, opzioni);
  if (genere === 'piano') return primo;
  return scrivi(piano, genere, { ...opzioni, improntaSchema: sha256(primo.testoCanonico) });
};

/** SHA-256 of the canonical text of a document: equal texts ask for the same approval. */
export const improntaDocumento = (documento: Documento): string => sha256(documento.testoCanonico);

const elencoBreve = (voci: readonly string[]): string =>
  voci.length <= 5 ? voci.join('; ') : `${voci.slice(0, 5).join('; ')} e altri ${voci.length - 5}`;

/** Refuses a final document that still has something to fill before the signature, saying what. */
const controllaDefinitiva = (documento: Documento): void => {
  const mancano = mancanzePrimaDellaFirma(documento.mancanze);
  if (mancano.length > 0)
    throw new ErroreMotore(
      'esportazione-rifiutata',
      `Il documento definitivo non si può esportare: restano da compilare ${mancano.length} parti (${elencoBreve(mancano.map((m) => m.etichetta))}). Si può esportare la bozza.`,
      { mancanze: mancano },
    );
  if (documento.errori.length > 0)
    throw new ErroreMotore(
      'esportazione-rifiutata',
      `Il documento definitivo non si può esportare: ${elencoBreve(documento.errori.map((e) => e.messaggio))}`,
    );
};

/** Writes a finished document as a DOCX: same document, same bytes. */
export const inDocx = async (documento: Documento, immagini: ReadonlyMap<string, Immagine>): Promise<Esportazione> => {
  const albero = documentoDocx(documento, immagini);
  const byte = pacchettoCanonico(await impacchetta(albero), albero);
  return {
    byte,
    sha256: sha256(byte),
    mancanze: documento.mancanze.length,
    errori: documento.errori.map((e) => e.messaggio),
  };
};

/** Writes a plan as a DOCX: same plan version, same bytes. Throws ErroreMotore `esportazione-rifiutata` with the reason. */
export const esporta = async (
  piano: Piano,
  genere: GenereEsportazione,
  opzioni: OpzioniEsportazione,
  avanza: Avanzamento = () => {},
): Promise<Esportazione> => {
  avanza(0, 4, 'Scrittura del testo');
  const documento = documentoDelPiano(piano, genere, opzioni);
  if (opzioni.definitiva) controllaDefinitiva(documento);
  avanza(1, 4, 'Disegno dei grafici');
  const immagini = await immaginiDi(piano, documento);
  avanza(2, 4, 'Impaginazione');
  const scritto = await inDocx(documento, immagini);
  avanza(4, 4, 'Fatto');
  return scritto;
};
