import { cartellaDatiApp, cartellaModelliApp } from '../luoghi.ts';
import { esegui } from './esegui.ts';
import type { IO } from './io.ts';

/*
 * The command line as a process: `npm run -s pdz -- …`. Data on stdout, messages on stderr, progress on a terminal only.
 */
const terminale = process.stderr.isTTY === true;
let avanzamento = false;

/** Folder that the person is in: npm moves to the package's own and says where it came from. */
const cartella = process.env.npm_lifecycle_event === 'pdz' ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd();

const pulisci = (): void => {
  if (avanzamento) process.stderr.write('\r\u001b[K');
  avanzamento = false;
};
const io: IO = {
  stampa: (testo) => {
    pulisci();
    process.stdout.write(`${testo}\n`);
  },
  di: (testo) => {
    pulisci();
    process.stderr.write(`${testo}\n`);
  },
  avanza: (testo) => {
    if (testo === null) pulisci();
    else if (terminale) {
      avanzamento = true;
      process.stderr.write(`\r\u001b[K${testo}`);
    }
  },
  cartella,
  ambiente: process.env,
  cartellaDati: cartellaDatiApp(),
  cartellaModelli: cartellaModelliApp,
  adesso: () => new Date(),
};

// `pdz show … | head`: the reader went away, there is nobody to tell.
process.stdout.on('error', (errore: NodeJS.ErrnoException) => {
  if (errore.code === 'EPIPE') process.exit(0);
  throw errore;
});
process.exitCode = await esegui(process.argv.slice(2), io);
