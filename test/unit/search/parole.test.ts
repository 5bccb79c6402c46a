import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estratto } from '#engine/search/estratto.ts';
import { cercata, paroleDi, risponde } from '#engine/search/parole.ts';
import { creaIndiceTesti } from '#engine/storage/indice-testi.ts';

const cerca = (testo: string) => {
  const c = cercata(testo);
  if (c === null) throw new Error(`«${testo}» non ha parole`);
  return c;
};
/** Texts that answer a search, through the real index. */
const trovati = (testi: readonly string[], testo: string): string[] => {
  const indice = creaIndiceTesti();
  testi.forEach((t, i) => {
    const parole = paroleDi(t);
    indice.metti(i, {
      titolo: '',
      testo: parole.map((p) => p.nuda).join(' '),
      radici: parole.map((p) => p.radice).join(' '),
    });
  });
  return indice
    .cerca(cerca(testo).espressione, 50)
    .map((i) => testi[i] ?? '')
    .toSorted();
};

describe('le parole cercate', () => {
  it.each([
    ['assistenti sociali', 'L’assistente sociale valuta il bisogno'],
    ['dimissione protetta', 'Le dimissioni protette dall’ospedale'],
    ['famiglia straniera', 'le famiglie straniere'],
    ['volontario', 'le associazioni volontarie'],
    ['servizi', 'Il servizio di assistenza domiciliare'],
    ['AMBITO', 'la programmazione dell’ambito territoriale'],
    ['citta', 'Le città dell’Ambito'],
    ['domic', 'assistenza domiciliare'],
    ['101428', 'abitanti: 101.428 al 2021'],
    ['101.428', 'abitanti: 101428'],
    ['12.345,67', 'importo 12345,67 euro'],
    ['quota dei Comuni', 'Quote che i Comuni versano'],
    ['il', 'il solo articolo'],
  ])('«%s» trova «%s»', (scritto, testo) => {
    expect(trovati([testo, 'Un testo qualsiasi, senza nulla in comune'], scritto)).toEqual([testo]);
  });

  it.each([
    ['domiciliare anziani', 'assistenza domiciliare ai minori'],
    ['2026', 'nel 2027'],
    ['428', 'abitanti: 101.428'],
  ])('«%s» non trova «%s»', (scritto, testo) => {
    expect(trovati([testo], scritto)).toEqual([]);
  });

  it('ciò che non ha parole non è una ricerca', () => {
    expect(cercata('  -- " * ()')).toBeNull();
  });

  it('nessun segno scritto arriva alla lingua delle ricerche', () => {
    const vuoto = creaIndiceTesti();
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 0x2fff }), { maxLength: 40 }), (codici) => {
        const testo = String.fromCodePoint(...codici);
        const c = cercata(testo);
        if (c !== null) expect(() => vuoto.conta(c.espressione)).not.toThrow();
      }),
      { numRuns: 40 },
    );
  });

  it('un testo risponde sempre alla ricerca di una sua parola', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zàèéìòù]{2,12}$/), { minLength: 1, maxLength: 12 }), (parole) => {
        const testo = parole.join(' ');
        for (const p of parole) expect(trovati([testo], p)).toEqual([testo]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('l’estratto', () => {
  it('mostra le parole attorno alla prima trovata e le segna tutte', () => {
    const testo = `${'Parole che vengono prima di tutto. '.repeat(4)}La presa in carico dell’assistente sociale, con gli assistenti sociali dei Comuni.`;
    const pezzi = estratto(testo, cerca('assistente sociale'));
    expect(pezzi.filter((p) => p.trovato).map((p) => p.testo)).toEqual([
      ...['assistente', 'sociale', 'assistenti', 'sociali'],
    ]);
    expect(pezzi[0]?.testo).toBe('… ');
    expect(pezzi.map((p) => p.testo).join('')).toContain('La presa in carico dell’assistente sociale');
  });

  it('è una parte del testo, e ogni pezzo segnato risponde', () => {
    const vocale = fc.constantFrom('anziani', 'minori', 'fondo', 'di', 'servizi', '12.345,67', 'l’ente', '\n', '—');
    fc.assert(
      fc.property(fc.array(vocale, { maxLength: 80 }), fc.constantFrom('servizio', 'minore', 'ente 12.345'), (p, q) => {
        const testo = p.join(' ');
        const c = cerca(q);
        const pezzi = estratto(testo, c);
        const unito = pezzi
          .map((x) => x.testo)
          .join('')
          .replace(/^… | …$/g, '');
        expect(testo.replaceAll(/\s+/g, ' ').trim()).toContain(unito);
        for (const x of pezzi.filter((y) => y.trovato))
          expect(paroleDi(x.testo).some((w) => risponde(w, c))).toBe(true);
      }),
    );
  });
});
