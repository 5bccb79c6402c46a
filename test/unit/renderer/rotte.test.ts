import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indirizzoLuogo, origineLuogo } from '../../../renderer/app/luoghi.ts';
import { indirizzo, leggiRotta, stanze } from '../../../renderer/app/rotte.ts';

describe('indirizzi', () => {
  test('un indirizzo si legge come è stato scritto', () => {
    expect(leggiRotta('#/verifica/FIN-02?soggetto=FNA%2F2027')).toEqual({
      stanza: 'verifica',
      id: 'FIN-02',
      parametri: { soggetto: 'FNA/2027' },
    });
  });
  test('ciò che non si conosce porta al Quadro', () => {
    for (const hash of ['', '#', '#/', '#/altrove/1', '#gettone=abc'])
      expect(leggiRotta(hash)).toEqual({ stanza: 'quadro', id: null, parametri: {} });
  });
  test('un codice percentuale spezzato non ferma la pagina', () => {
    expect(leggiRotta('#/registri/%E0%A4')).toMatchObject({ stanza: 'registri', id: '%E0%A4' });
  });
  test('scrivere e leggere è l’identità, qualunque cosa contengano id e filtri', () => {
    const testo = fc.string({ unit: 'binary', minLength: 1 }).map((s) => s.toWellFormed());
    fc.assert(
      fc.property(
        fc.constantFrom(...stanze),
        fc.option(testo),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), testo),
        (stanza, id, parametri) => {
          expect(leggiRotta(indirizzo(stanza, id, parametri))).toEqual({ stanza, id, parametri });
        },
      ),
    );
  });
});

describe('luoghi', () => {
  test('una riga di registro si apre nella sua vista', () => {
    const luogo = { tipo: 'registro', id: 'scheda:0192', etichetta: 'S06', registro: 'schede' } as const;
    expect(indirizzoLuogo(luogo)).toBe('#/registri/schede?riga=scheda%3A0192');
  });
  test('un registro intero si apre senza cercare una riga', () => {
    expect(indirizzoLuogo({ tipo: 'registro', id: 'fondi', etichetta: 'Fondi', registro: 'fondi' })).toBe(
      '#/registri/fondi',
    );
  });
  test('un passaggio di testo porta al suo blocco', () => {
    expect(indirizzoLuogo({ tipo: 'sezione', id: 's1', etichetta: '10.1', bloccoId: 'b2' })).toBe(
      '#/piano/s1?blocco=b2',
    );
  });
  test('il catalogo del modello non si apre', () => {
    expect(indirizzoLuogo({ tipo: 'pacco', id: 'LEPS-RES', etichetta: 'Catalogo' })).toBeNull();
  });
  test('file, foglio e cella su una riga', () => {
    expect(origineLuogo({ file: 'Fondi.xlsx', foglio: 'Riparto', cella: 'D7' })).toBe('Fondi.xlsx, «Riparto», D7');
    expect(origineLuogo({})).toBe('');
  });
});
