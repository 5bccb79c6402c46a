import { randomBytes } from 'node:crypto';
import type { Id } from '#domain/ids.ts';

let ultimo = 0n;

/** New UUIDv7: 48 bits of milliseconds, then randomness; monotonic inside this process. */
export const nuovoId = (adesso: number = Date.now()): Id => {
  const casuali = randomBytes(10);
  let valore = (BigInt(adesso) << 80n) | BigInt(`0x${casuali.toString('hex')}`);
  valore = (valore & ~(0xfn << 76n)) | (0x7n << 76n);
  valore = (valore & ~(0x3n << 62n)) | (0x2n << 62n);
  if (valore <= ultimo) valore = ultimo + 1n;
  ultimo = valore;
  const testo = valore.toString(16).padStart(32, '0');
  return `${testo.slice(0, 8)}-${testo.slice(8, 12)}-${testo.slice(12, 16)}-${testo.slice(16, 20)}-${testo.slice(20)}` as Id;
};
