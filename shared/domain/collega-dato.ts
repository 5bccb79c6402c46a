import type { Blocco, ContenutoSezione, Inline } from './section-content.ts';

type Testo = Extract<Inline, { tipo: 'testo' }>;
const spaziSemplici = (testo: string): string => testo.replace(/[\u00a0\u2007\u202f]/g, ' ');

/** Times that some words stand in a list of runs, each time inside one run of text. */
const volte = (nodi: readonly Inline[], testo: string): number =>
  nodi.reduce((n, x) => n + (x.tipo === 'testo' ? spaziSemplici(x.testo).split(testo).length - 1 : 0), 0);

const spezza = (nodo: Testo, testo: string, dato: Inline): Inline[] => {
  const da = spaziSemplici(nodo.testo).indexOf(testo);
  if (da < 0) return [nodo];
  if (dato.tipo === 'testo')
    return [{ ...nodo, testo: nodo.testo.slice(0, da) + dato.testo + nodo.testo.slice(da + testo.length) }];
  const pezzi: Inline[] = [
    { ...nodo, testo: nodo.testo.slice(0, da) },
    dato,
    { ...nodo, testo: nodo.testo.slice(da + testo.length) },
  ];
  return pezzi.filter((p) => p.tipo !== 'testo' || p.testo !== '');
};
const sostituisci = (nodi: readonly Inline[], testo: string, dato: Inline): Inline[] =>
  nodi.flatMap((n) => (n.tipo === 'testo' ? spezza(n, testo, dato) : [n]));

/** Lists of runs of a block that a person points at by the id of the block or of an item of it. */
const tratti = (b: Blocco, id: string): readonly (readonly Inline[])[] => {
  if (b.tipo === 'elenco') return b.voci.filter((v) => b.id === id || v.id === id).map((v) => v.contenuto);
  if (b.id !== id) return [];
  if (b.tipo === 'tabella') return b.righe.flatMap((r) => r.map((c) => c.contenuto));
  return b.tipo === 'titolo' || b.tipo === 'paragrafo' || b.tipo === 'riquadro' ? [b.contenuto] : [];
};

const nelBlocco = (b: Blocco, id: string, testo: string, dato: Inline): Blocco => {
  if (b.tipo === 'elenco')
    return {
      ...b,
      voci: b.voci.map((v) =>
        b.id === id || v.id === id ? { ...v, contenuto: sostituisci(v.contenuto, testo, dato) } : v,
      ),
    };
  if (b.id !== id) return b;
  if (b.tipo === 'tabella')
    return {
      ...b,
      righe: b.righe.map((r) => r.map((c) => ({ ...c, contenuto: sostituisci(c.contenuto, testo, dato) }))),
    };
  return b.tipo === 'titolo' || b.tipo === 'paragrafo' || b.tipo === 'riquadro'
    ? { ...b, contenuto: sostituisci(b.contenuto, testo, dato) }
    : b;
};

/** How many times some words are in a block (or in an item of a list), each time inside one run of text. */
export const occorrenze = (contenuto: ContenutoSezione, id: string, testo: string): number =>
  contenuto.blocchi.flatMap((b) => tratti(b, id)).reduce((n, nodi) => n + volte(nodi, testo), 0);

/** Text of a section where words written by hand become a live figure; null when they are not there exactly once. */
export const collegaDato = (
  contenuto: ContenutoSezione,
  id: string,
  testo: string,
  rif: string,
): ContenutoSezione | null =>
  testo === '' || occorrenze(contenuto, id, testo) !== 1
    ? null
    : { ...contenuto, blocchi: contenuto.blocchi.map((b) => nelBlocco(b, id, testo, { tipo: 'dato', rif })) };

/** Text of a section where some words become others, in the same style; null when they are not there exactly once. */
export const correggiTesto = (
  contenuto: ContenutoSezione,
  id: string,
  testo: string,
  nuovo: string,
): ContenutoSezione | null =>
  testo === '' || occorrenze(contenuto, id, testo) !== 1
    ? null
    : { ...contenuto, blocchi: contenuto.blocchi.map((b) => nelBlocco(b, id, testo, { tipo: 'testo', testo: nuovo })) };
