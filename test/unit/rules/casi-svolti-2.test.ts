import { describe, expect, it } from 'vitest';
import { type PianoDiProva, unPiano } from '../../support/costruisci.ts';
import { paccoDiProva } from '../../support/pacco-di-prova.ts';
import { inBreve, rilieviDi } from '../../support/verifica.ts';

const breve = (p: PianoDiProva, regola: string, soggetto?: string) => inBreve(rilieviDi(unPiano(p), regola, soggetto));
const psicologi = (milli: number) =>
  milli === 0
    ? []
    : [{ matricola: 'PSI', ente: '990001', profiloId: 'psicologo', minutiSettimanali: milli, minutiContratto: 1000 }];
const educatori = (milli: number) => [
  { matricola: 'E1', ente: '990001', profiloId: 'educatore-socio-pedagogico' },
  { matricola: 'E2', ente: '990001', profiloId: 'educatore-socio-pedagogico' },
  {
    matricola: 'E3',
    ente: '990001',
    profiloId: 'educatore-socio-pedagogico',
    minutiSettimanali: milli - 2000,
    minutiContratto: 1000,
  },
];

describe('casi svolti del dossier, seconda parte', () => {
  it('W08 con uno psicologo e 2,3 educatori nel 2027 mancano 0,53 psicologi, gli educatori bastano; nel 2026 è informazione', () => {
    const piano = { personale: [...psicologi(1000), ...educatori(2300)] };
    const [r] = rilieviDi(unPiano(piano), 'LEPS-08', '2027');
    expect(r?.messaggio).toBe('Psicologi: 1,00 FTE su 1,53 (45.900 abitanti / 30.000) nel 2027.');
    expect(r?.espressione).toBe('1,00 × 30.000 < 45.900; mancano 0,53');
    expect(r?.gravita).toBe('avviso');
    expect(rilieviDi(unPiano(piano), 'LEPS-08', '2026')[0]?.gravita).toBe('informazione');
    expect(breve(piano, 'LEPS-09')).toEqual([]);
  });

  it('LEPS-08 al pareggio esatto va bene; senza nessuno nel registro non è verificabile', () => {
    expect(breve({ personale: psicologi(1530) }, 'LEPS-08')).toEqual([]);
    expect(rilieviDi(unPiano({ personale: educatori(2300) }), 'LEPS-08', '2027')[0]?.esito).toBe('non_verificabile');
    expect(
      rilieviDi(
        unPiano({ personale: [...psicologi(1000), { ...educatori(2295)[2], matricola: 'E', ente: '990001' }] }),
        'LEPS-09',
        '2027',
      )[0]?.operandi.fte,
    ).toBe('0.295000');
  });

  it('W14 80.000,00 € ai minori su 182.450,00 sono il 43,8 %: sotto il 50 %; senza soglia non è verificabile', () => {
    const con = (anno: number, minori: string): PianoDiProva => ({
      fondi: [{ fondo: 'FNPS', anno, euro: '182450.00' }],
      schede: [
        { codice: 'S01', programmaId: '12.01', leps: ['LEPS-SSP'], risorse: [{ fondo: 'FNPS', anno, euro: minori }] },
        {
          codice: 'S02',
          programmaId: '12.07',
          leps: ['LEPS-SSP'],
          risorse: [{ fondo: 'FNPS', anno, euro: '1000.00' }],
        },
      ],
    });
    const [r] = rilieviDi(unPiano(con(2026, '80000.00')), 'FIN-05');
    expect(r?.messaggio).toBe('FNPS ai minori nel 2026: 43,8 % (soglia 50 %).');
    expect(r?.gravita).toBe('avviso');
    expect(breve(con(2026, '91225.00'), 'FIN-05')).toEqual([]);
    expect(rilieviDi(unPiano(con(2026, '91224.99')), 'FIN-05')).toHaveLength(1);
    expect(rilieviDi(unPiano(con(2027, '80000.00')), 'FIN-05')[0]?.esito).toBe('non_verificabile');
  });

  it('W18 una voce di 48.000,00 € con fonti per 47.000,00: mancano 1.000,00 €, bloccante', () => {
    const piano = unPiano({
      schede: [{ codice: 'S01', leps: ['LEPS-SSP'], risorse: [{ fondo: 'FNPS', anno: 2026, euro: '30000.00' }] }],
    });
    const [prima] = piano.registri.copertura;
    const [costo] = piano.registri.voceAnno;
    if (!prima || !costo) throw new Error('risorse di prova');
    const altre = ['COM', 'FNA'].map((fondoId, i) => ({
      ...prima,
      id: `${prima.id.slice(0, -1)}${i}` as typeof prima.id,
      fondoLetto: fondoId,
      fondoId,
      importoCents: [1_200_000, 500_000][i] ?? 0,
    }));
    const conCosto = (importoCents: number) => ({
      ...piano,
      registri: { ...piano.registri, voceAnno: [{ ...costo, importoCents }], copertura: [prima, ...altre] },
    });
    const [r] = rilieviDi(conCosto(4_800_000), 'QE-02');
    expect(inBreve(r ? [r] : [])).toEqual([
      'violazione bloccante: «S01, Ambito» 2026: costo 48.000,00 €, fonti 47.000,00 €: mancano 1.000,00 €.',
    ]);
    expect(rilieviDi(conCosto(4_800_000), 'FIN-09')).toEqual([]);
    expect(rilieviDi(conCosto(4_700_000), 'QE-02')).toEqual([]);
    expect(rilieviDi(conCosto(4_700_000), 'FIN-09')).toEqual([]);
    const [doppio] = rilieviDi(conCosto(4_699_999), 'FIN-09');
    expect(doppio?.operandi.oltre).toBe('0.01');
    expect(rilieviDi(conCosto(4_699_999), 'QE-02')).toEqual([]);
  });

  it('W21 il programma 12.11 in un bilancio 2025-2027 è da guardare; in uno 2026-2028 no, e DUP-13 confronta la somma', () => {
    const pacco = paccoDiProva();
    const conNidi = {
      ...pacco,
      programmi: [
        ...pacco.programmi,
        ...['12.01', '12.11'].map((id) => ({
          id,
          missione: '12',
          nome: id,
          sociale: true,
          fonte: 'prova',
          verificatoIl: null,
          validoDal: id === '12.11' ? '2026-01-01' : null,
          validoAl: null,
        })),
      ],
    };
    const dup = (annoDal: number, cifre: Record<string, Record<number, string>>) => ({
      pacco: conNidi,
      dup: [{ ente: '990002', tipo: 'BILANCIO' as const, annoDal, annoAl: annoDal + 2, cifre }],
    });
    expect(breve(dup(2025, { '12.11': { 2026: '320000.00' } }), 'DUP-10')).toEqual([
      'violazione informazione: Attenzione al confronto 12.01/12.11 per Beta (BILANCIO 2025-2027).',
    ]);
    expect(breve(dup(2026, { '12.01': { 2026: '180000.00' }, '12.11': { 2026: '140000.00' } }), 'DUP-10')).toEqual([]);
    const cresce = (prima: string, dopo: string) => ({
      ...dup(2026, { '12.01': { 2026: '180000.00', 2027: '0.00' }, '12.11': { 2026: prima, 2027: dopo } }),
      schede: [
        {
          codice: 'S01',
          leps: ['LEPS-SSP'],
          risorse: [
            { fondo: 'COM', anno: 2026, euro: '100.00', ente: '990002' },
            { fondo: 'COM', anno: 2027, euro: '100.01', ente: '990002' },
          ],
        },
      ],
    });
    // 320.000 → 304.000 is exactly 5 %: not beyond. One cent less is.
    expect(breve(cresce('140000.00', '304000.00'), 'DUP-13', '990002/2027')).toEqual([]);
    expect(breve(cresce('140000.00', '303999.99'), 'DUP-13', '990002/2027')).toHaveLength(1);
  });

  it('W16 senza PIAO di Gamma il 2027 non è verificabile, una volta per ente', () => {
    const [r] = rilieviDi(unPiano({ fabbisogni: [{ ente: '990003', anno: 2026 }] }), 'PERS-20', '990003');
    expect(inBreve(r ? [r] : [])).toEqual([
      'non_verificabile avviso: Il PIAO di Gamma non copre il 2027 e 2028: controlli sul personale non eseguiti.',
    ]);
    const tre = [2026, 2027, 2028].map((anno) => ({ ente: '990003', anno }));
    expect(breve({ fabbisogni: tre }, 'PERS-20', '990003')).toEqual([]);
  });
});
