import { chiedi } from '../../../app/api/uso.ts';
import { provaDi, rileggiScheda } from '../../registri/scritture.ts';

/** Writes one field of a scheda, as one undoable step; gives what was refused, in words, or null. */
export const scriviCampo = async (
  vista: string,
  titolo: string,
  cella: { readonly riga: string; readonly colonna: string; readonly testo: string },
): Promise<string | null> => {
  try {
    await chiedi('registri/scrivi', {
      ...{ vista, gruppo: crypto.randomUUID(), titolo: titolo.slice(0, 200), motivo: null },
      ...{ celle: [cella], aggiunte: [], eliminate: [] },
    });
    await rileggiScheda(vista);
    return null;
  } catch (errore) {
    const prova = provaDi(errore)?.celle.find((c) => c.messaggio !== null)?.messaggio;
    return prova ?? (errore instanceof Error ? errore.message : String(errore));
  }
};
