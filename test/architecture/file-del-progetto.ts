import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Files of the repository as git knows them (tracked, or new and not ignored), relative to the root. */
export const fileDelProgetto: readonly string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
  { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
)
  .split('\0')
  .filter((f) => f !== '' && existsSync(f));

/** Source code of the program: what the layers speak of. */
export const codice = fileDelProgetto.filter((f) => /^(shared|electron|renderer)\/.*\.(ts|tsx)$/.test(f));
/** All our code, tests and scripts included. */
export const tuttoIlCodice = fileDelProgetto.filter((f) =>
  /^(shared|electron|renderer|test|[.]ci)\/.*\.(ts|tsx|cjs|mjs|css)$/.test(f),
);
