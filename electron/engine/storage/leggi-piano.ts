import { rmSync } from 'node:fs';
import type { Piano } from '#domain/piano.ts';
import { type AmbienteFile, apriFile } from './apertura.ts';
import { creaLettura } from './lettura.ts';

/**
 * Whole plan of a closed file: read from a private copy, with no lock, nothing written beside it. Throws `ErroreMotore`
 * with the reason when the file is not a plan, is damaged or cannot be read.
 */
export const leggiPianoDelFile = (ambiente: AmbienteFile, percorso: string): Piano => {
  const { db, cartella } = apriFile(ambiente, percorso, { solaLettura: true });
  try {
    return creaLettura(() => db).piano();
  } finally {
    db.close();
    rmSync(cartella, { recursive: true, force: true });
  }
};
