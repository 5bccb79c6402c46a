import './sicurezza.ts';
import { join } from 'node:path';
import { app } from 'electron';
import { avvia, pianoFra } from './app.ts';
import { dichiaraProtocollo } from './protocollo.ts';

// macOS names the file to open before the app is ready, other systems on the command line.
let daAprire = pianoFra(process.argv);

app.setName('Piano di Zona');
// The same folder as the command line's (`cartellaDatiApp`), whoever starts the program.
const cartella = app.commandLine.getSwitchValue('user-data-dir') || process.env.PDZ_CARTELLA_DATI;
app.setPath('userData', cartella || join(app.getPath('appData'), 'Piano di Zona'));
dichiaraProtocollo();
app.on('open-file', (_evento, percorso) => {
  daAprire = percorso;
});
app.on('window-all-closed', () => app.quit());
if (app.requestSingleInstanceLock()) void app.whenReady().then(() => avvia(daAprire));
else app.quit();
