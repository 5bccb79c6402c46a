import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codiceSistema } from './messaggi.ts';

/** Makes what was written to a file or a folder survive a power cut; folders cannot be synced on Windows. */
export const sincronizza = (percorso: string): void => {
  let fd: number;
  try {
    fd = openSync(percorso, 'r+');
  } catch (errore) {
    if (!['EISDIR', 'EPERM', 'EACCES'].includes(codiceSistema(errore) ?? '')) throw errore;
    fd = openSync(percorso, 'r');
  }
  try {
    fsyncSync(fd);
  } catch (errore) {
    if (!['EPERM', 'EINVAL', 'EISDIR', 'ENOTSUP'].includes(codiceSistema(errore) ?? '')) throw errore;
  } finally {
    closeSync(fd);
  }
};

/** Sleeps without leaving the thread: only between two tries of a rename that another program blocks. */
const aspetta = (millisecondi: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, millisecondi);
};

/** Atomic rename, tried again while an antivirus or a share holds the target (`EBUSY`, `EPERM`, `EACCES`): ≤ 1.6 s. */
export const rinomina = (da: string, a: string): void => {
  for (let attesa = 25; ; attesa *= 2) {
    try {
      renameSync(da, a);
      return;
    } catch (errore) {
      if (attesa > 800 || !['EBUSY', 'EPERM', 'EACCES'].includes(codiceSistema(errore) ?? '')) throw errore;
      aspetta(attesa);
    }
  }
};

/** A name beside `bersaglio` for a temporary file, of the kind that `pulisciTemporanei` recognises. */
export const accanto = (bersaglio: string): string =>
  join(dirname(bersaglio), `.${basename(bersaglio)}.${randomUUID().slice(0, 8)}.tmp`);

/** Puts a finished file in the place of `bersaglio`: its permissions kept, fsync, atomic rename, fsync of the folder. */
export const mettiAlPosto = (temporaneo: string, bersaglio: string): void => {
  try {
    chmodSync(temporaneo, statSync(bersaglio).mode & 0o777);
  } catch (errore) {
    if (!['ENOENT', 'EPERM', 'ENOTSUP'].includes(codiceSistema(errore) ?? '')) throw errore;
  }
  sincronizza(temporaneo);
  rinomina(temporaneo, bersaglio);
  sincronizza(dirname(bersaglio));
};

/**
 * Replaces `bersaglio` with what `scrivi` writes into a temporary file beside it. On any error the target is as it was
 * and the temporary file is gone.
 */
export const sostituisci = (bersaglio: string, scrivi: (temporaneo: string) => void): void => {
  const temporaneo = accanto(bersaglio);
  try {
    scrivi(temporaneo);
    mettiAlPosto(temporaneo, bersaglio);
  } finally {
    rmSync(temporaneo, { force: true });
    rmSync(`${temporaneo}-journal`, { force: true });
  }
};

/** Copies a file, by reference where the disk can. */
export const copia = (da: string, a: string): void => copyFileSync(da, a, constants.COPYFILE_FICLONE);
