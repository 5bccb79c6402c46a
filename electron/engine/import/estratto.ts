import { decodifica } from './codifica.ts';
import { colonna } from './griglia/a1.ts';
import { diDocumento } from './griglia/luogo.ts';
import type { Foglio } from './griglia/tipi.ts';
import { apriGriglia } from './lettori.ts';

/** Piece of an imported file around a cell, in the shape of `registri/fonte`. */
export type Estratto = {
  readonly foglio: string | null;
  readonly colonne: readonly string[];
  readonly righe: readonly {
    readonly numero: number;
    readonly segnata: boolean;
    readonly celle: readonly string[];
    readonly cella: number | null;
  }[];
};

/** What is asked of the worker of imports: the bytes that the plan keeps, and the place. */
export type RichiestaEstratto = {
  readonly lavoro: 'estratto';
  readonly dati: Uint8Array;
  readonly nomeFile: string;
  readonly foglio: string | null;
  readonly cella: string | null;
};

const RIGHE_ATTORNO = 7;
const COLONNE_ATTORNO = 4;
const TESTO_MASSIMO = 300;
const breve = (testo: string): string => (testo.length > TESTO_MASSIMO ? `${testo.slice(0, TESTO_MASSIMO)}…` : testo);

type Posto = { readonly r: number; readonly c: number | null };

/** Position of an A1 reference or of «riga N»; null when the place is neither. */
const posto = (foglio: Foglio, cella: string | null): Posto | null => {
  const riga = /^riga (\d+)$/.exec(cella ?? '')?.[1];
  if (riga !== undefined) {
    const r = foglio.righe.find((x) => foglio.linea(x) === Number(riga));
    return r === undefined ? null : { r, c: null };
  }
  const a1 = /^([A-Z]{1,3})(\d{1,7})/.exec(cella ?? '');
  if (a1?.[1] === undefined || a1[2] === undefined) return null;
  const c = [...a1[1]].reduce((n, l) => n * 26 + l.charCodeAt(0) - 64, 0) - 1;
  return { r: Number(a1[2]) - 1, c };
};

/** Position of a place in words ("tabella 2, riga 5, colonna «2027»", or the row alone) in a sheet of a document. */
const postoInParole = (foglio: Foglio, cella: string | null): Posto | null => {
  if (!diDocumento(foglio) || cella === null) return null;
  for (const r of foglio.righe) {
    const riga = foglio.luogoRiga(r).luogo;
    if (cella !== riga && !cella.startsWith(`${riga}, `) && !cella.startsWith(`${riga} – `)) continue;
    const c = foglio.riga(r).find((x) => foglio.rif(r, x.c) === cella)?.c ?? null;
    if (c !== null || !foglio.riga(r).some((x) => x.c > 0) || cella === riga) return { r, c };
    // An empty cell has its place too: the first column called so.
    const vuota = Array.from({ length: COLONNE_CERCATE }, (_, i) => i).find((i) => foglio.rif(r, i) === cella) ?? null;
    return { r, c: vuota };
  }
  return null;
};
const COLONNE_CERCATE = 60;

/** Whether two rows of a document stand in the same table or page: an excerpt shows one. */
const insieme = (foglio: Foglio, r: number, s: number): boolean => {
  if (!diDocumento(foglio)) return true;
  const dove = (x: number) => foglio.luogoRiga(x).luogo.replace(/, riga \d+$/, '');
  return dove(r) === dove(s);
};

const daFoglio = (foglio: Foglio, cella: string | null): Estratto => {
  const p = postoInParole(foglio, cella) ?? posto(foglio, cella) ?? { r: foglio.righe[0] ?? 0, c: null };
  const [r0, r1] = [Math.max(0, p.r - RIGHE_ATTORNO), p.r + RIGHE_ATTORNO];
  const inizio = Math.max(0, (p.c ?? COLONNE_ATTORNO) - COLONNE_ATTORNO);
  const numeri = Array.from({ length: 2 * COLONNE_ATTORNO + 1 }, (_, i) => inizio + i);
  const pieneFra = foglio.righe.filter((r) => r >= r0 && r <= r1 && insieme(foglio, r, p.r));
  return {
    foglio: diDocumento(foglio) ? null : foglio.nome,
    colonne: numeri.map((c) => (diDocumento(foglio) ? `${c + 1}` : colonna(c))),
    righe: (pieneFra.includes(p.r) ? pieneFra : [...pieneFra, p.r].sort((a, b) => a - b)).map((r) => ({
      numero: diDocumento(foglio) ? (foglio.luogoRiga(r).numero ?? r + 1) : r + 1,
      segnata: r === p.r,
      celle: numeri.map((c) => breve(foglio.cella(r, c)?.testo ?? '')),
      cella: r === p.r && p.c !== null ? p.c - inizio : null,
    })),
  };
};

const righeDi = (testo: readonly string[], segnata: number | null): Estratto => {
  const centro = segnata ?? 1;
  const da = Math.max(1, centro - RIGHE_ATTORNO);
  return {
    foglio: null,
    colonne: [],
    righe: testo.slice(da - 1, centro + 2 * RIGHE_ATTORNO).map((t, i) => ({
      numero: da + i,
      segnata: da + i === segnata,
      celle: [breve(t)],
      cella: null,
    })),
  };
};

/** Value of a JSON text at a path like `schede[3].risorse[1].importo`; undefined where the path does not lead. */
const alPercorso = (valore: unknown, percorso: string): unknown => {
  let qui = valore;
  for (const passo of percorso.matchAll(/([^.[\]]+)|\[(\d+)\]/g)) {
    if (typeof qui !== 'object' || qui === null) return undefined;
    const chiave = passo[2] ?? passo[1] ?? '';
    if (!Object.hasOwn(qui, chiave)) return undefined;
    qui = new Map<string, unknown>(Object.entries(qui)).get(chiave);
  }
  return qui;
};

const daJson = (testo: string, cella: string | null): Estratto => {
  const riga = /^riga (\d+)$/.exec(cella ?? '')?.[1];
  const linee = testo.split(/\r\n|\r|\n/);
  if (riga !== undefined) return righeDi(linee, Number(riga));
  const intero: unknown = JSON.parse(testo);
  const genitore = (cella ?? '').replace(/(?:\.[^.[\]]+|\[\d+\])$/, '');
  const pezzo = alPercorso(intero, genitore) ?? alPercorso(intero, cella ?? '') ?? intero;
  const mostrate = JSON.stringify(pezzo, null, 2).split('\n');
  const ultimo = /([^.[\]]+)$/.exec(cella ?? '')?.[1];
  const segnata = ultimo === undefined ? -1 : mostrate.findIndex((l) => l.trimStart().startsWith(`"${ultimo}"`));
  return righeDi(mostrate, segnata < 0 ? null : segnata + 1);
};

/** Reads the piece of a file around a place. Throws Rifiuto or SyntaxError when the file cannot be read any more. */
export const estrattoDi = async ({ dati, nomeFile, foglio, cella }: RichiestaEstratto): Promise<Estratto> => {
  if (/\.jsonl?$/i.test(nomeFile)) {
    const { testo } = decodifica(dati);
    return /\.jsonl$/i.test(nomeFile) ? righeDi(testo.split(/\r\n|\r|\n/), numeroRiga(cella)) : daJson(testo, cella);
  }
  const { fogli } = await apriGriglia(dati, nomeFile);
  const scelto =
    fogli.find((f) => postoInParole(f, cella) !== null) ?? fogli.find((f) => f.nome === foglio) ?? fogli[0];
  return scelto === undefined ? { foglio: null, colonne: [], righe: [] } : daFoglio(scelto, cella);
};

const numeroRiga = (cella: string | null): number | null => {
  const n = /(?:^riga |^)(\d+)/.exec(cella ?? '')?.[1];
  return n === undefined ? null : Number(n);
};
