import { appDelFile, expect, prova } from './prova.ts';

const app = appDelFile();

prova('la prima schermata si apre senza che la pagina si lamenti', async () => {
  const guscio = app();
  await expect(guscio.pagina.getByRole('heading', { name: 'Piano di Zona', level: 1 })).toBeVisible();
  expect(guscio.lamentele).toEqual([]);
});
