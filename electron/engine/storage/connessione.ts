import Sqlite from 'better-sqlite3';

/** An open SQLite database. */
export type Database = Sqlite.Database;

/** Opens a database of ours with every seat belt: foreign keys, no trusted schema, checked cells, defensive mode. */
export const apriDatabase = (
  percorso: string,
  opzioni: { readonly solaLettura?: boolean; readonly crea?: boolean } = {},
): Database => {
  const solaLettura = opzioni.solaLettura ?? false;
  const db = new Sqlite(percorso, { readonly: solaLettura, fileMustExist: !(opzioni.crea ?? false), timeout: 5000 });
  try {
    db.unsafeMode(false);
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('foreign_keys = ON');
    db.pragma('mmap_size = 0');
    if (solaLettura) db.pragma('query_only = ON');
    else {
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL');
    }
    return db;
  } catch (errore) {
    db.close();
    throw errore;
  }
};

/** Opens a closed file that is being made: nothing of it counts before it is finished, and nothing stays beside it. */
export const apriDaFinire = (percorso: string): Database => {
  const db = new Sqlite(percorso, { fileMustExist: true });
  db.pragma('trusted_schema = OFF');
  db.pragma('journal_mode = MEMORY');
  return db;
};

/** Empty database in memory, to compute the schema that a version must have. */
export const apriInMemoria = (): Database => new Sqlite(':memory:');

/** SQLite's own error code (`SQLITE_FULL`, …), or null for any other error. */
export const codiceSqlite = (errore: unknown): string | null =>
  errore instanceof Sqlite.SqliteError ? errore.code : null;
