import { expect, prova } from './prova.ts';

prova('la prima schermata si apre senza che la pagina si lamenti', async ({ guscio }) => {
  await expect(guscio.pagina.getByRole('heading', { name: 'Piano di Zona', level: 1 })).toBeVisible();
  expect(guscio.lamentele).toEqual([]);
});
