import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centesimiInTesto, ripartisci, sommaCentesimi, testoInCentesimi } from '#domain/denaro.ts';
import {
  confronta,
  differenza,
  type Frazione,
  frazione,
  inCentesimi,
  inDecimale,
  inTesto,
  massimo,
  minimo,
  prodotto,
  quoziente,
  somma,
  sommaDi,
  zero,
} from '#domain/frazione.ts';
import {
  aggiungiGiorni,
  contiene,
  dataEsiste,
  giorniAnno,
  giorniMese,
  giorniNellAnno,
  giorniTra,
  giornoDaNumero,
  type Intervallo,
  numeroGiorno,
  siSovrappongono,
} from '#domain/giorni.ts';
import { decimale } from '#format/numeri.ts';

const frazioni: fc.Arbitrary<Frazione> = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([n, d]) => frazione(n, d));

describe('frazioni esatte', () => {
  it('somma e prodotto sono commutativi e associativi, e la differenza disfa la somma', () => {
    fc.assert(
      fc.property(frazioni, frazioni, frazioni, (a, b, c) => {
        expect(somma(a, b)).toEqual(somma(b, a));
        expect(somma(somma(a, b), c)).toEqual(sommaDi([a, b, c]));
        expect(prodotto(a, somma(b, c))).toEqual(somma(prodotto(a, b), prodotto(a, c)));
        expect(differenza(somma(a, b), b)).toEqual(a);
        if (b.num !== 0n) expect(quoziente(prodotto(a, b), b)).toEqual(a);
      }),
    );
  });

  it('il confronto è quello dei numeri, mai delle cifre arrotondate', () => {
    fc.assert(
      fc.property(frazioni, frazioni, (a, b) => {
        expect(confronta(a, b)).toBe(-confronta(b, a) || 0);
        expect(confronta(minimo(a, b), massimo(a, b))).toBeLessThanOrEqual(0);
        expect(confronta(a, b) === 0).toBe(inTesto(a) === inTesto(b));
      }),
    );
    expect(confronta(frazione(1n, 3n), frazione(333333n, 1000000n))).toBe(1);
  });

  it('il decimale dista dal vero al più mezza unità, e per eccesso non è mai sotto', () => {
    fc.assert(
      fc.property(frazioni, fc.integer({ min: 0, max: 8 }), (a, cifre) => {
        const letto = (t: string) => frazione(BigInt(t.replace('.', '')), 10n ** BigInt(cifre));
        const mezzo = differenza(letto(inDecimale(a, cifre)), a);
        const unita = frazione(1n, 2n * 10n ** BigInt(cifre));
        expect(confronta(massimo(mezzo, differenza(zero, mezzo)), unita)).toBeLessThanOrEqual(0);
        const su = inDecimale(a, cifre, 'per-eccesso');
        const assoluto = a.num < 0n ? differenza(zero, a) : a;
        const lettoSu = letto(su.replace('-', ''));
        expect(confronta(lettoSu, assoluto)).toBeGreaterThanOrEqual(0);
        // Shared code and screens round the same way.
        expect(decimale(a, cifre)).toBe(inDecimale(a, cifre));
        expect(decimale(a, cifre, 'per-eccesso')).toBe(su);
      }),
    );
  });

  it('i centesimi si arrotondano una volta, a metà verso l’esterno', () => {
    expect(inCentesimi(frazione(1n, 200n))).toBe(1);
    expect(inCentesimi(frazione(-1n, 200n))).toBe(-1);
    expect(inCentesimi(frazione(1n, 201n))).toBe(0);
    expect(() => inCentesimi(frazione(10n ** 20n))).toThrow(RangeError);
    expect(() => frazione(1n, 0n)).toThrow(RangeError);
  });
});

describe('denaro in centesimi', () => {
  it('testo e centesimi si leggono a vicenda', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (n) => {
        expect(testoInCentesimi(centesimiInTesto(n))).toBe(n);
      }),
    );
    for (const falso of ['12', '1,00', '1.0', '1.000', '', '1e3', '--1.00', ' 1.00', '99999999999999999.00'])
      expect(testoInCentesimi(falso)).toBeNull();
    expect(Object.is(testoInCentesimi('-0.00'), 0)).toBe(true);
  });

  it('ripartire non perde e non crea un centesimo, e nessuna parte dista più di un centesimo dalla sua', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 60 }).filter((p) => p.some((x) => x > 0)),
        (totale, pesi) => {
          const parti = ripartisci(totale, pesi);
          const sommaPesi = pesi.reduce((a, b) => a + b, 0);
          expect(sommaCentesimi(parti)).toBe(totale);
          parti.forEach((parte, i) => {
            const scarto = differenza(frazione(parte), frazione(BigInt(totale) * BigInt(pesi[i] ?? 0), sommaPesi));
            expect(confronta(massimo(scarto, differenza(zero, scarto)), frazione(1))).toBe(-1);
          });
        },
      ),
    );
    expect(ripartisci(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(() => ripartisci(100, [0, 0])).toThrow(RangeError);
    expect(() => ripartisci(100, [2, -1])).toThrow(RangeError);
  });

  it('una somma oltre gli interi sicuri è un errore, non un totale sbagliato', () => {
    expect(() => sommaCentesimi([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
  });
});

const giorni: fc.Arbitrary<string> = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));
const vicini = fc.integer({ min: -500, max: 900 }).map((n) => aggiungiGiorni('2027-01-01', n));
const intervalli: fc.Arbitrary<Intervallo> = fc.record({
  dal: fc.option(vicini, { nil: null }),
  al: fc.option(vicini, { nil: null }),
});

describe('giorni senza fuso orario', () => {
  it('i numeri dei giorni sono quelli del calendario di sistema', () => {
    fc.assert(
      fc.property(giorni, fc.integer({ min: -50_000, max: 50_000 }), (data, n) => {
        const vero = (d: string) => Date.parse(`${d}T00:00:00Z`) / 86_400_000;
        expect(giornoDaNumero(numeroGiorno(data))).toBe(data);
        expect(giorniTra('1970-01-01', data)).toBe(vero(data));
        expect(vero(aggiungiGiorni(data, n))).toBe(vero(data) + n);
      }),
    );
  });

  it('contare i giorni di un anno dà quello che si conta uno a uno', () => {
    fc.assert(
      fc.property(
        intervalli,
        fc.array(intervalli, { maxLength: 4 }),
        fc.constantFrom(2026, 2027, 2028),
        (i, assenze, anno) => {
          let contati = 0;
          for (let g = 0; g < giorniAnno(anno); g++) {
            const giorno = aggiungiGiorni(`${anno}-01-01`, g);
            if (contiene(i, giorno) && !assenze.some((a) => contiene(a, giorno))) contati += 1;
          }
          expect(giorniNellAnno(i, anno, assenze)).toBe(contati);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('due intervalli si sovrappongono se hanno un giorno in comune', () => {
    fc.assert(
      fc.property(
        fc.tuple(vicini, vicini).map((c) => c.sort()),
        fc.tuple(vicini, vicini).map((c) => c.sort()),
        ([a1, a2], [b1, b2]) => {
          const vero = !(a2 < b1 || b2 < a1);
          expect(siSovrappongono({ dal: a1, al: a2 }, { dal: b1, al: b2 })).toBe(vero);
        },
      ),
    );
    expect(siSovrappongono({ dal: null, al: null }, { dal: '2026-01-01', al: null })).toBe(true);
  });

  it('bisestili e date che non esistono', () => {
    expect([1900, 2000, 2024, 2026].map(giorniAnno)).toEqual([365, 366, 366, 365]);
    expect([giorniMese(2028, 2), giorniMese(2027, 2), giorniMese(2027, 4)]).toEqual([29, 28, 30]);
    expect(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '2026-04-31'].map(dataEsiste)).toEqual(
      Array(5).fill(false),
    );
    expect(dataEsiste('2028-02-29')).toBe(true);
  });
});
