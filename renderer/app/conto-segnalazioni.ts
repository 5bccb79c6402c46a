import type { Rilievo } from '#domain/esito.ts';
import { type GravitaVista, gravitaVista } from './segni.ts';

/** Findings by kind; accepted ones are counted apart. */
export type ConteggioSegnalazioni = Readonly<Record<GravitaVista | 'accettate', number>>;

/** Counts findings for badges and filters. */
export const contaSegnalazioni = (rilievi: readonly Rilievo[]): ConteggioSegnalazioni => {
  const conto = { bloccante: 0, avviso: 0, informazione: 0, non_verificabile: 0, da_rileggere: 0, accettate: 0 };
  for (const r of rilievi) conto[r.accettata ? 'accettate' : gravitaVista(r)] += 1;
  return conto;
};
