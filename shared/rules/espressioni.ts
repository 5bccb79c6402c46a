import { derivato } from '#domain/indice.ts';
import type { PaccoCompilato } from '#domain/pacco.ts';

type Errore = PaccoCompilato['erroriCitazione'][number];
/** A known-wrong citation ready to be searched; `null` where the pattern of the carried pack is refused. */
export type CitazioneErrata = {
  readonly errore: Errore;
  readonly cerca: RegExp | null;
  readonly contesto: RegExp | null;
};

const lunghezzaMassima = 400;

/**
 * A pattern comes with the plan and is untrusted: no repetition of a group that repeats, no back-reference and no
 * look-behind, so that its time grows at most like a small power of the length of a paragraph.
 */
const espressioneSicura = (sorgente: string): boolean => {
  if (sorgente.length > lunghezzaMassima) return false;
  const nuda = sorgente.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  const illimitati = nuda.match(/[*+]|\{\d*,\}/g)?.length ?? 0;
  return illimitati <= 12 && !/\)(?:[*+]|\{)/.test(nuda) && !/\(\?<[=!]/.test(nuda) && !/\\[1-9k]/.test(sorgente);
};

/** Expression of the pack, ignoring case; `null` where it could not be searched safely. */
export const compila = (sorgente: string): RegExp | null => {
  if (!espressioneSicura(sorgente)) return null;
  try {
    return new RegExp(sorgente, 'giu');
  } catch {
    return null;
  }
};

/** Known-wrong citations of the pack, compiled once. */
export const citazioniErrate = (pacco: PaccoCompilato): readonly CitazioneErrata[] =>
  derivato(pacco, 'citazioni-errate', () =>
    pacco.erroriCitazione.map((errore) => ({
      errore,
      cerca: compila(errore.espressione),
      contesto: errore.contesto === null ? null : compila(errore.contesto),
    })),
  );
