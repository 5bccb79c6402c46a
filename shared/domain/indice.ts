type Raggruppate = {
  readonly chiave: (riga: never) => string | null;
  readonly gruppi: ReadonlyMap<string, readonly unknown[]>;
};
const raggruppate = new WeakMap<object, Map<string, Raggruppate>>();

/**
 * Rows of a list grouped by a text key, computed once per (list, `nome`) and kept as long as the list lives: plans are
 * immutable, so a list never changes under its index. Rows whose key is `null` are left out. `nome` names the key.
 */
export const raggruppa = <T>(
  righe: readonly T[],
  nome: string,
  chiave: (riga: T) => string | null,
): ReadonlyMap<string, readonly T[]> => {
  const noti = raggruppate.get(righe) ?? new Map<string, Raggruppate>();
  if (noti.size === 0) raggruppate.set(righe, noti);
  const gia = noti.get(nome);
  if (gia) return gia.gruppi as ReadonlyMap<string, readonly T[]>;
  const nuovo = new Map<string, T[]>();
  for (const riga of righe) {
    const k = chiave(riga);
    if (k === null) continue;
    const lista = nuovo.get(k);
    if (lista) lista.push(riga);
    else nuovo.set(k, [riga]);
  }
  noti.set(nome, { chiave, gruppi: nuovo });
  return nuovo;
};

/** Most rows that may differ between a list and the one that it takes the place of, to inherit its groups. */
const pocheDiverse = 400;

/** Places where two lists of the same length differ; null = too many, or another length. */
const postiDiversi = <T>(da: readonly T[], a: readonly T[]): readonly number[] | null => {
  if (da.length !== a.length) return null;
  const posti: number[] = [];
  for (let i = 0; i < a.length; i++)
    if (da[i] !== a[i]) {
      if (posti.length === pocheDiverse) return null;
      posti.push(i);
    }
  return posti;
};

/**
 * Gives a list the groups of the one that it takes the place of, where only a few rows were replaced and their keys did
 * not change: the other groups keep their identity, and with it what was derived from them. Anything else is left to
 * `raggruppa`, with the same result.
 */
export const ereditaGruppi = <T>(da: readonly T[], a: readonly T[]): void => {
  const noti = raggruppate.get(da);
  const posti = noti === undefined || raggruppate.has(a) ? null : postiDiversi(da, a);
  if (noti === undefined || posti === null) return;
  const eredi = new Map<string, Raggruppate>();
  for (const [nome, { chiave, gruppi }] of noti) {
    const di = chiave as (riga: T) => string | null;
    const cambi = posti.flatMap((i) => {
      const [vecchia, nuova] = [da[i], a[i]];
      return vecchia === undefined || nuova === undefined ? [] : [{ vecchia, nuova, k: di(vecchia) }];
    });
    if (cambi.some(({ nuova, k }) => di(nuova) !== k)) continue;
    const miei = new Map(gruppi);
    const sostituite = new Map<unknown, T>(cambi.map((c) => [c.vecchia, c.nuova]));
    for (const k of new Set(cambi.map((c) => c.k)))
      if (k !== null) miei.set(k, gruppi.get(k)?.map((r) => sostituite.get(r) ?? r) ?? []);
    eredi.set(nome, { chiave, gruppi: miei });
  }
  raggruppate.set(a, eredi);
};

const unici = new WeakMap<object, ReadonlyMap<string, unknown>>();

/** Row of a register by id; `undefined` when absent or when `id` is null. */
export const perId = <T extends { readonly id: string }>(righe: readonly T[], id: string | null): T | undefined => {
  if (id === null) return undefined;
  const noti = unici.get(righe) ?? new Map(righe.map((r) => [r.id, r]));
  unici.set(righe, noti);
  return noti.get(id) as T | undefined;
};

/** Nodes of a tree of weak maps: one level for each part, values at the end. Maps are made when something goes in them. */
type Ramo = { rami: WeakMap<object, Ramo> | null; valori: Map<string, unknown> | null };
const radice: Ramo = { rami: null, valori: null };

const ramoDi = (parti: readonly object[]): Ramo => {
  let ramo = radice;
  for (const parte of parti) {
    ramo.rami ??= new WeakMap();
    let sotto = ramo.rami.get(parte);
    if (sotto === undefined) {
      sotto = { rami: null, valori: null };
      ramo.rami.set(parte, sotto);
    }
    ramo = sotto;
  }
  return ramo;
};

/**
 * Value derived from immutable parts, computed once per (parts, name). `parti` must hold everything that `calcola`
 * reads: the value outlives changes of the rest of the plan. Parts that many values share go first.
 */
export const derivatoDa = <T>(parti: readonly object[], nome: string, calcola: () => T): T => {
  const ramo = ramoDi(parti);
  if (ramo.valori?.has(nome) === true) return ramo.valori.get(nome) as T;
  const valore = calcola();
  ramo.valori ??= new Map();
  ramo.valori.set(nome, valore);
  return valore;
};

const daUno = new WeakMap<object, Map<string, unknown>>();

/** Value derived from one immutable object (a plan, a list), computed once per (object, name). */
export const derivato = <T>(da: object, nome: string, calcola: () => T): T => {
  const noti = daUno.get(da) ?? new Map<string, unknown>();
  if (noti.size === 0) daUno.set(da, noti);
  else if (noti.has(nome)) return noti.get(nome) as T;
  const valore = calcola();
  noti.set(nome, valore);
  return valore;
};
