import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { z } from 'zod';
import { SEGNAPOSTO_NONCE } from '#contract/pagina.ts';
import { comune, type OpzioniCostruzione, radice } from './comune.ts';

const versione = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(radice, 'package.json'), 'utf8')));

/**
 * The page, for the desktop window and for the browser. Nothing inline (the CSP refuses it), fonts as files; rooms, with
 * charts and editor, are chunks of their own because the app imports them when they are opened.
 */
export const configurazioneRenderer = (opzioni: OpzioniCostruzione): InlineConfig => ({
  ...comune(opzioni),
  root: join(radice, 'renderer'),
  base: '/',
  plugins: [
    react(),
    {
      name: 'pdz-versione',
      transformIndexHtml: () => [{ tag: 'meta', attrs: { name: 'pdz-versione', content: versione.version } }],
    },
  ],
  html: { cspNonce: SEGNAPOSTO_NONCE },
  build: {
    target: 'chrome114',
    outDir: join(opzioni.uscita, 'renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_500,
  },
});
