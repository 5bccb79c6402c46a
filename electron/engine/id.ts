import { randomBytes } from 'node:crypto';
import type { Id } from '#domain/ids.ts';

/** Random bytes are drawn in blocks: an import makes hundreds of thousands of ids. */
const BLOCCO = 8192;
let pozzo = Buffer.alloc(0);
let usati = 0;
const caso32 = (): number => {
  if (usati + 4 > pozzo.length) {
    pozzo = randomBytes(BLOCCO);
    usati = 0;
  }
  usati += 4;
  return pozzo.readUInt32BE(usati - 4);
};

/** Instant (ms) and the 74 free bits of the last id, high to low: 12, 30 and 32. */
const ultimo = { istante: -1, alti: 0, medi: 0, bassi: 0 };

/** The next of the last id, where a clock that stands still or goes back would give an earlier one. */
const avanti = (): void => {
  ultimo.bassi += 1;
  if (ultimo.bassi <= 0xffffffff) return;
  ultimo.bassi = 0;
  ultimo.medi += 1;
  if (ultimo.medi <= 0x3fffffff) return;
  ultimo.medi = 0;
  ultimo.alti += 1;
  if (ultimo.alti <= 0xfff) return;
  ultimo.alti = 0;
  ultimo.istante += 1;
};

const esadecimale = (n: number, cifre: number): string => n.toString(16).padStart(cifre, '0');

/** New UUIDv7: 48 bits of milliseconds, then randomness; monotonic inside this process. */
export const nuovoId = (adesso: number = Date.now()): Id => {
  if (adesso > ultimo.istante) {
    ultimo.istante = adesso;
    ultimo.alti = caso32() & 0xfff;
    ultimo.medi = caso32() & 0x3fffffff;
    ultimo.bassi = caso32();
  } else avanti();
  const { istante, alti, medi, bassi } = ultimo;
  const tempo = esadecimale(istante, 12);
  const variante = esadecimale(0x80000000 + medi, 8);
  return `${tempo.slice(0, 8)}-${tempo.slice(8)}-7${esadecimale(alti, 3)}-${variante.slice(0, 4)}-${variante.slice(4)}${esadecimale(bassi, 8)}` as Id;
};
