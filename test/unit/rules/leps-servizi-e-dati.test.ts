import { describe, expect, it } from 'vitest';
import type { Riga } from '#domain/registri.ts';
import { idDi, type PianoDiProva, unPiano } from '../../support/costruisci.ts';
import { paccoDiProva } from '../../support/pacco-di-prova.ts';
import { righe } from '../../support/righe-registri.ts';
import { p, prova, scheda, senzaParametro, spesa } from '../../support/tre-esiti.ts';
import { inBreve, rilieviDi } from '../../support/verifica.ts';

const breve = (piano: PianoDiProva, regola: string, soggetto?: string) =>
  inBreve(rilieviDi(unPiano(piano), regola, soggetto));
/** A pack where a parameter has another value. */
const conParametro = (id: string, valore: unknown) => {
  const pacco = paccoDiProva();
  return { ...pacco, parametri: pacco.parametri.map((x) => (x.id === id ? { ...x, valore } : x)) };
};

type Fascia = Pick<Riga<'pisCopertura'>, 'servizio' | 'giorno' | 'dalle' | 'alle'>;
const feriali = ['lunedi', 'martedi', 'mercoledi', 'giovedi', 'venerdi'] as const;
const tutti = [...feriali, 'sabato', 'domenica', 'festivi'] as const;
const fascia = (
  servizio: Fascia['servizio'],
  giorni: readonly Fascia['giorno'][],
  dalle: number,
  alle: number,
): Fascia[] => giorni.map((giorno) => ({ servizio, giorno, dalle: dalle * 60, alle: alle * 60 }));
const orari = (fasce: readonly Fascia[], forma?: string): PianoDiProva => ({
  schede: [{ codice: 'S01', leps: ['LEPS-PIS'], elementi: forma === undefined ? {} : { forma } }],
  registri: { pisCopertura: righe('pisCopertura', fasce) },
});
/** W10: ordinary services on weekdays 8-18, emergency service the rest but on Sunday; holidays are covered. */
const w10 = [
  ...fascia('territoriale', feriali, 8, 18),
  ...fascia('pis', feriali, 0, 8),
  ...fascia('pis', feriali, 18, 24),
  ...fascia('pis', ['sabato', 'festivi'], 0, 24),
];
const domenica = fascia('pis', ['domenica'], 0, 24);

describe('pronto intervento sociale', () => {
  it('W10 domenica scoperta: 1.440 minuti, mancano 24,00 ore a settimana, e il modello a) non chiude la giornata', () => {
    const [r] = rilieviDi(unPiano(orari(w10, 'a')), 'LEPS-03');
    expect(inBreve(r ? [r] : [])).toEqual([
      'violazione bloccante: Il Pronto intervento sociale non è coperto domenica 0-24: mancano 24,00 ore a settimana.',
    ]);
    expect(r?.operandi).toMatchObject({ minutiScoperti: '1440', festiviScoperti: '0' });
    expect(breve(orari(w10, 'a'), 'LEPS-04')).toEqual([
      'violazione bloccante: Il PIS dichiara il modello a) ma gli orari dei servizi territoriali non chiudono la giornata.',
    ]);
  });

  it('LEPS-03 e LEPS-04 al minuto: coperti tutti va bene, un minuto scoperto no', () => {
    const piena = [...w10, ...domenica];
    for (const regola of ['LEPS-03', 'LEPS-04']) expect(breve(orari(piena, 'a)'), regola)).toEqual([]);
    const unMinuto = orari([...w10, { servizio: 'pis', giorno: 'domenica', dalle: 0, alle: 1439 }], 'a');
    expect(rilieviDi(unPiano(unMinuto), 'LEPS-03')[0]?.operandi.minutiScoperti).toBe('1');
    expect(breve(unMinuto, 'LEPS-03')[0]).toContain('domenica 23.59-24: mancano 0,02 ore a settimana');
    expect(breve(unMinuto, 'LEPS-04')).toHaveLength(1);
  });

  it('LEPS-03 con il modello b) contano solo gli orari del pronto intervento', () => {
    const piena = [...w10, ...domenica];
    expect(breve(orari(piena, 'servizio specialistico, sempre attivo'), 'LEPS-03')[0]).toContain(
      'lunedì, martedì, mercoledì, giovedì e venerdì 8-18: mancano 50,00 ore a settimana',
    );
    expect(breve(orari(piena, 'b'), 'LEPS-04')).toEqual([]);
    expect(breve(orari(fascia('pis', tutti, 0, 24)), 'LEPS-03')).toEqual([]);
  });

  it('LEPS-03 e LEPS-04 senza il modello, o senza i festivi, non si sa; ore che nessuno copre restano scoperte', () => {
    const piena = [...w10, ...domenica];
    expect(breve(orari(piena), 'LEPS-03')[0]).toMatch(/^non_verificabile avviso: .*non dice il modello organizzativo/u);
    expect(breve(orari(piena), 'LEPS-04')[0]).toMatch(/^non_verificabile avviso: .*non dice il modello/u);
    expect(breve(orari(piena, 'misto'), 'LEPS-04')[0]).toContain('«misto» non si riconosce');
    expect(breve(orari(piena, 'servizio dedicato o sempre attivo'), 'LEPS-04')[0]).toContain('non si riconosce');
    expect(breve(orari(w10), 'LEPS-03')[0]).toMatch(/^violazione bloccante/u);
    const senzaFestivi = piena.filter((f) => f.giorno !== 'festivi');
    expect(breve(orari(senzaFestivi, 'a'), 'LEPS-03')[0]).toMatch(
      /^non_verificabile .*non dice gli orari dei festivi/u,
    );
    expect(breve(orari(senzaFestivi, 'a'), 'LEPS-04')).toEqual([]);
  });

  it('LEPS-03 festivi scoperti in una settimana piena; senza orari una sola informazione', () => {
    const festivi = [...w10.filter((f) => f.giorno !== 'festivi'), ...domenica, ...fascia('pis', ['festivi'], 8, 20)];
    expect(breve(orari(festivi, 'a'), 'LEPS-03')).toEqual([
      'violazione bloccante: Il Pronto intervento sociale non è coperto nei festivi 0-8 e nei festivi 20-24: mancano 12,00 ore ogni festivo.',
    ]);
    expect(breve(orari([], 'a'), 'LEPS-03')).toEqual([
      'non_verificabile informazione: Orari del pronto intervento sociale: il registro è vuoto.',
    ]);
  });

  it('LEPS-03 un turno che passa la mezzanotte copre anche il giorno dopo, non quello dopo un festivo', () => {
    const notte = [...fascia('pis', tutti, 20, 8), ...fascia('pis', tutti, 8, 20)];
    expect(breve(orari(notte, 'b'), 'LEPS-03')[0]).toContain('nei festivi 0-8: mancano 8,00 ore ogni festivo');
    expect(breve(orari(fascia('pis', tutti, 0, 0), 'b'), 'LEPS-03')).toEqual([]);
  });
});

describe('servizi', () => {
  const comune = (n: number) => idDi(`comune:99000${n}`);
  const residenze = (fermoPosta: boolean | null, quanti = 5, via: string | null = 'Via della Casa comunale') =>
    p({
      registri: {
        residenzaFittizia: righe(
          'residenzaFittizia',
          Array.from({ length: quanti }, (_, i) => ({
            comuneLetto: '',
            comuneId: comune(i + 1),
            via: i === 4 ? via : 'Via prima',
            fermoPosta: i === 4 ? fermoPosta : true,
          })),
        ),
      },
    });
  prova('LEPS-05', 'ogni Comune ha via fittizia e fermo posta', {
    viola: residenze(true, 4),
    dice: 'violazione avviso: Nessuna via fittizia o fermo posta indicati per: Epsilon.',
    confine: residenze(true),
    ignoto: residenze(null),
    perche: 'fermo posta a Epsilon',
  });
  prova('LEPS-05', 'via vuota, o fermo posta negato', {
    viola: residenze(true, 5, ' '),
    dice: 'violazione avviso: Nessuna via fittizia o fermo posta indicati per: Epsilon.',
    confine: residenze(true),
    ignoto: p({}),
    perche: 'il registro è vuoto',
  });
  const dimissioni = (tipologie: string | undefined, altro: object = {}) =>
    p({
      schede: [{ codice: 'S01', leps: ['LEPS-DIM'], elementi: tipologie === undefined ? {} : { tipologie }, ...altro }],
    });
  prova('LEPS-06', 'con e senza domicilio', {
    viola: dimissioni('Assistenza a domicilio per otto settimane'),
    dice: 'violazione avviso: Le dimissioni protette non trattano la tipologia «senza domicilio».',
    confine: dimissioni('Assistenza a domicilio', { destinatari: 'anche persone senza fissa dimora' }),
    ignoto: dimissioni(undefined),
    perche: 'la scheda non le dice',
  });
  it('LEPS-06 un semplice sì risponde per tutte e due; nessuna scheda, una informazione', () => {
    expect(inBreve(rilieviDi(dimissioni('sì'), 'LEPS-06'))).toEqual([]);
    expect(breve({}, 'LEPS-06')).toEqual([
      'non_verificabile informazione: Dimissioni protette: nessuna scheda ne parla.',
    ]);
  });
  const pua = (campi: Partial<Riga<'pua'>>) =>
    p({
      registri: {
        distretto: righe('distretto', [
          { tipo: 'sanitario', denominazione: 'Nord', comuni: [] },
          { tipo: 'lavoro', denominazione: 'Centro per l’impiego', comuni: [] },
        ]),
        pua: righe('pua', [
          {
            denominazione: 'PUA',
            distrettoId: idDi('distretto:0'),
            orari: 'lun-ven 9-13',
            fteSocialiMilli: 1,
            ...campi,
          },
        ]),
      },
    });
  prova('LEPS-11', 'un PUA aperto con personale sociale in ogni distretto', {
    viola: pua({ fteSocialiMilli: 0 }),
    dice: 'violazione avviso: Il distretto Nord non ha PUA con personale sociale dedicato.',
    confine: pua({}),
    ignoto: pua({ fteSocialiMilli: null }),
    perche: 'mancano le unità (FTE) sociali',
  });
  prova('LEPS-11', 'orari vuoti, e un PUA che non dice il distretto', {
    viola: pua({ orari: '' }),
    dice: 'violazione avviso: Il distretto Nord non ha PUA con personale sociale dedicato.',
    confine: pua({ fteSocialiMilli: 1 }),
    ignoto: pua({ distrettoId: null }),
    perche: 'non dice di quale distretto',
  });
  const servizio = (campi: Partial<Riga<'servizio'>>) =>
    p({ registri: { servizio: righe('servizio', [{ denominazione: 'Mensa', ...campi }]) } });
  prova('LEPS-13', 'compartecipazione senza ISEE', {
    viola: servizio({ compartecipazione: true }),
    dice: "violazione avviso: Il servizio «Mensa» prevede compartecipazione ma non cita l'ISEE.",
    confine: servizio({ compartecipazione: true, isee: 'ISEE ordinario' }),
    ignoto: servizio({}),
    perche: 'non dice se è prevista la compartecipazione',
  });
  prova('LEPS-15', 'un servizio minimo che non c’è', {
    viola: servizio({ tipologia: 'servizio_sociale' }),
    dice: 'violazione avviso: Non risulta previsto: strutture residenziali e semiresidenziali.',
    confine: servizio({ tipologia: 'semiresidenziale' }),
    ignoto: servizio({}),
    perche: 'non si dice la tipologia',
    soggetto: 'strutture residenziali e semiresidenziali',
  });
  it('LEPS-15 il servizio sociale è previsto anche dalla sola scheda del LEPS', () => {
    const soloStrutture = {
      registri: { servizio: righe('servizio', [{ denominazione: 'C', tipologia: 'residenziale' as const }]) },
    };
    expect(breve(soloStrutture, 'LEPS-15')).toHaveLength(1);
    expect(breve({ ...soloStrutture, schede: [{ codice: 'S01', leps: ['LEPS-SSP'] }] }, 'LEPS-15')).toEqual([]);
  });
});

type Dato = Partial<Riga<'datoLeps'>>;
const dati = (lepsId: string, voci: readonly Dato[], altro: PianoDiProva = {}) =>
  p({
    ...altro,
    registri: {
      datoLeps: righe(
        'datoLeps',
        voci.map((v) => ({ lepsLetto: lepsId, lepsId, ...v })),
      ),
    },
  });

describe('dati che i LEPS chiedono', () => {
  const domiciliare = (platea: number | null, ore: number, perPersona: number | null, anno = 2027) =>
    dati('LEPS-ADO', [
      ...(platea === null ? [] : [{ dato: 'persone_non_autosufficienti' as const, anno, valoreMilli: platea * 1000 }]),
      { dato: 'ore_annue', anno, valoreMilli: ore * 1000 },
      ...(perPersona === null ? [] : [{ dato: 'ore_medie_settimanali' as const, anno, valoreMilli: perPersona }]),
    ]);
  it('W09 640 persone e 21.600 ore: k = 1 e k = 0,65 non bastano, k = 0,60 sì; senza platea non si sa', () => {
    const di = (perPersona: number | null) => rilieviDi(domiciliare(640, 21_600, perPersona), 'LEPS-10');
    expect(inBreve(di(null))).toEqual([
      'violazione avviso: Programmate 21.600 ore nel 2027; ne servono 33.280 per 640 persone (k = 1).',
    ]);
    expect(di(650)[0]?.messaggio).toContain('ne servono 21.632 per 640 persone (k = 0,65)');
    expect(di(650)[0]?.espressione).toContain('mancano 32 ore');
    expect(di(600)).toEqual([]);
    expect(inBreve(rilieviDi(domiciliare(null, 21_600, null), 'LEPS-10'))[0]).toMatch(/^non_verificabile .*platea/u);
  });
  it('LEPS-10 al confine esatto, prima del 2027, e con più modulazioni dichiarate', () => {
    expect(rilieviDi(domiciliare(640, 33_280, null), 'LEPS-10')).toEqual([]);
    expect(rilieviDi(domiciliare(640, 33_279, null), 'LEPS-10')).toHaveLength(1);
    // More than the standard is not a duty: k is never above 1.
    expect(rilieviDi(domiciliare(640, 33_280, 2000), 'LEPS-10')).toEqual([]);
    expect(inBreve(rilieviDi(domiciliare(640, 1, null, 2026), 'LEPS-10'))).toEqual([
      'non_verificabile informazione: Assistenza domiciliare: nessun dato su ore e persone non autosufficienti.',
    ]);
    const due = dati('LEPS-ADO', [
      { dato: 'persone_non_autosufficienti', anno: 2027, valoreMilli: 1000 },
      { dato: 'ore_annue', anno: 2027, valoreMilli: 1000 },
      { dato: 'ore_medie_settimanali', anno: 2027, valoreMilli: 500 },
      { dato: 'ore_medie_settimanali', anno: 2027, valoreMilli: 600 },
    ]);
    expect(rilieviDi(due, 'LEPS-10')[0]?.messaggio).toContain('sono più d’una');
  });

  /** The other Comuni have somebody in the register, and no assistente sociale. */
  const altriComuni = ['990003', '990004', '990005'].map((ente) => ({
    ...{ matricola: `altro-${ente}`, ente, profiloLetto: 'Educatore', profiloId: 'educatore-socio-pedagogico' },
  }));
  const supervisione = (coinvolti: number | null, ore: number | null, altro: PianoDiProva = {}) =>
    dati(
      'LEPS-SUP',
      [
        { dato: 'assistenti_sociali_coinvolti', anno: 2026, valoreMilli: coinvolti },
        ...(ore === null ? [] : [{ dato: 'ore_supervisione' as const, anno: 2026, valoreMilli: ore }]),
      ],
      {
        personale: [
          { matricola: 'A', ente: '990001' },
          { matricola: 'B', ente: '990002', minutiSettimanali: 600 },
          { matricola: 'C', ente: '990002', rapporto: 'esterno' },
          ...altriComuni,
        ],
        ...altro,
      },
    );
  it('LEPS-07 tre assistenti sociali, due interne e una esterna: coprirne due non basta, tre sì; le ore restano da verificare', () => {
    const coperta = (r: ReturnType<typeof supervisione>) =>
      rilieviDi(r, 'LEPS-07').filter((x) => !x.soggetto.endsWith('#ore'));
    expect(inBreve(coperta(supervisione(2000, null)))).toEqual([
      'violazione avviso: La supervisione raggiunge 2 assistenti sociali su 3 nel 2026 (2 in gestione diretta, 1 in gestione esternalizzata).',
    ]);
    expect(coperta(supervisione(3000, null))).toEqual([]);
    expect(inBreve(coperta(supervisione(null, null)))[0]).toContain('manca il numero di assistenti sociali coinvolti');
    expect(inBreve(coperta(supervisione(3000, null, { personale: [] })))[0]).toContain(
      'manca il personale di Alfa, Beta, Delta, Epsilon e Gamma',
    );
    expect(inBreve(rilieviDi(supervisione(3000, 90_000), 'LEPS-07'))).toEqual([
      'non_verificabile informazione: Ore di supervisione 2026: non verificabile, il parametro «leps.sup.oreMin» è da verificare (prova).',
    ]);
  });
  it('LEPS-07 un Comune senza personale nel registro: il totale non si sa, ma chi è già sotto resta sotto', () => {
    const personale = [{ matricola: 'A', ente: '990001' }, { matricola: 'B', ente: '990002' }, ...altriComuni.slice(1)];
    const di = (coinvolti: number, chi: PianoDiProva['personale'] = personale) =>
      inBreve(
        rilieviDi(supervisione(coinvolti, null, { personale: chi ?? [] }), 'LEPS-07').filter(
          (r) => !r.soggetto.endsWith('#ore'),
        ),
      );
    expect(di(2000)).toEqual([
      'non_verificabile avviso: Supervisione 2026: non verificabile, manca il personale di Gamma.',
    ]);
    expect(di(1999)[0]).toMatch(/^violazione avviso: La supervisione raggiunge 1,999 assistenti sociali su 2/u);
    expect(di(2000, [...personale, ...altriComuni.slice(0, 1)])).toEqual([]);
    const senzaAS = [
      ...altriComuni,
      ...['990001', '990002'].map((ente) => ({ ...altriComuni[0], matricola: ente, ente })),
    ];
    expect(di(2000, senzaAS)).toEqual([
      'non_verificabile avviso: Supervisione 2026: non verificabile, nessun assistente sociale nel registro.',
    ]);
  });
  it('LEPS-07 con le ore minime nel modello: trenta a testa bastano, un millesimo in meno no', () => {
    const pacco = conParametro('leps.sup.oreMin', 30);
    expect(rilieviDi(supervisione(3000, 90_000, { pacco }), 'LEPS-07')).toEqual([]);
    expect(inBreve(rilieviDi(supervisione(3000, 89_999, { pacco }), 'LEPS-07'))).toEqual([
      'violazione avviso: Supervisione 2026: 89,999 ore per 3 assistenti sociali, 30,00 ore a testa; ne servono 30.',
    ]);
    expect(rilieviDi(supervisione(3000, null, { pacco }), 'LEPS-07')[0]?.messaggio).toContain('manca il numero di ore');
  });

  // 10 hours × 52 weeks × 20,00 euro = 10.400,00 euro.
  const autonomia = (fondi: number | null, costo: number | null = 20_000, anno = 2026) =>
    dati('LEPS-AEC', [
      { dato: 'ore_medie_settimanali', anno, valoreMilli: 10_000 },
      { dato: 'costo_orario', anno, valoreMilli: costo },
      { dato: 'fondi_statali', anno, valoreMilli: fondi },
    ]);
  prova('LEPS-17', 'ore che costano meno delle risorse statali, al centesimo', {
    viola: autonomia(10_400_010),
    dice: 'violazione informazione: Ore programmate per autonomia e comunicazione nel 2026 inferiori alle risorse statali (10.400,01 €).',
    confine: autonomia(10_400_000),
    ignoto: autonomia(10_400_010, null),
    perche: 'manca il costo di un’ora',
  });
  it('LEPS-17 solo negli anni della norma', () => {
    expect(inBreve(rilieviDi(autonomia(99_000_000, 20_000, 2028), 'LEPS-17'))[0]).toMatch(
      /informazione: .*nessun dato/u,
    );
    expect(breve({ anni: [2028, 2030] }, 'LEPS-17')).toEqual([]);
    expect(breve({ anni: [2024, 2026] }, 'LEPS-10')).toEqual([]);
  });
});

describe('percorsi di attivazione', () => {
  const percorso = {
    stato: 'parziale',
    percorsoAzione: 'Nuova sede',
    percorsoScadenza: '2027-06-30',
    percorsoResponsabile: 'Coordinatrice',
  } as const;
  const parziale = (altro: object, euro: string | null = '0.01') =>
    p({ schede: [scheda([spesa('FNPS', 2026, euro)], { ...percorso, ...altro })] });
  prova('LEPS-12', 'parziale senza percorso blocca; un centesimo di risorse basta', {
    viola: parziale({ percorsoScadenza: null, percorsoResponsabile: ' ' }, '0.00'),
    dice: 'violazione bloccante: «Servizio sociale professionale» (scheda S01) risulta parziale senza scadenza, responsabile e risorse.',
    confine: parziale({}),
    ignoto: parziale({}, null),
    perche: 'importi delle sue risorse non si leggono',
  });
  it('LEPS-12 attivo e progressivo non chiedono percorso; senza stato non si sa', () => {
    for (const stato of ['attivo', 'progressivo'])
      expect(inBreve(rilieviDi(parziale({ stato, percorsoAzione: null }), 'LEPS-12'))).toEqual([]);
    const due = p({ schede: [scheda([], { stato: 'attivo' }), { codice: 'S02', leps: ['LEPS-RES'] }] });
    expect(inBreve(rilieviDi(due, 'LEPS-12'))[0]).toMatch(/^non_verificabile informazione: Scheda S02/u);
    expect(inBreve(rilieviDi(parziale({ stato: null }), 'LEPS-12'))).toEqual([
      'non_verificabile informazione: Percorsi di attivazione: nessuna scheda dice lo stato del suo LEPS.',
    ]);
  });
  it('PERS-01 blocca quando il servizio sociale è parziale senza percorso, avvisa quando il percorso c’è', () => {
    const pochi = { personale: [{ matricola: 'A', ente: '990001' }] };
    const gravita = (altro: object) =>
      rilieviDi(
        unPiano({ ...pochi, schede: [scheda([spesa('FNPS', 2026, '1.00')], { ...percorso, ...altro })] }),
        'PERS-01',
        '2026',
      )[0]?.gravita;
    expect(gravita({})).toBe('avviso');
    expect(gravita({ percorsoAzione: null })).toBe('bloccante');
    expect(gravita({ stato: 'attivo', percorsoAzione: null })).toBe('avviso');
  });

  const dal = (fine: number, provincia: string | null, leps: readonly string[] = []) => {
    const base = unPiano({ anni: [fine - 1, fine], schede: leps.map((l, i) => ({ codice: `S${i}`, leps: [l] })) });
    const [s] = base.registri.scheda;
    return {
      ...base,
      registri: {
        ...base.registri,
        comune: base.registri.comune.map((c) => ({ ...c, provincia })),
        scheda: s === undefined ? [] : [{ ...s, leps: [{ letto: 'PDV', id: 'OBB-PDV' }] }],
      },
    };
  };
  prova('LEPS-14', 'la riforma della disabilità in vigore prima della fine del piano', {
    viola: dal(2027, 'Rieti'),
    dice: 'violazione avviso: La riforma della disabilità si applica dal 01/01/2027 in tutta Italia: il piano non la tratta.',
    confine: dal(2026, 'Rieti'),
    ignoto: dal(2026, null),
    perche: 'non si sa la provincia',
  });
  prova('LEPS-14', 'prima, nelle province della sperimentazione', {
    viola: dal(2026, 'BOLOGNA'),
    dice: 'violazione avviso: La riforma della disabilità si applica dal 01/03/2026 in provincia di BOLOGNA: il piano non la tratta.',
    confine: dal(2027, 'Bologna', ['OBB-PDV']),
    ignoto: senzaParametro('pdv.tuttoIlPaeseDal', {}),
    perche: 'da verificare',
  });
});
