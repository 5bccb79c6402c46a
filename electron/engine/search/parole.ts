import { newStemmer } from 'snowball-stemmers';
import { senzaAccenti } from '#format/ordine.ts';

const italiano = newStemmer('italian');

/** Words of a text where they stand; «101.428» is one number, «l’Ambito» is two words. */
const parola = /\d{1,3}(?:\.\d{3})+(?!\d)|[\p{L}\p{M}\p{N}]+/gu;
const numero = /^[\d.]+$/;

/** A word of a text: where it stands, as it is compared, and its Italian stem (numbers have none). */
export type Parola = { readonly da: number; readonly a: number; readonly nuda: string; readonly radice: string };

const radici = new Map<string, string>();
/** Words that a long session may meet, kept with their stems. */
const MASSIMO = 50_000;

const radiceDi = (nuda: string): string => {
  const nota = radici.get(nuda);
  if (nota !== undefined) return nota;
  if (radici.size >= MASSIMO) radici.clear();
  const radice = numero.test(nuda) ? nuda : senzaAccenti(italiano.stem(nuda));
  radici.set(nuda, radice);
  return radice;
};

/** Words of a text, in order, lower case and without accents; groups of thousands are joined. */
export const paroleDi = (testo: string): Parola[] =>
  [...testo.matchAll(parola)].map((m) => {
    const [scritta] = m;
    const nuda = numero.test(scritta) ? scritta.replaceAll('.', '') : senzaAccenti(scritta);
    return { da: m.index, a: m.index + scritta.length, nuda, radice: radiceDi(nuda) };
  });

/** Words that join the others: required only when a person writes nothing else. */
const legami = new Set(
  `a ad al allo alla ai agli alle all con col coi da dal dallo dalla dai dagli dalle dall di del dello della dei degli
   delle dell d e ed il lo la i gli le l un uno una in nel nello nella nei negli nelle nell o per su sul sullo sulla sui
   sugli sulle sull tra fra che`.split(/\s+/),
);

/** A word looked for: its beginning, or one of the stems of its forms («straniera», «stranieri»…). */
type ParolaCercata = { readonly nuda: string; readonly radici: ReadonlySet<string> };
/** What a person looks for: every word must be found, in any order; `espressione` = the same for FTS5. */
export type Cercata = { readonly parole: readonly ParolaCercata[]; readonly espressione: string };

/** Stems of a word and of its other endings: the stemmer alone takes «-ano» and «-iera» for endings of verbs. */
const radiciCercate = ({ nuda, radice }: Parola): ReadonlySet<string> =>
  new Set(
    nuda.length > 4 && /[aeio]$/.test(nuda)
      ? [radice, ...['a', 'e', 'i', 'o'].map((finale) => radiceDi(nuda.slice(0, -1) + finale))]
      : [radice],
  );

/** The search of a text, or null if it has no word. */
export const cercata = (testo: string): Cercata | null => {
  const tutte = paroleDi(testo).slice(0, 12);
  const piene = tutte.filter((p) => !legami.has(p.nuda));
  const parole = (piene.length > 0 ? piene : tutte).map((p) => ({ nuda: p.nuda, radici: radiciCercate(p) }));
  if (parole.length === 0) return null;
  // Words are letters and digits only: nothing of what is written reaches the syntax of the query.
  const espressione = parole
    .map(({ nuda, radici }) => `("${nuda}"* OR radici : (${[...radici].map((r) => `"${r}"`).join(' OR ')}))`)
    .join(' AND ');
  return { parole, espressione };
};

/** Whether a word answers one of those looked for. */
export const risponde = (parola: Parola, { parole }: Cercata): boolean =>
  parole.some((p) => parola.nuda.startsWith(p.nuda) || p.radici.has(parola.radice));
