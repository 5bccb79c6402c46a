/** The only address of the app. */
export const ORIGINE = 'app://pdz';

/** Schemes of what a page makes by itself; nothing reaches the network. */
const schemiInterni = new Set(['blob:', 'data:', 'devtools:']);

const leggi = (indirizzo: string): URL | null => {
  try {
    return new URL(indirizzo);
  } catch {
    return null;
  }
};

/** True for an address of the app itself: protocol and host compared after parsing, never as text. */
export const ePagina = (indirizzo: string): boolean => {
  const letto = leggi(indirizzo);
  return letto?.protocol === 'app:' && letto.host === 'pdz';
};

/** True for what a page may load: the app's own files and data that it made itself. */
export const richiestaDellaPagina = (indirizzo: string): boolean =>
  ePagina(indirizzo) || schemiInterni.has(leggi(indirizzo)?.protocol ?? '');

/** True only for an https address, without credentials or port, on a host of the norm catalogue. */
export const eNorma = (indirizzo: string, host: readonly string[]): boolean => {
  const letto = leggi(indirizzo);
  return letto?.protocol === 'https:' && letto.username === '' && letto.password === '' && host.includes(letto.host);
};
