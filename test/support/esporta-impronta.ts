import { fileURLToPath } from 'node:url';
import { esporta, type GenereEsportazione } from '#engine/export/esporta.ts';
import { pianoCompleto } from './piano-completo.ts';

/* Prints the SHA-256 of the exports of the example plan: run in processes with different clocks and time zones. */
const piano = pianoCompleto(fileURLToPath(new URL('../../templates/esempio', import.meta.url)), { accordo: true });
const generi: readonly GenereEsportazione[] = ['accordo', 'piano'];
for (const genere of generi) {
  const { sha256 } = await esporta(piano, genere, { versione: null, definitiva: false });
  process.stdout.write(`${genere} ${sha256}\n`);
}
