import { type Frazione, frazione } from '#domain/frazione.ts';
import { type AttoCitato, attiCitati } from './citazioni-testo.ts';
import { dateScritte } from './date-testo.ts';

/**
 * A figure typed in a text. `valore` = exact value (euro for amounts); `passo` = unit of its last significant digit
 * (1.000 for «103 mila»); `prima` and `dopo` = words around it, lower case, inside its sentence.
 */
export type Cifra = {
  readonly genere: 'importo' | 'numero' | 'rapporto' | 'data';
  readonly testo: string;
  readonly da: number;
  readonly valore: Frazione;
  readonly passo: Frazione;
  /** Day, for dates. */
  readonly data: string | null;
  readonly frase: string;
  readonly prima: string;
  readonly dopo: string;
};

/** Words before a number that make it part of a reference: articles, commi, numbers of acts, chapters, codes. */
const rimando =
  'artt?\\.?|articol[oi]|comm[ai]|cc?\\.|co\\.|lett(?:er[ae]|\\.)|nn?\\.|numer[oi]|nr\\.?|punt[oi]|§+|allegat[oi]|all\\.|capitol[oi]|cap\\.|paragraf[oi]|par\\.|pagin[ae]|pagg?\\.|tabell[ae]|tab\\.|figur[ae]|fig\\.|sched[ae]|prot(?:ocollo|\\.)?|rep(?:ertorio|\\.)?|decret[oi]|dgr|deliberazion[ei]|delibera|determinazion[ei]|ordinanz[ae]|circolar[ei]|not[ae]|intes[ae]|legg[ei]|regolament[oi]|direttiv[ae]|mission[ei]|programm[ai]|titol[oi]|macroaggregat[oi]|misur[ae]|investiment[oi]|component[ei]|cup|cig|asse|azion[ei]|obiettiv[oi]|lavor[oi]|tavol[oi]';
const dopoRimando = new RegExp(`(?<!\\p{L})(?:${rimando})\\s*(?:n\\.?\\s*)?$`, 'iu');
const cifra = /\d/u;
const gettoni = /\d(?:[\d.,:/–-]*\d)?/gu;
/** Whether a run of digits is a number of an act, a span of years or a time of the day. */
const formaDiRimando =
  /^(?:\d{1,5}\/(?:19|20)\d{2}|(?:19|20)\d{2}[-–/](?:(?:19|20)\d{2}|\d{2})|\d{1,2}[:.]\d{2}[-–]\d{1,2}[:.]\d{2}|\d{1,2}:\d{2})$/u;
/** What stands between two numbers of one list of references: «artt. 3, 4 e 5». */
const lega = /^(?:\s*(?:,|;|-|–)\s*|\s+(?:e|ed|o|a|al)\s+|\s*,\s*(?:e\s+)?)$/u;

type Tratto = { readonly da: number; readonly a: number };
/** Text with some stretches, in order, made of spaces. */
const nascondi = (testo: string, tratti: readonly Tratto[]): string => {
  let fatto = '';
  let qui = 0;
  for (const { da, a } of tratti) {
    if (a <= qui) continue;
    fatto += testo.slice(qui, Math.max(da, qui)) + ' '.repeat(a - Math.max(da, qui));
    qui = a;
  }
  return fatto + testo.slice(qui);
};
const nascondiTutti = (testo: string, cosa: RegExp): string =>
  testo.replace(cosa, (trovato) => ' '.repeat(trovato.length));

/** Whether a run of digits refers to something (an article, an act, a code, an hour) and is no figure. */
const rinvia = (testo: string, da: number, gettone: string): boolean => {
  const prima = testo.slice(Math.max(0, da - 32), da);
  const dopo = testo.slice(da + gettone.length, da + gettone.length + 12);
  return (
    /\p{L}[-.]?$/u.test(prima) ||
    formaDiRimando.test(gettone) ||
    /^\s*%/u.test(dopo) ||
    /^\s*[-–]\s*(?:19|20)\d{2}(?!\d)/u.test(dopo) ||
    /(?:19|20)\d{2}\s*[-–]\s*$/u.test(prima) ||
    /^\s+ore\s+su\s/iu.test(dopo) ||
    /\bore\s+su\s+$/iu.test(prima) ||
    /(?<!\p{L})(?:tel(?:efono)?|cell(?:ulare)?|fax)\.?:?[\s\d]*$/iu.test(prima) ||
    dopoRimando.test(prima)
  );
};

/** Text where citations, references, addresses and codes are spaces: what is left is prose. */
const soloProsa = (testo: string, atti: readonly AttoCitato[]): string => {
  let prosa = testo;
  if (/https?:|www\.|@/u.test(prosa)) prosa = nascondiTutti(prosa, /https?:\/\/\S+|www\.\S+|\S+@\S+/giu);
  if (/[⟦⟨]/u.test(prosa)) prosa = nascondiTutti(prosa, /⟦[^⟧]*⟧|⟨[^⟩]*⟩/gu);
  if (!cifra.test(prosa)) return prosa;
  prosa = nascondi(
    prosa,
    atti.map((a) => ({ da: a.da, a: a.da + a.testo.length })),
  );
  if (!cifra.test(prosa)) return prosa;
  // End of the last reference: a number tied to it belongs to the same list.
  let fineRinvio = -1;
  const rinvii: Tratto[] = [];
  for (const m of prosa.matchAll(gettoni)) {
    const legato = fineRinvio >= 0 && lega.test(prosa.slice(fineRinvio, m.index));
    if (!legato && !rinvia(prosa, m.index, m[0])) continue;
    fineRinvio = m.index + m[0].length;
    rinvii.push({ da: m.index, a: fineRinvio });
  }
  return nascondi(prosa, rinvii);
};

const numero = '\\d{1,3}(?:[.\\u202f ]\\d{3})+(?:,\\d+)?|\\d{1,3}(?:,\\d{3})+\\.\\d{2}|\\d+(?:,\\d+)?|\\d+\\.\\d{1,2}';
const cercaNumeri = new RegExp(
  `(?<![\\p{L}\\d.,:/-])(?:(€|euro|eur)\\s?)?(1\\s?:\\s?)?(${numero})(?![\\d/]|[.,]\\d)(?:\\s?(mila|milion[ei]|mln|miliard[oi]))?(?:\\s?(?:di\\s)?(€|euro|eur)(?!\\p{L}))?`,
  'giu',
);

const moltiplica: readonly (readonly [RegExp, bigint])[] = [
  [/^mila/iu, 1_000n],
  [/^(?:milion|mln)/iu, 1_000_000n],
  [/^miliard/iu, 1_000_000_000n],
];

/** Integer part and decimals of a number written in Italian (`1.234,5`), in English (`1,234.50`) or plain (`1234.5`). */
const parti = (scritto: string): readonly [string, string] => {
  const pulito = scritto.replace(/[\u202f ]/gu, '');
  if (/^\d{1,3}(?:,\d{3})+\.\d{2}$/u.test(pulito)) {
    const [interi = '', decimali = ''] = pulito.replaceAll(',', '').split('.');
    return [interi, decimali];
  }
  if (/^\d+\.\d{1,2}$/u.test(pulito)) {
    const [interi = '', decimali = ''] = pulito.split('.');
    return [interi, decimali];
  }
  const [interi = '', decimali = ''] = pulito.replaceAll('.', '').split(',');
  return [interi, decimali];
};

const valoreDi = (scritto: string, parola: string | undefined): { valore: Frazione; passo: Frazione } => {
  const [interi, decimali] = parti(scritto);
  const fattore = moltiplica.find(([m]) => parola !== undefined && m.test(parola))?.[1] ?? 1n;
  const valore = frazione(BigInt(`${interi}${decimali}`) * fattore, 10n ** BigInt(decimali.length));
  const zeri = decimali === '' ? (/0*$/u.exec(interi)?.[0].length ?? 0) : -decimali.length;
  const passo = zeri >= 0 ? frazione(10n ** BigInt(zeri) * fattore) : frazione(fattore, 10n ** BigInt(-zeri));
  return { valore, passo };
};

/** Sentences of a text with where they begin. */
const frasi = (testo: string): readonly { readonly da: number; readonly a: number }[] => {
  const confini = [...testo.matchAll(/[.!?;:]\s+(?=[\p{Lu}«“"])|\n+/gu)].map((m) => m.index + m[0].length);
  return [0, ...confini].map((da, i) => ({ da, a: confini[i] ?? testo.length }));
};

const eAnno = (scritto: string): boolean => /^(?:19|20)\d{2}$/u.test(scritto);

/** Figures typed in a passage, in order. Years, numbers of articles, acts, lists, times and percentages are not figures. */
export const cifreScritte = (testo: string, atti: readonly AttoCitato[] = attiCitati(testo)): readonly Cifra[] => {
  if (!cifra.test(testo)) return [];
  let prosa = soloProsa(testo, atti);
  if (!cifra.test(prosa)) return [];
  const date = dateScritte(testo);
  const cifre: Cifra[] = [];
  const tratti = frasi(testo);
  const aggiungi = (parte: Pick<Cifra, 'genere' | 'testo' | 'da' | 'valore' | 'passo' | 'data'>) => {
    const frase = tratti.findLast((f) => f.da <= parte.da) ?? { da: 0, a: testo.length };
    const fine = parte.da + parte.testo.length;
    cifre.push({
      ...parte,
      frase: testo.slice(frase.da, Math.max(frase.a, fine)),
      prima: testo.slice(frase.da, parte.da).toLowerCase(),
      dopo: testo.slice(fine, Math.max(frase.a, fine)).toLowerCase(),
    });
  };
  for (const d of date) {
    if (prosa.slice(d.da, d.da + d.testo.length).trim() !== '' && prosa.slice(d.da).startsWith(d.testo))
      aggiungi({ genere: 'data', testo: d.testo, da: d.da, valore: frazione(0), passo: frazione(1), data: d.data });
    prosa = nascondi(prosa, [{ da: d.da, a: d.da + d.testo.length }]);
  }
  for (const m of prosa.matchAll(cercaNumeri)) {
    const [intero, primaEuro, uno, scritto = '', parola, dopoEuro] = m;
    const euro = primaEuro !== undefined || dopoEuro !== undefined;
    if (!euro && uno === undefined && parola === undefined && eAnno(scritto)) continue;
    // A number that opens an item («3) …», «2. …») counts items.
    if (m.index === 0 && /^\d{1,2}[.)]\s/u.test(testo)) continue;
    const { valore, passo } = valoreDi(scritto, parola);
    const inizio = intero.length - intero.trimStart().length;
    aggiungi({
      genere: euro ? 'importo' : uno !== undefined ? 'rapporto' : 'numero',
      testo: intero.trim(),
      da: m.index + inizio,
      valore,
      passo,
      data: null,
    });
  }
  return cifre.sort((a, b) => a.da - b.da);
};

/** Years named in a sentence. */
export const anniNominati = (frase: string): readonly number[] => [
  ...new Set(
    [...soloProsa(frase, attiCitati(frase)).matchAll(/(?<![\d.,/€-])(?:19|20)\d{2}(?![\d/]|[.,]\d)/gu)].map((m) =>
      Number(m[0]),
    ),
  ),
];
