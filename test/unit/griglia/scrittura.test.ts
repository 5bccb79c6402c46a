import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atterra } from '../../../renderer/ui/griglia/incolla.ts';
import { continua, riempiDestra, riempiGiu, riempiSerie, trascinato } from '../../../renderer/ui/griglia/riempi.ts';
import { type Intervallo, soloUna } from '../../../renderer/ui/griglia/selezione.ts';
import { comandoDi } from '../../../renderer/ui/griglia/tastiera.ts';

const testo = (r: number, c: number) => `${r}/${c}`;
const rettangoli = fc
  .tuple(fc.nat(6), fc.nat(6), fc.nat(4), fc.nat(4))
  .map(([r, c, h, w]): Intervallo => ({ r0: r, c0: c, r1: r + h, c1: c + w }));

describe('riempimento', () => {
  test('Ctrl+D ripete la prima riga, Ctrl+R la prima colonna; una sola prende quella prima', () => {
    fc.assert(
      fc.property(rettangoli, (i) => {
        for (const { r, c, testo: t } of riempiGiu(i, testo)) {
          expect(t).toBe(testo(i.r0 === i.r1 ? i.r0 - 1 : i.r0, c));
          expect(r).toBeGreaterThan(i.r0 === i.r1 ? i.r0 - 1 : i.r0);
        }
        for (const { r, testo: t } of riempiDestra(i, testo)) expect(t).toBe(testo(r, i.c0 === i.c1 ? i.c0 - 1 : i.c0));
      }),
    );
    expect(riempiGiu({ r0: 0, c0: 0, r1: 0, c1: 3 }, testo)).toEqual([]);
    expect(riempiDestra({ r0: 0, c0: 0, r1: 3, c1: 0 }, testo)).toEqual([]);
  });
  test('una serie di anni continua, un anno solo si ripete, i testi girano', () => {
    expect(continua(['2026', '2027'], 3)).toEqual(['2028', '2029', '2030']);
    expect(continua(['2027', '2026'], 2)).toEqual(['2025', '2024']);
    expect(continua(['2026', '2027'], 2, true)).toEqual(['2025', '2024']);
    expect(continua(['2026'], 2)).toEqual(['2026', '2026']);
    expect(continua(['sì', 'no'], 3)).toEqual(['sì', 'no', 'sì']);
    expect(continua(['1', '2', '4'], 2)).toEqual(['1', '2']);
    expect(continua(['1.000,50', '2.000,50'], 2)).toEqual(['3.000,50', '4.000,50']);
    expect(continua(['9.000', '10.000'], 1)).toEqual(['11.000']);
    expect(continua(['800,00', '900,00', '1.000,00'], 1)).toEqual(['1.100,00']);
    expect(continua(['0,50', '0,25'], 3)).toEqual(['0,00', '-0,25', '-0,50']);
    expect(continua(['1,5', '2,50'], 1)).toEqual(['1,5']);
    expect(continua(['12.07', '12.08'], 1)).toEqual(['12.07']);
  });
  test('la maniglia scrive soltanto fuori dall’origine e dentro la meta, ogni cella una volta', () => {
    fc.assert(
      fc.property(rettangoli, fc.nat(12), fc.nat(12), (da, r, c) => {
        const a = trascinato(da, r, c);
        const celle = riempiSerie(da, a, testo);
        const quante = (i: Intervallo) => (i.r1 - i.r0 + 1) * (i.c1 - i.c0 + 1);
        expect(celle).toHaveLength(quante(a) - quante(da));
        expect(new Set(celle.map((x) => `${x.r}:${x.c}`)).size).toBe(celle.length);
        for (const x of celle) {
          expect(x.r >= a.r0 && x.r <= a.r1 && x.c >= a.c0 && x.c <= a.c1).toBe(true);
          expect(x.r >= da.r0 && x.r <= da.r1 && x.c >= da.c0 && x.c <= da.c1).toBe(false);
        }
      }),
    );
  });
});

describe('dove atterra un blocco', () => {
  const campo = { righe: 10, colonne: 6, aggiungibile: false };
  test('ogni cella del blocco va al suo posto, o si dice quante restano fuori', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 15 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(9),
        fc.nat(5),
        fc.boolean(),
        (altezza, larghezza, r, c, aggiungibile) => {
          const blocco = Array.from({ length: altezza }, (_, y) =>
            Array.from({ length: larghezza }, (__, x) => `${y}/${x}`),
          );
          const a = atterra(blocco, soloUna({ r, c }), { ...campo, aggiungibile });
          const nuove = a.nuove.flat();
          const dentro = (altezza - a.righeFuori) * (larghezza - a.colonneFuori);
          expect(a.celle.length + nuove.length).toBe(dentro);
          for (const x of a.celle) expect(x.testo).toBe(`${x.r - r}/${x.c - c}`);
          expect(a.righeFuori).toBe(aggiungibile ? 0 : Math.max(0, r + altezza - campo.righe));
          expect(a.colonneFuori).toBe(Math.max(0, c + larghezza - campo.colonne));
        },
      ),
    );
  });
  test('una cella riempie tutta la selezione; un blocco si ripete se la selezione è un suo multiplo', () => {
    const scelta = { ...soloUna({ r: 0, c: 0 }), estremo: { r: 3, c: 1 } };
    expect(atterra([['x']], scelta, campo).celle).toHaveLength(8);
    const due = atterra([['a'], ['b']], scelta, campo);
    expect(due.celle.map((x) => x.testo)).toEqual(['a', 'a', 'b', 'b', 'a', 'a', 'b', 'b']);
    expect(atterra([['a'], ['b'], ['c']], scelta, campo).celle).toHaveLength(3);
  });
  test('dopo l’ultima riga si aggiungono righe nuove', () => {
    const a = atterra([['a'], ['b'], ['c']], soloUna({ r: 9, c: 2 }), { ...campo, aggiungibile: true });
    expect(a.celle).toEqual([{ r: 9, c: 2, testo: 'a' }]);
    expect(a.nuove).toEqual([[{ c: 2, testo: 'b' }], [{ c: 2, testo: 'c' }]]);
  });
});

describe('tasti', () => {
  const tasto = (key: string, con: string = '') => ({
    key,
    ctrlKey: con.includes('c'),
    shiftKey: con.includes('s'),
    altKey: con.includes('a'),
    metaKey: false,
  });
  test('i tasti di un foglio di calcolo', () => {
    expect(comandoDi(tasto('ArrowDown'))).toEqual({ tipo: 'muovi', mossa: 'giu', estendi: false });
    expect(comandoDi(tasto('ArrowDown', 'cs'))).toEqual({ tipo: 'muovi', mossa: 'bordo-giu', estendi: true });
    expect(comandoDi(tasto('End', 'c'))).toEqual({ tipo: 'muovi', mossa: 'fine', estendi: false });
    expect(comandoDi(tasto('Tab', 's'))).toEqual({ tipo: 'prossima', passo: -1 });
    expect(comandoDi(tasto('F2'))).toEqual({ tipo: 'scrivi', da: 'testo' });
    expect(comandoDi(tasto('à'))).toEqual({ tipo: 'scrivi', da: 'tasto' });
    expect(comandoDi(tasto('A', 's'))).toEqual({ tipo: 'scrivi', da: 'tasto' });
    expect(comandoDi(tasto('D', 'c'))).toEqual({ tipo: 'riempi-giu' });
    expect(comandoDi(tasto('Delete'))).toEqual({ tipo: 'svuota' });
    expect(comandoDi(tasto('Enter', 'a'))).toEqual({ tipo: 'fonte' });
    expect(comandoDi(tasto(' ', 's'))).toEqual({ tipo: 'righe' });
    expect(comandoDi(tasto(' ', 'c'))).toEqual({ tipo: 'colonna' });
  });
  test('AltGr scrive; i tasti dell’app restano all’app', () => {
    expect(comandoDi(tasto('@', 'ca'))).toEqual({ tipo: 'scrivi', da: 'tasto' });
    for (const [key, con] of [
      ['z', 'c'],
      ['y', 'c'],
      ['c', 'c'],
      ['v', 'c'],
      ['k', 'c'],
      ['s', 'c'],
      ['F6', ''],
      ['F1', ''],
    ] as const)
      expect(comandoDi(tasto(key, con)), key).toBeNull();
  });
});
