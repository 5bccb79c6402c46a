import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { InlineConfig } from 'vite';
import { comune, type OpzioniCostruzione, radice } from './comune.ts';

const motore = join(radice, 'electron', 'engine');

/** Entries of the engine: its process, the command line, one file per worker. */
export const ingressi = (): Record<string, string> => {
  const lavoratori = readdirSync(join(motore, 'workers'))
    .filter((nome) => nome.endsWith('.ts'))
    .map((nome) => [`workers/${basename(nome, '.ts')}`, join(motore, 'workers', nome)]);
  return Object.fromEntries([
    ['entrata', join(motore, 'entrata.ts')],
    ['cli/entrata', join(motore, 'cli', 'entrata.ts')],
    ...lavoratori,
  ]);
};

/** The engine: modules for plain Node. Native packages stay outside; the layout mirrors the sources'. */
export const configurazioneMotore = (opzioni: OpzioniCostruzione): InlineConfig => ({
  ...comune(opzioni),
  ssr: { target: 'node', noExternal: true, external: ['better-sqlite3', '@resvg/resvg-js'] },
  build: {
    ssr: true,
    target: 'node24',
    outDir: join(opzioni.uscita, 'engine'),
    emptyOutDir: true,
    rolldownOptions: {
      input: ingressi(),
      platform: 'node',
      output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'parti/[name]-[hash].js' },
    },
  },
});
