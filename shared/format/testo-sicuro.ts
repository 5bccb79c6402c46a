/**
 * Text that any writer may put in a file: no control characters that XML 1.0 forbids, no lone surrogates, no
 * non-characters, no direction overrides (which show a text different from what it is). Tabs and line ends stay.
 */
export const testoSicuro = (testo: string): string =>
  testo
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Cc}/gu, (c) => (c === '\n' || c === '\t' ? c : ''))
    .replace(/[\p{Noncharacter_Code_Point}\p{Bidi_Control}]/gu, '');

/** One line of text: line ends and tabs become spaces. */
export const unaRiga = (testo: string): string => testoSicuro(testo).replace(/\s*[\n\t]\s*/g, ' ');

/** Https address, or null: the only kind of link that documents carry. */
export const urlSicuro = (url: string): string | null => {
  if (!/^https:\/\/[^\s"'<>\\^`{|}]+$/i.test(url)) return null;
  return testoSicuro(url) === url ? url : null;
};
