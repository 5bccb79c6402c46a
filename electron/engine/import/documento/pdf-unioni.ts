/** Figures that a narrow column breaks over two lines: after the comma, after a point, before them, inside a group. */
const DOPO_VIRGOLA = /^[-–—(+]?(?:€\s*)?\d[\d.']*,$/;
const DOPO_PUNTO = /^[-–—(+]?(?:€\s*)?\d{1,3}(?:[.']\d{3})*[.']$/;
const INTERO = /^[-–—(+]?(?:€\s*)?\d[\d.']*$/;
const GRUPPO_APERTO = /^[-–—(+]?(?:€\s*)?\d{1,3}(?:[.']\d{3})+[.']\d{1,2}$/;
const CIFRE = /^\d[\d.,']*\)?-?$/;

/** Whether a text under another completes the figure that it began ("1.234." and "567,89"). */
export const completa = (sopra: string, sotto: string): boolean =>
  (DOPO_VIRGOLA.test(sopra) && /^\d{1,2}\)?-?$/.test(sotto)) ||
  (DOPO_PUNTO.test(sopra) && /^\d{3}(?!\d)/.test(sotto) && CIFRE.test(sotto)) ||
  (INTERO.test(sopra) && /^[.,]\d/.test(sotto)) ||
  (GRUPPO_APERTO.test(sopra) && /^\d{1,2}(?:\.\d{3})*,\d{2}\)?-?$/.test(sotto)) ||
  (/^[-–—]?\s*€$/.test(sopra) && CIFRE.test(sotto)) ||
  (CIFRE.test(sopra) && /^€$/.test(sotto));

/** Two lines of a cell as one text: broken figures and hyphened words joined, other words spaced. */
export const unisci = (sopra: string, sotto: string): string => {
  if (sopra === '') return sotto;
  if (sotto === '') return sopra;
  if (completa(sopra, sotto)) return /€$/.test(sopra) || sotto === '€' ? `${sopra} ${sotto}` : `${sopra}${sotto}`;
  if (/\p{L}[-\u00ad\u2010]$/u.test(sopra) && /^\p{Ll}/u.test(sotto)) return `${sopra.slice(0, -1)}${sotto}`;
  return `${sopra} ${sotto}`;
};
