import { describe, expect, it } from 'vitest';
import { enteDi, unPiano } from '../../support/costruisci.ts';
import { paccoDiProva } from '../../support/pacco-di-prova.ts';
import { inBreve, rilieviDi, verifica } from '../../support/verifica.ts';

describe('LEPS-01: ogni LEPS dovuto ha una scheda', () => {
  it('chi manca blocca o avvisa come dice il modello; assorbiti e non obbligatori non sono esaminati', () => {
    const piano = unPiano({ schede: [{ codice: 'S01', leps: ['LEPS-SSP', 'LEPS-PUA'] }] });
    expect(inBreve(rilieviDi(piano, 'LEPS-01'))).toEqual([
      'violazione bloccante: Il LEPS «Residenza fittizia» (L. 234/2021, art. 1, c. 170, lett. a)) non ha una scheda nel piano.',
      'violazione avviso: Il LEPS «Équipe multidisciplinare» (L. 234/2021, art. 1, c. 170, lett. a)) non ha una scheda nel piano.',
    ]);
    expect(verifica(piano).riepilogo['LEPS-01']?.esaminati).toBe(4);
    expect(rilieviDi(piano, 'LEPS-01')[0]?.rimedi[0]?.comando).toEqual({
      nome: 'schede/aggiungi',
      input: { leps: 'LEPS-RES' },
    });
  });

  it('un LEPS obbligatorio dal 1° gennaio 2027 non è dovuto in un piano che finisce nel 2026', () => {
    const piano = unPiano({ anni: [2026, 2026] });
    expect(rilieviDi(piano, 'LEPS-01').map((r) => r.soggetto)).toEqual(['LEPS-SSP', 'LEPS-RES', 'LEPS-PUA']);
    expect(rilieviDi(unPiano({ anni: [2026, 2027] }), 'LEPS-01')).toHaveLength(4);
  });
});

describe('QE-05: quota pro capite', () => {
  const con = (euro: string | null, oltre: object = {}) =>
    rilieviDi(unPiano({ quote: [{ comune: '990005', anno: 2026, euro, euroAb: '9.50', ...oltre }] }), 'QE-05');

  it('un centesimo di scarto è arrotondamento, due no', () => {
    // 9,50 × 1.965 = 18.667,50.
    expect(con('18667.51')).toEqual([]);
    expect(con('18667.49')).toEqual([]);
    expect(con('18667.52')[0]?.esito).toBe('violazione');
  });

  it('se il prospetto usa un’altra popolazione lo dice', () => {
    expect(con('19000.00', { popolazioneUsata: 2000 })[0]?.messaggio).toBe(
      'Epsilon 2026: quota 19.000,00 €, calcolo 18.667,50 € (9,50 €/ab × 1.965); il prospetto usa 2.000 abitanti.',
    );
  });

  it('quota mancante, criterio mancante, Comune ignoto: non verificabile', () => {
    expect(con(null)[0]?.esito).toBe('non_verificabile');
    expect(con('18667.50', { euroAbCents: null })[0]?.messaggio).toContain('per abitante');
    expect(con('18667.50', { comuneId: null, comuneLetto: 'Zeta' })[0]?.messaggio).toContain('«Zeta»');
  });
});

describe('GOV-01: firme', () => {
  it('chi manca è nominato; firmano tutti: ok', () => {
    expect(rilieviDi(unPiano(), 'GOV-01')).toEqual([]);
    expect(inBreve(rilieviDi(unPiano({ firmano: ['990001', '990003', '990005'] }), 'GOV-01'))).toEqual([
      'violazione bloccante: Mancano le firme di: Beta e Delta.',
    ]);
  });

  it('un’unione firma per i suoi Comuni solo con l’atto che le affida la funzione', () => {
    const conUnione = (attoNumero: string | null) =>
      rilieviDi(
        unPiano({
          firmano: ['990001', '990002', '990003', '990004'],
          enti: [{ chiave: 'U', tipo: 'unione' }],
          parti: [{ enteId: enteDi('U'), ruolo: 'unione', perConto: [enteDi('990005')], attoNumero }],
        }),
        'GOV-01',
      );
    expect(conUnione('12')).toEqual([]);
    expect(conUnione(null)).toHaveLength(1);
  });
});

describe('COP-03: risposta ai contributi', () => {
  const risposto = (codice: string, motivazione: string) => ({ codice, esito: 'accolto' as const, motivazione });

  it('esito e motivazione sono dovuti sempre, anche a chi è accolto', () => {
    const piano = unPiano({
      contributi: [
        { codice: 'C1' },
        { codice: 'C2', esito: 'accolto', motivazione: '  ' },
        { codice: 'C3', esito: null, motivazione: 'Si vedrà' },
        risposto('C4', 'Entra nella scheda S02'),
      ],
    });
    expect(rilieviDi(piano, 'COP-03').map((r) => r.espressione)).toEqual([
      'manca: esito, motivazione',
      'manca: motivazione',
      'manca: esito',
    ]);
    expect(inBreve(rilieviDi(piano, 'COP-03'))[0]).toBe(
      'violazione bloccante: Il contributo C1 di ente non indicato non ha esito motivato.',
    );
  });

  it('la stessa motivazione per cinque contributi va bene, per sei è un avviso solo', () => {
    const con = (n: number) =>
      rilieviDi(
        unPiano({
          contributi: Array.from({ length: n }, (_, i) => risposto(`C${i}`, i % 2 ? 'Grazie.' : ' grazie. ')),
        }),
        'COP-03',
      );
    expect(con(5)).toEqual([]);
    expect(inBreve(con(6))).toEqual([
      'violazione avviso: La stessa motivazione è usata per 6 contributi (C0, C1, C2, C3, C4, C5).',
    ]);
  });
});

describe('TXT-01: citazioni errate note', () => {
  const trova = (...testi: string[]) => rilieviDi(unPiano({ sezioni: [{ titolo: 'Uno', testi }] }), 'TXT-01');

  it('con un contesto, la citazione è errata solo nella stessa frase, ed è «probabile»', () => {
    const [r, ...altri] = trova(
      'Acquisito il visto di copertura ai sensi dell’art. 151, comma 4, TUEL.',
      'Il DUP segue l’art. 151, comma 4. Il visto è reso dal responsabile.',
    );
    expect(r).toMatchObject({ probabile: true, operandi: { errore: 'visto-151' } });
    expect(altri).toEqual([]);
  });

  it('due errori nello stesso capoverso sono due segnalazioni di un solo soggetto', () => {
    const piano = unPiano({
      sezioni: [{ titolo: 'Uno', testi: ['D.Lgs. 31 marzo 1998, n.12 e ancora D.Lgs. 31 marzo 1998, n. 12'] }],
    });
    expect(new Set(rilieviDi(piano, 'TXT-01').map((r) => r.soggetto)).size).toBe(2);
    expect(verifica(piano).riepilogo['TXT-01']).toEqual({ esaminati: 1, ok: 0, violazione: 1, non_verificabile: 0 });
  });

  it('lo spazio che non va a capo non nasconde l’errore', () => {
    expect(trova('D.Lgs. 31\u00a0marzo 1998, n.\u00a012')).toHaveLength(1);
  });

  it('un’espressione del modello che potrebbe fermare il programma è rifiutata e detta', () => {
    const [errore] = paccoDiProva().erroriCitazione;
    if (!errore) throw new Error('manca la prova');
    const pacco = paccoDiProva({ erroriCitazione: [{ ...errore, id: 'bomba', espressione: '(a+)+$' }] });
    const piano = unPiano({ pacco, sezioni: [{ titolo: 'Uno', testi: [`${'a'.repeat(5000)}!`] }] });
    const prima = performance.now();
    expect(rilieviDi(piano, 'TXT-01')[0]?.messaggio).toContain('bomba');
    expect(performance.now() - prima).toBeLessThan(1000);
  });

  it('senza testo c’è una sola informazione', () => {
    expect(inBreve(rilieviDi(unPiano(), 'TXT-01'))).toEqual([
      'non_verificabile informazione: Le sezioni del piano non hanno ancora testo.',
    ]);
  });
});
