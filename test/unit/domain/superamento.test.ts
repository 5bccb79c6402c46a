import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DocumentoConfrontabile, superamenti } from '#domain/superamento.ts';
import { nuovoId } from '#engine/id.ts';
import { idDi } from '../../support/costruisci.ts';

const ente = idDi('ente');
const dup = (oltre: Partial<DocumentoConfrontabile> = {}): DocumentoConfrontabile => ({
  id: nuovoId(),
  genere: 'dup',
  tipo: 'DUP',
  enteId: ente,
  lettore: 'prova',
  dataAtto: '2025-07-31',
  stato: 'valido',
  anni: [2026, 2027, 2028],
  valori: 'a',
  ...oltre,
});
const stati = (...documenti: DocumentoConfrontabile[]) => {
  const esiti = superamenti(documenti);
  return documenti.map((d) => esiti.get(d.id)?.stato);
};
const anni = (...documenti: DocumentoConfrontabile[]) => {
  const esiti = superamenti(documenti);
  return documenti.map((d) => esiti.get(d.id)?.anniUsati);
};

describe('superamento dei documenti', () => {
  it('vale il documento con la data più recente, in qualunque ordine siano importati', () => {
    const vecchio = dup();
    const nuovo = dup({ tipo: 'NADUP', dataAtto: '2025-12-22', valori: 'b' });
    expect(stati(vecchio, nuovo)).toEqual(['superato', 'valido']);
    expect(stati(nuovo, vecchio)).toEqual(['valido', 'superato']);
    expect(superamenti([vecchio, nuovo]).get(vecchio.id)?.superatoDa).toBe(nuovo.id);
  });

  it('uno senza data non supera mai uno con data', () => {
    expect(stati(dup(), dup({ dataAtto: null, valori: 'b' }))).toEqual(['valido', 'superato']);
    expect(stati(dup({ dataAtto: null, valori: 'b' }), dup())).toEqual(['superato', 'valido']);
  });

  it('due di pari data e valori uguali sono una copia, con valori diversi sono da decidere', () => {
    expect(stati(dup(), dup())).toEqual(['valido', 'copia']);
    expect(stati(dup({ dataAtto: null }), dup({ dataAtto: null }))).toEqual(['valido', 'copia']);
    expect(stati(dup(), dup({ valori: 'b' }))).toEqual(['da_decidere', 'da_decidere']);
    expect(anni(dup(), dup({ valori: 'b' }))).toEqual([[], []]);
  });

  describe('assegnazioni dei fondi: competono fondo per fondo e anno per anno', () => {
    const fondi = (valori: Readonly<Record<string, string>>, oltre: Partial<DocumentoConfrontabile> = {}) =>
      dup({
        ...{ genere: 'fondi', tipo: null, enteId: null, dataAtto: null, anni: [] },
        ...{ valori: JSON.stringify(valori), chiavi: new Map(Object.entries(valori)) },
        ...oltre,
      });
    const usate = (...documenti: DocumentoConfrontabile[]) => {
      const esiti = superamenti(documenti);
      return documenti.map((d) => [...(esiti.get(d.id)?.chiaviUsate ?? [])]);
    };

    it('due file senza data con fondi diversi, o con anni diversi, valgono tutti e due', () => {
      const [a, b, c] = [fondi({ 'FNA/2026': '1' }), fondi({ 'FNPS/2026': '2' }), fondi({ 'FNA/2027': '3' })];
      expect(stati(a, b, c)).toEqual(['valido', 'valido', 'valido']);
      expect(usate(a, b, c)).toEqual([['FNA/2026'], ['FNPS/2026'], ['FNA/2027']]);
    });

    it('quello con data vale per ciò che dice, il più vecchio per il resto', () => {
      const vecchio = fondi({ 'FNA/2026': '1', 'FNPS/2026': '2' }, { dataAtto: '2025-01-01' });
      const nuovo = fondi({ 'FNA/2026': '9' }, { dataAtto: '2026-01-01' });
      expect(stati(vecchio, nuovo)).toEqual(['valido', 'valido']);
      expect(usate(vecchio, nuovo)).toEqual([['FNPS/2026'], ['FNA/2026']]);
    });

    it('la stessa cifra in due file non è contesa; una diversa sì', () => {
      const primo = fondi({ 'FNA/2026': '1', 'FNPS/2026': '2' });
      const uguale = fondi({ 'FNA/2026': '1', 'PNRR/2026': '3' });
      expect(stati(primo, uguale)).toEqual(['valido', 'valido']);
      expect(usate(primo, uguale)).toEqual([['FNA/2026', 'FNPS/2026'], ['PNRR/2026']]);
      expect(stati(primo, fondi({ 'FNA/2026': '5' }))).toEqual(['valido', 'da_decidere']);
      expect(stati(primo, fondi({ 'FNA/2026': '1' }))).toEqual(['valido', 'copia']);
    });
  });

  it('due da decidere già superati da un terzo sono superati', () => {
    const [a, b, c] = [dup(), dup({ valori: 'b' }), dup({ dataAtto: '2025-12-01', valori: 'c' })];
    expect(stati(a, b, c)).toEqual(['superato', 'superato', 'valido']);
  });

  it('il superamento è anno per anno: un DUP di un triennio più vecchio vale per gli anni che il nuovo non dice', () => {
    const vecchio = dup({ anni: [2025, 2026, 2027], dataAtto: '2024-07-31' });
    const nuovo = dup({ valori: 'b' });
    expect(anni(vecchio, nuovo)).toEqual([[2025], [2026, 2027, 2028]]);
    expect(stati(vecchio, nuovo)).toEqual(['valido', 'valido']);
  });

  it('enti diversi non si superano, e nemmeno un rendiconto e una previsione', () => {
    expect(stati(dup(), dup({ enteId: idDi('altro'), dataAtto: '2025-12-01' }))).toEqual(['valido', 'valido']);
    expect(stati(dup(), dup({ tipo: 'RENDICONTO', dataAtto: '2026-04-30' }))).toEqual(['valido', 'valido']);
  });

  it('un documento fuori dall’Ambito resta tale e non dà cifre', () => {
    expect(stati(dup(), dup({ stato: 'fuori_ambito', dataAtto: '2026-01-01' }))).toEqual(['valido', 'fuori_ambito']);
  });

  it('contributi e schede si aggiungono, non si superano', () => {
    const contributi = { genere: 'contributi', anni: [] } as const;
    expect(stati(dup(contributi), dup({ ...contributi, valori: 'b' }))).toEqual(['valido', 'valido']);
  });

  it('di due elenchi del personale senza data, diversi, resta in uso il primo finché non si decide', () => {
    const personale = { genere: 'personale', dataAtto: null, anni: [] } as const;
    expect(stati(dup(personale), dup({ ...personale, valori: 'b' }))).toEqual(['valido', 'da_decidere']);
    expect(stati(dup(personale), dup(personale))).toEqual(['valido', 'copia']);
  });

  it('non dipende dall’ordine, e ogni anno ha al più un documento', () => {
    const uno = fc.record({
      dataAtto: fc.constantFrom(null, '2024-07-31', '2025-07-31', '2025-12-22'),
      anni: fc.constantFrom([2025, 2026, 2027], [2026, 2027, 2028]),
      valori: fc.constantFrom('a', 'b'),
      tipo: fc.constantFrom('DUP' as const, 'NADUP' as const, null),
    });
    fc.assert(
      fc.property(fc.array(uno, { maxLength: 6 }), fc.infiniteStream(fc.nat()), (campi, caso) => {
        const documenti = campi.map((c) => dup(c));
        const mescolati = documenti
          .map((d) => ({ d, k: caso.next().value ?? 0 }))
          .sort((a, b) => a.k - b.k)
          .map(({ d }) => d);
        const [a, b] = [superamenti(documenti), superamenti(mescolati)];
        for (const d of documenti) expect(b.get(d.id)).toEqual(a.get(d.id));
        const usati = [...a.values()].flatMap((e) => e.anniUsati);
        expect(new Set(usati).size).toBe(usati.length);
      }),
      { numRuns: 300 },
    );
  });
});
