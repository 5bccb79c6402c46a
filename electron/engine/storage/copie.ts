import { existsSync, rmSync, statSync } from 'node:fs';
import { z } from 'zod';
import { ErroreMotore } from '#contract/define.ts';
import type { Piano } from '#domain/piano.ts';
import { type AmbienteFile, apriInLettura, type FileAperto } from './apertura.ts';
import { chiLoTiene } from './blocco-file.ts';
import { apriDatabase, type Database } from './connessione.ts';
import { percorsoReale } from './controllo-file.ts';
import { percorsoFuturo } from './copia-lavoro.ts';
import { copia, sostituisci } from './disco.ts';
import { elencaIstantanee, type Istantanea } from './istantanee.ts';
import { creaLettura } from './lettura.ts';
import { erroreDiSalvataggio, nomeDi as nomeDelFile } from './messaggi.ts';
import { prepara, testoDi } from './righe.ts';

/** A snapshot as people choose among them: when, how many changes since the one before, by whom. */
export type IstantaneaDetta = Istantanea & { readonly modifiche: number; readonly autori: readonly string[] };

/** Opens a private, checked copy of a closed plan, uses it and throws it away. */
export const conCopia = <T>(ambiente: AmbienteFile, percorso: string, usa: (copia: FileAperto) => T): T => {
  const copia = apriInLettura(ambiente, percorso, '');
  try {
    return usa(copia);
  } finally {
    copia.db.close();
    rmSync(copia.cartella, { recursive: true, force: true });
  }
};

/** A closed plan as it reads, from a private copy. */
export const pianoDiCopia = (ambiente: AmbienteFile, percorso: string): Piano =>
  conCopia(ambiente, percorso, ({ db }) => creaLettura(() => db).piano());

const chiSchema = z.object({ nome: z.string() });
const nomeDi = (autore: string): string => {
  try {
    return chiSchema.parse(JSON.parse(autore)).nome;
  } catch {
    return autore.slice(0, 120);
  }
};

/** Changes of a plan after a point of its history, and who made them. */
const dopo = (
  db: Database,
  seq: number,
): { readonly fine: number; readonly modifiche: number; readonly autori: string[] } => {
  const righe = prepara(
    db,
    'SELECT autore, count(*) AS n, max(seq) AS fine FROM modifica WHERE seq > ? GROUP BY autore ORDER BY max(seq)',
  )
    .all(seq)
    .map((r) => z.object({ autore: z.string(), n: z.int(), fine: z.int() }).parse(r));
  return {
    fine: righe.at(-1)?.fine ?? seq,
    modifiche: righe.reduce((n, r) => n + r.n, 0),
    autori: [...new Set(righe.map((r) => nomeDi(r.autore)))],
  };
};

/** Snapshots of a plan, newest first, each compared with the one before it; those that cannot be read are left out. */
export const descriviIstantanee = (dati: string, reale: string, pianoId: string | null): readonly IstantaneaDetta[] => {
  let fino = 0;
  return elencaIstantanee(dati, reale, pianoId)
    .toReversed()
    .flatMap((i) => {
      try {
        const db = apriDatabase(i.percorso, { solaLettura: true });
        try {
          if (pianoId !== null && testoDi(db, 'SELECT id FROM piano LIMIT 1') !== pianoId) return [];
          const { fine, modifiche, autori } = dopo(db, fino);
          fino = fine;
          return [{ ...i, modifiche, autori }];
        } finally {
          db.close();
        }
      } catch {
        return [];
      }
    })
    .reverse();
};

/** A snapshot of an open plan by its key. */
export const istantaneaDi = (dati: string, reale: string, pianoId: string, chiave: string): Istantanea => {
  const trovata = elencaIstantanee(dati, reale, pianoId).find((i) => i.chiave === chiave);
  if (trovata) return trovata;
  throw new ErroreMotore('non-trovato', 'Questa copia non c’è più: aprire di nuovo l’elenco.');
};

/** The same file under any of its names (a disk may not tell capitals apart). */
const stessoFile = (a: string, b: string): boolean => {
  const [x, y] = [statSync(a, { bigint: true }), statSync(b, { bigint: true })];
  return x.dev === y.dev && x.ino === y.ino;
};

/** Refuses to write a copy over a plan that is open: this one (`aperto`, real path) or one that somebody holds. */
export const nonSopraUnPianoAperto = (percorso: string, aperto: string): void => {
  const presente = existsSync(percorso);
  const reale = presente ? percorsoReale(percorso) : percorsoFuturo(percorso);
  if (reale === aperto || (presente && existsSync(aperto) && stessoFile(reale, aperto)))
    throw new ErroreMotore(
      'input-non-valido',
      `«${nomeDelFile(reale)}» è il piano che è aperto: la copia non è stata scritta. Scegliere un altro nome.`,
    );
  const chi = chiLoTiene(reale);
  if (chi)
    throw new ErroreMotore(
      'input-non-valido',
      `Il piano «${nomeDelFile(reale)}» è aperto da ${chi.utente} sul computer ${chi.host}: la copia non è stata scritta. Scegliere un altro nome.`,
    );
};

/** Writes a snapshot of the plan open at `aperto` as a plan of its own, where the person wants it. */
export const estraiIstantanea = (percorso: string, altrove: string, aperto: string): void => {
  try {
    nonSopraUnPianoAperto(altrove, aperto);
    sostituisci(altrove, (t) => copia(percorso, t));
  } catch (errore) {
    throw erroreDiSalvataggio(errore, altrove);
  }
};
