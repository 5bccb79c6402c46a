import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { radice } from './passi.ts';

const ATTESA_MS = 60_000;
/** After a failed download the next starts do not wait again, for this long. */
const MEMORIA_MS = 24 * 3_600_000;
const cartella = join(radice, 'node_modules', 'electron');
const segno = join(radice, 'node_modules', '.cache', 'electron-non-scaricato');

const eseguibile = (): string | null => {
  const altrove = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const nome = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform as string];
  const percorso = join(altrove ?? join(cartella, 'dist'), nome ?? 'electron');
  return existsSync(percorso) ? percorso : null;
};

/** One try of Electron's own installer, at most 60 seconds. */
const scarica = (): Promise<void> =>
  new Promise((risolvi) => {
    const figlio = spawn(process.execPath, [join(cartella, 'install.js')], { stdio: 'ignore' });
    const limite = setTimeout(() => figlio.kill('SIGKILL'), ATTESA_MS);
    const fine = () => {
      clearTimeout(limite);
      risolvi();
    };
    figlio.on('exit', fine);
    figlio.on('error', fine);
  });

/** Path of an Electron that can be started, downloading it once if it must; null means "use the browser". */
export const trovaElectron = async (di: (testo: string) => void, riprova: boolean): Promise<string | null> => {
  const presente = eseguibile();
  if (presente) return presente;
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) {
    di('ELECTRON_OVERRIDE_DIST_PATH non contiene un Electron: apro il programma nel browser.');
    return null;
  }
  const versione = String(createRequire(import.meta.url)(join(cartella, 'package.json')).version);
  const giaFallito =
    existsSync(segno) && readFileSync(segno, 'utf8') === versione && Date.now() - statSync(segno).mtimeMs < MEMORIA_MS;
  if (!giaFallito || riprova) {
    di('Scarico la finestra del programma (Electron), al massimo per un minuto…');
    rmSync(segno, { force: true });
    await scarica();
    const scaricato = eseguibile();
    if (scaricato) return scaricato;
    mkdirSync(dirname(segno), { recursive: true });
    writeFileSync(segno, versione);
  }
  di(
    'Electron non si è potuto scaricare: apro lo stesso programma nel browser. (Per riprovare: npm start -- --riprova)',
  );
  return null;
};
