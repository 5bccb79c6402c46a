import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, truncateSync, writeSync } from 'node:fs';
import { ErroreMotore } from '#contract/define.ts';
import { apriDatabase, codiceSqlite, type Database } from './connessione.ts';
import { limiti } from './limiti.ts';
import { codiceSistema, fileNonLeggibile, fileNonValido } from './messaggi.ts';
import { APPLICATION_ID, type Migrazione, migrazioni, versioneCorrente, versioneDi } from './migrazioni.ts';
import { nomiRegistri, oggettiSchema, schemaDiVersione, tabelle } from './schema.ts';
import { BYTE_SIGILLO, type LetturaSigillo, SIGILLATI_DALLA_VERSIONE, sigilloDi, somme } from './sigillo.ts';

/** Real path of a plan: links are followed once, here, so that saving replaces the file and not the link. */
export const percorsoReale = (percorso: string): string => {
  try {
    return realpathSync(percorso);
  } catch (errore) {
    const codice = codiceSistema(errore);
    if (codice === 'ENOENT') throw new ErroreMotore('non-trovato', `Il file «${percorso}» non c'è.`);
    if (codice === 'ELOOP') throw fileNonLeggibile(percorso, 'è un collegamento che rimanda a sé stesso');
    if (codice === 'EACCES') throw fileNonLeggibile(percorso, 'mancano i permessi');
    throw fileNonLeggibile(percorso, codice ?? 'errore sconosciuto');
  }
};

/** Copies a plan into `copia` byte by byte, counting and hashing what it reads: everything else looks only at the copy. */
export const copiaDaControllare = (percorso: string, copia: string): LetturaSigillo => {
  let origine: number;
  try {
    origine = openSync(percorso, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (errore) {
    const codice = codiceSistema(errore);
    if (codice === 'ENOENT') throw new ErroreMotore('non-trovato', `Il file «${percorso}» non c'è.`);
    throw fileNonLeggibile(percorso, codice === 'EACCES' || codice === 'EPERM' ? 'mancano i permessi' : `${codice}`);
  }
  try {
    const stato = fstatSync(origine);
    if (stato.isDirectory()) throw fileNonLeggibile(percorso, 'è una cartella');
    if (!stato.isFile()) throw fileNonLeggibile(percorso, 'non è un file ordinario');
    if (stato.size > limiti.byteFile)
      throw fileNonValido(percorso, 'supera 1 GiB, più di quanto un piano possa essere');
    const destinazione = openSync(copia, 'wx', 0o600);
    try {
      const conto = somme();
      const pezzo = Buffer.allocUnsafe(1 << 20);
      let byte = 0;
      for (;;) {
        const letti = readSync(origine, pezzo, 0, pezzo.length, null);
        if (letti === 0) break;
        byte += letti;
        if (byte > limiti.byteFile) throw fileNonValido(percorso, 'supera 1 GiB, più di quanto un piano possa essere');
        conto.aggiungi(pezzo.subarray(0, letti));
        writeSync(destinazione, pezzo, 0, letti);
      }
      return conto.fine();
    } finally {
      closeSync(destinazione);
    }
  } finally {
    closeSync(origine);
  }
};

const guasto = 'è guasto, o è stato cambiato da un altro programma';

/**
 * Looks at the first 100 bytes and at the seal: is it SQLite, is it ours, is it whole, are its bytes those that were
 * written? Throws with the reason in Italian; leaves the copy without its seal.
 */
const controllaTesta = (percorso: string, copia: string, lettura: LetturaSigillo): void => {
  const { byte } = lettura;
  if (byte === 0) throw fileNonValido(percorso, 'è vuoto');
  const testa = Buffer.alloc(100);
  const fd = openSync(copia, 'r');
  try {
    readSync(fd, testa, 0, 100, 0);
  } finally {
    closeSync(fd);
  }
  if (testa.toString('latin1', 0, 16) !== 'SQLite format 3\0')
    throw fileNonValido(percorso, 'non è un Piano di Zona (.pdz)');
  if (testa.readUInt32BE(68) !== APPLICATION_ID)
    throw fileNonValido(percorso, 'è un archivio di un altro programma, non un Piano di Zona');
  const pagina = testa.readUInt16BE(16) === 1 ? 65536 : testa.readUInt16BE(16);
  const pagine = testa.readUInt32BE(28);
  if (pagina < 512 || byte < 512) throw fileNonValido(percorso, 'è guasto (intestazione)');
  if (pagine * pagina > byte) throw fileNonValido(percorso, 'è troncato: manca la fine');
  if (testa[18] !== 1 || testa[19] !== 1)
    throw fileNonValido(percorso, 'non è stato chiuso da questo programma (formato di lavoro, non di scambio)');
  const sigillo = sigilloDi(lettura);
  const atteso = sigillo === 'assente' ? 0 : BYTE_SIGILLO;
  if (sigillo === 'rotto' || pagine * pagina + atteso !== byte) throw fileNonValido(percorso, guasto);
  if (sigillo === 'assente' && testa.readUInt32BE(60) >= SIGILLATI_DALLA_VERSIONE)
    throw fileNonValido(percorso, 'è troncato: manca la fine');
  truncateSync(copia, pagine * pagina);
};

/** What the control learned of a good file. */
export type FileControllato = { readonly versione: number; readonly futuro: boolean };

/** Compares the schema, object by object, with that of its version: nothing may be missing, changed or added. */
const controllaSchema = (percorso: string, db: Database, versione: number, elenco: readonly Migrazione[]): void => {
  const trovati = oggettiSchema(db);
  const attesi = new Map(schemaDiVersione(versione, elenco).map((o) => [`${o.type} ${o.name}`, o]));
  const nomi = { table: 'la tabella', view: 'la vista', trigger: 'il trigger', index: "l'indice" } as const;
  const nome = (tipo: string, n: string) =>
    `${tipo in nomi ? nomi[tipo as keyof typeof nomi] : tipo} «${n.slice(0, 60)}»`;
  for (const o of trovati) {
    const atteso = attesi.get(`${o.type} ${o.name}`);
    if (!atteso) throw fileNonValido(percorso, `contiene ${nome(o.type, o.name)}, che un Piano di Zona non ha`);
    if (atteso.sql !== o.sql || atteso.tbl_name !== o.tbl_name)
      throw fileNonValido(percorso, `${nome(o.type, o.name)} non è come deve essere`);
    attesi.delete(`${o.type} ${o.name}`);
  }
  const manca = [...attesi.values()].find((o) => o.type === 'table') ?? [...attesi.values()][0];
  if (manca) throw fileNonValido(percorso, `manca ${nome(manca.type, manca.name)}`);
};

/**
 * A file written by a newer version is only read: known tables must be there as real tables with the columns we know;
 * views are refused whatever the version, triggers unless they are ours (nothing is written, none can run).
 */
const controllaFuturo = (percorso: string, db: Database, elenco: readonly Migrazione[]): void => {
  const nostri = new Map(schemaDiVersione(versioneCorrente(elenco), elenco).map((o) => [`${o.type} ${o.name}`, o]));
  for (const o of oggettiSchema(db)) {
    if (o.type === 'view' || (o.sql !== null && /^\s*CREATE\s+VIRTUAL/i.test(o.sql)))
      throw fileNonValido(percorso, `contiene «${o.name.slice(0, 60)}», che un Piano di Zona non ha`);
    if (o.type === 'trigger' && nostri.get(`trigger ${o.name}`)?.sql !== o.sql)
      throw fileNonValido(percorso, `contiene il trigger «${o.name.slice(0, 60)}», che un Piano di Zona non ha`);
  }
  for (const o of nostri.values()) {
    if (o.type !== 'table') continue;
    const presenti = db
      .prepare<[string], { name: string; hidden: number }>('SELECT name, hidden FROM pragma_table_xinfo(?)')
      .all(o.name);
    const nomi = new Set(presenti.filter((c) => c.hidden === 0).map((c) => c.name));
    const attese = nomiRegistri.find((r) => tabelle[r].tabella === o.name);
    if (nomi.size === 0 || (attese && tabelle[attese].colonne.some((c) => !nomi.has(c.colonna))))
      throw fileNonValido(percorso, `la tabella «${o.name}» non ha le colonne che servono`);
  }
};

/** Columns that a table has in this file: an older version has fewer, or no table at all. */
const presenti = (db: Database, tabella: string): ReadonlySet<string> =>
  new Set(
    db
      .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
      .all(tabella)
      .map((c) => c.name),
  );

/** Counts rows and lengths before anything is loaded in memory. */
const controllaMisure = (percorso: string, db: Database): void => {
  const numero = (sql: string): number => Number(db.prepare(sql).pluck().get() ?? 0);
  const oltre = (che: string) => fileNonValido(percorso, `${che}: più di quanto un piano possa avere`);
  for (const r of nomiRegistri) {
    const { tabella, colonne } = tabelle[r];
    const sue = presenti(db, tabella);
    if (sue.size === 0) continue;
    const massimo = r === 'rigaLetta' ? limiti.righeLette : limiti.righe;
    if (numero(`SELECT count(*) FROM ${tabella}`) > massimo) throw oltre(`troppe righe nel registro «${r}»`);
    const testi = colonne
      .filter((c) => c.colonna !== 'id' && sue.has(c.colonna))
      .map((c) => `coalesce(length(${c.colonna}), 0)`);
    if (r !== 'rigaLetta' && numero(`SELECT max(${testi.join(' + ')}) FROM ${tabella}`) > limiti.testo)
      throw oltre(`testo troppo lungo nel registro «${r}»`);
  }
  const misure: readonly (readonly [string, number, string])[] = [
    ['SELECT count(*) FROM sezione', limiti.sezioni, 'troppe sezioni'],
    ['SELECT max(length(contenuto)) FROM sezione', limiti.sezione, 'una sezione troppo lunga'],
    ['SELECT count(*) FROM modifica', limiti.modifiche, 'troppe modifiche nel giornale'],
    ['SELECT count(*) FROM versione', limiti.versioni, 'troppe versioni'],
    ['SELECT max(byte) FROM versione', limiti.versione, 'una versione troppo grande'],
    ['SELECT max(byte) FROM file_originale', limiti.originale, 'un file importato troppo grande'],
    ['SELECT max(length(json)) FROM pacco_compilato', limiti.pacco, 'un modello troppo grande'],
    ['SELECT count(*) FROM pacco_indice', limiti.filePacco, 'troppi file nel modello'],
    ['SELECT max(length(testo)) FROM pacco_file', limiti.testo, 'un file del modello troppo lungo'],
    ['SELECT max(length(valore)) FROM meta', 10_000, 'un valore di servizio troppo lungo'],
  ];
  for (const [sql, massimo, che] of misure) if (numero(sql) > massimo) throw oltre(che);
  if (numero('SELECT count(*) FROM piano') !== 1) throw fileNonValido(percorso, 'non contiene un piano, e uno solo');
};

/**
 * Controls an untrusted plan on its private copy (architecture.md, "Storage"): header, seal, schema, integrity, sizes. Throws
 * ErroreMotore `file-non-valido` with the reason; the original is never opened by SQLite.
 */
export const controllaFile = (
  percorso: string,
  copia: string,
  lettura: LetturaSigillo,
  elenco: readonly Migrazione[] = migrazioni,
): FileControllato => {
  controllaTesta(percorso, copia, lettura);
  let db: Database | null = null;
  try {
    db = apriDatabase(copia, { solaLettura: true });
    const versione = versioneDi(db);
    if (versione < 1) throw fileNonValido(percorso, 'non dice con quale versione del formato è scritto');
    const futuro = versione > versioneCorrente(elenco);
    if (futuro) controllaFuturo(percorso, db, elenco);
    else controllaSchema(percorso, db, versione, elenco);
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw fileNonValido(percorso, guasto);
    controllaMisure(percorso, db);
    const orfana = db.prepare<[], { table: string }>('SELECT "table" FROM pragma_foreign_key_check LIMIT 1').get();
    if (orfana) throw fileNonValido(percorso, `nella tabella «${orfana.table}» una riga ne indica una che non c'è`);
    return { versione, futuro };
  } catch (errore) {
    if (errore instanceof ErroreMotore) throw errore;
    if (codiceSqlite(errore) !== null) throw fileNonValido(percorso, guasto);
    throw errore;
  } finally {
    db?.close();
  }
};
