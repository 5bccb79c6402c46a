import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { parse } from 'yaml';
import { comune, type OpzioniCostruzione, radice } from './comune.ts';

/** Hosts of every https address of the norm catalogues that ship with the app, sorted: the only ones main may open. */
export const hostDelleNorme = (cartellaModelli = join(radice, 'templates')): readonly string[] => {
  const host = new Set<string>();
  const visita = (valore: unknown): void => {
    if (typeof valore === 'string') {
      if (valore.startsWith('https://') && URL.canParse(valore)) host.add(new URL(valore).host);
    } else if (typeof valore === 'object' && valore !== null) Object.values(valore).forEach(visita);
  };
  for (const voce of readdirSync(cartellaModelli, { withFileTypes: true })) {
    if (!voce.isDirectory()) continue;
    const catalogo = join(cartellaModelli, voce.name, 'norme.yaml');
    try {
      visita(parse(readFileSync(catalogo, 'utf8')));
    } catch (errore) {
      // A pack without a catalogue of its own extends another one.
      if (!(errore instanceof Error && 'code' in errore && errore.code === 'ENOENT')) throw errore;
    }
  }
  return [...host].sort();
};

/** Electron's main process: one CommonJS file. */
export const configurazioneMain = (opzioni: OpzioniCostruzione): InlineConfig => {
  const base = comune(opzioni);
  return {
    ...base,
    define: { ...base.define, __PDZ_HOST_NORME__: JSON.stringify(hostDelleNorme()) },
    ssr: { target: 'node', noExternal: true, external: ['electron'] },
    build: {
      ssr: join(radice, 'electron', 'main', 'main.ts'),
      target: 'node18',
      outDir: join(opzioni.uscita, 'main'),
      emptyOutDir: true,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'main.cjs', codeSplitting: false } },
    },
  };
};
