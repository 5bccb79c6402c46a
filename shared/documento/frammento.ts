import type { Piano } from '#domain/piano.ts';
import type { Sezione, TipoBlocco } from '#domain/section-content.ts';
import { ordineSezioni } from '#domain/sezioni.ts';
import { conTratti } from './albero.ts';
import { apriBanco, type OpzioniDocumento } from './banco.ts';
import { scenaDi } from './piano.ts';
import { blocchiDelBlocco } from './sezione.ts';
import type { BloccoDocumento, Tratto } from './tipi.ts';

/** How references read outside the whole document: by the number of a section, else by the title of a table. */
const nomiDeiLuoghi = (piano: Piano): ReadonlyMap<string, string> => {
  const nomi = new Map<string, string>();
  for (const { sezione, numero, livello } of ordineSezioni(piano.sezioni, piano.pacco)) {
    const nome = `${livello === 1 ? 'capitolo' : 'paragrafo'} ${numero}`;
    for (const chiave of [sezione.id, sezione.chiave]) if (chiave !== null) nomi.set(chiave, nome);
    for (const b of sezione.contenuto.blocchi)
      if (b.tipo === 'tabella-viva' && !nomi.has(b.id)) nomi.set(b.id, `tabella «${b.titolo}»`);
  }
  return nomi;
};

const rinvia =
  (nomi: ReadonlyMap<string, string>) =>
  (tratti: readonly Tratto[]): readonly Tratto[] =>
    tratti.map((t) => (t.t === 'rinvio' ? { t: 'testo', testo: nomi.get(t.a) ?? `«${t.a}»` } : t));

/**
 * Blocks of a section as they print, by the id of the block they come from: for the screen, one section at a time,
 * without numbering the whole plan. `solo` keeps only some kinds of blocks.
 */
export const frammenti = (
  piano: Piano,
  sezione: Sezione,
  opzioni: OpzioniDocumento,
  solo: ReadonlySet<TipoBlocco> | null,
): ReadonlyMap<string, readonly BloccoDocumento[]> => {
  const scelti = sezione.contenuto.blocchi.filter((b) => solo === null || solo.has(b.tipo));
  if (scelti.length === 0) return new Map();
  const posto = ordineSezioni(piano.sezioni, piano.pacco).find((p) => p.sezione.id === sezione.id);
  const scena = scenaDi(sezione, apriBanco(piano, null, opzioni));
  const scrivi = rinvia(nomiDeiLuoghi(piano));
  return new Map(
    scelti.map((b) => [
      b.id,
      blocchiDelBlocco(b, sezione, posto?.livello ?? 1, scena).map((x) => conTratti(x, scrivi)),
    ]),
  );
};
