import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** All tests that run under Node. Browser tests are `*.e2e.ts` (Playwright), measurements `*.bench.ts`. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  cacheDir: 'node_modules/.cache/vitest',
  define: { __PDZ_RILASCIO__: 'false' },
  test: {
    include: ['test/{unit,integration,golden,security,architecture}/**/*.test.{ts,tsx}'],
    globalSetup: 'test/support/lavoratori.ts',
    globals: false,
    pool: 'forks',
    // Files share a process: no test may leave anything behind, and the run costs a third less.
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The clock of the machine must never show in a document or a finding.
    env: {
      TZ: 'Europe/Rome',
      NODE_OPTIONS: '',
      // Workers and command lines started by the tests compile the sources once.
      NODE_COMPILE_CACHE: fileURLToPath(new URL('../node_modules/.cache/node', import.meta.url)),
    },
    reporters: process.env.PDZ_RAPPORTO ? ['default', ['json', { outputFile: process.env.PDZ_RAPPORTO }]] : ['default'],
  },
});
