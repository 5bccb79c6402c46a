import { fork } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { limitiLavoratori } from '#contract/lavoratori.ts';
import type { MessaggioFuzz } from '../../support/fuzz-import-figlio.ts';

/** Mutated inputs and their seed: a slice in `npm test`, ten thousand in `npm run prova-lunga`. */
const CASI = Number(process.env.PDZ_FUZZ ?? (process.env.PDZ_PROVA_LUNGA ? 10_000 : 300));
const SEME = Number(process.env.PDZ_SEME ?? 20_261_124);
/** Silence of a case by the clock; within it the child itself counts the 20 s of processor time that a case may take. */
const FERMO_MS = limitiLavoratori.importa.durata;
/** Time that the process may take to begin. */
const AVVIO_MS = 180_000;

type Esito = { readonly guasti: string[]; accettati: number; rifiutati: number };

/** Runs cases in a process of its own, killed when one of them keeps silent. */
const prova = (seme: number, casi: number): Promise<Esito> =>
  new Promise((finito) => {
    const esito: Esito = { guasti: [], accettati: 0, rifiutati: 0 };
    const figlio = fork(
      join(import.meta.dirname, '../../support/fuzz-import-figlio.ts'),
      [String(seme), '0', String(casi)],
      { execArgv: ['--max-old-space-size=512'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
    );
    let ultimo = -1;
    const ferma = (): void => {
      esito.guasti.push(`caso ${ultimo}: fermo da ${FERMO_MS / 1000} secondi`);
      figlio.kill('SIGKILL');
    };
    let cane = setTimeout(ferma, AVVIO_MS);
    figlio.on('message', (m: MessaggioFuzz) => {
      clearTimeout(cane);
      if (m.tipo === 'caso') ultimo = m.n;
      else if (m.tipo === 'guasto') esito.guasti.push(`caso ${m.n} (${m.famiglia}): ${m.che}`);
      else [esito.accettati, esito.rifiutati] = [m.accettati, m.rifiutati];
      if (m.tipo !== 'fine') cane = setTimeout(ferma, FERMO_MS);
    });
    figlio.on('exit', (codice) => {
      clearTimeout(cane);
      if (codice !== 0) esito.guasti.push(`caso ${ultimo}: il processo è finito con ${codice}`);
      finito(esito);
    });
  });

it(`${CASI} file alterati a caso (seme ${SEME}): letti o rifiutati, mai un guasto, un blocco, un totale sbagliato in silenzio`, {
  timeout: 60_000 + CASI * 500,
}, async () => {
  const { guasti, accettati, rifiutati } = await prova(SEME, CASI);
  expect(guasti).toEqual([]);
  expect(accettati + rifiutati).toBe(CASI);
});
