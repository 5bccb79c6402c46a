import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';

/** Root of the repository. */
export const radice = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** What a build is asked for: a release has no variable that names an executable; `uscita` is the `dist` folder. */
export type OpzioniCostruzione = { readonly rilascio: boolean; readonly uscita: string };

/** Settings that every bundle shares: one explicit configuration, no file looked for, quiet. */
export const comune = ({ rilascio }: OpzioniCostruzione): InlineConfig => ({
  configFile: false,
  envDir: false,
  root: radice,
  logLevel: 'warn',
  cacheDir: join(radice, 'node_modules', '.cache', 'vite'),
  define: { __PDZ_RILASCIO__: JSON.stringify(rilascio) },
});
