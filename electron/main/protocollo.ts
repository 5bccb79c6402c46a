import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { protocol } from 'electron';
import { politicaPagina, SEGNAPOSTO_NONCE } from '#contract/pagina.ts';
import { fileDellaPagina, tipi } from './file-pagina.ts';
import { ePagina } from './indirizzi.ts';

/** Must run before the app is ready. */
export const dichiaraProtocollo = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);

/** Serves the built page under `app://pdz/`, with the policy on every answer and a fresh nonce in the page. */
export const serviPagina = (cartella: string): void => {
  protocol.handle('app', async ({ url, method }) => {
    const nonce = randomBytes(16).toString('base64');
    const intestazioni = { 'content-security-policy': politicaPagina(nonce), 'x-content-type-options': 'nosniff' };
    const file = method === 'GET' && ePagina(url) ? fileDellaPagina(cartella, url) : null;
    if (file === null) return new Response('Non trovato', { status: 404, headers: intestazioni });
    try {
      const contenuto = await readFile(file);
      const corpo = file.endsWith('.html') ? contenuto.toString('utf8').replaceAll(SEGNAPOSTO_NONCE, nonce) : contenuto;
      return new Response(corpo, {
        headers: { ...intestazioni, 'content-type': tipi[extname(file)] ?? 'application/octet-stream' },
      });
    } catch {
      return new Response('Non trovato', { status: 404, headers: intestazioni });
    }
  });
};
