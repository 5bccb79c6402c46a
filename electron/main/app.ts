import { join } from 'node:path';
import { app, type BrowserWindow, dialog, Menu } from 'electron';
import { ErroreMotore } from '#contract/define.ts';
import { contrattoGuscio, contrattoMotore } from '#contract/index.ts';
import { serve } from '#contract/serve.ts';
import { preparaChiusura } from './chiusura.ts';
import { creaFinestra } from './finestra.ts';
import { creaGuscio, type Guscio } from './guscio.ts';
import { ORIGINE } from './indirizzi.ts';
import { mandaEvento, rispondiFidato } from './ipc-fidato.ts';
import { creaMenu } from './menu.ts';
import { creaMotoreRemoto } from './motore.ts';
import { serviPagina } from './protocollo.ts';
import { creaRecenti } from './recenti.ts';

/** First plan file named on a command line. */
export const pianoFra = (argomenti: readonly string[]): string | undefined =>
  argomenti.slice(1).find((a) => a.toLowerCase().endsWith('.pdz'));

/** Puts the app together: engine, window, shell operations, protocol, menu; then opens `daAprire`, if any. */
export const avvia = async (daAprire: string | undefined): Promise<void> => {
  let finestra: BrowserWindow | null = null;
  /** Tells the person something serious without stopping the program. */
  const avvisa = (message: string, detail: string): void => {
    const opzioni: Electron.MessageBoxOptions = { type: 'error', message, detail, buttons: ['Ho capito'] };
    void (finestra ? dialog.showMessageBox(finestra, opzioni) : dialog.showMessageBox(opzioni));
  };
  const dist = join(app.getAppPath(), 'dist');
  const fuoriAsar = dist.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
  const cartellaDati = app.getPath('userData');
  const motore = creaMotoreRemoto({
    file: join(fuoriAsar, 'engine', 'entrata.js'),
    cartellaDati,
    cartellaModelli: join(fuoriAsar, 'templates'),
    suEvento: (evento) => mandaEvento(finestra?.webContents, evento),
    dopoRiavvio: () => guscio.riapri(),
    suPerdita: () =>
      avvisa(
        'Il motore del programma si è fermato.',
        'Chiudi e riavvia il programma: quanto era al sicuro non è perso e si ritrova riaprendo il piano.',
      ),
  });
  const nuova = creaFinestra(join(dist, 'preload', 'preload.cjs'), join(cartellaDati, 'finestra.json'));
  finestra = nuova;
  const recenti = creaRecenti(join(cartellaDati, 'recenti.json'));
  const congeda = preparaChiusura(nuova, motore, () => guscio);
  const guscio: Guscio = creaGuscio({
    motore,
    recenti,
    cartellaDati,
    finestra: () => finestra,
    suCongedo: congeda.congedo,
  });
  const servizioGuscio = serve(contrattoGuscio, guscio.gestori);
  rispondiFidato('pdz:invoca', async (nome, input) => {
    const chiesta = String(nome);
    if (Object.hasOwn(contrattoGuscio, chiesta) || !Object.hasOwn(contrattoMotore, chiesta))
      return servizioGuscio(chiesta, input);
    const risposta = await motore.chiama(chiesta, input);
    if (chiesta === 'file/chiudi' && risposta.ok) guscio.chiuso();
    return risposta;
  });
  serviPagina(join(dist, 'renderer'));
  const caricata = nuova.loadURL(`${ORIGINE}/`);
  Menu.setApplicationMenu(creaMenu((azione) => mandaEvento(finestra?.webContents, { tipo: 'menu', azione })));
  const apri = async (percorso: string): Promise<void> => {
    try {
      await guscio.apri(percorso);
    } catch (errore) {
      // A dialog over a window that is not there yet would stop the page from appearing.
      await caricata;
      // Where something can be done about it, the page offers it.
      if (errore instanceof ErroreMotore && errore.details !== undefined)
        return mandaEvento(finestra?.webContents, {
          tipo: 'apertura-rifiutata',
          messaggio: errore.message,
          dettagli: errore.details,
        });
      avvisa('Il piano non è stato aperto.', errore instanceof Error ? errore.message : String(errore));
    }
  };
  app.on('second-instance', (_e, argomenti) => {
    nuova.focus();
    const percorso = pianoFra(argomenti);
    if (percorso) void apri(percorso);
  });
  app.removeAllListeners('open-file').on('open-file', (_e, percorso) => void apri(percorso));
  // Asked before the page asks anything: the plan is there at its first question.
  if (daAprire) void apri(daAprire);
  await caricata;
};
