import { describe, expect, it } from 'vitest';
import type { Piano, RegistriDelPiano } from '#domain/piano.ts';
import type { Blocco, Inline } from '#domain/section-content.ts';
import { idDi } from '../../support/costruisci.ts';
import { pianoDaAmbito } from '../../support/piano-in-memoria.ts';
import { campo, p, prova } from '../../support/tre-esiti.ts';
import { inBreve, rilieviDi } from '../../support/verifica.ts';

const con = (registri: Partial<RegistriDelPiano>): Piano => p({ registri });
const cinque = ['990001', '990002', '990003', '990004', '990005'];

describe('scadenze: il giorno del controllo è un dato', () => {
  const il = (piano: Piano, oggi: string, regola: string) => inBreve(rilieviDi(piano, regola, undefined, oggi));
  it('CAL-04 ricorda il DUP e la nota nei sessanta giorni prima, fino al giorno della scadenza', () => {
    const piano = p({
      dup: cinque.slice(1).map((ente) => ({ ente, annoDal: 2027, annoAl: 2029, tipo: 'NADUP' as const })),
    });
    expect(il(piano, '2026-09-15', 'CAL-04')).toEqual([]);
    expect(il(piano, '2026-09-16', 'CAL-04')).toEqual([
      'violazione informazione: Entro il 15/11/2026: nota di aggiornamento al DUP 2027-2029 di Alfa.',
    ]);
    expect(il(piano, '2026-11-15', 'CAL-04')).toHaveLength(1);
    expect(il(piano, '2026-11-16', 'CAL-04')).toEqual([]);
    const [r] = rilieviDi(piano, 'CAL-04', undefined, '2026-11-01');
    expect(r?.espressione).toBe('controllo del 01/11/2026, scadenza 15/11/2026');
    const ignoto = p({ dup: cinque.map((ente) => ({ ente, annoDal: null, annoAl: null, tipo: 'NADUP' as const })) });
    expect(il(ignoto, '2026-11-01', 'CAL-04')[0]).toMatch(/^non_verificabile informazione: .*non si sa di che anni/u);
  });
  const adempimento = (stato: 'da_fare' | 'fatto' | 'non_dovuto', data: string | null) =>
    con({
      adempimento: [
        {
          id: idDi('a'),
          codice: 'ats-prospetto-as',
          livello: 'ATS',
          testo: 'Prospetto',
          stato,
          data,
          atto: null,
          responsabile: null,
        },
      ],
    });
  it('CAL-05 promemoria prima del 28 febbraio, avviso dopo; inviato in tempo è ok, in ritardo no', () => {
    const daFare = adempimento('da_fare', null);
    const detto = 'Senza prospetto AS in SIOSS entro il 28/02/2027 il contributo del c. 797 non spetta (c. 799).';
    expect(il(daFare, '2027-02-28', 'CAL-05')).toEqual([`violazione informazione: ${detto}`]);
    expect(il(daFare, '2027-03-01', 'CAL-05')).toEqual([
      `violazione avviso: ${detto} Il prospetto del 2027 non risulta inviato.`,
    ]);
    expect(il(adempimento('fatto', '2027-02-28'), '2027-03-01', 'CAL-05')).toEqual([]);
    expect(il(adempimento('fatto', '2027-03-01'), '2027-03-02', 'CAL-05')).toEqual([
      `violazione avviso: ${detto} Il prospetto risulta inviato il 01/03/2027.`,
    ]);
    expect(il(adempimento('fatto', null), '2027-03-01', 'CAL-05')[0]).toContain('senza la data');
    expect(il(p({}), '2027-03-01', 'CAL-05')[0]).toMatch(/^non_verificabile informazione/u);
    expect(il(adempimento('non_dovuto', null), '2027-03-01', 'CAL-05')).toEqual([]);
    expect(il(campo({ 'sioss.prospetto': '2027-02-01' }), '2027-03-01', 'CAL-05')).toEqual([]);
    expect(il(campo({ 'sioss.prospetto': '2027-02-01' }), '2027-06-01', 'CAL-05')).toEqual([
      'violazione informazione: Entro il 30/06/2027 è atteso il decreto che determina il contributo per gli assistenti sociali.',
    ]);
  });
  it('CAL-05 l’assegnazione del fondo con l’atto chiude il promemoria del decreto; fra due date scritte conta l’ultima', () => {
    const inviato = { 'sioss.prospetto': '2027-02-01' };
    const conFondo = (campi: Partial<RegistriDelPiano['assegnazione'][number]>, fondo = 'FP-AS') => {
      const piano = campo(inviato, { fondi: [{ fondo, anno: 2027, euro: '1000.00' }] });
      const assegnazione = piano.registri.assegnazione.map((a) => ({ ...a, atto: 'D.M. 1/2027', ...campi }));
      return il({ ...piano, registri: { ...piano.registri, assegnazione } }, '2027-06-01', 'CAL-05');
    };
    expect(conFondo({})).toEqual([]);
    expect(conFondo({ atto: null })).toHaveLength(1);
    expect(conFondo({ importoCents: null })).toHaveLength(1);
    expect(conFondo({ anno: 2026 })).toHaveLength(1);
    expect(conFondo({}, 'FNPS')).toHaveLength(1);
    const due = (inCampo: string, inRiga: string, oggi = '2027-03-02') => {
      const piano = adempimento('fatto', inRiga);
      const conCampo = campo({ 'sioss.prospetto': inCampo }).registri.campo;
      return il({ ...piano, registri: { ...piano.registri, campo: conCampo } }, oggi, 'CAL-05');
    };
    // The statement of the year before does not hide this year's.
    expect(due('2026-02-01', '2027-02-10')).toEqual([]);
    expect(due('2027-02-10', '2026-02-01')).toEqual([]);
    expect(due('2026-02-01', '2027-03-01')[0]).toContain('risulta inviato il 01/03/2027');
  });
  it('CAL-04 conta solo i DUP e le note dei Comuni, in uso, e solo gli anni che toccano il piano', () => {
    const conNote = (campi: object, anni: readonly [number, number] = [2026, 2028]) =>
      p({
        anni,
        dup: cinque.map((ente) => ({
          ...{ ente, annoDal: 2027, annoAl: 2029, tipo: 'NADUP' as const },
          ...(ente === '990001' ? campi : {}),
        })),
      });
    const il1 = (piano: Piano, oggi = '2026-11-01') => il(piano, oggi, 'CAL-04');
    expect(il1(conNote({}))).toEqual([]);
    const manca = ['violazione informazione: Entro il 15/11/2026: nota di aggiornamento al DUP 2027-2029 di Alfa.'];
    for (const campi of [{ stato: 'ritirato' }, { tipo: 'DUP' }, { tipo: null }, { genere: 'ptfp' }, { annoDal: 2026 }])
      expect(il1(conNote(campi))).toEqual(manca);
    // One whose years nobody can read does not hide that another is missing.
    expect(il1(conNote({ annoDal: null }))[0]).toContain('non si sa di che anni è il documento di Alfa');
    const nessuna = conNote({ stato: 'ritirato' }, [2026, 2028]);
    expect(il1(nessuna, '2027-11-01')).toHaveLength(1);
    expect(il1(nessuna, '2028-11-01')).toEqual([]);
    expect(il1(conNote({ stato: 'ritirato' }, [2029, 2031]))).toEqual(manca);
    expect(il1(conNote({ stato: 'ritirato' }, [2030, 2032]))).toEqual([]);
  });
  it('CAL-05 sessanta giorni prima comincia il prospetto dell’anno dopo; il decreto si aspetta fino al suo giorno', () => {
    const inviato = adempimento('fatto', '2026-02-10');
    expect(il(inviato, '2026-12-29', 'CAL-05')).toEqual([]);
    expect(il(inviato, '2026-12-30', 'CAL-05')[0]).toMatch(
      /^violazione informazione: Senza prospetto AS in SIOSS entro il 28\/02\/2027/u,
    );
    const decreto = (oggi: string, piano = campo({ 'sioss.prospetto': '2027-02-01' })) => il(piano, oggi, 'CAL-05');
    expect(decreto('2027-04-30')).toEqual([]);
    expect(decreto('2027-05-01')).toHaveLength(1);
    expect(decreto('2027-06-30')).toHaveLength(1);
    expect(decreto('2027-07-01')).toEqual([]);
    // Before the deadline, far from it, nothing is asked; a date that does not exist is not a date.
    expect(decreto('2027-07-01', campo({ 'sioss.prospetto': '2026-02-01' }))).toHaveLength(1);
    expect(decreto('2027-03-01', campo({ 'sioss.prospetto': '2027-02-30' }))[0]).toMatch(/^non_verificabile/u);
  });
  it('CAL-05 parla solo degli anni del piano', () => {
    const daFare = adempimento('da_fare', null);
    expect(il(daFare, '2028-03-01', 'CAL-05')).toHaveLength(1);
    expect(il(daFare, '2028-12-30', 'CAL-05')).toEqual([]);
    expect(il(daFare, '2029-03-01', 'CAL-05')).toEqual([]);
    expect(il(daFare, '2026-03-01', 'CAL-05')).toHaveLength(1);
    expect(il(daFare, '2025-12-29', 'CAL-05')).toEqual([]);
    expect(il(daFare, '2025-12-30', 'CAL-05')).toHaveLength(1);
  });
  const verifiche = (righe: readonly (readonly [number, string | null])[]) =>
    con({
      monitoraggio: righe.map(([anno, data]) => ({
        ...{ id: idDi(`m${anno}`), anno, data, oggetto: 'Verifica annuale', responsabile: null, relazione: null },
      })),
    });
  prova('CAL-10', 'un anno senza verifica', {
    viola: verifiche([
      [2026, '2026-11-30'],
      [2027, '2028-01-15'],
      [2028, '2028-11-30'],
    ]),
    dice: 'violazione avviso: Nessuna verifica prevista nel 2027.',
    confine: verifiche([
      [2026, '2026-11-30'],
      [2027, '2027-12-31'],
      [2028, '2028-01-01'],
    ]),
    ignoto: verifiche([
      [2026, '2026-11-30'],
      [2027, null],
      [2028, '2028-11-30'],
    ]),
    perche: 'manca la data',
  });
  const tratta = (testo: string, anni: readonly [number, number] = [2026, 2028]) =>
    p({ anni, sezioni: [{ titolo: 'Spesa', testi: [testo] }] });
  prova('CAL-11', 'il piano non parla del livello di spesa', {
    viola: tratta('La spesa sociale cresce.'),
    dice: 'violazione avviso: Dal 01/01/2027 si applica il livello di spesa: manca nel piano.',
    confine: tratta('Il livello di spesa è garantito.'),
    ignoto: p({}),
    perche: 'non hanno ancora testo',
  });
  it('CAL-11 le parole fissate dal modello non contano: un piano appena nato non ne parla, chi lo scrive o cita la norma sì', () => {
    const nuovo = pianoDaAmbito('templates/esempio/ambito.json');
    const dice = (contenuto: readonly Inline[]): Piano => {
      const [prima, ...altre] = nuovo.sezioni.toSorted(
        (a, b) => Number(a.tutela === 'vincolato') - Number(b.tutela === 'vincolato'),
      );
      if (prima === undefined) throw new Error('il modello non ha sezioni');
      const blocco = { id: 'z1' as Blocco['id'], tipo: 'paragrafo' as const, contenuto: [...contenuto] };
      const blocchi = [...prima.contenuto.blocchi, blocco];
      return { ...nuovo, sezioni: [{ ...prima, contenuto: { ...prima.contenuto, blocchi } }, ...altre] };
    };
    const di = (piano: Piano) => inBreve(rilieviDi(piano, 'CAL-11'));
    expect(di(nuovo)).toEqual([
      'violazione avviso: Dal 01/01/2027 si applica il livello di spesa sociale (L. 199/2025, art. 1, c. 699-703): manca nel piano.',
    ]);
    expect(di(dice([{ tipo: 'testo', testo: 'La spesa cresce.' }]))).toHaveLength(1);
    expect(di(dice([{ tipo: 'testo', testo: 'Il livello di spesa è garantito.' }]))).toEqual([]);
    expect(di(dice([{ tipo: 'citazione', norma: 'l-199-2025', articolo: '1', comma: '702' }]))).toEqual([]);
  });
  it('CAL-11 un piano che finisce nel 2026 non ne deve parlare', () => {
    expect(rilieviDi(tratta('La spesa sociale cresce.', [2024, 2026]), 'CAL-11')).toEqual([]);
  });
});
