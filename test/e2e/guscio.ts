import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type ElectronApplication, _electron as electron, type Page } from 'playwright-core';

/** The app in one of its shells, as a test drives it. */
export type Guscio = {
  readonly pagina: Page;
  /** Folder of this run, empty at the start. */
  readonly cartella: string;
  /** Does something that asks for files and answers with these. */
  scegliendo(file: readonly string[], fai: () => Promise<void>): Promise<void>;
  /** Does something that asks where to keep a new plan; in a browser nobody asks. */
  scegliendoDove(nome: string, fai: () => Promise<void>): Promise<void>;
  /** Does something that asks where to save; returns the file written. */
  salvando(nome: string, fai: () => Promise<void>): Promise<string>;
  /** What the page has complained about: exceptions, refused resources, errors in the console. */
  readonly lamentele: readonly string[];
  /** Only in Electron. */
  readonly electron: ElectronApplication | null;
  /** Closes the app as a person does, leaving its folder there. */
  chiudiLasciando(): Promise<void>;
  /** Closes the app and removes its folder. */
  chiudi(): Promise<void>;
};
/** What to open with, and where: by default nothing, in a new folder. */
export type Partenza = { readonly piano?: string; readonly cartella?: string };

const radice = process.cwd();
/** The example plan of this run, made by prepara.ts. */
export const pianoEsempio = join(radice, 'test-results', 'esempio', 'esempio.pdz');
export const interruttoriChromium = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const trovaChromium = (): string => {
  const nomi = ['chromium', 'chromium-browser', 'google-chrome'];
  const cartelle = (process.env.PATH ?? '').split(delimiter);
  const percorso = cartelle.flatMap((c) => nomi.map((n) => join(c, n))).find(existsSync);
  if (!percorso) throw new Error('Chromium non trovato in PATH');
  return percorso;
};

const ascoltaLamentele = (pagina: Page): string[] => {
  const lamentele: string[] = [];
  pagina.on('pageerror', (errore) => lamentele.push(`eccezione: ${errore.message}`));
  pagina.on('console', (m) => {
    if (m.type() === 'error') lamentele.push(`console: ${m.text()}`);
  });
  return lamentele;
};

/** Starts the server in a process of its own and waits for its address. */
export const avviaServizio = async (cartellaDati: string, piano?: string) => {
  const figlio = fork(join(radice, 'test/support/servizio.ts'), [cartellaDati, ...(piano ? [piano] : [])], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
  });
  const url = await new Promise<string>((risolvi, rifiuta) => {
    figlio.once('message', (m) => risolvi(String((m as { url: unknown }).url)));
    figlio.once('exit', (codice) => rifiuta(new Error(`Il servizio è terminato con codice ${codice}`)));
  });
  return {
    url,
    ferma: () =>
      new Promise<void>((finito) => {
        figlio.once('exit', () => finito());
        figlio.kill('SIGTERM');
      }),
  };
};

const nuovaCartella = () => mkdtempSync(join(tmpdir(), 'pdz-e2e-'));

/** The app in Chromium, over its own server. */
export const apriNelBrowser = async ({ piano, cartella = nuovaCartella() }: Partenza = {}): Promise<Guscio> => {
  const servizio = await avviaServizio(join(cartella, 'dati'), piano);
  const browser: Browser = await chromium.launch({ executablePath: trovaChromium(), args: interruttoriChromium });
  const contesto = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    acceptDownloads: true,
  });
  const pagina = await contesto.newPage();
  const lamentele = ascoltaLamentele(pagina);
  await pagina.goto(servizio.url);
  const fine = async () => {
    await browser.close();
    await servizio.ferma();
  };
  return {
    pagina,
    cartella,
    lamentele,
    electron: null,
    scegliendo: async (file, fai) => {
      const chiesto = pagina.waitForEvent('filechooser');
      await fai();
      await (await chiesto).setFiles([...file]);
    },
    scegliendoDove: (_nome, fai) => fai(),
    salvando: async (nome, fai) => {
      const scaricato = pagina.waitForEvent('download');
      await fai();
      const percorso = join(cartella, nome);
      await (await scaricato).saveAs(percorso);
      return percorso;
    },
    chiudiLasciando: fine,
    chiudi: async () => {
      await fine();
      rmSync(cartella, { recursive: true, force: true });
    },
  };
};

/** The app in a real Electron, from the ordinary build; its dialogs answer what the test says. */
export const apriInElectron = async ({ piano, cartella = nuovaCartella() }: Partenza = {}): Promise<Guscio> => {
  const eseguibile = process.env.PDZ_ELECTRON;
  if (!eseguibile) throw new Error('PDZ_ELECTRON non indica un eseguibile');
  const app = await electron.launch({
    executablePath: eseguibile,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      `--user-data-dir=${join(cartella, 'dati')}`,
      radice,
      ...(piano ? [piano] : []),
    ],
    env: {
      ...(process.env as Record<string, string>),
      PDZ_ENGINE_NODE: process.env.PDZ_ENGINE_NODE ?? process.execPath,
    },
  });
  const pagina = await app.firstWindow();
  const rispondiDove = (percorso: string) =>
    app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, percorso);
  const lamentele = ascoltaLamentele(pagina);
  let chiusa = false;
  const fine = async () => {
    if (!chiusa) await app.close();
    chiusa = true;
  };
  return {
    pagina,
    cartella,
    lamentele,
    electron: app,
    scegliendo: async (file, fai) => {
      await app.evaluate(
        ({ dialog }, percorsi) => {
          dialog.showOpenDialog = async () => ({ canceled: false, filePaths: percorsi });
        },
        [...file],
      );
      await fai();
    },
    scegliendoDove: async (nome, fai) => {
      await rispondiDove(join(cartella, nome));
      await fai();
    },
    salvando: async (nome, fai) => {
      const percorso = join(cartella, nome);
      await rispondiDove(percorso);
      await fai();
      for (let giro = 0; giro < 200 && !existsSync(percorso); giro += 1) await pagina.waitForTimeout(50);
      return percorso;
    },
    chiudiLasciando: fine,
    chiudi: async () => {
      await fine();
      rmSync(cartella, { recursive: true, force: true });
    },
  };
};
