import type { Id } from './ids.ts';
import { raggruppa } from './indice.ts';
import type { Operazione } from './modifiche.ts';
import type { Piano } from './piano.ts';
import type { Scheda } from './registri.ts';
import type { Sezione } from './section-content.ts';

type Ordinata = { readonly id: Id; readonly ordine: number };

/** Schede in the order in which the plan shows them. */
export const schedeInOrdine = (piano: Piano): readonly Scheda[] =>
  piano.registri.scheda.toSorted((a, b) => a.ordine - b.ordine || (a.codice < b.codice ? -1 : 1));

/** Section of a scheda, if it has one. */
export const sezioneDellaScheda = (piano: Piano, schedaId: string): Sezione | undefined =>
  raggruppa(piano.sezioni, 'scheda', (s) => s.schedaId).get(schedaId)?.[0];

/** Sections beside each other, as the tree shows them. */
const fratelli = (piano: Piano, padreId: string | null): readonly Sezione[] =>
  piano.sezioni.filter((s) => s.padreId === padreId).sort((a, b) => a.ordine - b.ordine || (a.id < b.id ? -1 : 1));

/** New numbers of rows put in another order: the same numbers as before where they can tell the rows apart. */
const numeri = (prima: readonly Ordinata[], dopo: readonly Ordinata[]): ReadonlyMap<Id, number> => {
  const distinti = prima.every((r, i) => i === 0 || r.ordine > (prima[i - 1]?.ordine ?? 0));
  return new Map(dopo.map((r, i) => [r.id, distinti ? (prima[i]?.ordine ?? i + 1) : i + 1]));
};

const nuovoOrdine = (riga: Ordinata, numero: number | undefined, di: 'scheda' | 'sezione'): readonly Operazione[] => {
  if (numero === undefined || numero === riga.ordine) return [];
  const campi = { id: riga.id, prima: { ordine: riga.ordine }, dopo: { ordine: numero } };
  return [
    di === 'scheda' ? { op: 'record/modifica', registro: 'scheda', ...campi } : { op: 'sezione/modifica', ...campi },
  ];
};

/** Rows of one kind among others put in another order, each in one of the places that they had: the others stay. */
const aiLoroPosti = <T extends Ordinata>(tutti: readonly T[], sue: readonly T[]): readonly T[] => {
  const mobili = new Set(sue.map((s) => s.id));
  const prossime = sue.values();
  return tutti.map((t) => (mobili.has(t.id) ? (prossime.next().value ?? t) : t));
};

/** Operations that bring the sections of the schede in the order of these. */
const sezioniComeSchede = (piano: Piano, dopo: readonly Scheda[]): readonly Operazione[] => {
  const sezioni = dopo.flatMap((s) => sezioneDellaScheda(piano, s.id) ?? []);
  return [...new Set(sezioni.map((s) => s.padreId))].flatMap((padreId) => {
    const tutti = fratelli(piano, padreId);
    const sue = sezioni.filter((s) => s.padreId === padreId);
    const perSezione = numeri(tutti, aiLoroPosti(tutti, sue));
    return tutti.flatMap((s) => nuovoOrdine(s, perSezione.get(s.id), 'sezione'));
  });
};

/** Operations that put the schede in this order, and their sections with them. `ids` names every scheda once. */
export const riordinaSchede = (piano: Piano, ids: readonly string[]): readonly Operazione[] => {
  const prima = schedeInOrdine(piano);
  const posto = new Map(ids.map((id, i) => [id, i]));
  const dopo = prima.toSorted((a, b) => (posto.get(a.id) ?? 0) - (posto.get(b.id) ?? 0));
  const perScheda = numeri(prima, dopo);
  return [...prima.flatMap((s) => nuovoOrdine(s, perScheda.get(s.id), 'scheda')), ...sezioniComeSchede(piano, dopo)];
};

/**
 * Operations on sections that must go with operations on records: a scheda that changes name takes along the title of
 * its section, if it was the same; one that changes place takes its section with it.
 */
export const sezioniCheSeguono = (piano: Piano, operazioni: readonly Operazione[]): readonly Operazione[] => {
  const cambiate = new Map<string, Readonly<Record<string, unknown>>>();
  for (const o of operazioni) if (o.op === 'record/modifica' && o.registro === 'scheda') cambiate.set(o.id, o.dopo);
  const titoli = piano.registri.scheda.flatMap((s): Operazione[] => {
    const titolo = cambiate.get(s.id)?.titolo;
    const sezione = sezioneDellaScheda(piano, s.id);
    if (typeof titolo !== 'string' || sezione === undefined || sezione.titolo !== s.titolo) return [];
    return [{ op: 'sezione/modifica', id: sezione.id, prima: { titolo: s.titolo }, dopo: { titolo } }];
  });
  if (![...cambiate.values()].some((c) => typeof c.ordine === 'number')) return titoli;
  const numero = (s: Scheda): number => {
    const nuovo = cambiate.get(s.id)?.ordine;
    return typeof nuovo === 'number' ? nuovo : s.ordine;
  };
  const dopo = schedeInOrdine(piano).toSorted((a, b) => numero(a) - numero(b));
  return [...titoli, ...sezioniComeSchede(piano, dopo)];
};

/** Operations that make room after a row: those that follow move on only as far as they must. */
const faiPosto = (righe: readonly Ordinata[], dopoId: string, di: 'scheda' | 'sezione') => {
  const da = righe.findIndex((r) => r.id === dopoId);
  let ultimo = (righe[da]?.ordine ?? 0) + 1;
  const posto = ultimo;
  const operazioni = righe.slice(da + 1).flatMap((r) => {
    if (r.ordine > ultimo) {
      ultimo = r.ordine;
      return [];
    }
    ultimo += 1;
    return nuovoOrdine(r, ultimo, di);
  });
  return { posto, operazioni };
};

/** Number of a scheda that comes right after another, and what must move to make room for it. */
export const postoDopoScheda = (piano: Piano, schedaId: string) => faiPosto(schedeInOrdine(piano), schedaId, 'scheda');
/** The same for its section among its siblings. */
export const postoDopoSezione = (piano: Piano, sezione: Pick<Sezione, 'id' | 'padreId'>) =>
  faiPosto(fratelli(piano, sezione.padreId), sezione.id, 'sezione');
