import { describe, expect, it } from 'vitest';
import type { Riga } from '#domain/registri.ts';
import { type DupDiProva, enteDi, type PianoDiProva, unPiano } from '../../support/costruisci.ts';
import { paccoDiProva } from '../../support/pacco-di-prova.ts';
import { righe } from '../../support/righe-registri.ts';
import { p, prova, scheda, spesa } from '../../support/tre-esiti.ts';
import { inBreve, rilieviDi } from '../../support/verifica.ts';

const breve = (piano: PianoDiProva, regola: string, soggetto?: string) =>
  inBreve(rilieviDi(unPiano(piano), regola, soggetto));
const macro = (voci: readonly Partial<Riga<'spesaMacro'>>[]) =>
  righe(
    'spesaMacro',
    voci.map((v) => ({
      enteLetto: 'Beta',
      enteId: enteDi('990002'),
      programmaId: '12.07',
      titolo: 1,
      macroaggregato: '104',
      anno: 2027,
      ...v,
    })),
  );
const entrate = (voci: readonly Partial<Riga<'entrataContabile'>>[]) =>
  righe(
    'entrataContabile',
    voci.map((v) => ({
      enteLetto: 'Alfa',
      enteId: enteDi('990001'),
      anno: 2027,
      titolo: 2,
      provenienza: 'comuni' as const,
      ...v,
    })),
  );

describe('quote e trasferimenti', () => {
  const quota = (
    euro: string | null,
    trasferisce: number | null,
    oltre: Partial<Riga<'spesaMacro'>>[] = [],
  ): PianoDiProva => ({
    quote: [{ comune: '990002', anno: 2027, euro }],
    registri: { spesaMacro: macro([{ importoCents: trasferisce }, ...oltre]) },
  });
  it('W11 Beta 2027: quota 98.700,00, DUP 96.500,00: oltre il trasferimento blocca, meno è un avviso, entro un euro va bene', () => {
    const [r] = rilieviDi(unPiano(quota('98700.00', 9_650_000)), 'DUP-05');
    expect(inBreve(r ? [r] : [])).toEqual([
      'violazione bloccante: Beta 2027: quota piano 98.700,00 €, DUP 96.500,00 €.',
    ]);
    expect(r?.espressione).toBe('98.700,00 − 96.500,00 = 2.200,00 €');
    expect(breve(quota('98700.00', 9_869_960), 'DUP-05')).toEqual([]);
    expect(breve(quota('98700.00', 9_950_000), 'DUP-05')).toEqual([
      'violazione avviso: Beta 2027: quota piano 98.700,00 €, DUP 99.500,00 €.',
    ]);
  });
  it('DUP-05 un euro per riga sommata, esatto; solo i trasferimenti correnti della Missione 12', () => {
    expect(breve(quota('100.00', 9_900), 'DUP-05')).toEqual([]);
    expect(breve(quota('100.00', 9_899), 'DUP-05')).toHaveLength(1);
    expect(breve(quota('100.00', 9_800, [{ importoCents: 0, programmaId: '12.03' }]), 'DUP-05')).toEqual([]);
    const altre = [
      { importoCents: 1, macroaggregato: '103' },
      { importoCents: 1, titolo: 2 },
      { importoCents: 1, programmaId: null, programmaLetto: '10.05' },
    ];
    expect(breve(quota('100.00', 10_000, altre), 'DUP-05')).toEqual([]);
    expect(
      breve(quota('100.00', 10_000, [{ importoCents: 1000, programmaId: null, programmaLetto: '12.13' }]), 'DUP-05'),
    ).toHaveLength(1);
    expect(breve(quota('100.00', 10_000, [{ importoCents: 1000, macroaggregato: '1.04' }]), 'DUP-05')).toHaveLength(1);
  });
  it('DUP-05 quota o trasferimento che non si leggono; il capofila non trasferisce a sé stesso', () => {
    expect(breve(quota(null, 1), 'DUP-05')[0]).toMatch(/^non_verificabile avviso: .*la quota non si legge/u);
    expect(breve(quota('1.00', null), 'DUP-05')[0]).toMatch(/^non_verificabile .*non si legge/u);
    expect(breve(quota('1.00', 1, []), 'DUP-05')).toEqual([]);
    const diAltri = { quote: [{ comune: '990003', anno: 2027, euro: '1.00' }], registri: { spesaMacro: macro([{}]) } };
    expect(breve(diAltri, 'DUP-05')[0]).toContain('mancano i trasferimenti correnti 2027 di Gamma');
    const capofila = { quote: [{ comune: '990001', anno: 2027, euro: '1.00' }], registri: { spesaMacro: macro([{}]) } };
    expect(breve(capofila, 'DUP-05')[0]).toMatch(/^non_verificabile informazione/u);
    expect(breve({ quote: [{ comune: '990002', anno: 2027, euro: '1.00' }] }, 'DUP-05')).toHaveLength(1);
  });
  it('DUP-05 senza quota valgono le risorse che il piano dice trasferite', () => {
    const trasferita = (euro: string | null, gestione: 'trasferita' | 'diretta') => ({
      schede: [scheda([spesa('COM', 2027, euro, { ente: '990002', voce: { gestione } })])],
      registri: { spesaMacro: macro([{ importoCents: 10_000 }]) },
    });
    expect(breve(trasferita('101.01', 'trasferita'), 'DUP-05')).toEqual([
      'violazione bloccante: Beta 2027: quota piano 101,01 €, DUP 100,00 €.',
    ]);
    expect(breve(trasferita('101.00', 'trasferita'), 'DUP-05')).toEqual([]);
    expect(breve(trasferita(null, 'trasferita'), 'DUP-05')[0]).toMatch(/^non_verificabile/u);
    expect(breve(trasferita('999.00', 'diretta'), 'DUP-05')[0]).toMatch(/^non_verificabile informazione/u);
  });

  const specchio = (importoCents: number | null, quote: readonly (string | null)[] = ['60.00', '40.00']) =>
    p({
      quote: quote.map((euro, i) => ({ comune: `99000${i + 2}`, anno: 2027, euro })),
      registri: { entrataContabile: entrate([{ importoCents }]) },
    });
  prova('DUP-07', 'somma delle quote ed entrata del capofila, un euro di tolleranza', {
    viola: specchio(9_899),
    dice: 'violazione avviso: Quote dei Comuni 2027 100,00 €, entrata del capofila 98,99 €.',
    confine: specchio(9_900),
    ignoto: specchio(null),
    perche: 'non si legge',
  });
  prova('DUP-07', 'anche quando il capofila aspetta di più', {
    viola: specchio(10_101),
    dice: 'violazione avviso: Quote dei Comuni 2027 100,00 €, entrata del capofila 101,01 €.',
    confine: specchio(10_100),
    ignoto: specchio(10_100, ['60.00', null]),
    perche: 'le quote 2027 dei Comuni non si legge',
  });
  it('DUP-07 la quota del capofila resta fuori; senza capofila o senza entrate dai Comuni non si sa', () => {
    const con = (oltre: PianoDiProva) =>
      breve(
        {
          quote: ['1', '2'].map((n) => ({ comune: `99000${n}`, anno: 2027, euro: '100.00' })),
          registri: { entrataContabile: entrate([{ importoCents: 10_000 }]) },
          ...oltre,
        },
        'DUP-07',
      );
    expect(con({})).toEqual([]);
    expect(con({ testa: { capofilaId: null } })[0]).toContain('il piano non dice quale ente gestisce');
    expect(
      con({ registri: { entrataContabile: entrate([{ importoCents: 1, provenienza: 'regione' }]) } })[0],
    ).toContain('mancano le entrate 2027 dai Comuni');
    expect(con({ quote: [] })[0]).toMatch(/^non_verificabile informazione/u);
  });
});

describe('risorse per il personale', () => {
  type Risorse = Partial<Riga<'risorsePersonaleDup'>>;
  const risorse = (anni: readonly Risorse[]) =>
    righe(
      'risorsePersonaleDup',
      anni.map((a) => ({ enteLetto: 'Beta', enteId: enteDi('990002'), ...a })),
    );
  // 2027 gives 30.000,00 more than 2026, and 9.500,00 of savings: 39.500,00 in all.
  const dueAnni = (costoCents: number | null, oltre: Risorse = {}, f: object = {}) =>
    p({
      fabbisogni: [{ ente: '990002', anno: 2027, costoCents, fondoId: 'COM', ...f }],
      registri: {
        risorsePersonaleDup: risorse([
          { anno: 2026, inServizioCents: 100_000_000, facoltaCents: 0, cessazioniCents: 0 },
          { anno: 2027, inServizioCents: 100_000_000, facoltaCents: 3_950_000, cessazioniCents: 950_000, ...oltre },
        ]),
      },
    });
  prova('DUP-08', 'crescita delle risorse più risparmi, con un euro di tolleranza', {
    viola: dueAnni(3_950_101),
    dice: 'violazione avviso: Beta 2027: assunzioni 39.501,01 €, risorse nel DUP 39.500,00 €.',
    confine: dueAnni(3_950_100),
    ignoto: dueAnni(3_950_101, { facoltaCents: null }),
    perche: 'sono incomplete',
  });
  it('DUP-08 assunzioni pagate da un fondo non pesano; senza costo o senza fonte decidono solo se serve', () => {
    const di = (costo: number | null, f: object) => inBreve(rilieviDi(dueAnni(costo, {}, f), 'DUP-08'))[0] ?? 'ok';
    expect(di(9_999_999, { fondoId: 'PNI' })).toBe('ok');
    expect(di(9_999_999, { fondoId: null })).toContain('non si dice la fonte');
    expect(di(1, { fondoId: null })).toBe('ok');
    expect(di(null, {})).toContain('manca il costo');
  });
  it('DUP-08 il primo anno del DUP non si confronta; un anno saltato non si sa', () => {
    const solo = p({ registri: { risorsePersonaleDup: risorse([{ anno: 2026 }]) } });
    expect(inBreve(rilieviDi(solo, 'DUP-08'))).toEqual([
      'non_verificabile informazione: Risorse per il personale nel DUP: nessun ente le ha per due anni di seguito.',
    ]);
    const salto = p({
      registri: {
        risorsePersonaleDup: risorse([
          { anno: 2026 },
          { anno: 2028, inServizioCents: 1, facoltaCents: 0, cessazioniCents: 0 },
        ]),
      },
    });
    expect(inBreve(rilieviDi(salto, 'DUP-08'))[0]).toContain('il DUP non ha le risorse per il personale del 2027');
  });

  // Two and a half posts at 40.000,00 €: 100.000,00 €.
  const posti = (inServizioCents: number, voce: Partial<Riga<'dotazione'>> = {}) =>
    p({
      registri: {
        risorsePersonaleDup: risorse([{ anno: 2027, inServizioCents, facoltaCents: 0, cessazioniCents: 0 }]),
        dotazione: righe('dotazione', [
          {
            enteId: enteDi('990002'),
            anno: 2027,
            profiloLetto: 'Assistente sociale',
            postiMilli: 2500,
            costoUnitarioCents: 4_000_000,
            ...voce,
          },
        ]),
      },
    });
  prova('DUP-09', 'costo dei posti del PIAO e risorse del DUP', {
    viola: posti(9_999_899),
    dice: 'violazione avviso: Il PIAO di Beta per il 2027 (100.000,00 €) supera le risorse del DUP (99.998,99 €).',
    confine: posti(9_999_900),
    ignoto: posti(9_999_900, { costoUnitarioCents: null }),
    perche: 'manca il numero o il costo',
  });
  it('DUP-09 senza la dotazione di quell’anno non si sa; senza dotazioni una informazione', () => {
    expect(inBreve(rilieviDi(posti(1, { anno: 2026 }), 'DUP-09'))[0]).toContain('manca la dotazione organica 2027');
    expect(inBreve(rilieviDi(dueAnni(1), 'DUP-09'))[0]).toMatch(/^non_verificabile informazione/u);
  });
});

describe("livello di spesa dell'Ambito", () => {
  const milioni = (n: string) => `${n}0000.00`;
  const spese: Record<string, string> = {
    '990001': '390',
    '990002': '142',
    '990003': '88',
    '990004': '41',
    '990005': '25',
    CONS: '430',
  };
  const dup = (anno: number): DupDiProva[] =>
    Object.entries(spese).map(([ente, n]) => ({ ente, cifre: { '12.07': { [anno]: milioni(n) } } }));
  const livelli = (totaleCents: number | null) => {
    const pacco = paccoDiProva();
    const valore =
      totaleCents === null ? null : { 990001: totaleCents - 4, 990002: 1, 990003: 1, 990004: 1, 990005: 1 };
    return { ...pacco, parametri: pacco.parametri.map((x) => (x.id === 'ats.livelloSpesa' ? { ...x, valore } : x)) };
  };
  const w20 = (livello: number | null, oltre: PianoDiProva = {}, anno = 2027): PianoDiProva => ({
    anni: [anno, anno],
    enti: [{ chiave: 'CONS', tipo: 'consorzio', denominazione: 'Consorzio' }],
    testa: { forma: 'consorzio31', gestore: 'consorzio', capofilaId: enteDi('CONS') },
    pacco: livelli(livello),
    dup: dup(anno),
    registri: {
      entrataContabile: entrate([
        { anno, enteId: enteDi('CONS'), importoCents: 215_000_000 },
        { anno, enteId: enteDi('CONS'), importoCents: 60_000_000, provenienza: 'asl' },
      ]),
    },
    ...oltre,
  });
  it('W20 3,90 + 1,42 + 0,88 + 0,41 + 0,25 + 4,30 − 2,15 − 0,60 = 8,41 milioni contro 8,70: mancano 290.000,00', () => {
    const [r] = rilieviDi(unPiano(w20(870_000_000)), 'DUP-12');
    expect(inBreve(r ? [r] : [])).toEqual([
      'violazione avviso: Spesa sociale stimata 2027 8.410.000,00 € contro livello 8.700.000,00 €: mancano 290.000,00 €.',
    ]);
    expect(r?.espressione).toBe(
      '11.160.000,00 − 2.150.000,00 − 600.000,00 = 8.410.000,00 € (stima su stanziamenti, non impegni)',
    );
    expect(breve(w20(870_000_000, {}, 2026), 'DUP-12')).toEqual([]);
    expect(breve(w20(null), 'DUP-12')[0]).toMatch(/^non_verificabile informazione: .*da verificare/u);
  });
  it('DUP-12 al centesimo, e con gli impegni di un rendiconto al posto degli stanziamenti', () => {
    expect(breve(w20(841_000_000), 'DUP-12')).toEqual([]);
    expect(breve(w20(841_000_001), 'DUP-12')).toHaveLength(1);
    const base = unPiano(w20(870_000_000));
    const rendiconto = {
      ...base,
      registri: {
        ...base.registri,
        documento: base.registri.documento.map((d) => ({ ...d, tipo: 'RENDICONTO' as const })),
      },
      cifre: base.cifre.map((c) => ({ ...c, misura: 'impegnato' as const })),
    };
    expect(inBreve(rilieviDi(rendiconto, 'DUP-12'))[0]).toMatch(
      /^violazione avviso: Spesa sociale 2027 8\.410\.000,00/u,
    );
  });
  it('DUP-12 quello che manca da togliere non salva chi è già sotto, ma non assolve chi è sopra', () => {
    const senza = { registri: { entrataContabile: entrate([]) } };
    expect(breve(w20(1_116_000_001, senza), 'DUP-12')[0]).toMatch(/^violazione/u);
    expect(breve(w20(1_116_000_000, senza), 'DUP-12')[0]).toContain(
      'non si sa quanto togliere: i trasferimenti fra gli enti dell’Ambito e la spesa sanitaria',
    );
    const conQuote = {
      ...senza,
      quote: [{ comune: '990001', anno: 2027, euro: '2150000.00' }],
    };
    expect(breve(w20(901_000_001, conQuote), 'DUP-12')[0]).toMatch(/^violazione/u);
    expect(breve(w20(901_000_000, conQuote), 'DUP-12')[0]).toContain('togliere: la spesa sanitaria');
  });
  it('DUP-12 e DUP-07 se non si sa chi gestisce non si confronta nulla; con una convenzione fra Comuni la spesa è la loro', () => {
    const di = (testa: PianoDiProva['testa'], livello = 870_000_000, regola = 'DUP-12') =>
      rilieviDi(unPiano(w20(livello, { testa: { capofilaId: null, ...testa } })), regola);
    const ignoto =
      "non_verificabile informazione: Livello di spesa dell'Ambito 2027: non verificabile, il piano non dice quale ente gestisce i servizi.";
    for (const forma of ['consorzio31', 'unione32', 'azienda114', 'istituzione114'] as const)
      expect(inBreve(di({ forma, gestore: null }))).toEqual([ignoto]);
    expect(inBreve(di({ forma: 'convenzione30', gestore: 'asp' }))).toEqual([ignoto]);
    // A Comune named as head of a consortium is not the consortium.
    expect(inBreve(di({ forma: 'consorzio31', gestore: null, capofilaId: enteDi('990001') }))).toEqual([ignoto]);
    const [r] = di({ forma: 'consorzio31', gestore: null });
    expect(r?.rimedi[0]?.testo).toBe("Scrivere nell'Ambito quale ente gestisce i servizi.");
    expect(inBreve(di({ forma: 'convenzione30', gestore: 'comune_capofila' }, 686_000_001))[0]).toMatch(/^violazione/u);
    expect(inBreve(di({ forma: 'convenzione30', gestore: 'comune_capofila' }, 686_000_000))[0]).toContain(
      'quanto togliere',
    );
  });
  it('DUP-12 un DUP che manca, o un Comune senza fabbisogno standard, non si sa', () => {
    expect(rilieviDi(unPiano(w20(1, { dup: dup(2027).slice(1) })), 'DUP-12')[0]?.causa).toBe('DUP-01');
    const pacco = livelli(1);
    const senzaUno = {
      ...pacco,
      parametri: pacco.parametri.map((x) => (x.id === 'ats.livelloSpesa' ? { ...x, valore: { 990001: 1 } } : x)),
    };
    expect(breve(w20(1, { pacco: senzaUno }), 'DUP-12')[0]).toContain('fabbisogno standard di Beta, Delta');
  });
});

describe('che cosa dichiarano i DUP', () => {
  const dichiara = (d: Partial<Riga<'dichiarazioneDup'>>, oltre: PianoDiProva = {}) =>
    p({
      ...oltre,
      pacco: {
        ...paccoDiProva(),
        alias: { ...paccoDiProva().alias, forme: { Consorzio: 'consorzio31', 'Convenzione art. 30': 'convenzione30' } },
      },
      registri: {
        dichiarazioneDup: righe('dichiarazioneDup', [{ enteLetto: 'Beta', enteId: enteDi('990002'), ...d }]),
      },
    });
  prova('DUP-14', 'forma associativa del DUP e del piano', {
    viola: dichiara({ formaLetta: 'consorzio' }),
    dice: 'violazione avviso: Il DUP di Beta indica consorzio, il piano convenzione (art. 30).',
    confine: dichiara({ formaLetta: 'Convenzione ART. 30' }),
    ignoto: dichiara({ formaLetta: 'Società della salute' }),
    perche: 'non si riconosce',
  });
  const consorzio = { testa: { forma: 'consorzio31' as const } };
  prova('DUP-14', 'un consorzio che il DUP non nomina', {
    viola: dichiara({ formaLetta: 'Consorzio', organismo: 'Nessuno' }, consorzio),
    dice: "violazione avviso: Il DUP di Beta non nomina l'organismo che gestisce i servizi sociali (consorzio (art. 31)).",
    confine: dichiara({ formaLetta: 'Consorzio', organismo: 'Consorzio Sociale' }, consorzio),
    ignoto: dichiara({ formaLetta: 'Consorzio' }, consorzio),
    perche: 'quale organismo nomina',
  });
  it('DUP-14 se il piano non dice la forma non si confronta; il DUP di un ente estraneo non si guarda', () => {
    expect(
      inBreve(rilieviDi(dichiara({ formaLetta: 'Consorzio' }, { testa: { forma: null } }), 'DUP-14'))[0],
    ).toContain('il piano non dice la forma');
    expect(inBreve(rilieviDi(dichiara({ formaLetta: null }), 'DUP-14'))[0]).toContain('quale forma associativa');
    expect(inBreve(rilieviDi(dichiara({ formaLetta: 'Consorzio', enteId: enteDi('ATS') }), 'DUP-14'))[0]).toMatch(
      /^non_verificabile informazione: Forma di gestione: nessun DUP/u,
    );
  });
  prova('DUP-15', 'il Piano di Zona non è citato', {
    viola: dichiara({ citaPiano: false }),
    dice: 'violazione informazione: Il DUP di Beta non richiama il Piano di Zona.',
    confine: dichiara({ citaPiano: true }),
    ignoto: dichiara({}),
    perche: 'se richiama il Piano di Zona',
  });
  it('DUP-15 è solo probabile', () => {
    expect(rilieviDi(dichiara({ citaPiano: false }), 'DUP-15')[0]?.probabile).toBe(true);
  });
  const abitanti = (residenti: number | null) => ({ comuni: [{ istat: '990002', nome: 'Beta', residenti }] });
  prova('DUP-16', 'DUP semplificato oltre 5.000 abitanti', {
    viola: dichiara({ semplificato: true }, abitanti(5001)),
    dice: 'violazione informazione: DUP semplificato per Beta, un Comune di 5.001 abitanti.',
    confine: dichiara({ semplificato: true }, abitanti(5000)),
    ignoto: dichiara({}, abitanti(5001)),
    perche: 'se è semplificato',
  });
  prova('DUP-16', 'un DUP ordinario va bene a tutti', {
    viola: dichiara({ semplificato: true }, abitanti(5001)),
    dice: 'violazione informazione: DUP semplificato per Beta, un Comune di 5.001 abitanti.',
    confine: dichiara({ semplificato: false }, abitanti(50_000)),
    ignoto: dichiara({ semplificato: true }, abitanti(null)),
    perche: 'manca la popolazione di Beta',
  });
  prova('DUP-17', 'popolazione oltre il 2 % da quella ISTAT', {
    viola: dichiara({ popolazione: 10_201 }, abitanti(10_000)),
    dice: 'violazione informazione: Popolazione di Beta nel DUP 10.201, ISTAT 10.000 (2021).',
    confine: dichiara({ popolazione: 9_800 }, abitanti(10_000)),
    ignoto: dichiara({}, abitanti(10_000)),
    perche: 'la popolazione che dichiara',
  });
});
