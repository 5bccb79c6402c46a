import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valoreDellaFascia } from '#domain/capacita.ts';
import { coperturaSettimanale } from '#domain/copertura-settimanale.ts';
import { stati } from '#domain/stati.ts';

describe('copertura di una settimana, minuto per minuto', () => {
  const minuto = fc.integer({ min: 0, max: 1440 });
  const fasce = fc.array(
    fc.record({ giorno: fc.constantFrom(...stati.giornoCopertura), dalle: minuto, alle: minuto }),
    { maxLength: 25 },
  );
  it('i minuti scoperti sono quelli che nessuna fascia tocca', () => {
    fc.assert(
      fc.property(fasce, (righe) => {
        const giorni = stati.giornoCopertura;
        const coperti = giorni.map(() => new Set<number>());
        for (const { giorno, dalle, alle } of righe) {
          const g = giorni.indexOf(giorno);
          const fine = alle > dalle ? alle : 1440;
          for (let m = dalle; m < fine; m += 1) coperti[g]?.add(m);
          // After midnight: the day after, Sunday before Monday, never after a holiday.
          if (alle <= dalle && giorno !== 'festivi') for (let m = 0; m < alle; m += 1) coperti[(g + 1) % 7]?.add(m);
        }
        const c = coperturaSettimanale(righe);
        expect(c.minuti).toBe(7 * 1440 - coperti.slice(0, 7).reduce((n, s) => n + s.size, 0));
        expect(c.festivi).toBe(righe.some((f) => f.giorno === 'festivi') ? 1440 - (coperti[7]?.size ?? 0) : null);
        const scoperte = c.scoperte.reduce((n, f) => n + f.alle - f.dalle, 0);
        expect(scoperte).toBe(c.minuti + (c.festivi ?? 0));
      }),
    );
  });
});

describe('fasce di abitanti', () => {
  const tabella = { '<1000': 1, '1000-1999': 2, '>=2000': 3, strana: 9, '5-6': 'no' };
  it('il confine è di chi comincia', () => {
    expect([0, 999, 1000, 1999, 2000, 2_000_000].map((n) => valoreDellaFascia(tabella, n))).toEqual([1, 1, 2, 2, 3, 3]);
    expect(valoreDellaFascia({ '<1000': 1 }, 1000)).toBeNull();
  });
});
