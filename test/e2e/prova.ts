import { test as base } from '@playwright/test';
import { apriInElectron, apriNelBrowser, type Guscio } from './guscio.ts';

/** A test with the app open in the shell of its project, closed at the end whatever happens. */
export const prova = base.extend<{ guscio: Guscio }>({
  // Playwright reads the names of the fixtures from this pattern.
  guscio: async ({}, usa, informazioni) => {
    const guscio = await (informazioni.project.name === 'electron' ? apriInElectron() : apriNelBrowser());
    await usa(guscio);
    await guscio.chiudi();
  },
});
export { expect } from '@playwright/test';
