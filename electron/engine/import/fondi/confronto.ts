import { centesimiInTesto } from '#domain/denaro.ts';
import { euro } from '#format/numeri.ts';
import type { Raccoglitore } from '../anomalie.ts';
import { luogo } from '../griglia/luogo.ts';
import type { Cella, Foglio } from '../griglia/tipi.ts';

/** Sum in cents; null when one is unknown or the list is empty. */
const sommaNota = (cents: readonly (number | null)[]): number | null =>
  cents.length === 0 || cents.some((c) => c === null) ? null : cents.reduce<number>((a, c) => a + (c ?? 0), 0);

/** Reports a written total that its parts do not give, or that cannot be compared because a part is unknown. */
export const confrontaTotale = (
  foglio: Foglio,
  cella: Cella,
  scritto: number | null,
  parti: readonly (number | null)[],
  quale: string,
  anomalie: Raccoglitore,
): void => {
  const calcolato = sommaNota(parti);
  if (scritto === null || parti.length === 0) return;
  const dove = {
    foglio: foglio.nome,
    cella: foglio.rif(cella.r, cella.c),
    riga: foglio.linea(cella.r) || null,
    trovato: centesimiInTesto(scritto),
  };
  anomalie.quadra(`Totale ${quale}`, dove, scritto, calcolato);
  if (scritto === calcolato) return;
  if (calcolato === null)
    anomalie.avviso(
      'TOTALE_NON_VERIFICABILE',
      `Il totale ${quale} scritto in ${luogo(foglio, cella)} non si può confrontare: fra gli importi che somma ce n’è di sconosciuti.`,
      dove,
    );
  else
    anomalie.errore(
      'TOTALE_NON_QUADRA',
      `Il totale ${quale} scritto in ${luogo(foglio, cella)} è ${euro(scritto)}, ma gli importi sommano ${euro(calcolato)}: differenza ${euro(scritto - calcolato)}.`,
      { ...dove, atteso: centesimiInTesto(calcolato) },
    );
};
