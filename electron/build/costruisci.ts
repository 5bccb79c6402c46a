import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { type OpzioniCostruzione, radice } from './comune.ts';
import { configurazioneMain } from './main.config.ts';
import { configurazioneMotore } from './motore.config.ts';
import { configurazionePreload } from './preload.config.ts';
import { configurazioneRenderer } from './renderer.config.ts';

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
