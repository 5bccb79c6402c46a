import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { raccoglitore } from '#engine/import/anomalie.ts';
import { erroreCodiceFiscale } from '#engine/import/contributi/codice-fiscale.ts';
import { coppieSimili, jaccard, sequenze } from '#engine/import/contributi/somiglianza.ts';
import { pulisciTesto } from '#engine/import/contributi/testo.ts';

describe('Testi dei contributi', () => {
  const pulisci = (testo: string) => {
    const anomalie = raccoglitore();
    return { testo: pulisciTesto(testo, 'testo', {}, anomalie), codici: anomalie.elenco().map((a) => a.codice) };
  };
  it('ciò che nasconde è tolto e detto, il resto rimane testo', () => {
    expect(pulisci('a\u0001b\u202ec\u200bd\ufeff')).toEqual({ testo: 'abcd', codici: ['CARATTERI_NASCOSTI'] });
    expect(pulisci('<script>alert(1)</script> =cmd|\u0027 {{7*7}}')).toEqual({
      testo: '<script>alert(1)</script> =cmd|\u0027 {{7*7}}',
      codici: [],
    });
    expect(pulisci('riga\r\nriga\tfine')).toEqual({ testo: 'riga\nriga\tfine', codici: [] });
  });
  it('le faccine composte restano intere, il legame tra lettere no', () => {
    expect(pulisci('👩‍👩‍👧‍👦🏠 🇮🇹 ❤️‍🔥').testo).toBe('👩‍👩‍👧‍👦🏠 🇮🇹 ❤️‍🔥');
    expect(pulisci('so\u200dciale').testo).toBe('sociale');
  });
  it('gli accenti in due pezzi sono ricomposti e detti', () => {
    expect(pulisci('perche\u0301')).toEqual({ testo: 'perché', codici: ['TESTO_NORMALIZZATO'] });
  });
});

describe('Codice fiscale', () => {
  it.each(['00484960588', '80078750587', 'RSSMRA85T10A562S'])('%s è valido', (cf) =>
    expect(erroreCodiceFiscale(cf)).toBeNull(),
  );
  it.each(['00484960589', '0091234567', 'RSSMRA85T10A562T', 'abc', ''])('«%s» non è valido', (cf) =>
    expect(erroreCodiceFiscale(cf)).not.toBeNull(),
  );
  it('di un ente fittizio si guarda solo la forma', () => {
    expect(erroreCodiceFiscale('91692540792', true)).toBeNull();
    expect(erroreCodiceFiscale('0091234567', true)).not.toBeNull();
  });
});

describe('Testi quasi uguali', () => {
  it('il confronto veloce trova le stesse coppie di quello completo', () => {
    const parole = fc.array(fc.constantFrom(...'abcdefghi'.split('')), { minLength: 5, maxLength: 30 });
    fc.assert(
      fc.property(fc.array(parole, { minLength: 2, maxLength: 12 }), (testi) => {
        const insiemi = testi.map((t) => sequenze(t.join(' ')));
        const tutte = insiemi.flatMap((a, i) =>
          insiemi.slice(i + 1).flatMap((b, k) => (jaccard(a, b) >= 0.6 ? [`${i}-${i + 1 + k}`] : [])),
        );
        expect(
          coppieSimili(insiemi)
            .map(([a, b]) => `${a}-${b}`)
            .sort(),
        ).toEqual(tutte.sort());
      }),
      { numRuns: 200 },
    );
  });
});
