import type { Database } from './connessione.ts';
import { inizio } from './migrazioni/0001-inizio.ts';
import { registri } from './migrazioni/0002-registri.ts';
import { daRivedere } from './migrazioni/0003-da-rivedere.ts';
import { storiaRilievi } from './migrazioni/0004-storia-rilievi.ts';

/** One additive step of the file format. Shipped migrations never change: a new need is a new number. */
export type Migrazione = { readonly versione: number; readonly nome: string; readonly sql: string };

/** Every migration, in order: number n takes a file of version n-1 to n. */
export const migrazioni: readonly Migrazione[] = [inizio, registri, daRivedere, storiaRilievi];

/** `PRAGMA application_id` of a plan: «PDZ1». */
export const APPLICATION_ID = 0x50445a31;

/** Newest version of the file format that these migrations know. */
export const versioneCorrente = (elenco: readonly Migrazione[] = migrazioni): number => elenco.at(-1)?.versione ?? 0;

/** Throws if the numbers are not 1, 2, 3… in order. */
export const controllaSequenza = (elenco: readonly Migrazione[]): void => {
  elenco.forEach((m, i) => {
    if (m.versione !== i + 1)
      throw new Error(`migrazione ${m.nome}: attesa la versione ${i + 1}, trovata ${m.versione}`);
  });
};

/** Brings a database to `fino` (default: the newest) in one transaction; leaves it as it was if a step fails. */
export const migra = (
  db: Database,
  elenco: readonly Migrazione[] = migrazioni,
  fino: number = versioneCorrente(elenco),
): void => {
  controllaSequenza(elenco);
  const attuale = versioneDi(db);
  db.transaction(() => {
    for (const m of elenco) if (m.versione > attuale && m.versione <= fino) db.exec(m.sql);
    if (fino > attuale) {
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${fino}`);
    }
  }).immediate();
};

/** `PRAGMA user_version` of an open database. */
export const versioneDi = (db: Database): number => Number(db.pragma('user_version', { simple: true }));
