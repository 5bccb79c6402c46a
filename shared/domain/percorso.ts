import { type NonVerificabile, nonVerificabile } from './non-verificabile.ts';
import type { Piano } from './piano.ts';
import type { Scheda } from './registri.ts';
import { risorseScheda } from './risorse.ts';

const vuoto = (testo: string | null): boolean => (testo ?? '').trim() === '';

/**
 * What a scheda whose LEPS is not on, or only in part, does not say of how it will be (L. 234/2021, art. 1, c. 160-161):
 * names in Italian, none when the LEPS is on. A scheda without a state, or without a readable amount, is not verifiable.
 */
export const percorsoMancante = (piano: Piano, scheda: Scheda): readonly string[] | NonVerificabile => {
  if (scheda.stato === null)
    return nonVerificabile('la scheda non dice lo stato del LEPS (attivo, parziale, non attivo, progressivo)');
  if (scheda.stato !== 'non_attivo' && scheda.stato !== 'parziale') return [];
  const { cents, ignoti } = risorseScheda(piano, scheda.id);
  const testi = [
    ...(vuoto(scheda.percorsoAzione) ? ['azione'] : []),
    ...(scheda.percorsoScadenza === null ? ['scadenza'] : []),
    ...(vuoto(scheda.percorsoResponsabile) ? ['responsabile'] : []),
  ];
  if (cents > 0) return testi;
  if (ignoti === 0) return [...testi, 'risorse'];
  return testi.length > 0 ? testi : nonVerificabile('gli importi delle sue risorse non si leggono');
};
