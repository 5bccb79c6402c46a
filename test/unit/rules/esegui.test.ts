import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nonDetti } from '#domain/campi-aggiunti.ts';
import type { Piano, RegistriDelPiano } from '#domain/piano.ts';
import { chiaviFra } from '#rules/chiavi.ts';
import { defineRule } from '#rules/define.ts';
import { blocca, riverifica, verificaAPassi, verificaTutto } from '#rules/esegui.ts';
import { rilieviPerSezione } from '#rules/per-sezione.ts';
import { testoOperandi } from '#rules/rilievi.ts';
import { enteDi, idDi, unPiano } from '../../support/costruisci.ts';
import { opzioniVere, verifica } from '../../support/verifica.ts';

const letta = { documentoId: null, foglio: null, cella: null, riga: null } as const;
const dupAlfa = idDi('documento:990001:dup');

/** Registers that the plan builder leaves empty, each with a row that some rule reads. */
const altri: Partial<RegistriDelPiano> = {
  obiettivo: [
    { ...nonDetti.obiettivo, id: idDi('o'), schedaId: idDi('scheda:S1'), testo: 'Obiettivo', documentoId: null },
  ],
  indicatore: [
    {
      ...nonDetti.indicatore,
      id: idDi('i'),
      obiettivoId: idDi('o'),
      codice: 'ssp-rapporto',
      testo: 'Abitanti per AS',
      unita: 'abitanti',
      verso: 'giu',
      base: '6.000',
      traguardi: { 2028: '5.000' },
      fonte: 'SIOSS',
      responsabile: 'UdP',
      documentoId: null,
    },
  ],
  ets: [
    {
      ...nonDetti.ets,
      id: idDi('ets'),
      denominazione: 'Faro APS',
      codiceFiscale: null,
      sezioneRunts: null,
      repertorioRunts: '1',
      sedeComune: null,
    },
  ],
  collegamento: [
    { id: idDi('col'), contributoId: idDi('contributo:C1'), sezioneId: idDi('sezione:Uno'), bloccoId: null },
  ],
  campo: ['convenzione.scadenza', 'precedente.fine', 'avviso.dal', 'conf34.comunicato-il'].map((nome) => ({
    id: idDi(`campo:${nome}`),
    nome,
    valore: '2026-01-01',
  })),
  anomalia: [
    {
      id: idDi('an'),
      ...letta,
      documentoId: dupAlfa,
      codice: 'TOTALE_NON_QUADRA',
      gravita: 'errore',
      messaggio: 'Totale.',
      trovato: '1.00',
      atteso: '2.00',
      risolta: null,
    },
  ],
  prospettoScritto: [
    {
      id: idDi('ps'),
      ...letta,
      schedaLetta: 'S1',
      schedaId: null,
      fondoLetto: null,
      fondoId: null,
      anno: 2026,
      importoCents: 160_000,
      ruolo: 'totale',
    },
  ],
};

const base = (): Piano =>
  unPiano({
    registri: altri,
    personale: ['A', 'B', 'C'].map((matricola, i) => ({ matricola, ente: i === 2 ? 'ATS' : '990001' })),
    fabbisogni: [{ ente: '990002', anno: 2027 }],
    fondi: ['FNPS', 'FP-AS', 'FNA'].flatMap((fondo) => [2026, 2027].map((anno) => ({ fondo, anno, euro: '1000.00' }))),
    quote: ['990001', '990002'].map((comune) => ({ comune, anno: 2026, euro: '100.00', euroAb: '1.00' })),
    dup: ['990001', '990002'].map((ente) => ({
      ente,
      cifre: { '12.07': { 2026: '500.00' }, '12.03': { 2026: '900.00' } },
    })),
    schede: ['S1', 'S2', 'S3'].map((codice, i) => ({
      codice,
      leps: [['LEPS-SSP', 'LEPS-RES', 'LEPS-PUA'][i] ?? ''],
      personale: [{ ente: '990001', anno: 2026, fteMilli: 900 }],
      risorse: ['COM', 'FNPS', 'PNRR', 'FP-AS'].map((fondo) => ({ fondo, anno: 2026, euro: '400.00', ente: '990001' })),
    })),
    contributi: ['C1', 'C2', 'C3'].map((codice) => ({
      codice,
      esito: 'accolto',
      motivazione: 'Sì',
      etsId: idDi('ets'),
    })),
    sezioni: ['Uno', 'Due'].map((titolo) => ({ titolo, testi: ['Il D.Lgs. 31 marzo 1998, n.12.', 'Altro'] })),
  });

type Registro = keyof Piano['registri'];
/** What a random edit may write in a field of a register. */
const campi: Partial<Record<Registro, Record<string, readonly unknown[]>>> = {
  copertura: {
    importoCents: [0, 40_000, 90_000, null],
    fondoId: ['FNPS', 'PNRR', 'COM', null],
    anno: [2026, 2027],
    annualita: [2026, 2027],
  },
  voceSpesa: {
    gestione: ['diretta', 'trasferita'],
    enteId: [enteDi('990001'), enteDi('990002'), null],
    dataFine: [null, '2026-06-30', '2026-12-31'],
    programmaId: [null, '12.03'],
  },
  scheda: {
    programmaId: ['12.03', '12.07', null],
    titolo: ['Nuovo titolo'],
    leps: [[], [{ letto: 'RES', id: 'LEPS-RES' }]],
  },
  assegnazione: { importoCents: [0, 50_000, null], anno: [2026, 2028] },
  quota: { importoCents: [0, 2_431_000, null], euroAbCents: [100, 200, null] },
  persona: { minutiSettimanali: [0, 1080, 2160, null], al: [null, '2026-06-30'], rapporto: ['TI', 'TD', 'esterno'] },
  fabbisogno: { unitaMilli: [0, 3000], decorrenza: [null, '2026-07-01'] },
  personaleRichiesto: { fteMilli: [0, 5000], anno: [2026, 2028] },
  popolazione: { residenti: [1000, 90_000] },
  contributo: { esito: [null, 'non_accolto'], motivazione: ['Sì', 'No', null] },
  parte: { perConto: [[]], enteId: [enteDi('990001'), enteDi('ATS')] },
  documento: { stato: ['valido', 'superato', 'da_decidere'] },
  voceAnno: { importoCents: [0, 40_000, 30_000, null], anno: [2026, 2027] },
  obiettivo: { schedaId: [null, idDi('scheda:S1')], testo: ['Altro'] },
  indicatore: {
    base: [null, '1'],
    traguardi: [{}, { 2028: '5.000' }, { 2028: '9.000' }],
    fonte: [null, 'SIOSS'],
    verso: ['su', null],
  },
  ets: { repertorioRunts: [null, '12'], codiceFiscale: [null, '00743110157'] },
  collegamento: { contributoId: [idDi('contributo:C1'), idDi('contributo:C2')] },
  campo: { valore: ['', '2026-01-01', '2029-12-31'] },
  anomalia: { risolta: [null, 'fatto'], codice: ['TOTALE_NON_QUADRA', 'TOTALE_NON_VERIFICABILE', 'ALTRO'] },
  prospettoScritto: { importoCents: [0, 40_000, null], anno: [2026, null] },
};
const registri = Object.keys(campi) as (keyof typeof campi)[];

const conRegistro = (piano: Piano, registro: Registro, righe: readonly unknown[]): Piano =>
  ({ ...piano, registri: { ...piano.registri, [registro]: righe } }) as Piano;

type Scelta = {
  registro: Registro;
  riga: number;
  campo: number;
  valore: number;
  gesto: 'modifica' | 'elimina' | 'testo';
};

/** Plan after a random edit; unchanged rows keep their identity, as in the engine's read model. */
const applica = (piano: Piano, s: Scelta): Piano | null => {
  if (s.gesto === 'testo') {
    const sezione = piano.sezioni[s.riga % piano.sezioni.length];
    if (!sezione) return null;
    const testo = ['D.Lgs. 31 marzo 1998, n. 12', 'Niente', 'D.Lgs. 31 marzo 1998, n. 112'][s.valore % 3] ?? '';
    const [primo, ...altri] = sezione.contenuto.blocchi;
    if (primo?.tipo !== 'paragrafo') return null;
    const dopo = { ...primo, contenuto: [{ tipo: 'testo' as const, testo }] };
    const nuova = { ...sezione, contenuto: { versione: 1 as const, blocchi: [dopo, ...altri] } };
    return { ...piano, sezioni: piano.sezioni.map((x) => (x === sezione ? nuova : x)) };
  }
  const righe = piano.registri[s.registro] as readonly { id: string }[];
  const riga = righe[s.riga % Math.max(1, righe.length)];
  if (!riga) return null;
  if (s.gesto === 'elimina')
    return conRegistro(
      piano,
      s.registro,
      righe.filter((r) => r !== riga),
    );
  const possibili = Object.entries(campi[s.registro] ?? {});
  const [campo, valori] = possibili[s.campo % Math.max(1, possibili.length)] ?? ['', []];
  const valore = valori[s.valore % Math.max(1, valori.length)];
  return conRegistro(
    piano,
    s.registro,
    righe.map((r) => (r === riga ? { ...r, [campo]: valore } : r)),
  );
};

const scelta: fc.Arbitrary<Scelta> = fc.record({
  registro: fc.constantFrom(...registri),
  riga: fc.nat(20),
  campo: fc.nat(5),
  valore: fc.nat(5),
  gesto: fc.constantFrom('modifica', 'modifica', 'modifica', 'elimina', 'testo'),
});

describe('l’esecutore delle regole', () => {
  it('dopo qualunque serie di modifiche riverificare dà lo stesso risultato che verificare tutto', () => {
    fc.assert(
      fc.property(fc.array(scelta, { minLength: 1, maxLength: 8 }), (scelte) => {
        let piano = base();
        let stato = verificaTutto(piano, opzioniVere);
        for (const s of scelte) {
          const dopo = applica(piano, s);
          if (dopo === null) continue;
          stato = riverifica(stato, dopo, chiaviFra(piano, dopo), opzioniVere);
          piano = dopo;
          expect(stato.esito).toEqual(verificaTutto(piano, opzioniVere).esito);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('una modifica riverifica solo i soggetti toccati', () => {
    const piano = base();
    const stato = verificaTutto(piano, opzioniVere);
    const dopo = applica(piano, { registro: 'assegnazione', riga: 0, campo: 0, valore: 0, gesto: 'modifica' });
    if (!dopo) throw new Error('modifica di prova');
    const passi = [...verificaAPassi(dopo, opzioniVere, stato, chiaviFra(piano, dopo))];
    const tutti = [...verificaAPassi(dopo, opzioniVere)];
    // FIN-02, FIN-03, FIN-04 and FIN-05 of that fund and year, and what compares written totals.
    expect(passi.length).toBeLessThanOrEqual(5);
    expect(tutti.length).toBeGreaterThan(50);
  });

  it('lo stesso piano dà gli stessi rilievi nello stesso ordine', () => {
    expect(JSON.stringify(verifica(base()))).toBe(JSON.stringify(verifica(base())));
  });

  it('il riepilogo quadra: esaminati = ok + violazioni + non verificabili, per ogni regola con soggetti', () => {
    for (const [regola, c] of Object.entries(verifica(base()).riepilogo).filter(([, x]) => x.esaminati > 0))
      expect({ regola, esaminati: c.ok + c.violazione + c.non_verificabile }).toEqual({
        regola,
        esaminati: c.esaminati,
      });
  });

  it('una regola che si rompe è non verificabile, mai ok, e non ferma le altre', () => {
    const rotta = defineRule({
      id: 'ROTTA',
      titolo: 'Regola rotta',
      gruppo: 'Prova',
      base: 'bloccante',
      fonti: [],
      soggetti: () => ['uno'],
      legge: () => [],
      verifica: () => {
        throw new Error('dato impossibile');
      },
    });
    const { esito } = verificaTutto(base(), { ...opzioniVere, regole: [rotta, ...opzioniVere.regole] });
    expect(esito.rilievi[0]).toMatchObject({ esito: 'non_verificabile', gravita: 'avviso' });
    expect(esito.rilievi[0]?.messaggio).toBe('Regola rotta: il controllo non si è concluso (dato impossibile).');
    expect(esito.riepilogo['FIN-02']?.esaminati).toBeGreaterThan(0);
  });

  it('un’accettazione vale finché gli operandi restano quelli, e toglie il blocco', () => {
    const piano = base();
    const bloccante = verifica(piano).rilievi.find((r) => r.regola === 'FIN-02' && r.soggetto === 'FNPS/2026');
    if (!bloccante) throw new Error('manca il rilievo di prova');
    expect(blocca(bloccante)).toBe(true);
    const accettazione = {
      id: idDi('accettazione'),
      regola: 'FIN-02',
      soggetto: 'FNPS/2026',
      improntaOperandi: opzioniVere.impronta(testoOperandi(bloccante)),
      motivazione: 'Riparto in arrivo',
      autore: 'Rita Valli',
      istante: '2026-11-24T09:00:00.000Z',
      ...nonDetti.accettazione,
    };
    const accettato = conRegistro(piano, 'accettazione', [accettazione]);
    const trova = (p: Piano) => verifica(p).rilievi.find((r) => r.regola === 'FIN-02' && r.soggetto === 'FNPS/2026');
    expect(trova(accettato)).toMatchObject({ accettata: { motivazione: 'Riparto in arrivo', autore: 'Rita Valli' } });
    expect(verifica(accettato).rilievi.filter(blocca)).not.toContainEqual(trova(accettato));
    const cambiato = applica(accettato, { registro: 'assegnazione', riga: 0, campo: 0, valore: 1, gesto: 'modifica' });
    expect(cambiato && trova(cambiato)).not.toHaveProperty('accettata');
  });

  it('ogni sezione sa i rilievi del suo testo e della sua scheda', () => {
    const piano = base();
    const [prima, seconda] = piano.sezioni;
    if (!prima || !seconda) throw new Error('sezioni di prova');
    const legato = { ...piano, sezioni: [prima, { ...seconda, schedaId: idDi('scheda:S1') }] };
    const mappa = rilieviPerSezione(legato, verifica(legato).rilievi);
    expect(mappa.get(prima.id)?.map((r) => r.regola)).toEqual(['TXT-01']);
    expect(new Set(mappa.get(seconda.id)?.map((r) => r.regola))).toContain('FIN-02');
  });
});
