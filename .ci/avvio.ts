import { spawn } from 'node:child_process';
import { costruisciSeServe } from '../electron/build/se-serve.ts';
import { trovaElectron } from './electron.ts';
import { radice, trova } from './passi.ts';

/* `npm start [-- PIANO.pdz] [--browser] [--riprova]`: builds what changed, then the window, or the browser. */
const di = (testo: string) => process.stderr.write(`${testo}\n`);
const argomenti = process.argv.slice(2);
const opzione = (nome: string) => argomenti.includes(nome);
const piano = argomenti.find((a) => a.toLowerCase().endsWith('.pdz'));

const nelBrowser = async (): Promise<void> => {
  const { avviaNelBrowser } = await import('../electron/engine/serve/avvia.ts');
  const { url } = await avviaNelBrowser(piano ?? null);
  process.stdout.write(`${url}\n`);
  di('Il programma è aperto nel browser a questo indirizzo, e si chiude con Ctrl+C in questa finestra.');
  const [apri = '', ...prima] = { win32: ['cmd', '/c', 'start', ''], darwin: ['open'] }[process.platform as string] ?? [
    'xdg-open',
  ];
  const conSchermo = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (conSchermo && trova(apri))
    spawn(apri, [...prima, url], { stdio: 'ignore', detached: true })
      .on('error', () => {})
      .unref();
};

const nellaFinestra = (electron: string): void => {
  const daRoot = process.platform === 'linux' && process.getuid?.() === 0;
  // In development the engine runs on the Node of the lockfile, the one that the tests use.
  const { ELECTRON_RUN_AS_NODE: _comeNode, ...ambiente } = process.env;
  const figlio = spawn(electron, [...(daRoot ? ['--no-sandbox'] : []), radice, ...(piano ? [piano] : [])], {
    stdio: 'inherit',
    env: { ...ambiente, PDZ_ENGINE_NODE: process.execPath },
  });
  for (const segnale of ['SIGINT', 'SIGTERM'] as const) process.on(segnale, () => figlio.kill(segnale));
  figlio.on('exit', (codice) => {
    process.exitCode = codice ?? 1;
  });
};

if (await costruisciSeServe()) di('Programma costruito.');
const electron = opzione('--browser') ? null : await trovaElectron(di, opzione('--riprova'));
if (electron) nellaFinestra(electron);
else await nelBrowser();
