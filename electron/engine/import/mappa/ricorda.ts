import type { Mappa } from '#contract/mappa.ts';
import { comuneDellEnte } from '#domain/enti.ts';
import type { Operazione } from '#domain/modifiche.ts';
import type { Piano } from '#domain/piano.ts';
import { nuovoId } from '#engine/id.ts';

/** What a person said of a file that is entering the plan. */
type Detta = {
  readonly genere: string;
  readonly mappa: Mappa | null;
  /** Bodies of the documents that the file gives. */
  readonly enti: readonly (string | null)[];
  readonly istante: string;
};

/**
 * Operations that remember the columns a person told, by sender (ISTAT code of the Comune when the file is of one, else
 * empty) and layout: the next file of the same kind needs no hand.
 */
export const operazioniMappature = (piano: Piano, { genere, mappa, enti, istante }: Detta): Operazione[] => {
  const [solo = null, ...altri] = new Set(enti);
  const mittente = altri.length === 0 ? (comuneDellEnte(piano, solo)?.codiceIstat ?? '') : '';
  return (mappa?.tabelle ?? []).map((tabella) => {
    const gia = piano.registri.mappatura.find(
      (m) => m.genere === genere && m.mittente === mittente && m.impronta === tabella.impronta,
    );
    if (gia)
      return {
        op: 'record/modifica',
        registro: 'mappatura',
        id: gia.id,
        prima: { mappa: gia.mappa, usataIl: gia.usataIl },
        dopo: { mappa: tabella, usataIl: istante },
      };
    const id = nuovoId();
    const valori = { id, mittente, impronta: tabella.impronta, genere, mappa: tabella, usataIl: istante };
    return { op: 'record/inserisci', registro: 'mappatura', id, valori };
  });
};
