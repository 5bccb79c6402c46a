import { senzaAccenti } from '#format/ordine.ts';
import type { Riceve } from '../../app/api/uso.ts';
import type { EsitoVisto } from '../../app/segni.ts';

/** A contribution as the room lists it. */
export type Contributo = Riceve<'contributi/elenco'>['contributi'][number];

/** Order of the outcomes in bars and filters: what waits for an answer comes last in the bar, first in the work. */
export const ordineEsiti: readonly EsitoVisto[] = [
  'accolto',
  'accolto_in_parte',
  'non_accolto',
  'non_pertinente',
  'rinviato',
  'ritirato',
  'aperto',
];
/** Its answer, or `aperto` while there is none. */
export const esitoVisto = (c: Pick<Contributo, 'esito'>): EsitoVisto => c.esito ?? 'aperto';

/** What of the list one wants to see. */
export type FiltriContributi = {
  readonly testo: string;
  readonly esito: EsitoVisto | null;
  readonly leps: string | null;
  readonly soloAnomalie: boolean;
};

/** Contributions that pass the filters: those without an answer first, then by code. */
export const filtraContributi = (tutti: readonly Contributo[], f: FiltriContributi): Contributo[] => {
  const parole = senzaAccenti(f.testo).split(/\s+/).filter(Boolean);
  return tutti
    .filter((c) => {
      if (f.esito !== null && esitoVisto(c) !== f.esito) return false;
      if (f.leps !== null && !c.leps.some((l) => l.id === f.leps)) return false;
      if (f.soloAnomalie && c.anomalie.length === 0) return false;
      const dove = senzaAccenti(`${c.codice} ${c.titolo} ${c.ente} ${c.tavolo ?? ''}`);
      return parole.every((p) => dove.includes(p));
    })
    .sort(
      (a, b) =>
        Number(a.esito !== null) - Number(b.esito !== null) ||
        a.codice.localeCompare(b.codice, 'it', { numeric: true }),
    );
};

/** How many contributions have each outcome. */
export const contaEsiti = (tutti: readonly Contributo[]): Readonly<Record<EsitoVisto, number>> => {
  const conto: Record<EsitoVisto, number> = {
    accolto: 0,
    accolto_in_parte: 0,
    non_accolto: 0,
    non_pertinente: 0,
    rinviato: 0,
    ritirato: 0,
    aperto: 0,
  };
  for (const c of tutti) conto[esitoVisto(c)] += 1;
  return conto;
};

/** LEPS that the contributions speak of, by id, each with a name to show. */
export const lepsDeiContributi = (tutti: readonly Contributo[]): { readonly id: string; readonly nome: string }[] =>
  [...new Map(tutti.flatMap((c) => c.leps.flatMap((l) => (l.id === null ? [] : [[l.id, l.nome ?? l.letto] as const]))))]
    .map(([id, nome]) => ({ id, nome }))
    .sort((a, b) => a.nome.localeCompare(b.nome, 'it'));
