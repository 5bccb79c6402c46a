import { copertureDellaVoce } from '#domain/conti-scheda.ts';
import { sommaCentesimi } from '#domain/denaro.ts';
import type { Copertura } from '#domain/registri.ts';
import type { Campi, Righe } from './lavoro.ts';

/*
 * The resources of one scheda as the regional forms ask for them: a row for each voce and fund, a column for each year.
 * A row says by itself what it is: voce, fund (`?` and its name when the pack does not know it), annuality when it is
 * not that of the year of spending.
 */

/** What a row of the grid is. */
export type Chiave = { readonly voceId: string; readonly fondo: string; readonly annualita: number | null };

/** Id of a row in the grid. */
export const idDi = ({ voceId, fondo: f, annualita }: Chiave): string => `${voceId}|${annualita ?? ''}|${f}`;
/** What the id of a row says; null when it is no such id. */
export const chiaveDi = (id: string): Chiave | null => {
  const letta = /^([^|]+)\|(\d*)\|(.+)$/s.exec(id);
  if (letta === null) return null;
  const [, voceId = '', annualita = '', f = ''] = letta;
  return { voceId, fondo: f, annualita: annualita === '' ? null : Number(annualita) };
};
/** Row that shows a resource. */
export const chiaveRisorsa = (
  c: Pick<Copertura, 'voceId' | 'fondoId' | 'fondoLetto' | 'annualita' | 'anno'>,
): Chiave => ({
  voceId: c.voceId,
  fondo: c.fondoId ?? `?${c.fondoLetto}`,
  annualita: c.annualita === c.anno ? null : c.annualita,
});

const eCopertura = (c: Campi): c is Copertura => typeof c.voceId === 'string' && typeof c.fondoLetto === 'string';
/** Resources of a row, changes under way included. */
export const dellaRiga = (righe: Righe, id: string): readonly Copertura[] => {
  const chiave = chiaveDi(id);
  if (chiave === null) return [];
  const gia = copertureDellaVoce(righe.piano, chiave.voceId);
  const note = new Set<string>(gia.map((c) => c.id));
  const nuove = (righe.toccate?.('copertura') ?? []).filter(eCopertura).filter((c) => !note.has(c.id));
  return [...gia, ...nuove].filter((c) => idDi(chiaveRisorsa(c)) === id && righe.riga('copertura', c.id) !== undefined);
};
/** The same, of one year of spending. */
export const diAnno = (righe: Righe, id: string, a: number): readonly Copertura[] =>
  dellaRiga(righe, id).filter((c) => c.anno === a);

/** Sum of several resources, cents; null when one of them is not known. */
export const sommaDi = (righe: readonly Copertura[]): number | null =>
  righe.some((r) => r.importoCents === null)
    ? null
    : sommaCentesimi(righe.flatMap((r) => (r.importoCents === null ? [] : [r.importoCents])));
