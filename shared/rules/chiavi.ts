import { raggruppa } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';
import type { NomeRegistro, Riga } from '#domain/registri.ts';
import { chiaveSpesa, type Risorsa, risorsaDi, risorseVoce } from '#domain/risorse.ts';
import type { Sezione } from '#domain/section-content.ts';

/** Key that stands for everything: a change of this kind re-verifies the whole plan. */
export const tutto = '*';

/** Names of data keys: what a rule reads and what a change touches speak the same words. */
export const chiave = {
  registro: (nome: NomeRegistro) => `registro:${nome}`,
  personale: 'personale',
  popolazione: chiaveFissa('popolazione'),
  parti: chiaveFissa('parte'),
  /** Which sections there are, and their titles. */
  indice: 'indice',
  /** Text of any section. */
  testo: 'testo',
  /** Day of the check. */
  giorno: 'giorno',
  fondo: (fondoId: string, anno: number | string) => `fondo:${fondoId}/${anno}`,
  scheda: (id: string) => `scheda:${id}`,
  copertura: (id: string) => `copertura:${id}`,
  /** What a fund, or the budget of a body, pays in a year of spending. */
  fondoSpesa: (fondoId: string, anno: number) => `fondo-spesa:${fondoId}/${anno}`,
  enteAnno: (enteId: string | null, anno: number) => `ente-anno:${enteId ?? '?'}/${anno}`,
  voce: (id: string) => `voce:${id}`,
  /** Any figure of an accounting document, or those of a body in a year. */
  cifre: 'cifre',
  dup: (enteId: string | null, anno: number) => `dup:${enteId ?? '?'}/${anno}`,
  spesa: (chiaveDellaSpesa: string) => `spesa:${chiaveDellaSpesa}`,
  richiesto: (enteId: string | null, profiloId: string | null, anno: number) =>
    `richiesto:${enteId ?? '?'}/${profiloId ?? '?'}/${anno}`,
  quota: (id: string) => `quota:${id}`,
  contributo: (id: string) => `contributo:${id}`,
  sezione: (id: string) => `sezione:${id}`,
} as const;

function chiaveFissa(nome: NomeRegistro): string {
  return `registro:${nome}`;
}

/** Registers whose rows decide which other rows count, or who belongs to the plan: rare changes that touch everything. */
const cardini: readonly NomeRegistro[] = ['documento', 'comune', 'appartenenza', 'ente'];

const dellaRisorsa = (r: Risorsa | null): string[] =>
  r === null
    ? []
    : [
        chiave.copertura(r.copertura.id),
        chiave.voce(r.voce.id),
        chiave.enteAnno(r.voce.enteId, r.copertura.anno),
        ...(r.copertura.fondoId === null ? [] : [chiave.fondoSpesa(r.copertura.fondoId, r.copertura.anno)]),
        chiave.scheda(r.scheda.id),
        ...(r.copertura.fondoId === null ? [] : [chiave.fondo(r.copertura.fondoId, r.copertura.annualita)]),
        chiave.spesa(chiaveSpesa(r.voce.enteId, r.programmaId ?? r.programmaLetto, r.copertura.anno)),
      ];

const dellaVoce = (piano: Piano, voceId: string): string[] => risorseVoce(piano, voceId).flatMap(dellaRisorsa);

type DiRiga = { readonly [R in NomeRegistro]?: (riga: Riga<R>, piano: Piano) => readonly string[] };

/** Keys of a row as it stands in a plan, beside the key of its register. */
const diRiga: DiRiga = {
  persona: () => [chiave.personale],
  fabbisogno: () => [chiave.personale],
  assegnazione: (a) => (a.fondoId === null ? [] : [chiave.fondo(a.fondoId, a.anno)]),
  quota: (q) => [chiave.quota(q.id)],
  scheda: (s, piano) => [
    chiave.scheda(s.id),
    ...(raggruppa(piano.registri.voceSpesa, 'scheda', (v) => v.schedaId).get(s.id) ?? []).flatMap((v) => [
      chiave.voce(v.id),
      ...dellaVoce(piano, v.id),
    ]),
  ],
  voceSpesa: (v, piano) => [chiave.voce(v.id), chiave.scheda(v.schedaId), ...dellaVoce(piano, v.id)],
  voceAnno: (v) => [chiave.voce(v.voceId)],
  copertura: (c, piano) => dellaRisorsa(risorsaDi(piano, c)),
  personaleRichiesto: (p) => [chiave.richiesto(p.enteId, p.profiloId, p.anno), chiave.scheda(p.schedaId)],
  contributo: (c) => [chiave.contributo(c.id)],
};

type InMemoria = Exclude<NomeRegistro, 'piano' | 'rigaLetta'>;

/** Part of two lists between their common beginning and their common end: what changed lies there. */
const mezzo = <T>(da: readonly T[], a: readonly T[]): readonly [readonly T[], readonly T[]] => {
  const corta = Math.min(da.length, a.length);
  let inizio = 0;
  while (inizio < corta && da[inizio] === a[inizio]) inizio += 1;
  let fine = 0;
  while (fine < corta - inizio && da[da.length - 1 - fine] === a[a.length - 1 - fine]) fine += 1;
  return [da.slice(inizio, da.length - fine), a.slice(inizio, a.length - fine)];
};

/** What only the first and only the second list have. Unchanged rows keep their identity. */
const diverse = <T>(prima: readonly T[], dopo: readonly T[]): readonly [readonly T[], readonly T[]] => {
  const [da, a] = mezzo(prima, dopo);
  const [inDa, inA] = [new Set(da), new Set(a)];
  return [da.filter((x) => !inA.has(x)), a.filter((x) => !inDa.has(x))];
};

const diRegistro = <R extends InMemoria>(registro: R, prima: Piano, dopo: Piano): readonly string[] => {
  const [vecchie, nuove] = [prima.registri[registro], dopo.registri[registro]] as unknown as [
    readonly Riga<R>[],
    readonly Riga<R>[],
  ];
  if (vecchie === nuove) return [];
  const [tolte, messe] = diverse(vecchie, nuove);
  if (tolte.length + messe.length === 0) return [];
  if (cardini.includes(registro)) return [tutto];
  const delle: ((riga: Riga<R>, piano: Piano) => readonly string[]) | undefined = diRiga[registro];
  if (delle === undefined) return [chiave.registro(registro)];
  return [chiave.registro(registro), ...tolte.flatMap((r) => delle(r, prima)), ...messe.flatMap((r) => delle(r, dopo))];
};

const delleCifre = (prima: Piano, dopo: Piano): readonly string[] => {
  if (prima.cifre === dopo.cifre) return [];
  const cifre = diverse(prima.cifre, dopo.cifre).flat();
  return cifre.length === 0 ? [] : [chiave.cifre, ...cifre.map((c) => chiave.dup(c.enteId, c.anno))];
};

/** Whether the same sections changed in their text only: same ids, titles and keys, in the same order. */
const stessoIndice = (tolte: readonly Sezione[], messe: readonly Sezione[]): boolean =>
  tolte.length === messe.length &&
  tolte.every((t, i) => {
    const m = messe[i];
    return m !== undefined && m.id === t.id && m.titolo === t.titolo && m.chiave === t.chiave && m.ordine === t.ordine;
  });

/**
 * Data keys that differ between two states of a plan, however many changes lie between them (also undone, also merged).
 * The read model keeps the identity of what did not change, so that only changed registers are walked.
 */
export const chiaviFra = (prima: Piano, dopo: Piano): ReadonlySet<string> => {
  if (prima === dopo) return new Set();
  if (prima.testa !== dopo.testa || prima.pacco !== dopo.pacco) return new Set([tutto]);
  const registri = Object.keys(dopo.registri) as InMemoria[];
  const [tolte, messe] = prima.sezioni === dopo.sezioni ? [[], []] : diverse(prima.sezioni, dopo.sezioni);
  const sezioni = [...tolte, ...messe];
  const delleSezioni = sezioni.flatMap((s) => [
    chiave.sezione(s.id),
    ...(s.schedaId === null ? [] : [chiave.scheda(s.schedaId)]),
  ]);
  return new Set([
    ...registri.flatMap((r) => diRegistro(r, prima, dopo)),
    ...delleCifre(prima, dopo),
    ...delleSezioni,
    ...(sezioni.length === 0 ? [] : [chiave.testo]),
    ...(stessoIndice(tolte, messe) ? [] : [chiave.indice]),
  ]);
};
