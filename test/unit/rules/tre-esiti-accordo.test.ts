import { describe, expect, it } from 'vitest';
import type { Piano } from '#domain/piano.ts';
import { enteDi, idDi } from '../../support/costruisci.ts';
import { paccoDiProva } from '../../support/pacco-di-prova.ts';
import { campo, p, prova, scheda, senzaParametro, spesa } from '../../support/tre-esiti.ts';
import { inBreve, rilieviDi } from '../../support/verifica.ts';

describe('accordo e calendario', () => {
  prova('COP-01', 'avviso di co-programmazione', {
    viola: campo({ 'avviso.estremi': 'd.d. 3/2026' }),
    dice: 'violazione avviso: Nessun avviso di co-programmazione collegato al piano.',
    confine: campo({ 'mancata-coprogrammazione.estremi': 'd.g. 4/2026' }),
  });
  prova('COP-10', 'sindacati', {
    viola: p({}),
    dice: 'violazione avviso: Non risultano consultazioni delle organizzazioni sindacali.',
    confine: campo({ 'concertazione.data': '2026-05-01' }),
  });
  prova('CAL-02', 'un giorno scoperto fra i due piani', {
    viola: campo({ 'precedente.fine': '2025-12-30' }),
    dice: 'violazione avviso: Tra i piani vi è 1 giorno scoperto.',
    confine: campo({ 'precedente.fine': '2025-12-31' }),
    ignoto: campo({ 'precedente.fine': 'fine anno' }),
    perche: 'non è una data',
  });
  prova('CAL-09', 'avviso aperto meno di 20 giorni', {
    viola: campo({ 'avviso.dal': '2026-03-01', 'avviso.al': '2026-03-20' }),
    dice: 'violazione avviso: Avviso aperto 19 giorni.',
    confine: campo({ 'avviso.dal': '2026-03-01', 'avviso.al': '2026-03-21' }),
    ignoto: campo({ 'avviso.dal': '2026-03-01' }),
    perche: 'mancano le date',
  });
  const firmato = (dataFirma: string, valori: Record<string, string> = {}) =>
    campo(valori, { firmano: [], parti: [{ enteId: enteDi('990001'), dataFirma }] });
  prova('CAL-06', 'firma dopo l’inizio del piano', {
    viola: firmato('2026-01-02'),
    dice: 'violazione avviso: Accordo firmato il 02/01/2026, piano dal 01/01/2026.',
    confine: firmato('2026-01-01'),
  });
  prova('CAL-12', 'firma oltre sessanta giorni dall’esito', {
    viola: firmato('2026-03-03', { 'conf34.comunicato-il': '2026-01-01' }),
    dice: "violazione avviso: L'accordo va sottoscritto entro 60 giorni dalla comunicazione dell'esito positivo della conferenza (01/01/2026): ultima firma 03/03/2026.",
    confine: firmato('2026-03-02', { 'conf34.comunicato-il': '2026-01-01' }),
    ignoto: firmato('2026-03-02'),
    perche: 'comunicato',
  });
  prova('CAL-01', 'anni del piano', {
    viola: p({ anni: [2026, 2027] }),
    dice: 'violazione bloccante: Periodo 2026-2027 diverso dagli indirizzi della Regione: 3 anni.',
    confine: p({}),
    ignoto: senzaParametro('piano.anni', {}),
    perche: 'piano.anni',
  });
  prova('CAL-03', 'attività oltre la fine del piano', {
    viola: p({ schede: [scheda([spesa('FNPS', 2028, '1.00', { voce: { dataFine: '2029-01-01' } })])] }),
    dice: "violazione avviso: Scheda S01, FNPS, Ambito: l'attività termina il 01/01/2029, dopo la fine del piano (1,00 €).",
    confine: p({ schede: [scheda([spesa('FNPS', 2028, '1.00', { voce: { dataFine: '2028-12-31' } })])] }),
  });
  it('CAL-01 la fine prima dell’inizio blocca anche dove la Regione non dice quanti anni', () => {
    expect(inBreve(rilieviDi(p({ testa: { annoInizio: 2028, annoFine: 2027 } }), 'CAL-01'))).toEqual([
      "violazione bloccante: Periodo 2028-2027: la fine precede l'inizio.",
    ]);
    expect(inBreve(rilieviDi(p({ anni: [2026, 2026] }), 'CAL-01'))[0]).toContain('diverso dagli indirizzi');
  });
  it('CAL-03 l’anno della risorsa e i giorni dell’attività, al giorno', () => {
    const di = (anno: number, voce: object = {}, euro: string | null = '1.00') =>
      inBreve(rilieviDi(p({ schede: [scheda([spesa('FNPS', anno, euro, { voce })])] }), 'CAL-03'));
    expect(di(2026, { dataInizio: '2026-01-01', dataFine: '2028-12-31' })).toEqual([]);
    expect(di(2028)).toEqual([]);
    expect(di(2025)).toEqual([
      'violazione avviso: Scheda S01, FNPS, Ambito: la risorsa è del 2025, fuori dagli anni del piano (2026-2028) (1,00 €).',
    ]);
    expect(di(2029)).toHaveLength(1);
    expect(di(2026, { dataInizio: '2025-12-31' }, null)).toEqual([
      "violazione avviso: Scheda S01, FNPS, Ambito: l'attività comincia il 31/12/2025, prima del piano.",
    ]);
    // An end before the plan, or a beginning after it, is outside as well.
    expect(di(2026, { dataFine: '2025-12-31' })).toHaveLength(1);
    expect(di(2026, { dataInizio: '2029-01-01' })).toHaveLength(1);
    expect(di(2026, { dataInizio: '2025-12-31', dataFine: '2029-01-01' })[0]).toContain('termina il 01/01/2029');
    const altroFondo = p({ schede: [scheda([spesa('Fondo inventato', 2029, '1.00')])] });
    expect(inBreve(rilieviDi(altroFondo, 'CAL-03'))[0]).toContain('Fondo inventato');
  });
  const cita = (norma: string, cambi: object = {}): Piano => {
    const pacco = paccoDiProva();
    const base = p({
      sezioni: [{ titolo: 'Uno', testi: ['x'] }],
      pacco: { ...pacco, norme: pacco.norme.map((n) => (n.id === 'tuel' ? { ...n, ...cambi } : n)) },
    });
    return {
      ...base,
      sezioni: base.sezioni.map((s) => ({
        ...s,
        contenuto: {
          versione: 1 as const,
          blocchi: s.contenuto.blocchi.map((b) =>
            b.tipo === 'paragrafo' ? { ...b, contenuto: [{ tipo: 'citazione' as const, norma }] } : b,
          ),
        },
      })),
    };
  };
  it('CAL-07 norma che ha cessato di valere il giorno prima del piano, o che entra in vigore dopo', () => {
    const di = (piano: Piano) => inBreve(rilieviDi(piano, 'CAL-07'));
    expect(di(cita('tuel', { validoAl: '2025-12-31' }))).toEqual([
      'violazione avviso: D.Lgs. 267/2000 non è in vigore nel periodo: ha cessato di valere il 31/12/2025.',
    ]);
    expect(di(cita('tuel', { validoAl: '2026-01-01' }))).toEqual([]);
    expect(di(cita('tuel', { validoDal: '2029-01-01' }))).toHaveLength(1);
    expect(di(cita('tuel', { validoDal: '2028-12-31' }))).toEqual([]);
    expect(di(cita('tuel', { abrogata: true }))).toEqual([
      'violazione avviso: D.Lgs. 267/2000 non è in vigore nel periodo: è abrogata.',
    ]);
    // Repealed from a day within the plan: it was still in force for a while.
    expect(di(cita('tuel', { abrogata: true, validoAl: '2027-06-30' }))).toEqual([]);
    expect(di(cita('ignota'))[0]).toMatch(/^non_verificabile .*non è nel catalogo/u);
  });
  const parte = (campi: object) =>
    p({ firmano: [], parti: [{ enteId: enteDi('990001'), persona: 'Ada Prova', ...campi }] });
  prova('GOV-03', 'delegato senza delega', {
    viola: parte({ qualita: 'Assessora delegata' }),
    dice: 'violazione avviso: Ada Prova firma per Alfa senza delega.',
    confine: parte({ qualita: 'Assessora delegata', delega: 'prot. 1/2026' }),
  });
  prova('GOV-12', 'due enti gestori', {
    viola: p({ parti: [{ enteId: enteDi('990002'), ruolo: 'gestore' }] }),
    dice: "violazione bloccante: L'ente gestore risulta Alfa e Beta.",
    confine: p({ parti: [{ enteId: enteDi('990001'), ruolo: 'gestore' }] }),
    ignoto: p({ testa: { capofilaId: null } }),
    perche: 'capofila',
  });
  prova('GOV-08', 'la convenzione finisce un giorno prima', {
    viola: campo({ 'convenzione.scadenza': '2028-12-30' }),
    dice: 'violazione avviso: La convenzione scade il 30/12/2028, il piano il 31/12/2028.',
    confine: campo({ 'convenzione.scadenza': '2028-12-31' }),
    ignoto: p({}),
    perche: 'manca la data',
  });
  prova('GOV-09', 'istituzione di più Comuni', {
    viola: p({ testa: { forma: 'istituzione114' } }),
    dice: "violazione avviso: L'istituzione non è forma associativa di 5 Comuni.",
    confine: p({ testa: { forma: 'istituzione114' }, comuni: [{ istat: '990001', nome: 'Alfa', residenti: 10 }] }),
  });
  const estraneo = (letto: string, id: ReturnType<typeof idDi> | null) =>
    p({ testa: { codiceSioss: 'N1' }, schede: [scheda([], { comuni: [{ letto, id }] })] });
  prova('GOV-10', 'un Comune citato che non è dell’Ambito', {
    viola: estraneo('990099', null),
    dice: "violazione avviso: Codice 990099 non valido per l'Ambito: il Comune non ne fa parte (5 Comuni).",
    confine: estraneo('990001', idDi('comune:990001')),
    ignoto: estraneo('Zeta', null),
    perche: '«Zeta»',
  });
  it('GOV-10 manca il codice SIOSS; due Comuni con lo stesso codice bloccano', () => {
    expect(inBreve(rilieviDi(p({}), 'GOV-10'))).toEqual(["violazione avviso: Manca il codice SIOSS dell'Ambito."]);
    const base = p({ testa: { codiceSioss: 'N1' } });
    const [c] = base.registri.comune;
    if (!c) throw new Error('comune di prova');
    const comune = [...base.registri.comune, { ...c, id: idDi('doppio'), nome: 'Alfa bis' }];
    expect(inBreve(rilieviDi({ ...base, registri: { ...base.registri, comune } }, 'GOV-10'))).toEqual([
      'violazione bloccante: Il codice 990001 è di più Comuni: Alfa, Alfa bis.',
    ]);
  });
  const capitoli = (lettere: readonly string[], chiave: string): Piano => {
    const base = p({
      sezioni: [{ titolo: 'Uno', testi: ['x'] }],
      pacco: paccoDiProva({
        capitoli: [
          {
            id: 'uno',
            titolo: 'Uno',
            numero: 1,
            padre: null,
            tutela: 'libero',
            paroleAttese: null,
            lettere: [...lettere],
            contiene: null,
            corpo: [],
          },
        ],
      }),
    });
    return { ...base, sezioni: base.sezioni.map((s) => ({ ...s, chiave })) };
  };
  prova('GOV-05', 'una lettera senza capitolo', {
    viola: capitoli(['a'], 'uno'),
    dice: 'violazione avviso: Manca il contenuto lettera b): modalità organizzative.',
    confine: capitoli(['a', 'b'], 'uno'),
  });
});
