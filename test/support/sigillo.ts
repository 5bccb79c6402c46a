import { closeSync, openSync, readSync, truncateSync } from 'node:fs';
import { sigilla } from '#engine/storage/sigillo.ts';

/** Seals a plan again after its bytes were changed outside the program: what an attacker who knows the format would do. */
export const risigilla = (percorso: string): void => {
  const testa = Buffer.alloc(32);
  const fd = openSync(percorso, 'r');
  readSync(fd, testa, 0, 32, 0);
  closeSync(fd);
  const pagina = testa.readUInt16BE(16) === 1 ? 65536 : testa.readUInt16BE(16);
  truncateSync(percorso, testa.readUInt32BE(28) * pagina);
  sigilla(percorso);
};
