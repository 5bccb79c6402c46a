import { fineAnno, inizioAnno, siSovrappongono } from './giorni.ts';
import { perId } from './indice.ts';
import type { Leps, PaccoCompilato } from './pacco.ts';
import type { Piano } from './piano.ts';
import type { Scheda } from './registri.ts';
import { schedeDelLeps } from './risorse.ts';
import type { Stato } from './stati.ts';

/** Where a LEPS stands: what its schede say, honestly unknown where they do not. */
type StatoDelLeps = {
  readonly stato: Stato<'statoLeps'> | 'non_verificabile';
  /** No scheda where the pack wants one. */
  readonly senzaScheda: boolean;
  readonly schede: readonly Scheda[];
};

/** LEPS of the pack by id. */
export const lepsDelPacco = (pacco: PaccoCompilato, id: string): Leps | undefined => perId(pacco.leps, id);

/** Catalogue of the plan in the pack's order. */
export const catalogoLeps = (piano: Piano): readonly Leps[] =>
  [...piano.pacco.leps].sort((a, b) => a.ordine - b.ordine || (a.id < b.id ? -1 : 1));

/** Whether a LEPS must have a scheda of its own in the plan's years (§1.2bis: dates and duty are data of the pack). */
export const schedaDovuta = (piano: Piano, leps: Leps): boolean => {
  const periodo = { dal: inizioAnno(piano.testa.annoInizio), al: fineAnno(piano.testa.annoFine) };
  return (
    leps.obbligatorio &&
    leps.conSchedaPropria &&
    leps.assorbitoDa === null &&
    siSovrappongono({ dal: leps.validoDal, al: leps.validoAl }, periodo) &&
    (leps.obbligatorioDal === null || leps.obbligatorioDal <= periodo.al)
  );
};

const unisci = (schede: readonly Scheda[]): StatoDelLeps['stato'] => {
  const stati = new Set(schede.map((s) => s.stato));
  if (stati.has(null) || stati.size === 0) return 'non_verificabile';
  const [unico] = stati;
  return stati.size === 1 && unico ? unico : 'parziale';
};

/**
 * State of a LEPS from its schede: none → non attivo (senza scheda) where one is due, else non verificabile; a scheda
 * that does not say its state → non verificabile; different states → parziale. A LEPS absorbed by another follows it.
 */
export const statoLeps = (piano: Piano, leps: Leps): StatoDelLeps => {
  const proprie = schedeDelLeps(piano, leps.id);
  if (proprie.length > 0) return { stato: unisci(proprie), senzaScheda: false, schede: proprie };
  const altro = leps.assorbitoDa === null ? undefined : lepsDelPacco(piano.pacco, leps.assorbitoDa);
  if (altro !== undefined && altro.assorbitoDa === null) return statoLeps(piano, altro);
  return leps.conSchedaPropria
    ? { stato: 'non_attivo', senzaScheda: true, schede: [] }
    : { stato: 'non_verificabile', senzaScheda: false, schede: [] };
};
