import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frazione, inDecimale, sommaDi, zero } from '#domain/frazione.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import { contributoPerFte } from '#domain/personale.ts';
import { ripartoContributo, ripartoDelPiano } from '#domain/riparto-contributo.ts';
import { ambitoDemo, type PersonaDiProva, unPiano } from '../../support/costruisci.ts';

const soglie = (P: number) => ({
  contributo: { ogni: 6500, fte: frazione(P, 6500) },
  leps: { ogni: 5000, fte: frazione(P, 5000) },
  obiettivo: { ogni: 4000, fte: frazione(P, 4000) },
});
const quote = { quota1Cents: 4_000_000, quota2Cents: 2_000_000 };
const certe = (parti: ReturnType<typeof ripartoContributo>) => {
  if (eNonVerificabile(parti)) throw new Error(parti.nv);
  return parti;
};

describe('riparto del contributo fra i Comuni, D.M. 15/2021', () => {
  const comuni = [5000, 1500, 1000, 0, 0].map((milli, i) => ({
    chiave: ambitoDemo[i]?.nome ?? '',
    residenti: ambitoDemo[i]?.residenti ?? 0,
    fte: frazione(milli, 1000),
  }));

  it('W06 quote teoriche, poi riproporzionate al centesimo sul contributo dell’Ambito', () => {
    const parti = certe(ripartoContributo(comuni, frazione(25, 10), soglie(45_900), quote));
    expect(parti.map((p) => [p.chiave, inDecimale(p.fte, 4), p.teoricoCents, p.cents])).toEqual([
      ['Alfa', '6.3241', 6_919_000, 6_879_362],
      ['Beta', '2.0376', 1_949_317, 1_938_150],
      ['Gamma', '1.3562', 1_303_803, 1_296_334],
      ['Delta', '0.1751', 0, 0],
      ['Epsilon', '0.1070', 0, 0],
    ]);
    expect(parti.reduce((n, p) => n + p.cents, 0)).toBe(10_113_846);
  });

  it('W06 dai registri del piano: dipendenti dei Comuni e dell’Ambito', () => {
    const as = (ente: string, n: number, minuti = 2160): PersonaDiProva[] =>
      Array.from({ length: n }, (_, i) => ({ matricola: `${ente}-${minuti}-${i}`, ente, minutiSettimanali: minuti }));
    const piano = unPiano({
      personale: [
        ...as('990001', 5),
        ...as('990002', 1),
        ...as('990002', 1, 1080),
        ...as('990003', 1),
        ...as('ATS', 2),
        ...as('ATS', 1, 1080),
      ],
    });
    const parti = ripartoDelPiano(piano, 2027);
    expect(Object.fromEntries(certe(parti).map((p) => [p.chiave, p.cents]))).toEqual({
      990001: 6_879_362,
      990002: 1_938_150,
      990003: 1_296_334,
      990004: 0,
      990005: 0,
    });
    expect(ripartoDelPiano(unPiano({}), 2027)).toMatchObject({ nv: expect.stringContaining('vuoto') });
  });

  it('la somma è sempre quella dell’Ambito, e nessuno prende più del suo teorico', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 500, max: 60_000 }), fc.integer({ min: 0, max: 12_000 })), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.integer({ min: 0, max: 6000 }),
        (righe, ats) => {
          const P = righe.reduce((n, [r]) => n + r, 0);
          const dati = righe.map(([residenti, milli], i) => ({
            chiave: `${i}`,
            residenti,
            fte: frazione(milli, 1000),
          }));
          const parti = ripartoContributo(dati, frazione(ats, 1000), soglie(P), quote);
          const totale = contributoPerFte(sommaDi([frazione(ats, 1000), ...dati.map((d) => d.fte)]), soglie(P), quote);
          if (eNonVerificabile(parti)) return;
          expect(parti.reduce((n, p) => n + p.cents, 0)).toBe(totale.totaleCents);
          expect(parti.every((p) => p.cents <= p.teoricoCents + 1 && p.cents >= 0)).toBe(true);
        },
      ),
    );
  });

  it('quando i Comuni non arrivano al totale il decreto tace: non verificabile', () => {
    // One Comune far beyond its own ceiling pulls the Ambito above what the slices of the Comuni give.
    const parti = ripartoContributo(
      [
        { chiave: 'A', residenti: 1000, fte: frazione(9) },
        { chiave: 'B', residenti: 40_000, fte: zero },
      ],
      zero,
      soglie(41_000),
      quote,
    );
    expect(parti).toMatchObject({ nv: expect.stringContaining('non arrivano al contributo') });
    expect(ripartoContributo([], zero, soglie(1), quote)).toMatchObject({ nv: expect.any(String) });
  });
});
