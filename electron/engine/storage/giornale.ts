import { z } from 'zod';
import {
  type Autore,
  autoreSchema,
  inverse,
  type Modifica,
  modificaSchema,
  type Operazione,
} from '#domain/modifiche.ts';
import { stato } from '#domain/stati.ts';
import type { VoceStoria } from '../history/pila.ts';
import type { Database } from './connessione.ts';
import { conRigheSane, leggiJson, prepara } from './righe.ts';
import type { RigaSql } from './schema.ts';

const json = z.string().transform((testo) => leggiJson(testo));
const rigaSchema = z.object({ autore: json, operazioni: json, inverse: json, annullata_da: z.int().nullable() });

const modificaDa = (riga: RigaSql): Modifica => {
  const { annullata_da: annullataDa, ...testi } = rigaSchema.parse(riga);
  const { seq, id, piano, postazione, istante, base, gruppo, titolo, causa } = riga;
  const letta = modificaSchema.parse({
    ...{ seq, id, piano, postazione, istante, base, gruppo, titolo, causa },
    ...testi,
    annullataDa,
  });
  // Before a frozen version inverses are not kept: they are what the operations say, backwards.
  return letta.inverse.length === 0 && letta.operazioni.length > 0
    ? { ...letta, inverse: inverse(letta.operazioni) }
    : letta;
};

/** Change sets, newest first, from before `primaDi` (null = from the newest), within two instants (`al` excluded). */
export const leggiModifiche = (
  db: Database,
  filtro: {
    readonly limite: number;
    readonly primaDi: number | null;
    readonly dal?: string | null;
    readonly al?: string | null;
  },
): Modifica[] =>
  conRigheSane('giornale', () =>
    prepara(db, 'SELECT * FROM modifica WHERE seq < ? AND istante >= ? AND istante < ? ORDER BY seq DESC LIMIT ?')
      .all(filtro.primaDi ?? Number.MAX_SAFE_INTEGER, filtro.dal ?? '', filtro.al ?? '~', filtro.limite)
      .map(modificaDa),
  );

/** Everybody who is in the journal, last seen first. */
export const leggiAutori = (db: Database): Autore[] =>
  conRigheSane('giornale', () =>
    prepara(db, 'SELECT autore FROM modifica GROUP BY autore ORDER BY max(seq) DESC')
      .all()
      .map((r) => autoreSchema.parse(json.parse(r.autore))),
  );

/** One change set. */
export const leggiModifica = (db: Database, seq: number): Modifica | null =>
  conRigheSane('giornale', () => {
    const riga = prepara(db, 'SELECT * FROM modifica WHERE seq = ?').get(seq);
    return riga ? modificaDa(riga) : null;
  });

/** Adds a change set to the journal. */
export const scriviModifica = (db: Database, m: Modifica, ripete: number | null): void => {
  prepara(
    db,
    `INSERT INTO modifica (seq, id, piano, autore, postazione, istante, base, operazioni, inverse, gruppo, titolo, causa,
       annullata_da, ripete) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    m.seq,
    m.id,
    m.piano,
    JSON.stringify(m.autore),
    m.postazione,
    m.istante,
    m.base,
    JSON.stringify(m.operazioni),
    JSON.stringify(m.inverse),
    m.gruppo,
    m.titolo,
    m.causa,
    m.annullataDa,
    ripete,
  );
};

/** Rewrites the last text change set with what was typed since: same id and base, next number. */
export const prolungaModifica = (
  db: Database,
  seq: number,
  nuova: Pick<Modifica, 'seq' | 'istante' | 'operazioni' | 'inverse'>,
): void => {
  prepara(db, 'UPDATE modifica SET seq = ?, istante = ?, operazioni = ?, inverse = ? WHERE seq = ?').run(
    nuova.seq,
    nuova.istante,
    JSON.stringify(nuova.operazioni),
    JSON.stringify(nuova.inverse),
    seq,
  );
};

/** Notes that change sets were undone by another. */
export const segnaAnnullata = (db: Database, seq: readonly number[], da: number): void => {
  for (const s of seq) prepara(db, 'UPDATE modifica SET annullata_da = ? WHERE seq = ?').run(da, s);
};

/** Makes one the change sets `seq` (newest first): the newest stays, with its id, and says what they did together. */
export const riassumi = (
  db: Database,
  [resta, ...altre]: readonly number[],
  titolo: string,
  operazioni: readonly Operazione[],
): void => {
  if (resta === undefined) return;
  prepara(
    db,
    `UPDATE modifica SET operazioni = ?, inverse = '[]', titolo = ?, causa = 'mano', annullata_da = NULL, ripete = NULL
     WHERE seq = ?`,
  ).run(JSON.stringify(operazioni), titolo, resta);
  for (const s of altre) prepara(db, 'DELETE FROM modifica WHERE seq = ?').run(s);
};

/** Drops the stored inverses of the change sets after `da`, up to `a`. */
export const togliInverse = (db: Database, da: number, a: number): void => {
  prepara(db, `UPDATE modifica SET inverse = '[]' WHERE seq > ? AND seq <= ? AND inverse <> '[]'`).run(da, a);
};

const voceSchema = z.object({
  seq: z.int(),
  gruppo: z.string(),
  titolo: z.string(),
  causa: stato('causaModifica'),
  annullata_da: z.int().nullable(),
  ripete: z.int().nullable(),
});

/** The journal as undo needs it, oldest first. */
export const leggiStoria = (db: Database): VoceStoria[] =>
  conRigheSane('giornale', () =>
    prepara(db, 'SELECT seq, gruppo, titolo, causa, annullata_da, ripete FROM modifica ORDER BY seq')
      .all()
      .map((r) => {
        const { annullata_da: annullataDa, ...voce } = voceSchema.parse(r);
        return { ...voce, annullataDa };
      }),
  );
