import { describe, expect, it } from 'vitest';
import { nonDetti } from '#domain/campi-aggiunti.ts';
import type { Piano, RegistriDelPiano } from '#domain/piano.ts';
import { idDi, type PianoDiProva } from '../../support/costruisci.ts';
import { letta, p, prova, scheda, spesa } from '../../support/tre-esiti.ts';
import { inBreve, rilieviDi } from '../../support/verifica.ts';

describe('fondi: violazione, confine esatto, non verificabile', () => {
  const fondi = [{ fondo: 'FNPS', anno: 2026, euro: '10000.00' }];
  prova('FIN-04', 'oltre l’1 % non programmato', {
    viola: p({ fondi, schede: [scheda([spesa('FNPS', 2026, '9899.99')])] }),
    dice: 'violazione avviso: FNPS 2026: 100,01 € non programmati.',
    confine: p({ fondi, schede: [scheda([spesa('FNPS', 2026, '9900.00')])] }),
    ignoto: p({ fondi, schede: [scheda([spesa('FNPS', 2026, '9000.00'), spesa('FNPS', 2026, null)])] }),
    perche: 'non è leggibile',
  });
  const conAtto = (atto: string | null) => {
    const piano = p({ fondi });
    return {
      ...piano,
      registri: { ...piano.registri, assegnazione: piano.registri.assegnazione.map((a) => ({ ...a, atto })) },
    };
  };
  prova('FIN-03', 'manca l’atto di riparto', {
    viola: conAtto('  '),
    dice: "violazione avviso: FNPS 2026: manca l'atto di riparto.",
    confine: conAtto('D.M. 1/2026'),
    ignoto: p({}),
    perche: 'vuoto',
  });
  prova('FIN-08', 'il contributo paga solo assistenti sociali', {
    viola: p({ schede: [scheda([spesa('FP-AS', 2026, '10.00')], { leps: ['LEPS-EQM'] })] }),
    dice: 'violazione bloccante: Il contributo c. 797 copre solo assistenti sociali a tempo indeterminato: scheda S01, la scheda non è del servizio sociale professionale.',
    confine: p({ schede: [scheda([spesa('FP-AS', 2026, '10.00')])] }),
  });
  prova('FIN-08', 'tace dove FIN-01 dice già che la fonte è vietata', {
    viola: p({ schede: [scheda([spesa('FP-AS', 2026, '10.00')], { leps: ['LEPS-EQM', 'LEPS-RES'] })] }),
    dice: 'violazione bloccante: Il contributo c. 797 copre solo assistenti sociali a tempo indeterminato: scheda S01, la scheda non è del servizio sociale professionale.',
    confine: p({ schede: [scheda([spesa('FP-AS', 2026, '10.00')], { leps: ['LEPS-RES'] })] }),
  });
  prova('FIN-11', 'annualità di tre anni prima', {
    viola: p({ schede: [scheda([spesa('FNPS', 2026, '1.00', { annualita: 2023 })])] }),
    dice: 'violazione avviso: FNPS annualità 2023 usata nel 2026 (scheda S01).',
    confine: p({ schede: [scheda([spesa('FNPS', 2026, '1.00', { annualita: 2024 })])] }),
    ignoto: p({ schede: [scheda([spesa('FP-QS', 2026, '1.00', { annualita: 2025 })])] }),
    perche: 'termine di spesa',
  });
  prova('FIN-14', 'l’ultimo anno solo su fonti a termine', {
    viola: p({ schede: [scheda([spesa('PNRR', 2028, '10.00'), spesa('FNPS', 2027, '5.00')])] }),
    dice: 'violazione avviso: Nel 2028 «Servizio sociale professionale» è sostenuto solo da fonti temporanee (PNRR).',
    confine: p({ schede: [scheda([spesa('PNRR', 2028, '10.00'), spesa('FNPS', 2028, '0.01')])] }),
    ignoto: p({ schede: [scheda([spesa('PNRR', 2028, '10.00'), spesa('FNPS', 2028, null)])] }),
    perche: 'non è leggibile',
  });
  const obiettivo = (schedaId: ReturnType<typeof idDi> | null): Partial<RegistriDelPiano> => ({
    obiettivo: [{ ...nonDetti.obiettivo, id: idDi('o'), schedaId, testo: 'Obiettivo', documentoId: null }],
  });
  prova('FIN-16', 'FSES senza obiettivo', {
    viola: p({ schede: [scheda([spesa('FSES', 2026, '10.00')])], registri: obiettivo(null) }),
    dice: 'violazione informazione: Scheda S01: FSES senza obiettivo collegato.',
    confine: p({ schede: [scheda([spesa('FSES', 2026, '10.00')])], registri: obiettivo(idDi('scheda:S01')) }),
  });
});

describe('quadro economico', () => {
  prova('QE-07', 'importo negativo', {
    viola: p({ schede: [scheda([spesa('COM', 2026, '-0.01')])] }),
    dice: 'violazione avviso: Importo non valido in «S01, Ambito»: COM 2026, -0,01 €.',
    confine: p({ schede: [scheda([spesa('COM', 2026, '0.01')])] }),
  });
  prova('QE-07', 'zero conta solo dove la scheda è attiva', {
    viola: p({ schede: [scheda([spesa('COM', 2026, '0.00')])] }),
    dice: 'violazione avviso: Importo non valido in «S01, Ambito»: COM 2026, 0,00 €.',
    confine: p({ schede: [scheda([spesa('COM', 2026, '0.00')], { stato: 'non_attivo' })] }),
  });
  const trasferita = (euro: string | null, quota: string | null, altri = true): Piano =>
    p({
      quote: [
        { comune: '990001', anno: 2026, euro: quota },
        ...(altri
          ? ['990002', '990003', '990004', '990005'].map((comune) => ({ comune, anno: 2026, euro: '100.00' }))
          : []),
      ],
      schede: [scheda([spesa('COM', 2026, euro, { voce: { gestione: 'trasferita' } })])],
    });
  prova('QE-06', 'quote e cofinanziamento si scostano di un centesimo', {
    viola: trasferita('500.00', '100.01'),
    dice: 'violazione bloccante: Quote 2026 500,01 €, cofinanziamento 500,00 €.',
    confine: trasferita('500.00', '100.00'),
    ignoto: trasferita('500.00', '100.00', false),
    perche: 'manca la quota di Beta, Delta, Epsilon e Gamma',
  });
  const documento = (genere: 'prospetto' | 'fondi') => ({
    id: idDi('doc'),
    genere,
    tipo: null,
    enteId: null,
    nomeFile: 'quadro.xlsx',
    sha256: 'c'.repeat(64),
    byte: 1,
    dataAtto: null,
    annoDal: 2026,
    annoAl: 2028,
    stato: 'valido' as const,
    lettore: 'prova',
    importatoIl: '2026-11-24T08:00:00.000Z',
    superatoDa: null,
    note: null,
  });
  const scritto = (genere: 'prospetto' | 'fondi', campi: object, piano: PianoDiProva): Piano => {
    const base = p(piano);
    return {
      ...base,
      registri: {
        ...base.registri,
        documento: [documento(genere)],
        assegnazione: base.registri.assegnazione.map((a) => ({ ...a, documentoId: idDi('doc') })),
        prospettoScritto: [
          {
            id: idDi('ps'),
            ...letta,
            documentoId: idDi('doc'),
            schedaLetta: null,
            schedaId: null,
            fondoLetto: null,
            fondoId: null,
            anno: 2026,
            importoCents: 10_000,
            ruolo: 'riga',
            ...campi,
          },
        ],
      },
    };
  };
  const cento = { schede: [scheda([spesa('FNPS', 2026, '100.00')])] };
  prova('QE-01', 'totale scritto di una scheda', {
    viola: scritto('prospetto', { schedaLetta: 'S01', ruolo: 'totale', importoCents: 10_001 }, cento),
    dice: 'violazione bloccante: Scheda S01 2026: totale delle schede 100,00 €, quadro economico 100,01 €.',
    confine: scritto('prospetto', { schedaLetta: 'S01', ruolo: 'totale' }, cento),
    ignoto: scritto('prospetto', { schedaLetta: 'S01', ruolo: 'totale', importoCents: null }, cento),
    perche: 'non è leggibile',
  });
  prova('QE-04', 'riepilogo di un fondo', {
    viola: scritto(
      'prospetto',
      { schedaLetta: 'S01', fondoId: 'FNPS', fondoLetto: 'FNPS', importoCents: 9_999 },
      cento,
    ),
    dice: 'violazione bloccante: FNPS 2026: riepilogo 99,99 €, righe 100,00 €.',
    confine: scritto('prospetto', { schedaLetta: 'S01', fondoId: 'FNPS', fondoLetto: 'FNPS' }, cento),
    ignoto: scritto('prospetto', { schedaLetta: 'S01', fondoId: 'FNPS', importoCents: null }, cento),
    perche: 'non è leggibile',
  });
  const due = { fondi: [2026, 2027].map((anno) => ({ fondo: 'FNPS', anno, euro: '50.00' })) };
  prova('QE-03', 'totale del triennio di un fondo', {
    viola: scritto(
      'fondi',
      { fondoId: 'FNPS', fondoLetto: 'FNPS', anno: null, ruolo: 'totale', importoCents: 10_001 },
      due,
    ),
    dice: 'violazione bloccante: «FNPS»: 100,01 € scritti come totale del triennio, 100,00 € sommando gli anni.',
    confine: scritto('fondi', { fondoId: 'FNPS', fondoLetto: 'FNPS', anno: null, ruolo: 'totale' }, due),
    ignoto: scritto(
      'fondi',
      { fondoId: 'FNPS', fondoLetto: 'FNPS', anno: null, ruolo: 'totale', importoCents: null },
      due,
    ),
    perche: 'non è leggibile',
  });
  it('FIN-09 lo stesso CUP su due fondi è un avviso, non un blocco', () => {
    const base = p({ schede: [scheda([spesa('FNPS', 2026, '100.00', { voce: { cup: 'J11B22000010006' } })])] });
    const [c] = base.registri.copertura;
    if (!c) throw new Error('copertura di prova');
    const copertura = [
      { ...c, importoCents: 6000 },
      { ...c, id: idDi('altra'), fondoId: 'FNA', fondoLetto: 'FNA', importoCents: 4000 },
    ];
    expect(inBreve(rilieviDi({ ...base, registri: { ...base.registri, copertura } }, 'FIN-09'))).toEqual([
      'violazione avviso: S01, Ambito 2026: il CUP J11B22000010006 è su più fondi (FNPS, FNA).',
    ]);
  });
});
