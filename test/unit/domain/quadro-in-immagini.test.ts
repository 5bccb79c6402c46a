import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adempimentiPerLivello, avanzamentoSchede, indicatoriMisurabili, spesaPerFondo } from '#domain/avanzamento.ts';
import { cambiDiNorma, fasiDelPiano, giorniDelPiano } from '#domain/calendario-piano.ts';
import { flussiRisorse } from '#domain/flussi-risorse.ts';
import { inTesto, sommaDi } from '#domain/frazione.ts';
import { mappaLeps } from '#domain/mappa-leps.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import { asDellAnno } from '#domain/personale.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import { rapportiComuni } from '#domain/rapporto-comuni.ts';
import { risorseLeps, risorsePiano } from '#domain/risorse.ts';
import { ambitoDemo, type PianoDiProva, type SchedaDiProva, unPiano } from '../../support/costruisci.ts';
import { righe } from '../../support/righe-registri.ts';

const leps = ['LEPS-SSP', 'LEPS-PUA', 'LEPS-PIS'];
const enti = ['990001', '990002', '990005', 'ATS'];
const importo = fc.integer({ min: -500_000, max: 90_000_000 }).map((c) => {
  const testo = String(Math.abs(c)).padStart(3, '0');
  return `${c < 0 ? '-' : ''}${testo.slice(0, -2)}.${testo.slice(-2)}`;
});
const risorsa = fc.record({
  fondo: fc.constantFrom('COM', 'FNPS', 'FNA', 'PNRR'),
  anno: fc.constantFrom(2026, 2027, 2028),
  ente: fc.constantFrom(...enti),
  euro: fc.option(importo, { nil: null, freq: 8 }),
});
const schede = fc
  .array(fc.record({ leps: fc.subarray(leps), risorse: fc.array(risorsa, { maxLength: 6 }) }), { maxLength: 6 })
  .map((s) => s.map((x, i): SchedaDiProva => ({ codice: `S${i}`, ...x })));
const conSchede = (lista: readonly SchedaDiProva[]): Piano => unPiano({ schede: lista });
const somma = (n: readonly number[]) => n.reduce((a, b) => a + b, 0);
const opzioni = { numRuns: 60, seed: 20261124 } as const;

describe('le immagini del Quadro tornano con i registri al centesimo', () => {
  it('ogni riga della mappa LEPS per Comune somma a ciò che il LEPS ha nelle schede', () => {
    fc.assert(
      fc.property(schede, (lista) => {
        const piano = conSchede(lista);
        for (const riga of mappaLeps(piano)) {
          const atteso = risorseLeps(piano, riga.leps.id, null);
          expect(somma(riga.celle.map((c) => c.risorse.cents)) + riga.altri.cents).toBe(atteso.cents);
          expect(somma(riga.celle.map((c) => c.risorse.ignoti)) + riga.altri.ignoti).toBe(atteso.ignoti);
        }
      }),
      opzioni,
    );
  });

  it('quanto entra dai fondi è quanto esce dalle schede, anno per anno e in tutto', () => {
    fc.assert(
      fc.property(schede, (lista) => {
        const piano = conSchede(lista);
        const tutto = flussiRisorse(piano, null);
        const atteso = risorsePiano(piano);
        expect([tutto.totaleCents, tutto.ignoti]).toEqual([atteso.cents, atteso.ignoti]);
        for (const genere of ['fondo', 'leps', 'scheda'] as const)
          expect(somma(tutto.nodi.filter((n) => n.genere === genere).map((n) => n.cents))).toBe(atteso.cents);
        for (const n of tutto.nodi) {
          const [esce, entra] = [tutto.flussi.filter((f) => f.da === n.id), tutto.flussi.filter((f) => f.a === n.id)];
          for (const lato of [esce, entra]) if (lato.length > 0) expect(somma(lato.map((f) => f.cents))).toBe(n.cents);
        }
        expect(somma(anniDelPiano(piano).map((a) => flussiRisorse(piano, a).totaleCents))).toBe(atteso.cents);
      }),
      opzioni,
    );
  });

  it('gli FTE dei Comuni con la loro parte di quelli dell’Ambito sono gli FTE dell’Ambito, esatti', () => {
    const persone = fc.array(
      fc.record({
        ente: fc.constantFrom(...enti),
        minutiSettimanali: fc.integer({ min: 60, max: 2160 }),
        rapporto: fc.constantFrom('TI' as const, 'TD' as const),
      }),
      { minLength: 1, maxLength: 9 },
    );
    fc.assert(
      fc.property(persone, (lista) => {
        const piano = unPiano({ personale: lista.map((x, i) => ({ matricola: String(i), ...x })) });
        const rapporti = rapportiComuni(piano, 2027);
        const as = asDellAnno(piano, 2027);
        if (eNonVerificabile(rapporti) || eNonVerificabile(as)) throw new Error('dati di prova');
        expect(inTesto(sommaDi(rapporti.comuni.map((c) => c.totale)))).toBe(inTesto(as.totaleAlFine.fte));
        expect(rapporti.comuni.reduce((n, c) => n + c.residenti, 0)).toBe(rapporti.popolazione);
      }),
      opzioni,
    );
  });
});

describe('mappa LEPS per Comune', () => {
  const stati = (parti: PianoDiProva, id = 'LEPS-SSP') =>
    mappaLeps(unPiano(parti))
      .find((r) => r.leps.id === id)
      ?.celle.map((c) => c.stato);
  const comuni = (...quali: string[]) => quali.map((letto) => ({ letto, id: null }));

  it('un Comune che nessuna scheda nomina non è servito; se una scheda tace non si sa', () => {
    const scheda = { codice: 'S1', leps: ['LEPS-SSP'], stato: 'attivo', comuni: comuni('990001', '990002') } as const;
    expect(stati({ schede: [scheda] })).toEqual(['attivo', 'attivo', 'non_servito', 'non_servito', 'non_servito']);
    expect(stati({ schede: [scheda, { codice: 'S2', leps: ['LEPS-SSP'], stato: 'parziale' }] })?.at(-1)).toBe(
      'non_verificabile',
    );
  });

  it('due schede di stato diverso nello stesso Comune fanno parziale; senza stato non si sa', () => {
    const due = (stato: 'non_attivo' | null): PianoDiProva => ({
      schede: [
        { codice: 'S1', leps: ['LEPS-SSP'], stato: 'attivo', comuni: comuni('990001') },
        { codice: 'S2', leps: ['LEPS-SSP'], stato, comuni: comuni('990001') },
      ],
    });
    expect(stati(due('non_attivo'))?.[0]).toBe('parziale');
    expect(stati(due(null))?.[0]).toBe('non_verificabile');
    expect(stati({}, 'LEPS-SSP')).toEqual(ambitoDemo.map(() => 'non_attivo'));
  });
});

describe('tempi e avanzamento', () => {
  it('ogni giorno ha una data, in ordine; ciò che non è dovuto non si aspetta', () => {
    const piano = unPiano({
      schede: [
        { codice: 'S1', percorsoScadenza: '2027-03-31', risorse: [{ fondo: 'PNRR', anno: 2026, euro: '1.00' }] },
      ],
      registri: {
        scadenza: righe('scadenza', [
          { titolo: 'Firma', data: '2027-01-29', fattaIl: null },
          { titolo: 'Senza data', data: null },
        ]),
        adempimento: righe('adempimento', [
          { codice: 'a', livello: 'ATS', testo: 'Da fare', stato: 'da_fare', data: '2026-05-01' },
          { codice: 'b', livello: 'ATS', testo: 'Non dovuto', stato: 'non_dovuto', data: '2026-06-01' },
          { codice: 'c', livello: 'Comuni', testo: 'Fatto', stato: 'fatto', data: null },
        ]),
        fase: righe('fase', [
          { titolo: 'Avvio', ordine: 1, inizio: '2026-01-01', fine: '2026-03-31' },
          { titolo: 'Aperta', ordine: 2, inizio: '2026-01-01', fine: null },
        ]),
      },
    });
    const giorni = giorniDelPiano(piano);
    expect(giorni.map((g) => g.data)).toEqual([...giorni.map((g) => g.data)].sort());
    expect(giorni.filter((g) => g.registro !== null).map((g) => [g.genere, g.data, g.fatto])).toEqual([
      ['adempimento', '2026-05-01', false],
      ['scadenza', '2027-01-29', false],
      ['scheda', '2027-03-31', null],
    ]);
    expect(fasiDelPiano(piano).map((f) => f.titolo)).toEqual(['Avvio']);
    expect(adempimentiPerLivello(piano).map((a) => [a.livello, a.totale, a.perStato.fatto])).toEqual([
      ['ATS', 2, 0],
      ['Comuni', 1, 1],
    ]);
  });

  it('dice che cosa inizia, diventa dovuto e finisce negli anni del piano, e solo quello', () => {
    const piano = unPiano({});
    for (const c of cambiDiNorma(piano)) {
      expect(c.data >= '2026-01-01' && c.data <= '2028-12-31').toBe(true);
      expect(c.titolo).not.toBe('');
    }
  });

  it('ciò che nessuno ha scritto manca, non è zero', () => {
    const piano = unPiano({
      fondi: [{ fondo: 'FNPS', anno: 2026, euro: '100.00' }],
      schede: [{ codice: 'S1', risorse: [{ fondo: 'FNPS', anno: 2026, euro: '40.00' }] }],
    });
    expect(spesaPerFondo(piano)).toMatchObject([
      {
        assegnato: { cents: 10_000, mancanti: 0 },
        programmatoCents: 4000,
        impegnato: { scritti: 0, mancanti: 1 },
        liquidato: { scritti: 0, mancanti: 1 },
      },
    ]);
    expect(avanzamentoSchede(piano)).toMatchObject([{ codice: 'S1', programmatoCents: 4000, impegnatoCents: null }]);
    expect(indicatoriMisurabili(piano)).toEqual({ totale: 0, conBase: 0, conTraguardi: 0, conFonte: 0, rilevati: 0 });
  });
});
