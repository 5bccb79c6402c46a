import { servi } from '#engine/serve/servi.ts';

/* Starts the app for a browser test: data folder and plan from the command line, address on stdout, until disconnected. */
const [cartellaDati, percorso] = process.argv.slice(2);
if (!cartellaDati) throw new Error('Uso: servizio.ts CARTELLA_DATI [PIANO.pdz]');
const servizio = await servi({ cartellaDati, percorso: percorso ?? null, porta: 0 });
const ferma = () => void servizio.chiudi().finally(() => process.exit(0));
process.on('disconnect', ferma);
process.on('SIGTERM', ferma);
process.send?.({ url: servizio.url });
