import { larghezze } from '../larghezze.ts';
import type { CellaGriglia, ColonnaGriglia, RigaGriglia } from './tipi.ts';

const segnata = (c: CellaGriglia): string => (c.stato === 'ok' || c.stato === 'derivato' ? c.testo : `${c.testo}···`);

type Nota = {
  readonly righe: readonly RigaGriglia[];
  readonly finali: readonly RigaGriglia[];
  readonly px: readonly number[];
};
const note = new WeakMap<readonly ColonnaGriglia[], Nota>();

/** Widths of the columns in pixels, `massimo` at most; they grow with what is written, and never shrink under the eyes. */
export const misureDi = (
  colonne: readonly ColonnaGriglia[],
  righe: readonly RigaGriglia[],
  finali: readonly RigaGriglia[],
  massimo = 240,
): readonly number[] => {
  const nota = note.get(colonne);
  if (nota?.righe === righe && nota.finali === finali) return nota.px;
  const nuove = larghezze(
    colonne.map((c) => `${c.titolo}${c.unita === null ? '' : ` ${c.unita}`}···`),
    [...righe, ...finali].map((r) => r.celle.map(segnata)),
    72,
    massimo,
  ).map((px, i) => Math.max(px, nota?.px[i] ?? 0));
  const px = nota !== undefined && nuove.every((x, i) => x === nota.px[i]) ? nota.px : nuove;
  note.set(colonne, { righe, finali, px });
  return px;
};
