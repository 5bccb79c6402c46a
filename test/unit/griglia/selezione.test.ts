import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sceltaIn } from '../../../renderer/ui/griglia/scelte.ts';
import {
  aggiungi,
  type Campo,
  contenuta,
  interaColonna,
  interaRiga,
  intervalli,
  type Mossa,
  muovi,
  principale,
  prossima,
  righeScelte,
  type Selezione,
  scelteNellaRiga,
  soloUna,
  tutto,
} from '../../../renderer/ui/griglia/selezione.ts';

const mosse: readonly Mossa[] = [
  ...(['su', 'giu', 'sinistra', 'destra'] as const),
  ...(['bordo-su', 'bordo-giu', 'bordo-sinistra', 'bordo-destra'] as const),
  ...(['inizio-riga', 'fine-riga', 'inizio', 'fine', 'pagina-su', 'pagina-giu'] as const),
];
const campoDi = (disegno: readonly string[], pagina = 3): Campo => ({
  righe: disegno.length,
  colonne: disegno[0]?.length ?? 0,
  pagina,
  piena: (r, c) => disegno[r]?.[c] === '#',
});
const campi = fc
  .record({ righe: fc.integer({ min: 1, max: 8 }), colonne: fc.integer({ min: 1, max: 8 }) })
  .chain(({ righe, colonne }) =>
    fc.array(fc.string({ unit: fc.constantFrom('#', '.'), minLength: colonne, maxLength: colonne }), {
      minLength: righe,
      maxLength: righe,
    }),
  )
  .map((d) => campoDi(d));
const passi = fc.array(fc.tuple(fc.constantFrom(...mosse), fc.boolean()), { maxLength: 30 });
const dentro = (p: { r: number; c: number }, campo: Campo, minimo: number) =>
  p.r >= minimo && p.r < campo.righe && p.c >= 0 && p.c < campo.colonne;

describe('selezione della griglia', () => {
  test('nessuna mossa porta fuori; estendendo, l’ancora e la cella attiva restano', () => {
    fc.assert(
      fc.property(campi, passi, (campo, elenco) => {
        let s: Selezione = soloUna({ r: 0, c: 0 });
        for (const [mossa, estendi] of elenco) {
          const prima = s;
          s = muovi(s, mossa, estendi, campo);
          expect(dentro(s.attiva, campo, -1)).toBe(true);
          expect(dentro(s.estremo, campo, -1)).toBe(true);
          if (estendi && prima.attiva.r >= 0 && s.estremo.r >= 0) {
            expect(s.ancora).toEqual(prima.ancora);
            expect(s.attiva).toEqual(prima.attiva);
          }
        }
      }),
    );
  });
  test('Ctrl+freccia si ferma dove si ferma un foglio di calcolo', () => {
    const campo = campoDi(['##..##.']);
    const verso = (c: number, mossa: Mossa) => muovi(soloUna({ r: 0, c }), mossa, false, campo).attiva.c;
    expect(verso(0, 'bordo-destra')).toBe(1);
    expect(verso(1, 'bordo-destra')).toBe(4);
    expect(verso(2, 'bordo-destra')).toBe(4);
    expect(verso(5, 'bordo-destra')).toBe(6);
    expect(verso(6, 'bordo-destra')).toBe(6);
    expect(verso(4, 'bordo-sinistra')).toBe(1);
  });
  test('Tab e Invio dentro una selezione visitano ogni cella una volta e tornano', () => {
    fc.assert(
      fc.property(campi, passi, fc.constantFrom('riga' as const, 'colonna' as const), (campo, elenco, verso) => {
        let s: Selezione = soloUna({ r: 0, c: 0 });
        for (const [mossa] of elenco) s = muovi(s, mossa, true, campo);
        const { r0, c0, r1, c1 } = principale(s);
        const quante = (r1 - r0 + 1) * (c1 - c0 + 1);
        if (quante === 1) return;
        const viste = new Set<string>();
        let qui = s;
        for (let i = 0; i < quante; i += 1) {
          viste.add(`${qui.attiva.r}:${qui.attiva.c}`);
          const dopo = prossima(qui, verso, 1, campo);
          expect(prossima(dopo, verso, -1, campo).attiva).toEqual(qui.attiva);
          qui = dopo;
        }
        expect(viste.size).toBe(quante);
        expect(qui.attiva).toEqual(s.attiva);
      }),
    );
  });
  test('dalla prima riga si sale all’intestazione e si torna; la selezione non ci entra', () => {
    const campo = campoDi(['##', '##']);
    const su = muovi(soloUna({ r: 0, c: 1 }), 'su', false, campo);
    expect(su.attiva).toEqual({ r: -1, c: 1 });
    expect(muovi(su, 'giu', false, campo).attiva).toEqual({ r: 0, c: 1 });
    expect(muovi(soloUna({ r: 0, c: 1 }), 'su', true, campo).estremo).toEqual({ r: 0, c: 1 });
    expect(prossima(soloUna({ r: 0, c: 0 }), 'colonna', -1, campo).attiva.r).toBe(0);
  });
  test('righe e colonne intere, tutto, rettangoli aggiunti', () => {
    const campo = campoDi(['####', '####', '####']);
    expect(principale(interaRiga(soloUna({ r: 1, c: 2 }), 1, false, campo))).toEqual({ r0: 1, c0: 0, r1: 1, c1: 3 });
    expect(principale(interaColonna(soloUna({ r: 1, c: 2 }), campo))).toEqual({ r0: 0, c0: 2, r1: 2, c1: 2 });
    expect(principale(tutto(soloUna({ r: -1, c: 2 }), campo))).toEqual({ r0: 0, c0: 0, r1: 2, c1: 3 });
    const due = aggiungi(soloUna({ r: 0, c: 0 }), { r: 2, c: 2 });
    expect(intervalli(due)).toHaveLength(2);
    expect(righeScelte(due)).toEqual([0, 2]);
  });
  test('le celle scelte di una riga, scritte e rilette, sono le stesse', () => {
    fc.assert(
      fc.property(campi, passi, (campo, elenco) => {
        let s: Selezione = soloUna({ r: 0, c: 0 });
        for (const [mossa, estendi] of elenco) {
          const dopo = muovi(s, mossa, estendi, campo);
          s = estendi ? dopo : dopo.attiva.r < 0 ? s : aggiungi(s, dopo.attiva);
        }
        for (let r = 0; r < campo.righe; r += 1) {
          const scritte = scelteNellaRiga(intervalli(s), r);
          for (let c = 0; c < campo.colonne; c += 1)
            expect(sceltaIn(scritte, c)).toBe(
              intervalli(s).some((i) => r >= i.r0 && r <= i.r1 && c >= i.c0 && c <= i.c1),
            );
        }
      }),
    );
  });
  test('se la griglia si accorcia la selezione rientra, e rientrata resta', () => {
    fc.assert(
      fc.property(campi, campi, passi, (grande, piccola, elenco) => {
        let s: Selezione = soloUna({ r: 0, c: 0 });
        for (const [mossa, estendi] of elenco) s = muovi(s, mossa, estendi, grande);
        const dopo = contenuta(s, piccola);
        expect(dentro(dopo.attiva, piccola, -1)).toBe(true);
        expect(contenuta(dopo, piccola)).toEqual(dopo);
      }),
    );
  });
});
