import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'vite';
import { type OpzioniCostruzione, radice } from './comune.ts';
import { configurazioneMain } from './main.config.ts';
import { configurazioneMotore } from './motore.config.ts';
import { configurazionePreload } from './preload.config.ts';
import { configurazioneRenderer } from './renderer.config.ts';

/** Folder of the ordinary build. */
export const cartellaDist = join(radice, 'dist');

/** Everything that the shells and the engine need, into `uscita`. */
export const costruisci = async (opzioni: OpzioniCostruzione): Promise<void> => {
  for (const configurazione of [
    configurazioneMain,
    configurazionePreload,
    configurazioneMotore,
    configurazioneRenderer,
  ])
    await build(configurazione(opzioni));
  const modelli = join(opzioni.uscita, 'templates');
  rmSync(modelli, { recursive: true, force: true });
  cpSync(join(radice, 'templates'), modelli, { recursive: true });
  writeFileSync(join(opzioni.uscita, 'package.json'), '{ "type": "module" }\n');
};

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

/** Builds only when a source changed since the last time; true when it did. */
export const costruisciSeServe = async (): Promise<boolean> => {
  const timbro = join(cartellaDist, '.impronta');
  const attuale = impronta();
  if (existsSync(timbro) && readFileSync(timbro, 'utf8') === attuale) return false;
  mkdirSync(cartellaDist, { recursive: true });
  rmSync(timbro, { force: true });
  await costruisci({ rilascio: false, uscita: cartellaDist });
  writeFileSync(timbro, attuale);
  return true;
};
