import { vesti, violazioni } from './ostacoli.ts';
import { persona } from './pagine.ts';
import { appDelFile, expect, prova } from './prova.ts';

const app = appDelFile();

prova('la prima schermata si apre senza lamentele e senza ostacoli, nei due temi', async () => {
  const { pagina, lamentele } = app();
  await expect(pagina.getByRole('heading', { name: 'Piano di Zona', level: 1 })).toBeVisible();
  await persona(app()).siPresenta('Anna Neri');
  for (const tema of ['light', 'dark'] as const) {
    await vesti(app(), tema);
    expect(await violazioni(app()), tema).toEqual([]);
  }
  expect(lamentele).toEqual([]);
});

prova('il piano d’esempio si apre con un clic', async () => {
  prova.setTimeout(120_000);
  await persona(app()).apreEsempio();
  await expect(app().pagina.getByRole('heading', { name: 'Quadro', level: 1 })).toBeVisible();
});
