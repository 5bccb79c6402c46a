import { z } from 'zod';
import { ErroreMotore } from '#contract/define.ts';
import { uguali } from '#domain/canonico.ts';
import { diffBlocchi } from '#domain/diff-blocchi.ts';
import { type Id, idSchema } from '#domain/ids.ts';
import type { Operazione } from '#domain/modifiche.ts';
import type { NomeRegistro } from '#domain/registri.ts';
import type { Sezione } from '#domain/section-content.ts';
import type { Database } from './connessione.ts';
import { conRigheSane, leggiMeta, leggiSezioni, testoDi } from './righe.ts';
import { nomiRegistri, type RigaSql, rigaDa, tabelle } from './schema.ts';
import { campiSezione } from './scrittura.ts';

/*
 * Going back to a snapshot is one more change of the plan, not a file put over another: it is written in the journal, it
 * is undone like any other, and frozen versions stay where they are. What it must do is found by comparing the tables.
 */

const documentoSchema = z.object({ id: idSchema, sha256: z.string(), ritirato: z.int(), completo: z.int() });
type Documento = z.output<typeof documentoSchema>;

const aParte = (perche: string): ErroreMotore =>
  new ErroreMotore(
    'input-non-valido',
    `A questa copia non si può tornare dentro il piano aperto: ${perche}. Si può aprirla come piano a parte.`,
  );

const documentiDi = (db: Database, schema: string): ReadonlyMap<string, Documento> =>
  new Map(
    db
      .prepare<[], RigaSql>(`SELECT id, sha256, ritirato, completo FROM ${schema}.documento`)
      .all()
      .map((r) => documentoSchema.parse(r))
      .map((d) => [d.id, d]),
  );

/** Files that enter or leave the figures; their rows are stored once and stay. */
const versoDocumenti = (
  ora: ReadonlyMap<string, Documento>,
  allora: ReadonlyMap<string, Documento>,
): readonly Operazione[] => {
  const operazioni: Operazione[] = [];
  const passa = (op: 'documento/aggiungi' | 'documento/ritira', d: Documento) =>
    operazioni.push({ op, documentoId: d.id, impronta: d.sha256 });
  for (const d of ora.values())
    if (d.completo === 1 && d.ritirato === 0 && allora.get(d.id)?.ritirato !== 0) passa('documento/ritira', d);
  for (const d of allora.values()) {
    if (d.completo !== 1 || d.ritirato !== 0) continue;
    const mio = ora.get(d.id);
    if (!mio) throw aParte('contiene un file importato che qui non c’è');
    if (mio.ritirato !== 0) passa('documento/aggiungi', d);
  }
  return operazioni;
};

type Grezza = { readonly id: Id } & Readonly<Record<string, unknown>>;

/** Rows of a register that are in `da` and not, or not the same, in `a`. */
const diverse = (db: Database, registro: NomeRegistro, da: string, a: string): ReadonlyMap<string, Grezza> => {
  const { tabella, colonne } = tabelle[registro];
  const elenco = colonne.map((c) => c.colonna).join(', ');
  return conRigheSane(
    registro,
    () =>
      new Map(
        db
          .prepare<[], RigaSql>(`SELECT ${elenco} FROM ${da}.${tabella} EXCEPT SELECT ${elenco} FROM ${a}.${tabella}`)
          .all()
          .map((r): [string, Grezza] => {
            const riga: Grezza = rigaDa(registro, r);
            return [riga.id, riga];
          }),
      ),
  );
};

/** Fields of `allora` that differ from `ora`, in the two states. */
const campiDiversi = (ora: Readonly<Record<string, unknown>>, allora: Readonly<Record<string, unknown>>) => {
  const campi = Object.keys(allora).filter((c) => !uguali(ora[c], allora[c]));
  return {
    prima: Object.fromEntries(campi.map((c) => [c, ora[c]])),
    dopo: Object.fromEntries(campi.map((c) => [c, allora[c]])),
  };
};

const versoRegistro = (
  db: Database,
  registro: NomeRegistro,
  ora: ReadonlyMap<string, Documento>,
  allora: ReadonlyMap<string, Documento>,
): readonly Operazione[] => {
  const vecchie = diverse(db, registro, 'istantanea', 'main');
  const mie = diverse(db, registro, 'main', 'istantanea');
  const documento = (r: Grezza) => (typeof r.documentoId === 'string' ? r.documentoId : null);
  const operazioni: Operazione[] = [];
  for (const [id, riga] of vecchie) {
    const mia = mie.get(id);
    const di = documento(riga);
    // Rows of a file that was still entering when the snapshot was made never counted.
    if (di !== null && allora.get(di)?.completo !== 1) continue;
    if (mia) operazioni.push({ op: 'record/modifica', registro, id: riga.id, ...campiDiversi(mia, riga) });
    else if (registro !== 'documento') {
      if (di !== null && !ora.has(di)) throw aParte('contiene un file importato che qui non c’è');
      operazioni.push({ op: 'record/inserisci', registro, id: riga.id, valori: riga });
    }
  }
  for (const [id, riga] of mie) {
    const di = documento(riga);
    // Files that came later only leave the figures: their rows stay, to come back with an undo.
    if (vecchie.has(id) || registro === 'documento' || (di !== null && !allora.has(di))) continue;
    operazioni.push({ op: 'record/elimina', registro, id: riga.id, valori: riga });
  }
  return operazioni;
};

const versoSezioni = (ora: readonly Sezione[], allora: readonly Sezione[]): readonly Operazione[] => {
  const mie = new Map(ora.map((s) => [s.id, s]));
  const vecchie = new Set(allora.map((s) => s.id));
  const operazioni: Operazione[] = [];
  for (const s of allora) {
    const mia = mie.get(s.id);
    if (!mia) {
      operazioni.push({ op: 'sezione/inserisci', sezione: s });
      continue;
    }
    const solo = (x: Sezione) => Object.fromEntries(campiSezione.map((c) => [c, x[c]]));
    const { prima, dopo } = campiDiversi(solo(mia), solo(s));
    if (Object.keys(dopo).length > 0) operazioni.push({ op: 'sezione/modifica', id: s.id, prima, dopo });
    operazioni.push(...diffBlocchi(s.id, mia.contenuto.blocchi, s.contenuto.blocchi));
  }
  for (const s of ora) if (!vecchie.has(s.id)) operazioni.push({ op: 'sezione/elimina', sezione: s });
  return operazioni;
};

/**
 * Operations that take an open plan to what a snapshot holds: `percorso` is a checked copy of it, of this version of the
 * format, and `istantanea` the same copy open. Refused (`input-non-valido`) if the snapshot is of another plan, of another
 * model, or holds a file that the plan never had.
 */
export const operazioniVerso = (db: Database, percorso: string, istantanea: Database): readonly Operazione[] => {
  const piano = 'SELECT id FROM piano LIMIT 1';
  if (testoDi(db, piano) !== testoDi(istantanea, piano)) throw aParte('è di un altro piano');
  if (leggiMeta(db, 'pacco') !== leggiMeta(istantanea, 'pacco')) throw aParte('il modello era un altro');
  db.prepare('ATTACH DATABASE ? AS istantanea').run(percorso);
  try {
    const ora = documentiDi(db, 'main');
    const allora = documentiDi(db, 'istantanea');
    return [
      ...versoDocumenti(ora, allora),
      ...nomiRegistri.flatMap((r) => versoRegistro(db, r, ora, allora)),
      ...versoSezioni(leggiSezioni(db), leggiSezioni(istantanea)),
    ];
  } finally {
    db.exec('DETACH DATABASE istantanea');
  }
};
