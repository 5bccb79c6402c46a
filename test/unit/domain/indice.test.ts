import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ereditaGruppi, raggruppa } from '#domain/indice.ts';

type Riga = { readonly id: number; readonly gruppo: string | null; readonly importo: number };
const per = (righe: readonly Riga[]) => raggruppa(righe, 'gruppo', (r) => r.gruppo);
const nuove = (righe: readonly Riga[]): Map<string, readonly Riga[]> =>
  new Map([...Map.groupBy(righe, (r) => r.gruppo)].flatMap(([k, v]) => (k === null ? [] : [[k, v]])));
const riga = fc.record({
  id: fc.nat(),
  gruppo: fc.constantFrom('a', 'b', 'c', null),
  importo: fc.integer({ min: -9, max: 9 }),
});

describe('gruppi ereditati', () => {
  it('qualunque riga cambi, i gruppi sono quelli che si farebbero da capo', () => {
    fc.assert(
      fc.property(fc.array(riga, { minLength: 1 }), fc.array(fc.tuple(fc.nat(), riga)), (righe, cambi) => {
        const dopo = [...righe];
        for (const [i, r] of cambi) dopo[i % righe.length] = r;
        expect(per(righe)).toEqual(nuove(righe));
        ereditaGruppi(righe, dopo);
        expect(per(dopo)).toEqual(nuove(dopo));
      }),
    );
  });

  it('chi non è toccato resta lo stesso gruppo; una lista più lunga si raggruppa da capo', () => {
    const righe: Riga[] = ['a', 'b', 'a'].map((gruppo, id) => ({ id, gruppo, importo: 1 }));
    const prima = per(righe);
    const dopo = righe.map((r) => (r.id === 0 ? { ...r, importo: 2 } : r));
    ereditaGruppi(righe, dopo);
    expect(per(dopo).get('b')).toBe(prima.get('b'));
    expect(
      per(dopo)
        .get('a')
        ?.map((r) => r.importo),
    ).toEqual([2, 1]);
    const lunga = [...righe, { id: 3, gruppo: 'c', importo: 1 }];
    ereditaGruppi(righe, lunga);
    expect([...per(lunga).keys()]).toEqual(['a', 'b', 'c']);
  });
});
