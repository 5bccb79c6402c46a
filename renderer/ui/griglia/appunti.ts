import { parse } from 'csv-parse/browser/esm/sync';
import type { Blocco } from './incolla.ts';

/** Most cells that one paste looks at. */
export const LIMITE_INCOLLA = 10_000;

// A spreadsheet reads what begins so as a formula: an apostrophe in front keeps it text, ours takes it away again.
const formula = /^'*(?:[=+@\t\r]|-(?!$|[\d.,\s]+%?$))/;
/** Text that no spreadsheet takes for a formula. */
const disarma = (testo: string): string => (formula.test(testo) ? `'${testo}` : testo);
const riarma = (testo: string): string =>
  testo.startsWith("'") && formula.test(testo.slice(1)) ? testo.slice(1) : testo;

const soloRighe = (testo: string): string[][] => testo.split(/\r\n|\n|\r/).map((riga) => riga.split('\t'));

/** A block of cells from `text/plain`: tabs between cells, quotes around cells that hold tabs, lines or quotes. */
export const leggiTesto = (testo: string): Blocco => {
  if (testo === '') return [];
  let righe: string[][];
  try {
    // In the browser's build of the library the records are lists of texts unless columns are asked for.
    righe = parse(testo, {
      delimiter: '\t',
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    });
  } catch {
    righe = soloRighe(testo.replace(/(\r\n|\n|\r)$/, ''));
  }
  return rettangolo(righe.map((riga) => riga.map(riarma)));
};

/** Rows of equal length. */
export const rettangolo = (righe: readonly (readonly string[])[]): Blocco => {
  const larghezza = righe.reduce((massimo, riga) => Math.max(massimo, riga.length), 0);
  return righe.map((riga) => [...riga, ...Array.from({ length: larghezza - riga.length }, () => '')]);
};

/** `text/plain` of a block: what Excel and LibreOffice read back as the same cells. */
export const scriviTesto = (blocco: Blocco): string =>
  blocco
    .map(
      (riga) =>
        `${riga
          .map(disarma)
          .map((t) => (/["\t\n\r]/.test(t) ? `"${t.replaceAll('"', '""')}"` : t))
          .join('\t')}\r\n`,
    )
    .join('');

const entita: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const protetto = (testo: string): string =>
  testo.replace(/[&<>"]/g, (segno) => entita[segno] ?? segno).replaceAll('\n', '<br>');

/** `text/html` of a block with its headings: figures as such, all the rest as text for the spreadsheet. */
export const scriviHtml = (blocco: Blocco, numeriche: readonly boolean[]): string => {
  const righe = blocco.map(
    (riga) =>
      `<tr>${riga
        .map((t, i) =>
          numeriche[i] === true
            ? `<td style="text-align:right">${protetto(t)}</td>`
            : `<td style="mso-number-format:'\\@'">${protetto(t)}</td>`,
        )
        .join('')}</tr>`,
  );
  return `<meta charset="utf-8"><table>${righe.join('')}</table>`;
};
