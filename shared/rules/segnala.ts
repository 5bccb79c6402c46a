import type { NonVerificabile } from '#domain/non-verificabile.ts';
import { maiuscola } from '#format/parole.ts';
import type { Segnalazione } from './define.ts';

type Parti = Pick<Segnalazione, 'messaggio'> & Partial<Omit<Segnalazione, 'esito' | 'messaggio'>>;
const vuota = { espressione: '', operandi: {}, luoghi: [], rimedi: [] } as const;

/** A violazione: only the message is always due. */
export const violazione = (parti: Parti): Segnalazione => ({ ...vuota, ...parti, esito: 'violazione' });

/** Something that cannot be verified: `di` names the subject, the reason completes the sentence. */
export const nonSi = (
  di: string,
  perche: NonVerificabile,
  parti: Partial<Omit<Segnalazione, 'esito'>> = {},
): Segnalazione => ({
  ...vuota,
  messaggio: `${maiuscola(di)}: non verificabile, ${perche.nv}.`,
  ...(perche.causa === undefined ? {} : { causa: perche.causa }),
  ...parti,
  esito: 'non_verificabile',
});
