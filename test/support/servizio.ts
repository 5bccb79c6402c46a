import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/* Starts the built app for a browser test: data folder and plan from the command line, address by message, until the end. */
const [cartellaDati, percorso] = process.argv.slice(2);
if (!cartellaDati) throw new Error('Uso: servizio.ts CARTELLA_DATI [PIANO.pdz]');
const costruito = pathToFileURL(join(process.cwd(), 'dist', 'engine', 'serve', 'servi.js')).href;
const { servi } = (await import(costruito)) as typeof import('#engine/serve/servi.ts');
const servizio = await servi({ cartellaDati, percorso: percorso ?? null, porta: 0 });
const ferma = () => void servizio.chiudi().finally(() => process.exit(0));
process.on('disconnect', ferma);
process.on('SIGTERM', ferma);
process.send?.({ url: servizio.url });
