import { tentaDiUscire } from './attacchi.ts';
import { appDelFile, expect, prova } from './prova.ts';

const app = appDelFile();

prova('il segreto scompare dall’indirizzo appena la pagina si apre, e la pagina si può ricaricare', async () => {
  const guscio = app();
  const { pagina } = guscio;
  await expect(pagina.getByRole('heading', { level: 1 })).toBeVisible();
  expect(pagina.url()).not.toContain('gettone');
  await pagina.reload();
  await expect(pagina.getByRole('heading', { level: 1 })).toBeVisible();
  expect(guscio.lamentele).toEqual([]);
});

// Last: after a refused form the browser keeps a navigation pending, and the page is not used again.
prova('uno script ostile nella pagina del browser non esegue altro e non esce', async () => {
  const guscio = app();
  const { pagina } = guscio;
  await expect(pagina.getByRole('heading', { level: 1 })).toBeVisible();
  const indirizzo = pagina.url();
  const tentativi = await tentaDiUscire(pagina);
  expect(Object.entries(tentativi).filter(([, esito]) => !esito.startsWith('no'))).toEqual([]);
  expect(pagina.url()).toBe(indirizzo);
});

// Last in its file: what it tries leaves the page unfit for anything else.
