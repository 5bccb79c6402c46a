import { rmSync } from 'node:fs';
import { z } from 'zod';
import { ErroreMotore } from '#contract/define.ts';
import type { Piano } from '#domain/piano.ts';
import { type AmbienteFile, apriInLettura, type FileAperto } from './apertura.ts';
import { apriDatabase, type Database } from './connessione.ts';
import { copia, sostituisci } from './disco.ts';
import { elencaIstantanee, type Istantanea } from './istantanee.ts';
import { creaLettura } from './lettura.ts';
import { erroreDiSalvataggio } from './messaggi.ts';
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

/** Writes a snapshot as a plan of its own, where the person wants it. */
export const estraiIstantanea = (percorso: string, altrove: string): void => {
  try {
    sostituisci(altrove, (t) => copia(percorso, t));
  } catch (errore) {
    throw erroreDiSalvataggio(errore, altrove);
  }
};
