import { realpathSync } from 'node:fs';
import { apriFile } from './storage/apertura.ts';
import { type AmbienteSessione, creaSessione } from './storage/sessione.ts';
import type { Motore, SessionePiano } from './tipi.ts';

/** What storage needs of the engine. */
export const ambienteSessione = (motore: Motore): AmbienteSessione => ({
  cartellaDati: motore.cartellaDati,
  processi: motore.processi,
  adesso: motore.adesso,
  autore: () => motore.autore(),
  postazione: motore.postazione,
  cambiato: (cambio) => motore.emetti({ tipo: 'cambiato', ...cambio }),
});

/** Opens a plan of the person. */
export const apriSessione = (motore: Motore, percorso: string, solaLettura: boolean): SessionePiano => {
  const ambiente = ambienteSessione(motore);
  const aperto = apriFile(ambiente, percorso, { solaLettura });
  const sessione = creaSessione(ambiente, aperto);
  try {
    sessione.piano();
    return sessione;
  } catch (errore) {
    sessione.abbandona();
    throw errore;
  }
};

/** Whether two paths lead to the same file. */
export const stessoFile = (a: string, b: string): boolean => {
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    return false;
  }
};
