import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ErroreMotore } from '#contract/define.ts';
import type { FileCaricato } from './guscio-rete.ts';

/** Largest file that a page may send, in bytes. */
const TETTO = 256 * 1024 * 1024;

/** Last part of a name sent by a page, without characters that a file system would read in its own way. */
const nomeSicuro = (intestazione: string): string => {
  let nome: string;
  try {
    nome = decodeURIComponent(intestazione);
  } catch {
    nome = intestazione;
  }
  const pulito = [...basename(nome.replaceAll('\\', '/'))]
    .filter((c) => (c.codePointAt(0) ?? 0) >= 32 && !'<>:"/\\|?*'.includes(c))
    .join('')
    .replace(/^\.+/, '')
    .slice(-120);
  return pulito === '' ? 'file' : pulito;
};

/**
 * Writes the body of a request into a folder of its own, under the name that the person knows; null when there is no
 * name (the choice was given up). A body over the limit leaves nothing behind.
 */
export const riceviFile = async (
  corpo: NodeJS.ReadableStream,
  intestazioneNome: string | undefined,
  cartella: string,
): Promise<FileCaricato> => {
  if (intestazioneNome === undefined) return null;
  const nome = nomeSicuro(intestazioneNome);
  const propria = join(cartella, randomUUID());
  mkdirSync(propria, { recursive: true });
  const percorso = join(propria, nome);
  let byte = 0;
  const contatore = new Transform({
    transform(pezzo: Buffer, _codifica, prosegui) {
      byte += pezzo.length;
      if (byte > TETTO) prosegui(new ErroreMotore('file-non-valido', `«${nome}» supera ${TETTO / 1024 / 1024} MB.`));
      else prosegui(null, pezzo);
    },
  });
  try {
    await pipeline(corpo, contatore, createWriteStream(percorso, { flags: 'wx' }));
  } catch (errore) {
    rmSync(propria, { recursive: true, force: true });
    throw errore;
  }
  return { percorso, nome };
};
