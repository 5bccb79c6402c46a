import { describe, expect, it } from 'vitest';
import { idDi, type PersonaDiProva, unPiano } from '../../support/costruisci.ts';
import { paccoDiProva, parametriDiProva } from '../../support/pacco-di-prova.ts';
import { inBreve, rilieviDi, verifica } from '../../support/verifica.ts';

const unComune = (residenti: number | null) => [{ istat: '990001', nome: 'Alfa', residenti, data: '2026-01-01' }];
const persone = (quante: number, oltre: Partial<PersonaDiProva> = {}): PersonaDiProva[] =>
  Array.from({ length: quante }, (_, i) => ({ matricola: `A${i}`, ente: '990001', ...oltre }));
const senzaParametro = (id: string) =>
  paccoDiProva({ parametri: parametriDiProva.map((p) => (p.id === id ? { ...p, valore: null } : p)) });

describe('PERS-01, PERS-02, PERS-03: il rapporto con gli abitanti', () => {
  it('a 1:5.000 esatto il LEPS è raggiunto, con un abitante in più no', () => {
    expect(rilieviDi(unPiano({ comuni: unComune(10_000), personale: persone(2) }), 'PERS-01')).toEqual([]);
    const [r] = rilieviDi(unPiano({ comuni: unComune(10_001), personale: persone(2) }), 'PERS-01', '2026');
    expect(r?.messaggio).toBe(
      '2026: 2,00 FTE per 10.001 abitanti (al 2026) = 1 ogni 5.000,50: mancano 0,01 FTE al LEPS.',
    );
    expect(r?.operandi.mancano).toBe('0.000200');
  });

  it('a 1:6.500 esatto non matura contributo: serve qualcosa di più', () => {
    const [r] = rilieviDi(unPiano({ comuni: unComune(13_000), personale: persone(2) }), 'PERS-03', '2026');
    expect(r?.espressione).toBe('2,00 × 6.500 = 13.000 ≤ 13.000');
    expect(r?.rimedi[0]?.testo).toContain('almeno 0,01 FTE');
    expect(rilieviDi(unPiano({ comuni: unComune(12_999), personale: persone(2) }), 'PERS-03')).toEqual([]);
  });

  it('a 1:4.000 esatto l’obiettivo è raggiunto', () => {
    expect(rilieviDi(unPiano({ comuni: unComune(8000), personale: persone(2) }), 'PERS-02')).toEqual([]);
  });

  it('senza popolazione non è verificabile, e non è «ok»', () => {
    const piano = unPiano({ comuni: unComune(null), personale: persone(9) });
    expect(inBreve(rilieviDi(piano, 'PERS-01', '2026'))).toEqual([
      'non_verificabile avviso: Assistenti sociali 2026: non verificabile, manca la popolazione di Alfa.',
    ]);
    expect(verifica(piano).riepilogo['PERS-01']).toEqual({ esaminati: 3, ok: 0, violazione: 0, non_verificabile: 3 });
  });

  it('un orario illeggibile non conta zero: è non verificabile finché il resto non basta da solo', () => {
    const ignota = { matricola: 'X', ente: '990001', minutiSettimanali: null };
    const poco = unPiano({ comuni: unComune(10_001), personale: [...persone(2), ignota] });
    expect(inBreve(rilieviDi(poco, 'PERS-01', '2026'))).toEqual([
      'non_verificabile avviso: Assistenti sociali 2026: non verificabile, orario di X non leggibile.',
    ]);
    expect(rilieviDi(unPiano({ comuni: unComune(10_000), personale: [...persone(2), ignota] }), 'PERS-01')).toEqual([]);
  });

  it('con il registro vuoto c’è una sola informazione, non una per anno', () => {
    const piano = unPiano();
    expect(inBreve(rilieviDi(piano, 'PERS-01'))).toEqual([
      "non_verificabile informazione: Il registro del personale è vuoto: importare l'elenco degli assistenti sociali.",
    ]);
    expect(verifica(piano).riepilogo['PERS-01']).toEqual({ esaminati: 0, ok: 0, violazione: 0, non_verificabile: 1 });
  });

  it('una soglia da verificare nel modello rende la regola non verificabile', () => {
    const pacco = senzaParametro('pers.as.abitantiLeps');
    const [r] = rilieviDi(unPiano({ comuni: unComune(10_000), personale: persone(9), pacco }), 'PERS-01');
    expect(r?.messaggio).toContain('il parametro «pers.as.abitantiLeps» è da verificare');
  });

  it('nessun assistente sociale in servizio: manca tutto, senza dividere per zero', () => {
    const piano = unPiano({ comuni: unComune(10_000), personale: persone(1, { al: '2025-12-31' }) });
    expect(rilieviDi(piano, 'PERS-01', '2026')[0]?.messaggio).toBe(
      '2026: 0,00 FTE per 10.000 abitanti (al 2026): mancano 2,00 FTE al LEPS.',
    );
  });

  it('tempo determinato, esterni, aspettativa, doppioni: ciascuno dove conta', () => {
    const piano = unPiano({
      comuni: unComune(15_000),
      personale: [
        { matricola: 'TI', ente: '990001' },
        { matricola: 'TD', ente: '990001', rapporto: 'TD' },
        { matricola: 'EST', ente: '990001', rapporto: 'esterno' },
        { matricola: 'ASP', ente: '990001', assenze: [{ dal: '2026-06-01', al: null, motivo: 'aspettativa' }] },
        { matricola: 'TI', ente: 'ATS', doppiaDi: idDi('persona:TI:990001') },
      ],
    });
    expect(rilieviDi(piano, 'PERS-01', '2026')[0]?.operandi).toMatchObject({ fte: '2.000000' });
    expect(rilieviDi(piano, 'PERS-03', '2026')[0]?.operandi.fteEsatto).toBe('516/365');
  });
});

describe('PERS-04: contributo indicato contro stima', () => {
  // 2 FTE on 12.000 inhabitants: (2 − 12.000/6.500) × 40.000 = 6.153,846… → 6.153,85.
  const con = (euro: string | null, quante = 2) =>
    unPiano({
      comuni: unComune(12_000),
      anni: [2026, 2026],
      personale: persone(quante),
      fondi: euro === null ? [] : [{ fondo: 'FP-AS', anno: 2026, euro }],
    });

  it('la tolleranza è la maggiore fra un euro e lo 0,1 %: al bordo è ok, un centesimo oltre no', () => {
    expect(rilieviDi(con('6153.85'), 'PERS-04')).toEqual([]);
    expect(rilieviDi(con('6160.00'), 'PERS-04')).toEqual([]);
    expect(rilieviDi(con('6160.01'), 'PERS-04')).toHaveLength(1);
    expect(rilieviDi(con('6147.70'), 'PERS-04')).toEqual([]);
    expect(rilieviDi(con('6147.69'), 'PERS-04')).toHaveLength(1);
  });

  it('con stima zero tollera un euro', () => {
    expect(rilieviDi(con('1.00', 1), 'PERS-04')).toEqual([]);
    expect(rilieviDi(con('1.01', 1), 'PERS-04')).toHaveLength(1);
  });

  it('senza assegnazione dell’anno non è verificabile', () => {
    expect(inBreve(rilieviDi(con(null), 'PERS-04'))).toEqual([
      "non_verificabile avviso: Contributo per gli assistenti sociali 2026: non verificabile, manca l'assegnazione 2026.",
    ]);
  });

  it('un’assegnazione illeggibile non vale zero', () => {
    const piano = unPiano({
      comuni: unComune(12_000),
      anni: [2026, 2026],
      personale: persone(2),
      fondi: [{ fondo: 'FP-AS', anno: 2026, euro: null }],
    });
    expect(rilieviDi(piano, 'PERS-04')[0]?.messaggio).toContain('non è leggibile');
  });
});

describe('PERS-21: personale richiesto dalle schede', () => {
  const con = (fteMilli: number, ente = '990001', personale = persone(1, { minutiSettimanali: 1440 })) =>
    unPiano({
      comuni: unComune(10_000),
      personale,
      schede: [{ codice: 'S01', personale: [{ ente, anno: 2026, fteMilli }] }],
    });

  it('chiedere più di quello che c’è, anche di un millesimo, è un avviso', () => {
    // 24 hours = 2/3 FTE: 666 thousandths are available, 667 are not.
    expect(rilieviDi(con(666), 'PERS-21')).toEqual([]);
    const [r] = rilieviDi(con(667), 'PERS-21');
    expect(r?.messaggio).toBe('Alfa 2026: le schede chiedono 0,667 unità di assistente sociale, disponibili 0,67.');
    expect(r?.operandi).toMatchObject({ disponibiliEsatti: '2/3', mancano: '0.000333' });
  });

  it('un ente senza assistenti sociali ne ha zero, se il registro ha qualcuno', () => {
    expect(rilieviDi(con(250, 'ATS'), 'PERS-21')[0]?.messaggio).toBe(
      'Ambito 2026: le schede chiedono 0,25 unità di assistente sociale, disponibili 0,00.',
    );
  });

  it('con il registro del personale vuoto non è verificabile', () => {
    expect(rilieviDi(con(250, '990001', []), 'PERS-21')[0]?.esito).toBe('non_verificabile');
  });

  it('le assunzioni previste contano dalla decorrenza e le cessazioni note una volta sola', () => {
    const piano = unPiano({
      comuni: unComune(10_000),
      personale: [
        { matricola: 'A', ente: '990001' },
        { matricola: 'B', ente: '990001', al: '2027-09-30' },
      ],
      fabbisogni: [
        { ente: '990001', anno: 2027, decorrenza: '2027-03-01' },
        { ente: '990001', anno: 2027, tipo: 'cessazione', decorrenza: '2027-10-01' },
      ],
      schede: [{ codice: 'S01', personale: [2026, 2027].map((anno) => ({ ente: '990001', anno, fteMilli: 2000 })) }],
    });
    expect(rilieviDi(piano, 'PERS-21')).toEqual([]);
  });
});
