import type { Operazione } from '#domain/modifiche.ts';
import { inserisci } from '#domain/nuovo-piano.ts';
import type { Piano } from '#domain/piano.ts';
import type { Riga } from '#domain/registri.ts';
import { nuovoId } from '../id.ts';
import type { DettoDalPiano } from './detto.ts';
import { type Differenza, daGuardare } from './differenze.ts';

/** A place to look at again: its row, and what it says now (`null` = it is not there any more). */
export type DaRivedere = { readonly riga: Riga<'daRivedere'>; readonly dopo: string | null };

/**
 * Operations that put the places of a change among those to look at again. A place already there keeps what it said
 * first, and its line says who changed it last.
 */
export const segnaDaRivedere = (
  piano: Piano,
  differenze: readonly Differenza[],
  causa: string,
  istante: string,
): readonly Operazione[] => {
  const gia = new Map(piano.registri.daRivedere.map((r) => [r.luogo, r]));
  return differenze.filter(daGuardare).map((d): Operazione => {
    const nota = gia.get(d.chiave);
    if (nota !== undefined)
      return {
        op: 'record/modifica',
        registro: 'daRivedere',
        id: nota.id,
        prima: { causa: nota.causa, istante: nota.istante },
        dopo: { causa, istante },
      };
    return inserisci('daRivedere', {
      id: nuovoId(),
      genere: d.genere,
      luogo: d.chiave,
      prima: d.prima,
      proposta: null,
      causa,
      istante,
    });
  });
};

/** Block that a place of the model's text stands for, as the plan has it now (canonical JSON), or null. */
type BloccoOra = (luogo: string) => string | null;

/** Places that still say something else than they did; one that went back to what it said asks nothing. */
export const ancoraDaRivedere = (piano: Piano, detto: DettoDalPiano, bloccoOra: BloccoOra): readonly DaRivedere[] =>
  piano.registri.daRivedere.flatMap((riga) => {
    if (riga.genere === 'modello') {
      const dopo = bloccoOra(riga.luogo);
      return dopo === riga.proposta || (dopo === null && riga.prima !== null) ? [] : [{ riga, dopo }];
    }
    // A subject that is not there any more is one about which all is well.
    const assente = riga.genere === 'segnalazione' ? '[]' : null;
    const dopo = detto.get(riga.luogo)?.detto ?? assente;
    // Text that a person took away, or keeps as their own, is their business; a clause that went is not.
    const tolta = dopo === null && riga.genere !== 'clausola';
    return dopo === riga.prima || tolta ? [] : [{ riga, dopo }];
  });

/** Operations that take rows away from those to look at again. */
export const togliDaRivedere = (righe: readonly Riga<'daRivedere'>[]): readonly Operazione[] =>
  righe.map((r) => ({ op: 'record/elimina', registro: 'daRivedere', id: r.id, valori: r }));
