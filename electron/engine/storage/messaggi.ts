import { basename } from 'node:path';
import { ErroreMotore } from '#contract/define.ts';
import { codiceSqlite } from './connessione.ts';

/** Name of a file as people know it. */
export const nomeDi = (percorso: string): string => basename(percorso);

/** A file that is not a plan of ours, or was altered: nothing was opened and nothing was changed. */
export const fileNonValido = (percorso: string, perche: string, details?: unknown): ErroreMotore =>
  new ErroreMotore(
    'file-non-valido',
    `Il file «${nomeDi(percorso)}» non è stato aperto: ${perche}. Il file non è stato toccato.`,
    details,
  );

/** A file that cannot be read at all. */
export const fileNonLeggibile = (percorso: string, perche: string): ErroreMotore =>
  new ErroreMotore('file-non-leggibile', `Il file «${nomeDi(percorso)}» non si può leggere: ${perche}.`);

/** Error code of the operating system (`ENOENT`…), or null. */
export const codiceSistema = (errore: unknown): string | null =>
  errore instanceof Error && 'code' in errore && typeof errore.code === 'string' ? errore.code : null;

/** An error of SQLite or of the disk while writing, told to a person; anything else is returned as it is. */
export const erroreDiScrittura = (errore: unknown, che: string): unknown => {
  if (errore instanceof ErroreMotore) return errore;
  const sqlite = codiceSqlite(errore) ?? '';
  const sistema = codiceSistema(errore) ?? '';
  if (sqlite === 'SQLITE_FULL' || sistema === 'ENOSPC' || sistema === 'EDQUOT')
    return new ErroreMotore('disco', `Il disco è pieno: ${che} non è avvenuto. Liberare spazio e riprovare.`);
  if (sqlite.startsWith('SQLITE_IOERR') || sistema === 'EIO')
    return new ErroreMotore('disco', `Errore del disco: ${che} non è avvenuto. Controllare il disco e riprovare.`);
  if (sqlite === 'SQLITE_CONSTRAINT_FOREIGNKEY')
    return new ErroreMotore(
      'input-non-valido',
      `Una riga è ancora usata da altre, o ne indica una che non c'è: ${che} non è avvenuto.`,
    );
  if (sqlite.startsWith('SQLITE_CORRUPT') || sqlite === 'SQLITE_NOTADB')
    return new ErroreMotore('file-non-valido', `Il file è guasto: ${che} non è avvenuto.`);
  return errore;
};
