import { euro, importo } from '#format/numeri.ts';
import type { Riceve } from '../../../app/api/uso.ts';
import { perGravita } from '../../../app/segni.ts';
import type { Tono } from '../../../ui/toni.ts';

/** A scheda as the engine tells it: its place, its balances, its contributions. */
export type Scheda = Riceve<'schede/leggi'>;
/** Balances of a scheda. */
export type Conti = Scheda['conti'];
/** A scheda on one line of the list. */
export type VoceScheda = Riceve<'schede/elenco'>['schede'][number];

/** A finding of the plan. */
export type Rilievo = Riceve<'verifica/esegui'>['rilievi'][number];

/** Findings to face that point to a scheda or to its text, the gravest first. */
export const rilieviDellaScheda = (
  rilievi: readonly Rilievo[],
  id: string,
  sezioneId: string | null,
): readonly Rilievo[] =>
  rilievi
    .filter(
      (r) =>
        r.accettata === undefined &&
        r.luoghi.some((l) => l.id === `scheda:${id}` || (l.tipo === 'sezione' && l.id === sezioneId)),
    )
    .toSorted(perGravita);

/** Cents as people read them; null = a word, never 0. */
export const cifra = (cents: number | null, altrimenti: string): string =>
  cents === null ? altrimenti : importo(cents);
/** A sum, unknown when one of its amounts is. */
export const nota = (s: { readonly cents: number; readonly ignoti: number }): number | null =>
  s.ignoti > 0 ? null : s.cents;

/** What a balance says: state, words to complete with the amount. */
export const esitoConto = (
  differenza: number | null,
  senzaCosto: number,
  vuoto: boolean,
): {
  readonly tono: Tono;
  readonly chiave: 'vuoto' | 'pareggia' | 'mancano' | 'oltre' | 'senzaCosto' | 'ignoto';
  readonly quanto: string;
} => {
  const quanto = differenza === null ? '' : euro(Math.abs(differenza));
  if (vuoto) return { tono: 'unk', chiave: 'vuoto', quanto };
  if (differenza === null) return { tono: 'unk', chiave: senzaCosto > 0 ? 'senzaCosto' : 'ignoto', quanto };
  if (differenza === 0) return { tono: 'ok', chiave: 'pareggia', quanto };
  return { tono: 'bad', chiave: differenza < 0 ? 'mancano' : 'oltre', quanto };
};
