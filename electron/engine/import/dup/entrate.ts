import type { Raccoglitore } from '../anomalie.ts';
import { ilFoglio } from '../griglia/luogo.ts';
import type { Foglio } from '../griglia/tipi.ts';

const diEntrate = (nome: string | null): boolean =>
  nome !== null && /^\s*(parte\s+)?entrat[ae]\b/iu.test(nome) && !/spes[ae]|uscit/iu.test(nome);

/** Sheets of spending of a workbook; those of revenue are not spending: left out, and said once with their rows. */
export const senzaEntrate = (fogli: readonly Foglio[], anomalie: Raccoglitore): readonly Foglio[] => {
  const entrate = fogli.filter((f) => diEntrate(f.nome));
  if (entrate.length === 0 || entrate.length === fogli.length) return fogli;
  for (const f of entrate)
    anomalie.avviso(
      'FOGLIO_ENTRATE',
      `${ilFoglio(f)} (${f.righe.length} righe) parla di entrate: qui si legge la spesa, non è stato usato. Se servono, importare lo stesso file come «Entrate del bilancio».`,
      { foglio: f.nome },
    );
  return fogli.filter((f) => !entrate.includes(f));
};
