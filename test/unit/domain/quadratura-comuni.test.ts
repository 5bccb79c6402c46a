import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centesimiInTesto } from '#domain/denaro.ts';
import { type ParteQuadratura, quadraturaComuni, sommaQuadratura } from '#domain/quadratura-comuni.ts';
import { vistaQuadraturaComuni } from '#engine/registri/quadratura-comuni.ts';
import { ambitoDemo, type PianoDiProva, unPiano } from '../../support/costruisci.ts';

const comuni = ambitoDemo.slice(0, 3).map((c) => c.istat);
const anni = [2026, 2027, 2028];
const cents = fc.integer({ min: -5_000_000, max: 90_000_000 });
const forse = fc.option(cents, { freq: 5 });
const testo = (c: number | null) => (c === null ? null : centesimiInTesto(c));

/** A plan where every amount may be missing: three Comuni, three years, two programmes, direct and transferred. */
const piani: fc.Arbitrary<PianoDiProva> = fc
  .record({
    dup: fc.array(forse, { minLength: 18, maxLength: 18 }),
    spese: fc.array(fc.record({ comune: fc.nat(2), anno: fc.nat(2), euro: forse, trasferita: fc.boolean() }), {
      maxLength: 12,
    }),
    quote: fc.array(forse, { minLength: 9, maxLength: 9 }),
    fondi: fc.array(fc.record({ anno: fc.nat(2), assegnato: forse, speso: forse }), { maxLength: 4 }),
  })
  .map(({ dup, spese, quote, fondi }) => ({
    comuni: ambitoDemo.slice(0, 3),
    anni: [2026, 2028],
    dup: comuni.map((ente, i) => ({
      ente,
      cifre: Object.fromEntries(
        ['12.05', '12.07'].map((p, k) => [
          p,
          Object.fromEntries(anni.map((a, j) => [a, testo(dup[i * 6 + k * 3 + j] ?? null)])),
        ]),
      ),
    })),
    quote: comuni.flatMap((comune, i) =>
      anni.map((anno, j) => ({ comune, anno, euro: testo(quote[i * 3 + j] ?? null) })),
    ),
    fondi: fondi.map((f) => ({ fondo: 'FNPS', anno: anni[f.anno] ?? 2026, euro: testo(f.assegnato) })),
    schede: [
      {
        codice: 'S01',
        risorse: [
          ...spese.map((s) => ({
            fondo: 'COM',
            anno: anni[s.anno] ?? 2026,
            euro: testo(s.euro),
            ente: comuni[s.comune] ?? '990001',
            voce: { gestione: s.trasferita ? ('trasferita' as const) : ('diretta' as const) },
          })),
          ...fondi.map((f) => ({ fondo: 'FNPS', anno: anni[f.anno] ?? 2026, euro: testo(f.speso) })),
        ],
      },
    ],
  }));

const parti = (p: PianoDiProva): readonly ParteQuadratura[] =>
  quadraturaComuni(
    unPiano(p),
    () => ['104'],
    (_anno, celle) => 100 * celle,
  );

describe('quadratura per Comune', () => {
  it('le parti danno sempre la differenza, al centesimo: per confronto, per anno, per Comune', () => {
    fc.assert(
      fc.property(piani, (p) => {
        const tutte = parti(p);
        for (const x of tutte) {
          if (x.differenza === null) {
            expect([x.arrotondamento, x.margine, x.resto]).toEqual([null, null, null]);
            expect(x.motivo, 'dice perché').toMatch(/\p{L}{3}/u);
            continue;
          }
          expect(x.differenza).toBe((x.primo ?? 0) - (x.secondo ?? 0));
          expect((x.arrotondamento ?? 0) + (x.margine ?? 0) + (x.resto ?? 0)).toBe(x.differenza);
          if (x.confronto === 'quote' || x.confronto === 'trasferimenti') expect(x.margine).toBe(0);
          else expect(x.resto).toBeLessThanOrEqual(0);
          if (x.resto !== 0) expect(x.celle.length, 'dice quale cella guardare').toBeGreaterThan(0);
        }
        const totale = sommaQuadratura(tutte);
        expect(totale.differenza).toBe(totale.primo - totale.secondo);
        expect(totale.arrotondamento + totale.margine + totale.resto).toBe(totale.differenza);
        for (const chiave of [
          (x: ParteQuadratura) => x.confronto,
          (x: ParteQuadratura) => String(x.anno),
          (x: ParteQuadratura) => String(x.comuneId),
        ]) {
          const gruppi = [...new Set(tutte.map(chiave))].map((k) =>
            sommaQuadratura(tutte.filter((x) => chiave(x) === k)),
          );
          for (const campo of [
            'primo',
            'secondo',
            'differenza',
            'arrotondamento',
            'margine',
            'resto',
            'ignote',
          ] as const)
            expect(gruppi.reduce((n, g) => n + g[campo], 0)).toBe(totale[campo]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('un euro per cella è arrotondamento; ciò che avanza è margine; ciò che manca si guarda, e si dice in quale cella', () => {
    const conDup = (euro: string) =>
      unPiano({
        comuni: ambitoDemo.slice(0, 1),
        anni: [2026, 2028],
        dup: [{ ente: '990001', cifre: { '12.07': { 2026: euro } } }],
        schede: [{ codice: 'S01', risorse: [{ fondo: 'COM', anno: 2026, euro: '1000.00', ente: '990001' }] }],
      });
    const riga = (euro: string) =>
      vistaQuadraturaComuni(conDup(euro)).righe.find((r) => !r.totale && r.id.startsWith('diretta/2026'))?.celle ?? [];
    // Two cells are set side by side, one of the DUP and one of the plan: two euro.
    expect(riga('1002.00').map((c) => c.testo)).toEqual([
      'Spesa diretta',
      '2026',
      'Alfa',
      '12.07',
      '1.002,00',
      '1.000,00',
      '2,00',
      '2,00',
      '',
      '0,00',
      '',
    ]);
    expect(
      riga('1002.01')
        .slice(6)
        .map((c) => c.testo),
    ).toEqual(['2,01', '', '2,01', '0,00', '']);
    const fuori = riga('997.99');
    expect(fuori.slice(6).map((c) => c.testo)).toEqual(['-2,01', '', '', '-2,01', 'dup-990001.xlsx, Spese, C7']);
    expect(fuori[10]?.fonte).toMatchObject({ file: 'dup-990001.xlsx', foglio: 'Spese', cella: 'C7' });
  });

  it('ciò che non si sa non entra nelle somme e dice perché', () => {
    const vista = vistaQuadraturaComuni(
      unPiano({
        comuni: ambitoDemo.slice(0, 2),
        anni: [2026, 2028],
        dup: [{ ente: '990001', cifre: { '12.07': { 2026: '900.00' } } }],
        schede: [
          {
            codice: 'S01',
            risorse: ['990001', '990002'].map((ente) => ({ fondo: 'COM', anno: 2026, euro: '1000.00', ente })),
          },
        ],
      }),
    );
    const [totale, alfa, beta] = vista.righe.filter((r) => r.id.startsWith('diretta/2026'));
    expect(totale?.celle.map((c) => c.testo).slice(4)).toEqual([
      '900,00',
      '1.000,00',
      '-100,00',
      '0,00',
      '0,00',
      '-100,00',
      'Senza 1 voce non verificabile',
    ]);
    expect(alfa?.celle[9]).toMatchObject({ testo: '-100,00', stato: 'anomalia' });
    expect(beta?.celle.slice(4).map((c) => c.testo)).toEqual(['', '1.000,00', '', '', '', '', 'manca il DUP di Beta']);
  });
});
