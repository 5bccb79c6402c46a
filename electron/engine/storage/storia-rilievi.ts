import { z } from 'zod';
import type { StoriaRilievo } from '#rules/storia-rilievi.ts';
import type { Database } from './connessione.ts';
import { conRigheSane, leggiMeta, prepara, scriviMeta } from './righe.ts';

const rigaSchema = z.strictObject({
  regola: z.string(),
  soggetto: z.string(),
  esito: z.enum(['violazione', 'non_verificabile']),
  gravita: z.enum(['bloccante', 'avviso', 'informazione']),
  messaggio: z.string(),
  primo: z.string(),
  dal: z.string(),
  al: z.string().nullable(),
  volte: z.int(),
});

/** Meta key with the change up to which the history speaks. */
const FINO_A = 'storia-rilievi';

/** Every row of the history of findings. */
export const leggiStoriaRilievi = (db: Database): readonly StoriaRilievo[] =>
  conRigheSane('storia_rilievo', () =>
    prepara(
      db,
      'SELECT regola, soggetto, esito, gravita, messaggio, primo, dal, al, volte FROM storia_rilievo ORDER BY regola, soggetto',
    )
      .all()
      .map((r) => rigaSchema.parse(r)),
  );

/** Change set up to which the history of findings speaks, or null if it was never written. */
export const storiaRilieviFinoA = (db: Database): number | null => {
  const scritto = leggiMeta(db, FINO_A);
  return scritto === null ? null : Number(scritto);
};

/** Writes what changed in the history, in one transaction; it is no change of the plan and is not in the journal. */
export const scriviStoriaRilievi = (
  db: Database,
  { metti, togli }: { readonly metti: readonly StoriaRilievo[]; readonly togli: readonly StoriaRilievo[] },
  finoA: number,
): void => {
  db.transaction(() => {
    for (const r of togli)
      prepara(db, 'DELETE FROM storia_rilievo WHERE regola = ? AND soggetto = ?').run(r.regola, r.soggetto);
    for (const r of metti)
      prepara(
        db,
        `INSERT INTO storia_rilievo (regola, soggetto, esito, gravita, messaggio, primo, dal, al, volte)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (regola, soggetto) DO UPDATE SET esito = excluded.esito, gravita = excluded.gravita,
           messaggio = excluded.messaggio, dal = excluded.dal, al = excluded.al, volte = excluded.volte`,
      ).run(r.regola, r.soggetto, r.esito, r.gravita, r.messaggio, r.primo, r.dal, r.al, r.volte);
    scriviMeta(db, FINO_A, String(finoA));
  }).immediate();
};
