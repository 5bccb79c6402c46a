import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { GruppoCambio, Previsione, RiepilogoCambio } from '#contract/cambia.ts';
import { contrattoCompleto } from '#contract/index.ts';
import { serve } from '#contract/serve.ts';
import { bozzaViva } from '#documento/banco.ts';
import { documentoPiano } from '#documento/piano.ts';
import { righeDi } from '#documento/testo.ts';
import { canonico } from '#domain/canonico.ts';
import { bloccoIdSchema } from '#domain/ids.ts';
import type { Piano } from '#domain/piano.ts';
import { testoBlocco } from '#domain/sezioni.ts';
import { aTratti } from '#engine/a-tratti.ts';
import { anteprimeDi } from '#engine/cambia/importazioni.ts';
import { descriviGrafico } from '#engine/export/grafici.ts';
import { creaGestori } from '#engine/gestori.ts';
import { cartellaModelliApp } from '#engine/luoghi.ts';
import { cifreDellaLettura } from '#engine/storage/ipotesi.ts';
import { motoreDiProva } from '../support/banco-motore.ts';

// Each file is read by a real worker: on a busy machine starting one takes seconds.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const radice = mkdtempSync(join(tmpdir(), 'pdz-cambia-'));
const campioni = join(import.meta.dirname, '../fixtures/ambito-21');
const modelli = join(radice, 'modelli');
cpSync(join(cartellaModelliApp, 'nazionale'), join(modelli, 'nazionale'), { recursive: true });
const { motore } = motoreDiProva(radice, modelli);
const servi = serve(contrattoCompleto, creaGestori(motore));

const chiedi = async <T>(nome: string, input: unknown = {}): Promise<T> => {
  const risposta = await servi(nome, input);
  if (!risposta.ok) throw new Error(`${risposta.error.code}: ${risposta.error.message}`);
  return risposta.value as T;
};
const deponi = async (file: string): Promise<string> =>
  (await chiedi<{ fileId: string }>('interno/deponi-file', { percorso: file })).fileId;
const guarda = async (genere: string, file: string): Promise<string> => {
  const fileId = await deponi(file);
  await chiedi('importa/anteprima', { genere, fileId, comune: null });
  return fileId;
};
const conferma = (genere: string, fileId: readonly string[]) =>
  chiedi<{ rifiutati: unknown[] }>('importa/conferma', { genere, fileId, comune: null });
type Elenco = { gruppi: GruppoCambio[]; riepilogo: RiepilogoCambio; totale: number };
const elenco = () => chiedi<Elenco>('cambia/elenco');
const piano = () => motore.sessione().piano();
const dup = (nome: string) => join(campioni, 'dup', nome);

/** Amounts keep their sign beside them with a space that does not break. */
const spazi = (testo: string) => testo.replaceAll('\u00a0', ' ');

/** Everything that a plan says, but who changed it last and what is still to look at. */
const senzaLista = (p: Piano) => {
  const { daRivedere: _, ...registri } = p.registri;
  const sezioni = p.sezioni.map(({ revisione: _r, ...s }) => s);
  return JSON.parse(canonico({ testa: p.testa, registri, cifre: p.cifre, sezioni })) as unknown;
};

/** Blocks of the finished document that differ, by their id in the section: what somebody who reads both would mark. */
const blocchiDiversi = (a: Piano, b: Piano): Set<string> => {
  const testi = (p: Piano) =>
    new Map(
      documentoPiano(p, { ...bozzaViva, grafico: descriviGrafico }).blocchi.map((x) => [
        x.id,
        righeDi({ ...x }).join('\n'),
      ]),
    );
  const [prima, dopo] = [testi(a), testi(b)];
  return new Set(
    [...new Set([...prima.keys(), ...dopo.keys()])].filter(
      (id) => id !== 'frontespizio-stato' && prima.get(id) !== dopo.get(id),
    ),
  );
};

/** The same without what only tells one reading of a file from another: ids by order of appearance, no instant. */
const senzaIdentita = (p: Piano): unknown => {
  const visti = new Map<string, string>();
  const testo = canonico(senzaLista(p)).replaceAll(
    /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g,
    (id) => {
      const nome = visti.get(id) ?? `id-${visti.size}`;
      visti.set(id, nome);
      return nome;
    },
  );
  return JSON.parse(testo.replaceAll(/"importatoIl":"[^"]*"/g, '"importatoIl":""')) as unknown;
};

const sezioneDi = (chiave: string) => {
  const s = piano().sezioni.find((x) => x.chiave === chiave);
  if (s === undefined) throw new Error(`manca la sezione ${chiave}`);
  return s;
};

beforeAll(async () => {
  await chiedi('interno/nuovo-da-file', {
    percorso: join(radice, 'p.pdz'),
    ambito: join(campioni, 'ambito.json'),
    modello: 'nazionale',
    anni: null,
  });
  await conferma('schede', [await deponi(join(campioni, 'piano_schede.json'))]);
  await conferma('dup', [await deponi(dup('DUP_2026-2028_San_Benedetto_del_Tronto.xlsx'))]);
  const s = sezioneDi('premessa');
  motore.sessione().esegui({
    titolo: 'Testo',
    causa: 'mano',
    operazioni: [
      {
        op: 'blocco/inserisci',
        sezioneId: s.id,
        dopo: null,
        blocco: {
          id: bloccoIdSchema.parse('spesa-del-comune'),
          tipo: 'paragrafo',
          contenuto: [
            { tipo: 'testo', testo: 'Nel 2026 la spesa sociale di San Benedetto del Tronto (Missione 12) è di ' },
            { tipo: 'dato', rif: 'dup.missione12@2026#044066' },
            { tipo: 'testo', testo: '.' },
          ],
        },
      },
    ],
  });
  if ((await elenco()).totale > 0) await chiedi('cambia/accetta', { id: null });
});
afterAll(async () => {
  await chiedi('file/chiudi');
  rmSync(radice, { recursive: true, force: true });
});

describe('la nota di aggiornamento di un Comune', () => {
  let prima: Piano;
  let previsione: Previsione;
  let ipotesi: Piano;

  beforeAll(async () => {
    prima = piano();
    const fileId = await guarda('dup', dup('NaDUP_2026-2028_San_Benedetto_del_Tronto.xlsx'));
    previsione = await chiedi('cambia/prevedi', { fileId: [fileId] });
    const letture = anteprimeDi(motore.sessione(), [fileId]);
    const cifre = new Map<string, Piano['cifre']>();
    for (const l of letture) cifre.set(l.documento.id, await aTratti(cifreDellaLettura(l)));
    ipotesi = motore.sessione().ipotesi({ letture, operazioni: [], pacco: null }, cifre);
    expect(piano(), 'guardare non cambia il piano').toBe(prima);
    expect((await conferma('dup', [fileId])).rifiutati).toEqual([]);
  });

  it('ciò che era previsto è ciò che è entrato, riga per riga', () => {
    expect(senzaIdentita(ipotesi)).toEqual(senzaIdentita(piano()));
  });

  it('la cifra nella frase si vede prima e dopo, con il passaggio e la sua fonte', () => {
    const voce = previsione.gruppi.flatMap((g) => g.voci).find((v) => v.genere === 'cifra');
    expect(voce?.tratti.map((x) => spazi(`${x.tipo}:${x.testo}`))).toEqual([
      'uguale:Nel 2026 la spesa sociale di San Benedetto del Tronto (Missione 12) è di ',
      'tolto:7.595.113,47 €',
      'aggiunto:7.680.113,47 €',
      'uguale:.',
    ]);
    expect(voce?.luogo).toMatchObject({ tipo: 'sezione', bloccoId: 'spesa-del-comune' });
    expect(voce).toMatchObject({ tenibile: true, perche: null });
  });

  it('l’elenco è quello dei punti che si leggono diversi, nessuno di più e nessuno di meno', async () => {
    const { gruppi, totale } = await elenco();
    const detti = new Set(
      [...gruppi, ...previsione.riempiti]
        .filter((g) => g.dove === 'sezione')
        .flatMap((g) => {
          const s = piano().sezioni.find((x) => x.id === g.id);
          return g.voci.map((v) => `${s?.chiave ?? g.id}/${v.luogo?.bloccoId ?? ''}`);
        }),
    );
    expect([...detti].sort()).toEqual([...blocchiDiversi(prima, piano())].sort());
    expect(totale).toBe(previsione.gruppi.reduce((n, g) => n + g.voci.length, 0));
    const tabella = gruppi
      .flatMap((g) => g.voci)
      .find((v) => v.titolo === 'Missione 12 per Comune' && v.celle.length > 0);
    expect(
      tabella?.celle.map((c) => ({ ...c, prima: spazi(c.prima ?? ''), dopo: spazi(c.dopo ?? '') })),
    ).toContainEqual({
      riga: 'San Benedetto del Tronto',
      colonna: '2026',
      prima: '7.595.113,47 €',
      dopo: '7.680.113,47 €',
    });
  });

  it('tenuta com’era, la cifra è testo con la sua data e le regole la guardano; annullare la rimette viva', async () => {
    const { gruppi } = await elenco();
    const voce = gruppi.flatMap((g) => g.voci).find((v) => v.genere === 'cifra');
    await chiedi('cambia/tieni', { id: [voce?.id] });
    const testo = () => {
      const b = sezioneDi('premessa').contenuto.blocchi.find((x) => x.id === 'spesa-del-comune');
      return b === undefined ? '' : spazi(testoBlocco(b));
    };
    expect(testo()).toMatch(
      /è di 7\.595\.113,47 € \(dato al \d+ novembre 2026, prima di «NaDUP_2026-2028_San_Benedetto_del_Tronto\.xlsx»\)\./,
    );
    expect((await elenco()).gruppi.flatMap((g) => g.voci).some((v) => v.genere === 'cifra')).toBe(false);
    const { rilievi } = await chiedi<{ rilievi: { regola: string; luoghi: { bloccoId?: string }[] }[] }>(
      'verifica/esegui',
      { regola: null },
    );
    const suoi = rilievi.filter((r) => r.luoghi.some((l) => l.bloccoId === 'spesa-del-comune'));
    expect(suoi.map((r) => r.regola)).toContain('QE-08');
    await chiedi('storia/annulla');
    expect(testo()).toContain('dup.missione12@2026#044066');
    expect((await elenco()).gruppi.flatMap((g) => g.voci).some((v) => v.genere === 'cifra')).toBe(true);
  });

  it('una tabella tenuta com’era è una tabella scritta, con la data nel titolo, e il grafico non si tiene', async () => {
    const { gruppi } = await elenco();
    const voci = gruppi.flatMap((g) => g.voci);
    const tabella = voci.find((v) => v.genere === 'tabella' && v.tenibile);
    const grafico = voci.find((v) => v.genere === 'grafico');
    expect(grafico).toMatchObject({ tenibile: false });
    expect(grafico?.perche).toMatch(/disegnato dai dati/);
    await expect(chiedi('cambia/tieni', { id: [grafico?.id] })).rejects.toThrow(/si accettano/);
    await chiedi('cambia/tieni', { id: [tabella?.id] });
    const s = piano().sezioni.find((x) => x.id === tabella?.luogo?.id);
    const b = s?.contenuto.blocchi.find((x) => x.id === tabella?.luogo?.bloccoId);
    expect(b).toMatchObject({ tipo: 'tabella' });
    expect(b !== undefined && 'titolo' in b ? b.titolo : '').toMatch(/\(dato al \d+ novembre 2026, prima di «NaDUP/);
    await chiedi('storia/annulla');
  });

  it('un punto che torna a dire ciò che diceva non chiede nulla; annullare l’importazione toglie tutto', async () => {
    await chiedi('storia/annulla');
    expect(piano().registri.documento.some((d) => d.nomeFile.startsWith('NaDUP'))).toBe(false);
    expect((await elenco()).totale).toBe(0);
    expect(piano().registri.daRivedere).toEqual([]);
    await chiedi('storia/ripeti');
    expect((await elenco()).totale).toBeGreaterThan(0);
  });

  it('accettare tutto lascia il piano che si avrebbe importando, senza altro', async () => {
    const conLista = senzaLista(piano());
    await chiedi('cambia/accetta', { id: null });
    expect(piano().registri.daRivedere).toEqual([]);
    expect(senzaLista(piano())).toEqual(conLista);
    await expect(chiedi('cambia/accetta', { id: null })).rejects.toThrow(/nulla da rivedere/);
  });
});

describe('popolazione e personale più recenti', () => {
  it('la popolazione nuova cambia frasi, tabelle e clausole già scritte', async () => {
    const file = join(radice, 'popolazione.csv');
    const comuni = piano().registri.comune.map((c) => `${c.codiceIstat};${c.nome};31/12/2025;${c.nome.length * 500}`);
    writeFileSync(file, ['Codice ISTAT;Comune;Data;Residenti', ...comuni].join('\n'));
    const fileId = await guarda('popolazione', file);
    const { riepilogo, gruppi } = await chiedi<Previsione>('cambia/prevedi', { fileId: [fileId] });
    expect(riepilogo.tabelle + riepilogo.frasi + riepilogo.cifre).toBeGreaterThan(0);
    expect(gruppi.length).toBeGreaterThan(0);
    await conferma('popolazione', [fileId]);
    expect((await elenco()).totale).toBeGreaterThan(0);
    await chiedi('cambia/accetta', { id: null });
  });

  it('un elenco del personale dove non ce n’era riempie, e non chiede di rivedere ciò che non si sapeva', async () => {
    const fileId = await guarda('personale', join(campioni, 'personale/Elenco_assistenti_sociali_ATS21_2026.xlsx'));
    const { riempiti } = await chiedi<Previsione>('cambia/prevedi', { fileId: [fileId] });
    expect(riempiti.length).toBeGreaterThan(0);
    await conferma('personale', [fileId]);
    for (const v of (await elenco()).gruppi.flatMap((g) => g.voci))
      expect(v.tratti.map((x) => x.testo).join(''), v.titolo).not.toMatch(/^⟨non verificabile[^⟩]*⟩/);
    if ((await elenco()).totale > 0) await chiedi('cambia/accetta', { id: null });
  });
});

describe('un modello più recente', () => {
  it('le parti vincolate seguono, i testi sono proposti, chi ha riscritto vede i tre testi; si torna indietro', async () => {
    const file = join(modelli, 'nazionale', 'capitoli');
    const premessa = sezioneDi('premessa');
    const liberi = premessa.contenuto.blocchi.filter(
      (b) => b.origine !== undefined && b.tipo === 'paragrafo' && b.tutela !== 'vincolato',
    );
    expect(liberi.length).toBeGreaterThan(0);
    expect((await chiedi<{ disponibile: unknown }>('cambia/modelli')).disponibile).toBeNull();
    await chiedi('file/salva');
    // The same app, started again with a newer model in its folder.
    const nome = readFileSync(join(file, '00-premessa.md'), 'utf8');
    const nuovo = `${nome.trimEnd()}\n\nParagrafo aggiunto dal modello più recente.\n`;
    writeFileSync(join(file, '00-premessa.md'), nuovo);
    await chiedi('file/chiudi');
    const { motore: altro } = motoreDiProva(radice, modelli);
    const porta = serve(contrattoCompleto, creaGestori(altro));
    const ora = async <T>(che: string, input: unknown = {}): Promise<T> => {
      const r = await porta(che, input);
      if (!r.ok) throw new Error(`${r.error.code}: ${r.error.message}`);
      return r.value as T;
    };
    await ora('interno/apri', { percorso: join(radice, 'p.pdz'), solaLettura: false });
    const { disponibile } = await ora<{ disponibile: { impronta: string } | null }>('cambia/modelli');
    const impronta = disponibile?.impronta;
    const prima = altro.sessione().piano();
    const p = await ora<Previsione>('cambia/prevedi-modello', { impronta });
    expect(p.riepilogo.testi).toBe(1);
    await ora('cambia/aggiorna-modello', { impronta });
    expect(altro.sessione().piano().pacco.impronta).toBe(impronta);
    const { gruppi } = await ora<Elenco>('cambia/elenco');
    const [voce] = gruppi.flatMap((g) => g.voci);
    expect(voce).toMatchObject({ genere: 'modello', cambio: 'nuovo', tenibile: true });
    const testi = () =>
      altro
        .sessione()
        .piano()
        .sezioni.filter((s) => s.chiave === 'premessa')
        .flatMap((s) => s.contenuto.blocchi.map((b) => testoBlocco(b)));
    expect(testi(), 'proposto, non scritto').not.toContain('Paragrafo aggiunto dal modello più recente.');
    await ora('cambia/accetta', { id: [voce?.id] });
    expect(testi()).toContain('Paragrafo aggiunto dal modello più recente.');
    await ora('storia/annulla');
    await ora('storia/annulla');
    expect(altro.sessione().piano().pacco.impronta).toBe(prima.pacco.impronta);
    expect(senzaLista(altro.sessione().piano())).toEqual(senzaLista(prima));
    await ora('file/chiudi');
    await chiedi('interno/apri', { percorso: join(radice, 'p.pdz'), solaLettura: false });
  });
});
