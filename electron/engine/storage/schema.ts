import { z } from 'zod';
import { type NomeRegistro, type Riga, registri } from '#domain/registri.ts';
import { apriInMemoria, type Database } from './connessione.ts';
import { type Migrazione, migra, migrazioni } from './migrazioni.ts';

/** How a field is kept in its column: as it is, boolean as 0/1, arrays and objects as JSON text. */
type Genere = 'diretto' | 'logico' | 'json';
type Colonna = { readonly campo: string; readonly colonna: string; readonly genere: Genere };
/** Value that SQLite holds in a column of ours. */
export type ValoreSql = string | number | null;
/** Row as SQLite gives it. */
export type RigaSql = Readonly<Record<string, unknown>>;

/** `codiceIstat` → `codice_istat`. */
export const inSnake = (nome: string): string => nome.replaceAll(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

const generi: Readonly<Record<string, Genere>> = { array: 'json', object: 'json', record: 'json', boolean: 'logico' };

/** Type of a field without its default and without null. */
const interno = (tipo: z.core.$ZodType): { readonly def: { readonly type: string } } => {
  const senzaDefault = tipo instanceof z.ZodDefault ? tipo.unwrap() : tipo;
  return (senzaDefault instanceof z.ZodNullable ? senzaDefault.unwrap() : senzaDefault)._zod;
};

/** Columns of a row schema, in its order. */
export const colonneDi = (schema: z.ZodObject): readonly Colonna[] =>
  Object.entries(schema.shape).map(([campo, tipo]) => {
    return { campo, colonna: inSnake(campo), genere: generi[interno(tipo).def.type] ?? 'diretto' };
  });

/** Names of all registers. */
export const nomiRegistri = Object.keys(registri) as readonly NomeRegistro[];

/** Table and columns of every register. */
export const tabelle: Readonly<
  Record<NomeRegistro, { readonly tabella: string; readonly colonne: readonly Colonna[] }>
> = Object.fromEntries(
  nomiRegistri.map((r) => [r, { tabella: inSnake(r), colonne: colonneDi(registri[r]) }]),
) as Record<NomeRegistro, { tabella: string; colonne: readonly Colonna[] }>;

/** Registers whose rows may belong to an imported file. */
export const registriConDocumento: readonly NomeRegistro[] = nomiRegistri.filter((r) =>
  tabelle[r].colonne.some((c) => c.campo === 'documentoId'),
);

/** Field values as columns; a value that is absent or of another type is refused by the row schema before this. */
export const inColonne = (colonne: readonly Colonna[], riga: Readonly<Record<string, unknown>>): ValoreSql[] =>
  colonne.map(({ campo, genere }) => {
    const valore = riga[campo];
    if (genere === 'json') return valore === null ? null : JSON.stringify(valore);
    if (genere === 'logico') return valore === null ? null : valore ? 1 : 0;
    return typeof valore === 'string' || typeof valore === 'number' ? valore : null;
  });

/** Columns as field values, not yet validated. */
export const daColonne = (colonne: readonly Colonna[], riga: RigaSql): Record<string, unknown> => {
  const esito: Record<string, unknown> = {};
  for (const { campo, colonna, genere } of colonne) {
    const valore = riga[colonna] ?? null;
    if (genere === 'json') esito[campo] = typeof valore === 'string' ? JSON.parse(valore) : null;
    else if (genere === 'logico') esito[campo] = valore === null ? null : valore === 1;
    else esito[campo] = valore;
  }
  return esito;
};

/** A validated row of a register from its columns; throws ZodError on what the schema does not admit. */
export const rigaDa = <R extends NomeRegistro>(registro: R, riga: RigaSql): Riga<R> =>
  registri[registro].parse(daColonne(tabelle[registro].colonne, riga)) as Riga<R>;

/** One object of the SQLite schema. */
export type OggettoSchema = {
  readonly type: string;
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string | null;
};

/** Every object of a database's schema, sorted. */
export const oggettiSchema = (db: Database): readonly OggettoSchema[] =>
  db.prepare<[], OggettoSchema>('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all();

/** The schema that a file of version `versione` has, object by object, as its migrations make it. */
export const schemaDiVersione = (
  versione: number,
  elenco: readonly Migrazione[] = migrazioni,
): readonly OggettoSchema[] => {
  const db = apriInMemoria();
  try {
    migra(db, elenco, versione);
    return oggettiSchema(db);
  } finally {
    db.close();
  }
};
