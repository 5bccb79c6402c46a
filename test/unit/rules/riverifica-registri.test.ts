import { describe, expect, it } from 'vitest';
import { nonDetti } from '#domain/campi-aggiunti.ts';
import type { Piano, RegistriDelPiano } from '#domain/piano.ts';
import { chiaviFra } from '#rules/chiavi.ts';
import { riverifica, verificaTutto } from '#rules/esegui.ts';
import { enteDi, idDi, unPiano } from '../../support/costruisci.ts';
import { opzioniVere } from '../../support/verifica.ts';

const comuni = ['990001', '990002', '990003', '990004', '990005'];

/** Rows of the registers of government, services and text that rules read. */
const righe: Partial<RegistriDelPiano> = {
  campo: [
    ['avviso.dal', '2026-02-10'],
    ['seduta.data', '2026-04-01'],
    ['relazione.estremi', 'd.d. 4 del 5 marzo 2026'],
    ['regolamento.quorum-voti', '3'],
    ['ambito.popolazione', '45.901'],
    ['pai.famiglia', 'no'],
  ].map(([nome = '', valore = '']) => ({ id: idDi(`campo:${nome}`), nome, valore })),
  voto: comuni.map((c, i) => ({
    ...{ id: idDi(`voto:${c}`), sede: i < 3 ? 'organo' : 'conferenza34', data: '2026-04-01', enteLetto: c },
    ...{ enteId: enteDi(c), presente: true, delega: null, espressione: 'consenso', pesoMilli: null },
  })),
  incontro: [
    { id: idDi('inc'), tavolo: 'Minori', leps: [], data: '2026-02-05', luogo: null, presenze: ['A'], verbale: 'v. 1' },
  ],
  protocollo: [
    {
      ...{ id: idDi('prot'), tipo: 'pua_uvm', titolo: 'PUA', parti: ['ASL', 'Ambito'], atto: null },
      ...{ data: '2026-01-01', validoAl: '2028-12-31', oggetto: null },
    },
  ],
  distretto: [
    {
      ...{ id: idDi('dis'), tipo: 'sanitario', denominazione: 'D1', enteLetto: null, enteId: null, nota: null },
      comuni: comuni.map((c) => ({ letto: c, id: idDi(`comune:${c}`) })),
    },
  ],
  pua: [
    {
      ...{ id: idDi('pua'), denominazione: 'PUA', distrettoId: null, sede: null, tipoSede: 'comune', orari: null },
      ...{ fteSocialiMilli: 500, fteSanitariMilli: 500, protocolloId: null },
    },
  ],
  pianoCollegato: [
    {
      ...{ id: idDi('coll'), settore: 'sanitario', denominazione: 'PAT', ente: null, atto: 'd. 1', data: '2026-01-01' },
      ...{ validoAl: null, raccordo: null },
    },
  ],
  esitoPrecedente: [
    { id: idDi('prec'), lepsLetto: 'SSP', lepsId: 'LEPS-SSP', totaleCents: 100, esito: null, motivazione: null },
  ],
  monitoraggio: [
    { id: idDi('mon'), anno: 2026, data: '2026-11-30', oggetto: 'Verifica', responsabile: null, relazione: null },
  ],
  adempimento: [
    {
      ...{
        id: idDi('ad'),
        codice: 'ats-prospetto-as',
        livello: 'ATS',
        testo: 'Prospetto',
        stato: 'da_fare',
        data: null,
      },
      ...{ atto: null, responsabile: null },
    },
  ],
  indicatore: [
    {
      ...nonDetti.indicatore,
      ...{
        id: idDi('ind'),
        obiettivoId: idDi('ob'),
        codice: 'x',
        testo: 'Accessi',
        unita: '%',
        verso: 'su',
        base: null,
      },
      ...{ traguardi: {}, fonte: null, responsabile: null, documentoId: null },
      ...{ denominatore: 'abitanti', denominatoreValore: 1 },
    },
  ],
};

const base = (): Piano =>
  unPiano({
    anni: [2026, 2028],
    fondi: ['FNPS', 'FP-QS'].map((fondo) => ({ fondo, anno: 2026, euro: '182450.00' })),
    quote: [{ comune: '990001', anno: 2026, euro: '231000.57' }],
    personale: [{ matricola: 'A', ente: '990001' }],
    contributi: [{ codice: 'C1' }],
    schede: [
      {
        codice: 'S01',
        leps: ['LEPS-SSP', 'LEPS-RES'],
        integrata: true,
        risorse: ['FNPS', 'FP-QS', 'FP-QPE', 'PNI', 'SAN'].map((fondo) => ({
          fondo,
          anno: 2026,
          euro: '100.00',
          voce: { quantitaMilli: 2000, costoUnitarioCents: 5100, sogliaIseeCents: 2_000_000 },
        })),
      },
    ],
    sezioni: [
      {
        titolo: 'Uno',
        testi: [
          "L'Ambito conta 45.901 abitanti. Nel 2026 sono assegnati 182.450,00 € di FNPS. Alfa versa 231.000,57 €.",
          'Come da proposta del Terzo settore, il PUA apre.',
        ],
      },
    ],
    registri: righe,
  });

/** The same row with one of its facts changed, whatever it is. */
const cambiata = (riga: object): object => {
  const [nome, valore] =
    Object.entries(riga).find(([k, v]) => !/^id$|Id$/u.test(k) && ['string', 'number', 'boolean'].includes(typeof v)) ??
    [];
  if (nome === undefined) return riga;
  const nuovo = typeof valore === 'number' ? valore + 1 : typeof valore === 'boolean' ? !valore : 'altro';
  return { ...riga, [nome]: nuovo };
};

describe('dopo una modifica a un registro la verifica è quella di tutto il piano', () => {
  const prima = base();
  const stato = verificaTutto(prima, opzioniVere);
  const registri = Object.keys(prima.registri).filter(
    (r): r is keyof RegistriDelPiano => (prima.registri[r as keyof RegistriDelPiano] ?? []).length > 0,
  );

  it.each(registri)('%s: riga cambiata e riga tolta', (registro) => {
    const [riga, ...altre] = prima.registri[registro];
    if (riga === undefined) throw new Error('registro vuoto');
    for (const nuove of [[cambiata(riga), ...altre], altre]) {
      const dopo: Piano = { ...prima, registri: { ...prima.registri, [registro]: nuove } };
      const ora = riverifica(stato, dopo, chiaviFra(prima, dopo), opzioniVere).esito;
      expect(ora).toEqual(verificaTutto({ ...dopo, testa: { ...dopo.testa } }, opzioniVere).esito);
    }
  });

  it('il giorno che passa tocca solo le scadenze', () => {
    const domani = { ...opzioniVere, oggi: '2027-03-01' };
    const ora = riverifica(stato, prima, new Set(), domani);
    expect(ora.esito).toEqual(verificaTutto({ ...prima, testa: { ...prima.testa } }, domani).esito);
    const diverse = [...ora.memoria].filter(([id, m]) => m !== stato.memoria.get(id)).map(([id]) => id);
    expect(diverse).toEqual(['CAL-04', 'CAL-05']);
  });
});
