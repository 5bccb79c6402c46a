/*
 * Key-to-frame: from keydown to after the next frame, in a section of a 100-page plan opened in the product, against
 * bare Lexical (same version, nodes, theme, CSS, section JSON, production build). 200 keys, 5 interleaved runs, the
 * figure is the median of the five ratios of p95. Run: `npm run bench -- tasto`.
 */

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { avviaServizio, interruttoriChromium, trovaChromium } from '../e2e/guscio.ts';
import { pianoDiCentoPagine } from './tasto/piano.ts';

const TASTI = 200;
const GIRI = 5;
const PAUSA_MS = 60;
const tipi: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

const percentile = (valori: readonly number[], p: number): number =>
  [...valori].sort((a, b) => a - b)[Math.min(valori.length - 1, Math.floor(valori.length * p))] ?? Number.NaN;
const mediana = (valori: readonly number[]): number => percentile(valori, 0.5);

/** Types at the end of the first editable paragraph and measures every key inside the page. */
const misura = async (pagina: Page): Promise<number[]> => {
  const testo = pagina.locator('[contenteditable="true"]').first();
  await testo.locator('p').filter({ hasText: 'Testo libero' }).first().click();
  await pagina.keyboard.press('End');
  await pagina.evaluate(() => {
    const tempi: number[] = [];
    Object.assign(window, { tempi });
    document.addEventListener(
      'keydown',
      (e) => {
        const inizio = e.timeStamp;
        requestAnimationFrame(() => {
          const canale = new MessageChannel();
          canale.port1.onmessage = () => tempi.push(performance.now() - inizio);
          canale.port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
  for (let i = 0; i < TASTI; i += 1) {
    await pagina.keyboard.press(i % 7 === 6 ? 'Space' : 'abcdef'.charAt(i % 6));
    await pagina.waitForTimeout(PAUSA_MS);
  }
  return pagina.evaluate(() => (window as unknown as { tempi: number[] }).tempi);
};

const cartella = mkdtempSync(join(tmpdir(), 'pdz-tasto-'));
const { percorso, sezioneId, pagine, lettura } = await pianoDiCentoPagine(cartella);
await build({
  root: join(import.meta.dirname, 'tasto'),
  base: './',
  logLevel: 'error',
  plugins: [react()],
  build: {
    target: 'chrome114',
    outDir: join(cartella, 'nudo'),
    rolldownOptions: { input: join(import.meta.dirname, 'tasto/nudo.html') },
  },
});
writeFileSync(join(cartella, 'nudo/sezione.json'), JSON.stringify(lettura));
const statico = createServer((richiesta, risposta) => {
  const file = join(cartella, 'nudo', new URL(richiesta.url ?? '/', 'http://x').pathname);
  if (!existsSync(file)) {
    risposta.writeHead(404).end();
    return;
  }
  risposta.setHeader('content-type', tipi[extname(file)] ?? 'application/octet-stream').end(readFileSync(file));
});
await new Promise<void>((pronto) => statico.listen(0, '127.0.0.1', pronto));
const indirizzo = statico.address();
const porta = typeof indirizzo === 'object' && indirizzo !== null ? indirizzo.port : 0;
const servizio = await avviaServizio(join(cartella, 'dati'), percorso);
const browser = await chromium.launch({ executablePath: trovaChromium(), args: interruttoriChromium });

const nuda = async (): Promise<number[]> => {
  const pagina = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await pagina.goto(`http://127.0.0.1:${porta}/nudo.html`);
  const tempi = await misura(pagina);
  await pagina.close();
  return tempi;
};
const prodotto = async (): Promise<number[]> => {
  const pagina = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await pagina.goto(servizio.url);
  await pagina.locator('nav').first().waitFor();
  // At the first start the app asks who writes.
  const nome = pagina.getByLabel('Nome e cognome');
  if (await nome.isVisible()) {
    await nome.fill('Misura');
    await pagina.getByLabel('Ruolo').fill('bench');
    await pagina.getByLabel('Ente', { exact: true }).fill('bench');
    await pagina.getByRole('button', { name: 'Salva' }).click();
    await nome.waitFor({ state: 'detached' });
  }
  await pagina.evaluate((id) => {
    window.location.hash = `#/piano/${id}`;
  }, sezioneId);
  const tempi = await misura(pagina);
  await pagina.close();
  return tempi;
};

const righe: {
  giro: number;
  'nudo p50': string;
  'nudo p95': string;
  'prodotto p50': string;
  'prodotto p95': string;
  rapporto: string;
}[] = [];
const rapporti: number[] = [];
const ms = (v: number): string => `${v.toFixed(1)} ms`;
try {
  for (let giro = 1; giro <= GIRI; giro += 1) {
    const ordine = giro % 2 === 1 ? [nuda, prodotto] : [prodotto, nuda];
    const esiti = new Map<() => Promise<number[]>, number[]>();
    for (const passo of ordine) esiti.set(passo, await passo());
    const a = esiti.get(nuda) ?? [];
    const b = esiti.get(prodotto) ?? [];
    const rapporto = percentile(b, 0.95) / percentile(a, 0.95);
    rapporti.push(rapporto);
    righe.push({
      giro,
      'nudo p50': ms(mediana(a)),
      'nudo p95': ms(percentile(a, 0.95)),
      'prodotto p50': ms(mediana(b)),
      'prodotto p95': ms(percentile(b, 0.95)),
      rapporto: rapporto.toFixed(2),
    });
  }
} finally {
  await browser.close();
  await servizio.ferma();
  statico.close();
  rmSync(cartella, { recursive: true, force: true });
}
console.log(
  `Tasto-fotogramma in una sezione di un piano di circa ${pagine} pagine; ${TASTI} tasti, ${GIRI} giri alternati.`,
);
console.table(righe);
console.log(`Mediana dei rapporti dei p95 (prodotto / Lexical nudo): ${mediana(rapporti).toFixed(2)}`);
