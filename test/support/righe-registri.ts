import type { NomeRegistro, Riga } from '#domain/registri.ts';
import { registri } from '#domain/registri.ts';
import { idDi } from './costruisci.ts';

/**
 * Rows of a register of which only some fields matter: the others that may be unknown are unknown. Ids are made from
 * the register and the place of the row.
 */
export const righe = <R extends NomeRegistro>(
  registro: R,
  parziali: readonly Partial<Riga<R>>[],
): readonly Riga<R>[] => {
  const campi = Object.keys(registri[registro].shape);
  return parziali.map((riga, i) => ({
    ...Object.fromEntries(campi.map((campo) => [campo, null])),
    id: idDi(`${registro}:${i}`),
    ...riga,
  })) as unknown as readonly Riga<R>[];
};
