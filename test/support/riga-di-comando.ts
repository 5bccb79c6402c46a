import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { esegui } from '#engine/cli/esegui.ts';
import type { IO } from '#engine/cli/io.ts';
import { cartellaModelliApp } from '#engine/luoghi.ts';

/** What one command line gave: exit code, data, messages. */
export type Esito = { readonly uscita: number; readonly dati: string; readonly messaggi: string };

/** Files of the real Ambito, copied into the project. */
export const cartellaAmbito = fileURLToPath(new URL('../fixtures/ambito-21/', import.meta.url));

/** A folder of its own where command lines run in this process, with their own app data. */
export const bancoComandi = (ambiente: NodeJS.ProcessEnv = {}) => {
  const cartella = mkdtempSync(join(tmpdir(), 'pdz-comandi-'));
  const pdz = async (...argv: readonly string[]): Promise<Esito> => {
    const dati: string[] = [];
    const messaggi: string[] = [];
    const io: IO = {
      stampa: (t) => dati.push(t),
      di: (t) => messaggi.push(t),
      avanza: () => {},
      cartella,
      ambiente,
      cartellaDati: join(cartella, 'dati'),
      cartellaModelli: cartellaModelliApp,
      adesso: () => new Date(),
    };
    const uscita = await esegui(argv, io);
    return { uscita, dati: dati.join('\n'), messaggi: messaggi.join('\n') };
  };
  return {
    cartella,
    pdz,
    percorso: (nome: string) => join(cartella, nome),
    togli: () => rmSync(cartella, { recursive: true, force: true }),
  };
};
