import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { pianoEsempio } from './guscio.ts';

const quando = (file: string): number => (existsSync(file) ? statSync(file).mtimeMs : 0);

/** Once per build: the example plan, made by the built command line; every test works on a copy. */
const prepara = (): void => {
  if (quando(pianoEsempio) > quando('dist/.impronta')) return;
  mkdirSync(dirname(pianoEsempio), { recursive: true });
  rmSync(pianoEsempio, { force: true });
  execFileSync(process.execPath, ['dist/engine/cli/entrata.js', 'example', pianoEsempio], {
    env: { ...process.env, PDZ_CARTELLA_DATI: `${pianoEsempio}.dati` },
    stdio: 'pipe',
  });
  rmSync(`${pianoEsempio}.dati`, { recursive: true, force: true });
};
export default prepara;
