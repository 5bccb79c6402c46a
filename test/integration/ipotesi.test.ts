import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { canonico } from '#domain/canonico.ts';
import { type BloccoId, bloccoIdSchema } from '#domain/ids.ts';
import type { Operazione } from '#domain/modifiche.ts';
import type { Piano } from '#domain/piano.ts';
import { dettoDalPiano } from '#engine/cambia/detto.ts';
import { differenzeFra } from '#engine/cambia/differenze.ts';
import { nuovoId } from '#engine/id.ts';
import { verificaSubito } from '#engine/verificatore.ts';
import { banco, nuovoPiano } from '../support/banco-motore.ts';

/** A change that somebody thinks of, against the same change made: whatever it is, the two plans are one. */
const b = banco();
const sessione = nuovoPiano(b, 'ipotesi.pdz', { conSchede: true });
afterAll(() => {
  sessione.chiudi();
  b.togli();
});

const detto = (p: Piano) => {
  const passi = dettoDalPiano(p, verificaSubito(p).stato);
  for (;;) {
    const passo = passi.next();
    if (passo.done === true) return passo.value;
  }
};
const intero = (p: Piano) =>
  canonico({ testa: p.testa, registri: p.registri, cifre: p.cifre, sezioni: p.sezioni, pacco: p.pacco.impronta });

type Gesto =
  | { readonly che: 'popolazione'; readonly quale: number; readonly residenti: number }
  | { readonly che: 'assegna'; readonly cents: number | null; readonly anno: number }
  | { readonly che: 'togli'; readonly quale: number }
  | { readonly che: 'scrivi'; readonly sezione: number; readonly testo: string };
const gesti: fc.Arbitrary<Gesto> = fc.oneof(
  fc.record({
    che: fc.constant('popolazione' as const),
    quale: fc.nat(9),
    residenti: fc.integer({ min: 1, max: 90_000 }),
  }),
  fc.record({
    che: fc.constant('assegna' as const),
    cents: fc.option(fc.integer({ min: 0, max: 9_000_000 })),
    anno: fc.integer({ min: 2026, max: 2028 }),
  }),
  fc.record({ che: fc.constant('togli' as const), quale: fc.nat(9) }),
  fc.record({ che: fc.constant('scrivi' as const), sezione: fc.nat(9), testo: fc.string({ maxLength: 20 }) }),
);

const blocco = (): BloccoId => bloccoIdSchema.parse(nuovoId());

/** Operations of a gesture on the plan as it is. */
const operazioni = (p: Piano, g: Gesto): Operazione[] => {
  switch (g.che) {
    case 'popolazione': {
      const riga = p.registri.popolazione[g.quale % Math.max(1, p.registri.popolazione.length)];
      if (riga === undefined) return [];
      const { residenti } = riga;
      return [
        {
          op: 'record/modifica',
          registro: 'popolazione',
          id: riga.id,
          prima: { residenti },
          dopo: { residenti: g.residenti },
        },
      ];
    }
    case 'assegna': {
      const id = nuovoId();
      const fondo = p.pacco.fondi[0]?.id ?? null;
      return [
        {
          op: 'record/inserisci',
          registro: 'assegnazione',
          id,
          valori: {
            ...{
              id,
              documentoId: null,
              foglio: null,
              cella: null,
              riga: null,
              fondoLetto: fondo ?? 'X',
              fondoId: fondo,
            },
            ...{ anno: g.anno, importoCents: g.cents, atto: null, ruolo: 'riga' },
          },
        },
      ];
    }
    case 'togli': {
      const riga = p.registri.assegnazione[g.quale % Math.max(1, p.registri.assegnazione.length)];
      return riga === undefined ? [] : [{ op: 'record/elimina', registro: 'assegnazione', id: riga.id, valori: riga }];
    }
    case 'scrivi': {
      const s = p.sezioni[g.sezione % Math.max(1, p.sezioni.length)];
      return s === undefined
        ? []
        : [
            {
              op: 'blocco/inserisci',
              sezioneId: s.id,
              dopo: null,
              blocco: {
                id: blocco(),
                tipo: 'paragrafo',
                contenuto: [
                  { tipo: 'testo', testo: g.testo },
                  { tipo: 'dato', rif: 'popolazione.totale' },
                ],
              },
            },
          ];
    }
  }
};

describe('una modifica pensata e la stessa modifica fatta', () => {
  it('danno lo stesso piano, e dicono diverso esattamente ciò che si legge diverso', () => {
    fc.assert(
      fc.property(fc.array(gesti, { minLength: 1, maxLength: 4 }), (scelti) => {
        const prima = sessione.piano();
        // Each gesture speaks of the plan as the ones before leave it.
        const tutte: Operazione[] = [];
        let ipotesi = prima;
        for (const g of scelti) {
          tutte.push(...operazioni(ipotesi, g));
          ipotesi = sessione.ipotesi({ letture: [], operazioni: tutte, pacco: null }, new Map());
        }
        const allora = detto(prima);
        const pensate = differenzeFra(allora, detto(ipotesi));
        sessione.esegui({ titolo: 'Prova', causa: 'mano', operazioni: tutte });
        const fatto = sessione.piano();
        // One change writes a section once, however many of its blocks it touches.
        expect(intero(ipotesi)).toBe(intero(fatto));
        const ora = detto(fatto);
        expect(pensate).toEqual(differenzeFra(allora, ora));
        for (const chiave of new Set([...allora.keys(), ...ora.keys()])) {
          const [a, d] = [allora.get(chiave)?.detto ?? null, ora.get(chiave)?.detto ?? null];
          const detta = pensate.some((x) => x.chiave === chiave);
          const ininfluente = chiave.startsWith('regola/') && (a ?? '[]') === (d ?? '[]');
          if (!ininfluente) expect(detta, chiave).toBe(a !== d);
        }
        sessione.annulla();
        const senza = (p: Piano) => intero({ ...p, sezioni: p.sezioni.map((s) => ({ ...s, revisione: 0 })) });
        expect(senza(sessione.piano())).toBe(senza(prima));
      }),
      { numRuns: 25 },
    );
  });
});
