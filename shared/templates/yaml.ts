import { isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { citaSorgente, RaccoltaErrori } from './errore.ts';
import { limiti } from './limiti.ts';

/** A YAML text read: its plain value, and the line (1-based, in its file) of any point of it. */
export type YamlLetto = { readonly valore: unknown; readonly riga: (percorso: readonly PropertyKey[]) => number };

const difetti: Readonly<Record<string, string>> = {
  BAD_INDENT: 'righe non allineate',
  BAD_ALIAS: 'un riferimento («*nome») che non esiste',
  DUPLICATE_KEY: 'la stessa chiave due volte',
  MISSING_CHAR: 'un segno mancante (virgolette, parentesi o due punti)',
  TAB_AS_INDENT: 'un tabulatore al posto degli spazi',
  UNEXPECTED_TOKEN: 'un segno fuori posto',
  MULTILINE_IMPLICIT_KEY: 'una chiave su più righe',
  TAG_RESOLVE_FAILED: 'un tipo speciale («!…»), che non è ammesso',
};

/** Nesting that would exhaust the stack of a recursive reader, seen before reading. */
const troppoAnnidato = (testo: string): number | null => {
  let aperte = 0;
  for (const [i, riga] of testo.split('\n').entries()) {
    for (const c of riga) {
      if (c === '[' || c === '{') aperte += 1;
      else if (c === ']' || c === '}') aperte = Math.max(0, aperte - 1);
    }
    const trattini = /^(?:\s*[-?:]\s)+/u.exec(riga)?.[0].replace(/\s/gu, '').length ?? 0;
    const rientro = /^\s*/u.exec(riga)?.[0].length ?? 0;
    if (aperte > limiti.parentesiAperte || trattini > limiti.profondita || rientro > limiti.profondita * 4)
      return i + 1;
  }
  return null;
};

/** Reads YAML 1.2 core without tags, with few aliases; null and errors when it is not well formed. */
export const leggiYaml = (testo: string, righe: number, errori: RaccoltaErrori): YamlLetto | null => {
  const annidata = troppoAnnidato(testo);
  if (annidata !== null) {
    errori.aggiungi(annidata + righe, `al più ${limiti.profondita} livelli`, 'dati annidati troppo in profondità');
    return null;
  }
  const contatore = new LineCounter();
  const doc = parseDocument(testo, {
    schema: 'core',
    strict: true,
    lineCounter: contatore,
    logLevel: 'silent',
    merge: false,
  });
  const rigaDi = (posizione: number): number => contatore.linePos(posizione).line + righe;
  for (const difetto of [...doc.errors, ...doc.warnings]) {
    const riga = rigaDi(difetto.pos[0]);
    const scritto = citaSorgente(testo.split('\n')[riga - righe - 1] ?? '');
    errori.aggiungi(riga, 'un testo YAML ben formato', `${difetti[difetto.code] ?? difetto.code}: ${scritto}`);
  }
  if (doc.errors.length + doc.warnings.length > 0) return null;
  try {
    const valore: unknown = doc.toJS({ maxAliasCount: limiti.aliasYaml });
    const riga = (percorso: readonly PropertyKey[]): number => {
      for (let n = percorso.length; n > 0; n -= 1) {
        const nodo = doc.getIn(percorso.slice(0, n), true);
        if (isNode(nodo) && nodo.range != null) return rigaDi(nodo.range[0]);
      }
      return isMap(doc.contents) && doc.contents.range != null ? rigaDi(doc.contents.range[0]) : 1 + righe;
    };
    return { valore, riga };
  } catch {
    errori.aggiungi(1 + righe, `non più di ${limiti.aliasYaml} riferimenti («*nome»)`, 'troppi riferimenti');
    return null;
  }
};

const tipi: Readonly<Record<string, string>> = {
  string: 'un testo (tra virgolette se è fatto di cifre)',
  number: 'un numero',
  int: 'un numero intero',
  boolean: 'true o false',
  array: 'un elenco',
  object: 'un gruppo di chiavi',
  record: 'un gruppo di chiavi',
  null: 'null',
};

const descrivi = (valore: unknown): string => {
  if (valore === undefined) return 'niente';
  if (valore === null) return 'null';
  if (Array.isArray(valore)) return `un elenco di ${valore.length}`;
  return typeof valore === 'object' ? 'un gruppo di chiavi' : citaSorgente(String(valore));
};

const allaVia = (valore: unknown, percorso: readonly PropertyKey[]): unknown =>
  percorso.reduce<unknown>(
    (v, chiave) =>
      typeof v === 'object' && v !== null ? Object.entries(v).find(([k]) => k === String(chiave))?.[1] : undefined,
    valore,
  );

const attesoDi = (problema: z.core.$ZodIssue): string => {
  switch (problema.code) {
    case 'invalid_type':
      return tipi[problema.expected] ?? problema.expected;
    case 'invalid_value':
      return `uno tra ${problema.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `solo le chiavi previste, non «${problema.keys.join('», «')}»`;
    case 'invalid_format':
      return 'una scrittura prevista (date AAAA-MM-GG, nomi in minuscolo con trattini)';
    case 'too_small':
    case 'too_big':
      return 'un valore nei limiti';
    default:
      return 'un valore valido';
  }
};

/** Reports the issues of a zod schema at the lines of the YAML they come from. */
export const segnalaProblemi = (
  problemi: readonly z.core.$ZodIssue[],
  letto: YamlLetto,
  radice: readonly PropertyKey[],
  errori: RaccoltaErrori,
): void => {
  for (const problema of problemi) {
    const via = [...radice, ...problema.path];
    const nome = problema.path.length === 0 ? '' : ` in «${problema.path.map(String).join('.')}»`;
    const trovato =
      problema.code === 'unrecognized_keys' ? problema.keys.join(', ') : descrivi(allaVia(letto.valore, via));
    errori.aggiungi(letto.riga(via), `${attesoDi(problema)}${nome}`, trovato);
  }
};

/** New collector for a file. */
export const raccogli = (file: string): RaccoltaErrori => new RaccoltaErrori(file, limiti.errori);
