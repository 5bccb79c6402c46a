import { z } from 'zod';
import { ErroreMotore } from '#contract/define.ts';
import type { CifraContabile } from '#domain/piano.ts';
import { type NomeRegistro, type Riga, type RigaLetta, registri } from '#domain/registri.ts';
import type { LetturaAccettata } from '../tipi.ts';
import type { Database } from './connessione.ts';
import { tieniOriginale } from './originali.ts';
import { inserisciRiga, prepara } from './righe.ts';
import { nomiRegistri, registriConDocumento, tabelle } from './schema.ts';
import { sommaCifre } from './somma-cifre.ts';

/** Longest stretch of writing before other work may pass while a large file enters, milliseconds. */
const PEZZO = 12;

/** A row of a file, checked: it must say that it belongs to the document, so that it leaves with it. */
type RigaDelFile =
  | { readonly registro: Exclude<NomeRegistro, 'rigaLetta'>; readonly riga: Readonly<Record<string, unknown>> }
  | { readonly registro: 'rigaLetta'; readonly riga: RigaLetta };

const convalida = <R extends NomeRegistro>(registro: R, riga: unknown, documentoId: string): Riga<R> => {
  const letta = registri[registro].safeParse(riga);
  if (!letta.success)
    throw new ErroreMotore(
      'importazione-rifiutata',
      `Una riga letta dal file non è valida (${registro}): non è entrato nulla.`,
      {
        problemi: letta.error.issues.slice(0, 5).map((i) => ({ dove: i.path.join('.'), problema: i.message })),
      },
    );
  if (!('documentoId' in letta.data) || letta.data.documentoId !== documentoId)
    throw new ErroreMotore('interno', `Una riga di «${registro}» non appartiene al file importato.`);
  return letta.data as Riga<R>;
};

/** Rows of a reading, register by register, validated as they are taken. */
function* righeDi(lettura: LetturaAccettata): Generator<RigaDelFile> {
  for (const registro of nomiRegistri) {
    const righe: readonly unknown[] = lettura.righe[registro] ?? [];
    if (righe.length > 0 && !registriConDocumento.includes(registro))
      throw new ErroreMotore('interno', `Le righe di «${registro}» non appartengono a un file.`);
    for (const riga of righe)
      yield registro === 'rigaLetta'
        ? { registro, riga: convalida(registro, riga, lettura.documento.id) }
        : { registro, riga: convalida(registro, riga, lettura.documento.id) };
  }
  for (const riga of lettura.celle?.() ?? [])
    yield { registro: 'rigaLetta', riga: convalida('rigaLetta', riga, lettura.documento.id) };
}

/** Document as it enters: withdrawn until its change set takes it in, complete when all its rows are there. */
const inserisciDocumento = (db: Database, lettura: LetturaAccettata, completo: 0 | 1): void => {
  const documento = registri.documento.safeParse(lettura.documento);
  if (!documento.success)
    throw new ErroreMotore('importazione-rifiutata', 'La scheda del file letto non è valida: non è entrato nulla.', {
      problemi: z.treeifyError(documento.error),
    });
  inserisciRiga(db, 'documento', documento.data);
  prepara(db, 'UPDATE documento SET ritirato = 1, completo = ? WHERE id = ?').run(completo, lettura.documento.id);
  tieniOriginale(db, lettura);
};

/** Writes document, original and rows in the caller's transaction. */
export const depositaLettura = (db: Database, lettura: LetturaAccettata): void => {
  inserisciDocumento(db, lettura, 1);
  for (const { registro, riga } of righeDi(lettura)) inserisciRiga(db, registro, riga);
};

/**
 * A transaction of rows that do not count yet: nothing of it has to survive a power cut before the change set that takes
 * the document in, which does, and every page of the log before it with it.
 */
const senzaAttendereIlDisco = (db: Database, fai: () => void): void => {
  db.pragma('synchronous = NORMAL');
  try {
    db.transaction(fai).immediate();
  } finally {
    db.pragma('synchronous = FULL');
  }
};

/** Does a little at a time, giving way between one stretch and the next, until `fai` says that nothing is left. */
const aPezzi = async (db: () => Database, fai: () => boolean, prosegui: () => void): Promise<void> => {
  for (let finito = false; !finito; ) {
    senzaAttendereIlDisco(db(), () => {
      const inizio = performance.now();
      while (!finito && performance.now() - inizio < PEZZO) finito = fai();
    });
    await new Promise((libera) => setImmediate(libera));
    prosegui();
  }
};

/**
 * Writes document, original and rows in pieces, giving way between one and the next; nothing of it counts yet. Gives the
 * figures that its cells sum to. What a failure leaves behind is `togliIncompletiAPezzi`'s.
 */
export const depositaAPezzi = async (
  db: () => Database,
  lettura: LetturaAccettata,
  annullato: () => boolean = () => false,
): Promise<readonly CifraContabile[]> => {
  const prosegui = (): void => {
    if (annullato())
      throw new ErroreMotore('annullato-da-persona', 'Importazione annullata: del file non è entrato nulla.');
  };
  prosegui();
  senzaAttendereIlDisco(db(), () => inserisciDocumento(db(), lettura, 0));
  const righe = righeDi(lettura);
  const somma = sommaCifre(lettura.documento);
  const scriviUna = (): boolean => {
    const prossima = righe.next();
    if (prossima.done) return true;
    const letta = prossima.value;
    inserisciRiga(db(), letta.registro, letta.riga);
    if (letta.registro === 'rigaLetta') somma.conta(letta.riga);
    return false;
  };
  await aPezzi(db, scriviUna, prosegui);
  return somma.fine();
};

/** Declares that every row of a document is in, inside the transaction of its change set. */
export const completa = (db: Database, documentoId: string): void => {
  prepara(db, 'UPDATE documento SET completo = 1 WHERE id = ?').run(documentoId);
};

/** Rows removed by one statement. */
const IN_UNA_VOLTA = 200;

/**
 * Removes in pieces what interrupted imports left: documents that never became complete (or one of them), their rows and
 * their bytes. Until then they are rows that nobody sees. Stops when `prosegui` says so: the next opening goes on.
 */
export const togliIncompletiAPezzi = async (
  db: () => Database,
  prosegui: () => boolean,
  documentoId: string | null = null,
): Promise<void> => {
  const incompleti = prepara(db(), 'SELECT id, sha256 FROM documento WHERE completo = 0 AND id = coalesce(?, id)').all(
    documentoId,
  );
  const fermo = new Error();
  const vai = (): void => {
    if (!prosegui()) throw fermo;
  };
  try {
    for (const { id, sha256 } of incompleti) {
      for (const registro of registriConDocumento) {
        const { tabella } = tabelle[registro];
        const sql = `DELETE FROM ${tabella} WHERE rowid IN (SELECT rowid FROM ${tabella} WHERE documento_id = ? LIMIT ${IN_UNA_VOLTA})`;
        await aPezzi(db, () => prepara(db(), sql).run(id).changes < IN_UNA_VOLTA, vai);
      }
      senzaAttendereIlDisco(db(), () => {
        prepara(db(), 'DELETE FROM documento WHERE id = ? AND completo = 0').run(id);
        prepara(
          db(),
          'DELETE FROM file_originale WHERE sha256 = ? AND sha256 NOT IN (SELECT sha256 FROM documento)',
        ).run(sha256);
      });
    }
  } catch (errore) {
    if (errore !== fermo) throw errore;
  }
};
