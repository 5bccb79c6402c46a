/** What a spreadsheet would run instead of showing: such a text is kept as text, with an apostrophe. */
const ESEGUIBILE = /^[=+\-@\t\r\n|]/;

/** A text that a spreadsheet shows and never runs. */
export const innocuo = (testo: string): string => (ESEGUIBILE.test(testo) ? `'${testo}` : testo);

/** A field, quoted always. */
export const campoCsv = (testo: string): string => `"${testo.replaceAll('"', '""')}"`;

/** A CSV file of fields already written: UTF-8 with BOM, semicolons, CRLF. */
export const fileCsv = (righe: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(`\ufeff${righe.map((l) => l.join(';')).join('\r\n')}\r\n`);
