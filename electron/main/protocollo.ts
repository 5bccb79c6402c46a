import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, join, relative } from 'node:path';
import { protocol } from 'electron';
import { ePagina, nuovoNonce, politica } from './sicurezza.ts';

const tipi: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
};

/** File of the page for an address, or null when it would fall outside the folder or is not of a known kind. */
export const fileDellaPagina = (cartella: string, indirizzo: string): string | null => {
  let percorso: string;
  try {
    percorso = decodeURIComponent(new URL(indirizzo).pathname);
  } catch {
    return null;
  }
  if (percorso.includes('\0') || percorso.includes('\\')) return null;
  const file = join(cartella, percorso === '/' ? 'index.html' : percorso);
  const dentro = relative(cartella, file);
  if (dentro === '' || dentro.startsWith('..') || isAbsolute(dentro)) return null;
  return Object.hasOwn(tipi, extname(file)) ? file : null;
};

/** Must run before the app is ready. */
export const dichiaraProtocollo = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);

/** Serves the built page under `app://pdz/`, with the policy on every answer and a fresh nonce in the page. */
export const serviPagina = (cartella: string): void => {
  protocol.handle('app', async ({ url, method }) => {
    const nonce = nuovoNonce();
    const intestazioni = { 'content-security-policy': politica(nonce), 'x-content-type-options': 'nosniff' };
    const file = method === 'GET' && ePagina(url) ? fileDellaPagina(cartella, url) : null;
    if (file === null) return new Response('Non trovato', { status: 404, headers: intestazioni });
    try {
      const contenuto = await readFile(file);
      const corpo = file.endsWith('.html') ? contenuto.toString('utf8').replaceAll('__PDZ_NONCE__', nonce) : contenuto;
      return new Response(corpo, {
        headers: { ...intestazioni, 'content-type': tipi[extname(file)] ?? 'application/octet-stream' },
      });
    } catch {
      return new Response('Non trovato', { status: 404, headers: intestazioni });
    }
  });
};
