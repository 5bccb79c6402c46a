import { useMemo, useSyncExternalStore } from 'react';
import type { CellaGriglia, InSospeso, RigaGriglia } from '../../ui/griglia/tipi.ts';
import { ascoltaScritture, type Bozza, type Scritture, scrittureDi } from './scritture.ts';
import type { Vista } from './viste.ts';

const rigaDaBozza = (b: Bozza, colonne: Vista['colonne'], scrivibile: boolean): RigaGriglia => ({
  id: b.chiave,
  totale: false,
  celle: colonne.map(
    (c): CellaGriglia => ({
      testo: b.celle.get(c.id)?.testo ?? '',
      valore: null,
      stato: 'ok',
      modificabile: scrivibile && c.modificabile,
    }),
  ),
});

/** What is pending in a view, and the rows still to be made as the grid draws them. */
export const useScritture = (vista: Vista, scrivibile: boolean) => {
  const scritture: Scritture = useSyncExternalStore(ascoltaScritture, () => scrittureDi(vista.id));
  const { bozze, sospese } = scritture;
  const righe = useMemo(
    () => (scrivibile && vista.aggiungibile ? bozze.map((b) => rigaDaBozza(b, vista.colonne, scrivibile)) : []),
    [bozze, vista.aggiungibile, vista.colonne, scrivibile],
  );
  const conRifiuti = useMemo(() => {
    const tutte = new Map<string, ReadonlyMap<string, InSospeso>>(sospese);
    for (const b of bozze) {
      const rifiutate = [...b.celle].filter(([, c]) => c.rifiuto !== null || b.inviata);
      if (rifiutate.length > 0) tutte.set(b.chiave, new Map(rifiutate));
    }
    return tutte;
  }, [sospese, bozze]);
  const nuove = useMemo(() => new Set(bozze.map((b) => b.chiave)), [bozze]);
  return { righe, sospese: conRifiuti, nuove, rinominate: scritture.rinominate };
};
