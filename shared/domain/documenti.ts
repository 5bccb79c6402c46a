import type { Luogo } from './esito.ts';
import { derivato, derivatoDa, perId } from './indice.ts';
import type { Piano } from './piano.ts';
import type { DocumentoImportato } from './registri.ts';

/** Where a row was read, as every register that comes from a file carries it. */
export type Letta = {
  readonly documentoId: string | null;
  readonly foglio?: string | null;
  readonly cella?: string | null;
  readonly riga?: number | null;
};

/** Documents whose rows enter the figures. */
const documentiValidi = (piano: Piano): ReadonlySet<string> =>
  derivato(
    piano.registri.documento,
    'validi',
    () => new Set<string>(piano.registri.documento.filter((d) => d.stato === 'valido').map((d) => d.id)),
  );

/** Rows written by hand or read from a valid document: superseded copies and undecided versions do not count. */
export const righeInUso = <T extends Letta>(piano: Piano, registro: readonly T[]): readonly T[] => {
  const validi = documentiValidi(piano);
  return derivatoDa([registro, validi], 'in-uso', () =>
    registro.filter((r) => r.documentoId === null || validi.has(r.documentoId)),
  );
};

/** Document of a row, if it came from a file. */
export const documentoDi = (piano: Piano, riga: Letta): DocumentoImportato | undefined =>
  perId(piano.registri.documento, riga.documentoId);

/** Fields of a `Luogo` that say file, sheet and cell (or row, where the format has no cells). */
export const cellaDi = (piano: Piano, riga: Letta): Pick<Luogo, 'file' | 'foglio' | 'cella'> => {
  const documento = documentoDi(piano, riga);
  const cella = riga.cella ?? (riga.riga != null ? `riga ${riga.riga}` : null);
  return {
    ...(documento ? { file: documento.nomeFile } : {}),
    ...(riga.foglio ? { foglio: riga.foglio } : {}),
    ...(cella ? { cella } : {}),
  };
};
