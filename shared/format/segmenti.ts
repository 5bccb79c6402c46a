const segmentatore = new Intl.Segmenter('it', { granularity: 'word' });

/** Words, spaces and marks of a text, in order: joined they give it back; `1.234,56` is one word. */
export const inParole = (testo: string): string[] => Array.from(segmentatore.segment(testo), (s) => s.segment);
