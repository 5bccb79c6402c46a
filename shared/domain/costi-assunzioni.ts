import { sommaCentesimi } from './denaro.ts';
import { righeInUso } from './documenti.ts';
import { raggruppa } from './indice.ts';
import type { Piano } from './piano.ts';
import type { Fabbisogno } from './registri.ts';

/** Cost of the hires that a body charges to its own budget, in cents, and what is not known of them. */
export type CostoAssunzioni = {
  /** Hires whose fund is the budget of the Comuni. */
  readonly certiCents: number;
  /** Hires of which nobody says who pays. */
  readonly dubbiCents: number;
  /** Hires, certain or doubtful, without a cost. */
  readonly senzaCosto: number;
  readonly dubbie: number;
  readonly righe: readonly Fabbisogno[];
};

const somma = (righe: readonly Fabbisogno[]): number =>
  sommaCentesimi(righe.flatMap((f) => (f.costoCents === null ? [] : [f.costoCents])));

/** Hires of a body in a year that no outside fund pays (D.L. 34/2019, art. 33; D.L. 104/2020, art. 57, c. 3-septies). */
export const costoAssunzioni = (
  piano: Piano,
  enteId: string,
  anno: number,
  fondoComuni: string,
  rapporti: readonly string[] | null,
): CostoAssunzioni => {
  const tutte =
    raggruppa(righeInUso(piano, piano.registri.fabbisogno), 'assunzioni-ente-anno', (f) =>
      f.tipo === 'assunzione' ? `${f.enteId}/${f.anno}` : null,
    ).get(`${enteId}/${anno}`) ?? [];
  const righe = tutte.filter(
    (f) => (rapporti === null || rapporti.includes(f.rapporto)) && (f.fondoId === fondoComuni || f.fondoId === null),
  );
  const dubbie = righe.filter((f) => f.fondoId === null);
  return {
    certiCents: somma(righe.filter((f) => f.fondoId === fondoComuni)),
    dubbiCents: somma(dubbie),
    senzaCosto: righe.filter((f) => f.costoCents === null).length,
    dubbie: dubbie.length,
    righe,
  };
};

/** Why the cost of hires is not known to the cent, in Italian; `null` when it is. */
export const motivoCosto = ({ senzaCosto, dubbie }: CostoAssunzioni): string | null => {
  const una = (n: number) => (n === 1 ? 'un’assunzione' : `${n} assunzioni`);
  if (senzaCosto > 0) return `di ${una(senzaCosto)} manca il costo`;
  return dubbie > 0 ? `di ${una(dubbie)} non si dice la fonte` : null;
};
