import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { comune, type OpzioniCostruzione, radice } from './comune.ts';

const motore = join(radice, 'electron', 'engine');

/** Workers that the shells may start, by the names of the engine's closed list. */
const lavoratori = ['importa', 'esporta', 'salva', 'verifica'];

/** Entries of the engine: its process, the command line, the server, one file per worker. */
export const ingressi = (): Record<string, string> => ({
  entrata: join(motore, 'entrata.ts'),
  'cli/entrata': join(motore, 'cli', 'entrata.ts'),
  'serve/servi': join(motore, 'serve', 'servi.ts'),
  ...Object.fromEntries(
    lavoratori
      .map((nome) => [`workers/${nome}`, join(motore, 'workers', `${nome}.ts`)] as const)
      .filter(([, file]) => existsSync(file)),
  ),
});

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
