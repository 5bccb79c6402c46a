import { describe, expect, test } from 'vitest';
import type { Rilievo } from '#domain/esito.ts';
import { contaSegnalazioni } from '../../../renderer/app/conto-segnalazioni.ts';
import { ordineGravita } from '../../../renderer/app/segni.ts';
import { scomponi } from '../../../renderer/rooms/verifica/espressione.ts';
import { chiaveRilievo, filtra, type GruppiRegole, raggruppaRilievi } from '../../../renderer/rooms/verifica/filtri.ts';

const rilievo = (parti: Partial<Rilievo>): Rilievo => ({
  regola: 'FIN-02',
  soggetto: 'FNA/2027',
  esito: 'violazione',
  gravita: 'bloccante',
  messaggio: 'FNA 2027: programmati più degli assegnati.',
  espressione: '',
  operandi: {},
  luoghi: [],
  fonti: [],
  rimedi: [],
  ...parti,
});
const regole: GruppiRegole = new Map([
  ['FIN-02', { titolo: 'Sforamento', gruppo: 'Fonti' }],
  ['PERS-01', { titolo: 'Assistenti', gruppo: 'Personale' }],
]);
const tutte = { gravita: new Set(ordineGravita), gruppi: null, testo: '', soli: null };

describe('espressione di un rilievo', () => {
  test('termini, segni e risultato', () => {
    const [riga] = scomponi('412.300,00 + 318.745,67 − 985.200,00 = 12.345,67 €');
    expect(riga?.pezzi.map((p) => [p.tipo, p.testo])).toEqual([
      ['termine', '412.300,00'],
      ['segno', '+'],
      ['termine', '318.745,67'],
      ['segno', '−'],
      ['termine', '985.200,00'],
      ['segno', '='],
      ['risultato', '12.345,67 €'],
    ]);
  });
  test('due conti su due righe; il punto e virgola tra parentesi non divide', () => {
    expect(scomponi('1 + 1 = 2; 3 − 2 = 1')).toHaveLength(2);
    expect(scomponi('ammissibilità(FNA; LEPS-SAD) = non ammesso')).toHaveLength(1);
  });
  test('una frase senza segni è un solo termine', () => {
    expect(scomponi('schede di LEPS-RES: 0')[0]?.pezzi.map((p) => p.tipo)).toEqual(['termine']);
  });
  test('un importo negativo all’inizio non è un segno tra due termini', () => {
    expect(scomponi('−4.120,00 < 0,00')[0]?.pezzi.map((p) => p.testo)).toEqual(['−4.120,00', '<', '0,00']);
  });
});

describe('filtri', () => {
  const elenco = [
    rilievo({}),
    rilievo({ regola: 'PERS-01', soggetto: '2026', gravita: 'avviso', messaggio: 'Mancano 2,95 FTE a Forlì.' }),
    rilievo({ regola: 'PERS-01', soggetto: '2027', esito: 'non_verificabile', gravita: 'informazione' }),
    rilievo({
      soggetto: 'PNRR/2027',
      accettata: { motivazione: 'Variazione deliberata.', autore: 'Rita', istante: '2026-11-20T09:00:00.000Z' },
    }),
  ];
  test('ciò che non è verificabile è un genere a sé, e le accettate stanno a parte', () => {
    expect(contaSegnalazioni(elenco)).toEqual({
      bloccante: 1,
      avviso: 1,
      informazione: 0,
      non_verificabile: 1,
      da_rileggere: 0,
      accettate: 1,
    });
    const { vivi, accettati } = filtra(elenco, regole, tutte);
    expect(vivi).toHaveLength(3);
    expect(accettati.map((r) => r.soggetto)).toEqual(['PNRR/2027']);
  });
  test('una domanda da rileggere non è un dato che manca: sta sotto un titolo suo, per ultima', () => {
    const domanda = rilievo({ regola: 'LEPS-18', soggetto: 'S01', esito: 'non_verificabile', daRileggere: true });
    expect(contaSegnalazioni([domanda])).toMatchObject({ non_verificabile: 0, da_rileggere: 1 });
    expect(raggruppaRilievi([domanda, ...elenco.slice(0, 3)], 'gravita', regole).map((g) => g.id)).toEqual([
      'bloccante',
      'avviso',
      'non_verificabile',
      'da_rileggere',
    ]);
  });
  test('per gravità, per gruppo, per testo senza accenti e maiuscole', () => {
    const vivi = (f: Partial<typeof tutte>) => filtra(elenco, regole, { ...tutte, ...f }).vivi.map((r) => r.soggetto);
    expect(vivi({ gravita: new Set(['avviso'] as const) })).toEqual(['2026']);
    expect(filtra(elenco, regole, { ...tutte, gruppi: new Set(['Fonti']) }).vivi.map((r) => r.soggetto)).toEqual([
      'FNA/2027',
    ]);
    expect(vivi({ testo: 'forli fte' })).toEqual(['2026']);
  });
  test('solo quelle di un LEPS', () => {
    const soli = new Set([chiaveRilievo({ regola: 'PERS-01', soggetto: '2026' })]);
    expect(filtra(elenco, regole, { ...tutte, soli }).vivi.map((r) => r.soggetto)).toEqual(['2026']);
  });
  test('i gruppi per gravità seguono la gravità, gli altri il nome', () => {
    const { vivi } = filtra(elenco, regole, tutte);
    expect(raggruppaRilievi(vivi, 'gravita', regole).map((g) => g.id)).toEqual([
      'bloccante',
      'avviso',
      'non_verificabile',
    ]);
    expect(raggruppaRilievi(vivi, 'gruppo', regole).map((g) => g.id)).toEqual(['Fonti', 'Personale']);
  });
});
