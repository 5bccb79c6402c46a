import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { preparaPacchetti, preparaValidatore } from './pacchetti.ts';
import {
  type Comando,
  type Conteggio,
  cartellaRapporti,
  di,
  esegui,
  fallito,
  passato,
  radice,
  trova,
} from './passi.ts';
import { contaPlaywright, contaVitest } from './rapporti.ts';

/*
 * `npm test`: everything that is checked, in two lanes side by side (one for Node, one for the browser), then one line
 * with the counts. A step that could not run says so and is counted as skipped, never as passed.
 */
const modulo = (...parti: readonly string[]) => join(radice, 'node_modules', ...parti);
const node = process.execPath;
const conteggi: Conteggio[] = [];
const nonEseguiti: string[] = [];
const salta = (perche: string) => {
  nonEseguiti.push(perche);
  di(`– ${perche}`);
};

const controllo = async (comando: Comando): Promise<boolean> => {
  const bene = await esegui(comando);
  conteggi.push(bene ? passato : fallito);
  return bene;
};
const conRapporto = async (comando: Comando, conta: (file: string) => Conteggio): Promise<void> => {
  const file = join(cartellaRapporti, `${comando.nome.replace(/[^a-z0-9]+/gi, '-')}.json`);
  rmSync(file, { force: true });
  const bene = await esegui({
    ...comando,
    ambiente: { ...comando.ambiente, PDZ_RAPPORTO: file, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  const conteggio = conta(file);
  // A runner that fails without a failed test (nothing found, crashed at the end) is a failure all the same.
  conteggi.push(!bene && conteggio.falliti === 0 ? { ...conteggio, falliti: 1 } : conteggio);
};

const corsiaNode = async (): Promise<void> => {
  await controllo({ nome: 'tipi', comando: [node, modulo('typescript', 'bin', 'tsc'), '-b'] });
  await controllo({
    nome: 'stile',
    comando: [node, modulo('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--max-diagnostics=50'],
  });
  await controllo({
    nome: 'codice morto',
    comando: [node, modulo('knip', 'bin', 'knip.js'), '--config', 'test/architecture/knip.json'],
  });
  await conRapporto(
    {
      nome: 'vitest',
      comando: [node, modulo('vitest', 'vitest.mjs'), 'run', '--config', 'test/vitest.config.ts'],
      secondi: 1_800,
    },
    contaVitest,
  );
};

/** Playwright on one project; on a machine without a screen the window gets a virtual one. */
const playwright = (progetto: string, ambiente: Record<string, string> = {}) => {
  const schermo = progetto !== 'chromium' && !process.env.DISPLAY ? trova('xvfb-run') : null;
  const prefisso = schermo ? [schermo, '-a', '-s', '-screen 0 1280x900x24'] : [];
  const [primo = node, ...resto] = [
    ...prefisso,
    node,
    modulo('@playwright', 'test', 'cli.js'),
    'test',
    '--config',
    'test/e2e/playwright.config.ts',
    '--project',
    progetto,
  ];
  return conRapporto({ nome: `e2e ${progetto}`, comando: [primo, ...resto], ambiente, secondi: 900 }, contaPlaywright);
};

const corsiaBrowser = async (): Promise<void> => {
  if (!(await controllo({ nome: 'costruzione', comando: [node, '.ci/costruzione.ts'] }))) {
    salta('e2e: non eseguiti, la costruzione non è riuscita');
    return;
  }
  if (trova('chromium', 'chromium-browser', 'google-chrome')) await playwright('chromium');
  else salta('Chromium: non eseguito (installa il pacchetto «chromium»)');

  const electron = process.env.PDZ_ELECTRON;
  if (!electron) {
    salta('Electron: non eseguito (PDZ_ELECTRON non indica un eseguibile)');
    salta('Pacchetto: non eseguito (serve PDZ_ELECTRON)');
    return;
  }
  const ambiente = { PDZ_ENGINE_NODE: node };
  await playwright('electron', ambiente);
  const impacchettato = await controllo({
    nome: 'pacchetto',
    comando: [
      node,
      modulo('electron-builder', 'cli.js'),
      '--linux',
      'dir',
      '--config',
      'test/e2e/pacchetto.cjs',
      `--config.electronDist=${dirname(electron)}`,
      '--publish',
      'never',
    ],
    secondi: 300,
  });
  if (impacchettato) await playwright('pacchetto', ambiente);
};

rmSync(cartellaRapporti, { recursive: true, force: true });
const inizio = performance.now();
for (const pacchetto of await preparaPacchetti()) salta(`Manca «${pacchetto}»: installalo per provare ciò che lo usa`);
if (!(await preparaValidatore())) salta('Validatore OOXML: non installato, la conformità dei DOCX non è provata');
await Promise.all([corsiaNode(), corsiaBrowser()]);
// Mutations of the rules, alone and last: a mutant that takes too long would count as found.
if (process.env.PDZ_PROVA_LUNGA === '1') {
  await controllo({ nome: 'mutanti', comando: [node, 'test/mutation/mutanti.ts'], secondi: 7_200 });
  const confronto = [node, 'test/mutation/mutanti.ts', '--confronta', 'shared/rules/regole/leps-01.ts'] as const;
  await controllo({ nome: 'mutanti, i due esecutori', comando: confronto, secondi: 1_800 });
}

const somma = (voce: keyof Conteggio) => conteggi.reduce((totale, c) => totale + c[voce], 0);
const saltati = somma('saltati') + nonEseguiti.length;
for (const perche of nonEseguiti) di(`Non eseguito: ${perche}`);
di(`Durata: ${Math.round((performance.now() - inizio) / 1000)} s`);
di(`${somma('passati')} passed, ${somma('falliti')} failed${saltati > 0 ? `, ${saltati} skipped` : ''}`);
process.exitCode = somma('falliti') > 0 || somma('passati') === 0 ? 1 : 0;
