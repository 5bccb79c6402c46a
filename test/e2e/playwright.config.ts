import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const rapporto = process.env.PDZ_RAPPORTO;
const qui = fileURLToPath(new URL('.', import.meta.url));

/**
 * Three shells, one set of specs: the page in Chromium over `serve`, the page in a real Electron (PDZ_ELECTRON), the
 * packaged app. No retries: a test that passes only sometimes is a failed test.
 */
export default defineConfig({
  testDir: qui,
  globalSetup: fileURLToPath(new URL('./prepara.ts', import.meta.url)),
  outputDir: fileURLToPath(new URL('../../test-results/e2e/', import.meta.url)),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: rapporto ? [['line'], ['json', { outputFile: rapporto }]] : 'line',
  use: { locale: 'it-IT', timezoneId: 'Europe/Rome', trace: 'off', screenshot: 'off' },
  projects: [
    { name: 'chromium', testMatch: /\.e2e\.ts$/, testIgnore: /\.(electron|pacchetto)\.e2e\.ts$/ },
    { name: 'electron', testMatch: /(catena|avvio|\.electron)\.e2e\.ts$/ },
    { name: 'pacchetto', testMatch: /\.pacchetto\.e2e\.ts$/ },
  ],
});
