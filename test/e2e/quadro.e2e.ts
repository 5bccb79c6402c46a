import { persona } from './pagine.ts';
import { appDelFile, expect, prova } from './prova.ts';

/** The Quadro in pictures, by keyboard, as somebody who looks for what to do and tries a hire. */
prova.describe.configure({ mode: 'serial' });
const app = appDelFile('esempio');
const principale = () => app().pagina.getByRole('main');
const vista = async (nome: string) => {
  await principale().getByRole('tab', { name: nome }).click();
  await expect(principale().getByText('Lettura in corso')).toHaveCount(0, { timeout: 30_000 });
};

prova('la mappa si percorre con le frecce e ogni casella dice tutto di sé', async () => {
  prova.setTimeout(120_000);
  const { pagina } = app();
  await persona(app()).siPresenta('Anna Neri');
  await vista('Livelli nei Comuni');
  const mappa = principale().getByRole('grid', { name: /^Livelli essenziali per Comune/ });
  await expect(mappa).toBeVisible({ timeout: 30_000 });
  await mappa.locator('[data-casella="0,0"]').focus();
  await pagina.keyboard.press('ArrowDown');
  await pagina.keyboard.press('ArrowRight');
  await expect(mappa.locator(':focus')).toHaveAttribute('data-casella', '1,1');
  await expect(mappa.locator(':focus')).toHaveAttribute(
    'aria-label',
    /^Servizio sociale professionale, Cossara: parziale/,
  );
  await pagina.keyboard.press('Control+End');
  await expect(mappa.locator(':focus')).toHaveAttribute('data-casella', '19,11');
  await expect(mappa.locator('[tabindex="0"]')).toHaveCount(1);
});

prova('la mappa cambia misura e diventa tabella, con gli stessi numeri', async () => {
  await principale().getByRole('radio', { name: 'Euro per abitante' }).click();
  const riga = principale().getByRole('row', { name: /Assistenza domiciliare/ });
  await expect(riga.getByRole('gridcell').nth(4)).toHaveText('20,32');
  await principale().getByRole('button', { name: 'Vedi la tabella' }).click();
  await expect(principale().getByRole('grid')).toHaveCount(0);
  await expect(riga.getByRole('cell').last()).toHaveText(/€$/);
  await principale().getByRole('button', { name: 'Vedi il grafico' }).click();
  await expect(principale().getByRole('grid')).toBeVisible();
});

prova('il denaro scorre dai fondi agli interventi e la tabella porta il totale del piano', async () => {
  await vista('Risorse');
  const flussi = principale().getByRole('region', { name: 'Dai fondi ai livelli agli interventi' });
  const disegno = flussi.getByRole('img', { name: /^Da dove vengono/ });
  await expect(disegno).toHaveAttribute('aria-label', /^Da dove vengono e dove vanno 13\.693\.366,05/);
  await expect(disegno.locator('path').nth(8)).toBeAttached({ timeout: 20_000 });
  await flussi.getByRole('radio', { name: '2027' }).click();
  await expect(disegno).toHaveAttribute('aria-label', /nel 2027/);
  await flussi.getByRole('button', { name: 'Vedi la tabella' }).click();
  await expect(flussi.getByRole('row').last()).toContainText('4.577.615,13');
});

prova('un’ipotesi si muove da tastiera, si spiega, non scrive niente; portata nel piano, si annulla', async () => {
  const { pagina } = app();
  await vista('Assistenti sociali');
  await expect(
    principale().getByRole('img', { name: /^Abitanti per assistente sociale al 31 dicembre 2028/ }),
  ).toBeVisible();
  const pannello = principale().getByRole('region', { name: /^E se si assumesse/ });
  await expect(pannello.getByRole('button', { name: 'Porta nel piano' })).toHaveAttribute('aria-disabled', 'true');
  const quanti = pannello.getByRole('slider', { name: 'Quanti assistenti sociali' });
  await quanti.focus();
  for (let i = 0; i < 6; i += 1) await pagina.keyboard.press('ArrowRight');
  await expect(quanti).toHaveAttribute('aria-valuetext', '1,5 FTE');
  const stato = pannello.getByRole('status').first();
  await expect(stato).toContainText('+1,50 FTE a tempo indeterminato', { timeout: 20_000 });
  await pannello.getByRole('radio', { name: '2027' }).click();
  // Thresholds of 103.490 inhabitants: 20,75 FTE are one in 4.987.
  await expect(pannello.getByRole('list').filter({ hasText: 'Prima fascia' })).toContainText('× 40.000,00');
  await expect(pannello.getByText('livello essenziale raggiunto')).toBeVisible();
  await expect(pannello.getByText('1:4.987').first()).toBeVisible();
  await expect(pannello.getByRole('link', { name: 'L. 178/2020, art. 1, c. 797' }).first()).toHaveAttribute(
    'href',
    /normattiva/,
  );
  await expect(pagina.getByRole('button', { name: /^Annulla: Assunzione prevista/ })).toHaveCount(0);

  await pannello.getByRole('button', { name: 'Porta nel piano' }).click();
  await expect(pagina.getByText('Assunzione aggiunta fra quelle previste. Ctrl+Z la toglie.')).toBeVisible();
  const annulla = pagina.getByRole('button', { name: /^Annulla: Assunzione prevista/ });
  await expect(annulla).toBeVisible();
  await expect(stato).toContainText('Nessuna assunzione in più', { timeout: 20_000 });
  await expect(principale().getByRole('img', { name: /Ambito 1:4\.549/ })).toBeVisible({ timeout: 20_000 });
  await annulla.click();
  await expect(principale().getByRole('img', { name: /Ambito 1:4\.870/ })).toBeVisible({ timeout: 20_000 });
});

prova('le scadenze si percorrono con le frecce; la tabella e la lista dicono le stesse date', async () => {
  const { pagina } = app();
  await vista('Tempi e norme');
  const linea = principale().getByRole('region', { name: 'Scadenze' });
  await linea.locator('[data-casella="0,0"]').focus();
  await pagina.keyboard.press('ArrowRight');
  await expect(linea.locator(':focus')).toHaveAttribute('data-casella', '0,1');
  await linea.getByRole('button', { name: 'Vedi la tabella' }).click();
  await expect(linea.getByRole('row', { name: /Sottoscrivere l.accordo di programma/ })).toContainText('29/01/2027');
  const norme = principale().getByRole('region', { name: /^Che cosa entra in vigore/ });
  await expect(norme.getByRole('listitem').filter({ hasText: 'L. 199/2025' }).first()).toContainText('01/01/2026');
});

prova('l’avanzamento non chiama zero ciò che nessuno ha scritto', async () => {
  await vista('Avanzamento');
  await expect(principale().getByRole('row', { name: /S01/ })).toContainText('non scritto');
  await expect(principale().getByText('Nessuno ha ancora scritto quanto è impegnato e liquidato.')).toBeVisible();
  expect(app().lamentele).toEqual([]);
});
