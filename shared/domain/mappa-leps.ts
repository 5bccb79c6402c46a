import { comuneDaIstat, comuniDellAmbito, enteDelComune, territorio } from './enti.ts';
import { derivatoDa, perId, raggruppa } from './indice.ts';
import { catalogoLeps, statoLeps } from './leps.ts';
import type { Leps } from './pacco.ts';
import type { Piano } from './piano.ts';
import type { Comune, Scheda } from './registri.ts';
import { risorse, risorseLeps, type Totale, totale } from './risorse.ts';

/** What a LEPS is in a Comune: the state of the schede that reach it; `non_servito` = none of them does. */
export type StatoNelComune = ReturnType<typeof statoLeps>['stato'] | 'non_servito';

/** A LEPS in a Comune: its state there and what that Comune's own body spends on it in the plan. */
export type CellaMappa = { readonly comune: Comune; readonly stato: StatoNelComune; readonly risorse: Totale };

/** A LEPS across the Ambito. `altri` = spent by bodies that are not Comuni of the Ambito; cells + `altri` = `totale`. */
export type RigaMappa = {
  readonly leps: Leps;
  readonly celle: readonly CellaMappa[];
  readonly altri: Totale;
  readonly totale: Totale;
};

/** Comuni of the Ambito that a scheda says it serves, by id. Empty = it does not say. */
export const comuniDellaScheda = (piano: Piano, scheda: Scheda): ReadonlySet<string> =>
  derivatoDa([scheda, ...territorio(piano)], 'comuni-scheda', () => {
    const dentro = new Set<string>(comuniDellAmbito(piano).map((c) => c.id));
    return new Set(
      scheda.comuni.flatMap(({ id, letto }) => {
        const comune = perId(piano.registri.comune, id) ?? comuneDaIstat(piano, id ?? letto);
        return comune !== undefined && dentro.has(comune.id) ? [comune.id as string] : [];
      }),
    );
  });

const statoNelComune = (piano: Piano, leps: Leps, comune: Comune): StatoNelComune => {
  const { stato, schede } = statoLeps(piano, leps);
  if (schede.length === 0) return stato;
  const sue = schede.filter((s) => comuniDellaScheda(piano, s).has(comune.id));
  // A scheda that names no Comune may serve this one: only when all of them name some is an absence a fact.
  if (sue.length === 0) return schede.every((s) => s.comuni.length > 0) ? 'non_servito' : 'non_verificabile';
  const stati = new Set(sue.map((s) => s.stato));
  const [unico] = stati;
  if (stati.has(null) || unico === null || unico === undefined) return 'non_verificabile';
  return stati.size === 1 ? unico : 'parziale';
};

/** Every LEPS of the catalogue in every Comune of the Ambito: state, and money by who spends it, all years. */
export const mappaLeps = (piano: Piano): readonly RigaMappa[] =>
  derivatoDa([risorse(piano), piano.registri.ente, piano.pacco, ...territorio(piano)], 'mappa-leps', () => {
    const comuni = comuniDellAmbito(piano);
    return catalogoLeps(piano).map((leps) => {
      const tutte = risorseLeps(piano, leps.id, null);
      const perEnte = raggruppa(tutte.righe, 'ente', (r) => r.voce.enteId ?? '');
      const enti = new Set(comuni.map((c) => enteDelComune(piano, c.id)?.id as string | undefined));
      return {
        leps,
        celle: comuni.map((comune) => ({
          comune,
          stato: statoNelComune(piano, leps, comune),
          risorse: totale(perEnte.get(enteDelComune(piano, comune.id)?.id ?? '\u0000')),
        })),
        altri: totale(tutte.righe.filter((r) => !enti.has(r.voce.enteId ?? ''))),
        totale: tutte,
      };
    });
  });
