import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import type { Uscita } from '#contract/define.ts';
import type { contrattoGuscio } from '#contract/index.ts';

const QUANTI = 10;
const elencoSchema = z.array(z.strictObject({ percorso: z.string(), apertoIl: z.string() }));
type Voci = z.output<typeof elencoSchema>;
type Recente = Uscita<typeof contrattoGuscio, 'guscio/recenti'>['recenti'][number];

const chiave = (percorso: string) => createHash('sha256').update(percorso).digest('hex').slice(0, 16);

/** Plans opened lately, kept in `file`; a page knows them only by a key. */
export const creaRecenti = (file: string) => {
  const leggi = (): Voci => {
    try {
      return elencoSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      // A list that is missing or damaged is an empty list.
      return [];
    }
  };
  return {
    elenco: (): Recente[] =>
      leggi()
        .filter(({ percorso }) => existsSync(percorso))
        .map(({ percorso, apertoIl }) => ({
          chiave: chiave(percorso),
          nome: basename(percorso),
          cartella: dirname(percorso),
          apertoIl,
        })),
    /** Path of a key, or null. */
    percorso: (cercata: string): string | null =>
      leggi().find(({ percorso }) => chiave(percorso) === cercata)?.percorso ?? null,
    /** Puts a plan first in the list. */
    segna: (percorso: string, apertoIl: string): void => {
      const voci = [{ percorso, apertoIl }, ...leggi().filter((v) => v.percorso !== percorso)].slice(0, QUANTI);
      writeFileSync(`${file}.nuovo`, JSON.stringify(voci));
      renameSync(`${file}.nuovo`, file);
    },
  };
};
export type Recenti = ReturnType<typeof creaRecenti>;
