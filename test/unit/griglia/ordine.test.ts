import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conta, leggiEsatto, mostraEsatto, somma } from '../../../renderer/ui/griglia/cifre.ts';
import {
  disponi,
  filtroVuoto,
  passa,
  totaliDiVista,
  totaliInFondo,
  valoriDi,
} from '../../../renderer/ui/griglia/ordine.ts';
import type { CellaGriglia, ColonnaGriglia, RigaGriglia } from '../../../renderer/ui/griglia/tipi.ts';

const colonna = (id: string, tipo: ColonnaGriglia['tipo']): ColonnaGriglia => ({
  id,
  titolo: id,
  gruppo: null,
  tipo,
  unita: null,
  modificabile: true,
  obbligatoria: false,
  opzioni: null,
  piuScelte: false,
  aiuto: null,
});
const cella = (testo: string, valore: string | null = testo): CellaGriglia => ({
  testo,
  valore,
  stato: valore === null ? 'ignoto' : 'ok',
  modificabile: true,
});
const colonne = [colonna('nome', 'testo'), colonna('euro', 'importo'), colonna('anno', 'testo')];
const riga = (id: string, nome: string, cents: number | null, totale = false): RigaGriglia => ({
  id,
  totale,
  celle: [
    cella(nome),
    cents === null
      ? cella('', null)
      : cella(String(cents), `${Math.trunc(cents / 100)}.${String(Math.abs(cents % 100)).padStart(2, '0')}`),
    cella('2026'),
  ],
});
const righe = fc
  .array(fc.tuple(fc.string({ maxLength: 4 }), fc.option(fc.nat(10_000_000), { nil: null })), { maxLength: 12 })
  .map((voci) => voci.map(([nome, cents], i) => riga(`r${i}`, nome, cents)));

describe('ordine e filtri', () => {
  test('ordinare tiene tutte le righe, in ordine di valore, quelle ignote in fondo nei due versi', () => {
    fc.assert(
      fc.property(righe, fc.constantFrom('su' as const, 'giu' as const), (tutte, verso) => {
        const dopo = disponi(tutte, colonne, {}, { colonna: 'euro', verso });
        expect(new Set(dopo.map((r) => r.id))).toEqual(new Set(tutte.map((r) => r.id)));
        const valori = dopo.map((r) => r.celle[1]?.valore ?? null);
        const noti = valori.filter((v) => v !== null);
        expect(valori.slice(0, noti.length)).toEqual(noti);
        const numeri = noti.map(Number);
        expect(numeri).toEqual([...numeri].sort((a, b) => (verso === 'su' ? a - b : b - a)));
      }),
    );
  });
  test('un filtro lascia le righe che passano, nello stesso ordine, e mai un totale', () => {
    fc.assert(
      fc.property(righe, fc.nat(100_000), (tutte, limite) => {
        const f = { ...filtroVuoto, da: `${limite},00` };
        const conTotale = [...tutte, riga('t', 'Totale', 5, true)];
        const dopo = disponi(conTotale, colonne, { euro: f }, null);
        expect(dopo).toEqual(
          tutte.filter((r) => Number(r.celle[1]?.valore ?? -1) >= limite && r.celle[1]?.valore !== null),
        );
      }),
    );
  });
  test('senza filtri né ordine la vista è quella del motore, subtotali compresi', () => {
    const tutte = [riga('a', 'a', 1), riga('s', 'Totale', 1, true), riga('b', 'b', 2)];
    expect(disponi(tutte, colonne, { euro: filtroVuoto }, null)).toBe(tutte);
  });
  test('testo senza accenti, valori scelti, celle vuote o segnate', () => {
    const c = cella('Città Sant’Angelo');
    expect(passa(c, { ...filtroVuoto, contiene: "citta sant'a" })).toBe(true);
    expect(passa(c, { ...filtroVuoto, valori: ['altro'] })).toBe(false);
    expect(passa(cella('', null), { ...filtroVuoto, stato: 'vuote' })).toBe(true);
    expect(passa({ ...c, stato: 'anomalia' }, { ...filtroVuoto, stato: 'segnate' })).toBe(true);
    expect(passa(c, { ...filtroVuoto, stato: 'mano' })).toBe(false);
    expect(valoriDi([riga('a', 'x', 1), riga('b', 'x', 2), riga('c', 'a', 3)], 0)).toEqual([
      ['a', 1],
      ['x', 2],
    ]);
  });
});

describe('totali', () => {
  test('in fondo stanno i totali di tutto, non quelli dell’ultimo gruppo', () => {
    const t = (id: string) => riga(id, 'Totale', 1, true);
    const r = (id: string) => riga(id, 'x', 1);
    const nomi = (elenco: readonly RigaGriglia[]) => totaliInFondo(elenco).map((x) => x.id);
    expect(nomi([r('a'), r('b'), t('T')])).toEqual(['T']);
    expect(nomi([r('a'), t('t1'), r('b'), t('t2')])).toEqual([]);
    expect(nomi([r('a'), t('t1'), r('b'), t('t2'), t('T')])).toEqual(['T']);
    expect(nomi([r('a')])).toEqual([]);
  });
  test('il totale della vista è la somma di ciò che si vede, e solo dove il totale scritto è una somma', () => {
    fc.assert(
      fc.property(righe, (tutte) => {
        const cents = (elenco: readonly RigaGriglia[]) =>
          elenco.reduce((s, r) => s + Number(leggiEsatto(r.celle[1]?.valore ?? null)?.unita ?? 0n), 0);
        const conTotale = [...tutte, riga('t', 'Totale', cents(tutte), true)];
        const vista = tutte.filter((_, i) => i % 2 === 0);
        const [nome, euro] = totaliDiVista(conTotale, vista, colonne);
        expect(nome).toBeNull();
        expect(Number(euro) * 100).toBeCloseTo(cents(vista), 3);
        const sbagliato = [...tutte, riga('t', 'Totale', cents(tutte) + 1, true)];
        expect(totaliDiVista(sbagliato, vista, colonne)[1]).toBeNull();
      }),
    );
  });
});

describe('somma, conto e media', () => {
  test('la somma è esatta, senza virgola mobile', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n })), (cents) => {
        const voci = cents.map((n) => ({ unita: n, decimali: 2 }));
        expect(somma(voci).unita).toBe(cents.reduce((s, n) => s + n, 0n));
      }),
    );
    expect(conta(['0.10', '0.20', '1'], 2)).toEqual({ celle: 3, cifre: 3, somma: '1,30', media: '0,43' });
  });
  test('testi e celle vuote si contano per quello che sono', () => {
    expect(conta([null, 'ciao', ''], 2)).toEqual({ celle: 1, cifre: 0, somma: null, media: null });
    expect(mostraEsatto('1234567.5', 2)).toBe('1.234.567,50');
    expect(mostraEsatto('n.d.', 2)).toBe('n.d.');
  });
});
