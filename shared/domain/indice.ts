const gruppi = new WeakMap<object, Map<string, ReadonlyMap<string, readonly unknown[]>>>();

/**
 * Rows of a list grouped by a text key, computed once per (list, `nome`) and kept as long as the list lives: plans are
 * immutable, so a list never changes under its index. Rows whose key is `null` are left out. `nome` names the key.
 */
export const raggruppa = <T>(
  righe: readonly T[],
  nome: string,
  chiave: (riga: T) => string | null,
): ReadonlyMap<string, readonly T[]> => {
  const noti = gruppi.get(righe) ?? new Map<string, ReadonlyMap<string, readonly unknown[]>>();
  gruppi.set(righe, noti);
  const gia = noti.get(nome);
  if (gia) return gia as ReadonlyMap<string, readonly T[]>;
  const nuovo = new Map<string, T[]>();
  for (const riga of righe) {
    const k = chiave(riga);
    if (k === null) continue;
    const lista = nuovo.get(k);
    if (lista) lista.push(riga);
    else nuovo.set(k, [riga]);
  }
  noti.set(nome, nuovo);
  return nuovo;
};

const unici = new WeakMap<object, ReadonlyMap<string, unknown>>();

/** Row of a register by id; `undefined` when absent or when `id` is null. */
export const perId = <T extends { readonly id: string }>(righe: readonly T[], id: string | null): T | undefined => {
  if (id === null) return undefined;
  const noti = unici.get(righe) ?? new Map(righe.map((r) => [r.id, r]));
  unici.set(righe, noti);
  return noti.get(id) as T | undefined;
};

/** Nodes of a tree of weak maps: one level for each part, values at the end. */
type Ramo = { readonly rami: WeakMap<object, Ramo>; readonly valori: Map<string, unknown> };
const nuovoRamo = (): Ramo => ({ rami: new WeakMap(), valori: new Map() });
const radice = nuovoRamo();

/**
 * Value derived from immutable parts, computed once per (parts, name). `parti` must hold everything that `calcola`
 * reads: the value outlives changes of the rest of the plan.
 */
export const derivatoDa = <T>(parti: readonly object[], nome: string, calcola: () => T): T => {
  let ramo = radice;
  for (const parte of parti) {
    const gia = ramo.rami.get(parte) ?? nuovoRamo();
    ramo.rami.set(parte, gia);
    ramo = gia;
  }
  if (ramo.valori.has(nome)) return ramo.valori.get(nome) as T;
  const valore = calcola();
  ramo.valori.set(nome, valore);
  return valore;
};

/** Value derived from one immutable object (a plan, a list), computed once per (object, name). */
export const derivato = <T>(da: object, nome: string, calcola: () => T): T => derivatoDa([da], nome, calcola);
