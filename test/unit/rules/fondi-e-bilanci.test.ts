import { describe, expect, it } from 'vitest';
import { enteDi, type PianoDiProva, type RisorsaDiProva, unPiano } from '../../support/costruisci.ts';
import { inBreve, rilieviDi, verifica } from '../../support/verifica.ts';

const scheda = (risorse: readonly RisorsaDiProva[], leps = ['LEPS-SSP'], codice = 'S01') => ({ codice, leps, risorse });

describe('FIN-01: fonte ammessa per il LEPS', () => {
  const con = (fondo: string, leps: string[]) =>
    unPiano({ schede: [scheda([{ fondo, anno: 2026, euro: '10.00' }], leps)] });

  it('non ammessa per tutti i LEPS della scheda: bloccante, con le fonti fra cui scegliere', () => {
    const [r] = rilieviDi(con('FP-AS', ['LEPS-RES']), 'FIN-01');
    expect(inBreve(r ? [r] : [])).toEqual([
      'violazione bloccante: FP-AS non finanzia «Residenza fittizia» (scheda S01, 2026).',
    ]);
    expect(r?.rimedi[0]?.testo).toBe('Scegliere fra: COM.');
  });

  it('ammessa per almeno un LEPS della scheda: ok', () => {
    expect(rilieviDi(con('FP-AS', ['LEPS-RES', 'LEPS-SSP']), 'FIN-01')).toEqual([]);
  });

  it('il modello tace: non verificabile, mai ammessa per silenzio', () => {
    expect(rilieviDi(con('FNA', ['LEPS-SSP']), 'FIN-01')[0]?.esito).toBe('non_verificabile');
    expect(rilieviDi(con('FP-AS', ['LEPS-RES', 'LEPS-EQM']), 'FIN-01')[0]?.esito).toBe('non_verificabile');
  });

  it('fondo o LEPS non riconosciuti: non verificabile; i bilanci dei Comuni pagano tutto', () => {
    expect(rilieviDi(con('?Ignoto', ['LEPS-SSP']), 'FIN-01')[0]?.messaggio).toContain(
      'il fondo «?Ignoto» non è riconosciuto',
    );
    expect(rilieviDi(con('FNPS', ['XYZ']), 'FIN-01')[0]?.messaggio).toContain('non ha un LEPS riconosciuto');
    expect(rilieviDi(con('COM', ['LEPS-RES']), 'FIN-01')).toEqual([]);
  });
});

describe('FIN-02: assegnazione di un fondo', () => {
  const con = (programmato: string, assegnato: string | null, anno = 2027) =>
    unPiano({
      schede: [scheda([{ fondo: 'FNA', anno, euro: programmato }])],
      fondi: assegnato === null ? [] : [{ fondo: 'FNA', anno, euro: assegnato }],
    });

  it('all’importo esatto è ok, un centesimo oltre no', () => {
    expect(rilieviDi(con('1000.00', '1000.00'), 'FIN-02')).toEqual([]);
    expect(inBreve(rilieviDi(con('1000.01', '1000.00'), 'FIN-02'))).toEqual([
      'violazione bloccante: FNA 2027: programmati 1.000,01 €, assegnati 1.000,00 € (+0,01 €).',
    ]);
  });

  it('0,00 € è un’assegnazione; nessuna riga non lo è', () => {
    expect(rilieviDi(con('42000.00', '0.00'), 'FIN-02')[0]?.esito).toBe('violazione');
    expect(inBreve(rilieviDi(con('42000.00', null), 'FIN-02'))).toEqual([
      "non_verificabile avviso: FNA 2027: non verificabile, manca l'assegnazione 2027.",
    ]);
  });

  it('un importo illeggibile non è zero: oltre l’assegnato è violazione, sotto non si sa', () => {
    const risorse = (euro: string): RisorsaDiProva[] => [
      { fondo: 'FNA', anno: 2027, euro },
      { fondo: 'FNA', anno: 2027, euro: null },
    ];
    const fondi = [{ fondo: 'FNA', anno: 2027, euro: '10.00' }];
    expect(rilieviDi(unPiano({ schede: [scheda(risorse('10.01'))], fondi }), 'FIN-02')[0]?.esito).toBe('violazione');
    expect(rilieviDi(unPiano({ schede: [scheda(risorse('9.00'))], fondi }), 'FIN-02')[0]?.esito).toBe(
      'non_verificabile',
    );
  });

  it('i bilanci dei Comuni non hanno assegnazione: non sono fra i soggetti', () => {
    const piano = unPiano({ schede: [scheda([{ fondo: 'COM', anno: 2026, euro: '5.00' }])] });
    expect(verifica(piano).riepilogo['FIN-02']?.esaminati).toBe(0);
  });
});

describe('FIN-06: fine del fondo', () => {
  const con = (anno: number, voce: RisorsaDiProva['voce'] = {}, fondo = 'PNRR') =>
    rilieviDi(unPiano({ schede: [scheda([{ fondo, anno, euro: '1.00', voce }])] }), 'FIN-06').map((r) => r.esito);

  it('l’ultimo giorno è coperto, il giorno dopo no', () => {
    expect(con(2026, { dataFine: '2026-06-30' })).toEqual([]);
    expect(con(2026, { dataFine: '2026-07-01' })).toEqual(['violazione']);
  });

  it('senza data di fine nell’anno in cui il fondo finisce non è verificabile; dopo è violazione; prima è ok', () => {
    expect(con(2026)).toEqual(['non_verificabile']);
    expect(con(2027)).toEqual(['violazione']);
    expect(con(2025)).toEqual([]);
  });

  it('la deroga vale solo con il suo atto, fino al suo giorno', () => {
    expect(con(2026, { dataFine: '2026-08-31', derogaAtto: 'nota 1/2026' })).toEqual([]);
    expect(con(2026, { dataFine: '2026-09-01', derogaAtto: 'nota 1/2026' })).toEqual(['violazione']);
  });

  it('un fondo senza scadenza non è esaminato', () => {
    expect(con(2030, {}, 'FNPS')).toEqual([]);
  });
});

describe('DUP-01 e DUP-06: il bilancio dei Comuni', () => {
  const spesa = (euro: string | null, oltre: Partial<RisorsaDiProva> = {}) =>
    scheda([{ fondo: 'COM', anno: 2027, euro, ente: '990001', ...oltre }]);
  const con = (
    s: ReturnType<typeof spesa>,
    cifre: Record<string, Record<number, string | null>>,
    oltre: PianoDiProva = {},
  ) => unPiano({ schede: [s], dup: [{ ente: '990001', cifre }], ...oltre });
  const dup06 = (piano: ReturnType<typeof unPiano>) => inBreve(rilieviDi(piano, 'DUP-06'));

  it('fino a un euro per riga del DUP è arrotondamento, un centesimo di più è un avviso con tutti e due i luoghi', () => {
    expect(dup06(con(spesa('1001.00'), { '12.07': { 2027: '1000.00' } }))).toEqual([]);
    const [r] = rilieviDi(con(spesa('1001.01'), { '12.07': { 2027: '1000.00' } }), 'DUP-06');
    expect(r?.messaggio).toBe('Alfa: programma 12.07 2027 1.001,01 € contro 1.000,00 €.');
    expect(r?.soggetto).toBe('990001/12.07/2027');
    expect(r?.luoghi).toMatchObject([
      { registro: 'schede', etichetta: 'S01 S01' },
      { registro: 'dup', file: 'dup-990001.xlsx', foglio: 'Spese', cella: 'C7' },
    ]);
  });

  it('assente, illeggibile, negativo o fuori dal triennio: non verificabile, mai zero', () => {
    expect(dup06(con(spesa('5.00'), { '12.03': { 2027: '1.00' } }))[0]).toContain('è assente dal DUP');
    expect(dup06(con(spesa('5.00'), { '12.07': { 2027: null } }))[0]).toContain('non è leggibile');
    expect(dup06(con(spesa('5.00'), { '12.07': { 2027: '-9.00' } }))[0]).toContain('è negativo');
    expect(dup06(con(spesa('5.00', { anno: 2029 }), { '12.07': { 2029: '9.00' } }))[0]).toContain('non copre il 2029');
  });

  it('0,00 € scritto nel DUP è uno stanziamento', () => {
    expect(rilieviDi(con(spesa('5.00'), { '12.07': { 2027: '0.00' } }), 'DUP-06')[0]?.esito).toBe('violazione');
  });

  it('senza DUP ogni confronto rimanda a DUP-01, che lo dice una volta per Comune', () => {
    const piano = unPiano({ schede: [spesa('5.00')] });
    const [r] = rilieviDi(piano, 'DUP-06');
    expect(r).toMatchObject({ esito: 'non_verificabile', gravita: 'informazione', causa: 'DUP-01' });
    expect(inBreve(rilieviDi(piano, 'DUP-01', '990001'))).toEqual([
      'non_verificabile avviso: Manca il DUP di Alfa: coerenza non verificata.',
    ]);
    expect(rilieviDi(piano, 'DUP-01')).toHaveLength(5);
    expect(rilieviDi(piano, 'DUP-01')[0]).not.toHaveProperty('causa');
  });

  it('due DUP con valori diversi da decidere: non verificabile', () => {
    const piano = unPiano({
      schede: [spesa('5.00')],
      dup: [{ ente: '990001', stato: 'da_decidere', cifre: { '12.07': { 2027: '9.00' } } }],
    });
    expect(dup06(piano)[0]).toContain('due DUP con valori diversi');
  });

  it('programma che non esiste e Comune fuori dall’Ambito: non verificabile', () => {
    const ignoto = { ...spesa('5.00'), programmaLetto: '12.13', programmaId: null };
    expect(dup06(con(ignoto, { '12.07': { 2027: '9.00' } }))[0]).toContain('il programma «12.13» non esiste');
    const piano = con(spesa('5.00'), { '12.07': { 2027: '9.00' } });
    const fuori = { ...piano, registri: { ...piano.registri, appartenenza: piano.registri.appartenenza.slice(1) } };
    expect(dup06(fuori)[0]).toContain('Alfa non è un Comune dell’Ambito'.replace('’', "'"));
  });

  it('le risorse trasferite al gestore non si confrontano con il programma del Comune', () => {
    const piano = con(spesa('5000.00', { voce: { gestione: 'trasferita' } }), { '12.07': { 2027: '1.00' } });
    expect(verifica(piano).riepilogo['DUP-06']?.esaminati).toBe(0);
  });

  it('schede diverse dello stesso Comune, programma e anno si sommano', () => {
    const piano = unPiano({
      schede: ['S01', 'S02'].map((codice) => ({ ...spesa('600.00'), codice })),
      dup: [{ ente: '990001', cifre: { '12.07': { 2027: '1000.00' } } }],
    });
    expect(rilieviDi(piano, 'DUP-06')[0]?.operandi).toMatchObject({
      piano: '1200.00',
      dup: '1000.00',
      mancano: '200.00',
    });
    expect(enteDi('990001')).toBe(piano.registri.voceSpesa[0]?.enteId);
  });
});
