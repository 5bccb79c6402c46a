import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { contrattoPagina } from '#contract/index.ts';
import { comune, type OpzioniCostruzione, radice } from './comune.ts';

/** The preload: one CommonJS file, because a sandboxed preload cannot require siblings; it carries the names only. */
export const configurazionePreload = (opzioni: OpzioniCostruzione): InlineConfig => {
  const base = comune(opzioni);
  return {
    ...base,
    define: { ...base.define, __PDZ_OPERAZIONI__: JSON.stringify(Object.keys(contrattoPagina)) },
    ssr: { target: 'node', noExternal: true, external: ['electron'] },
    build: {
      ssr: join(radice, 'electron', 'preload', 'preload.ts'),
      target: 'chrome114',
      outDir: join(opzioni.uscita, 'preload'),
      emptyOutDir: true,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false } },
    },
  };
};
