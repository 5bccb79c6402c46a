import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alGiorno, dataBreve, dataCon, dataEstesa, eData, giornoDi, istanteEsteso } from '#format/date.ts';
import { euroInLettere, numeroInLettere } from '#format/lettere.ts';
import {
  decimale,
  euro,
  euroTesto,
  fte,
  fteMancanti,
  importo,
  intero,
  millesimi,
  numero,
  ore,
  percentuale,
  percentualeDi,
  rapporto,
} from '#format/numeri.ts';
import { confronta, inOrdine } from '#format/ordine.ts';
import {
  accordo,
  conArticolo,
  conPreposizione,
  elencoInLinea,
  letteraElenco,
  maiuscola,
  preposizioni,
} from '#format/parole.ts';
import { testoSicuro, unaRiga, urlSicuro } from '#format/testo-sicuro.ts';

describe('numeri', () => {
  test('gli importi hanno sempre il punto delle migliaia e due decimali', () => {
    expect(euro(123456)).toBe('1.234,56\u00a0€');
    expect(euro(0)).toBe('0,00\u00a0€');
    expect(euro(-1234567)).toBe('-12.345,67\u00a0€');
    expect(euro(5)).toBe('0,05\u00a0€');
    expect(importo(100000000)).toBe('1.000.000,00');
    expect(euroTesto(1234567)).toBe('12345.67');
  });
  test('un importo intero non perde centesimi, nemmeno al limite degli interi', () => {
    expect(euro(Number.MAX_SAFE_INTEGER)).toBe('90.071.992.547.409,91\u00a0€');
    fc.assert(
      fc.property(fc.maxSafeInteger(), (cents) => {
        const cifre = importo(cents).replace(/[.,]/g, '').replace('-', '');
        expect(BigInt(cifre)).toBe(BigInt(Math.abs(cents)));
      }),
    );
  });
  test('gli FTE si arrotondano una volta, a metà per eccesso; i mancanti sempre per eccesso', () => {
    expect(fte({ num: 1061n, den: 60n })).toBe('17,68');
    expect(fte({ num: 1n, den: 200n })).toBe('0,01');
    expect(fte({ num: 1n, den: 201n })).toBe('0,00');
    expect(fteMancanti({ num: 1n, den: 201n })).toBe('0,01');
    expect(decimale({ num: 1061n, den: 60n }, 6)).toBe('17.683333');
    expect(decimale({ num: -1n, den: 3n }, 2)).toBe('-0.33');
    expect(numero({ num: 7n, den: 1n }, 0)).toBe('7');
  });
  test('percentuali, rapporti, unità dichiarate, ore', () => {
    expect(percentuale(1250)).toBe('12,5\u00a0%');
    expect(percentuale(10000)).toBe('100\u00a0%');
    expect(percentualeDi({ num: 1n, den: 8n })).toBe('12,5\u00a0%');
    expect(rapporto({ num: 101428n * 300n, den: 5900n })).toBe('1:5.157');
    expect(millesimi(500)).toBe('0,5');
    expect(intero(101428)).toBe('101.428');
    expect(ore(2160)).toBe('36 ore');
    expect(ore(90)).toBe('1 ora e 30 minuti');
  });
});

describe('date', () => {
  test('la forma breve sta nelle tabelle, quella estesa nel testo', () => {
    expect(dataBreve('2026-01-05')).toBe('05/01/2026');
    expect(dataEstesa('2026-01-05')).toBe('5 gennaio 2026');
    expect(dataEstesa('2026-05-01')).toBe('1° maggio 2026');
    expect(alGiorno('2026-01-01')).toBe('al 1° gennaio 2026');
    expect(dataCon('da', '2026-03-08')).toBe("dall'8 marzo 2026");
    expect(dataCon('di', '2026-11-11')).toBe("dell'11 novembre 2026");
  });
  test('un giorno che non esiste non è una data', () => {
    expect(eData('2026-04-31')).toBe(false);
    expect(eData('2028-02-29')).toBe(true);
    expect(eData('ieri')).toBe(false);
  });
  test("l'istante si legge a Roma qualunque sia il fuso della macchina", () => {
    expect(istanteEsteso('2026-07-31T22:30:00.000Z')).toBe('1° agosto 2026, ore 00:30');
    expect(giornoDi('2026-12-31T23:30:00.000Z')).toBe('2027-01-01');
  });
});

/** Independent reader of Italian number words, used only to prove the writer. */
const leggi = (testo: string): bigint => {
  const base = new Map<string, bigint>();
  const unita =
    'zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove'.split(
      ' ',
    );
  unita.forEach((p, i) => base.set(p, BigInt(i)));
  'venti trenta quaranta cinquanta sessanta settanta ottanta novanta'.split(' ').forEach((p, i) => {
    base.set(p, BigInt(i * 10 + 20));
    base.set(p.slice(0, -1), BigInt(i * 10 + 20));
  });
  let resto = testo.replace('é', 'e');
  let totale = 0n;
  let gruppo = 0n;
  const moltiplicatori: [RegExp, bigint][] = [
    [/^(miliardi|miliardo)/, 1_000_000_000n],
    [/^(milioni|milione)/, 1_000_000n],
    [/^(mila|mille)/, 1000n],
    [/^cent((?=ott)|o)/, 100n],
  ];
  while (resto !== '') {
    const m = moltiplicatori.find(([r]) => r.test(resto));
    if (m) {
      resto = resto.replace(m[0], '');
      if (m[1] === 100n) gruppo = (gruppo === 0n ? 1n : gruppo) * 100n;
      else if (m[1] === 1_000_000_000n) {
        totale = (totale + gruppo) * m[1];
        gruppo = 0n;
      } else {
        totale += (gruppo === 0n ? 1n : gruppo) * m[1];
        gruppo = 0n;
      }
      continue;
    }
    if (resto.startsWith('un') && /^un(milion|miliard)/.test(resto)) {
      gruppo += 1n;
      resto = resto.slice(2);
      continue;
    }
    const parola = [...base.keys()].sort((a, b) => b.length - a.length).find((p) => resto.startsWith(p));
    if (parola === undefined) throw new Error(`non si legge: ${resto}`);
    gruppo += base.get(parola) ?? 0n;
    resto = resto.slice(parola.length);
  }
  return totale + gruppo;
};

describe('lettere', () => {
  test('gli importi come li scrivono gli atti', () => {
    expect(euroInLettere(230045)).toBe('duemilatrecento/45');
    expect(euroInLettere(100)).toBe('uno/00');
    expect(euroInLettere(0)).toBe('zero/00');
    expect(euroInLettere(-500)).toBe('meno cinque/00');
    expect(numeroInLettere(23)).toBe('ventitré');
    expect(numeroInLettere(3)).toBe('tre');
    expect(numeroInLettere(108)).toBe('centotto');
    expect(numeroInLettere(181)).toBe('centottantuno');
    expect(numeroInLettere(101)).toBe('centouno');
    expect(numeroInLettere(1_000_000)).toBe('unmilione');
    expect(numeroInLettere(21_000)).toBe('ventunomila');
    expect(numeroInLettere(2_103_023n)).toBe('duemilionicentotremilaventitré');
  });
  test('ogni importo in lettere si rilegge uguale, e due importi diversi hanno parole diverse', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999n }), (n) => {
        expect(leggi(numeroInLettere(n))).toBe(n);
      }),
      { numRuns: 2000 },
    );
    for (let n = 0; n < 2000; n++) expect(leggi(numeroInLettere(n))).toBe(BigInt(n));
  });
});

describe('parole', () => {
  test('le preposizioni articolate seguono la tabella', () => {
    expect(conPreposizione('di', { nome: 'Comune', articolo: 'il' })).toBe('del Comune');
    expect(conPreposizione('di', { nome: 'Unione', articolo: "l'" })).toBe("dell'Unione");
    expect(conPreposizione('a', { nome: 'enti', articolo: 'gli' })).toBe('agli enti');
    expect(conPreposizione('in', { nome: 'Conferenza', articolo: 'la' })).toBe('nella Conferenza');
    expect(conPreposizione('su', { nome: 'Stato', articolo: 'lo' })).toBe('sullo Stato');
    expect(conPreposizione('da', { nome: 'Roma', articolo: '' })).toBe('da Roma');
    expect(conArticolo({ nome: 'Assemblea', articolo: "l'" })).toBe("l'Assemblea");
    for (const p of preposizioni) expect(conPreposizione(p, { nome: 'x', articolo: '' })).toBe(`${p} x`);
  });
  test('accordo, elenchi, maiuscole', () => {
    expect(accordo(1, 'il Comune', 'i Comuni')).toBe('il Comune');
    expect(accordo(0, 'Comune', 'Comuni')).toBe('Comuni');
    expect(elencoInLinea([])).toBe('');
    expect(elencoInLinea(['a'])).toBe('a');
    expect(elencoInLinea(['a', 'b', 'c'])).toBe('a, b e c');
    expect(elencoInLinea(['Acquaviva', 'Este'])).toBe('Acquaviva ed Este');
    expect(elencoInLinea(['a', 'b'], 'o')).toBe('a o b');
    expect(maiuscola('ènte')).toBe('Ènte');
  });
  test('le lettere degli elenchi saltano j k w x y e poi raddoppiano', () => {
    expect(Array.from({ length: 23 }, (_, i) => letteraElenco(i)).join(' ')).toBe(
      'a b c d e f g h i l m n o p q r s t u v z aa bb',
    );
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), (a, b) => {
        expect(letteraElenco(a) === letteraElenco(b)).toBe(a === b);
      }),
    );
  });
});

describe('ordine', () => {
  test('accenti e maiuscole non contano, i numeri contano come numeri', () => {
    expect(inOrdine(['S10', 'S2', 'Éa', 'eb', 'Aquila', "L'Aquila"], (x) => x)).toEqual([
      'Aquila',
      'Éa',
      'eb',
      "L'Aquila",
      'S2',
      'S10',
    ]);
  });
  test("l'ordine è totale e non dipende dalla lingua della macchina", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => {
        expect(Math.sign(confronta(a, b))).toBe(-Math.sign(confronta(b, a)) + 0);
        if (confronta(a, b) <= 0 && confronta(b, c) <= 0) expect(confronta(a, c)).toBeLessThanOrEqual(0);
        expect(confronta(a, b) === 0).toBe(a === b);
      }),
    );
  });
});

describe('testo sicuro', () => {
  test('i caratteri vietati in XML e le inversioni di verso spariscono', () => {
    expect(testoSicuro('a\u0000b\u001b[31mc\u202Ed\ud800e\ufffff')).toBe('ab[31mcd\ufffdef');
    expect(testoSicuro('riga\r\nriga\ttab')).toBe('riga\nriga\ttab');
    expect(unaRiga('a \n b\tc')).toBe('a b c');
  });
  test('solo indirizzi https passano', () => {
    expect(urlSicuro('https://www.normattiva.it/x?y=1~art2')).toBe('https://www.normattiva.it/x?y=1~art2');
    for (const u of ['javascript:alert(1)', 'http://a.it', 'file:///etc/passwd', 'https://a"b', ' https://a', 'data:x'])
      expect(urlSicuro(u)).toBeNull();
  });
});
