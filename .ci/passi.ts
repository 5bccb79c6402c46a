import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

/** Root of the repository. */
export const radice = join(dirname(fileURLToPath(import.meta.url)), '..');
/** Where reports and logs of a run go: ignored by git, outside what is built. */
export const cartellaRapporti = join(radice, 'test-results');

/** Counts of one step; a static check counts as one test. */
export type Conteggio = { readonly passati: number; readonly falliti: number; readonly saltati: number };
export const passato: Conteggio = { passati: 1, falliti: 0, saltati: 0 };
export const fallito: Conteggio = { passati: 0, falliti: 1, saltati: 0 };

/** Says one line to whoever reads the run. */
export const di = (testo: string): void => {
  process.stdout.write(`${testo}\n`);
};

/** First executable of these names in PATH, or null. */
export const trova = (...nomi: readonly string[]): string | null => {
  const estensioni = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const cartella of (process.env.PATH ?? '').split(delimiter))
    for (const nome of nomi)
      for (const estensione of estensioni) {
        const percorso = join(cartella, `${nome}${estensione}`);
        if (cartella !== '' && existsSync(percorso)) return percorso;
      }
  return null;
};

export type Comando = {
  readonly nome: string;
  readonly comando: readonly [string, ...string[]];
  readonly ambiente?: Readonly<Record<string, string>>;
  readonly secondi?: number;
};

/** Runs a command; its words go to a log, shown whole only when it fails. True when it ended well. */
export const esegui = async ({ nome, comando, ambiente = {}, secondi = 600 }: Comando): Promise<boolean> => {
  mkdirSync(cartellaRapporti, { recursive: true });
  const registro = join(cartellaRapporti, `${nome.replace(/[^a-z0-9]+/gi, '-')}.log`);
  const scrittura = createWriteStream(registro);
  const inizio = performance.now();
  const [eseguibile, ...argomenti] = comando;
  const figlio = spawn(eseguibile, argomenti, {
    cwd: radice,
    env: { ...process.env, FORCE_COLOR: '0', ...ambiente },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  figlio.stdout.pipe(scrittura, { end: false });
  figlio.stderr.pipe(scrittura, { end: false });
  const limite = setTimeout(() => {
    scrittura.write(`\nFermato dopo ${secondi} secondi.\n`);
    figlio.kill('SIGKILL');
  }, secondi * 1000);
  const bene = await new Promise<boolean>((risolvi) => {
    figlio.on('error', (errore) => {
      scrittura.write(`${errore.message}\n`);
      risolvi(false);
    });
    figlio.on('close', (codice) => risolvi(codice === 0));
  });
  clearTimeout(limite);
  scrittura.end();
  await finished(scrittura);
  const durata = ((performance.now() - inizio) / 1000).toFixed(1);
  di(`${bene ? '✓' : '✗'} ${nome} (${durata} s)`);
  if (!bene) di(readFileSync(registro, 'utf8').slice(-20_000));
  return bene;
};
