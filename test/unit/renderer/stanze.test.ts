import { describe, expect, test } from 'vitest';
import { paginaDiSezioni, vestiAnteprima } from '../../../renderer/app/anteprima.ts';
import { mostraEuro, mostraFte, segno } from '../../../renderer/app/cifre.ts';
import { aggiungiComune, datiPerIlMotore, erroriPasso, guidaVuota } from '../../../renderer/app/nuovo-piano.ts';
import { perGruppo } from '../../../renderer/rooms/atti/raggruppa.ts';
import {
  type Contributo,
  contaEsiti,
  filtraContributi,
} from '../../../renderer/rooms/coprogrammazione/elenco-contributi.ts';
import { genereDaParametro, importabili, tabellaTotali } from '../../../renderer/rooms/registri/importazione.ts';
import { rigaCercata } from '../../../renderer/rooms/registri/viste.ts';
import { larghezze } from '../../../renderer/ui/larghezze.ts';

describe('cifre che arrivano come testo', () => {
  test('importi e unità si mostrano all’italiana senza passare per un numero in virgola mobile', () => {
    expect(mostraEuro('997545.67')).toBe('997.545,67\u00a0€');
    expect(mostraEuro('-12345.67')).toMatch(/12\.345,67/);
    expect(mostraEuro('9007199254740993.01')).toBe('9.007.199.254.740.993,01\u00a0€');
    expect(mostraFte('17.683333')).toBe('17,68');
    expect(mostraFte('0.005000')).toBe('0,01');
  });
  test('un testo che non è una cifra resta com’è', () => {
    expect(mostraEuro('n.d.')).toBe('n.d.');
    expect(mostraFte('1:5.830')).toBe('1:5.830');
  });
  test('il segno si legge dal testo', () => {
    expect([segno('0.00'), segno('-0.00'), segno('-0.01'), segno('12345.67')]).toEqual([0, 0, -1, 1]);
  });
});

describe('guida del nuovo piano', () => {
  const roma = { codiceIstat: '058091', nome: 'Roma', siglaProvincia: 'RM', residenti: null, annoResidenti: null };
  const asti = { codiceIstat: '005005', nome: 'Asti', siglaProvincia: 'AT', residenti: 1, annoResidenti: 2021 };
  test('ogni passo dice che cosa manca', () => {
    const vuota = guidaVuota(2026);
    expect(erroriPasso(0, vuota)).toEqual(['ambito']);
    expect(erroriPasso(0, { ...vuota, ambito: 'ATS 9', annoFine: '2025' })).toEqual(['anni']);
    expect(erroriPasso(1, vuota)).toEqual(['comuni']);
    expect(erroriPasso(2, vuota)).toEqual([]);
  });
  test('un Comune entra una volta sola, in ordine di nome', () => {
    const due = aggiungiComune(aggiungiComune(aggiungiComune([], roma), asti), roma);
    expect(due.map((c) => c.nome)).toEqual(['Asti', 'Roma']);
  });
  test('i dati vanno al motore puliti, il vuoto come null', () => {
    const dati = { ...guidaVuota(2026), ambito: ' ATS 9 ', asl: '  ', comuni: [roma] };
    expect(datiPerIlMotore(dati, 'nazionale', null)).toMatchObject({
      ambito: 'ATS 9',
      asl: null,
      annoInizio: 2026,
      annoFine: 2028,
      regione: null,
    });
  });
});

describe('contributi', () => {
  const contributo = (parti: Partial<Contributo>): Contributo => ({
    id: 'a',
    codice: 'C-001',
    ente: 'Cooperativa Il Faro',
    etsId: null,
    codiceFiscale: null,
    sezioneRunts: null,
    repertorioRunts: null,
    dataRicezione: null,
    tavolo: null,
    leps: [],
    titolo: 'Presenza settimanale',
    testo: '',
    referente: null,
    consensoPubblicazione: null,
    duplicatoDi: null,
    revisioneDi: null,
    similiA: [],
    anomalie: [],
    esito: null,
    motivazione: null,
    decisoIl: null,
    decisoDa: null,
    collegamenti: [],
    ...parti,
  });
  const tutti = [
    contributo({ id: 'x', codice: 'C-010', esito: 'accolto' }),
    contributo({ id: 'y', codice: 'C-009', ente: 'ODV Valle', anomalie: ['Codice fiscale errato'] }),
    contributo({ id: 'z', codice: 'C-002', leps: [{ letto: 'SSP', id: 'LEPS-SSP', nome: 'Servizio sociale' }] }),
  ];
  const nessuno = { testo: '', esito: null, leps: null, soloAnomalie: false };
  test('prima quelli da istruire, poi per codice', () => {
    expect(filtraContributi(tutti, nessuno).map((c) => c.codice)).toEqual(['C-002', 'C-009', 'C-010']);
  });
  test('filtri per esito, LEPS, anomalie, testo', () => {
    const trova = (f: Partial<typeof nessuno>) => filtraContributi(tutti, { ...nessuno, ...f }).map((c) => c.id);
    expect(filtraContributi(tutti, { ...nessuno, esito: 'accolto' }).map((c) => c.id)).toEqual(['x']);
    expect(filtraContributi(tutti, { ...nessuno, leps: 'LEPS-SSP' }).map((c) => c.id)).toEqual(['z']);
    expect(trova({ soloAnomalie: true })).toEqual(['y']);
    expect(trova({ testo: 'VALLE c-009' })).toEqual(['y']);
  });
  test('il conto degli esiti comprende chi aspetta', () => {
    expect(contaEsiti(tutti)).toMatchObject({ accolto: 1, aperto: 2, non_accolto: 0 });
  });
});

describe('registri', () => {
  test('un rimando trova la sua riga con o senza il nome del registro', () => {
    const vista = {
      id: 'fondi',
      titolo: '',
      descrizione: '',
      aggiungibile: false,
      colonne: [],
      anomalie: [],
      righe: [{ id: '0192', registro: 'assegnazione' as const, totale: false, eliminabile: false, celle: [] }],
    };
    expect(rigaCercata(vista, 'assegnazione:0192')).toBe('0192');
    expect(rigaCercata(vista, '0192')).toBe('0192');
    expect(rigaCercata(vista, 'assegnazione:altra')).toBeNull();
    expect(rigaCercata(vista, undefined)).toBeNull();
  });
  test('il genere da importare viene dal rimando, poi dal registro aperto', () => {
    expect(genereDaParametro('personale', 'dup')).toBe('personale');
    expect(genereDaParametro('si', 'quote')).toBe('quote');
    expect(genereDaParametro('si', 'ambito')).toBe('dup');
  });
  test('un file rifiutato, già importato o ancora da leggere non si conferma', () => {
    const importato = {
      file: 'a.xlsx',
      documentoId: 'd',
      genere: 'dup' as const,
      lettore: 'DUP',
      ente: null,
      comune: null,
      giaImportato: null,
      stato: 'valido' as const,
      righe: 3,
      scartate: 0,
      totali: {},
      quadrature: [],
      anomalie: [],
    };
    const file = (fileId: string, importati: (typeof importato)[] | null) => ({
      fileId,
      nome: fileId,
      errore: null,
      esito: importati === null ? null : { importati, rifiutati: [] },
    });
    const letti = [
      file('buono', [importato]),
      { ...file('gia', []), esito: { importati: [{ ...importato, giaImportato: 'a.xlsx' }], rifiutati: [] } },
      file('rifiutato', []),
      file('aspetta', null),
    ];
    expect(importabili(letti).map((f) => f.fileId)).toEqual(['buono']);
  });
  test('le colonne sono larghe quanto il testo più lungo, tra un minimo e un massimo', () => {
    const [corta, lunga] = larghezze(['A', 'B'], [['1', 'x'.repeat(200)]]);
    expect(corta).toBe(56);
    expect(lunga).toBe(320);
  });
});

describe('anteprima', () => {
  const colori = Object.fromEntries(
    [
      ['paper', 'ink', 'ink-2', 'ink-3', 'line', 'line-2', 'act', 'data', 'data-soft', 'data-line'],
      ['warn', 'warn-soft', 'warn-fill', 'unk', 'unk-soft', 'unk-fill', 'surface-2'],
    ]
      .flat()
      .map((n) => [n, '#000']),
  ) as unknown as Parameters<typeof vestiAnteprima>[2];
  test('il nonce della pagina prende il suo posto e il nostro foglio viene dopo', () => {
    const html = vestiAnteprima(
      '<html><head><style nonce="__PDZ_NONCE__">a</style></head><body></body></html>',
      'abc',
      colori,
    );
    expect(html).not.toContain('__PDZ_NONCE__');
    expect(html.match(/<style nonce="abc">/g)).toHaveLength(2);
    expect(html.indexOf('</head>')).toBeGreaterThan(html.lastIndexOf('<style'));
  });
  test('i titoli delle sezioni non diventano mai marcatura', () => {
    const html = paginaDiSezioni('<b>x</b>', [{ numero: '1', titolo: '<script>alert(1)</script>', html: '<p>ok</p>' }]);
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<b>');
    expect(html).toContain('<p>ok</p>');
  });
});

test('le cose con lo stesso gruppo stanno insieme, nell’ordine in cui compaiono', () => {
  const voci = [
    { gruppo: 'b', n: 1 },
    { gruppo: 'a', n: 2 },
    { gruppo: 'b', n: 3 },
  ];
  expect(perGruppo(voci).map((g) => [g.gruppo, g.voci.map((v) => v.n)])).toEqual([
    ['b', [1, 3]],
    ['a', [2]],
  ]);
});

describe('totali di un file da importare', () => {
  test('una riga per programma, una colonna per anno; un anno che manca è null, non zero', () => {
    expect(
      tabellaTotali({
        '12.01/2026': '1.00',
        '12.01/2027': '2.00',
        '12.02/2026': '3.00',
        'M12/2026/cassa': '4.00',
        totale: '6.00',
      }),
    ).toEqual({
      anni: ['2026', '2027'],
      righe: [
        { nome: '12.01', cassa: false, valori: ['1.00', '2.00'] },
        { nome: '12.02', cassa: false, valori: ['3.00', null] },
        { nome: 'M12', cassa: true, valori: ['4.00', null] },
      ],
      singoli: [['totale', '6.00']],
    });
  });
  test('ciò che non ha un anno resta nome e valore', () => {
    expect(tabellaTotali({ persone: '33' })).toEqual({ anni: [], righe: [], singoli: [['persone', '33']] });
  });
});
