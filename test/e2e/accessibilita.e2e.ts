import AxeBuilder from '@axe-core/playwright';
import { nomiStanze, persona } from './pagine.ts';
import { appDelFile, expect, prova } from './prova.ts';

const app = appDelFile('esempio');
const criteri = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** Breaches found by axe in the page as it is, each with its rule and the first places. */
const violazioni = async () => {
  const { pagina, electron } = app();
  // React Aria announces a pending button for seven seconds, by the id of a button that a closed dialog took away.
  await expect(pagina.locator('[data-live-announcer] [role="img"]')).toHaveCount(0, { timeout: 15_000 });
  const esame = new AxeBuilder({ page: pagina }).withTags(criteri);
  // Electron cannot open the second page that the other mode needs.
  const { violations } = await (electron ? esame.setLegacyMode(true) : esame).analyze();
  return violations.map(
    (v) =>
      `${v.id}: ${v.nodes
        .slice(0, 3)
        .map((n) => n.html.slice(0, 160))
        .join(' | ')}`,
  );
};
const tema = (nome: 'light' | 'dark') =>
  app().pagina.evaluate((t) => {
    document.documentElement.dataset.theme = t;
  }, nome);

prova.beforeAll(async () => {
  await expect(app().pagina.getByRole('dialog')).toBeVisible({ timeout: 60_000 });
  expect(await violazioni(), 'la presentazione di chi scrive').toEqual([]);
  await persona(app()).siPresenta('Anna Neri');
});

for (const stanza of nomiStanze)
  for (const nome of ['light', 'dark'] as const)
    prova(
      `${stanza}, tema ${nome === 'light' ? 'chiaro' : 'scuro'}: nessun ostacolo`,
      async ({ browserName }, informazioni) => {
        prova.skip(
          informazioni.project.name === 'electron' && !['Piano', 'Verifica'].includes(stanza),
          `In Electron si provano due stanze; tutte in ${browserName}.`,
        );
        await tema(nome);
        await persona(app()).vaiA(stanza);
        await expect(app().pagina.getByRole('main').getByText('Lettura in corso')).toHaveCount(0, { timeout: 30_000 });
        expect(await violazioni()).toEqual([]);
      },
    );

prova('nessuna stanza ha fatto lamentare la pagina', () => {
  expect(app().lamentele).toEqual([]);
});
