import { randomBytes } from 'node:crypto';
import { app, type Session, type WebContents } from 'electron';

/*
 * Imported first by main.ts: from here on every page, also one opened by mistake, is born locked.
 * Schemes that a page may load: its own, and data that it made itself. Nothing reaches the network.
 */
const schemiAmmessi = new Set(['app:', 'blob:', 'data:', 'devtools:']);
/** The only address of the app. */
export const ORIGINE = 'app://pdz';

/** True for an address of the app itself: protocol and host compared after parsing, never as text. */
export const ePagina = (indirizzo: string): boolean => {
  if (!URL.canParse(indirizzo)) return false;
  const { protocol, host } = new URL(indirizzo);
  return protocol === 'app:' && host === 'pdz';
};

/** Content security policy of the page; `nonce` admits the one style that React Aria adds by itself. */
export const politica = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Fresh nonce, one per page served. */
export const nuovoNonce = (): string => randomBytes(16).toString('base64');

const blindaSessione = (sessione: Session): void => {
  sessione.setPermissionRequestHandler((_contenuto, _permesso, rispondi) => rispondi(false));
  sessione.setPermissionCheckHandler(() => false);
  sessione.setDevicePermissionHandler(() => false);
  sessione.webRequest.onBeforeRequest(({ url }, rispondi) =>
    rispondi({
      cancel:
        !URL.canParse(url) || !schemiAmmessi.has(new URL(url).protocol) || (url.startsWith('app:') && !ePagina(url)),
    }),
  );
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

app.enableSandbox();
app.on('session-created', blindaSessione);
app.on('web-contents-created', (_evento, contenuto) => blindaContenuto(contenuto));
