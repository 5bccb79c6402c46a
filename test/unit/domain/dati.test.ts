import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cercaDati, elencoDati, inNome, leggiRiferimento, risolviDato } from '#domain/dati.ts';
import { inTesto } from '#domain/frazione.ts';
import { glossario, glossarioRegistri } from '#domain/glossario.ts';
import { registri } from '#domain/registri.ts';
import { idDi, unPiano } from '../../support/costruisci.ts';

const piano = unPiano({
  personale: [
    { matricola: 'A', ente: '990001' },
    { matricola: 'B', ente: '990001', rapporto: 'TD', al: '2026-06-30' },
  ],
  fondi: [{ fondo: 'FP-AS', anno: 2026, euro: '10.00' }],
  quote: ['990001', '990002', '990003', '990004', '990005'].map((comune) => ({ comune, anno: 2026, euro: '2.50' })),
  dup: [{ ente: '990001', cifre: { '12.03': { 2026: '7.00' }, '12.09': { 2026: '1.00' } } }],
  schede: [
    { codice: 'S1', leps: ['LEPS-SSP'], stato: 'parziale', risorse: [{ fondo: 'FP-AS', anno: 2026, euro: '12.00' }] },
    { codice: 'S2', leps: ['LEPS-PUA'], risorse: [{ fondo: 'FNA', anno: 2027, euro: null }] },
  ],
  contributi: [{ codice: 'C1', esito: 'accolto', motivazione: 'Sì' }, { codice: 'C2' }],
});
const valore = (rif: string): string => {
  const d = risolviDato(piano, rif);
  if (d.stato !== 'ok') return `${d.stato}: ${d.motivo}`;
  return d.valore !== null && typeof d.valore === 'object' ? inTesto(d.valore) : String(d.valore);
};

describe('dati vivi: nomi, anni, enti', () => {
  it('la grammatica è chiusa', () => {
    expect(leggiRiferimento('quota.importo@2027#044010')).toEqual({
      nome: 'quota.importo',
      quando: '2027',
      ente: '044010',
    });
    for (const falso of ['popolazione', 'Popolazione.totale', 'a.b@', 'a.b#', 'a.b@2026@2027', 'a..b', '', 'a.b c'])
      expect({ falso, letto: leggiRiferimento(falso) }).toEqual({ falso, letto: null });
    expect(['FP-QS', '12.01', 'LEPS-RES'].map(inNome)).toEqual(['fp-qs', '12-01', 'leps-res']);
  });

  it('i valori sono esatti, con l’anno scritto o con il suo posto nel piano', () => {
    expect(valore('popolazione.totale')).toBe('45900');
    expect(valore('popolazione.totale#990002')).toBe('9870');
    expect(valore('popolazione.data')).toBe('2027-01-01');
    expect(valore('ambito.comuni.numero')).toBe('5');
    expect(valore('ambito.capofila')).toBe('Alfa');
    expect(valore('personale.assistenti-sociali.fte@2026')).toBe('1');
    expect(valore('personale.assistenti-sociali.fte@2026-06-30')).toBe('2');
    expect(valore('personale.assistenti-sociali.fte-td@2026-06-30')).toBe('1');
    expect(valore('personale.assistenti-sociali.media-ti@ultimo')).toBe('1');
    expect(valore('personale.assistenti-sociali.rapporto@primo')).toBe('45900');
    expect(valore('personale.assistenti-sociali.mancanti-5000@primo')).toBe('409/50');
    expect(valore('personale.contributo-as@terzo')).toBe('0');
    expect(valore('fondo.fp-as.assegnato@2026')).toBe('1000');
    expect(valore('fondo.fp-as.programmato@primo')).toBe('1200');
    expect(valore('fondo.fp-as.differenza@2026')).toBe('-200');
    expect(valore('quota.totale@2026')).toBe('1250');
    expect(valore('quota.importo@2026#990003')).toBe('250');
    expect(valore('dup.missione12@2026#990001')).toBe('800');
    expect(valore('dup.programma.12-03@2026#990001')).toBe('700');
    expect(valore('leps.leps-ssp.stato')).toBe('parziale');
    expect(valore('leps.leps-ssp.risorse')).toBe('1200');
    expect([valore('contributi.numero'), valore('contributi.accolti'), valore('contributi.non-accolti')]).toEqual([
      '2',
      '1',
      '0',
    ]);
  });

  it('un nome non cambia mai: quello nuovo e quello vecchio danno lo stesso dato', () => {
    expect(valore('personale.assistenti-sociali.contributo@2026')).toBe(valore('personale.contributo-as@2026'));
    expect(valore('leps.ssp.stato')).toBe(valore('leps.leps-ssp.stato'));
  });

  it('quello che manca non è zero: dice perché', () => {
    expect(valore('fondo.fna.assegnato@2027')).toBe("nv: manca l'assegnazione 2027");
    expect(valore('fondo.fna.programmato@2027')).toBe('nv: 1 importo delle schede non è leggibile');
    expect(valore('quota.totale')).toBe('nv: mancano 10 quote su 15');
    expect(valore('dup.missione12@2026')).toBe('nv: manca il DUP di Beta');
    expect(valore('leps.leps-pua.stato')).toContain('nv: la scheda');
    expect(valore('quota.importo@2027#990003')).toBe('nv: manca la quota 2027 di Gamma');
    expect(valore('dup.programma.12-07@2026#990001')).toContain(
      'nv: il programma 12.07 2026 di Alfa è assente dal DUP',
    );
  });

  it('quello che non esiste, o che è chiesto male, è ignoto', () => {
    for (const rif of [
      'niente.di.simile',
      'popolazione.totale@2026',
      'fondo.fp-as.assegnato',
      'fondo.fp-as.assegnato@quarto',
      'fondo.fp-as.assegnato@2026-01-01',
      'quota.importo@2026',
      'ambito.capofila#990001',
      'leps.constructor.stato',
    ])
      expect({ rif, stato: risolviDato(piano, rif).stato }).toEqual({ rif, stato: 'ignoto' });
  });

  it('un nome qualunque non fa cadere niente', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[a-z.-]{1,30}(@[a-z0-9-]{1,10})?(#[0-9]{1,6})?$/)),
        (rif) => {
          expect(['ok', 'nv', 'ignoto']).toContain(risolviDato(piano, rif).stato);
        },
      ),
    );
  });

  it('ogni dato dell’elenco si risolve, e la cifra letta da un file sa la sua cella', () => {
    const tutti = cercaDati(piano, '');
    expect(tutti.length).toBeGreaterThan(150);
    expect(tutti.filter((d) => risolviDato(piano, d.rif).stato === 'ignoto')).toEqual([]);
    expect(new Set(tutti.map((d) => d.rif)).size).toBe(tutti.length);
    expect(elencoDati(piano, 'missione gamma 2026').map((d) => d.rif)).toEqual(['dup.missione12@2026#990003']);
    expect(risolviDato(piano, 'dup.programma.12-03@2026#990001')).toMatchObject({
      origine: 'dup-990001.xlsx, foglio «Spese», C7',
      luogo: { registro: 'dup', file: 'dup-990001.xlsx', cella: 'C7' },
    });
  });
});

describe('glossario', () => {
  it('ogni registro ha il suo nome, e una parola ha una traduzione sola', () => {
    expect(Object.keys(glossarioRegistri).sort()).toEqual(Object.keys(registri).sort());
    const voci = [...Object.values(glossarioRegistri), ...glossario];
    expect(new Set(voci.map((v) => v.termine.toLowerCase())).size).toBe(voci.length);
    expect(new Set(voci.map((v) => v.codice)).size).toBe(voci.length);
    expect(idDi('x')).not.toBe(idDi('y'));
  });
});
