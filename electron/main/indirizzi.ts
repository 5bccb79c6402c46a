/** The only address of the app. */
export const ORIGINE = 'app://pdz';

/** Schemes of what a page makes by itself; nothing reaches the network. */
const schemiInterni = new Set(['blob:', 'data:', 'devtools:']);

/** True for an address of the app itself: protocol and host compared after parsing, never as text. */
export const ePagina = (indirizzo: string): boolean => {
  if (!URL.canParse(indirizzo)) return false;
  const { protocol, host } = new URL(indirizzo);
  return protocol === 'app:' && host === 'pdz';
};

/** True for what a page may load: the app's own files and data that it made itself. */
export const richiestaDellaPagina = (indirizzo: string): boolean =>
  ePagina(indirizzo) || (URL.canParse(indirizzo) && schemiInterni.has(new URL(indirizzo).protocol));

/** True only for an https address, without credentials or port, on a host of the norm catalogue. */
export const eNorma = (indirizzo: string, host: readonly string[]): boolean => {
  if (!URL.canParse(indirizzo)) return false;
  const letto = new URL(indirizzo);
  return letto.protocol === 'https:' && letto.username === '' && letto.password === '' && host.includes(letto.host);
};
