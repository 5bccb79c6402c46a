import { describe, expect, it } from 'vitest';
import { centesimiInTesto } from '#domain/denaro.ts';
import { inDecimale } from '#domain/frazione.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import { asDellAnno, contributoAS } from '#domain/personale.ts';
import type { Piano } from '#domain/piano.ts';
import { type PersonaDiProva, unPiano } from '../../support/costruisci.ts';
import { inBreve, rilieviDi } from '../../support/verifica.ts';

/** Full-time people plus one part-time, all TI, to make an exact number of FTE in thousandths. */
const conFte = (milli: number): PersonaDiProva[] => [
  ...Array.from({ length: Math.floor(milli / 1000) }, (_, i) => ({ matricola: `T${i}`, ente: '990001' })),
  ...(milli % 1000 === 0
    ? []
    : [{ matricola: 'P', ente: '990001', minutiSettimanali: (2160 * (milli % 1000)) / 1000 }]),
];
const stima = (piano: Piano, anno: number): string => {
  const c = contributoAS(piano, anno);
  return eNonVerificabile(c) ? c.nv : centesimiInTesto(c.totaleCents);
};

describe('casi svolti del dossier (45.900 abitanti al 1° gennaio 2027)', () => {
  it('W01 con 8,5 FTE mancano 0,68 FTE al LEPS: uno ogni 5.400', () => {
    const [r] = rilieviDi(unPiano({ personale: conFte(8500) }), 'PERS-01', '2027');
    expect(r?.gravita).toBe('avviso');
    expect(r?.messaggio).toBe('2027: 8,50 FTE per 45.900 abitanti (al 2027) = 1 ogni 5.400: mancano 0,68 FTE al LEPS.');
    expect(r?.espressione).toBe('8,50 × 5.000 = 42.500 < 45.900');
    expect(r?.operandi).toMatchObject({
      fte: '8.500000',
      fteEsatto: '17/2',
      popolazione: '45900',
      mancano: '0.680000',
    });
    expect(r?.fonti[0]).toMatchObject({ testo: 'L. 178/2020, art. 1, c. 797', verificatoIl: '2026-11-23' });
  });

  it('W02 con 10 FTE il LEPS c’è e all’obiettivo mancano 1,48 FTE', () => {
    const piano = unPiano({ personale: conFte(10_000) });
    expect(rilieviDi(piano, 'PERS-01')).toEqual([]);
    const [r] = rilieviDi(piano, 'PERS-02', '2027');
    expect(r?.gravita).toBe('informazione');
    expect(r?.messaggio).toBe('Obiettivo 1:4.000 non raggiunto nel 2027: mancano 1,48 FTE.');
    expect(r?.operandi.mancano).toBe('1.475000');
  });

  it('W03 con 7 FTE a tempo indeterminato non matura il contributo: almeno 0,07 FTE', () => {
    const piano = unPiano({ personale: conFte(7000) });
    const [r] = rilieviDi(piano, 'PERS-03', '2027');
    expect(inBreve(r ? [r] : [])).toEqual([
      'violazione avviso: Con 7,00 FTE a tempo indeterminato nel 2027 non matura alcun contributo.',
    ]);
    expect(r?.espressione).toBe('7,00 × 6.500 = 45.500 ≤ 45.900');
    expect(r?.rimedi[0]?.testo).toBe('Stabilizzare o assumere almeno 0,07 FTE a tempo indeterminato.');
    expect(stima(piano, 2027)).toBe('0.00');
  });

  it('W04 con 10 FTE il contributo è 101.138,46 € e 110.000,00 € sono 8.861,54 € di troppo', () => {
    const piano = unPiano({ personale: conFte(10_000), fondi: [{ fondo: 'FP-AS', anno: 2027, euro: '110000.00' }] });
    const c = contributoAS(piano, 2027);
    if (eNonVerificabile(c)) throw new Error(c.nv);
    expect([
      centesimiInTesto(c.cents1),
      centesimiInTesto(c.cents2),
      inDecimale(c.fte1, 6),
      inDecimale(c.fte2, 6),
    ]).toEqual(['84738.46', '16400.00', '2.118462', '0.820000']);
    const [r] = rilieviDi(piano, 'PERS-04', '2027');
    expect(r?.messaggio).toBe('Contributo 2027 indicato 110.000,00 €, stima 101.138,46 € (quote 2,12+0,82 FTE).');
    expect(r?.operandi).toMatchObject({ stima: '101138.46', differenza: '8861.54' });
  });

  it('W05 con 8,5 FTE il contributo atteso quadra al centesimo; con 12 FTE si ferma a 1:4.000', () => {
    const giusto = unPiano({ personale: conFte(8500), fondi: [{ fondo: 'FP-AS', anno: 2027, euro: '57538.46' }] });
    expect(stima(giusto, 2027)).toBe('57538.46');
    expect(rilieviDi(giusto, 'PERS-04', '2027')).toEqual([]);
    expect(stima(unPiano({ personale: conFte(12_000) }), 2027)).toBe('130638.46');
  });

  it('W07 24 ore a settimana dal 1° maggio al 31 dicembre 2027 valgono 0,447489 FTE di media', () => {
    const piano = unPiano({
      personale: [{ matricola: 'A', ente: '990001', minutiSettimanali: 24 * 60, dal: '2027-05-01' }],
    });
    const as = asDellAnno(piano, 2027);
    if (eNonVerificabile(as)) throw new Error(as.nv);
    expect(inDecimale(as.ti.media.fte, 6)).toBe('0.447489');
  });

  it('W12 a 10,00 € per abitante Beta deve 98.700,00 €, non 98.750,00 €', () => {
    const piano = unPiano({ quote: [{ comune: '990002', anno: 2027, euro: '98750.00', euroAb: '10.00' }] });
    expect(inBreve(rilieviDi(piano, 'QE-05'))).toEqual([
      'violazione avviso: Beta 2027: quota 98.750,00 €, calcolo 98.700,00 € (10,00 €/ab × 9.870).',
    ]);
  });

  it('W13 tre righe FNPS superano l’assegnazione di 2.550,00 €', () => {
    const piano = unPiano({
      fondi: [{ fondo: 'FNPS', anno: 2026, euro: '182450.00' }],
      schede: ['100000.00', '60000.00', '25000.00'].map((euro, i) => ({
        codice: `S0${i + 1}`,
        leps: ['LEPS-SSP'],
        risorse: [{ fondo: 'FNPS', anno: 2026, euro }],
      })),
    });
    const [r] = rilieviDi(piano, 'FIN-02');
    expect(r?.gravita).toBe('bloccante');
    expect(r?.messaggio).toBe('FNPS 2026: programmati 185.000,00 €, assegnati 182.450,00 € (+2.550,00 €).');
    expect(r?.espressione).toBe('100.000,00 + 60.000,00 + 25.000,00 − 182.450,00 = 2.550,00 €');
    expect(r?.luoghi.map((l) => l.etichetta)).toEqual(['S01 S01', 'S02 S02', 'S03 S03', 'FNPS 2026, assegnazione']);
  });

  it('W15 il PNRR non copre un’attività che finisce il 31/12/2026, copre quella del 30/06/2026', () => {
    const piano = unPiano({
      schede: ['2026-12-31', '2026-06-30'].map((dataFine, i) => ({
        codice: `S0${i + 1}`,
        risorse: [{ fondo: 'PNRR', anno: 2026, euro: '1000.00', voce: { dataFine } }],
      })),
    });
    expect(inBreve(rilieviDi(piano, 'FIN-06'))).toEqual([
      'violazione bloccante: PNRR non copre attività dopo il 30/06/2026: scheda S01, 31/12/2026 (1.000,00 €).',
    ]);
  });

  it('W23 «D.Lgs. 31 marzo 1998, n.12» si corregge, «n. 112» no', () => {
    const piano = unPiano({
      sezioni: [
        { titolo: 'Quadro', testi: ['Visto il D.Lgs. 31 marzo 1998, n.12.', 'Visto il D.Lgs. 31 marzo 1998, n. 112.'] },
      ],
    });
    const rilievi = rilieviDi(piano, 'TXT-01');
    expect(inBreve(rilievi)).toEqual([
      'violazione avviso: «D.Lgs. 31 marzo 1998, n.12»: forma corretta D.Lgs. 31 marzo 1998, n. 112.',
    ]);
    expect(rilievi[0]?.luoghi).toEqual([
      { tipo: 'sezione', id: piano.sezioni[0]?.id, etichetta: 'Quadro', bloccoId: 'b1' },
    ]);
  });
});
