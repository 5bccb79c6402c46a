import { describe, expect, it } from 'vitest';
import type { Piano, RegistriDelPiano } from '#domain/piano.ts';
import { enteDi, idDi, type PianoDiProva } from '../../support/costruisci.ts';
import { paccoDiProva } from '../../support/pacco-di-prova.ts';
import { campo, p, prova, scheda } from '../../support/tre-esiti.ts';
import { inBreve, rilieviDi } from '../../support/verifica.ts';

type Riga<R extends keyof RegistriDelPiano> = RegistriDelPiano[R][number];
const voto = (istat: string, campi: Partial<Riga<'voto'>> = {}): Riga<'voto'> => ({
  ...{
    id: idDi(`voto:${istat}:${campi.sede ?? 'organo'}:${campi.data ?? ''}`),
    enteLetto: istat,
    enteId: enteDi(istat),
  },
  ...{ sede: 'organo', data: '2026-05-10', presente: true, delega: null, espressione: 'consenso', pesoMilli: null },
  ...campi,
});
const incontro = (tavolo: string, campi: Partial<Riga<'incontro'>> = {}): Riga<'incontro'> => ({
  ...{ id: idDi(`incontro:${tavolo}`), tavolo, leps: [], data: '2027-02-05', luogo: null },
  ...{ presenze: ['Faro APS'], verbale: 'verbale n. 1' },
  ...campi,
});
const protocollo = (campi: Partial<Riga<'protocollo'>> = {}): Riga<'protocollo'> => ({
  ...{ id: idDi('protocollo'), tipo: 'pua_uvm', titolo: 'Protocollo PUA', parti: ['ASL Demo', 'Ambito Demo'] },
  ...{ atto: null, data: '2026-01-10', validoAl: '2028-12-31', oggetto: null },
  ...campi,
});
const con = (registri: Partial<RegistriDelPiano>, altro: PianoDiProva = {}): Piano =>
  p({ ...altro, registri: { ...altro.registri, ...registri } });
const cinque = ['990001', '990002', '990003', '990004', '990005'];
const conferenza = (ultimo: Partial<Riga<'voto'>>) =>
  con({ voto: cinque.map((c) => voto(c, { sede: 'conferenza34', ...(c === '990005' ? ultimo : {}) })) });

describe('voti: numero legale e consenso', () => {
  prova('GOV-06', 'W24: E astenuto non è consenso', {
    viola: conferenza({ espressione: 'astensione' }),
    dice: 'violazione bloccante: Epsilon non ha espresso consenso: si è astenuto.',
    confine: conferenza({}),
    ignoto: conferenza({ espressione: null }),
    perche: 'manca come si è espresso',
  });
  it('GOV-06 vale l’ultima conferenza; di chi non ha votato non si sa; il registro vuoto è un’informazione', () => {
    const ripetuta = con({
      voto: [
        ...cinque.map((c) => voto(c, { sede: 'conferenza34', espressione: c === '990005' ? 'dissenso' : 'consenso' })),
        voto('990005', { sede: 'conferenza34', data: '2026-06-01' }),
      ],
    });
    expect(rilieviDi(ripetuta, 'GOV-06')).toEqual([]);
    expect(
      inBreve(rilieviDi(con({ voto: cinque.slice(1).map((c) => voto(c, { sede: 'conferenza34' })) }), 'GOV-06')),
    ).toEqual([
      'non_verificabile avviso: Consenso di Alfa: non verificabile, il suo voto nella conferenza non è registrato.',
    ]);
    expect(inBreve(rilieviDi(p({}), 'GOV-06'))).toEqual([
      'non_verificabile informazione: Nessuna espressione di voto della conferenza (art. 34, c. 3) è registrata.',
    ]);
  });

  const seduta = (presenti: number, quorum: Record<string, string>, altri: Partial<Riga<'voto'>> = {}) => {
    const piano = campo(quorum);
    return {
      ...piano,
      registri: {
        ...piano.registri,
        voto: cinque.map((c, i) =>
          voto(c, { presente: i < presenti, espressione: i < presenti ? 'consenso' : 'astensione', ...altri }),
        ),
      },
    };
  };
  const tre = { 'regolamento.quorum-presenti': '3', 'regolamento.quorum-voti': '3' };
  prova('GOV-04', 'due presenti dove il regolamento ne vuole tre', {
    viola: seduta(2, tre),
    dice: 'violazione bloccante: Quorum 3 non raggiunto nella seduta del 10/05/2026: 2 presenti.',
    confine: seduta(3, tre),
    ignoto: seduta(5, {}),
    perche: 'manca quanti presenti e quanti voti chiede il regolamento',
  });
  it('GOV-04 con i pesi contano i voti, non le teste; un peso che manca o una presenza ignota non si indovinano', () => {
    const pesi = (milli: readonly (number | null)[]) => {
      const piano = campo({ 'regolamento.quorum-presenti': '3', 'regolamento.quorum-voti': '5,5' });
      return inBreve(
        rilieviDi(
          {
            ...piano,
            registri: { ...piano.registri, voto: cinque.map((c, i) => voto(c, { pesoMilli: milli[i] ?? null })) },
          },
          'GOV-04',
        ),
      );
    };
    expect(pesi([3000, 1000, 500, 500, 500])).toEqual([]);
    expect(pesi([3000, 1000, 500, 500, 499])).toEqual([
      'violazione bloccante: Quorum 5,5 non raggiunto nella seduta del 10/05/2026: 5,499 voti favorevoli.',
    ]);
    expect(pesi([3000, 1000, 500, 500])[0]).toContain('manca il peso del voto');
    expect(inBreve(rilieviDi(seduta(5, tre, { presente: null }), 'GOV-04'))[0]).toContain(
      'di alcuni enti non si sa (presenti)',
    );
  });

  it('GOV-04 senza la data non è una seduta; un ente conta una volta, con l’ultimo voto; una quota del regolamento non è un numero', () => {
    const di = (piano: Piano) => inBreve(rilieviDi(piano, 'GOV-04'));
    expect(di(seduta(5, tre, { data: null }))).toEqual([
      'non_verificabile avviso: Numero legale, seduta senza data: non verificabile, manca la data della seduta.',
    ]);
    const due = seduta(2, tre);
    const [primo] = due.registri.voto;
    if (primo === undefined) throw new Error('manca il primo voto');
    const conVoti = (...altri: readonly Riga<'voto'>[]): Piano => ({
      ...due,
      registri: { ...due.registri, voto: [...due.registri.voto, ...altri] },
    });
    // Written twice it is still one body; a body that comes later is a third.
    expect(di(conVoti({ ...primo, id: idDi('bis') }))).toHaveLength(1);
    expect(di(conVoti(voto('990003')))).toEqual([]);
    expect(di(conVoti(voto('990003'), voto('990001', { presente: false, espressione: 'astensione' })))).toHaveLength(1);
    for (const scritto of ['51%', '2/3', '51 %'])
      expect(di(seduta(5, { 'regolamento.quorum-presenti': '3', 'regolamento.quorum-voti': scritto }))).toEqual([
        `non_verificabile avviso: Numero legale, seduta del 10/05/2026: non verificabile, «${scritto}» non è un numero di enti o di voti.`,
      ]);
    expect(di(seduta(2, { 'regolamento.quorum-presenti': '3', 'regolamento.quorum-voti': '51%' }))[0]).toMatch(
      /^violazione bloccante: Quorum 3 non raggiunto/u,
    );
  });

  const firmato = (date: readonly (string | null)[], campi: Record<string, string> = {}) =>
    campo(campi, { firmano: [], parti: date.map((dataFirma, i) => ({ enteId: enteDi(cinque[i] ?? ''), dataFirma })) });
  prova('GOV-13', 'firmato e non pubblicato', {
    viola: firmato(['2026-07-01', '2026-07-03'], { 'approvazione.estremi': 'decreto 5 del 20 luglio 2026' }),
    dice: "violazione informazione: L'accordo è firmato dal 03/07/2026: manca numero e data del Bollettino.",
    confine: firmato(['2026-07-01'], {
      'approvazione.estremi': 'decreto 5 del 20 luglio 2026',
      'pubblicazione.data': '2026-08-01',
    }),
    ignoto: firmato(['2026-07-01', null]),
    perche: 'manca ancora una firma',
  });
});

describe('ordine degli atti', () => {
  it('W22 tavolo del 05/02/2027 prima dell’avviso del 10/02/2027', () => {
    const piano = campo({ 'avviso.dal': '2027-02-10' });
    const conTavolo = (data: string) => ({
      ...piano,
      registri: { ...piano.registri, incontro: [incontro('Minori', { data })] },
    });
    const [r, ...altri] = rilieviDi(conTavolo('2027-02-05'), 'CAL-08');
    expect(altri).toEqual([]);
    expect(r?.gravita).toBe('bloccante');
    expect(r?.espressione).toBe('tavolo «Minori» (05/02/2027) precede avviso (10/02/2027)');
    expect(r?.messaggio).toBe(
      "Ordine degli atti: l'avviso di co-programmazione (10/02/2027) viene dopo il tavolo «Minori» (05/02/2027).",
    );
    expect(rilieviDi(conTavolo('2027-02-10'), 'CAL-08').map((x) => [x.esito, x.gravita])).toEqual([
      ['non_verificabile', 'informazione'],
    ]);
  });

  it('la conferenza può stare fra l’approvazione e la firma, non dopo la firma; tutto in ordine è ok', () => {
    const tutto = (conferenzaIl: string) => {
      const piano = campo(
        {
          'avviso.dal': '2026-01-10',
          'relazione.estremi': 'determinazione n. 12 del 5 marzo 2026',
          'seduta.data': '2026-04-01',
          'conf34.data': conferenzaIl,
        },
        { firmano: [], parti: [{ enteId: enteDi('990001'), dataFirma: '2026-05-01' }] },
      );
      return { ...piano, registri: { ...piano.registri, incontro: [incontro('Minori', { data: '2026-02-01' })] } };
    };
    expect(rilieviDi(tutto('2026-05-01'), 'CAL-08')).toEqual([]);
    expect(rilieviDi(tutto('2026-03-20'), 'CAL-08')).toEqual([]);
    expect(rilieviDi(tutto('2026-05-02'), 'CAL-08').map((r) => r.espressione)).toEqual([
      'firma (01/05/2026) precede conferenza (art. 34, c. 3) (02/05/2026)',
    ]);
  });
});

describe('co-programmazione', () => {
  prova('COP-06', 'incontro senza verbale e senza presenze', {
    viola: con({ incontro: [incontro('Minori', { verbale: ' ', presenze: [] })] }),
    dice: 'violazione avviso: Incontro del 05/02/2027 del tavolo «Minori»: manca il verbale e le presenze.',
    confine: con({ incontro: [incontro('Minori')] }),
    ignoto: p({}),
    perche: 'vuoto',
  });
  const contributi = [{ codice: 'C1' }];
  prova('COP-07', 'relazione dopo l’approvazione', {
    viola: campo({ 'relazione.estremi': 'd.d. 4 del 2 aprile 2026', 'seduta.data': '2026-04-01' }, { contributi }),
    dice: "violazione bloccante: La relazione conclusiva (02/04/2026) è successiva all'approvazione del Piano (01/04/2026).",
    confine: campo({ 'relazione.estremi': 'd.d. 4 del 1° aprile 2026', 'seduta.data': '2026-04-01' }, { contributi }),
    ignoto: campo({ 'relazione.estremi': 'd.d. 4/2026' }, { contributi }),
    perche: 'non dice la data',
  });
  it('COP-07 blocca solo da quando il Piano è approvato; senza co-programmazione non si chiede', () => {
    const manca = 'Manca la relazione conclusiva della co-programmazione.';
    expect(inBreve(rilieviDi(p({ contributi }), 'COP-07'))).toEqual([`violazione avviso: ${manca}`]);
    expect(inBreve(rilieviDi(campo({ 'seduta.data': '2026-04-01' }, { contributi }), 'COP-07'))).toEqual([
      `violazione bloccante: ${manca}`,
    ]);
    expect(inBreve(rilieviDi(p({ contributi, testa: { stato: 'approvato' } }), 'COP-07'))).toEqual([
      `violazione bloccante: ${manca}`,
    ]);
    expect(rilieviDi(p({}), 'COP-07')).toEqual([]);
    expect(rilieviDi(campo({ 'mancata-coprogrammazione.estremi': 'd.g. 4' }, { contributi }), 'COP-07')).toEqual([]);
  });
  const sezione = (testo: string, registri: Partial<RegistriDelPiano> = {}) =>
    con(registri, { sezioni: [{ titolo: 'Minori', testi: [testo] }] });
  prova('COP-05', 'il testo cita il Terzo settore e nessun contributo è collegato', {
    viola: sezione('Come da proposta del Terzo settore, si apre un centro.'),
    dice: 'violazione avviso: «Minori» cita il Terzo settore («proposta del Terzo settore») senza contributi registrati.',
    confine: sezione('Come da proposta del Terzo settore, si apre un centro.', {
      collegamento: [
        { id: idDi('c'), contributoId: idDi('contributo:C1'), sezioneId: idDi('sezione:Minori'), bloccoId: null },
      ],
    }),
  });
});

describe('sanità: firma, protocolli, distretti, PUA', () => {
  const integrata = (s: boolean | null, altro: PianoDiProva = {}) =>
    campo(
      { 'intesa.estremi': 'd.g. 1' },
      { schede: [scheda([], { integrata: s, titolo: 'Punti di accesso', leps: ['LEPS-PUA'] })], ...altro },
    );
  const conPua = () => {
    const pacco = paccoDiProva();
    return { ...pacco, leps: pacco.leps.map((l) => (l.id === 'LEPS-PUA' ? { ...l, puaUvm: 'e_pua' as const } : l)) };
  };
  prova('GOV-02', 'scheda integrata senza firma e senza protocollo della sanità', {
    viola: integrata(true),
    dice: "violazione bloccante: L'azienda sanitaria non firma ma partecipa a: S01 Punti di accesso.",
    confine: integrata(true, { parti: [{ ruolo: 'sanita' }] }),
    ignoto: integrata(null, { pacco: conPua() }),
    perche: 'non dice se lo è',
    soggetto: 'schede',
  });
  it('GOV-02 basta un protocollo collegato in cui c’è la sanità; l’intesa che manca è un avviso', () => {
    const legata = (parti: readonly string[]) => {
      const piano = integrata(true, { registri: { protocollo: [protocollo({ parti: [...parti] })] } });
      const schede = piano.registri.scheda.map((s) => ({ ...s, protocolloId: idDi('protocollo') }));
      return rilieviDi(
        {
          ...piano,
          registri: { ...piano.registri, campo: [], scheda: schede, protocollo: [protocollo({ parti: [...parti] })] },
        },
        'GOV-02',
      );
    };
    expect(inBreve(legata(['ASL Demo']))).toEqual([
      "violazione avviso: Non è registrata l'intesa con l'azienda sanitaria.",
    ]);
    expect(legata(['Prefettura'])).toHaveLength(2);
  });

  prova('ISS-01', 'protocollo che scade un giorno prima del piano', {
    viola: con({ protocollo: [protocollo({ validoAl: '2028-12-30' })] }),
    dice: 'violazione avviso: Il protocollo PUA/UVM scade il 30/12/2028, il piano il 31/12/2028.',
    confine: con({ protocollo: [protocollo()] }),
    ignoto: con({ protocollo: [protocollo({ validoAl: null })] }),
    perche: 'non dice fino a quando vale',
  });
  it('ISS-01 nessun protocollo è un avviso; nominato solo negli atti non si verifica', () => {
    expect(inBreve(rilieviDi(p({}), 'ISS-01'))).toEqual([
      "violazione avviso: Manca il protocollo PUA/UVM con l'azienda sanitaria valido fino al 31/12/2028.",
    ]);
    expect(rilieviDi(campo({ 'sanita.protocollo': 'protocollo 7/2025' }), 'ISS-01')[0]?.messaggio).toContain(
      '«protocollo 7/2025»',
    );
  });
  const dimissioni = (campi: Partial<Riga<'protocollo'>>) =>
    con({ protocollo: [protocollo({ tipo: 'dimissioni', titolo: 'Dimissioni', ...campi })] });
  const tutte = ['Ospedale Demo', 'ASL Demo', 'Ambito Demo'];
  prova('ISS-06', 'protocollo senza ospedale e senza data', {
    viola: dimissioni({ parti: tutte.slice(1), data: null }),
    dice: "violazione avviso: Protocollo dimissioni «Dimissioni» senza l'ospedale e la data.",
    confine: dimissioni({ parti: tutte }),
    ignoto: dimissioni({ parti: [], data: null }),
    perche: 'non dice chi sono le parti',
  });
  prova('ISS-07', 'il modello di PAI non prevede la famiglia', {
    viola: campo({ 'pai.interventi': 'sì', 'pai.famiglia': 'no' }),
    dice: "violazione avviso: Il modello PAI non prevede l'apporto della famiglia.",
    confine: campo({ 'pai.interventi': 'sì', 'pai.famiglia': 'si' }),
    ignoto: campo({ 'pai.interventi': 'sì', 'pai.famiglia': 'forse' }),
    perche: 'nessuno dice',
  });
  const collegato = (
    settore: 'sanitario' | 'casa',
    campi: Partial<Riga<'pianoCollegato'>> = {},
  ): Riga<'pianoCollegato'> => ({
    ...{ id: idDi(`collegato:${settore}`), settore, denominazione: settore, ente: null, atto: 'd.g. 1/2026' },
    ...{ data: '2026-01-01', validoAl: null, raccordo: null },
    ...campi,
  });
  prova('ISS-10', 'piano della casa senza data', {
    viola: con({ pianoCollegato: [collegato('sanitario'), collegato('casa', { data: null })] }),
    dice: 'violazione informazione: Il Piano non richiama il piano della casa con atto e data.',
    confine: con({
      pianoCollegato: [
        collegato('sanitario'),
        collegato('casa', { atto: null, data: null, raccordo: 'Non esiste ancora.' }),
      ],
    }),
  });
  const distretto = (istat: readonly string[], campi: Partial<Riga<'distretto'>> = {}): Piano =>
    con({
      distretto: [
        {
          ...{
            id: idDi('distretto'),
            tipo: 'sanitario',
            denominazione: 'Distretto 1',
            enteLetto: null,
            enteId: null,
            nota: null,
          },
          comuni: istat.map((c) => ({ letto: c, id: idDi(`comune:${c}`) })),
          ...campi,
        },
      ],
    });
  prova('ISS-02', 'un Comune fuori dal distretto', {
    viola: distretto([...cinque.slice(1), '990009']),
    dice: "violazione avviso: Comuni dell'Ambito fuori dal distretto sanitario «Distretto 1»: Alfa; Comuni del distretto sanitario «Distretto 1» fuori dall'Ambito: 990009.",
    confine: distretto(cinque),
    ignoto: distretto([]),
    perche: 'non dice quali Comuni comprende',
  });
  it('ISS-02 una nota spiega; senza distretti è un’informazione', () => {
    expect(rilieviDi(distretto(['990001'], { nota: 'Accordo fra distretti' }), 'ISS-02')).toEqual([]);
    expect(rilieviDi(p({}), 'ISS-02').map((r) => r.gravita)).toEqual(['informazione']);
  });
  const pua = (campi: Partial<Riga<'pua'>>): Piano =>
    con({
      pua: [
        {
          ...{
            id: idDi('pua'),
            denominazione: 'PUA centro',
            distrettoId: null,
            sede: 'Via Roma 1',
            tipoSede: 'casa_comunita',
          },
          ...{ orari: null, fteSocialiMilli: 1, fteSanitariMilli: 500, protocolloId: null },
          ...campi,
        },
      ],
    });
  prova('ISS-03', 'PUA in Comune', {
    viola: pua({ tipoSede: 'comune' }),
    dice: 'violazione avviso: Il PUA «PUA centro» (Via Roma 1) non è in una Casa della comunità.',
    confine: pua({}),
    ignoto: pua({ tipoSede: null }),
    perche: 'non dice che tipo di sede ha',
  });
  prova('ISS-04', 'nessun operatore sociale', {
    viola: pua({ fteSocialiMilli: 0 }),
    dice: "violazione avviso: PUA «PUA centro»: FTE dell'azienda sanitaria 0,5, dell'Ambito 0.",
    confine: pua({}),
    ignoto: pua({ fteSanitariMilli: null }),
    perche: "manca il personale dell'azienda sanitaria",
  });
  const servizio = (campi: Partial<Riga<'servizio'>>): Piano =>
    con({
      servizio: [
        {
          ...{ id: idDi('servizio'), denominazione: 'Centro diurno', tipologia: null, schedaId: null, lepsLetto: null },
          ...{
            lepsId: null,
            titolareLetto: null,
            titolareId: null,
            gestore: null,
            formaGestione: null,
            comuneLetto: null,
          },
          ...{ comuneId: null, sede: null, posti: null, utenti: null, compartecipazione: null, isee: null },
          ...{
            autorizzazione: null,
            accreditamento: null,
            integrato: true,
            quotaSocialeBp: 5000,
            quotaSanitariaBp: 5000,
          },
          nota: null,
          ...campi,
        },
      ],
    });
  prova('ISS-05', 'quote che fanno 99,99 %', {
    viola: servizio({ quotaSanitariaBp: 4999 }),
    dice: 'violazione bloccante: «Centro diurno»: quote 50 % sociale + 49,99 % sanitaria.',
    confine: servizio({}),
    ignoto: servizio({ quotaSanitariaBp: null }),
    perche: 'manca la quota a carico della sanità',
  });
});

describe('atti e territorio', () => {
  prova('GOV-11', 'popolazione scritta negli atti', {
    viola: campo({ 'ambito.popolazione': '45.901' }),
    dice: 'violazione avviso: Popolazione 45.901 scritta negli atti, somma dei Comuni 45.900 (dati del 2027).',
    confine: campo({ 'ambito.popolazione': '45900' }),
    ignoto: campo({ 'ambito.popolazione': 'circa 46 mila' }),
    perche: 'non è un numero di abitanti',
  });
  const conArticoli = (...titoli: string[]): Piano => {
    const pacco = paccoDiProva();
    const corpo = titoli.map((testo, i) => ({
      ...{ id: `a${i}`, t: 'articolo' as const, titolo: [{ t: 'testo' as const, testo }] },
      figli: [],
    }));
    return p({
      pacco: {
        ...pacco,
        atti: [
          {
            id: 'accordo',
            titolo: 'Accordo',
            forme: [],
            campi: [],
            allegati: [],
            definizioni: [],
            citazioni: [],
            corpo: [{ id: 'v', t: 'vincolato', figli: corpo }],
          },
        ],
      },
    });
  };
  prova('GOV-07', 'accordo senza recesso', {
    viola: conArticoli("Oggetto dell'accordo", 'Durata'),
    dice: "violazione avviso: Nell'accordo manca l'articolo «recesso».",
    confine: conArticoli('Oggetto', 'Adesioni e recesso'),
  });
  it('GOV-07 senza accordo nel modello non si verifica', () => {
    expect(rilieviDi(p({}), 'GOV-07').map((r) => r.esito)).toEqual(['non_verificabile', 'non_verificabile']);
  });
});
