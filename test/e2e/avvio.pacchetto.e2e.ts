import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { WebSocket } from 'ws';

const radice = process.cwd();
const programma = join(radice, 'release', 'linux-unpacked', 'pdz');

/** Value of an expression in the one page, or null while there is none; in Chromium's own protocol, without Playwright. */
const nellaPagina = async (browser: string, expression: string): Promise<unknown> => {
  const bersagli = (await (await fetch(`http://${new URL(browser).host}/json`)).json()) as {
    type: string;
    webSocketDebuggerUrl: string;
  }[];
  const pagina = bersagli.find((b) => b.type === 'page');
  if (!pagina) return null;
  return new Promise((risolvi, rifiuta) => {
    const presa = new WebSocket(pagina.webSocketDebuggerUrl);
    presa.on('error', rifiuta);
    presa.on('open', () => presa.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } })));
    presa.on('message', (dati) => {
      const { result } = JSON.parse(dati.toString()) as { result?: { result?: { value?: unknown } } };
      presa.close();
      risolvi(result?.result?.value ?? null);
    });
  });
};

test('il programma impacchettato apre un piano, con il motore fuori dall’archivio', async () => {
  test.setTimeout(120_000);
  const cartella = mkdtempSync(join(tmpdir(), 'pdz-pacchetto-'));
  const piano = join(cartella, 'piano.pdz');
  const ambito = join(radice, 'test', 'fixtures', 'ambito-21', 'ambito.json');
  execFileSync(process.execPath, [join(radice, 'electron/engine/cli/entrata.ts'), 'new', piano, '--ambito', ambito], {
    env: { ...process.env, PDZ_CARTELLA_DATI: join(cartella, 'dati-cli') },
    stdio: 'pipe',
  });
  // The fuses forbid the inspector that Playwright's launcher needs: the page is reached through Chromium's own port.
  const figlio = spawn(
    programma,
    ['--no-sandbox', '--disable-gpu', '--remote-debugging-port=0', `--user-data-dir=${join(cartella, 'dati')}`, piano],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  try {
    const indirizzo = await new Promise<string>((risolvi, rifiuta) => {
      let detto = '';
      figlio.stderr.on('data', (pezzo: Buffer) => {
        detto += pezzo.toString();
        const trovato = /DevTools listening on (ws:\/\/\S+)/.exec(detto)?.[1];
        if (trovato) risolvi(trovato);
      });
      figlio.once('exit', (codice) => rifiuta(new Error(`Il programma è terminato con codice ${codice}: ${detto}`)));
    });
    await expect
      .poll(() => nellaPagina(indirizzo, "document.querySelector('h1')?.textContent"), { timeout: 60_000 })
      .toBe('Quadro');
    expect(await nellaPagina(indirizzo, 'location.href')).toMatch(/^app:\/\/pdz\//);
  } finally {
    const finito = new Promise((f) => figlio.once('exit', f));
    figlio.kill('SIGTERM');
    await finito;
    rmSync(cartella, { recursive: true, force: true });
  }
});

test('i fusibili del programma sono bruciati come dice electron-builder.yml', async () => {
  const fusibili = await getCurrentFuseWire(programma);
  const attesi = {
    [FuseV1Options.RunAsNode]: FuseState.DISABLE,
    [FuseV1Options.EnableCookieEncryption]: FuseState.ENABLE,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
    [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.DISABLE,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
    [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
  };
  expect(fusibili).toMatchObject(attesi);
});
