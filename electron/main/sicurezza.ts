import { app, type Session, type WebContents } from 'electron';
import { ePagina, richiestaDellaPagina } from './indirizzi.ts';

/* Imported first by main.ts: from here on every page, also one opened by mistake, is born locked. */
const blindaSessione = (sessione: Session): void => {
  sessione.setPermissionRequestHandler((_contenuto, _permesso, rispondi) => rispondi(false));
  sessione.setPermissionCheckHandler(() => false);
  sessione.setDevicePermissionHandler(() => false);
  sessione.webRequest.onBeforeRequest(({ url }, rispondi) => rispondi({ cancel: !richiestaDellaPagina(url) }));
  sessione.on('will-download', (evento) => evento.preventDefault());
};

const blindaContenuto = (contenuto: WebContents): void => {
  contenuto.on('will-navigate', (evento, indirizzo) => {
    if (!ePagina(indirizzo)) evento.preventDefault();
  });
  contenuto.on('will-redirect', (evento) => evento.preventDefault());
  contenuto.on('will-attach-webview', (evento) => evento.preventDefault());
  contenuto.setWindowOpenHandler(() => ({ action: 'deny' }));
};

// Every window asks for the sandbox by itself; this covers any other. Whoever starts the program as root must say
// `--no-sandbox` (Chromium refuses otherwise), and then this call would stop the program.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
app.on('session-created', blindaSessione);
app.on('web-contents-created', (_evento, contenuto) => blindaContenuto(contenuto));
