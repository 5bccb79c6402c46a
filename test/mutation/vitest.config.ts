import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The tests of the rules alone, without the build that the other tests need: for Stryker's own Vitest runner. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  define: { __PDZ_RILASCIO__: 'false' },
  test: {
    include: ['test/unit/rules/**/*.test.ts'],
    exclude: ['**/{esegui,letture,riverifica-registri,chiavi-dei-registri}.test.ts'],
    isolate: false,
    testTimeout: 60_000,
    env: { TZ: 'Europe/Rome', NODE_OPTIONS: '' },
  },
});
