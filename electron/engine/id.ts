import { randomBytes } from 'node:crypto';
import type { Id } from '#domain/ids.ts';

let ultimo = 0n;
/** Random bytes are drawn in blocks: an import makes hundreds of thousands of ids. */
const BLOCCO = 8190;
const BYTE = 10;
let pozzo = Buffer.alloc(0);
let usati = 0;
const dieciByte = (): string => {
  if (usati + BYTE > pozzo.length) {
    pozzo = randomBytes(BLOCCO);
    usati = 0;
  }
  usati += BYTE;
  return pozzo.toString('hex', usati - BYTE, usati);
};

/** New UUIDv7: 48 bits of milliseconds, then randomness; monotonic inside this process. */
export const nuovoId = (adesso: number = Date.now()): Id => {
  let valore = (BigInt(adesso) << 80n) | BigInt(`0x${dieciByte()}`);
  valore = (valore & ~(0xfn << 76n)) | (0x7n << 76n);
  valore = (valore & ~(0x3n << 62n)) | (0x2n << 62n);
  if (valore <= ultimo) valore = ultimo + 1n;
  ultimo = valore;
  const testo = valore.toString(16).padStart(32, '0');
  return `${testo.slice(0, 8)}-${testo.slice(8, 12)}-${testo.slice(12, 16)}-${testo.slice(16, 20)}-${testo.slice(20)}` as Id;
};
