import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateDiAtto, leggiData, periodiDi } from '#engine/import/date.ts';
import { leggiOrario, leggiQuotaBp, quotaDaNota } from '#engine/import/ore.ts';

describe('Date scritte in ogni modo', () => {
  it.each([
    ['01/02/2023', '2023-02-01', 'niente'],
    ['30.06.2026', '2026-06-30', 'niente'],
    ['1-7-2026', '2026-07-01', 'niente'],
    ['2026-07-01', '2026-07-01', 'niente'],
    ['2026-07-01T10:00:00', '2026-07-01', 'niente'],
    ['1° gennaio 2021', '2021-01-01', 'niente'],
    ['31 luglio 2025', '2025-07-31', 'niente'],
    ['1/1/03', '2003-01-01', 'secolo'],
    ['1/1/89', '1989-01-01', 'secolo'],
    ['gennaio 2021', '2021-01-01', 'giorno'],
    ['set. 2026', '2026-09-01', 'giorno'],
    ['03/2027', '2027-03-01', 'giorno'],
    ['2027', '2027-01-01', 'mese'],
  ])('«%s» è %s (supposto: %s)', (testo, iso, supposto) => expect(leggiData(testo)).toEqual({ iso, supposto }));
  it.each(['31/02/2026', '30/02/2024', '32/01/2026', '', 'da definire', '13/13/2026', '1/1/1'])(
    '«%s» non è una data',
    (testo) => expect(leggiData(testo)).toBeNull(),
  );
  it('ogni giorno che esiste si rilegge', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        fc.constantFrom('/', '.', '-'),
        (d, s) => {
          const [a, m, g] = [d.getUTCFullYear(), d.getUTCMonth() + 1, d.getUTCDate()];
          expect(leggiData(`${g}${s}${m}${s}${a}`)?.iso).toBe(d.toISOString().slice(0, 10));
        },
      ),
    );
  });
  it('la data di un atto non è la data di stampa', () => {
    expect(dateDiAtto('Nota di aggiornamento al DUP - versione del 22/12/2025')).toEqual(['2025-12-22']);
    expect(dateDiAtto('Approvato con deliberazione del Consiglio n. 12 del 31 luglio 2025')).toEqual(['2025-07-31']);
    expect(dateDiAtto('Data stampa 24/03/2017')).toEqual([]);
  });
  it('l’aspettativa si legge solo con le sue date', () => {
    expect(periodiDi('aspettativa non retribuita dal 01/02/2026 al 31/01/2027', /aspettativ\w*/)).toEqual([
      { dal: '2026-02-01', al: '2027-01-31' },
    ]);
    expect(periodiDi('in aspettativa', /aspettativ\w*/)).toEqual([]);
    expect(periodiDi('servizio dal 01/02/2026 al 31/01/2027', /aspettativ\w*/)).toEqual([]);
  });
});

const PIENO = 2160;
describe('Orari scritti in ogni modo', () => {
  it.each([
    ['36/36', 2160, 2160],
    ['36', 2160, 2160],
    ['18/36', 1080, 2160],
    ['30/36', 1800, 2160],
    ['24 su 36', 1440, 2160],
    ['35/35', 2100, 2100],
    ['100%', 2160, 2160],
    ['50%', 1080, 2160],
    ['83,33%', 1800, 2160],
    ['0,5', 1080, 2160],
    ['0.75', 1620, 2160],
    ['1', 2160, 2160],
    ['tempo pieno', 2160, 2160],
    ['Full time', 2160, 2160],
    ['36 ore', 2160, 2160],
    ['12 h', 720, 2160],
    ['30 ore settimanali', 1800, 2160],
    ['part-time 18 ore', 1080, 2160],
    ['PT 50%', 1080, 2160],
    ['18h30', 1110, 2160],
    ['18:30', 1110, 2160],
  ])('«%s» sono %i minuti su %i', (testo, minuti, contratto) =>
    expect(leggiOrario(testo, PIENO)).toEqual({ minuti, contratto }),
  );
  it.each(['', 'n.d.', 'part-time', '0', '-5', '80/36', '120%', 'da definire', '400'])(
    '«%s» non è un orario',
    (testo) => expect(leggiOrario(testo, PIENO)).toBeNull(),
  );
  it.each([
    ['60%', 6000],
    ['0,6', 6000],
    ['60', 6000],
    ['100%', 10_000],
    ['1', 10_000],
    ['33,33%', 3333],
    ['0%', 0],
  ])('la quota «%s» sono %i punti base', (testo, bp) => expect(leggiQuotaBp(testo)).toBe(bp));
  it('la quota nelle note conta solo se è sui servizi sociali', () => {
    expect(quotaDaNota('60% servizi sociali')).toBe(6000);
    expect(quotaDaNota('40% ufficio anagrafe')).toBeNull();
  });
});
