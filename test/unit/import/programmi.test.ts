import { describe, expect, it } from 'vitest';
import { codiciDi } from '#engine/import/codici.ts';
import {
  codiceDaCella,
  decidiProgramma,
  leggiCodice,
  leggiMissione,
  leggiSoloProgramma,
  leggiTitolo,
} from '#engine/import/programmi.ts';
import { paccoNazionale } from '../../support/contesto-import.ts';

const codici = codiciDi(paccoNazionale());
const numero = (n: number, mostrato = String(n)) =>
  codiceDaCella({
    r: 0,
    c: 0,
    testo: mostrato,
    valore: { tipo: 'numero', decimale: String(n), mostrato },
    formula: null,
  });

describe('Codici di missione e programma', () => {
  it.each([
    ['12.07', '12', '07'],
    ['12.7', '12', '07'],
    ['1207', '12', '07'],
    ['12-03', '12', '03'],
    ['12 - 3', '12', '03'],
    ['12/07', '12', '07'],
    ['Missione 12 - Programma 7', '12', '07'],
    ['Missione 12 Programma 03 - Interventi per gli anziani', '12', '03'],
    ['Programma 12.01 Interventi per l’infanzia', '12', '01'],
    ['12.03 - Interventi per gli anziani', '12', '03'],
    ['0101', '01', '01'],
  ])('«%s» è %s.%s', (testo, missione, programma) => expect(leggiCodice(testo)).toMatchObject({ missione, programma }));
  it('un codice più lungo dà anche titolo e macroaggregato', () => {
    expect(leggiCodice('12.07/1')).toMatchObject({ programma: '07', titolo: 1 });
    expect(leggiCodice('12.07.1.103')).toMatchObject({ programma: '07', titolo: 1, macro: '103' });
    expect(leggiCodice('12.07.1.03')).toMatchObject({ macro: '103' });
  });
  it.each(['Spese correnti', '2026', '2026/2028', '1.500 abitanti', 'Totale', ''])('«%s» non è un codice', (testo) =>
    expect(leggiCodice(testo)?.programma ?? null).toBeNull(),
  );

  it('il numero 12,1 ha perso uno zero: lo decide la descrizione, mai il caso', () => {
    const letto = numero(12.1);
    expect(letto).not.toBeNull();
    if (!letto) return;
    expect(decidiProgramma(letto, "Interventi per l'infanzia e i minori", codici)).toMatchObject({
      id: '12.01',
      ambiguo: 'risolto',
    });
    expect(
      decidiProgramma(letto, 'Politica regionale unitaria per i diritti sociali e la famiglia', codici),
    ).toMatchObject({ id: '12.10', ambiguo: 'risolto' });
    expect(decidiProgramma(letto, '', codici)).toMatchObject({ id: null, ambiguo: 'aperto' });
  });
  it('il numero 12,1 mostrato «12.10» è 12.10, il numero 12,02 è 12.02', () => {
    expect(numero(12.1, '12.10')).toMatchObject({ programma: '10', alternative: [] });
    expect(numero(12.02)).toMatchObject({ programma: '02', alternative: [] });
    expect(numero(1207)).toMatchObject({ missione: '12', programma: '07' });
  });
  it('una data che era un codice torna codice', () => {
    expect(
      codiceDaCella({ r: 0, c: 0, testo: '12/07/2026', valore: { tipo: 'data', iso: '2026-07-12' }, formula: null }),
    ).toMatchObject({ missione: '12', programma: '07' });
  });
  it('il programma si riconosce anche dalla sola descrizione, se è una sola', () => {
    expect(codici.programmaDaDescrizione('Interventi per gli anziani')).toBe('12.03');
    expect(codici.programmaDaDescrizione('INTERVENTI PER L’INFANZIA, I MINORI E ASILI NIDO')).toBe('12.01');
    expect(
      codici.programmaDaDescrizione('Programmazione e governo della rete dei servizi socio-sanitari e sociali'),
    ).toBe('12.07');
    expect(codici.programmaDaDescrizione('Interventi')).toBeNull();
    expect(codici.programmaDaDescrizione('Polizia locale e amministrativa')).toBeNull();
  });
  it.each([
    ['1', 1],
    ['I', 1],
    ['II', 2],
    ['Tit. 1', 1],
    ['Titolo II', 2],
    ['Titolo 1 - Spese correnti', 1],
    ['1 - Spese correnti', 1],
    ['di cui Titolo 2 - Spese in conto capitale', 2],
    ['Spese correnti', 1],
    ['Spese in c/capitale', 2],
    ['Titolo 7 - Uscite per conto terzi', 7],
    ['Interventi', null],
    ['10', null],
  ])('il titolo «%s» è %s', (testo, atteso) => expect(leggiTitolo(testo)).toBe(atteso));
  it('missione e programma soli', () => {
    expect(leggiMissione('12 Diritti sociali, politiche sociali e famiglia')).toBe('12');
    expect(leggiMissione('Missione 12')).toBe('12');
    expect(leggiSoloProgramma('Programma 03 - Interventi per gli anziani')).toBe('03');
    expect(leggiSoloProgramma('7')).toBe('07');
  });
  it('i falsi amici non diventano assistenti sociali', () => {
    for (const si of [
      'Assistente sociale',
      'Ass. soc.',
      'Funzionario E.Q. - Assistente sociale coordinatore',
      'Istruttore direttivo assistente sociale (ex cat. D1)',
      'ASSISTENTI SOCIALI',
    ])
      expect(codici.profilo(si), si).toBe('assistente-sociale');
    for (const no of [
      'Assistente amministrativo',
      'Assistente domiciliare - OSS',
      'Assistenza sociale',
      'Funzionario a S. Benedetto',
      'Educatore professionale',
    ])
      expect(codici.profilo(no), no).not.toBe('assistente-sociale');
  });
});
