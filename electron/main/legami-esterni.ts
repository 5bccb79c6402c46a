import { shell } from 'electron';

/** Hosts of the norm catalogue, written by the build. */
declare const __PDZ_HOST_NORME__: readonly string[];

/** True only for an https address, without credentials or port, on a host of the norm catalogue. */
export const eNorma = (indirizzo: string, host: readonly string[] = __PDZ_HOST_NORME__): boolean => {
  if (!URL.canParse(indirizzo)) return false;
  const letto = new URL(indirizzo);
  return letto.protocol === 'https:' && letto.username === '' && letto.password === '' && host.includes(letto.host);
};

/** Opens a norm in the person's browser; false when the address is not of the catalogue. */
export const apriNorma = async (indirizzo: string): Promise<boolean> => {
  if (!eNorma(indirizzo)) return false;
  await shell.openExternal(new URL(indirizzo).href);
  return true;
};
