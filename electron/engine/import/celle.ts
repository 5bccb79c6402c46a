import type { RigaLetta } from '#domain/registri.ts';
import { nuovoId } from '#engine/id.ts';

/** What many accounting cells have in common: one object for all of them. */
export type ModelloCella = Omit<RigaLetta, 'id' | 'cella' | 'riga' | 'letto' | 'importoCents'>;
/** One accounting cell: what it shares with others, its place, text and amount. */
export type CellaLetta = { readonly modello: ModelloCella } & Pick<
  RigaLetta,
  'cella' | 'riga' | 'letto' | 'importoCents'
>;

/** The row of the register that a cell becomes. */
export const comeRiga = ({ modello, cella, riga, letto, importoCents }: CellaLetta): RigaLetta => ({
  id: nuovoId(),
  ...modello,
  cella,
  riga,
  letto,
  importoCents,
});

/** Cells as they cross processes: models not sent yet, then index of the model, cell, line, text and cents of each. */
export type PaccoCelle = {
  readonly modelli: readonly ModelloCella[];
  readonly celle: readonly (readonly [number, string | null, number | null, string | null, number | null])[];
};

/** Packs cells, each model once for all the packs that it makes. */
export const impacchettatore = (): ((celle: readonly CellaLetta[]) => PaccoCelle) => {
  const indici = new Map<ModelloCella, number>();
  return (celle) => {
    const modelli: ModelloCella[] = [];
    const righe = celle.map(({ modello, cella, riga, letto, importoCents }) => {
      let indice = indici.get(modello);
      if (indice === undefined) {
        indice = indici.size;
        indici.set(modello, indice);
        modelli.push(modello);
      }
      return [indice, cella, riga, letto, importoCents] as const;
    });
    return { modelli, celle: righe };
  };
};

const ePacco = (x: unknown): x is PaccoCelle =>
  typeof x === 'object' &&
  x !== null &&
  'modelli' in x &&
  Array.isArray(x.modelli) &&
  'celle' in x &&
  Array.isArray(x.celle);

/** Unpacks, in order, the packs of one reading into rows; null when one of them is not a pack. */
export const spacchetta = (pacchi: readonly unknown[]): RigaLetta[] | null => {
  const modelli: ModelloCella[] = [];
  const righe: RigaLetta[] = [];
  for (const pacco of pacchi) {
    if (!ePacco(pacco)) return null;
    modelli.push(...pacco.modelli);
    for (const [indice, cella, riga, letto, importoCents] of pacco.celle) {
      const modello = modelli[indice];
      if (!modello) return null;
      righe.push(comeRiga({ modello, cella, riga, letto, importoCents }));
    }
  }
  return righe;
};
