import AxeBuilder from '@axe-core/playwright';
import { persona } from './pagine.ts';
import { appDelFile, expect, prova } from './prova.ts';

const app = appDelFile();

prova('la prima schermata si apre senza lamentele e senza ostacoli, nei due temi', async () => {
  const { pagina, electron, lamentele } = app();
  await expect(pagina.getByRole('heading', { name: 'Piano di Zona', level: 1 })).toBeVisible();
  await persona(app()).siPresenta('Anna Neri');
  for (const tema of ['light', 'dark']) {
    await pagina.evaluate((t) => {
      document.documentElement.dataset.theme = t;
    }, tema);
    const esame = new AxeBuilder({ page: pagina }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']);
    const { violations } = await (electron ? esame.setLegacyMode(true) : esame).analyze();
    expect(
      violations.map((v) => v.id),
      tema,
    ).toEqual([]);
  }
  expect(lamentele).toEqual([]);
});

prova('il piano d’esempio si apre con un clic', async () => {
  prova.setTimeout(120_000);
  await persona(app()).apreEsempio();
  await expect(app().pagina.getByRole('heading', { name: 'Quadro', level: 1 })).toBeVisible();
});
