import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonico } from '#domain/canonico.ts';
import { ripartisci } from '#domain/denaro.ts';
import { partiDellaScheda } from '#domain/scheda-intera.ts';
import { gestoriContributi } from '#engine/operations/contributi.ts';
import { gestoriSchede } from '#engine/operations/schede.ts';
import { verificaSubito } from '#engine/verificatore.ts';
import { importo } from '#format/numeri.ts';
import { contiIngenui } from '../support/conti-ingenui.ts';
import { bancoRegistri, modifica } from '../support/registri.ts';

type Banco = ReturnType<typeof bancoRegistri>;
const apri = () => {
  const x = bancoRegistri();
  return { ...x, s: gestoriSchede(x.motore), c: gestoriContributi(x.motore) };
};
const tutto = (x: Banco) =>
  canonico({ r: x.piano().registri, s: x.piano().sezioni.map(({ revisione: _, ...s }) => s), t: x.piano().testa });
const celle = (valori: Readonly<Record<string, string>>) =>
  Object.entries(valori).map(([colonna, testo]) => ({ colonna, testo }));

describe('le schede, una per una', () => {
  let x: ReturnType<typeof apri>;
  beforeAll(() => {
    x = apri();
  });
  afterAll(() => x.togli());
  const aggiungi = async (vista: string, valori: Readonly<Record<string, string>>) => {
    const fatto = await x.g['registri/scrivi'](modifica(vista, { aggiunte: [{ chiave: 'n', celle: celle(valori) }] }));
    return fatto.aggiunte[0]?.riga ?? '';
  };
  const nuova = async () => (await x.s['schede/aggiungi']({ leps: 'LEPS-SSP' })).schedaId;
  const conti = async (id: string) => (await x.s['schede/leggi']({ id })).conti;
  const piena = async () => {
    const id = await nuova();
    const voce = await aggiungi(`voci@${id}`, {
      ...{ descrizione: 'Operatori', ente: 'Acquachiara', 'costo-2026': '48.000', 'costo-2027': '10,01' },
    });
    await aggiungi(`risorse@${id}`, { ente: 'Acquachiara', fondo: 'FNPS', 'anno-2026': '30.000' });
    await aggiungi(`risorse@${id}`, { ente: 'Acquachiara', fondo: 'COM', 'anno-2026': '12.000', 'anno-2027': '10,01' });
    await aggiungi(`personale-richiesto@${id}`, {
      ...{ ente: 'Acquachiara', profilo: 'assistente sociale', anno: '2026', fte: '1,5' },
    });
    await aggiungi(`indicatori@${id}`, { testo: 'Famiglie seguite', base: '40', 'traguardo-2026': '55' });
    await aggiungi(`cronoprogramma@${id}`, { titolo: 'Avvio', inizio: '01/03/2026' });
    return { id, voce };
  };

  it('le stesse viste dei registri, viste da una scheda: una riga nuova nasce in quella scheda', async () => {
    const { id, voce } = await piena();
    const parti = partiDellaScheda(x.piano(), id);
    expect(Object.fromEntries(Object.entries(parti).map(([k, r]) => [k, r.length]))).toEqual({
      ...{ voceSpesa: 1, voceAnno: 2, copertura: 3, personaleRichiesto: 1, obiettivo: 1, indicatore: 1, fase: 1 },
    });
    expect(parti.obiettivo[0]?.testo).toBe(x.piano().registri.scheda.find((s) => s.id === id)?.titolo);
    const vista = await x.g['registri/vista']({ id: `voci@${id}` });
    expect(vista.colonne.some((c) => c.id === 'scheda')).toBe(false);
    const scarto = vista.righe.find((r) => r.id === voce)?.celle[
      vista.colonne.findIndex((c) => c.id === 'scarto-2026')
    ];
    expect(scarto).toMatchObject({ valore: '-6000.00', stato: 'anomalia' });
    expect(scarto?.nota).toContain('QE-02');
    expect((await x.g['registri/vista']({ id: 'voci' })).righe.some((r) => r.id === voce)).toBe(true);
    expect(() => x.g['registri/vista']({ id: `quote@${id}` })).toThrow("Non c'è un registro");
  });

  it('una voce che non pareggia è scritta ed è la segnalazione QE-02; coperta al centesimo, sparisce', async () => {
    const { id } = await piena();
    const scheda = x.piano().registri.scheda.find((s) => s.id === id);
    const qe02 = () =>
      verificaSubito(x.piano()).stato.esito.rilievi.filter(
        (r) => r.regola === 'QE-02' && r.soggetto.startsWith(`${scheda?.codice}/`),
      );
    expect((await conti(id)).anni[0]).toMatchObject({ anno: 2026, differenza: -600_000 });
    expect((await conti(id)).anni[1]).toMatchObject({ anno: 2027, differenza: 0 });
    expect(qe02()).toHaveLength(1);
    await aggiungi(`risorse@${id}`, { ente: 'Acquachiara', fondo: 'FNA', 'anno-2026': '5.999,99' });
    expect((await conti(id)).totale.differenza).toBe(-1);
    expect(qe02()).toHaveLength(1);
    const { righe, colonne } = await x.g['registri/vista']({ id: `risorse@${id}` });
    const fondo = colonne.findIndex((c) => c.id === 'fondo');
    const riga = righe.find((r) => r.celle[fondo]?.valore === 'FNA')?.id ?? '';
    const cella = { riga, colonna: 'anno-2026', testo: '6000' };
    await x.g['registri/scrivi'](modifica(`risorse@${id}`, { celle: [cella] }));
    expect((await conti(id)).totale.differenza).toBe(0);
    expect(qe02()).toEqual([]);
  });

  it('un costo diviso per resti maggiori fra fondi e anni torna a zero, senza centesimi persi', async () => {
    const id = await nuova();
    const [a, b, c] = ripartisci(10_000_001, [1, 1, 1]);
    const costo = { 'costo-2026': importo(a ?? 0), 'costo-2027': importo(b ?? 0), 'costo-2028': importo(c ?? 0) };
    await aggiungi(`voci@${id}`, { descrizione: 'Tutto', ente: 'Acquachiara', ...costo });
    const pesi = [3, 7, 11];
    const perAnno = [a, b, c].map((cents) => ripartisci(cents ?? 0, pesi));
    for (const [i, fondo] of ['FNPS', 'FNA', 'COM'].entries())
      await aggiungi(`risorse@${id}`, {
        ...{ ente: 'Acquachiara', fondo },
        ...Object.fromEntries(perAnno.map((p, n) => [`anno-${2026 + n}`, importo(p[i] ?? 0)])),
      });
    const { anni, totale } = await conti(id);
    expect(anni.map((y) => y.differenza)).toEqual([0, 0, 0]);
    expect(totale).toMatchObject({ differenza: 0, costo: { cents: 10_000_001 }, risorse: { cents: 10_000_001 } });
  });

  it('un importo sconosciuto o un costo non scritto: la differenza non si sa, non è zero', async () => {
    const { id } = await piena();
    const { righe } = await x.g['registri/vista']({ id: `risorse@${id}` });
    const cella = { riga: righe[0]?.id ?? '', colonna: 'anno-2026', testo: 'n.d.' };
    await x.g['registri/scrivi'](modifica(`risorse@${id}`, { celle: [cella] }));
    expect((await conti(id)).anni[0]).toMatchObject({ differenza: null, risorse: { ignoti: 1 } });
    const altra = { riga: righe[1]?.id ?? '', colonna: 'anno-2028', testo: '7' };
    await x.g['registri/scrivi'](modifica(`risorse@${id}`, { celle: [altra] }));
    expect((await conti(id)).anni[2]).toMatchObject({ differenza: null, senzaCosto: 1 });
  });

  it('righe di risorse: senza importo o doppie non si scrivono; il fondo e la gestione si cambiano', async () => {
    const { id } = await piena();
    await expect(async () => aggiungi(`risorse@${id}`, { ente: 'Acquachiara', fondo: 'FNPS' })).rejects.toThrow();
    await expect(async () =>
      aggiungi(`risorse@${id}`, { ente: 'Acquachiara', fondo: 'FNPS', 'anno-2027': '1' }),
    ).rejects.toThrow();
    // The same fund, of another annuality, is another row.
    await aggiungi(`risorse@${id}`, { ente: 'Acquachiara', fondo: 'FNPS', annualita: '2025', 'anno-2026': '1' });
    const vista = async () => x.g['registri/vista']({ id: `risorse@${id}` });
    const { righe } = await vista();
    expect(righe.filter((r) => !r.totale)).toHaveLength(3);
    const [fnps] = righe;
    const scrivi = (colonna: string, testo: string) =>
      x.g['registri/scrivi'](modifica(`risorse@${id}`, { celle: [{ riga: fnps?.id ?? '', colonna, testo }] }));
    expect(() => scrivi('fondo', 'COM')).toThrow();
    await scrivi('gestione', 'trasferita');
    expect(partiDellaScheda(x.piano(), id).voceSpesa[0]?.gestione).toBe('trasferita');
    await scrivi('fondo', 'FNA');
    expect((await vista()).righe.some((r) => r.id.endsWith('||FNA'))).toBe(true);
    await x.g['registri/scrivi'](
      modifica(`risorse@${id}`, { eliminate: (await vista()).righe.filter((r) => !r.totale).map((r) => r.id) }),
    );
    expect(partiDellaScheda(x.piano(), id).copertura).toEqual([]);
  });

  it('duplicare copia tutto ciò che è della scheda, testo e legami compresi, in un passo che si annulla', async () => {
    const { id } = await piena();
    const originale = await x.s['schede/leggi']({ id });
    const { id: contributoId } = await x.c['contributi/registra']({
      ...{ ente: 'Rete Amica', codiceFiscale: null, sezioneRunts: null, repertorioRunts: null, tavolo: null },
      ...{ dataRicezione: '2026-05-01', leps: [], titolo: 'Sportello', testo: 'Proposta', referente: null },
    });
    await x.c['contributi/collega']({ contributoId, sezioneId: originale.sezioneId ?? '', bloccoId: 'descrizione' });
    const prima = tutto(x);
    const { schedaId, sezioneId } = await x.s['schede/duplica']({ id });
    const copia = await x.s['schede/leggi']({ id: schedaId });
    expect(copia.posto).toBe(originale.posto + 1);
    expect(copia.codice).not.toBe(originale.codice);
    expect(copia.titolo).toBe(`${originale.titolo} (copia)`);
    expect(copia.quanti).toEqual({ ...originale.quanti, contributi: 1 });
    expect({ ...copia.conti, fondi: [], totale: 0, anni: 0 }).toEqual({
      ...{ ...originale.conti, fondi: [], totale: 0, anni: 0 },
    });
    expect(copia.conti.anni.map((a) => [a.costo, a.risorse])).toEqual(
      originale.conti.anni.map((a) => [a.costo, a.risorse]),
    );
    const sezioni = x.piano().sezioni;
    const sezione = sezioni.find((s) => s.id === sezioneId);
    expect(sezione?.contenuto).toEqual(sezioni.find((s) => s.id === originale.sezioneId)?.contenuto);
    expect(sezione?.titolo).toBe(copia.titolo);
    // The indicator of the copy hangs from the objective of the copy.
    const { obiettivo, indicatore } = partiDellaScheda(x.piano(), schedaId);
    expect(indicatore.map((i) => i.obiettivoId)).toEqual(obiettivo.map((o) => o.id));
    const dopo = tutto(x);
    x.sessione.annulla();
    expect(tutto(x)).toBe(prima);
    x.sessione.ripeti();
    expect(tutto(x)).toBe(dopo);
    const terza = await x.s['schede/duplica']({ id });
    expect((await x.s['schede/leggi']({ id: terza.schedaId })).titolo).toBe(`${originale.titolo} (copia 2)`);
  });

  it('spostare porta con sé la sezione; annullare rimette tutte al loro posto', async () => {
    const elenco = async () => (await x.s['schede/elenco']({})).schede.map((s) => s.id);
    const sezioni = () => {
      const padre = x.piano().sezioni.find((s) => s.schedaId !== null)?.padreId;
      return x
        .piano()
        .sezioni.filter((s) => s.padreId === padre)
        .sort((a, b) => a.ordine - b.ordine || (a.id < b.id ? -1 : 1))
        .flatMap((s) => s.schedaId ?? []);
    };
    const prima = await elenco();
    expect(sezioni()).toEqual(prima);
    const foto = tutto(x);
    const ultima = prima.at(-1) ?? '';
    await x.s['schede/sposta']({ ids: [ultima], prima: prima[0] ?? null });
    expect(await elenco()).toEqual([ultima, ...prima.slice(0, -1)]);
    expect(sezioni()).toEqual(await elenco());
    await x.s['schede/sposta']({ ids: [ultima], prima: ultima });
    await x.s['schede/sposta']({ ids: [prima[1] ?? '', prima[0] ?? ''], prima: null });
    expect((await elenco()).slice(-2)).toEqual([prima[1], prima[0]]);
    expect(sezioni()).toEqual(await elenco());
    x.sessione.annulla();
    x.sessione.annulla();
    expect(tutto(x)).toBe(foto);
    // The number written by hand in the register moves the section as well.
    const cella = { riga: prima[0] ?? '', colonna: 'ordine', testo: '9999' };
    await x.g['registri/scrivi'](modifica('schede', { celle: [cella] }));
    expect((await elenco()).at(-1)).toBe(prima[0]);
    expect(sezioni()).toEqual(await elenco());
    x.sessione.annulla();
    expect(tutto(x)).toBe(foto);
  });

  it('il titolo nuovo passa alla sezione, ma non a una che aveva già un titolo suo', async () => {
    const id = await nuova();
    const titolo = (testo: string) =>
      x.g['registri/scrivi'](modifica(`schede@${id}`, { celle: [{ riga: id, colonna: 'titolo', testo }] }));
    const sezione = () => x.piano().sezioni.find((s) => s.schedaId === id);
    await titolo('Servizio nuovo');
    expect(sezione()?.titolo).toBe('Servizio nuovo');
    const s = sezione();
    if (s === undefined) throw new Error('manca la sezione');
    x.sessione.esegui({
      ...{ titolo: 'prova', causa: 'mano' },
      operazioni: [{ op: 'sezione/modifica', id: s.id, prima: { titolo: s.titolo }, dopo: { titolo: 'Il suo' } }],
    });
    await titolo('Altro ancora');
    expect(sezione()?.titolo).toBe('Il suo');
  });

  it('eliminare toglie ciò che è solo suo, lascia i servizi, e annullare riporta gli stessi byte', async () => {
    const { id } = await piena();
    const servizio = await aggiungi(`servizi@${id}`, { denominazione: 'Sportello' });
    const prima = tutto(x);
    await x.s['schede/elimina']({ id });
    expect(() => x.s['schede/leggi']({ id })).toThrow('La scheda non c’è più');
    const { registri, sezioni } = x.piano();
    expect(registri.servizio.find((r) => r.id === servizio)?.schedaId).toBeNull();
    expect(sezioni.some((s) => s.schedaId === id)).toBe(false);
    expect(Object.values(partiDellaScheda(x.piano(), id)).flat()).toEqual([]);
    await expect(async () => aggiungi(`voci@${id}`, { descrizione: 'x', ente: 'Acquachiara' })).rejects.toThrow();
    x.sessione.annulla();
    expect(tutto(x)).toBe(prima);
  });

  it('una scheda nasce anche vuota, in fondo, con un codice libero', async () => {
    const prima = (await x.s['schede/elenco']({})).schede.length;
    const { schedaId, sezioneId } = await x.s['schede/aggiungi']({ leps: null });
    const { schede } = await x.s['schede/elenco']({});
    expect(schede.at(-1)).toMatchObject({ id: schedaId, sezioneId, leps: [], titolo: 'Nuova scheda', totale: 0 });
    expect(schede).toHaveLength(prima + 1);
    expect(new Set(schede.map((s) => s.codice)).size).toBe(schede.length);
  });
});

describe('i conti di una scheda', () => {
  it('dopo qualunque serie di modifiche valgono quanto la somma fatta a mano, nei due versi', async () => {
    const x = apri();
    const soldi = fc.oneof(
      fc.integer({ min: 0, max: 9_999_999 }).map((c) => importo(c)),
      fc.constantFrom('', 'n.d.', '0,01', '-5'),
    );
    const anno = fc.integer({ min: 2026, max: 2028 });
    const passo = fc.oneof(
      fc.record({ fa: fc.constant('voce' as const), ente: fc.constantFrom('Acquachiara', 'Borgofiore'), anno, soldi }),
      fc.record({
        ...{ fa: fc.constant('risorsa' as const), ente: fc.constantFrom('Acquachiara', 'Borgofiore'), anno, soldi },
        fondo: fc.constantFrom('FNPS', 'FNA', 'COM'),
        annualita: fc.constantFrom('', '2025'),
      }),
      fc.record({
        fa: fc.constantFrom('cella-voce' as const, 'cella-risorsa' as const),
        quale: fc.nat(9),
        anno,
        soldi,
      }),
      fc.record({ fa: fc.constantFrom('toglie' as const, 'natura' as const), quale: fc.nat(9) }),
      fc.record({ fa: fc.constantFrom('annulla' as const, 'duplica' as const, 'sposta' as const, 'elimina' as const) }),
    );
    const prova = async (lavoro: () => unknown) => {
      try {
        await lavoro();
      } catch {
        // Refused: nothing was written, and the sums must hold all the same.
      }
    };
    const confronta = async () => {
      const piano = x.piano();
      for (const { id } of piano.registri.scheda) {
        const { conti } = await x.s['schede/leggi']({ id });
        const { perAnno, perFondo } = contiIngenui(piano, id);
        for (const a of conti.anni) {
          const atteso = perAnno.get(a.anno) ?? { costo: 0, risorse: 0 };
          expect(a.costo.ignoti > 0 ? null : a.costo.cents).toBe(atteso.costo);
          expect(a.risorse.ignoti > 0 ? null : a.risorse.cents).toBe(atteso.risorse);
          expect(a.differenza).toBe(
            atteso.costo === null || atteso.risorse === null ? null : atteso.risorse - atteso.costo,
          );
        }
        expect([...perAnno.keys()].every((k) => conti.anni.some((a) => a.anno === k))).toBe(true);
        const noti = conti.fondi.filter((f) => f.fondoId !== null);
        expect(
          new Map(noti.map((f) => [`${f.fondoId}/${f.annualita}`, f.scheda.ignoti > 0 ? null : f.scheda.cents])),
        ).toEqual(new Map([...perFondo].map(([k, v]) => [k, v.scheda])));
        for (const f of noti) {
          const atteso = perFondo.get(`${f.fondoId}/${f.annualita}`);
          expect(f.piano === null || f.piano.ignoti > 0 ? null : f.piano.cents).toBe(atteso?.piano);
          expect(f.assegnato).toBe(atteso?.assegnato);
        }
      }
    };
    await x.g['registri/scrivi'](
      modifica('fondi', {
        aggiunte: [{ chiave: 'f', celle: celle({ fondo: 'FNPS', anno: '2026', assegnato: '1.000,01' }) }],
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(passo, { minLength: 3, maxLength: 14 }), async (passi) => {
        let { schedaId: id } = await x.s['schede/aggiungi']({ leps: 'LEPS-SSP' });
        const scrivi = (vista: string, m: Parameters<typeof modifica>[1]) =>
          prova(() => x.g['registri/scrivi'](modifica(`${vista}@${id}`, m)));
        const riga = async (vista: string, n: number) => {
          const righe = (await x.g['registri/vista']({ id: `${vista}@${id}` })).righe.filter((r) => !r.totale);
          return righe[n % Math.max(1, righe.length)]?.id ?? '';
        };
        for (const p of passi) {
          switch (p.fa) {
            case 'voce': {
              const valori = { descrizione: `Voce ${p.ente}`, ente: p.ente, [`costo-${p.anno}`]: p.soldi };
              await scrivi('voci', { aggiunte: [{ chiave: 'n', celle: celle(valori) }] });
              break;
            }
            case 'risorsa': {
              const { ente, fondo, annualita } = p;
              const valori = { ente, fondo, annualita, [`anno-${p.anno}`]: p.soldi };
              await scrivi('risorse', { aggiunte: [{ chiave: 'n', celle: celle(valori) }] });
              break;
            }
            case 'cella-voce':
            case 'cella-risorsa': {
              const vista = p.fa === 'cella-voce' ? 'voci' : 'risorse';
              const colonna = p.fa === 'cella-voce' ? `costo-${p.anno}` : `anno-${p.anno}`;
              await scrivi(vista, { celle: [{ riga: await riga(vista, p.quale), colonna, testo: p.soldi }] });
              break;
            }
            case 'toglie':
              await scrivi('risorse', { eliminate: [await riga('risorse', p.quale)] });
              break;
            case 'natura':
              await scrivi('voci', {
                celle: [{ riga: await riga('voci', p.quale), colonna: 'natura', testo: 'in natura' }],
              });
              break;
            case 'annulla':
              await prova(() => x.sessione.annulla());
              if (!x.piano().registri.scheda.some((s) => s.id === id))
                ({ schedaId: id } = await x.s['schede/aggiungi']({ leps: 'LEPS-SSP' }));
              break;
            case 'duplica':
              ({ schedaId: id } = await x.s['schede/duplica']({ id }));
              break;
            case 'sposta':
              await x.s['schede/sposta']({ ids: [id], prima: null });
              break;
            case 'elimina':
              await x.s['schede/elimina']({ id });
              ({ schedaId: id } = await x.s['schede/aggiungi']({ leps: 'LEPS-SSP' }));
              break;
          }
          await confronta();
        }
        while (x.piano().registri.scheda.length > 20)
          await x.s['schede/elimina']({ id: x.piano().registri.scheda.at(-1)?.id ?? '' });
      }),
      { numRuns: 25 },
    );
    x.togli();
  }, 60_000);
});
