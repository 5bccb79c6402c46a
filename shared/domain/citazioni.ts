import { perId } from './indice.ts';
import type { PaccoCompilato } from './pacco.ts';

/** Point of a norm of the catalogue. */
export type PuntoDiNorma = {
  readonly norma: string;
  readonly articolo?: string | null | undefined;
  readonly comma?: string | null | undefined;
  readonly lettera?: string | null | undefined;
};

/** Short citation for messages and lists: `L. 234/2021, art. 1, c. 170, lett. e)`; an unknown norm shows its id. */
export const citazioneBreve = (pacco: PaccoCompilato, punto: PuntoDiNorma): string =>
  [
    perId(pacco.norme, punto.norma)?.breve ?? punto.norma,
    punto.articolo ? `art. ${punto.articolo}` : '',
    punto.comma ? `c. ${punto.comma}` : '',
    punto.lettera ? `lett. ${punto.lettera.replace(/\)$/, '')})` : '',
  ]
    .filter((parte) => parte !== '')
    .join(', ');
