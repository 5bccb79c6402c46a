import type { Riceve } from '../../../app/api/uso.ts';

/** Places that say something else, by section, act and check. */
export type Gruppi = Riceve<'cambia/elenco'>['gruppi'];
/** One place that says something else. */
export type Voce = Gruppi[number]['voci'][number];
/** How many of each kind. */
export type Riepilogo = Riceve<'cambia/elenco'>['riepilogo'];

/** Kinds in the order in which they are told; sections close the sentence of the text. */
export const contati = [
  'rilieviNuovi',
  'rilieviRisolti',
  'rilieviCambiati',
  'cifre',
  'frasi',
  'tabelle',
  'grafici',
  'testi',
  'sezioni',
  'clausole',
] as const satisfies readonly (keyof Riepilogo)[];

/** At most so many places of the groups, in order; a group may be cut. */
export const primeVoci = (gruppi: Gruppi, quante: number): Gruppi => {
  let resto = quante;
  return gruppi.flatMap((g) => {
    const voci = g.voci.slice(0, resto);
    resto -= voci.length;
    return voci.length === 0 ? [] : [{ ...g, voci }];
  });
};

/** Pieces of a text with a stable key: their place in it. */
export const conPosto = (tratti: Voce['tratti']) => {
  let posto = 0;
  return tratti.map((tratto) => {
    const chiave = `${posto}-${tratto.tipo}`;
    posto += tratto.testo.length + 1;
    return { chiave, ...tratto };
  });
};
