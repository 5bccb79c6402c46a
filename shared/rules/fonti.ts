import { citazioneBreve } from '#domain/citazioni.ts';
import type { Rilievo } from '#domain/esito.ts';
import { perId } from '#domain/indice.ts';
import type { PaccoCompilato } from '#domain/pacco.ts';
import type { RiferimentoFonte } from './define.ts';

/** Sources of a rule as a finding shows them: words, norm of the catalogue, address, day of the check (null = da verificare). */
export const fontiRisolte = (pacco: PaccoCompilato, fonti: readonly RiferimentoFonte[]): Rilievo['fonti'] =>
  fonti.map((fonte) => {
    if ('testo' in fonte) return { testo: fonte.testo, norma: null, url: null, verificatoIl: null };
    const norma = perId(pacco.norme, fonte.norma);
    return {
      testo: citazioneBreve(pacco, fonte),
      norma: fonte.norma,
      url: norma?.url ?? null,
      verificatoIl: norma?.verificatoIl ?? null,
    };
  });
