import { describe, expect, it } from 'vitest';
import type { DocumentoImportato, Riga } from '#domain/registri.ts';
import { enteDi, type FabbisognoDiProva, idDi, type PianoDiProva, unPiano } from '../../support/costruisci.ts';
import { righe } from '../../support/righe-registri.ts';
import { p, prova, senzaParametro } from '../../support/tre-esiti.ts';
import { inBreve, rilieviDi } from '../../support/verifica.ts';

const breve = (piano: PianoDiProva, regola: string, soggetto?: string) =>
  inBreve(rilieviDi(unPiano(piano), regola, soggetto));

/** A PIAO file of a body. */
const filePiao = (ente: string, anni: readonly [number, number] = [2026, 2028]): DocumentoImportato => ({
  id: idDi(`documento:piao:${ente}`),
  genere: 'personale',
  tipo: null,
  enteId: enteDi(ente),
  nomeFile: `PTFP_${ente}.csv`,
  sha256: 'c'.repeat(64),
  byte: 1,
  dataAtto: null,
  annoDal: anni[0],
  annoAl: anni[1],
  stato: 'valido',
  lettore: 'prova',
  importatoIl: '2026-11-24T08:00:00.000Z',
  superatoDa: null,
  note: null,
});
const conFile = (piano: PianoDiProva, ente = '990003'): PianoDiProva => ({
  ...piano,
  registri: { ...piano.registri, documento: [filePiao(ente)] },
});
const daFile = (f: Partial<FabbisognoDiProva>): FabbisognoDiProva => ({
  ente: '990003',
  anno: 2027,
  documentoId: filePiao('990003').id,
  ...f,
});
const aMano = (f: Partial<FabbisognoDiProva>): FabbisognoDiProva => ({ ente: '990003', anno: 2027, ...f });

describe('assunzioni del piano e dei PIAO', () => {
  it('W16 Gamma: il piano conta 1,000 FTE nel 2027, il PIAO ne ha 0,500: mancano 0,500', () => {
    const [r, ...altri] = rilieviDi(
      unPiano(conFile({ fabbisogni: [daFile({ unitaMilli: 500 }), aMano({ unitaMilli: 500 })] })),
      'PERS-06',
    );
    expect(altri).toEqual([]);
    expect(inBreve(r ? [r] : [])).toEqual([
      'violazione bloccante: Gamma: 1,00 FTE di assistente sociale nel 2027 non sono nel PIAO (sezione 3.3: 0,50); mancano 0,50.',
    ]);
    expect(r?.operandi.mancano).toBe('0.500000');
    const senza = { fabbisogni: [aMano({ unitaMilli: 1000 })] };
    expect(breve(senza, 'PERS-06')[0]).toMatch(
      /^non_verificabile informazione: .*il PIAO di Gamma per il 2027 non è fra i documenti importati/u,
    );
  });

  it('PERS-06 tolleranza di 0,005 FTE: 0,0050 passa, 0,0052 no', () => {
    const con = (milli: number, quotaBp: number) =>
      breve(conFile({ fabbisogni: [daFile({}), aMano({ unitaMilli: milli, quotaBp })] }), 'PERS-06');
    expect(con(50, 1000)).toEqual([]);
    expect(con(52, 1000)).toHaveLength(1);
    expect(con(50, 1000)).toEqual([]);
  });

  it('PERS-06 senza righe scritte a mano non chiede niente; un profilo ignoto non si verifica', () => {
    expect(breve(conFile({ fabbisogni: [daFile({})] }), 'PERS-06')).toEqual([]);
    expect(breve({}, 'PERS-06')).toEqual([
      'non_verificabile informazione: Assunzioni oltre il PIAO: il registro dei fabbisogni è vuoto.',
    ]);
    expect(breve(conFile({ fabbisogni: [aMano({ profiloId: null, profiloLetto: 'Boh' })] }), 'PERS-06')[0]).toContain(
      '«Boh» non è riconosciuto',
    );
    expect(breve(conFile({ fabbisogni: [aMano({ enteId: null })] }), 'PERS-06')[0]).toContain('non è riconosciuto');
    expect(breve(conFile({ fabbisogni: [aMano({ minutiContratto: 0 })] }), 'PERS-06')[0]).toContain('non si legge');
  });

  const chieste = (fteMilli: number, oltre: Partial<FabbisognoDiProva> = {}): PianoDiProva =>
    conFile({
      fabbisogni: [daFile({ unitaMilli: 1000, ...oltre })],
      schede: [{ codice: 'S01', leps: ['LEPS-SSP'], personale: [{ ente: '990003', anno: 2027, fteMilli }] }],
    });
  prova('PERS-07', 'assunzioni del PIAO che nessuna scheda cita, al millesimo', {
    viola: p(chieste(999)),
    dice: 'violazione informazione: Gamma programma 1,00 FTE di assistente sociale nel 2027: le schede ne citano 1,00.',
    confine: p(chieste(1000)),
    ignoto: p(chieste(999, { minutiContratto: 0 })),
    perche: 'non si legge',
  });
  it('PERS-07 il personale di altri servizi non riguarda il piano; senza richieste delle schede una informazione', () => {
    expect(breve(chieste(0, { servizio: 'altro' }), 'PERS-07')[0]).toMatch(/^non_verificabile informazione/u);
    const tecnico = { profiloId: 'funzionario-tecnico', profiloLetto: 'Funzionario tecnico' };
    expect(breve(chieste(0, tecnico), 'PERS-07')[0]).toMatch(/^non_verificabile informazione/u);
    expect(breve(chieste(0, { ...tecnico, servizio: 'ufficio_di_piano' }), 'PERS-07')[0]).toMatch(/^violazione/u);
    expect(breve(chieste(0, { profiloId: null, servizio: 'sociale' }), 'PERS-07')[0]).toContain('non è riconosciuto');
    expect(breve(conFile({ fabbisogni: [daFile({})] }), 'PERS-07')[0]).toContain('nessuna scheda dice il personale');
  });
});

type Dotazione = Partial<Riga<'dotazione'>>;
const dotazione = (voci: readonly Dotazione[]) => ({
  dotazione: righe(
    'dotazione',
    voci.map((d) => ({
      enteLetto: '990001',
      enteId: enteDi('990001'),
      profiloLetto: 'Assistente sociale',
      profiloId: 'assistente-sociale',
      ...d,
    })),
  ),
});
const persone = (n: number, minuti = 1000) =>
  Array.from({ length: n }, (_, i) => ({
    matricola: `P${i}`,
    ente: '990001',
    minutiSettimanali: i === 0 ? minuti : 1000,
    minutiContratto: 1000,
  }));

describe('dotazione organica', () => {
  const organico = (copertiMilli: number | null, personale: PianoDiProva['personale'] = persone(2)) =>
    p({ personale: personale ?? [], registri: dotazione([{ anno: 2026, copertiMilli }]) });
  prova('PERS-05', 'elenco del personale e PIAO, con 0,005 FTE di tolleranza', {
    viola: organico(1994),
    dice: 'violazione avviso: FTE di assistente sociale di Alfa al 31/12/2026: piano 2,00, PIAO 1,99.',
    confine: organico(1995),
    ignoto: organico(null),
    perche: 'non dice quanti posti sono coperti',
  });
  prova('PERS-05', 'anche quando il PIAO ne ha di più; un ente senza elenco non si confronta', {
    viola: organico(2006),
    dice: 'violazione avviso: FTE di assistente sociale di Alfa al 31/12/2026: piano 2,00, PIAO 2,01.',
    confine: organico(2005),
    ignoto: organico(2006, [{ matricola: 'X', ente: '990002' }]),
    perche: 'non ha nessuno di Alfa',
  });
  it('PERS-05 un orario che non si legge, e due decimillesimi oltre la tolleranza', () => {
    expect(
      inBreve(rilieviDi(organico(1994, [{ matricola: 'X', ente: '990001', minutiSettimanali: null }]), 'PERS-05'))[0],
    ).toContain('orario di X non leggibile');
    const quasi = (minuti: number) =>
      rilieviDi(
        organico(1000, [{ matricola: 'X', ente: '990001', minutiSettimanali: minuti, minutiContratto: 10_000 }]),
        'PERS-05',
      );
    expect(quasi(10_050)).toEqual([]);
    expect(quasi(10_052)).toHaveLength(1);
  });

  const bilancio = (dichiarato: number | null, oltre: readonly FabbisognoDiProva[] = []): PianoDiProva => ({
    fabbisogni: [
      { ente: '990001', anno: 2027, unitaMilli: 1000 },
      { ente: '990001', anno: 2027, unitaMilli: 750, tipo: 'cessazione' },
      ...oltre,
    ],
    registri: dotazione([
      { anno: 2026, copertiMilli: 10_000 },
      { anno: 2027, copertiMilli: dichiarato },
    ]),
  });
  it('W19 2026 10,000; +1,000; −0,750; 2027 dichiarato 10,500: calcolato 10,250', () => {
    expect(breve(bilancio(10_500), 'PERS-09')).toEqual([
      'violazione avviso: Organico 2027 di Alfa, assistente sociale: 10,50 FTE dichiarati, 10,25 calcolati.',
    ]);
    expect(rilieviDi(unPiano(bilancio(10_500)), 'PERS-09')[0]?.operandi).toMatchObject({
      dichiarato: '10.500000',
      calcolato: '10.250000',
    });
  });
  it('PERS-09 entro 0,005 FTE va bene; senza dato, senza PIAO o con una trasformazione non si sa', () => {
    for (const milli of [10_245, 10_250, 10_255]) expect(breve(bilancio(milli), 'PERS-09')).toEqual([]);
    expect(breve(bilancio(10_244), 'PERS-09')).toHaveLength(1);
    expect(breve(bilancio(null), 'PERS-09')[0]).toMatch(/^non_verificabile .*coperti/u);
    expect(rilieviDi(unPiano({ ...bilancio(10_500), fabbisogni: [] }), 'PERS-09')[0]?.causa).toBe('PERS-20');
    const trasforma = { ente: '990001', anno: 2027, unitaMilli: 250, tipo: 'trasformazione' as const };
    expect(breve(bilancio(10_500, [trasforma]), 'PERS-09')[0]).toMatch(/^non_verificabile .*trasformazione/u);
    expect(breve(bilancio(10_250, [trasforma]), 'PERS-09')).toEqual([]);
  });

  const pua = (fteSocialiMilli: number | null, copertiMilli: number | null = 1500) =>
    p({
      registri: {
        ...dotazione([{ anno: 2026, servizio: 'pua', copertiMilli }]),
        pua: righe('pua', [{ denominazione: 'PUA', fteSocialiMilli }]),
      },
    });
  prova('PERS-17', 'personale dei PUA nel piano e nel PIAO', {
    viola: pua(1506),
    dice: 'violazione avviso: FTE sociali nei PUA nel 2026: piano 1,51, PIAO 1,50.',
    confine: pua(1505),
    ignoto: pua(null),
    perche: 'un PUA non dice i suoi FTE',
  });
  prova('PERS-17', 'posti senza i coperti', {
    viola: pua(1494),
    dice: 'violazione avviso: FTE sociali nei PUA nel 2026: piano 1,49, PIAO 1,50.',
    confine: pua(1495),
    ignoto: pua(1494, null),
    perche: 'quanti posti sono coperti',
  });
});

describe('capacità assunzionale', () => {
  // W17: a Comune of 12.400 inhabitants, threshold 27,0 %, room 35.000,00 €.
  const capacita = (
    assunzioni: readonly Partial<FabbisognoDiProva>[],
    riga: Partial<Riga<'capacitaAssunzionale'>> = {},
    residenti = 12_400,
  ): PianoDiProva => ({
    comuni: [{ istat: '990001', nome: 'Alfa', residenti }],
    fabbisogni: assunzioni.map((f) => ({ ente: '990001', anno: 2027, costoCents: 3_950_000, fondoId: 'COM', ...f })),
    registri: {
      capacitaAssunzionale: righe('capacitaAssunzionale', [
        {
          enteLetto: 'Alfa',
          enteId: enteDi('990001'),
          anno: 2027,
          entrateNetteCents: 900_000_000,
          spesaPersonaleCents: 239_500_000,
          ...riga,
        },
      ]),
    },
  });
  it('W17 27 % di 9.000.000,00 meno 2.395.000,00 sono 35.000,00: un’assunzione da 39.500,00 supera di 4.500,00', () => {
    const [r] = rilieviDi(unPiano(capacita([{}])), 'PERS-11');
    expect(inBreve(r ? [r] : [])).toEqual([
      'violazione avviso: Alfa 2027: 39.500,00 € di assunzioni contro 35.000,00 € di spazio.',
    ]);
    expect(r?.espressione).toBe('27 % × 9.000.000,00 − 2.395.000,00 = 35.000,00 €; mancano 4.500,00 €');
    expect(breve(capacita([{ fondoId: 'PNI', fondoLetto: 'PNI' }]), 'PERS-11')).toEqual([]);
  });
  it('PERS-11 al centesimo; lo spazio attestato dall’ente prevale; il tempo determinato non conta', () => {
    expect(breve(capacita([{ costoCents: 3_500_000 }]), 'PERS-11')).toEqual([]);
    expect(breve(capacita([{ costoCents: 3_500_001 }]), 'PERS-11')).toHaveLength(1);
    expect(breve(capacita([{}], { spazioCents: 3_950_000 }), 'PERS-11')).toEqual([]);
    expect(breve(capacita([{}], { spazioCents: 3_949_999 }), 'PERS-11')).toHaveLength(1);
    expect(breve(capacita([{ rapporto: 'TD' }]), 'PERS-11')).toEqual([]);
  });
  it('PERS-11 quello che non si sa decide solo se può cambiare la risposta', () => {
    const nv = (a: readonly Partial<FabbisognoDiProva>[], riga = {}, residenti?: number) =>
      breve(capacita(a, riga, residenti), 'PERS-11')[0] ?? 'ok';
    expect(nv([{ fondoId: null }])).toContain('di un’assunzione non si dice la fonte');
    expect(nv([{ fondoId: null, costoCents: 3_500_000 }])).toBe('ok');
    expect(nv([{ costoCents: null }])).toContain('manca il costo');
    expect(nv([{}, { costoCents: null }])).toMatch(/^violazione/u);
    expect(nv([{}], { entrateNetteCents: null })).toContain('mancano le entrate correnti nette');
    expect(nv([{}], { spesaPersonaleCents: 243_000_001 })).toContain('supera la prima soglia');
    expect(nv([{}], {}, 3000)).toContain('non ha la soglia per un Comune di 3000 abitanti');
    expect(nv([{}], { enteId: enteDi('ATS') })).toContain('valgono per i Comuni');
    expect(nv([])).toContain('il PIAO di Alfa non copre il 2027');
    expect(nv([], { anno: 2027, enteId: null })).toContain('non è riconosciuto');
    expect(inBreve(rilieviDi(senzaParametro('pers.soglia.s1bp', capacita([{}])), 'PERS-11'))[0]).toContain(
      'il parametro «pers.soglia.s1bp» è da verificare',
    );
  });
});

describe('Ufficio di Piano', () => {
  const ufficio = (posti: readonly Partial<Riga<'postoUfficio'>>[]) =>
    p({ registri: { postoUfficio: righe('postoUfficio', posti) } });
  const pieno = [
    { ruolo: 'coordinatore', persona: 'A' },
    { ruolo: 'sociale', persona: 'B' },
    { ruolo: 'contabile', persona: 'C' },
  ] as const;
  prova('PERS-15', 'coordinatore, profilo sociale, profilo tecnico', {
    viola: ufficio(pieno.slice(0, 2)),
    dice: "violazione informazione: L'Ufficio di Piano non ha: profilo tecnico-amministrativo.",
    confine: ufficio(pieno),
    ignoto: ufficio([...pieno.slice(0, 2), { ruolo: 'contabile', persona: null }]),
    perche: 'non si dice chi è: profilo tecnico-amministrativo',
  });
  prova('PERS-15', 'un posto finito prima del piano non c’è', {
    viola: ufficio([...pieno.slice(0, 2), { ...pieno[2], al: '2025-12-31' }]),
    dice: "violazione informazione: L'Ufficio di Piano non ha: profilo tecnico-amministrativo.",
    confine: ufficio([...pieno.slice(0, 2), { ...pieno[2], al: '2026-01-01' }]),
    ignoto: p({}),
    perche: 'il registro è vuoto',
  });
});
