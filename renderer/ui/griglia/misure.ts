import { larghezze } from '../larghezze.ts';
import type { CellaGriglia, ColonnaGriglia, RigaGriglia } from './tipi.ts';

const segnata = (c: CellaGriglia): string => (c.stato === 'ok' || c.stato === 'derivato' ? c.testo : `${c.testo}···`);

const note = new WeakMap<readonly ColonnaGriglia[], { readonly lotti: number; readonly px: readonly number[] }>();

/** Widths of the columns in pixels: they follow the columns and the bulk of the rows, not each letter typed. */
export const misureDi = (
  colonne: readonly ColonnaGriglia[],
  righe: readonly RigaGriglia[],
  finali: readonly RigaGriglia[],
): readonly number[] => {
  const lotti = Math.ceil(righe.length / 50);
  const nota = note.get(colonne);
  if (nota?.lotti === lotti) return nota.px;
  const px = larghezze(
    colonne.map((c) => `${c.titolo}${c.unita === null ? '' : ` ${c.unita}`}···`),
    [...righe, ...finali].map((r) => r.celle.map(segnata)),
    72,
  );
  note.set(colonne, { lotti, px });
  return px;
};
