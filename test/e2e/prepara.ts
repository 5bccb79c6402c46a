import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { pianoEsempio } from './guscio.ts';

/** Once per run of Playwright: the example plan, made by the built command line; every test works on a copy. */
const prepara = (): void => {
  mkdirSync(dirname(pianoEsempio), { recursive: true });
  rmSync(pianoEsempio, { force: true });
  execFileSync(process.execPath, ['dist/engine/cli/entrata.js', 'example', pianoEsempio], {
    env: { ...process.env, PDZ_CARTELLA_DATI: `${pianoEsempio}.dati` },
    stdio: 'pipe',
  });
  rmSync(`${pianoEsempio}.dati`, { recursive: true, force: true });
};
export default prepara;
