import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { configureGlobal } from 'fast-check';

/*
 * Runner of the tests of the rules for Stryker: it loads every test once and calls it again for each mutant, in the same
 * process. Vitest starts a worker and imports everything anew for each mutant (1.5 s each, hours for the whole); here a
 * mutant costs its tests, some milliseconds. The tests and `expect` are the same that `npm test` runs.
 */
type Copertura = Record<string, number>;
type Spazio = {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: { static: Copertura; perTest: Record<string, Copertura> };
};
type EsitoProva = {
  id: string;
  name: string;
  fileName: string;
  timeSpentMs: number;
  status: number;
  failureMessage: string;
};
type Giro = {
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
  readonly activeMutant: { id: string };
};

const spazio: Spazio = {};

/** Caches of the program live in weak maps made when its modules load: each test starts with them empty. */
const MemoriaVera = globalThis.WeakMap;
const memorie: MemoriaAzzerabile[] = [];
class MemoriaAzzerabile {
  #dentro = new MemoriaVera<object, unknown>();
  constructor() {
    memorie.push(this);
  }
  get(chiave: object) {
    return this.#dentro.get(chiave);
  }
  has(chiave: object) {
    return this.#dentro.has(chiave);
  }
  set(chiave: object, valore: unknown) {
    this.#dentro.set(chiave, valore);
    return this;
  }
  delete(chiave: object) {
    return this.#dentro.delete(chiave);
  }
  azzera() {
    this.#dentro = new MemoriaVera();
  }
}

/** Those of the runner and of the declared reads try all rules at once, for seconds: every survivor would pay for them. */
const proveVeloci = 'test/unit/rules/!(esegui|letture|riverifica-registri).test.ts';
const finto = new URL('./vitest-in-memoria.ts', import.meta.url).href;
let caricate: Promise<typeof import('./vitest-in-memoria.ts')> | null = null;

/** Imports the test files of the sandbox, which is the working folder. */
const carica = () => {
  caricate ??= (async () => {
    process.env.TZ = 'Europe/Rome';
    Object.assign(globalThis, { __stryker__: spazio, __PDZ_RILASCIO__: false });
    const raccolta = await import('./vitest-in-memoria.ts');
    // The same examples for every mutant: none is killed by luck.
    configureGlobal({ seed: 20_261_124 });
    for (const pacchetto of ['zod', 'yaml', 'remark-parse', 'remark-directive', 'unified']) await import(pacchetto);
    registerHooks({
      resolve: (nome, contesto, poi) =>
        nome === 'vitest' && contesto.parentURL !== finto ? { url: finto, shortCircuit: true } : poi(nome, contesto),
    });
    Object.assign(globalThis, { WeakMap: MemoriaAzzerabile });
    for (const file of globSync(process.env.PDZ_MUTANTI_PROVE ?? proveVeloci).sort()) {
      raccolta.raccogliDa(file);
      await import(pathToFileURL(join(process.cwd(), file)).href);
    }
    Object.assign(globalThis, { WeakMap: MemoriaVera });
    return raccolta;
  })();
  return caricate;
};

const durate = new Map<string, number>();

/** Runs tests, the quickest first; stops at the first that fails when asked. */
const esegui = async (ids: readonly string[] | null, finoAlPrimo: boolean): Promise<EsitoProva[]> => {
  const { expect, raccolte } = await carica();
  const prove = ids === null ? [...raccolte.values()] : ids.flatMap((id) => raccolte.get(id) ?? []);
  const esiti: EsitoProva[] = [];
  for (const prova of prove.toSorted((a, b) => (durate.get(a.id) ?? 0) - (durate.get(b.id) ?? 0))) {
    for (const m of memorie) m.azzera();
    spazio.currentTestId = prova.id;
    expect.setState({ testPath: join(process.cwd(), prova.file), currentTestName: prova.nome, assertionCalls: 0 });
    const inizio = performance.now();
    let errore = '';
    try {
      await prova.fai();
    } catch (e) {
      errore = e instanceof Error ? e.message : String(e);
      if (errore === '') errore = 'errore';
    }
    spazio.currentTestId = undefined;
    const timeSpentMs = performance.now() - inizio;
    durate.set(prova.id, timeSpentMs);
    esiti.push({
      ...{ id: prova.id, name: prova.nome, fileName: prova.file, timeSpentMs },
      ...{ status: errore === '' ? 0 : 1, failureMessage: errore },
    });
    if (errore !== '' && finoAlPrimo) break;
  }
  return esiti;
};

class EsecutoreInMemoria {
  /** Static mutants are ignored (configuration): nothing ever asks to load the modules again. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  /** Loading is not part of a run: a slow start must not stretch the time that a mutant is given. */
  async init() {
    await carica();
  }

  async dryRun() {
    const tests = await esegui(null, false);
    return { status: 'complete', tests, mutantCoverage: spazio.mutantCoverage };
  }

  async mutantRun({ testFilter, hitLimit, activeMutant }: Giro) {
    Object.assign(spazio, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    const esiti = await esegui(testFilter ?? null, true);
    spazio.activeMutant = undefined;
    const colpi = spazio.hitCount ?? 0;
    if (hitLimit !== undefined && colpi > hitLimit) return { status: 'timeout', reason: `${colpi}/${hitLimit}` };
    const caduta = esiti.find((e) => e.status === 1);
    if (caduta === undefined) return { status: 'survived', nrOfTests: esiti.length };
    return {
      status: 'killed',
      killedBy: [caduta.id],
      nrOfTests: esiti.length,
      failureMessage: caduta.failureMessage.slice(0, 500),
    };
  }
}

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-memoria', injectableClass: EsecutoreInMemoria }];
