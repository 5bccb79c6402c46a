import { comuneDellEnte } from '#domain/enti.ts';
import type { Luogo, Rilievo } from '#domain/esito.ts';
import { derivatoDa, perId, raggruppa } from '#domain/indice.ts';
import { catalogoLeps, statoLeps } from '#domain/leps.ts';
import type { Piano } from '#domain/piano.ts';
import type { Scheda } from '#domain/registri.ts';

type RigaQualsiasi = { readonly id: string } & Readonly<Record<string, unknown>>;

const righeDi = (piano: Piano, registro: string): readonly RigaQualsiasi[] =>
  derivatoDa(
    [piano.registri],
    'per-nome',
    () => new Map<string, readonly RigaQualsiasi[]>(Object.entries(piano.registri)),
  ).get(registro) ?? [];

/** Row that a place of a register points to, if it is one. */
const rigaDi = (piano: Piano, { tipo, id }: Luogo): RigaQualsiasi | undefined => {
  const due = id.indexOf(':');
  return tipo !== 'registro' || due < 0 ? undefined : perId(righeDi(piano, id.slice(0, due)), id.slice(due + 1));
};

/** Comuni that a scheda serves, where it does not serve them all: then it speaks of no one of them. */
const comuniDellaScheda = (piano: Piano, scheda: Scheda): readonly string[] => {
  const suoi = scheda.comuni.flatMap(({ id, letto }) => {
    const comune =
      perId(piano.registri.comune, id) ??
      raggruppa(piano.registri.comune, 'istat', (c) => c.codiceIstat).get(id ?? letto)?.[0];
    return comune === undefined ? [] : [comune.id];
  });
  return new Set(suoi).size < piano.registri.appartenenza.length ? suoi : [];
};

const testoDi = (riga: RigaQualsiasi, campo: string): string | null => {
  const valore = riga[campo];
  return typeof valore === 'string' ? valore : null;
};

const comuniDelLuogo = (piano: Piano, luogo: Luogo): readonly string[] => {
  const cifra = /^cifra:([^/]+)\//.exec(luogo.id)?.[1];
  if (cifra !== undefined) return [comuneDellEnte(piano, cifra)?.id ?? ''];
  const riga = rigaDi(piano, luogo);
  if (riga === undefined) return [];
  if (luogo.id.startsWith('comune:')) return [riga.id];
  if (luogo.id.startsWith('scheda:')) {
    const scheda = perId(piano.registri.scheda, riga.id);
    return scheda === undefined ? [] : comuniDellaScheda(piano, scheda);
  }
  const documento = perId(piano.registri.documento, testoDi(riga, 'documentoId'));
  const ente = testoDi(riga, 'enteId') ?? (luogo.id.startsWith('documento:') ? null : (documento?.enteId ?? null));
  return [testoDi(riga, 'comuneId') ?? comuneDellEnte(piano, ente)?.id ?? ''];
};

/** Comuni (ids) that a finding speaks of: named by its subject or its figures, or those of its places. */
export const comuniDelRilievo = (
  piano: Piano,
  r: Pick<Rilievo, 'soggetto' | 'operandi' | 'luoghi'>,
): readonly string[] => {
  const perIstat = raggruppa(piano.registri.comune, 'istat', (c) => c.codiceIstat);
  const detti = [r.soggetto, r.operandi.comune ?? '', r.operandi.mancano ?? '']
    .flatMap((t) => t.match(/\b\d{6}\b/g) ?? [])
    .flatMap((codice) => perIstat.get(codice)?.[0]?.id ?? []);
  const trovati = new Set([...detti, ...r.luoghi.flatMap((l) => comuniDelLuogo(piano, l))]);
  return piano.registri.comune.filter((c) => trovati.has(c.id)).map((c) => c.id);
};

/** LEPS of each scheda, by the place that names it. */
const lepsDelleSchede = (piano: Piano): ReadonlyMap<string, readonly string[]> =>
  derivatoDa([piano.registri.scheda, piano.pacco], 'leps-schede', () => {
    const mappa = new Map<string, string[]>();
    for (const leps of catalogoLeps(piano))
      for (const s of statoLeps(piano, leps).schede)
        mappa.set(`scheda:${s.id}`, [...(mappa.get(`scheda:${s.id}`) ?? []), leps.id]);
    return mappa;
  });

/** LEPS (ids) that a finding speaks of: it names them, or one of their schede. */
export const lepsDelRilievo = (piano: Piano, r: Pick<Rilievo, 'operandi' | 'luoghi'>): readonly string[] => {
  const schede = lepsDelleSchede(piano);
  return [
    ...new Set([...(r.operandi.leps?.split(' ') ?? []), ...r.luoghi.flatMap((l) => schede.get(l.id) ?? [])]),
  ].filter((x) => x !== '');
};
