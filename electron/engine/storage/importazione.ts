import { z } from 'zod';
import { ErroreMotore } from '#contract/define.ts';
import { type NomeRegistro, registri } from '#domain/registri.ts';
import type { LetturaAccettata } from '../tipi.ts';
import type { Database } from './connessione.ts';
import { tieniOriginale } from './originali.ts';
import { inserisciRiga, prepara } from './righe.ts';
import { nomiRegistri, registriConDocumento, tabelle } from './schema.ts';

/** Longest stretch of writing before other work may pass while a large file enters, milliseconds. */
const PEZZO = 12;

/** A row of a file, checked: it must say that it belongs to the document, so that it leaves with it. */
type RigaDelFile = { readonly registro: NomeRegistro; readonly riga: Readonly<Record<string, unknown>> };

const convalida = (registro: NomeRegistro, riga: unknown, documentoId: string): Readonly<Record<string, unknown>> => {
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
  return letta.data;
};

/** Rows of a reading, register by register, validated as they are taken. */
function* righeDi(lettura: LetturaAccettata): Generator<RigaDelFile> {
  for (const registro of nomiRegistri) {
    const righe: readonly unknown[] = lettura.righe[registro] ?? [];
    if (righe.length > 0 && !registriConDocumento.includes(registro))
      throw new ErroreMotore('interno', `Le righe di «${registro}» non appartengono a un file.`);
    for (const riga of righe) yield { registro, riga: convalida(registro, riga, lettura.documento.id) };
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
  tieniOriginale(db, lettura.documento.sha256, lettura.originale, lettura.originaleCompresso);
};

/** Writes document, original and rows in the caller's transaction. */
export const depositaLettura = (db: Database, lettura: LetturaAccettata): void => {
  inserisciDocumento(db, lettura, 1);
  for (const { registro, riga } of righeDi(lettura)) inserisciRiga(db, registro, riga);
};

/** Writes document, original and rows in pieces, giving way between one and the next; nothing of it counts yet. */
export const depositaAPezzi = async (
  db: () => Database,
  lettura: LetturaAccettata,
  annullato: () => boolean = () => false,
): Promise<void> => {
  const prosegui = (): void => {
    if (annullato())
      throw new ErroreMotore('annullato-da-persona', 'Importazione annullata: del file non è entrato nulla.');
  };
  try {
    prosegui();
    db()
      .transaction(() => inserisciDocumento(db(), lettura, 0))
      .immediate();
    const righe = righeDi(lettura);
    for (let finito = false; !finito; ) {
      db()
        .transaction(() => {
          const inizio = performance.now();
          while (!finito && performance.now() - inizio < PEZZO) {
            const prossima = righe.next();
            if (prossima.done) finito = true;
            else inserisciRiga(db(), prossima.value.registro, prossima.value.riga);
          }
        })
        .immediate();
      await new Promise((libera) => setImmediate(libera));
      prosegui();
    }
  } catch (errore) {
    // A plan that was closed meanwhile is cleaned when it opens.
    if (db().open) togliIncompleti(db(), lettura.documento.id);
    throw errore;
  }
};

/** Declares that every row of a document is in, inside the transaction of its change set. */
export const completa = (db: Database, documentoId: string): void => {
  prepara(db, 'UPDATE documento SET completo = 1 WHERE id = ?').run(documentoId);
};

/** Removes what an interrupted import left: documents that never became complete (or one of them), and their rows. */
export const togliIncompleti = (db: Database, documentoId: string | null = null): void => {
  const incompleti = prepara(db, 'SELECT id, sha256 FROM documento WHERE completo = 0 AND id = coalesce(?, id)').all(
    documentoId,
  );
  if (incompleti.length === 0) return;
  db.transaction(() => {
    for (const { id, sha256 } of incompleti) {
      for (const registro of registriConDocumento)
        prepara(db, `DELETE FROM ${tabelle[registro].tabella} WHERE documento_id = ?`).run(id);
      prepara(db, 'DELETE FROM documento WHERE id = ?').run(id);
      prepara(db, 'DELETE FROM file_originale WHERE sha256 = ? AND sha256 NOT IN (SELECT sha256 FROM documento)').run(
        sha256,
      );
    }
  }).immediate();
};
