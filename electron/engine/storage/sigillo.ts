import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { apriDaFinire, type Database } from './connessione.ts';
import { registriConDocumento, tabelle } from './schema.ts';

/*
 * A closed plan ends with a seal: twelve letters and the SHA-256 of every byte before them. SQLite does not look past its
 * last page, and its own `quick_check` does not see a byte that changed inside a value; the seal sees any.
 */
const LETTERE = Buffer.from('PDZ-SIGILLO1', 'latin1');
/** Bytes of a seal. */
export const BYTE_SIGILLO = LETTERE.length + 32;
/** From this version of the format on, a file without its seal was cut. */
export const SIGILLATI_DALLA_VERSIONE = 2;

/** What one reading of a file learns: its SHA-256, its size, its last bytes and the SHA-256 of all that precedes them. */
export type LetturaSigillo = {
  readonly sha256: string;
  readonly byte: number;
  readonly coda: Buffer;
  readonly primaDellaCoda: Buffer;
};

/** Takes the bytes of a file as they pass, once, and says at the end what `LetturaSigillo` holds. */
export const somme = () => {
  const somma = createHash('sha256');
  let byte = 0;
  let coda: Buffer = Buffer.alloc(0);
  return {
    aggiungi: (pezzo: Buffer): void => {
      byte += pezzo.length;
      const insieme = Buffer.concat([coda, pezzo]);
      const taglio = Math.max(0, insieme.length - BYTE_SIGILLO);
      somma.update(insieme.subarray(0, taglio));
      coda = Buffer.from(insieme.subarray(taglio));
    },
    fine: (): LetturaSigillo => {
      const primaDellaCoda = somma.copy().digest();
      return { sha256: somma.update(coda).digest('hex'), byte, coda, primaDellaCoda };
    },
  };
};

/** Reads a whole file in pieces. */
export const leggiSomme = (percorso: string): LetturaSigillo => {
  const fd = openSync(percorso, 'r');
  try {
    const s = somme();
    const pezzo = Buffer.allocUnsafe(1 << 20);
    for (let letti = readSync(fd, pezzo); letti > 0; letti = readSync(fd, pezzo)) s.aggiungi(pezzo.subarray(0, letti));
    return s.fine();
  } finally {
    closeSync(fd);
  }
};

/** Whether a file has a seal at all, and whether it is the seal of these bytes. */
export const sigilloDi = ({ coda, primaDellaCoda }: LetturaSigillo): 'assente' | 'intatto' | 'rotto' => {
  if (!coda.subarray(0, LETTERE.length).equals(LETTERE)) return 'assente';
  return coda.subarray(LETTERE.length).equals(primaDellaCoda) ? 'intatto' : 'rotto';
};

/** Seals a closed database that has no seal yet; returns the SHA-256 and the size of the file as it is now. */
export const sigilla = (percorso: string): { readonly sha256: string; readonly byte: number } => {
  const fd = openSync(percorso, 'r+');
  try {
    const somma = createHash('sha256');
    const pezzo = Buffer.allocUnsafe(1 << 20);
    let byte = 0;
    for (let letti = readSync(fd, pezzo); letti > 0; letti = readSync(fd, pezzo)) {
      somma.update(pezzo.subarray(0, letti));
      byte += letti;
    }
    const sigillo = Buffer.concat([LETTERE, somma.copy().digest()]);
    writeSync(fd, sigillo, 0, sigillo.length, byte);
    fsyncSync(fd);
    return { sha256: somma.update(sigillo).digest('hex'), byte: byte + sigillo.length };
  } finally {
    closeSync(fd);
  }
};

/** Takes out of a closed file, not sealed yet, the rows of imports that nobody has confirmed. */
const senzaIncompleti = (percorso: string): void => {
  const db = apriDaFinire(percorso);
  try {
    db.transaction(() => {
      for (const registro of registriConDocumento)
        db.exec(
          `DELETE FROM ${tabelle[registro].tabella} WHERE documento_id IN (SELECT id FROM documento WHERE completo = 0)`,
        );
      db.exec('DELETE FROM documento WHERE completo = 0');
      db.exec('DELETE FROM file_originale WHERE sha256 NOT IN (SELECT sha256 FROM documento)');
    })();
    db.exec('VACUUM');
  } finally {
    db.close();
  }
};

/** Writes an open plan as one closed file, sealed: no journal beside it, nothing of what was deleted left inside. */
export const scriviChiuso = (
  db: Database,
  destinazione: string,
): { readonly sha256: string; readonly byte: number } => {
  // A connection that may only read refuses this too, though it writes another file.
  const solaLettura = db.pragma('query_only', { simple: true });
  db.pragma('query_only = OFF');
  try {
    db.prepare('VACUUM INTO ?').run(destinazione);
  } finally {
    db.pragma(`query_only = ${Number(solaLettura)}`);
  }
  if (db.prepare('SELECT 1 FROM documento WHERE completo = 0').get()) senzaIncompleti(destinazione);
  return sigilla(destinazione);
};
