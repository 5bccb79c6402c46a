import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { NomeLavoratore } from './tipi.ts';

/** The engine's own folder: `electron/engine` among the sources, `dist/engine` in a build (whatever the chunk). */
const risali = (da: string): string => {
  let cartella = da;
  while (basename(cartella) !== 'engine') {
    if (dirname(cartella) === cartella) throw new Error(`Cartella del motore non trovata risalendo da ${da}`);
    cartella = dirname(cartella);
  }
  return cartella;
};
const motore = risali(import.meta.dirname);
const daiSorgenti = basename(dirname(motore)) === 'electron';
const radice = daiSorgenti ? join(motore, '..', '..') : join(motore, '..');

/** Folder of the template packs that ship with the app. */
export const cartellaModelliApp = join(radice, 'templates');
/** Folder of the built page; among the sources it exists only after a build. */
export const cartellaPaginaApp = daiSorgenti ? join(radice, 'dist', 'renderer') : join(radice, 'renderer');
/** File to start for a worker of the closed list. */
export const fileLavoratore = (nome: NomeLavoratore): string =>
  join(motore, 'workers', `${nome}${daiSorgenti ? '.ts' : '.js'}`);

/**
 * Folder of the app's data (profile, working copies, snapshots), the same for the window, the browser and the command
 * line: Electron's `userData` of an app called "Piano di Zona", or what `PDZ_CARTELLA_DATI` says.
 */
export const cartellaDatiApp = (ambiente: NodeJS.ProcessEnv = process.env): string => {
  const nome = 'Piano di Zona';
  if (ambiente.PDZ_CARTELLA_DATI) return ambiente.PDZ_CARTELLA_DATI;
  if (process.platform === 'win32') return join(ambiente.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), nome);
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', nome);
  return join(ambiente.XDG_CONFIG_HOME ?? join(homedir(), '.config'), nome);
};
