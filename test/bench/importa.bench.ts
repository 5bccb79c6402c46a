/*
 * Imports beside the bare parsers, in the same run: a CSV of 200,000 lines against csv-parse, a workbook of 20,000 rows
 * against @e965/xlsx (fresh processes, interleaved, medians of `GIRI`). Then the same CSV enters a plan through the real
 * engine and worker, while a section is written every 25 ms and the event loop is watched; and it is cancelled. At last
 * 61 Comuni send three files each, all confirmed together, with their progress. On a busy computer look at the times of
 * processor: those by the clock count what others do.
 * Run: `npm run bench -- importa`.
 */
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { read } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { contrattoCompleto } from '#contract/index.ts';
import { limitiLavoratori, opzioniV8 } from '#contract/lavoratori.ts';
import { serve } from '#contract/serve.ts';
import { creaGestori } from '#engine/gestori.ts';
import { leggiFile } from '#engine/import/leggi-file.ts';
import { cartellaModelliApp } from '#engine/luoghi.ts';
import { motoreDiProva } from '../support/banco-motore.ts';
import { comuniDi, contestoDiProva } from '../support/contesto-import.ts';
import { comeLibro } from '../support/forme-dup.ts';
import { comuniFinti } from '../support/molti-comuni.ts';

const GIRI = Number(process.env.PDZ_GIRI ?? 5);
/** Comuni that send three files each. */
const COMUNI = Number(process.env.PDZ_COMUNI ?? 61);
/** Both run with the options of the worker of imports. */
const execArgv = opzioniV8(limitiLavoratori.importa);
/** Milliseconds by the clock and of processor. */
type Tempo = { readonly orologio: number; readonly processore: number };
const campioni = join(import.meta.dirname, '../fixtures/ambito-21');
const percentile = (valori: readonly number[], p: number): number =>
  [...valori].sort((a, b) => a - b)[Math.min(valori.length - 1, Math.floor(valori.length * p))] ?? Number.NaN;
const mediana = (valori: readonly number[]): number => percentile(valori, 0.5);

const csv = (righe: number): string =>
  `cod;mp;t;anno;imp\n${Array.from(
    { length: righe },
    (_, i) => `044066;120${(i % 9) + 1};1;${2026 + (i % 3)};${i % 1000},${String(i % 100).padStart(2, '0')}`,
  ).join('\n')}\n`;
const xlsx = (righe: number): Uint8Array =>
  comeLibro(
    [
      {
        nome: 'PEG',
        righe: [
          ['Comune di San Benedetto del Tronto'],
          ['Capitolo', 'Programma', 'Descrizione', 'Titolo', '2026', '2027', '2028', 'Cassa 2026'],
          ...Array.from({ length: righe }, (_, i) => [
            i,
            `12.0${(i % 9) + 1}`,
            `Capitolo numero ${i}`,
            1,
            i + 0.5,
            i + 1,
            i + 2,
            i + 3,
          ]),
        ],
      },
    ],
    'xlsx',
  );

/** The plan as the engine hands it over: made once, it is no part of a reading. */
let fatto: ReturnType<typeof contestoDiProva> | null = null;
const piano = () => {
  fatto ??= contestoDiProva(comuniDi(join(campioni, 'ambito.json')));
  return fatto;
};

const lavori: Readonly<Record<string, (file: string) => Promise<unknown> | unknown>> = {
  'csv-nudo': (f) => parse(readFileSync(f, 'utf8'), { delimiter: ';' }),
  'xlsx-nudo': (f) =>
    read(readFileSync(f), { type: 'buffer', cellFormula: true, cellNF: true, cellText: true, cellStyles: true }),
  nostro: (f) =>
    leggiFile({
      percorso: f,
      nomeFile: f,
      genere: 'dup',
      comune: '044066',
      contesto: piano(),
    }),
};

/** One reading in a process of its own, after one small reading that warms it. */
const [, , nome, file, riscaldo] = process.argv;
if (nome && file && riscaldo && process.send) {
  const lavora = lavori[nome];
  await lavora?.(riscaldo);
  const [inizio, prima] = [performance.now(), process.cpuUsage()];
  await lavora?.(file);
  const { user, system } = process.cpuUsage(prima);
  process.send({ orologio: performance.now() - inizio, processore: (user + system) / 1000 } satisfies Tempo);
  process.disconnect();
} else await misure();

async function misure(): Promise<void> {
  const cartella = mkdtempSync(join(tmpdir(), 'pdz-bench-importa-'));
  const scrivi = (nomeFile: string, dati: string | Uint8Array): string => {
    const percorso = join(cartella, nomeFile);
    writeFileSync(percorso, dati);
    return percorso;
  };
  const unaVolta = (lavoro: string, percorso: string, piccolo: string): Promise<Tempo> =>
    new Promise((fatto, no) => {
      const figlio = fork(import.meta.filename, [lavoro, percorso, piccolo], { execArgv });
      figlio.once('message', (tempo) => fatto(tempo as Tempo));
      figlio.once('exit', (codice) => no(new Error(`${lavoro}: finito con ${codice} senza misura`)));
    });
  try {
    const grandeCsv = scrivi('grande.csv', csv(200_000));
    for (const [titolo, nudo, percorso, piccolo] of [
      ['CSV, 200.000 righe', 'csv-nudo', grandeCsv, scrivi('piccolo.csv', csv(500))],
      ['XLSX, 20.000 righe', 'xlsx-nudo', scrivi('grande.xlsx', xlsx(20_000)), scrivi('piccolo.xlsx', xlsx(50))],
    ] as const) {
      const coppie: [Tempo, Tempo][] = [];
      for (let i = 0; i < GIRI; i += 1)
        coppie.push([await unaVolta(nudo, percorso, piccolo), await unaVolta('nostro', percorso, piccolo)]);
      const rapporto = (di: keyof Tempo) => mediana(coppie.map(([a, b]) => b[di] / a[di])).toFixed(2);
      const ms = (i: 0 | 1, di: keyof Tempo) => mediana(coppie.map((c) => c[i][di])).toFixed(0);
      process.stdout.write(
        `${titolo}: lettore nudo ${ms(0, 'orologio')} ms (processore ${ms(0, 'processore')}), importazione ${ms(1, 'orologio')} ms (processore ${ms(1, 'processore')}), rapporto ${rapporto('orologio')} di orologio, ${rapporto('processore')} di processore (obiettivo ≤ 1,5)\n`,
      );
    }
    await conIlMotore(cartella, grandeCsv);
    await moltiComuni(cartella);
  } finally {
    rmSync(cartella, { recursive: true, force: true });
  }
}

async function conIlMotore(cartella: string, grande: string): Promise<void> {
  const { motore } = motoreDiProva(cartella, cartellaModelliApp);
  const servi = serve(contrattoCompleto, creaGestori(motore));
  const chiedi = async (operazione: string, input: unknown = {}) => {
    const risposta = await servi(operazione, input);
    if (!risposta.ok) throw new Error(`${risposta.error.code}: ${risposta.error.message}`);
    return risposta.value as never;
  };
  await chiedi('interno/nuovo-da-file', {
    percorso: join(cartella, 'p.pdz'),
    ambito: join(campioni, 'ambito.json'),
    modello: 'nazionale',
    anni: null,
  });
  const sezione = motore
    .sessione()
    .piano()
    .sezioni.find((s) => s.contenuto.blocchi.length > 0);
  if (!sezione) throw new Error('nessuna sezione');
  const importa = async (): Promise<{ rifiutati: { codice: string }[] }> => {
    const { fileId } = (await chiedi('interno/deponi-file', { percorso: grande })) as { fileId: string };
    return chiedi('importa/conferma', { genere: 'dup', fileId: [fileId], comune: '044066' });
  };
  let revisione = sezione.revisione;
  const scritture: number[] = [];
  let finito = false;
  const scrivi = async (): Promise<void> => {
    while (!finito) {
      const inizio = performance.now();
      const fatta: { revisione: number } = await chiedi('sezioni/scrivi', {
        id: sezione.id,
        baseRevisione: revisione,
        contenuto: sezione.contenuto,
        gruppo: `misura-${revisione}`,
      });
      revisione = fatta.revisione;
      scritture.push(performance.now() - inizio);
      await new Promise((libera) => setTimeout(libera, 25));
    }
  };
  const attesa = monitorEventLoopDelay({ resolution: 1 });
  attesa.enable();
  const tratti = trattiDelFilo();
  const scrivendo = scrivi();
  const inizio = performance.now();
  const esito = await importa();
  const durata = performance.now() - inizio;
  finito = true;
  await scrivendo;
  attesa.disable();
  const [p99, massimo] = tratti();
  if (esito.rifiutati.length > 0) throw new Error(JSON.stringify(esito.rifiutati));
  process.stdout.write(
    `Importazione intera nel piano ${(durata / 1000).toFixed(1)} s: «sezioni/scrivi» ${scritture.length} volte, p50 ${mediana(scritture).toFixed(1)} ms, p99 ${percentile(scritture, 0.99).toFixed(1)} ms (obiettivo ≤ 50), massimo ${Math.max(...scritture).toFixed(1)}; filo del motore fermo al massimo ${(attesa.max / 1e6).toFixed(1)} ms, p99 ${(attesa.percentile(99) / 1e6).toFixed(1)} ms (obiettivo ≤ 50); di processore p99 ${p99.toFixed(1)} ms, massimo ${massimo.toFixed(1)} ms\n`,
  );
  motore.sessione().annulla();
  const tempi: number[] = [];
  for (const dopo of [300, 1_500, 3_000]) {
    const corre = importa();
    await new Promise((libera) => setTimeout(libera, dopo));
    const chiesto = performance.now();
    await chiedi('importa/annulla-lavoro');
    const fine = await corre;
    tempi.push(performance.now() - chiesto);
    if (fine.rifiutati[0]?.codice !== 'ANNULLATO') process.stdout.write(`  (dopo ${dopo} ms era già finita)\n`);
  }
  process.stdout.write(`Annullare: ${tempi.map((t) => `${t.toFixed(0)} ms`).join(', ')} (obiettivo ≤ 500)\n`);
  await chiedi('file/chiudi');
}

/** Watches the engine's thread from now on: processor time of its stretches without a breath, 99th percentile and longest. */
function trattiDelFilo(): () => [number, number] {
  const adesso = (): number => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  const tratti: number[] = [];
  let ultimo = adesso();
  const orologio = setInterval(() => {
    const ora = adesso();
    tratti.push(ora - ultimo);
    ultimo = ora;
  }, 1);
  return () => {
    clearInterval(orologio);
    return [percentile(tratti, 0.99), Math.max(...tratti)];
  };
}

/** A budget, a staff list and the shares of each Comune, as three files. */
async function moltiComuni(radice: string): Promise<void> {
  const cartella = join(radice, 'molti');
  mkdirSync(cartella);
  const comuni = comuniFinti(COMUNI);
  const file = (nome: string, testo: string): string => {
    const percorso = join(cartella, nome);
    writeFileSync(percorso, testo);
    return percorso;
  };
  const ambito = file(
    'ambito.json',
    JSON.stringify({
      ats: {
        denominazione: 'Ambito di sessantuno Comuni',
        formaAssociativa: 'convenzione30',
        enteCapofila: comuni[0]?.[0],
      },
      comuni: comuni.map(([codiceIstat, nome], i) => ({
        codiceIstat,
        nome,
        popolazione: [{ anno: 2025, residenti: 1_000 + i }],
      })),
    }),
  );
  const programmi = Array.from({ length: 10 }, (_, k) => `12.${String(k + 1).padStart(2, '0')}`);
  const generi: Readonly<Record<string, (nome: string, i: number) => string>> = {
    dup: (nome, i) =>
      `Comune di ${nome};;;;\nDUP 2026-2028;;;;\nProgramma;Titolo;2026;2027;2028\n${programmi.map((p, k) => `${p};1;${i + 1}${k}00,00;${i + 1}${k}10,00;${i + 1}${k}20,00`).join('\n')}\n`,
    personale: (nome, i) =>
      `Comune di ${nome};;;;;\nMatricola;Profilo professionale;Tipo rapporto;Ore settimanali;Data assunzione;Data cessazione\n${Array.from({ length: 12 }, (_, k) => `${i}-${k};Assistente sociale;Tempo indeterminato;36;01/0${(k % 9) + 1}/2020;`).join('\n')}\n`,
    quote: (nome, i) => `Quote 2026;;\nComune;2026;2027\n${nome};${i + 1}000,00;${i + 1}100,00\n`,
  };
  const avanzamenti: string[] = [];
  const { motore } = motoreDiProva(cartella, cartellaModelliApp);
  const osservato: typeof motore = {
    ...motore,
    emetti: (e) => {
      if (e.tipo === 'avanzamento') avanzamenti.push(e.testo);
      motore.emetti(e);
    },
  };
  const servi = serve(contrattoCompleto, creaGestori(osservato));
  const chiedi = async (operazione: string, input: unknown = {}) => {
    const risposta = await servi(operazione, input);
    if (!risposta.ok) throw new Error(`${risposta.error.code}: ${risposta.error.message}`);
    return risposta.value as never;
  };
  const percorso = join(cartella, 'p.pdz');
  await chiedi('interno/nuovo-da-file', { percorso, ambito, modello: 'nazionale', anni: [2026, 2028] });
  const tratti = trattiDelFilo();
  const inizio = performance.now();
  let [entrati, righe] = [0, 0];
  for (const [genere, testo] of Object.entries(generi)) {
    const fileId: string[] = [];
    for (const [i, [, nome]] of comuni.entries()) {
      const deposto: { fileId: string } = await chiedi('interno/deponi-file', {
        percorso: file(`${genere}_${nome.replaceAll(' ', '_')}.csv`, testo(nome, i)),
      });
      fileId.push(deposto.fileId);
    }
    const esito: { importati: { righe: number }[]; rifiutati: { file: string; messaggio: string }[] } = await chiedi(
      'importa/conferma',
      { genere, fileId, comune: null },
    );
    const [primo] = esito.rifiutati;
    if (primo) throw new Error(`${primo.file}: ${primo.messaggio}`);
    entrati += esito.importati.length;
    righe += esito.importati.reduce((n, x) => n + x.righe, 0);
  }
  const durata = (performance.now() - inizio) / 1000;
  const [p99, massimo] = tratti();
  process.stdout.write(
    `${COMUNI} Comuni × 3 file: ${entrati} documenti, ${righe} righe in ${durata.toFixed(1)} s (${((durata * 1000) / entrati).toFixed(0)} ms l'uno), ${avanzamenti.length} avvisi di avanzamento di ${new Set(avanzamenti.map((t) => t.split(':')[0])).size} file; filo del motore senza respiro: p99 ${p99.toFixed(1)} ms, massimo ${massimo.toFixed(1)} ms di processore\n`,
  );
  await chiedi('file/chiudi');
}
