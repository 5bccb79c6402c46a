import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { apriInElectron, apriNelBrowser, type Guscio, type Partenza, pianoEsempio } from './guscio.ts';

export { expect, test as prova } from '@playwright/test';

/**
 * One app for all the tests of a file, in the shell of the project: opening it is the slow part. Returns how to reach
 * it. `esempio` opens a copy of the example plan. A failed test starts
 * the app again for the next one.
 */
export const appDelFile = (con: 'niente' | 'esempio' = 'niente'): (() => Guscio) => {
  let guscio: Guscio | null = null;
  test.beforeAll(async ({ browserName }, informazioni) => {
    const inElectron = informazioni.project.name === 'electron';
    if (!inElectron && browserName !== 'chromium') throw new Error('Solo Chromium');
    test.setTimeout(90_000);
    const partenza: { -readonly [K in keyof Partenza]: Partenza[K] } = {};
    if (con === 'esempio') {
      partenza.cartella = mkdtempSync(join(tmpdir(), 'pdz-e2e-'));
      partenza.piano = join(partenza.cartella, 'esempio.pdz');
      copyFileSync(pianoEsempio, partenza.piano);
    }
    guscio = await (inElectron ? apriInElectron(partenza) : apriNelBrowser(partenza));
  });
  test.afterAll(async () => {
    await guscio?.chiudi();
    guscio = null;
  });
  return () => {
    if (guscio === null) throw new Error('L’app non si è aperta');
    return guscio;
  };
};
