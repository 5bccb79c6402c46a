import type { z } from 'zod';
import { pianoControllatoSchema } from '#contract/cli.ts';
import type { EsitoVerifica, Rilievo } from '#domain/esito.ts';
import type { Piano } from '#domain/piano.ts';
import { blocca } from '#rules/esegui.ts';

/** What the worker of many plans is asked: a file, where private copies go, the day of the check (`YYYY-MM-DD`). */
export type RichiestaVerifica = { readonly percorso: string; readonly cartellaDati: string; readonly giorno: string };

/** What a plan says in the table of many: counts of its findings, and the rules that weigh most. */
export const riassuntoSchema = pianoControllatoSchema.omit({ file: true, errore: true });
/** Summary of the check of a plan. */
type RiassuntoVerifica = z.output<typeof riassuntoSchema>;

/** How many rules are named for a plan. */
const peggiori = 3;
const avviso = (r: Rilievo): boolean =>
  r.esito === 'violazione' && r.accettata === undefined && r.gravita === 'avviso' && r.daRileggere !== true;

/** Summary of a check: the rules with most blocking findings first, then those with most avvisi. */
export const riassumi = (piano: Piano, { rilievi }: EsitoVerifica): RiassuntoVerifica => {
  const perRegola = new Map<string, { bloccanti: number; avvisi: number }>();
  for (const r of rilievi) {
    const [b, a] = [blocca(r) ? 1 : 0, avviso(r) ? 1 : 0];
    if (b + a === 0) continue;
    const conto = perRegola.get(r.regola) ?? { bloccanti: 0, avvisi: 0 };
    perRegola.set(r.regola, { bloccanti: conto.bloccanti + b, avvisi: conto.avvisi + a });
  }
  const regole = [...perRegola]
    .map(([regola, conto]) => ({ regola, ...conto }))
    .sort((a, b) => b.bloccanti - a.bloccanti || b.avvisi - a.avvisi || (a.regola < b.regola ? -1 : 1));
  return {
    ambito: piano.testa.ambito,
    anni: { dal: piano.testa.annoInizio, al: piano.testa.annoFine },
    bloccanti: rilievi.filter(blocca).length,
    avvisi: rilievi.filter(avviso).length,
    nonVerificabili: rilievi.filter((r) => r.esito === 'non_verificabile' && r.daRileggere !== true).length,
    accettate: rilievi.filter((r) => r.accettata !== undefined).length,
    regole: regole.slice(0, peggiori),
  };
};
