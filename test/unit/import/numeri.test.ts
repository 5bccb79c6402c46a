import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimaleDi, inCentesimi, leggiIntero, leggiNumero, proveDiStile, risolvi } from '#engine/import/numeri.ts';

const valore = (testo: string) => {
  const letto = leggiNumero(testo);
  return letto.tipo === 'numero' ? letto.valore : letto.tipo;
};

/** Decimal mark that a column with this value proves. */
const decimaleProvato = (testo: string) => {
  const prove = proveDiStile();
  prove.vedi(leggiNumero(testo));
  return prove.stile().decimale;
};

describe('Numeri scritti in ogni modo', () => {
  it.each([
    ['1.234,56', '1234.56'],
    ['1234,56', '1234.56'],
    ['1 234,56', '1234.56'],
    ['1\u00a0234,56\u00a0', '1234.56'],
    ['1\u202f234\u202f567,8', '1234567.8'],
    ["1'234,56", '1234.56'],
    ['€ 1.234,56', '1234.56'],
    ['1.234,56 €', '1234.56'],
    ['EUR 12,00', '12.00'],
    ['1,234.56', '1234.56'],
    ['39588.76', '39588.76'],
    ['1.234.567', '1234567'],
    ['1,234,567', '1234567'],
    ['(1.234,56)', '-1234.56'],
    ['1.234,56-', '-1234.56'],
    ['−5,00', '-5.00'],
    ['- 5,00', '-5.00'],
    ['+7', '7'],
    ['0,00', '0.00'],
    ['-0,00', '0.00'],
    ['1.000,--', '1000.00'],
    ['12', '12'],
    ['007', '7'],
  ])('«%s» si legge %s', (testo, atteso) => expect(valore(testo)).toBe(atteso));

  it.each(['-', '–', '—', 'n.d.', 'N.D.', 'nd', 'n/d', 'n.a.', '...', '//', '#N/D', '#RIF!'])(
    '«%s» è dichiarato sconosciuto, mai zero',
    (testo) => expect(leggiNumero(testo).tipo).toBe('ignoto'),
  );
  it.each(['', ' ', '\u00a0'])('il vuoto «%s» resta vuoto', (testo) => expect(leggiNumero(testo).tipo).toBe('vuoto'));
  it.each(['abc', '1.23.4', '12.34,5,6', '1,23,456', '1 23', '12a', '1e5', '--5', '(5', '1.234.56', '=1+1'])(
    '«%s» non è un numero',
    (testo) => expect(leggiNumero(testo).tipo).toBe('altro'),
  );

  it('«1.234» da solo è ambiguo e lo decide solo la colonna', () => {
    const letto = leggiNumero('1.234');
    expect(letto.tipo).toBe('ambiguo');
    expect(risolvi(letto, null).tipo).toBe('ambiguo');
    expect(risolvi(letto, decimaleProvato('5,50'))).toMatchObject({ valore: '1234' });
    expect(risolvi(letto, decimaleProvato('5.50'))).toMatchObject({ valore: '1.234' });
  });

  it('gli interi non hanno decimali: 47.485 abitanti sono quarantasettemila', () => {
    expect(leggiIntero('47.485')).toBe(47_485);
    expect(leggiIntero('47,485')).toBe(47_485);
    expect(leggiIntero('1.234,5')).toBeNull();
  });

  it('i numeri memorizzati diventano centesimi senza passare per conti in virgola mobile', () => {
    expect(inCentesimi(decimaleDi(0.1 + 0.2))).toEqual({ cents: 30, eccesso: false });
    expect(inCentesimi(decimaleDi(249885.80000000002))).toEqual({ cents: 24_988_580, eccesso: false });
    expect(inCentesimi(decimaleDi(1.005))).toEqual({ cents: 101, eccesso: true });
    expect(inCentesimi(decimaleDi(-27628.62))).toEqual({ cents: -2_762_862, eccesso: false });
    expect(inCentesimi(decimaleDi(1.5e21))).toBeNull();
    expect(decimaleDi(1e-7)).toBe('0.0000001');
    expect(decimaleDi(1.25e22)).toBe('12500000000000000000000');
  });

  it('ogni importo scritto all’italiana o all’americana torna agli stessi centesimi', () => {
    const gruppi = (intero: string, separatore: string) => intero.replace(/\B(?=(\d{3})+(?!\d))/g, separatore);
    const centesimi = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 });
    fc.assert(
      fc.property(
        centesimi,
        fc.constantFrom('.', ',', '\u00a0', "'", ''),
        fc.constantFrom('davanti', 'dietro', 'parentesi'),
        fc.boolean(),
        (c, migliaia, segno, euro) => {
          const assoluto = Math.abs(c);
          const decimale = migliaia === ',' ? '.' : ',';
          const corpo = `${gruppi(String(Math.floor(assoluto / 100)), migliaia)}${decimale}${String(assoluto % 100).padStart(2, '0')}`;
          const conSegno =
            c >= 0 ? corpo : segno === 'davanti' ? `-${corpo}` : segno === 'dietro' ? `${corpo}-` : `(${corpo})`;
          const letto = leggiNumero(euro ? `€ ${conSegno}` : conSegno);
          expect(letto.tipo === 'numero' ? inCentesimi(letto.valore)?.cents : letto.tipo).toBe(c === 0 ? 0 : c);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('ogni importo in euro memorizzato come numero torna ai suoi centesimi', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }), (c) => {
        expect(inCentesimi(decimaleDi(c / 100))).toEqual({ cents: c === 0 ? 0 : c, eccesso: false });
      }),
      { numRuns: 500 },
    );
  });
});
