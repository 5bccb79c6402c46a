import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const radice = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const cartellaDist = join(radice, 'dist');

const elenca = (cartella: string): string[] =>
  readdirSync(cartella, { withFileTypes: true }).flatMap((voce) => {
    const percorso = join(cartella, voce.name);
    return voce.isDirectory() ? elenca(percorso) : [percorso];
  });

/** Fingerprint of the sources: path, size and time of each file. */
const impronta = (): string => {
  const somma = createHash('sha256');
  for (const cartella of ['electron', 'renderer', 'shared', 'templates'])
    for (const percorso of elenca(join(radice, cartella)).sort()) {
      const { size, mtimeMs } = statSync(percorso);
      somma.update(`${relative(radice, percorso)} ${size} ${mtimeMs}\n`);
    }
  for (const file of ['package.json', 'package-lock.json']) somma.update(readFileSync(join(radice, file)));
  return somma.digest('hex');
};

/** Builds only when a source changed since the last time (Vite is loaded only then); true when it did. */
export const costruisciSeServe = async (): Promise<boolean> => {
  const timbro = join(cartellaDist, '.impronta');
  const attuale = impronta();
  if (existsSync(timbro) && readFileSync(timbro, 'utf8') === attuale) return false;
  mkdirSync(cartellaDist, { recursive: true });
  rmSync(timbro, { force: true });
  const { costruisci } = await import('./costruisci.ts');
  await costruisci({ rilascio: false, uscita: cartellaDist });
  writeFileSync(timbro, attuale);
  return true;
};
