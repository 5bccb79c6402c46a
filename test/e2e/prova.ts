import { test } from '@playwright/test';
import { apriInElectron, apriNelBrowser, type Guscio } from './guscio.ts';

export { expect, test as prova } from '@playwright/test';

/**
 * One app for all the tests of a file, in the shell of the project: opening it is the slow part. Returns how to reach
 * it. A failed test starts it again for the next one.
 */
export const appDelFile = (): (() => Guscio) => {
  let guscio: Guscio | null = null;
  test.beforeAll(async ({ browserName }, informazioni) => {
    const inElectron = informazioni.project.name === 'electron';
    if (!inElectron && browserName !== 'chromium') throw new Error('Solo Chromium');
    guscio = await (inElectron ? apriInElectron() : apriNelBrowser());
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
