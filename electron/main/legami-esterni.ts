import { shell } from 'electron';
import { eNorma } from './indirizzi.ts';

/** Hosts of the norm catalogue, written by the build. */
declare const __PDZ_HOST_NORME__: readonly string[];

/** Opens a norm in the person's browser; false when the address is not of the catalogue. */
export const apriNorma = async (indirizzo: string): Promise<boolean> => {
  if (!eNorma(indirizzo, __PDZ_HOST_NORME__)) return false;
  await shell.openExternal(new URL(indirizzo).href);
  return true;
};
