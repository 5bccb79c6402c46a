import { fork } from 'node:child_process';
import { utilityProcess } from 'electron';
import type { MessaggioAlMotore } from '#contract/canale.ts';

/** True in a release bundle, written by the build. */
declare const __PDZ_RILASCIO__: boolean;

/** A child process, whatever carries its messages; what it says is not trusted until it is parsed. */
export type Processo<Va> = {
  invia(messaggio: Va): void;
  uccidi(): void;
  pid(): number | undefined;
  suMessaggio(ricevi: (messaggio: unknown) => void): void;
  suFine(fine: (codice: number | null) => void): void;
};

/** Environment of a child: ours without what would change how Node itself behaves. */
const ambientePulito = (): NodeJS.ProcessEnv => {
  const { NODE_OPTIONS: _opzioni, ELECTRON_RUN_AS_NODE: _comeNode, ...resto } = process.env;
  return resto;
};

/** Starts a module in an Electron utility process: the only way of a release. */
export const avviaUtility = <Va>(file: string, nome: string, argomenti: string[]): Processo<Va> => {
  const figlio = utilityProcess.fork(file, [], {
    serviceName: nome,
    execArgv: argomenti,
    env: ambientePulito(),
    stdio: 'inherit',
  });
  return {
    invia: (messaggio) => figlio.postMessage(messaggio),
    uccidi: () => figlio.kill(),
    pid: () => figlio.pid,
    suMessaggio: (ricevi) => figlio.on('message', ricevi),
    suFine: (fine) => figlio.on('exit', fine),
  };
};

/** Starts the engine on a named Node: development and tests only, where Electron is too old for better-sqlite3. */
const avviaConNode = (node: string, file: string): Processo<MessaggioAlMotore> => {
  const figlio = fork(file, [], {
    execPath: node,
    execArgv: [],
    env: ambientePulito(),
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return {
    invia: (messaggio) => {
      if (figlio.connected) figlio.send(messaggio);
    },
    uccidi: () => figlio.kill('SIGKILL'),
    pid: () => figlio.pid,
    suMessaggio: (ricevi) => figlio.on('message', ricevi),
    suFine: (fine) => {
      let finito = false;
      const unaVolta = (codice: number | null) => {
        if (!finito) fine(codice);
        finito = true;
      };
      figlio.on('exit', unaVolta);
      figlio.on('error', () => unaVolta(null));
    },
  };
};

/** Starts the engine's process. */
export const avviaProcessoMotore = (file: string): Processo<MessaggioAlMotore> => {
  if (!__PDZ_RILASCIO__) {
    const node = process.env.PDZ_ENGINE_NODE;
    if (node) return avviaConNode(node, file);
  }
  return avviaUtility(file, 'Piano di Zona: motore', []);
};
