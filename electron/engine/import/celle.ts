import type { RigaLetta } from '#domain/registri.ts';
import { nuovoId } from '#engine/id.ts';

/** What each accounting cell says by itself. */
type Proprio = Pick<RigaLetta, 'descrizione' | 'programmaLetto' | 'cella' | 'riga' | 'letto' | 'importoCents'>;
/** What many accounting cells have in common: one object for all of them. */
export type ModelloCella = Omit<RigaLetta, 'id' | keyof Proprio>;
/** One accounting cell: what it shares with others, its words, place, text and amount. */
export type CellaLetta = { readonly modello: ModelloCella } & Proprio;

/** The row of the register that a cell becomes. */
export const comeRiga = ({ modello, ...propria }: CellaLetta): RigaLetta => ({ id: nuovoId(), ...modello, ...propria });

/** Cells as they cross processes: models not sent yet, then column by column the model of each cell and what is its own. */
export type PaccoCelle = { readonly modelli: readonly ModelloCella[]; readonly modello: readonly number[] } & {
  readonly [C in keyof Proprio]: readonly Proprio[C][];
};

/** Packs cells, each model once for all the packs that it makes. */
export const impacchettatore = (): ((celle: readonly CellaLetta[]) => PaccoCelle) => {
  const indici = new Map<ModelloCella, number>();
  return (celle) => {
    const modelli: ModelloCella[] = [];
    const modello = celle.map((c) => {
      let indice = indici.get(c.modello);
      if (indice === undefined) {
        indice = indici.size;
        indici.set(c.modello, indice);
        modelli.push(c.modello);
      }
      return indice;
    });
    return {
      modelli,
      modello,
      descrizione: celle.map((c) => c.descrizione),
      programmaLetto: celle.map((c) => c.programmaLetto),
      cella: celle.map((c) => c.cella),
      riga: celle.map((c) => c.riga),
      letto: celle.map((c) => c.letto),
      importoCents: celle.map((c) => c.importoCents),
    };
  };
};

const COLONNE = ['descrizione', 'programmaLetto', 'cella', 'riga', 'letto', 'importoCents'] as const;
const ePacco = (x: unknown): x is PaccoCelle => {
  if (typeof x !== 'object' || x === null || !('modelli' in x) || !('modello' in x)) return false;
  const { modelli, modello } = x;
  const colonne: Readonly<Record<string, unknown>> = { ...x };
  if (!Array.isArray(modelli) || !Array.isArray(modello)) return false;
  return COLONNE.every((c) => {
    const colonna = colonne[c];
    return Array.isArray(colonna) && colonna.length === modello.length;
  });
};

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
  if (buoni.some((p) => p.modello.some((indice) => modelli[indice] === undefined))) return null;
  const quante = (conta: (modello: ModelloCella) => boolean): number => {
    const contati = modelli.map(conta);
    return buoni.reduce((n, p) => n + p.modello.filter((indice) => contati[indice]).length, 0);
  };
  const righe = function* (documentoId: string | null): Generator<RigaLetta> {
    for (const p of buoni)
      for (const [i, indice] of p.modello.entries()) {
        const modello = modelli[indice];
        if (!modello || (documentoId !== null && modello.documentoId !== documentoId)) continue;
        yield {
          id: nuovoId(),
          ...modello,
          descrizione: p.descrizione[i] ?? null,
          programmaLetto: p.programmaLetto[i] ?? null,
          cella: p.cella[i] ?? null,
          riga: p.riga[i] ?? null,
          letto: p.letto[i] ?? null,
          importoCents: p.importoCents[i] ?? null,
        };
      }
  };
  return {
    quante: quante(() => true),
    righe: () => righe(null),
    delDocumento: (documentoId) => ({
      quante: quante((m) => m.documentoId === documentoId),
      righe: () => righe(documentoId),
    }),
  };
};
