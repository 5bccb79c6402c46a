import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { apriInElectron, type Guscio } from './guscio.ts';
import { persona } from './pagine.ts';

const ambito = join(process.cwd(), 'test', 'fixtures', 'ambito-21', 'ambito.json');
const frase = 'Testo scritto un attimo prima di chiudere la finestra.';
let guscio: Guscio | null = null;
test.afterEach(async () => {
  await guscio?.chiudi();
  guscio = null;
});

const scrivi = async (): Promise<Guscio> => {
  guscio = await apriInElectron();
  const io = persona(guscio);
  await io.siPresenta('Anna Neri');
  await io.creaPiano('Ambito di prova', ambito);
  const testo = await io.apreSezione('Presentazione');
  await testo.focus();
  await guscio.pagina.keyboard.press('Tab');
  await guscio.pagina.keyboard.type(frase);
  return guscio;
};
/** Process ids of the direct children of the window that run the engine. */
const motori = async (aperto: Guscio): Promise<readonly number[]> => {
  const pid = aperto.electron?.process().pid;
  const { execFileSync } = await import('node:child_process');
  return execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(pid)], { encoding: 'utf8' })
    .split('\n')
    .filter((riga) => riga.includes('entrata.js'))
    .map((riga) => Number.parseInt(riga, 10));
};

test('chiudere la finestra mentre si scrive non perde una parola, e il piano è un solo file', async () => {
  test.setTimeout(180_000);
  const prima = await scrivi();
  const piano = join(prima.cartella, 'piano.pdz');
  await prima.chiudiLasciando();
  expect(readdirSync(prima.cartella).sort()).toEqual(['dati', 'piano.pdz']);
  guscio = await apriInElectron({ piano, cartella: prima.cartella });
  await expect(await persona(guscio).apreSezione('Presentazione')).toContainText(frase);
});

test('se il motore muore riparte da solo, con il piano aperto e ciò che era al sicuro', async () => {
  test.setTimeout(180_000);
  const aperto = await scrivi();
  const io = persona(aperto);
  await io.vaiA('Quadro');
  const [vecchio] = await motori(aperto);
  if (vecchio === undefined) throw new Error('Nessun processo del motore');
  process.kill(vecchio, 'SIGKILL');
  await expect.poll(() => motori(aperto), { timeout: 30_000 }).not.toContain(vecchio);
  await expect.poll(async () => (await motori(aperto)).length, { timeout: 30_000 }).toBe(1);
  await expect(await io.apreSezione('Presentazione')).toContainText(frase);
});
