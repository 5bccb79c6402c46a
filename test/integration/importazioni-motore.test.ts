import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { contrattoCompleto } from '#contract/index.ts';
import { serve } from '#contract/serve.ts';
import { canonico } from '#domain/canonico.ts';
import { creaGestori } from '#engine/gestori.ts';
import { cartellaModelliApp } from '#engine/luoghi.ts';
import { motoreDiProva } from '../support/banco-motore.ts';
import { comuniDi } from '../support/contesto-import.ts';
import { comeLibro } from '../support/forme-dup.ts';
import { totaleDi, unFoglioPerComune } from '../support/molti-comuni.ts';

// Each file is read by a real worker: on a busy machine starting one takes seconds.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const radice = mkdtempSync(join(tmpdir(), 'pdz-importa-'));
const campioni = join(import.meta.dirname, '../fixtures/ambito-21');
const { motore, eventi } = motoreDiProva(radice, cartellaModelliApp);
const servi = serve(contrattoCompleto, creaGestori(motore));
let numero = 0;

const chiedi = async (nome: string, input: unknown = {}) => {
  const risposta = await servi(nome, input);
  if (!risposta.ok) throw new Error(`${risposta.error.code}: ${risposta.error.message}`);
  return risposta.value as never;
};
const deponi = async (percorso: string): Promise<string> =>
  ((await chiedi('interno/deponi-file', { percorso })) as { fileId: string }).fileId;
type Esito = {
  importati: {
    file: string;
    stato: string;
    giaImportato: string | null;
    righe: number;
    totali: Record<string, string>;
    anomalie: unknown[];
  }[];
  rifiutati: { file: string; codice: string; messaggio: string }[];
};
const importa = async (genere: string, percorsi: readonly string[], comune: string | null = null): Promise<Esito> =>
  chiedi('importa/conferma', { genere, fileId: await Promise.all(percorsi.map(deponi)), comune });
const impronta = () => createHash('sha256').update(canonico(motore.sessione().piano().registri)).digest('hex');
const scrivi = (nome: string, testo: string): string => {
  const percorso = join(radice, nome);
  writeFileSync(percorso, testo);
  return percorso;
};

beforeEach(async () => {
  numero += 1;
  await chiedi('interno/nuovo-da-file', {
    percorso: join(radice, `p${numero}.pdz`),
    ambito: join(campioni, 'ambito.json'),
    modello: 'nazionale',
    anni: null,
  });
});
afterEach(async () => {
  await chiedi('file/chiudi');
});
afterAll(() => rmSync(radice, { recursive: true, force: true }));

describe('assegnazioni dei fondi da più file senza data', () => {
  it('fondi diversi valgono tutti; la stessa cifra non è contesa; una diversa aspetta una decisione', async () => {
    const file = (nome: string, righe: readonly string[]) =>
      scrivi(nome, ['Fondo;Importo 2026;Importo 2027', ...righe].join('\n'));
    const assegnati = () =>
      motore
        .sessione()
        .piano()
        .registri.assegnazione.filter((a) => a.ruolo === 'riga' && a.importoCents !== null)
        .map((a) => `${a.fondoId ?? a.fondoLetto} ${a.anno} ${String(a.importoCents)}`)
        .sort();
    await importa('fondi', [file('a.csv', ['FNPS;100,00;110,00', 'FNA;50,00;55,00'])]);
    const dueFondi = assegnati();
    const altri = await importa('fondi', [file('b.csv', ['FSR;30,00;31,00', 'FNPS;100,00;110,00'])]);
    expect(altri.importati.map((x) => x.stato)).toEqual(['valido']);
    expect(assegnati()).toEqual([...dueFondi, 'REG 2026 3000', 'REG 2027 3100'].sort());
    const contesa = await importa('fondi', [file('c.csv', ['FNA;51,00;55,00'])]);
    expect(contesa.importati.map((x) => x.stato)).toEqual(['da_decidere']);
    expect(assegnati()).toHaveLength(dueFondi.length + 2);
  });
});

describe('Importare nel piano', () => {
  it('l’anteprima non cambia nulla e dice ciò che entrerebbe', async () => {
    const prima = { seq: motore.sessione().seq, impronta: impronta() };
    const fileId = await deponi(join(campioni, 'dup/Carassai_DUP_semplificato.xlsx'));
    const esito: Esito = await chiedi('importa/anteprima', { genere: 'dup', fileId, comune: null });
    expect(esito.importati).toMatchObject([
      { stato: 'valido', giaImportato: null, righe: 32, totali: { 'M12/2027': '67590.00' } },
    ]);
    expect({ seq: motore.sessione().seq, impronta: impronta() }).toEqual(prima);
  });

  it('più file insieme: i buoni entrano, ognuno un passo; il rifiutato non tocca nulla', async () => {
    const esito = await importa('dup', [
      join(campioni, 'dup/cupra_marittima_dup.csv'),
      join(campioni, 'dup/cossignano_export.txt'),
      join(campioni, 'dup/Carassai_DUP_semplificato.xlsx'),
    ]);
    expect(esito.importati.map((f) => f.file)).toEqual(['cupra_marittima_dup.csv', 'Carassai_DUP_semplificato.xlsx']);
    expect(esito.rifiutati).toMatchObject([{ file: 'cossignano_export.txt', codice: 'CODICE_COMUNE_ERRATO' }]);
    const passi = motore
      .sessione()
      .modifiche({ limite: 10, primaDi: null })
      .filter((m) => m.causa === 'import');
    expect(passi).toHaveLength(2);
    // Beside the document, only what the person is asked to look at again.
    for (const { operazioni } of passi) {
      expect(operazioni[0]?.op).toBe('documento/aggiungi');
      for (const o of operazioni.slice(1)) expect(o).toMatchObject({ op: 'record/inserisci', registro: 'daRivedere' });
    }
    const [prima] = motore.sessione().righeLette({ programmaId: '12.07', anno: 2027, limite: 1 });
    expect(prima).toMatchObject({ foglio: null, cella: 'F31', riga: 31, letto: '91389,42', importoCents: 9_138_942 });
  });

  it('un file con tutti i Comuni: un documento per Comune, un passo solo, tornarci sopra non cambia nulla', async () => {
    const comuni = comuniDi(join(campioni, 'ambito.json'));
    const file = join(radice, `tutti-${numero}.xlsx`);
    writeFileSync(file, comeLibro(unFoglioPerComune([...comuni, ['099999', 'Lontano']]), 'xlsx'));
    const prima = impronta();
    const anteprima: Esito = await chiedi('importa/anteprima', {
      genere: 'dup',
      fileId: await deponi(file),
      comune: null,
    });
    expect(impronta()).toBe(prima);
    const esito = await importa('dup', [file]);
    for (const e of [anteprima, esito])
      expect(e.importati.map((x) => x.totali.totale)).toEqual(comuni.map((_, i) => totaleDi(i)));
    expect(esito.importati[0]?.anomalie).toMatchObject([{ codice: 'COMUNE_FUORI_AMBITO', foglio: 'Lontano' }]);
    const passi = () =>
      motore
        .sessione()
        .modifiche({ limite: 10, primaDi: null })
        .filter((m) => m.causa === 'import');
    expect(passi()).toHaveLength(1);
    expect(
      motore
        .sessione()
        .piano()
        .registri.documento.filter((d) => d.genere === 'dup'),
    ).toHaveLength(12);
    const ancora = await importa('dup', [file]);
    expect(ancora.importati.map((x) => x.giaImportato !== null)).toEqual(comuni.map(() => true));
    expect(passi()).toHaveLength(1);
    motore.sessione().annulla();
    expect(impronta()).toBe(prima);
    motore.sessione().ripeti();
    expect(
      motore
        .sessione()
        .piano()
        .registri.documento.filter((d) => d.genere === 'dup'),
    ).toHaveLength(12);
  });

  it('annullare un’importazione rimette il piano com’era, e ripetere lo rifà', async () => {
    const prima = impronta();
    await importa('personale', [join(campioni, 'personale/Elenco_assistenti_sociali_ATS21_2026.xlsx')]);
    expect(motore.sessione().piano().registri.persona).toHaveLength(33);
    motore.sessione().annulla();
    expect(impronta()).toBe(prima);
    motore.sessione().ripeti();
    expect(motore.sessione().piano().registri.persona).toHaveLength(33);
  });

  it('lo stesso file due volte è «già importato»: nessuna modifica', async () => {
    const file = join(campioni, 'fondi/Assegnazioni_fondi.xlsx');
    await importa('fondi', [file]);
    const { seq } = motore.sessione();
    const copia = join(radice, 'con un altro nome.xlsx');
    writeFileSync(copia, readFileSync(file));
    expect((await importa('fondi', [copia])).importati).toMatchObject([
      { file: 'con un altro nome.xlsx', giaImportato: 'Assegnazioni_fondi.xlsx' },
    ]);
    expect(motore.sessione().seq).toBe(seq);
  });

  it('vale l’atto più recente, in qualunque ordine arrivi; la copia senza data non prende il posto di nessuno', async () => {
    const dup = join(campioni, 'dup/DUP_2026-2028_San_Benedetto_del_Tronto.xlsx');
    const nadup = join(campioni, 'dup/NaDUP_2026-2028_San_Benedetto_del_Tronto.xlsx');
    const copia = join(campioni, 'dup/DUP_San_Benedetto_formule_senza_cache.xlsx');
    await importa('dup', [nadup, copia, dup]);
    const stati = Object.fromEntries(
      motore
        .sessione()
        .piano()
        .registri.documento.map((d) => [d.nomeFile, d.stato]),
    );
    expect(stati).toMatchObject({
      'NaDUP_2026-2028_San_Benedetto_del_Tronto.xlsx': 'valido',
      'DUP_2026-2028_San_Benedetto_del_Tronto.xlsx': 'superato',
    });
    expect(stati['DUP_San_Benedetto_formule_senza_cache.xlsx']).not.toBe('valido');
    const cifra = motore
      .sessione()
      .piano()
      .cifre.find((c) => c.programmaId === '12.07' && c.anno === 2027 && c.misura === 'competenza');
    expect(cifra?.importoCents).toBe(112_948_124);
  });

  it('le schede portano la loro sezione; un file nuovo ne sostituisce le risorse, non i testi', async () => {
    await importa('schede', [join(campioni, 'piano_schede.json')]);
    const primo = motore.sessione().piano();
    expect(primo.registri.scheda).toHaveLength(17);
    expect(primo.sezioni.filter((s) => s.schedaId !== null)).toHaveLength(17);
    const json = JSON.parse(readFileSync(join(campioni, 'piano_schede.json'), 'utf8'));
    json.schede[0].titolo = 'Titolo nuovo';
    json.schede[0].risorse = json.schede[0].risorse.slice(0, 3);
    json.schede.push({ id: 'S99', titolo: 'Scheda nuova', leps: ['SSP'], risorse: [] });
    await importa('schede', [scrivi('schede-2.json', JSON.stringify(json))]);
    const secondo = motore.sessione().piano();
    expect(secondo.registri.scheda).toHaveLength(18);
    expect(secondo.registri.scheda.find((s) => s.codice === 'S01')).toMatchObject({
      id: primo.registri.scheda.find((s) => s.codice === 'S01')?.id,
      titolo: 'Titolo nuovo',
    });
    const id = secondo.registri.scheda.find((s) => s.codice === 'S01')?.id;
    const voci = new Set(secondo.registri.voceSpesa.filter((v) => v.schedaId === id).map((v) => v.id));
    expect(secondo.registri.copertura.filter((c) => voci.has(c.voceId))).toHaveLength(3);
    motore.sessione().annulla();
    expect(canonico(motore.sessione().piano().registri.copertura)).toBe(canonico(primo.registri.copertura));
  });

  it('un contributo già valutato resta valutato quando il suo file torna', async () => {
    await importa('contributi', [join(campioni, 'contributi/contributi.jsonl')]);
    const c = motore
      .sessione()
      .piano()
      .registri.contributo.find((x) => x.codice === 'C001');
    await chiedi('contributi/decidi', { id: c?.id, esito: 'accolto', motivazione: 'Coerente con la scheda S11.' });
    const testo = readFileSync(join(campioni, 'contributi/contributi.jsonl'), 'utf8').replace(
      'PUA integrati e UVM: incremento operatori sociali: esperienze dal territorio',
      'PUA: titolo corretto',
    );
    const esito = await importa('contributi', [scrivi('contributi-2.jsonl', testo)]);
    expect(esito.importati[0]?.totali).toMatchObject({ nuovi: '0', aggiornati: '1', enti: '0' });
    expect(
      motore
        .sessione()
        .piano()
        .registri.contributo.find((x) => x.codice === 'C001'),
    ).toMatchObject({ titolo: 'PUA: titolo corretto', esito: 'accolto' });
    expect(motore.sessione().piano().registri.contributo).toHaveLength(40);
  });

  it('annullare il lavoro ha effetto entro mezzo secondo e del file non resta nulla', async () => {
    const righe = Array.from(
      { length: 60_000 },
      (_, i) => `044066;120${(i % 9) + 1};1;${2026 + (i % 3)};${i % 1000},${String(i % 100).padStart(2, '0')}`,
    );
    const grande = scrivi('grande.csv', `cod;mp;t;anno;imp\n${righe.join('\n')}\n`);
    const prima = impronta();
    const partenza = eventi.length;
    const lavoro = importa('dup', [grande]);
    await expect
      .poll(() => eventi.slice(partenza).some((e) => e.tipo === 'avanzamento'), { timeout: 15_000, interval: 5 })
      .toBe(true);
    const da = performance.now();
    const risposta: { annullati: number } = await chiedi('importa/annulla-lavoro');
    const esito = await lavoro;
    expect(performance.now() - da).toBeLessThan(500);
    expect(risposta.annullati).toBe(1);
    expect(esito).toMatchObject({ importati: [], rifiutati: [{ codice: 'ANNULLATO' }] });
    expect(impronta()).toBe(prima);
  });

  it('se intanto si apre un altro piano non entra nulla, né in quello né nel primo', async () => {
    const primo = motore.sessione().percorso;
    const prima = impronta();
    const file = join(campioni, 'dup/cupra_marittima_dup.csv');
    const [uno, due, tre] = [await deponi(file), await deponi(file), await deponi(file)];
    const chiesti = [
      chiedi('importa/conferma', { genere: 'dup', fileId: [uno], comune: null }),
      chiedi('importa/conferma', { genere: 'dup', fileId: [due], comune: null }),
      chiedi('importa/anteprima', { genere: 'dup', fileId: tre, comune: null }),
    ];
    await chiedi('interno/nuovo-da-file', {
      percorso: join(radice, `altro${numero}.pdz`),
      ambito: join(campioni, 'ambito.json'),
      modello: 'nazionale',
      anni: null,
    });
    const documenti = () =>
      motore
        .sessione()
        .piano()
        .registri.documento.map((d) => d.genere);
    for (const esito of await Promise.all(chiesti))
      expect(esito).toMatchObject({ importati: [], rifiutati: [{ codice: 'ANNULLATO' }] });
    expect(documenti()).toEqual(['ambito']);
    await chiedi('interno/apri', { percorso: primo, solaLettura: false });
    expect(documenti()).toEqual(['ambito']);
    expect(impronta()).toBe(prima);
  });

  it('in sola lettura non si importa', async () => {
    await chiedi('file/salva');
    const percorso = motore.sessione().percorso;
    await chiedi('file/chiudi');
    await chiedi('interno/apri', { percorso, solaLettura: true });
    await expect(importa('dup', [join(campioni, 'dup/cupra_marittima_dup.csv')])).rejects.toThrow(/sola-lettura/);
  });
});
