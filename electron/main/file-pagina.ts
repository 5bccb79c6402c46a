import { extname, isAbsolute, join, relative } from 'node:path';

/** Content type by extension: the closed list of what the page is made of. */
export const tipi: Readonly<Record<string, string>> = {
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
