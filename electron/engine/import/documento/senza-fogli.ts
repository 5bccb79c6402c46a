import { raccoglitore } from '../anomalie.ts';
import type { CellaLetta, ModelloCella } from '../celle.ts';
import type { LetturaConAnomalie } from '../lettura.ts';

const senzaFoglio = <T extends { readonly foglio: string | null }>(x: T): T => ({ ...x, foglio: null });
const senzaRiga = <T extends { readonly foglio: string | null; readonly riga: number | null }>(x: T): T => ({
  ...x,
  foglio: null,
  riga: null,
});

/**
 * The reading of a document without names of sheets and line numbers: it has none that a person could find, and the place
 * of each cell says all ("tabella 2, riga 5, colonna «2027»").
 */
export const senzaFogli = ({ lettura, anomalie }: LetturaConAnomalie): LetturaConAnomalie => {
  const sole = raccoglitore();
  for (const a of anomalie.elenco()) sole[a.gravita](a.codice, a.messaggio, { ...a, foglio: null, riga: null });
  for (const q of anomalie.quadrature())
    sole.quadra(q.voce, { cella: q.cella }, centesimi(q.scritto) ?? 0, centesimi(q.calcolato));
  const { righe } = lettura;
  return {
    anomalie: sole,
    lettura: {
      ...lettura,
      righe: {
        ...righe,
        ...(righe.persona ? { persona: righe.persona.map(senzaRiga) } : {}),
        ...(righe.fabbisogno ? { fabbisogno: righe.fabbisogno.map(senzaRiga) } : {}),
        ...(righe.assegnazione ? { assegnazione: righe.assegnazione.map(senzaRiga) } : {}),
        ...(righe.quota ? { quota: righe.quota.map(senzaRiga) } : {}),
        ...(righe.entrataContabile ? { entrataContabile: righe.entrataContabile.map(senzaRiga) } : {}),
        ...(righe.popolazione ? { popolazione: righe.popolazione.map(senzaRiga) } : {}),
      },
      celle: function* () {
        const modelli = new Map<ModelloCella, ModelloCella>();
        for (const { modello, ...cella } of lettura.celle()) {
          const noto = modelli.get(modello) ?? senzaFoglio(modello);
          modelli.set(modello, noto);
          yield { ...cella, riga: null, modello: noto } satisfies CellaLetta;
        }
      },
    },
  };
};

const centesimi = (euro: string | null): number | null => (euro === null ? null : Math.round(Number(euro) * 100));
