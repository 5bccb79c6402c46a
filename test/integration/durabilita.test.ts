import { type ChildProcess, fork } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { banco, nuovoPiano } from '../support/banco-motore.ts';
import type { Contenuto, MessaggioFiglio } from '../support/motore-figlio.ts';
import { quanti, seme } from '../support/quanti.ts';

/** How many times the engine is killed, and the seed of the random moments: `prova-lunga` asks for a thousand. */
const COLPI = quanti('PDZ_COLPI', 50, 1000);
const SEME = seme();
const radice = fileURLToPath(new URL('../..', import.meta.url));
const cartellaFiglio = join(radice, 'node_modules', '.cache', `motore-figlio-${process.pid}`);
const figlio = join(cartellaFiglio, 'motore-figlio.mjs');

/** The engine to kill, made one file: fifty starts of it would otherwise spend their time reading sources. */
beforeAll(async () => {
  await build({
    configFile: false,
    root: radice,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: join(radice, 'test', 'support', 'motore-figlio.ts'),
      outDir: cartellaFiglio,
      target: 'node24',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'motore-figlio.mjs' } },
    },
  });
});
afterAll(() => rmSync(cartellaFiglio, { recursive: true, force: true }));

type Atteso = { campi: Record<string, string>; testo: string; documenti: Set<string>; confermate: number };

type Motore = { readonly processo: ChildProcess; readonly errori: () => string };

/** Starts an engine that waits to be told to open the plan. */
const avvia = (argomenti: readonly string[], cache: string): Motore => {
  const processo = fork(figlio, argomenti, {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  });
  let errori = '';
  processo.stderr?.on('data', (pezzo: Buffer) => {
    errori += pezzo.toString();
  });
  return { processo, errori: () => errori };
};

/** Lets the engine work, kills it `attesa` milliseconds after its n-th acknowledgement, notes what it acknowledged. */
const colpo = ({ processo, errori }: Motore, conferme: number, attesa: number, atteso: Atteso): Promise<Contenuto> =>
  new Promise((fatto, rifiuta) => {
    let trovato: Contenuto | null = null;
    let mancano = conferme;
    processo.on('message', (messaggio: MessaggioFiglio) => {
      if (messaggio.tipo === 'trovato') trovato = messaggio.contenuto;
      else {
        atteso.confermate += 1;
        if (messaggio.tipo === 'campo') atteso.campi[messaggio.nome] = messaggio.valore;
        else if (messaggio.tipo === 'testo') atteso.testo = messaggio.testo;
        else atteso.documenti.add(messaggio.sha256);
      }
      if (mancano-- === 0) setTimeout(() => processo.kill('SIGKILL'), attesa);
    });
    processo.on('close', (_codice, segnale) => {
      if (trovato && segnale === 'SIGKILL') fatto(trovato);
      else rifiuta(new Error(`il motore è finito da sé (${segnale}): ${errori()}`));
    });
    processo.send('via');
  });

/** Checks what the engine found at its start against what the one before it had acknowledged, and takes it as known. */
const confronta = (trovato: Contenuto, prima: Atteso, atteso: Atteso, dove: string): void => {
  for (const impronta of prima.documenti) expect(trovato.documenti, dove).toContain(impronta);
  const diversi = Object.keys({ ...prima.campi, ...trovato.campi }).filter((c) => trovato.campi[c] !== prima.campi[c]);
  const inPiu = trovato.documenti.filter((d) => !prima.documenti.has(d));
  // One change at most may have been made without the time to say so.
  expect(diversi.length + inPiu.length + (trovato.testo === prima.testo ? 0 : 1), dove).toBeLessThanOrEqual(1);
  for (const c of diversi) if (atteso.campi[c] === prima.campi[c]) atteso.campi[c] = trovato.campi[c] ?? '';
  if (atteso.testo === prima.testo) atteso.testo = trovato.testo;
  for (const d of inPiu) atteso.documenti.add(d);
};

/** One plan, `colpi` kills one after the other; the next engine is started while the present one works. */
const serie = async (colpi: number, seme: number): Promise<number> => {
  const b = banco();
  try {
    nuovoPiano(b).chiudi();
    let stato = seme >>> 0;
    const caso = (massimo: number): number => {
      stato = (Math.imul(stato, 1664525) + 1013904223) >>> 0;
      return Math.floor((stato / 2 ** 32) * massimo);
    };
    const pronto = (n: number) =>
      avvia([`${b.radice}/dati`, b.percorso(), String(seme + n)], join(b.radice, 'dati', 'cache'));
    const atteso: Atteso = { campi: {}, testo: '', documenti: new Set(), confermate: 0 };
    let motore = pronto(0);
    for (let n = 0; n < colpi; n++) {
      const prossimo = n + 1 < colpi ? pronto(n + 1) : null;
      const prima = structuredClone(atteso);
      const trovato = await colpo(motore, caso(9), caso(12), atteso).catch((errore: unknown) => {
        prossimo?.processo.kill('SIGKILL');
        throw errore;
      });
      confronta(trovato, prima, atteso, `seme ${seme}, colpo ${n}`);
      if (prossimo) motore = prossimo;
    }
    const s = b.apri();
    expect(s.solaLettura).toBe(false);
    // After the last kill too, one change at most may have been made without the time to say so.
    const { campo, documento } = s.piano().registri;
    const trovato = {
      campi: Object.fromEntries(campo.map((c) => [c.nome, c.valore])),
      testo: atteso.testo,
      documenti: documento.map((d) => d.sha256),
    };
    confronta(trovato, structuredClone(atteso), atteso, `seme ${seme}, alla fine`);
    s.chiudi();
    expect(readdirSync(b.radice).sort()).toEqual(['dati', 'prova.pdz']);
    const db = new Sqlite(b.percorso(), { readonly: true });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.prepare('SELECT count(*) AS n FROM documento WHERE completo = 0').get()).toEqual({ n: 0 });
    db.close();
    return atteso.confermate;
  } finally {
    b.togli();
  }
};

it(`ucciso ${COLPI} volte mentre scrive e importa, il motore non perde nulla di ciò che ha confermato`, {
  timeout: COLPI * 4000 + 60_000,
}, async () => {
  const meta = Math.ceil(COLPI / 2);
  const confermate = await Promise.all([serie(meta, SEME), serie(COLPI - meta, SEME + 7919)]);
  expect(Math.min(...confermate)).toBeGreaterThan(COLPI);
});
