import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { ErroreMotore } from '#contract/define.ts';
import type { LetturaAccettata } from '../tipi.ts';
import type { Database } from './connessione.ts';
import { limiti } from './limiti.ts';
import { prepara } from './righe.ts';

/** Bytes of an imported file as the plan keeps them: by hash, deflated. They may come ready from a worker. */
export const tieniOriginale = (
  db: Database,
  { documento: { sha256, byte }, originale }: Pick<LetturaAccettata, 'documento' | 'originale'>,
): void => {
  if (prepara(db, 'SELECT 1 AS si FROM file_originale WHERE sha256 = ?').get(sha256)) return;
  const [lungo, compresso] =
    'compresso' in originale
      ? [byte, originale.compresso]
      : [originale.intero.byteLength, deflateRawSync(originale.intero, { level: 6 })];
  prepara(db, 'INSERT INTO file_originale (sha256, byte, compresso) VALUES (?, ?, ?)').run(sha256, lungo, compresso);
};

/** Inflates to exactly `byte` bytes: a stored size that lies is an altered file, never a bomb. */
export const espandi = (compresso: Uint8Array, byte: number, massimo: number, che: string): Buffer => {
  try {
    const intero = inflateRawSync(compresso, { maxOutputLength: Math.min(Math.max(byte, 1), massimo) });
    if (intero.byteLength === byte) return intero;
  } catch {
    // Falls through to the one message: the person can do nothing different for either cause.
  }
  throw new ErroreMotore('file-non-valido', `${che} nel piano è stato alterato e non si può leggere.`);
};

/** Original bytes of an imported file, or null if the plan does not carry them. */
export const leggiOriginale = (db: Database, sha256: string): Uint8Array | null => {
  const riga = prepara(db, 'SELECT byte, compresso FROM file_originale WHERE sha256 = ?').get(sha256);
  if (!riga || typeof riga.byte !== 'number' || !(riga.compresso instanceof Uint8Array)) return null;
  const intero = espandi(riga.compresso, riga.byte, limiti.originale, 'Un file importato');
  if (createHash('sha256').update(intero).digest('hex') === sha256) return intero;
  throw new ErroreMotore('file-non-valido', 'Un file importato nel piano è stato alterato e non si può leggere.');
};
