import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accordoDi, conAtto, conCampi, pianoEsempio, righeAtto } from '../../support/atti.ts';
import { campo } from '../../support/modelli.ts';

const logico = campo('urbanistica', { tipo: 'logico', etichetta: 'Variazione urbanistica' });
const scelta = campo('bollo', { tipo: 'scelta', scelte: ['esente', 'dovuta'], etichetta: 'Imposta di bollo' });

describe('condizioni a tre valori', () => {
  const corpo = ':::se{quando="urbanistica"}\nComporta.\n:::\n:::altrimenti\nNon comporta.\n:::\n';
  test('vero e falso scelgono il ramo, ignoto lo dice e nomina il campo da scrivere', () => {
    expect(righeAtto(corpo, [logico], conCampi(pianoEsempio(), { urbanistica: 'sì' }))).toEqual(['Comporta.']);
    expect(righeAtto(corpo, [logico], conCampi(pianoEsempio(), { urbanistica: 'no' }))).toEqual(['Non comporta.']);
    expect(righeAtto(corpo, [logico])).toEqual(['⟨da compilare: condizione: variazione urbanistica⟩']);
    const d = accordoDi(conAtto(corpo, [logico]));
    expect(d.mancanze.map((m) => m.nome)).toEqual(['urbanistica']);
  });
  test('un valore noto decide anche se gli altri sono ignoti', () => {
    const riga = (quando: string) => righeAtto(`Testo:se[ sì]{quando="${quando}"}.\n`, [logico]);
    expect(riga('urbanistica oppure conta(comuni) > 0')).toEqual(['Testo sì.']);
    expect(riga('urbanistica e conta(comuni) = 0')).toEqual(['Testo.']);
    expect(riga('non urbanistica')).toEqual(['Testo⟨da compilare: condizione: variazione urbanistica⟩.']);
  });
  test('confronti: numeri, importi in euro, appartenenza a un elenco, scelte', () => {
    const vale = (quando: string) => righeAtto(`:::se{quando="${quando}"}\nX\n:::\n`).length === 1;
    expect(vale('conta(comuni) = 12')).toBe(true);
    expect(vale('risorse.totale > 13000000')).toBe(true);
    expect(vale('risorse.totale > 14000000,00')).toBe(false);
    expect(vale("'999001' in comuni.codice-istat")).toBe(true);
    expect(vale("'044066' in comuni.codice-istat")).toBe(false);
    expect(vale("ambito.forma = 'convenzione30'")).toBe(true);
    expect(vale("ambito.forma != 'convenzione30'")).toBe(false);
    expect(vale('vuoto(unioni)')).toBe(true);
    expect(vale('somma(quote.anni.importo) = quote.totale')).toBe(true);
  });
  test('scegli prende il caso del valore; senza valore resta da compilare', () => {
    const testo =
      '::::scegli{su="bollo"}\n:::caso{vale="esente"}\nEsente.\n:::\n:::caso{vale="dovuta"}\nDovuta.\n:::\n::::\n';
    expect(righeAtto(testo, [scelta], conCampi(pianoEsempio(), { bollo: 'dovuta' }))).toEqual(['Dovuta.']);
    expect(righeAtto(testo, [scelta])).toEqual(['⟨da compilare: imposta di bollo⟩']);
  });
});

describe('elenchi', () => {
  test('più cicli alimentano una sola numerazione; punto alla fine, o si continua se il testo continua', () => {
    const corpo = `::::elenco{stile=numeri fine=";"}
:::per{ogni="comuni" come="c" dove="c.residenti > 12000" ordine="c.nome"}
il Comune di :dato[c.nome]
:::
:::voce
un altro
:::
::::
`;
    expect(righeAtto(corpo)).toEqual([
      '1) il Comune di Marinalba;',
      '2) il Comune di Montefresco;',
      '3) il Comune di Portolieto;',
      '4) un altro.',
    ]);
    expect(righeAtto(`${corpo}\ndi seguito «le Parti».\n`).slice(-2)).toEqual([
      '4) un altro;',
      'di seguito «le Parti».',
    ]);
  });
  test('un elenco senza voci non stampa nulla e le parti di una voce si uniscono', () => {
    expect(
      righeAtto(
        '::::elenco{stile=lettere fine=";"}\n:::per{ogni="unioni" come="u"}\n:dato[u.denominazione]\n:::\n::::\n',
      ),
    ).toEqual([]);
    const corpo = `:::::elenco{stile=lettere fine=";"}
::::voce
prima parte
:::se{quando="conta(comuni) > 1"}
, seconda
:::
::::
:::::
`;
    expect(righeAtto(corpo)).toEqual(['a) prima parte, seconda.']);
  });
  test('gli elenchi in linea uniscono con la congiunzione', () => {
    expect(righeAtto(':elenco[:dato[c.nome]]{ogni="comuni" come="c" congiunzione="e"}\n')[0]).toMatch(
      /^Castel d'Ombra, .*, Torrelieto e Valserena$/,
    );
  });
});

describe('articoli e rinvii', () => {
  test('gli articoli si numerano senza salti e i rinvii seguono', () => {
    const articolo = (id: string, condizione: string | null) => {
      const a = `:::articolo{id=${id} titolo="Articolo ${id}"}\nSi veda l':rinvio[ultimo] e l'allegato :rinvio[all-piano]. Ai sensi di :rinvio[primo].\n:::\n`;
      return condizione === null ? a : `::::se{quando="${condizione}"}\n${a}::::\n`;
    };
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 8 }), (presenti) => {
        const mezzo = presenti
          .map((p, i) => articolo(`m${i}`, p ? 'conta(comuni) > 0' : 'conta(comuni) = 0'))
          .join('\n');
        const righe = righeAtto(`${articolo('primo', null)}\n${mezzo}\n${articolo('ultimo', null)}`);
        const numeri = righe.flatMap((r) => /^Art\. (\d+) /.exec(r)?.[1] ?? []).map(Number);
        const quanti = presenti.filter(Boolean).length + 2;
        expect(numeri).toEqual(Array.from({ length: quanti }, (_, i) => i + 1));
        expect(righe[1]).toBe(`Si veda l'articolo ${quanti} e l'allegato A. Ai sensi dell'articolo 1.`);
      }),
      { numRuns: 25 },
    );
  });
  test('un rinvio a un articolo che manca è un errore e resta visibile', () => {
    const corpo =
      ':::articolo{id=primo titolo="Uno"}\nSi veda :rinvio[assente].\n:::\n::::se{quando="conta(comuni) = 0"}\n:::articolo{id=assente titolo="Due"}\nTesto.\n:::\n::::\n';
    const d = accordoDi(conAtto(corpo));
    expect(d.errori.map((e) => e.messaggio)).toEqual(['Il rinvio a «assente» non trova il suo punto nel documento.']);
    expect(d.mancanze.map((m) => m.nome)).toEqual(['rinvio.assente']);
  });
});

describe('parole', () => {
  test('preposizioni, accordo, sigle, lettere, citazioni', () => {
    expect(righeAtto('Il parere :prep[di]{a=organo} e :prep[a]{a=ambito}.\n')).toEqual([
      "Il parere della Conferenza dei Sindaci e all'Ambito territoriale sociale.",
    ]);
    expect(righeAtto(':accordo[il Comune|i Comuni]{n="conta(comuni)"}\n')).toEqual(['i Comuni']);
    expect(righeAtto(':sigla[UdP] e poi :sigla[UdP].\n')).toEqual(['Ufficio di Piano (UdP) e poi UdP.']);
    expect(righeAtto(':dato[risorse.totale] (:lettere[risorse.totale])\n')[0]).toMatch(
      /^13\.\d{3}\.\d{3},\d\d\s€ \(tredicimilioni\w+\/\d\d\)$/,
    );
    expect(
      righeAtto('Ai sensi di :cita[l-234-2021]{articolo=1 comma=170 lettera=a} e nel rispetto del :cita[tuel].\n'),
    ).toEqual([
      "Ai sensi dell'art. 1, comma 170, lettera a), della legge 30 dicembre 2021, n. 234 e nel rispetto del decreto legislativo 18 agosto 2000, n. 267.",
    ]);
    expect(righeAtto('(:cita[tuel]{articolo=34})\n')).toEqual([
      '(art. 34 del decreto legislativo 18 agosto 2000, n. 267)',
    ]);
  });
  test('gli anni non hanno il punto delle migliaia, gli altri numeri sì', () => {
    expect(righeAtto(':dato[pdz.anno-inizio], :dato[popolazione.totale], :dato[popolazione.data]\n')).toEqual([
      '2026, 103.490, 1° gennaio 2026',
    ]);
  });
  test('note e suggerimenti per chi scrive non escono mai', () => {
    expect(righeAtto(':::nota\nSegreto per chi redige.\n:::\n:::suggerimento\nConsiglio.\n:::\nTesto.\n')).toEqual([
      'Testo.',
    ]);
  });
});

describe('impronta dello schema', () => {
  const corpo = `Firmano :dato[comuni-firmatari]{fissatoA=sottoscrizione}.

:::vincolato{id=estremi fissatoA=pubblicazione}
Pubblicato con :dato[comuni-firmatari].
:::
`;
  const campi = [campo('comuni-firmatari', { fissatoA: 'sottoscrizione' })];
  test('ciò che si fissa dopo lo schema vi sta con il suo nome: scriverlo non cambia il testo approvato', () => {
    const prima = accordoDi(conAtto(corpo, campi)).testoCanonico;
    const dopo = accordoDi(
      conAtto(corpo, campi, conCampi(pianoEsempio(), { 'comuni-firmatari': 'tutti' })),
    ).testoCanonico;
    expect(dopo).toBe(prima);
    expect(prima).toContain('⟦comuni-firmatari⟧');
    expect(prima).toContain('⟦estremi');
  });
  test('ciò che si fissa con lo schema lo cambia', () => {
    const testo = 'Criterio: :dato[criterio].\n';
    const c = [campo('criterio', { fissatoA: 'schema' })];
    const a = accordoDi(conAtto(testo, c, conCampi(pianoEsempio(), { criterio: 'uno' }))).testoCanonico;
    const b = accordoDi(conAtto(testo, c, conCampi(pianoEsempio(), { criterio: 'due' }))).testoCanonico;
    expect(a).not.toBe(b);
  });
});

describe('limiti', () => {
  test('un modello che ripete senza fine viene fermato con un messaggio', () => {
    const dentro = (n: number): string =>
      n === 0 ? 'X\n' : `${':'.repeat(n + 2)}per{ogni="comuni" come="c${n}"}\n${dentro(n - 1)}${':'.repeat(n + 2)}\n`;
    expect(() => accordoDi(conAtto(dentro(5)))).toThrow(/L'esportazione è stata fermata|esportazione è stata fermata/);
  });
});
