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

/** Row of a register by id; `undefined` when absent or when `id` is null. */
export const perId = <T extends { readonly id: string }>(righe: readonly T[], id: string | null): T | undefined =>
  id === null ? undefined : raggruppa(righe, 'id', (r) => r.id).get(id)?.[0];

const memorie = new WeakMap<object, Map<string, unknown>>();

/** Value derived from an immutable object (a plan, a list), computed once per (object, `nome`). */
export const derivato = <T>(da: object, nome: string, calcola: () => T): T => {
  const noti = memorie.get(da) ?? new Map<string, unknown>();
  memorie.set(da, noti);
  if (noti.has(nome)) return noti.get(nome) as T;
  const valore = calcola();
  noti.set(nome, valore);
  return valore;
};
