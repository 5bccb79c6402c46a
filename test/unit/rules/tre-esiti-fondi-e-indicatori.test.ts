import { describe, expect, it } from 'vitest';
import { nonDetti } from '#domain/campi-aggiunti.ts';
import type { Piano, RegistriDelPiano } from '#domain/piano.ts';
import { idDi, type PianoDiProva } from '../../support/costruisci.ts';
import { p, prova, scheda, senzaParametro, spesa } from '../../support/tre-esiti.ts';
import { inBreve, rilieviDi } from '../../support/verifica.ts';

const con = (registri: Partial<RegistriDelPiano>, altro: PianoDiProva = {}): Piano => {
  const piano = p(altro);
  return { ...piano, registri: { ...piano.registri, ...registri } };
};
const unaSpesa = (fondo: string, voce: object, altro: object = {}, anno = 2026) =>
  p({ schede: [scheda([spesa(fondo, anno, '100.00', { voce })], altro)] });

describe('condizioni dei fondi', () => {
  prova('FIN-07', 'la quota povertà estrema per gli anziani', {
    viola: unaSpesa('FP-QPE', { destinatari: 'anziani soli' }),
    dice: 'violazione bloccante: La quota povertà estrema finanzia «anziani soli» (scheda S01).',
    confine: unaSpesa('FP-QPE', {}, { destinatari: 'Persone SENZA DIMORA e loro famiglie' }),
    ignoto: unaSpesa('FP-QPE', {}),
    perche: 'non dice a chi è destinata',
  });
  const soglia = (cents: number | null, destinatari: string | null = null, anno = 2026) =>
    unaSpesa('FP-QS', { sogliaIseeCents: cents, destinatari }, {}, anno);
  prova('FIN-15', 'un centesimo oltre la soglia ISEE', {
    viola: soglia(1_014_001),
    dice: 'violazione avviso: Scheda S01, Ambito: soglia ISEE 10.140,01 € oltre 10.140,00 €.',
    confine: soglia(1_014_000),
    ignoto: soglia(null),
    perche: 'la voce non la dice',
  });
  it('FIN-15 per chi riceve l’ADI la soglia non conta («adiacente» non è ADI); dopo il 2026 non si conosce', () => {
    expect(rilieviDi(soglia(1_014_001, 'Nuclei ADI'), 'FIN-15')).toEqual([]);
    expect(rilieviDi(soglia(1_014_001, 'Quartiere adiacente'), 'FIN-15')).toHaveLength(1);
    expect(rilieviDi(soglia(1_014_001, null, 2027), 'FIN-15')[0]?.esito).toBe('non_verificabile');
  });
  const assegnata = (fondo: string, campi: Partial<RegistriDelPiano['assegnazione'][number]>, voce: object = {}) => {
    const piano = p({
      fondi: [{ fondo, anno: 2026, euro: '1000.00' }],
      schede: [scheda([spesa(fondo, 2026, '100.00', { voce })])],
    });
    return {
      ...piano,
      registri: { ...piano.registri, assegnazione: piano.registri.assegnazione.map((a) => ({ ...a, ...campi })) },
    };
  };
  prova('FIN-12', 'annualità senza data del PAL', {
    viola: assegnata('FP-QS', { palId: 'PAL-1' }),
    dice: 'violazione avviso: FP-QS 2026: manca il riferimento al PAL in Multifondo (data).',
    confine: assegnata('FP-QS', { palId: 'PAL-1', palData: '2026-02-01' }),
    ignoto: p({ schede: [scheda([spesa('FP-QS', 2026, '100.00')])] }),
    perche: "manca l'assegnazione",
  });
  prova('FIN-13', 'PN Inclusione senza CUP', {
    viola: assegnata('PNI', { convenzione: 'conv. 7/2025' }),
    dice: 'violazione avviso: Scheda S01, Ambito: risorsa di PNI senza CUP.',
    confine: assegnata('PNI', { convenzione: 'conv. 7/2025' }, { cup: 'I11H26000010006' }),
    ignoto: p({ schede: [scheda([spesa('PNI', 2026, '100.00')])] }),
    perche: "manca l'assegnazione 2026 di PNI",
  });
  const minima = (aResidenza: string) =>
    p({
      fondi: [{ fondo: 'FP-QS', anno: 2026, euro: '1000.00' }],
      schede: [
        scheda([spesa('FP-QS', 2026, aResidenza)], { leps: ['LEPS-RES'] }),
        scheda([spesa('FP-QS', 2026, '500.00')], { codice: 'S02' }),
      ],
    });
  it('FIN-10 un centesimo sotto la quota minima; dove il modello non la conosce lo dice una volta sola', () => {
    const di = (piano: Piano) => inBreve(rilieviDi(piano, 'FIN-10'));
    const ignota =
      'non_verificabile informazione: Quota minima di «FP-QS» per «PUA e UVM»: non verificabile, il modello non la conosce: le linee guida non sono state lette.';
    expect(di(minima('100.00'))).toEqual([ignota]);
    expect(di(minima('99.99'))).toEqual([
      'violazione avviso: FP-QS 2026: «Residenza fittizia» 10,0 % sotto il minimo 10 %.',
      ignota,
    ]);
    expect(di(p({ schede: [scheda([spesa('FP-QS', 2026, '1.00')])] }))[0]).toContain("manca l'assegnazione 2026");
    expect(di(p({}))).toEqual([]);
  });
  const sanitaria = (programmaId: string | null) => unaSpesa('SAN', {}, { programmaId, programmaLetto: programmaId });
  prova('ISS-08', 'spesa sanitaria in un programma sociale', {
    viola: sanitaria('12.07'),
    dice: 'violazione avviso: La voce «S01, Ambito» è sanitaria ma sommata alla spesa sociale (programma 12.07, 100,00 €).',
    confine: sanitaria('12.09'),
    ignoto: sanitaria(null),
    perche: 'il programma di bilancio non è riconosciuto',
  });
  it('ISS-08 quello che gestisce l’azienda sanitaria è sanitario solo se lo paga un fondo sanitario', () => {
    const dellAsl = (fondi: readonly string[], gestore: 'asl' | 'comune_capofila' = 'comune_capofila') =>
      rilieviDi(
        p({
          testa: { gestore },
          enti: [{ chiave: 'ASL', tipo: 'asl', denominazione: 'ASL Demo' }],
          schede: [scheda(fondi.map((f) => spesa(f, 2026, '100.00', { ente: 'ASL' })))],
        }),
        'ISS-08',
      );
    const ignoto =
      "non_verificabile avviso: Voce «S01, ASL Demo»: non verificabile, la gestisce l'azienda sanitaria con «FNPS»: non si sa se è spesa sociale.";
    expect(inBreve(dellAsl(['FNPS']))).toEqual([ignoto]);
    expect(dellAsl(['FNPS'], 'asl')).toEqual([]);
    expect(inBreve(dellAsl(['SAN', 'FNPS']))).toEqual([
      'violazione avviso: La voce «S01, ASL Demo» è sanitaria ma sommata alla spesa sociale (programma 12.07, 100,00 €).',
      ignoto,
    ]);
    expect(dellAsl(['SAN'], 'asl')).toHaveLength(1);
    // A new name of the body does not change the subject.
    expect(rilieviDi(sanitaria('12.07'), 'ISS-08')[0]?.soggetto).toBe('S01/ATS');
  });
});

describe('quadro economico', () => {
  const quantita = (quantitaMilli: number | null, costoUnitarioCents: number | null, euro = '100.00') =>
    p({ schede: [scheda([spesa('FNPS', 2026, euro, { voce: { quantitaMilli, costoUnitarioCents } })])] });
  // 3 × 33,34 = 100,02: two cents for three units are rounding; 3 × 33,35 = 100,05 is five.
  prova('QE-09', 'oltre un centesimo per unità', {
    viola: quantita(3000, 3335, '100.01'),
    dice: 'violazione avviso: «S01, Ambito 2026»: 3 × 33,35 € = 100,05 €, indicato 100,01 €.',
    confine: quantita(3000, 3335, '100.02'),
    ignoto: quantita(3000, null),
    perche: 'manca il costo unitario',
  });
  const natura = (n: 'in_natura' | 'monetaria' | null, euro = '100.00') =>
    p({
      enti: [{ chiave: 'ETS1', tipo: 'ets', denominazione: 'Faro APS' }],
      schede: [scheda([spesa('ALTRO', 2026, euro, { ente: 'ETS1', voce: { natura: n } })])],
    });
  prova('QE-10', 'apporto in natura fra le fonti', {
    viola: natura('in_natura', '0.01'),
    dice: 'violazione avviso: Faro APS: apporto in natura incluso nel pareggio della scheda S01 (0,01 €).',
    confine: natura('monetaria'),
    ignoto: natura(null),
    perche: 'non dice se l’apporto è in denaro o in natura',
  });
  it('QE-10 tolte le fonti il valore resta, e QE-02 non chiede di coprirlo', () => {
    const piano = natura('in_natura');
    const senzaFonti = { ...piano, registri: { ...piano.registri, copertura: [] } };
    expect(rilieviDi(senzaFonti, 'QE-10')).toEqual([]);
    expect(rilieviDi(senzaFonti, 'QE-02')).toEqual([]);
    const denaro = natura('monetaria');
    expect(rilieviDi({ ...denaro, registri: { ...denaro.registri, copertura: [] } }, 'QE-02')).toHaveLength(1);
  });
  const precedente = (totaleCents: number | null, motivazione: string | null = null) =>
    con(
      {
        esitoPrecedente: [
          { id: idDi('prec'), lepsLetto: 'SSP', lepsId: 'LEPS-SSP', totaleCents, esito: null, motivazione },
        ],
      },
      { schede: [scheda([spesa('FNPS', 2026, '125.00')])] },
    );
  prova('QE-11', 'oltre il 25 % in più senza motivo', {
    viola: precedente(9_999),
    dice: 'violazione informazione: «Servizio sociale professionale»: +25,0 % rispetto al piano precedente, senza una motivazione.',
    confine: precedente(10_000),
    ignoto: precedente(null),
    perche: 'manca il totale del piano precedente',
  });
  it('QE-11 motivato è ok; da zero è sempre da motivare; registro vuoto, un’informazione', () => {
    expect(rilieviDi(precedente(1, 'Nuovo servizio'), 'QE-11')).toEqual([]);
    expect(rilieviDi(precedente(0), 'QE-11')[0]?.messaggio).toContain('prima non aveva risorse');
    expect(rilieviDi(p({}), 'QE-11').map((r) => r.gravita)).toEqual(['informazione']);
  });
  const tabella = (...righe: readonly (readonly string[])[]): Piano => {
    const piano = p({ sezioni: [{ titolo: 'Quadro', testi: ['x'] }] });
    return {
      ...piano,
      sezioni: piano.sezioni.map((s) => ({
        ...s,
        contenuto: {
          versione: 1 as const,
          blocchi: s.contenuto.blocchi.map((b) => ({
            id: b.id,
            tipo: 'tabella' as const,
            titolo: 'Risorse',
            righe: righe.map((r) => r.map((testo) => ({ contenuto: [{ tipo: 'testo' as const, testo }] }))),
          })),
        },
      })),
    };
  };
  const intere = (totale: string, altra = '1.000') =>
    tabella(['Fondo', 'Euro'], ['FNPS', '1.000'], ['FNA', altra], ['Totale', totale]);
  prova('QE-12', 'tabella scritta a euro interi che non somma', {
    viola: intere('2.001'),
    dice: 'violazione informazione: Risorse, colonna «Euro»: le cifre arrotondate non sommano (differenza 1 €).',
    confine: intere('2.000'),
    ignoto: tabella(['Fondo', 'Euro'], ['FNPS', '1.000'], ['FNA', '1.000'], ['FP', 'vedi nota'], ['Totale', '2.000']),
    perche: 'una cella non è un numero',
  });
  it('QE-12 una differenza grande non è arrotondamento; con i centesimi non si guarda', () => {
    expect(rilieviDi(intere('2.100'), 'QE-12')[0]?.messaggio).toContain('non fanno il totale (differenza 100 €)');
    expect(rilieviDi(intere('2.000,50'), 'QE-12')).toEqual([]);
  });
});

describe('indicatori', () => {
  const indicatore = (campi: Partial<RegistriDelPiano['indicatore'][number]>): Piano =>
    con({
      obiettivo: [{ ...nonDetti.obiettivo, id: idDi('o'), schedaId: null, testo: 'Obiettivo', documentoId: null }],
      indicatore: [
        {
          ...nonDetti.indicatore,
          ...{ id: idDi('i'), obiettivoId: idDi('o'), codice: 'accessi', testo: 'Accessi per abitante', unita: '%' },
          ...{ verso: 'su', base: null, traguardi: {}, fonte: null, responsabile: null, documentoId: null },
          denominatore: 'Popolazione residente',
          denominatoreValore: 45_900,
          ...campi,
        },
      ],
    });
  prova('IND-04', 'un abitante di differenza', {
    viola: indicatore({ denominatoreValore: 45_901 }),
    dice: 'violazione avviso: «Accessi per abitante» usa 45.901 abitanti, il piano 45.900 (dati del 2027).',
    confine: indicatore({}),
    ignoto: indicatore({ denominatoreValore: null }),
    perche: 'manca il valore del denominatore',
  });
  it('IND-04 un’altra popolazione (i minori) non si confronta', () => {
    expect(rilieviDi(indicatore({ denominatore: 'Minori residenti', denominatoreValore: 7000 }), 'IND-04')).toEqual([]);
  });
});

describe('parametri che il modello non ha', () => {
  it('ogni regola lo dice, e non dice «ok»', () => {
    const prove: readonly (readonly [string, string, PianoDiProva])[] = [
      ['FIN-07', 'fpqpe.destinatari', { schede: [scheda([spesa('FP-QPE', 2026, '1.00')])] }],
      ['FIN-15', 'fpqs.sogliaIseeCents', { schede: [scheda([spesa('FP-QS', 2026, '1.00')])] }],
      [
        'QE-09',
        'tol.unitarioCents',
        { schede: [scheda([spesa('FNPS', 2026, '1.00', { voce: { quantitaMilli: 1 } })])] },
      ],
      ['CAL-04', 'dup.scadenzaNota', {}],
      ['CAL-05', 'pers.as.scadenzaDecreto', {}],
      ['ISS-10', 'piano.settoriCollegati', {}],
      ['GOV-02', 'sanita.nomi', { schede: [scheda([], { integrata: true })] }],
    ];
    for (const [regola, parametro, piano] of prove) {
      const rilievi = rilieviDi(senzaParametro(parametro, piano), regola);
      expect({ regola, nv: rilievi.some((r) => r.messaggio.includes(`«${parametro}» è da verificare`)) }).toEqual({
        regola,
        nv: true,
      });
    }
  });
});
