import { eCifra, type Linea, type Pezzo } from './pdf-linee.ts';

/** Edges of a column. */
export type ColonnaPdf = { readonly x0: number; readonly x1: number };

const SFIORO = 1;
const sovrappone = (a: ColonnaPdf, b: ColonnaPdf): boolean => Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0) > SFIORO;

/** Whether a stretch lies over two stretches of other lines: a title over several columns, not a column. */
const scavalca = (p: Pezzo, linee: readonly Linea[]): boolean => {
  let sotto = 0;
  let doppie = 0;
  for (const l of linee) {
    const n = l.pezzi.filter((x) => x !== p && sovrappone(x, p)).length;
    if (n > 0) sotto += 1;
    if (n > 1) doppie += 1;
  }
  return doppie > 0 && doppie * 3 >= sotto;
};

const unisciTratti = (tratti: readonly ColonnaPdf[]): ColonnaPdf[] => {
  const uniti: { x0: number; x1: number }[] = [];
  for (const t of tratti.toSorted((a, b) => a.x0 - b.x0)) {
    const ultimo = uniti.at(-1);
    if (ultimo && sovrappone(ultimo, t)) ultimo.x1 = Math.max(ultimo.x1, t.x1);
    else uniti.push({ x0: t.x0, x1: t.x1 });
  }
  return uniti;
};

/** Whether a line has a figure or a date: a line of data, not of the header. */
export const conDati = (l: Linea): boolean =>
  l.pezzi.some((p) => eCifra(p.testo) || /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/.test(p.testo));

const LINEE_PROVATE = 150;

/**
 * Columns of a block of lines, from the white stripes that the lines of data leave between their stretches; the other
 * lines add the columns that have no data.
 */
export const colonneDelBlocco = (linee: readonly Linea[]): ColonnaPdf[] => {
  const ampie = linee.filter((l) => l.pezzi.length > 1).slice(0, LINEE_PROVATE);
  const dati = ampie.filter(conDati);
  const base = dati.length > 1 ? dati : ampie;
  const colonne = unisciTratti(base.flatMap((l) => l.pezzi.filter((p) => !scavalca(p, base))));
  const altri = ampie
    .filter((l) => !base.includes(l))
    .flatMap((l) => l.pezzi.filter((p) => !colonne.some((c) => sovrappone(c, p)) && !scavalca(p, ampie)));
  return senzaMeta(unisciTratti([...colonne, ...altri]), ampie);
};

/**
 * Columns without their halves: a header written at the left of figures written at the right looks like two columns, but
 * no line has something in both.
 */
const senzaMeta = (colonne: readonly ColonnaPdf[], linee: readonly Linea[]): ColonnaPdf[] => {
  const unite = [...colonne];
  for (;;) {
    const insieme = unite.map((c, i) => {
      const dopo = unite[i + 1];
      return (
        !dopo ||
        linee.some((l) => {
          const [prima, seconda] = [
            l.pezzi.filter((p) => sovrappone(p, c)),
            l.pezzi.filter((p) => sovrappone(p, dopo)),
          ];
          // A title over both is no proof that they are two.
          return prima.some((p) => seconda.some((q) => q !== p));
        })
      );
    });
    // From the left: of header, figures, header, figures… each header goes with the figures that follow it.
    const divise = insieme.indexOf(false);
    const [a, b] = [unite[divise], unite[divise + 1]];
    if (divise < 0 || !a || !b) return unite;
    unite.splice(divise, 2, { x0: a.x0, x1: b.x1 });
  }
};

/** Columns that two blocks have together, when each column of one meets one of the other at most; null when they differ. */
export const colonneComuni = (a: readonly ColonnaPdf[], b: readonly ColonnaPdf[]): ColonnaPdf[] | null => {
  const unite = unisciTratti([...a, ...b]);
  const quante = (colonne: readonly ColonnaPdf[], u: ColonnaPdf) =>
    colonne.filter((c) => c.x0 >= u.x0 && c.x1 <= u.x1).length;
  if (unite.some((u) => quante(a, u) > 1 || quante(b, u) > 1)) return null;
  const insieme = unite.filter((u) => quante(a, u) === 1 && quante(b, u) === 1).length;
  return insieme * 5 >= Math.min(a.length, b.length) * 4 && insieme > 1 ? unite : null;
};

/** Whether the data of a block stand in columns found elsewhere, each stretch in one of them. */
export const staIn = (linee: readonly Linea[], colonne: readonly ColonnaPdf[]): boolean => {
  const pezzi = linee.filter((l) => l.pezzi.length > 1 && conDati(l)).flatMap((l) => l.pezzi);
  const soli = pezzi.filter((p) => colonne.filter((c) => sovrappone(c, p)).length === 1);
  return soli.length >= pezzi.length * QUOTA_IN_COLONNA && pezzi.length > 0;
};
const QUOTA_IN_COLONNA = 0.95;

/** A stretch over several columns as one for each, when its words stand over them and the gaps between them are wide. */
export const divisoPerColonna = (p: Pezzo, colonne: readonly ColonnaPdf[]): readonly Pezzo[] => {
  const { c, colonne: n } = postoDi(p, colonne);
  if (n < 2 || p.parole.length < n) return [p];
  const sue = colonne.slice(c, c + n);
  const divise = sue.map((x) => p.parole.filter((w) => vicina(sue, (w.x0 + w.x1) / 2) === x));
  const larghi = divise.every((parole, i) => {
    const [ultima, prima] = [divise[i - 1]?.at(-1), parole[0]];
    return (
      prima !== undefined && (i === 0 || (ultima !== undefined && prima.x0 - ultima.x1 > SPAZIO_LARGO * prima.corpo))
    );
  });
  if (!larghi) return [p];
  return divise.map((parole) => ({
    x0: parole[0]?.x0 ?? p.x0,
    x1: parole.at(-1)?.x1 ?? p.x1,
    testo: parole.map((w) => w.testo).join(' '),
    parole,
  }));
};
const SPAZIO_LARGO = 0.45;
const vicina = (colonne: readonly ColonnaPdf[], x: number): ColonnaPdf | undefined =>
  colonne.toSorted((a, b) => distanza(a, x) - distanza(b, x))[0];
const distanza = (c: ColonnaPdf, x: number): number => Math.max(c.x0 - x, x - c.x1, 0);

/** Columns that a stretch covers: the first, and how many; one where it meets none (the nearest). */
export const postoDi = (p: Pezzo, colonne: readonly ColonnaPdf[]): { readonly c: number; readonly colonne: number } => {
  const toccate = colonne.flatMap((c, i) => (sovrappone(c, p) ? [i] : []));
  const [prima] = toccate;
  if (prima !== undefined) return { c: prima, colonne: (toccate.at(-1) ?? prima) - prima + 1 };
  let vicina = 0;
  let distanza = Number.POSITIVE_INFINITY;
  for (const [i, c] of colonne.entries()) {
    const d = Math.max(c.x0 - p.x1, p.x0 - c.x1);
    if (d < distanza) [vicina, distanza] = [i, d];
  }
  return { c: vicina, colonne: 1 };
};
