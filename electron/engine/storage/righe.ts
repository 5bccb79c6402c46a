import type { Statement } from 'better-sqlite3';
import { z } from 'zod';
import { ErroreMotore } from '#contract/define.ts';
import type { NomeRegistro, Riga } from '#domain/registri.ts';
import { type Sezione, sezioneSchema } from '#domain/section-content.ts';
import type { Database } from './connessione.ts';
import { limiti, profonditaJson } from './limiti.ts';
import { colonneDi, daColonne, inColonne, type RigaSql, rigaDa, tabelle, type ValoreSql } from './schema.ts';

const preparati = new WeakMap<Database, Map<string, Statement<unknown[], RigaSql>>>();

/** Prepared statement, made once per connection. */
export const prepara = (db: Database, sql: string): Statement<unknown[], RigaSql> => {
  const noti = preparati.get(db) ?? new Map<string, Statement<unknown[], RigaSql>>();
  preparati.set(db, noti);
  const gia = noti.get(sql);
  if (gia) return gia;
  const nuovo = db.prepare<unknown[], RigaSql>(sql);
  noti.set(sql, nuovo);
  return nuovo;
};

/** A stored row that its schema refuses: the file was altered outside the program. */
const rigaGuasta = (che: string, errore: unknown): unknown => {
  if (!(errore instanceof z.ZodError) && !(errore instanceof SyntaxError) && !(errore instanceof RangeError))
    return errore;
  const problema = errore instanceof z.ZodError ? errore.issues[0] : undefined;
  return new ErroreMotore('file-non-valido', `Il piano contiene una riga non valida (${che}): non si può usare.`, {
    dove: problema?.path.join('.') ?? null,
    problema: problema?.message ?? errore.message,
  });
};

/** Parses JSON kept in a column, refusing nesting that no honest row has. */
export const leggiJson = (testo: string): unknown => {
  if (profonditaJson(testo, limiti.profondita) > limiti.profondita) throw new SyntaxError('JSON troppo annidato');
  return JSON.parse(testo);
};

/** Runs a reading of stored rows, telling altered ones as `file-non-valido`. */
export const conRigheSane = <T>(che: string, leggi: () => T): T => {
  try {
    return leggi();
  } catch (errore) {
    throw rigaGuasta(che, errore);
  }
};

const elencoColonne = (registro: NomeRegistro): string => tabelle[registro].colonne.map((c) => c.colonna).join(', ');
/** Rows of withdrawn or half-written documents are not there, wherever they are looked for. */
const visibile = (registro: NomeRegistro): string => {
  if (registro === 'documento') return 'ritirato = 0 AND completo = 1';
  if (!tabelle[registro].colonne.some((c) => c.campo === 'documentoId')) return '1';
  return `(documento_id IS NULL OR documento_id IN (SELECT id FROM documento WHERE ritirato = 0 AND completo = 1))`;
};

/** Every visible row of a register, by id (order of birth). */
export const leggiRegistro = <R extends NomeRegistro>(db: Database, registro: R): Riga<R>[] =>
  conRigheSane(registro, () =>
    prepara(
      db,
      `SELECT ${elencoColonne(registro)} FROM ${tabelle[registro].tabella} WHERE ${visibile(registro)} ORDER BY id`,
    )
      .all()
      .map((r) => rigaDa(registro, r)),
  );

/** One visible row, or null. */
export const leggiRiga = <R extends NomeRegistro>(db: Database, registro: R, id: string): Riga<R> | null =>
  conRigheSane(registro, () => {
    const riga = prepara(
      db,
      `SELECT ${elencoColonne(registro)} FROM ${tabelle[registro].tabella} WHERE id = ? AND ${visibile(registro)}`,
    ).get(id);
    return riga ? rigaDa(registro, riga) : null;
  });

const inserimenti = new Map<NomeRegistro, string>();
const inserimento = (registro: NomeRegistro): string => {
  const noto = inserimenti.get(registro);
  if (noto !== undefined) return noto;
  const { tabella, colonne } = tabelle[registro];
  const sql = `INSERT INTO ${tabella} (${elencoColonne(registro)}) VALUES (${colonne.map(() => '?').join(', ')})`;
  inserimenti.set(registro, sql);
  return sql;
};

/** Inserts a validated row. */
export const inserisciRiga = (db: Database, registro: NomeRegistro, riga: Readonly<Record<string, unknown>>): void => {
  prepara(db, inserimento(registro)).run(...inColonne(tabelle[registro].colonne, riga));
};

/** Writes some fields of a row. */
export const aggiornaRiga = (
  db: Database,
  registro: NomeRegistro,
  id: string,
  campi: Readonly<Record<string, unknown>>,
): void => {
  const { tabella } = tabelle[registro];
  const colonne = tabelle[registro].colonne.filter((c) => Object.hasOwn(campi, c.campo));
  if (colonne.length === 0) return;
  const valori = inColonne(colonne, campi);
  prepara(db, `UPDATE ${tabella} SET ${colonne.map((c) => `${c.colonna} = ?`).join(', ')} WHERE id = ?`).run(
    ...valori,
    id,
  );
};

/** Removes a row. */
export const eliminaRiga = (db: Database, registro: NomeRegistro, id: string): void => {
  prepara(db, `DELETE FROM ${tabelle[registro].tabella} WHERE id = ?`).run(id);
};

const colonneSezione = colonneDi(sezioneSchema);
const nomiSezione = colonneSezione.map((c) => c.colonna).join(', ');
const sezioneDa = (riga: RigaSql): Sezione => {
  const { contenuto } = riga;
  if (typeof contenuto === 'string' && profonditaJson(contenuto, limiti.profondita) > limiti.profondita)
    throw new SyntaxError('testo troppo annidato');
  return sezioneSchema.parse(daColonne(colonneSezione, riga));
};

/** Every section, by id. */
export const leggiSezioni = (db: Database): Sezione[] =>
  conRigheSane('sezione', () => prepara(db, `SELECT ${nomiSezione} FROM sezione ORDER BY id`).all().map(sezioneDa));

/** One section, or null. */
export const leggiSezione = (db: Database, id: string): Sezione | null =>
  conRigheSane('sezione', () => {
    const riga = prepara(db, `SELECT ${nomiSezione} FROM sezione WHERE id = ?`).get(id);
    return riga ? sezioneDa(riga) : null;
  });

/** Inserts a section or writes it over. */
export const scriviSezione = (db: Database, sezione: Sezione): void => {
  const aggiornamenti = colonneSezione.map((c) => `${c.colonna} = excluded.${c.colonna}`).join(', ');
  const segni = colonneSezione.map(() => '?').join(', ');
  prepara(
    db,
    `INSERT INTO sezione (${nomiSezione}) VALUES (${segni}) ON CONFLICT (id) DO UPDATE SET ${aggiornamenti}`,
  ).run(...inColonne(colonneSezione, sezione));
};

/** Removes a section. */
export const eliminaSezione = (db: Database, id: string): void => {
  prepara(db, 'DELETE FROM sezione WHERE id = ?').run(id);
};

/** First column of the first row of a query, if it is text. */
export const testoDi = (db: Database, sql: string, ...parametri: readonly ValoreSql[]): string | null => {
  const valore = Object.values(prepara(db, sql).get(...parametri) ?? {})[0];
  return typeof valore === 'string' ? valore : null;
};

/** Service value kept in the file, or null. */
export const leggiMeta = (db: Database, chiave: string): string | null =>
  testoDi(db, 'SELECT valore FROM meta WHERE chiave = ?', chiave);

/** Writes a service value. */
export const scriviMeta = (db: Database, chiave: string, valore: string): void => {
  prepara(
    db,
    'INSERT INTO meta (chiave, valore) VALUES (?, ?) ON CONFLICT (chiave) DO UPDATE SET valore = excluded.valore',
  ).run(chiave, valore);
};

/** One integer of a query, 0 when there is none. */
export const numeroDi = (db: Database, sql: string, ...parametri: readonly ValoreSql[]): number => {
  const valore = Object.values(prepara(db, sql).get(...parametri) ?? {})[0];
  return typeof valore === 'number' ? valore : 0;
};

/** Id of the last change set of the journal, or null. */
export const ultimaModifica = (db: Database): string | null =>
  testoDi(db, 'SELECT id FROM modifica ORDER BY seq DESC LIMIT 1');
