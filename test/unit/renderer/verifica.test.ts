import { describe, expect, test } from 'vitest';
import { chiaveRilievo, type Rilievo } from '#domain/esito.ts';
import { contaSegnalazioni } from '../../../renderer/app/conto-segnalazioni.ts';
import { scomponi } from '../../../renderer/rooms/verifica/espressione.ts';
import {
  type Attorno,
  type Filtri,
  filtra,
  leggiFiltri,
  raggruppaRilievi,
  scriviFiltri,
} from '../../../renderer/rooms/verifica/filtri.ts';

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
const nota = (r: Partial<Rilievo>, oltre: object = {}) => {
  const { regola, soggetto } = rilievo(r);
  const vuota = { comuni: [], leps: [], sezioni: [], dal: null, volte: 1 };
  return [chiaveRilievo({ regola, soggetto }), { regola, soggetto, ...vuota, ...oltre }] as const;
};
const attorno: Attorno = {
  regole: new Map([
    ['FIN-02', { titolo: 'Sforamento', gruppo: 'Fonti' }],
    ['PERS-01', { titolo: 'Assistenti', gruppo: 'Personale' }],
  ]),
  contesto: new Map([
    nota({}, { leps: ['LEPS-SAD'], sezioni: ['s1'] }),
    nota({ regola: 'PERS-01', soggetto: '2026' }, { comuni: ['c1', 'c2'], dal: '2026-11-24T08:00:00.000Z', volte: 2 }),
    nota({ regola: 'PERS-01', soggetto: '2027' }, { comuni: ['c2'], dal: '2026-11-20T08:00:00.000Z' }),
  ]),
  nuovi: new Set([chiaveRilievo({ regola: 'PERS-01', soggetto: '2027' })]),
  diOggi: (istante) => istante.startsWith('2026-11-24'),
};
const tutte: Filtri = leggiFiltri({});

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
    const { vivi: v, accettati } = filtra(elenco, tutte, attorno);
    expect(v).toHaveLength(3);
    expect(accettati.map((r) => r.soggetto)).toEqual(['PNRR/2027']);
  });
  test('una domanda da rileggere non è un dato che manca: sta sotto un titolo suo, per ultima', () => {
    const domanda = rilievo({ regola: 'LEPS-18', soggetto: 'S01', esito: 'non_verificabile', daRileggere: true });
    expect(contaSegnalazioni([domanda])).toMatchObject({ non_verificabile: 0, da_rileggere: 1 });
    expect(raggruppaRilievi([domanda, ...elenco.slice(0, 3)], 'gravita', attorno, []).map((g) => g.id)).toEqual([
      'bloccante',
      'avviso',
      'non_verificabile',
      'da_rileggere',
    ]);
  });
  const vivi = (f: Partial<Filtri>) => filtra(elenco, { ...tutte, ...f }, attorno).vivi.map((r) => r.soggetto);
  test('per gravità, per gruppo, per testo senza accenti e maiuscole, per titolo della regola', () => {
    expect(vivi({ gravita: new Set(['avviso'] as const) })).toEqual(['2026']);
    expect(vivi({ gravita: new Set() })).toEqual([]);
    expect(vivi({ gruppi: new Set(['Fonti']) })).toEqual(['FNA/2027']);
    expect(vivi({ testo: 'forli fte' })).toEqual(['2026']);
    expect(vivi({ testo: 'sforamento' })).toEqual(['FNA/2027']);
  });
  test('per Comune, LEPS e sezione, insieme', () => {
    expect(vivi({ comune: 'c2' })).toEqual(['2026', '2027']);
    expect(vivi({ comune: 'c2', gravita: new Set(['avviso'] as const) })).toEqual(['2026']);
    expect(vivi({ leps: 'LEPS-SAD' })).toEqual(['FNA/2027']);
    expect(vivi({ leps: 'LEPS-SAD', comune: 'c1' })).toEqual([]);
    expect(vivi({ sezione: 's1' })).toEqual(['FNA/2027']);
  });
  test('nel tempo: nuove da una versione, comparse oggi, tornate; le risolte non sono fra queste', () => {
    expect(vivi({ momento: 'nuove' })).toEqual(['2027']);
    expect(vivi({ momento: 'oggi' })).toEqual(['2026']);
    expect(vivi({ momento: 'tornate' })).toEqual(['2026']);
    expect(vivi({ momento: 'risolte' })).toEqual([]);
  });
  test('l’indirizzo tiene i filtri: quel che si scrive si rilegge, quel che non filtra non c’è', () => {
    const f: Filtri = {
      ...{
        testo: 'quota',
        comune: 'c1',
        leps: 'LEPS-SAD',
        sezione: 's1',
        momento: 'nuove',
        versione: 2,
        per: 'comune',
      },
      gravita: new Set(['bloccante', 'da_rileggere'] as const),
      gruppi: new Set(['Fonti', 'Testo e citazioni']),
    };
    const scritti = Object.fromEntries(
      Object.entries(scriviFiltri(f)).flatMap(([k, v]) => (v === null ? [] : [[k, v]])),
    );
    expect(leggiFiltri(scritti)).toEqual(f);
    expect(Object.values(scriviFiltri(tutte)).filter((v) => v !== null && v !== '')).toEqual([]);
    expect(leggiFiltri({ storia: 'boh', per: 'boh', versione: 'x', gravita: 'nessuna' })).toEqual({
      ...tutte,
      gravita: new Set(),
    });
  });
  test('una segnalazione di due Comuni sta sotto tutti e due; quelle di nessuno in fondo', () => {
    const { vivi: v } = filtra(elenco, tutte, attorno);
    expect(raggruppaRilievi(v, 'comune', attorno, ['c2', 'c1']).map((g) => [g.id, g.rilievi.length])).toEqual([
      ['c2', 2],
      ['c1', 1],
      ['', 1],
    ]);
  });
  test('i gruppi per gravità seguono la gravità, gli altri il nome', () => {
    const { vivi: v } = filtra(elenco, tutte, attorno);
    expect(raggruppaRilievi(v, 'gravita', attorno, []).map((g) => g.id)).toEqual([
      'bloccante',
      'avviso',
      'non_verificabile',
    ]);
    expect(raggruppaRilievi(v, 'gruppo', attorno, []).map((g) => g.id)).toEqual(['Fonti', 'Personale']);
  });
});
