import type { Rilievo } from '#domain/esito.ts';
import { raggruppa } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';

const sezioniDi = (piano: Piano, r: Rilievo): ReadonlySet<string> => {
  const perScheda = raggruppa(piano.sezioni, 'scheda', (s) => s.schedaId);
  return new Set(
    r.luoghi.flatMap((l) => {
      if (l.tipo === 'sezione') return [l.id];
      return l.id.startsWith('scheda:') ? (perScheda.get(l.id.slice('scheda:'.length)) ?? []).map((s) => s.id) : [];
    }),
  );
};

/** Findings that a section must show: those anchored in its text and those of the scheda that it tells. */
export const rilieviPerSezione = (
  piano: Piano,
  rilievi: readonly Rilievo[],
): ReadonlyMap<string, readonly Rilievo[]> => {
  const mappa = new Map<string, Rilievo[]>();
  for (const r of rilievi)
    for (const id of sezioniDi(piano, r)) {
      const lista = mappa.get(id);
      if (lista) lista.push(r);
      else mappa.set(id, [r]);
    }
  return mappa;
};
