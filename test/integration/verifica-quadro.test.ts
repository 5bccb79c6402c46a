import { afterEach, describe, expect, it } from 'vitest';
import { contrattoMotore, type NomeOperazione } from '#contract/index.ts';
import { serve } from '#contract/serve.ts';
import type { Id } from '#domain/ids.ts';
import type { Operazione } from '#domain/modifiche.ts';
import type { NomeRegistro } from '#domain/registri.ts';
import { creaGestori } from '#engine/gestori.ts';
import { contiPerSezione } from '#engine/operations/verifica.ts';
import type { SessionePiano } from '#engine/tipi.ts';
import { banco, motoreDiProva, nuovoPiano } from '../support/banco-motore.ts';
import { type PianoDiProva, unPiano } from '../support/costruisci.ts';
import { piani } from '../support/verifica.ts';

const aperti: { togli: () => void }[] = [];
afterEach(() => {
  for (const b of aperti.splice(0)) b.togli();
});

const inserisci = (registro: NomeRegistro, righe: readonly { readonly id: Id }[]): Operazione[] =>
  righe.map((valori) => ({ op: 'record/inserisci', registro, id: valori.id, valori }));

/** Records of a plan in memory, put into a real file: bodies are those that the file already has. */
const riempi = (sessione: SessionePiano, parti: PianoDiProva): void => {
  const { registri } = sessione.piano();
  const comune = registri.ente.find((e) => e.tipo === 'comune')?.id ?? null;
  const dati = unPiano(parti).registri;
  sessione.esegui({
    titolo: 'Dati di prova',
    causa: 'mano',
    operazioni: [
      ...inserisci(
        'persona',
        dati.persona.map((p) => ({ ...p, enteId: comune })),
      ),
      ...inserisci('assegnazione', dati.assegnazione),
      ...inserisci('scheda', dati.scheda),
      ...inserisci(
        'voceSpesa',
        dati.voceSpesa.map((v) => ({ ...v, enteId: comune })),
      ),
      ...inserisci('copertura', dati.copertura),
      ...inserisci('contributo', dati.contributo),
    ],
  });
};

const parti: PianoDiProva = {
  personale: [{ matricola: 'A', ente: 'x', minutiSettimanali: 720 }],
  fondi: [{ fondo: 'FNA', anno: 2027, euro: '736234.03' }],
  schede: [
    { codice: 'S01', leps: ['LEPS-SSP'], stato: 'attivo', risorse: [{ fondo: 'FNA', anno: 2027, euro: '748579.70' }] },
    { codice: 'S02', leps: ['LEPS-PUA'], risorse: [{ fondo: 'COM', anno: 2026, euro: '1000.00' }] },
  ],
  contributi: [{ codice: 'C1' }],
};

const pronto = () => {
  const b = banco();
  const { motore } = motoreDiProva(b.radice);
  const sessione = nuovoPiano(b);
  motore.apri(sessione);
  aperti.push({
    togli: () => {
      motore.apri(null);
      b.togli();
    },
  });
  riempi(sessione, parti);
  const porta = serve(contrattoMotore, creaGestori(motore));
  const chiedi = async (nome: NomeOperazione, input: unknown = {}) => {
    const risposta = await porta(nome, input);
    if (!risposta.ok) throw new Error(`${risposta.error.code}: ${risposta.error.message}`);
    return risposta.value as never;
  };
  return { sessione, porta, chiedi };
};

type Esito = { rilievi: { regola: string; soggetto: string; gravita: string; accettata?: object }[]; seq: number };

describe('verifica dal motore', () => {
  it('controlla il piano aperto, tutto o una regola, e dice su quale stato', async () => {
    const { chiedi, sessione, porta } = pronto();
    const esito: Esito = await chiedi('verifica/esegui', { regola: null });
    expect(esito.seq).toBe(sessione.seq);
    expect(esito.rilievi.map((r) => r.regola)).toContain('FIN-02');
    const sola: Esito = await chiedi('verifica/esegui', { regola: 'FIN-02' });
    expect(sola.rilievi.map((r) => r.soggetto)).toEqual(['FNA/2027']);
    expect(await porta('verifica/esegui', { regola: 'NON-99' })).toMatchObject({
      ok: false,
      error: { code: 'non-trovato' },
    });
  });

  it('un’accettazione resta nel piano, scade quando i dati cambiano e si può revocare', async () => {
    const { chiedi, sessione, porta } = pronto();
    const fin02 = async () => ((await chiedi('verifica/esegui', { regola: 'FIN-02' })) as Esito).rilievi[0];
    const scelta = { regola: 'FIN-02', soggetto: 'FNA/2027' };
    await chiedi('verifica/accetta', { ...scelta, motivazione: 'Il riparto nuovo è atteso a gennaio' });
    expect(await fin02()).toMatchObject({ accettata: { motivazione: 'Il riparto nuovo è atteso a gennaio' } });
    sessione.annulla();
    expect(await fin02()).not.toHaveProperty('accettata');
    sessione.ripeti();
    const [assegnazione] = sessione.piano().registri.assegnazione;
    if (!assegnazione) throw new Error('assegnazione di prova');
    const { id } = assegnazione;
    const cambia = (prima: number, dopo: number) =>
      sessione.esegui({
        titolo: 'Nuovo riparto',
        causa: 'mano',
        operazioni: [
          {
            op: 'record/modifica',
            registro: 'assegnazione',
            id,
            prima: { importoCents: prima },
            dopo: { importoCents: dopo },
          },
        ],
      });
    cambia(73_623_403, 73_623_402);
    expect(await fin02()).not.toHaveProperty('accettata');
    cambia(73_623_402, 73_623_403);
    expect(await fin02()).toHaveProperty('accettata');
    await chiedi('verifica/revoca', scelta);
    expect(await fin02()).not.toHaveProperty('accettata');
    expect(await porta('verifica/revoca', scelta)).toMatchObject({ ok: false, error: { code: 'non-trovato' } });
    expect(
      await porta('verifica/accetta', { ...scelta, soggetto: 'altro', motivazione: 'Una ragione lunga' }),
    ).toMatchObject({
      ok: false,
      error: { code: 'non-trovato' },
    });
  });

  it('il catalogo delle regole viene dal codice, con le fonti del modello', async () => {
    const { chiedi } = pronto();
    type Regola = {
      id: string;
      fonti: { testo: string }[];
      spiega: string;
      legge: { vista: string; campi: string[] }[];
    };
    const { regole }: { regole: Regola[] } = await chiedi('verifica/regole');
    expect(regole).toHaveLength(149);
    expect(regole.every((r) => r.spiega !== '')).toBe(true);
    expect(regole.find((r) => r.id === 'PERS-02')?.fonti).toMatchObject([{ testo: 'L. 178/2020, art. 1, c. 797' }]);
    expect(regole.find((r) => r.id === 'FIN-02')?.legge.map((l) => l.vista)).toContain('fondi');
  });

  it('ogni sezione conta le segnalazioni della sua scheda, senza quelle accettate', async () => {
    const { sessione, chiedi } = pronto();
    const [sezione] = sessione.piano().sezioni;
    const scheda = sessione.piano().registri.scheda.find((s) => s.codice === 'S01');
    if (!sezione || !scheda) throw new Error('sezione e scheda di prova');
    sessione.esegui({
      titolo: 'Lega',
      causa: 'mano',
      operazioni: [
        { op: 'sezione/modifica', id: sezione.id, prima: { schedaId: null }, dopo: { schedaId: scheda.id } },
      ],
    });
    expect(contiPerSezione(sessione.piano()).get(sezione.id)).toMatchObject({ bloccante: 1 });
    await chiedi('verifica/accetta', {
      regola: 'FIN-02',
      soggetto: 'FNA/2027',
      motivazione: 'Riparto atteso a gennaio',
    });
    expect(contiPerSezione(sessione.piano()).get(sezione.id)).toMatchObject({ bloccante: 0 });
  });
});

describe('quadro dal motore', () => {
  it('dice lo stato di ogni livello senza inventarlo, e le risorse anno per anno', async () => {
    const { chiedi } = pronto();
    const q: { leps: { id: string }[]; capitoli: { numero: string }[] } = await chiedi('quadro/leggi');
    const leps = new Map(q.leps.map((l) => [l.id, l]));
    expect(leps.get('LEPS-SSP')).toMatchObject({
      stato: 'attivo',
      senzaScheda: false,
      schede: 1,
      perAnno: {
        '2026': { importo: '0.00', stato: 'senza_risorse' },
        '2027': { importo: '748579.70', stato: 'finanziato' },
      },
    });
    expect(leps.get('LEPS-RES')).toMatchObject({ stato: 'non_attivo', senzaScheda: true, schede: 0, rilievi: 2 });
    expect(leps.get('LEPS-PUA')).toMatchObject({ stato: 'non_verificabile', senzaScheda: false });
    expect(leps.get('LEPS-PAI')).toMatchObject({ stato: 'non_verificabile', senzaScheda: false });
    expect(q.capitoli.map((c) => c.numero)).toEqual(['1', '10', '11']);
  });

  it('assistenti sociali, fondi, segnalazioni e le tre cose da fare', async () => {
    const { chiedi } = pronto();
    const q: Record<string, unknown> & { prossime: { titolo: string; testo: string; id: string }[] } =
      await chiedi('quadro/leggi');
    expect(q).toMatchObject({
      comuni: 2,
      popolazione: { totale: 3000, anno: 2021 },
      assistentiSociali: {
        popolazione: 3000,
        soglie: [
          { rapporto: 6500, fte: '0.461538' },
          { rapporto: 5000, fte: '0.600000' },
          { rapporto: 4000, fte: '0.750000' },
        ],
        perAnno: [
          { anno: 2026, ti: '0.333333', totale: '0.333333', rapporto: '1:9.000', contributo: '0.00', raggiunto: false },
          { anno: 2027 },
          { anno: 2028 },
        ],
      },
      fondi: {
        perAnno: [
          { anno: 2026, totale: '1000.00', voci: [{ fondo: 'COM', assegnato: null, differenza: null }] },
          { anno: 2027, voci: [{ fondo: 'FNA', assegnato: '736234.03', differenza: '12345.67' }] },
          { anno: 2028, voci: [] },
        ],
      },
      contributi: { totale: 1, conEsito: 0, aperti: 1 },
    });
    expect(q.prossime).toHaveLength(3);
    expect(q.prossime[0]).toMatchObject({ titolo: 'Importare i DUP dei Comuni', stanza: 'registri', id: 'dup' });
    expect(JSON.stringify(q.assistentiSociali)).toContain('var(--c1)');
  });
});

describe('dati vivi e norme dal motore', () => {
  it('risolve un dato con testo, valore esatto, unità e origine; l’ignoto e il non verificabile si dicono', async () => {
    const { chiedi } = pronto();
    const { dati }: { dati: { stato: string; testo: string; valore: string | null; origine: string }[] } = await chiedi(
      'dati/risolvi',
      {
        rif: [
          'fondo.fna.programmato@2027',
          'personale.assistenti-sociali.fte@primo',
          'personale.assistenti-sociali.mancanti-5000@2026',
          'popolazione.totale',
          'dup.missione12@2026',
          'fondo.boh.assegnato@2026',
        ],
      },
    );
    expect(dati.map((d) => [d.stato, piani(d.testo), d.valore])).toEqual([
      ['ok', '748.579,70 €', '74857970'],
      ['ok', '0,33', '1/3'],
      ['ok', '0,27', '4/15'],
      ['ok', '3.000', '3000'],
      ['nv', 'non verificabile', null],
      ['ignoto', 'fondo.boh.assegnato@2026', null],
    ]);
    expect(dati[4]?.origine).toContain('manca il DUP di');
  });

  it('trova dati e norme dalle parole, senza badare ad accenti e maiuscole', async () => {
    const { chiedi } = pronto();
    const { dati }: { dati: { rif: string }[] } = await chiedi('dati/elenco', { testo: 'FNA assegnato 2027' });
    expect(dati.map((d) => d.rif)).toContain('fondo.fna.assegnato@2027');
    const { norme }: { norme: { id: string }[] } = await chiedi('norme/cerca', { testo: '178/2020' });
    expect(norme.map((n) => n.id)).toEqual(['l-178-2020']);
  });
});
