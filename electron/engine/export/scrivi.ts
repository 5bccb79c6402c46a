import { writeFileSync } from 'node:fs';
import { ErroreMotore } from '#contract/define.ts';
import { sostituisci } from '../storage/disco.ts';

const motiviDisco: Readonly<Record<string, string>> = {
  ENOENT: 'la cartella non esiste. Scegliere un’altra cartella o crearla',
  ENOTDIR: 'la cartella non esiste. Scegliere un’altra cartella o crearla',
  EISDIR: 'con questo nome c’è una cartella. Scegliere un altro nome',
  EBUSY: 'il file è aperto in un altro programma. Chiuderlo e riprovare',
  EPERM: 'il file è aperto in un altro programma o non si può sostituire. Chiuderlo, o scegliere un altro nome',
  EACCES: 'in questa cartella non si può scrivere. Scegliere un’altra cartella',
  EROFS: 'il disco è di sola lettura. Scegliere un’altra cartella',
  ENOSPC: 'il disco è pieno. Liberare spazio e riprovare',
};

/** Writes the document whole or not at all; a disk that refuses is said in words. */
export const scriviDocumento = (percorso: string, byte: Uint8Array): void => {
  try {
    sostituisci(percorso, (temporaneo) => writeFileSync(temporaneo, byte, { mode: 0o644, flag: 'wx' }));
  } catch (errore) {
    const codice = errore instanceof Error && 'code' in errore ? String(errore.code) : '';
    const motivo = motiviDisco[codice];
    if (motivo === undefined) throw errore;
    throw new ErroreMotore('disco', `«${percorso}» non è stato scritto: ${motivo}.`);
  }
};
