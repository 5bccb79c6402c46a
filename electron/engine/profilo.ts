import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { type Autore, autoreSchema } from '#domain/modifiche.ts';
import { sostituisci } from './storage/disco.ts';

/** Who writes and from which computer, kept in the app's data: never in documents, only in the journal. */
export type Profilo = {
  /** What the person wrote at first start, or null. */
  leggi(): Autore | null;
  scrivi(autore: Autore): void;
  readonly postazione: string;
};

/** The operating system's user, for a command line that says nothing else. */
export const autoreDiSistema = (): Autore => {
  let nome = 'utente';
  try {
    nome = userInfo().username;
  } catch {
    // A process without a user entry (containers) still writes under some name.
  }
  return { nome: nome.slice(0, 120) || 'utente', ruolo: 'riga di comando', ente: '' };
};

const postazioneDi = (file: string): string => {
  for (let prova = 0; prova < 2; prova++) {
    if (existsSync(file)) {
      const letta = readFileSync(file, 'utf8').trim();
      if (/^[0-9a-f-]{36}$/.test(letta)) return letta;
    }
    const nuova = randomUUID();
    try {
      writeFileSync(file, nuova, { flag: prova === 0 ? 'wx' : 'w', mode: 0o600 });
      return nuova;
    } catch {
      // Another process of this computer made it first: it is read at the second try.
    }
  }
  return randomUUID();
};

/** Profile kept in `cartellaDati`: `autore.json` and `postazione`. */
export const apriProfilo = (cartellaDati: string): Profilo => {
  mkdirSync(cartellaDati, { recursive: true, mode: 0o700 });
  const file = join(cartellaDati, 'autore.json');
  let autore: Autore | null | undefined;
  return {
    leggi: () => {
      if (autore === undefined) {
        try {
          autore = autoreSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
        } catch {
          autore = null;
        }
      }
      return autore;
    },
    scrivi: (nuovo) => {
      autore = autoreSchema.parse(nuovo);
      sostituisci(file, (temporaneo) =>
        writeFileSync(temporaneo, `${JSON.stringify(autore, null, 2)}\n`, { mode: 0o600 }),
      );
    },
    postazione: postazioneDi(join(cartellaDati, 'postazione')),
  };
};
