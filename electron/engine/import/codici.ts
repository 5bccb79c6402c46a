import { chiave, frase, parole } from './confronto-testi.ts';
import type { PaccoContesto } from './contesto.ts';

/** Translates foreign codes and free text into ids of the pack; null when nothing is recognised. */
export type Codici = {
  leps(letto: string): string | null;
  fondo(letto: string): string | null;
  rapporto(letto: string): string | null;
  /** Profile named in a text by an exact phrase ("Funzionario E.Q. - Assistente sociale coordinatore"). */
  profilo(letto: string): string | null;
  nomeProfilo(id: string): string;
  areaProfilo(id: string): string | null;
  programmi: readonly { readonly id: string; readonly missione: string; readonly nome: string }[];
  missioni: ReadonlySet<string>;
  /** Programme that a description names, if only one fits; among `candidati` when given. */
  programmaDaDescrizione(descrizione: string, candidati?: readonly string[]): string | null;
};

const tabella = (
  alias: Readonly<Record<string, string>>,
  voci: readonly { readonly id: string; readonly nome?: string; readonly breve?: string }[],
): Map<string, string> => {
  const mappa = new Map<string, string>();
  for (const v of voci) for (const testo of [v.nome, v.breve, v.id]) if (testo) mappa.set(chiave(testo), v.id);
  for (const [letto, id] of Object.entries(alias)) mappa.set(chiave(letto), id);
  return mappa;
};

/** Makes the translator from the catalogues and aliases of the pack carried by the plan. */
export const codiciDi = (pacco: PaccoContesto): Codici => {
  const leps = tabella(pacco.alias.leps, pacco.leps);
  const fondi = tabella(pacco.alias.fondi, pacco.fondi);
  const rapporti = tabella(pacco.alias.rapporti, []);
  const frasiProfilo = [
    ...pacco.profili.flatMap((p) => [p.nome, p.plurale].map((t) => [frase(t), p.id] as const)),
    ...Object.entries(pacco.alias.profili).map(([t, id]) => [frase(t), id] as const),
  ]
    .filter(([f]) => f.trim() !== '')
    .sort((a, b) => b[0].length - a[0].length);
  const profili = new Map(pacco.profili.map((p) => [p.id, p]));
  const nomiProgrammi = [
    ...pacco.programmi.map((p) => [p.nome, p.id] as const),
    ...Object.entries(pacco.alias.programmi).filter(([t]) => parolePiene(t).size > 1),
  ].map(([nome, id]) => ({ id, parole: parolePiene(nome) }));
  const programmiEsatti = new Map([
    ...pacco.programmi.map((p) => [chiave(p.nome), p.id] as const),
    ...Object.entries(pacco.alias.programmi).map(([t, id]) => [chiave(t), id] as const),
  ]);
  const daDescrizione = (descrizione: string, candidati?: readonly string[]): string | null => {
    const intera = chiave(descrizione);
    if (intera === '') return null;
    const esatto = programmiEsatti.get(intera);
    if (esatto && (!candidati || candidati.includes(esatto))) return esatto;
    const cercate = parolePiene(descrizione);
    const migliori = new Map<string, number>();
    for (const p of nomiProgrammi)
      if (!candidati || candidati.includes(p.id))
        migliori.set(p.id, Math.max(migliori.get(p.id) ?? 0, somiglianza(cercate, p.parole)));
    const [primo, secondo] = [...migliori].sort((a, b) => b[1] - a[1]);
    if (!primo || primo[1] < SOMIGLIANZA_MINIMA) return null;
    return primo[1] - (secondo?.[1] ?? 0) >= DISTACCO_MINIMO ? primo[0] : null;
  };
  return {
    leps: (t) => leps.get(chiave(t)) ?? null,
    fondo: (t) => fondi.get(chiave(t)) ?? null,
    rapporto: (t) => rapporti.get(chiave(t)) ?? null,
    profilo: (t) => {
      const intera = frase(t);
      return (
        frasiProfilo.find(([f]) =>
          f.replaceAll(' ', '').length <= SIGLA_MASSIMA ? f === intera : intera.includes(f),
        )?.[1] ?? null
      );
    },
    nomeProfilo: (id) => profili.get(id)?.nome ?? id,
    areaProfilo: (id) => profili.get(id)?.area ?? null,
    programmi: pacco.programmi.filter((p, i, tutti) => tutti.findIndex((q) => q.id === p.id) === i),
    missioni: new Set(pacco.programmi.map((p) => p.missione)),
    programmaDaDescrizione: daDescrizione,
  };
};

/** Initials as short as this ('A.S.', 'OSS') stand for a profile only when they are the whole text. */
const SIGLA_MASSIMA = 4;
const SOMIGLIANZA_MINIMA = 0.6;
const DISTACCO_MINIMO = 0.15;
const VUOTE = new Set([
  'per',
  'la',
  'le',
  'il',
  'lo',
  'gli',
  'i',
  'l',
  'e',
  'ed',
  'di',
  'del',
  'dei',
  'della',
  'delle',
  'a',
  'al',
  'ai',
  'programma',
  'missione',
]);
const parolePiene = (testo: string): Set<string> =>
  new Set(parole(testo).filter((p) => !VUOTE.has(p) && !/^\d+$/.test(p)));

/** Dice coefficient of two sets of words, abbreviations ("progr." for "programmazione") counted as equal. */
const somiglianza = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  if (a.size === 0 || b.size === 0) return 0;
  let comuni = 0;
  for (const x of a) if (b.has(x) || (x.length >= 4 && [...b].some((y) => y.startsWith(x)))) comuni += 1;
  return (2 * comuni) / (a.size + b.size);
};
