import { rettangolo } from './appunti.ts';
import type { Blocco } from './incolla.ts';

const cifre = (testo: string): string => testo.replace(/\D/g, '').replace(/^0+(?=\d)/, '');

/**
 * Figure of a spreadsheet in Italian, with the decimals that it showed: the number that the program declares beside the
 * text tells «1,234» the thousand from «1,234» the decimal. Null when text and number are different things (dates,
 * percentages): then the text stands.
 */
export const cifraDichiarata = (mostrato: string, dichiarato: string | null): string | null => {
  if (dichiarato === null || dichiarato.trim() === '' || mostrato.includes('%')) return null;
  const n = Number(dichiarato);
  if (!Number.isFinite(n) || Math.abs(n) >= 1e15) return null;
  const ultima = /[.,](\d+)\D*$/.exec(mostrato)?.[1]?.length ?? 0;
  for (const decimali of new Set([ultima, 0])) {
    const testo = Math.abs(n).toFixed(Math.min(20, decimali));
    if (cifre(testo) === cifre(mostrato)) return `${n < 0 ? '-' : ''}${testo.replace('.', ',')}`;
  }
  // A column too narrow shows only «###»: the number is all there is.
  return /^#+$/.test(mostrato) ? String(n).replace('.', ',') : null;
};

const testoDi = (nodo: Node): string => {
  if (nodo.nodeType === Node.TEXT_NODE) return (nodo.textContent ?? '').replace(/[ \t\r\n]+/g, ' ');
  if (nodo instanceof HTMLBRElement) return '\n';
  return [...nodo.childNodes].map(testoDi).join('');
};

const leggiCella = (cella: HTMLTableCellElement): string => {
  const testo = testoDi(cella)
    .split('\n')
    .map((riga) => riga.trim())
    .join('\n')
    .trim();
  return cifraDichiarata(testo, cella.getAttribute('sdval') ?? cella.getAttribute('x:num')) ?? testo;
};

/** The first table of `text/html`, merged cells unfolded (the text in the first, the others empty); null without one. */
export const leggiHtml = (html: string): Blocco | null => {
  const tabella = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (tabella === null) return null;
  const righe: string[][] = [];
  const occupate = new Set<string>();
  const intervento = [...tabella.rows];
  intervento.forEach((riga, r) => {
    const celle: string[] = [];
    let c = 0;
    for (const cella of riga.cells) {
      while (occupate.has(`${r}:${c}`)) celle[c++] = '';
      for (let y = 0; y < Math.min(cella.rowSpan, intervento.length - r); y += 1)
        for (let x = 0; x < Math.min(cella.colSpan, 200); x += 1) occupate.add(`${r + y}:${c + x}`);
      celle[c] = leggiCella(cella);
      for (let x = 1; x < Math.min(cella.colSpan, 200); x += 1) celle[c + x] = '';
      c += Math.min(cella.colSpan, 200);
    }
    while (occupate.has(`${r}:${c}`)) celle[c++] = '';
    righe.push(celle);
  });
  return rettangolo(righe);
};
