import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { vesti, violazioni } from './ostacoli.ts';
import { persona } from './pagine.ts';
import { appDelFile, expect, prova } from './prova.ts';

/** A newer population arrives when the plan is already written: one sees what it does before it enters, then goes through it. */
prova.describe.configure({ mode: 'serial' });
const app = appDelFile('esempio');
const pagina = (): Page => app().pagina;
const principale = () => pagina().getByRole('main');
const accetta = () => principale().getByRole('button', { name: /^Accetta\s*:/ });
const vaiADaRivedere = async () => {
  await pagina().evaluate(() => {
    window.location.hash = '#/registri/da-rivedere';
  });
  await expect(principale().getByRole('heading', { level: 1, name: 'Da rivedere' })).toBeVisible({ timeout: 30_000 });
};

const ambito = z
  .object({ comuni: z.array(z.object({ codiceIstat: z.string(), nome: z.string() })) })
  .parse(JSON.parse(readFileSync(new URL('../../templates/esempio/ambito.json', import.meta.url), 'utf8')));
const popolazioneNuova = (): string => {
  const file = join(app().cartella, 'popolazione-2026.csv');
  const righe = ambito.comuni.map((c, i) => `${c.codiceIstat};${c.nome};30/06/2026;${4000 + i * 111}`);
  writeFileSync(file, ['Codice ISTAT;Comune;Data;Residenti', ...righe].join('\n'));
  return file;
};

prova.beforeAll(async () => {
  await expect(pagina().getByRole('dialog')).toBeVisible({ timeout: 60_000 });
  await persona(app()).siPresenta('Anna Neri');
});

prova('prima di importare si vede che cosa cambia nel piano', async () => {
  await persona(app()).vaiA('Registri');
  await pagina().getByRole('button', { name: 'Importa', exact: true }).click();
  const guida = pagina().getByRole('dialog', { name: 'Importa nei registri' });
  await guida.getByText('Popolazione').first().click();
  await app().scegliendo([popolazioneNuova()], () => guida.getByRole('button', { name: 'Scegli i file' }).click());
  await expect(guida.getByText('Che cosa cambia nel piano')).toBeVisible({ timeout: 40_000 });
  await expect(guida.getByText(/cifr[ae].*in \d+ sezion/)).toBeVisible({ timeout: 40_000 });
  await guida.getByRole('button', { name: 'Mostra prima e dopo' }).press('Enter');
  await expect(guida.locator('ins').first()).toBeVisible();
});

prova('il pannello non ha ostacoli, nei due temi', async () => {
  for (const tema of ['light', 'dark'] as const) {
    await vesti(app(), tema);
    expect(await violazioni(app()), tema).toEqual([]);
  }
});

prova('importato il file, si va a rivedere', async () => {
  const guida = pagina().getByRole('dialog', { name: 'Importa nei registri' });
  await guida.getByRole('button', { name: 'Importa 1 file' }).click();
  await expect(guida.getByText('Importazione conclusa')).toBeVisible({ timeout: 60_000 });
  await guida.getByRole('link', { name: 'Rivedi adesso' }).click();
  await expect(principale().getByRole('heading', { level: 1, name: 'Da rivedere' })).toBeVisible({ timeout: 30_000 });
});

prova('la pagina non ha ostacoli, nei due temi', async () => {
  await vaiADaRivedere();
  await expect(accetta().first()).toBeVisible({ timeout: 30_000 });
  for (const tema of ['light', 'dark'] as const) {
    await vesti(app(), tema);
    expect(await violazioni(app()), tema).toEqual([]);
  }
});

prova('con la sola tastiera: si accetta e si va avanti, si tiene com’era, si torna indietro', async () => {
  const quanti = await accetta().count();
  await accetta().first().focus();
  const secondo = await accetta().nth(1).textContent();
  await pagina().keyboard.press('Enter');
  await expect(accetta()).toHaveCount(quanti - 1, { timeout: 30_000 });
  await expect(accetta().first()).toHaveText(secondo ?? '');
  await expect(accetta().first()).toBeFocused();
  const tieni = principale()
    .locator('button:not([aria-disabled])', { hasText: /^Tieni com’era/ })
    .first();
  await tieni.press('Enter');
  await expect(accetta()).toHaveCount(quanti - 2, { timeout: 30_000 });
  await pagina().keyboard.press('Control+z');
  await expect(accetta()).toHaveCount(quanti - 1, { timeout: 30_000 });
  await principale()
    .getByRole('link', { name: /^Vai al passaggio/ })
    .first()
    .press('Enter');
  await expect(principale().getByRole('heading', { level: 1 }).first()).not.toHaveText('Da rivedere');
});

prova('tutto insieme: l’elenco si svuota e il registro non lo nomina più', async () => {
  await vaiADaRivedere();
  await principale()
    .getByRole('button', { name: /^Accetta tutti/ })
    .click();
  await expect(principale().getByText('Non c’è nulla da rivedere')).toBeVisible({ timeout: 30_000 });
  expect(app().lamentele).toEqual([]);
});
