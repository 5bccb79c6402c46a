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

/** Cells of the packs of one reading; null when one of them is not a pack. */
export type CelleRicevute = {
  readonly quante: number;
  readonly righe: () => Iterable<RigaLetta>;
  /** Those of one of the documents of the file. */
  readonly delDocumento: (documentoId: string) => Pick<CelleRicevute, 'quante' | 'righe'>;
};

/** Checks the packs of one reading and gives their cells as rows, made one at a time. */
export const spacchetta = (pacchi: readonly unknown[]): CelleRicevute | null => {
  const buoni: PaccoCelle[] = [];
  for (const p of pacchi) {
    if (!ePacco(p)) return null;
    buoni.push(p);
  }
  const modelli = buoni.flatMap((p) => p.modelli);
  if (buoni.some((p) => p.celle.some(([indice]) => modelli[indice] === undefined))) return null;
  const quante = buoni.reduce((n, p) => n + p.celle.length, 0);
  const righe = function* (documentoId: string | null) {
    for (const { celle } of buoni)
      for (const [indice, cella, riga, letto, importoCents] of celle) {
        const modello = modelli[indice];
        if (modello && (documentoId === null || modello.documentoId === documentoId))
          yield comeRiga({ modello, cella, riga, letto, importoCents });
      }
  };
  return {
    quante,
    righe: () => righe(null),
    delDocumento: (documentoId) => ({
      quante: buoni.reduce(
        (n, p) => n + p.celle.filter(([indice]) => modelli[indice]?.documentoId === documentoId).length,
        0,
      ),
      righe: () => righe(documentoId),
    }),
  };
};
