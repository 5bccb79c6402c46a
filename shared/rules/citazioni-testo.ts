import { derivato } from '#domain/indice.ts';

const mesi = 'gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre';
/** Acts of the State: their names in full and their abbreviations. Regional laws are not among them. */
const tipi =
  'legge costituzionale|legge|decreto legislativo|decreto[- ]legge|decreto del Presidente della Repubblica|D\\. ?P\\. ?R\\.|D\\.?Lgs\\.?|D\\. ?Lgs\\.?|D\\. ?L\\.|DPR|DL|L\\.';

const atto = new RegExp(
  `(?<![\\p{L}.])(${tipi})(?! ?(?:regionale|di bilancio|delega|R\\.))\\s*(?:(?:del |dell['’])?(\\d{1,2})[°º]?\\s+(?:${mesi})\\s+(\\d{4}),?\\s*)?(?:n\\.?\\s*)?(\\d{1,4})?(?:/(\\d{4})|\\s+del\\s+(\\d{4}))?(?![\\p{L}\\d])`,
  'giu',
);

/** An act named in a text, with the parts that were written. */
export type AttoCitato = {
  readonly testo: string;
  readonly da: number;
  readonly numero: string | null;
  readonly anno: string | null;
  /** Parts that a complete citation would have: `numero`, `anno`, `articolo`. */
  readonly mancano: readonly string[];
};

/** Part of a sentence around an act: where article and comma of that act stand. */
const attorno = (testo: string, da: number, a: number): string => {
  const prima =
    testo
      .slice(Math.max(0, da - 60), da)
      .split(/[;(]|\. (?=\p{Lu})/u)
      .at(-1) ?? '';
  const dopo = testo.slice(a, a + 40).split(/[;)]|\. (?=\p{Lu})|\d{4}/u)[0] ?? '';
  return `${prima}⟨⟩${dopo}`;
};

/** Acts named in a passage, found once. */
export const attiNelPassaggio = (passaggio: { readonly testo: string }): readonly AttoCitato[] =>
  derivato(passaggio, 'atti-citati', () => attiCitati(passaggio.testo));

/**
 * Acts named in a text, in order. A name without number and without date («la legge») is not a citation; a comma with no
 * article beside it is an incomplete one.
 */
export const attiCitati = (testo: string): AttoCitato[] =>
  [...testo.matchAll(atto)].flatMap((m) => {
    const [intero, , giorno, annoData, numero, annoBarra, annoDel] = m;
    const annoBreve = annoBarra ?? annoDel;
    if (giorno === undefined && numero === undefined) return [];
    // «legge 10 …» of a day with no month, or a number that is a year: not a number of an act.
    if (
      numero !== undefined &&
      giorno === undefined &&
      annoBreve === undefined &&
      /n\.?\s*\d+$/iu.test(intero) === false
    )
      return [];
    const pezzo = attorno(testo, m.index, m.index + intero.length);
    const mancano = [
      ...(numero === undefined ? ['numero'] : []),
      ...(annoData === undefined && annoBreve === undefined ? ['anno'] : []),
      ...(/(?:\bcomma|\bco?\.)\s*\d/iu.test(pezzo) && !/\bart(?:icolo|t?\.)/iu.test(pezzo) ? ['articolo'] : []),
    ];
    return [
      { testo: intero.trim(), da: m.index, numero: numero ?? null, anno: annoData ?? annoBreve ?? null, mancano },
    ];
  });
