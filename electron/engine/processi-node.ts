import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { limitiLavoratori, opzioniV8 } from '#contract/lavoratori.ts';
import { fileLavoratore } from './luoghi.ts';
import type { NomeLavoratore, Processi, ProcessoFiglio } from './tipi.ts';

const MIB = 1024 * 1024;
const CONTROLLO = 200;

/** Resident bytes of a process where the system shows them (Linux); elsewhere V8's own limit holds. */
const memoriaDi = (pid: number): number | null => {
  try {
    const righe = readFileSync(`/proc/${pid}/status`, 'latin1');
    const kib = /^VmRSS:\s+(\d+) kB$/m.exec(righe)?.[1];
    return kib === undefined ? null : Number(kib) * 1024;
  } catch {
    return null;
  }
};

/**
 * Environment of a worker: nothing that changes what Node does, nothing of the person's secrets. The compile cache halves
 * the time in which a worker starts from the sources.
 */
const ambientePulito = (): NodeJS.ProcessEnv => {
  const { PATH, HOME, TMPDIR, TEMP, TMP, SystemRoot, LANG, TZ, NODE_COMPILE_CACHE } = process.env;
  return Object.fromEntries(
    Object.entries({ PATH, HOME, TMPDIR, TEMP, TMP, SystemRoot, LANG, TZ, NODE_COMPILE_CACHE }).filter(
      ([, v]) => v !== undefined,
    ),
  );
};

/** Processor time used by a process, in milliseconds, where the system shows it (Linux, 100 ticks a second). */
const cpuDi = (pid: number): number => {
  try {
    const dopoIlNome = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(dopoIlNome[11] ?? 0) + Number(dopoIlNome[12] ?? 0)) * 10;
  } catch {
    return 0;
  }
};

/** Starts workers of the closed list as children of this Node, with limits on memory and time. */
export const processiConFile = (fileDi: (modulo: NomeLavoratore) => string, soglia?: number): Processi => ({
  avvia: (modulo): ProcessoFiglio => {
    const durata = soglia ?? limitiLavoratori[modulo].durata;
    const figlio = fork(fileDi(modulo), [], {
      execArgv: opzioniV8(limitiLavoratori[modulo]),
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: ambientePulito(),
    });
    const uccidi = (): void => {
      figlio.kill('SIGKILL');
    };
    // The time runs from the last request: a worker may serve more than one.
    let limite = setTimeout(uccidi, durata);
    let cpuAllaRichiesta = 0;
    const guardia = setInterval(() => {
      if (figlio.pid !== undefined && cpuDi(figlio.pid) - cpuAllaRichiesta > limitiLavoratori[modulo].cpu) uccidi();
      const memoria = figlio.pid === undefined ? null : memoriaDi(figlio.pid);
      if (memoria !== null && memoria > limitiLavoratori[modulo].residente * MIB) uccidi();
    }, CONTROLLO);
    const fini: ((codice: number | null) => void)[] = [];
    let finito = false;
    const chiudi = (codice: number | null): void => {
      if (finito) return;
      finito = true;
      clearTimeout(limite);
      clearInterval(guardia);
      for (const f of fini) f(codice);
    };
    figlio.on('exit', (codice) => chiudi(codice));
    figlio.on('error', () => chiudi(null));
    return {
      invia: (messaggio) => {
        if (finito) return;
        clearTimeout(limite);
        limite = setTimeout(uccidi, durata);
        cpuAllaRichiesta = figlio.pid === undefined ? 0 : cpuDi(figlio.pid);
        if (figlio.connected) figlio.send(messaggio as object, () => {});
      },
      ricevi: (ascolta) => {
        figlio.on('message', ascolta);
      },
      fine: (ascolta) => {
        fini.push(ascolta);
      },
      uccidi,
      get pid() {
        return figlio.pid;
      },
    };
  },
});

/** Workers under plain Node: command line, server, tests. */
export const processiNode: Processi = processiConFile(fileLavoratore);
