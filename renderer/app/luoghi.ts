import type { Luogo } from '#domain/esito.ts';
import { indirizzo } from './rotte.ts';

/** Address of the place that a finding or a figure points to; null where there is nothing to open. */
export const indirizzoLuogo = (luogo: Luogo): string | null => {
  switch (luogo.tipo) {
    case 'registro': {
      const vista = luogo.registro ?? luogo.id;
      return indirizzo('registri', vista, luogo.id === vista ? {} : { riga: luogo.id });
    }
    case 'documento':
      return indirizzo('registri', luogo.registro ?? 'dup', { riga: luogo.id });
    case 'sezione':
      return indirizzo('piano', luogo.id, { blocco: luogo.bloccoId });
    case 'atto':
      return indirizzo('atti', luogo.id);
    case 'piano':
      return indirizzo('quadro');
    case 'pacco':
      return null;
  }
};

/**
 * Address where something is done about a place: a scheda in its form, a contribution where it is answered, anything
 * else where it is seen.
 */
export const indirizzoRimedio = (luogo: Luogo): string | null => {
  if (luogo.id.startsWith('scheda:')) return indirizzo('piano', luogo.id);
  if (luogo.id.startsWith('contributo:')) return indirizzo('coprogrammazione', luogo.id.slice('contributo:'.length));
  return indirizzoLuogo(luogo);
};

/** File, sheet and cell of a place, on one line; empty when it was not read from a file. */
export const origineLuogo = (luogo: Pick<Luogo, 'file' | 'foglio' | 'cella'>): string =>
  [luogo.file, luogo.foglio === undefined ? undefined : `«${luogo.foglio}»`, luogo.cella]
    .filter((x) => x !== undefined && x !== '')
    .join(', ');
