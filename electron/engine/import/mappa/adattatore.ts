import type { TabellaLetta } from '#contract/mappa.ts';

type Scelta = Pick<TabellaLetta['colonne'][number], 'ruolo' | 'anno' | 'misura'>;

/** How the roles of one kind of table become words that a person chooses from, and back. */
export type Adattatore<R> = {
  /** Roles that a person may give, in the order in which they are offered. */
  readonly ruoli: readonly string[];
  mostra(ruolo: R): Scelta;
  /** Role that a person chose; `prima` = the proposal, whose finer details are kept when the role is the same. */
  crea(scelta: Scelta, prima: R | null): R | null;
};

/** Role of a column that is not read. */
export const IGNORA = 'ignora';

/** Adapter of a kind whose roles are a `tipo`, some of them with a year. */
export const adattatoreSemplice = <R extends { readonly tipo: string }>(
  tipi: readonly R['tipo'][],
  conAnno: (tipo: string, anno: number, prima: R | null) => R | null = () => null,
): Adattatore<R> => ({
  ruoli: [...tipi, IGNORA],
  mostra: (r) => ({ ruolo: r.tipo, anno: 'anno' in r && typeof r.anno === 'number' ? r.anno : null, misura: null }),
  crea: ({ ruolo, anno }, prima) => {
    if (anno !== null) {
      const annuale = conAnno(ruolo, anno, prima);
      if (annuale) return annuale;
    }
    if (prima?.tipo === ruolo && anno === null) return prima;
    return tipi.includes(ruolo) ? ({ tipo: ruolo } as R) : null;
  },
});
