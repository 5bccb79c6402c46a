import AxeBuilder from '@axe-core/playwright';
import type { Guscio } from './guscio.ts';
import { type NomeStanza, persona } from './pagine.ts';
import { appDelFile, expect, prova } from './prova.ts';

const criteri = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** Breaches of WCAG 2.1 A and AA in the page as it is, each with its rule and the first places. */
export const violazioni = async ({ pagina }: Guscio): Promise<readonly string[]> => {
  // React Aria announces a pending button for seven seconds, by the id of a button that a closed dialog took away.
  await expect(pagina.locator('[data-live-announcer] [role="img"]')).toHaveCount(0, { timeout: 15_000 });
  // The other mode opens a second page: Electron cannot, and a loaded Chromium sometimes fails to.
  const { violations } = await new AxeBuilder({ page: pagina }).withTags(criteri).setLegacyMode(true).analyze();
  return violations.map((v) => {
    const luoghi = v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160));
    return `${v.id}: ${luoghi.join(' | ')}`;
  });
};

/** Puts a theme on the page, whatever the person chose. */
export const vesti = ({ pagina }: Guscio, tema: 'light' | 'dark'): Promise<void> =>
  pagina.evaluate((t) => {
    document.documentElement.dataset.theme = t;
  }, tema);

/** Parts of a room that have an address of their own and are not what its link opens. */
const parti = [
  ['Piano, tutte le schede', '#/piano?modo=elenco'],
  ['Quadro, livelli nei Comuni', '#/quadro/livelli'],
  ['Quadro, risorse', '#/quadro/risorse'],
  ['Quadro, assistenti sociali', '#/quadro/assistenti'],
  ['Quadro, tempi e norme', '#/quadro/tempi'],
  ['Quadro, avanzamento', '#/quadro/avanzamento'],
  ['Verifica, catalogo delle regole', '#/verifica/regole'],
  ['Verifica, una segnalazione aperta', '#/verifica/FIN-02'],
  ['Verifica, risolte', '#/verifica?storia=risolte'],
  ['Registri, da rivedere', '#/registri/da-rivedere'],
  ['Conferenza, giornale', '#/conferenza/giornale'],
  ['Conferenza, copie di sicurezza', '#/conferenza/copie'],
] as const;

/** Declares one test per room, or part of it, and theme on the example plan, and one for what the page complained about. */
export const provaStanze = (stanze: readonly NomeStanza[]): void => {
  const app = appDelFile('esempio');
  const mete = [
    ...stanze.map((stanza) => ({ nome: stanza, vai: () => persona(app()).vaiA(stanza) })),
    ...parti.map(([nome, hash]) => ({
      nome,
      vai: () =>
        app().pagina.evaluate((h) => {
          window.location.hash = h;
        }, hash),
    })),
  ];

  prova.beforeAll(async () => {
    await expect(app().pagina.getByRole('dialog')).toBeVisible({ timeout: 60_000 });
    expect(await violazioni(app()), 'la presentazione di chi scrive').toEqual([]);
    await persona(app()).siPresenta('Anna Neri');
  });

  for (const { nome, vai } of mete)
    for (const tema of ['light', 'dark'] as const)
      prova(`${nome}, tema ${tema === 'light' ? 'chiaro' : 'scuro'}: nessun ostacolo`, async () => {
        const { pagina } = app();
        await vesti(app(), tema);
        await vai();
        await expect(pagina.getByRole('main').getByText('Lettura in corso')).toHaveCount(0, { timeout: 30_000 });
        await expect(pagina.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
        await expect(pagina.getByText('Questa stanza si è fermata')).toHaveCount(0);
        expect(await violazioni(app())).toEqual([]);
      });

  prova('nessuna stanza ha fatto lamentare la pagina', () => {
    expect(app().lamentele).toEqual([]);
  });
};
