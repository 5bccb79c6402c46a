import { documentoDi } from '#domain/documenti.ts';
import { derivato } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';
import type { LeggiCelle } from './bilanci.ts';
import type { Vista } from './celle.ts';
import { conScrittura } from './decora.ts';
import type { Definizione } from './definizione.ts';
import { definizioni } from './definizioni.ts';
import { definizioneDi } from './per-scheda.ts';

const anomalie = (piano: Piano, generi: Definizione['generi']): Vista['anomalie'] =>
  piano.registri.anomalia.flatMap((a) => {
    const documento = documentoDi(piano, a);
    if (a.risolta !== null || (generi !== 'tutte' && (documento === undefined || !generi.includes(documento.genere))))
      return [];
    const { id, codice, gravita, messaggio, foglio } = a;
    const cella = a.cella ?? (a.riga === null ? null : `riga ${a.riga}`);
    return [{ id, codice, gravita, messaggio, file: documento?.nomeFile ?? '', foglio, cella }];
  });

/** Every view in menu order, with how many rows and open anomalies it has: no grid is made where rows can be counted. */
export const elencoViste = (piano: Piano, celle: LeggiCelle) =>
  derivato(piano, 'elenco delle viste', () =>
    definizioni.map(({ id, titolo, gruppo, generi, conta, costruisci }) => ({
      ...{ id, titolo, gruppo },
      righe: conta?.(piano, celle) ?? costruisci(piano, celle).righe.filter((r) => !r.totale).length,
      anomalie: anomalie(piano, generi).length,
    })),
  );

/** One view of the registers, or null if there is no view of that name. Computed once for each state of the plan. */
export const vistaRegistro = (piano: Piano, id: string, celle: LeggiCelle): Vista | null => {
  const definizione = definizioneDi(id);
  if (definizione === undefined) return null;
  return derivato(piano, `vista:${id}`, () => {
    const { titolo, descrizione, generi, costruisci, scrittura } = definizione;
    const { colonne, righe, aggiungibile } = conScrittura(piano, costruisci(piano, celle), scrittura?.(piano) ?? null);
    return {
      ...{ id, titolo, descrizione, aggiungibile },
      ...{ colonne: [...colonne], righe: [...righe], anomalie: anomalie(piano, generi) },
    };
  });
};
