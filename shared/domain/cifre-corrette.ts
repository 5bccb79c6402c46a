import type { CifraContabile } from './piano.ts';
import type { Riga } from './registri.ts';

/** Reader of a document that a person typed: it has no file behind it. */
export const lettoreMano = 'mano';

/** What tells a figure of an accounting document from every other one. */
export const chiaveCifra = (c: Pick<CifraContabile, 'documentoId' | 'programmaId' | 'titolo' | 'anno' | 'misura'>) =>
  `${c.documentoId}/${c.programmaId}/${c.titolo ?? '-'}/${c.anno}/${c.misura}`;

/**
 * Figures of one document with the corrections of a person in the place of what was read, and after them the figures
 * that only a person wrote. A corrected figure is one exact amount: its tolerance is that of one cell.
 */
export const conCorrezioni = (
  cifre: readonly CifraContabile[],
  correzioni: readonly Riga<'cifraCorretta'>[],
  enteId: string | null,
): readonly CifraContabile[] => {
  if (correzioni.length === 0 || enteId === null) return cifre;
  const scritte = new Map(correzioni.map((c) => [chiaveCifra(c), c]));
  const lette = cifre.map((cifra) => {
    const scritta = scritte.get(chiaveCifra(cifra));
    if (scritta === undefined) return cifra;
    scritte.delete(chiaveCifra(cifra));
    return { ...cifra, importoCents: scritta.importoCents, celle: 1, mano: true as const };
  });
  const nuove = [...scritte.values()].map((c): CifraContabile => {
    const { documentoId, programmaId, titolo, anno, misura, importoCents } = c;
    return {
      ...{ documentoId, enteId, programmaId, titolo, anno, misura, importoCents },
      ...{ celle: 1, foglio: null, cella: null, mano: true as const },
    };
  });
  return [...lette, ...nuove];
};
