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

const alSicuro = 'Le modifiche sono al sicuro su questo computer';
const daSe = 'il programma riprova da sé';
const condizioni: readonly { readonly codici: readonly string[]; readonly testo: (nome: string) => string }[] = [
  {
    codici: ['ENOSPC', 'EDQUOT', 'SQLITE_FULL'],
    testo: (n) =>
      `Il disco è pieno: «${n}» non è stato salvato. ${alSicuro}. Liberare spazio (${daSe}) o salvare con un altro nome, su un altro disco.`,
  },
  {
    codici: ['EBUSY', 'EPERM', 'ETXTBSY'],
    testo: (n) =>
      `Il file «${n}» è tenuto da un altro programma (antivirus, copia di sicurezza, anteprima): non è stato salvato. ${alSicuro}; ${daSe}. Se continua, chiudere l'altro programma o salvare con un altro nome.`,
  },
  {
    codici: ['EACCES', 'EROFS', 'SQLITE_READONLY'],
    testo: (n) =>
      `Nella cartella di «${n}» non si può scrivere: il file non è stato salvato. ${alSicuro}. Chiedere il permesso a chi gestisce la cartella (${daSe}) o salvare con un altro nome.`,
  },
  {
    codici: [
      'ENOENT',
      'ENOTDIR',
      'ESTALE',
      'EHOSTDOWN',
      'EHOSTUNREACH',
      'ENETUNREACH',
      'ENOTCONN',
      'ETIMEDOUT',
      'ENODEV',
      'ENXIO',
      'SQLITE_CANTOPEN',
    ],
    testo: (n) =>
      `La cartella di «${n}» non è raggiungibile (disco di rete scollegato o chiavetta tolta). ${alSicuro} e saranno copiate appena torna.`,
  },
];

/** An error met while the person's file was being written, told with what to do; the plan itself is safe. */
export const erroreDiSalvataggio = (errore: unknown, percorso: string): ErroreMotore => {
  if (errore instanceof ErroreMotore) return errore;
  const codice = codiceSistema(errore) ?? codiceSqlite(errore) ?? '';
  const nota = condizioni.find((c) => c.codici.some((x) => codice === x || codice.startsWith(`${x}_`)));
  if (nota) return new ErroreMotore('disco', nota.testo(nomeDi(percorso)), { motivo: codice });
  const motivo = errore instanceof Error ? errore.message : 'errore sconosciuto';
  return new ErroreMotore(
    'disco',
    `Il file «${nomeDi(percorso)}» non è stato scritto (${motivo}). ${alSicuro}: riprovare, o salvare con un altro nome.`,
    { motivo: codice },
  );
};
