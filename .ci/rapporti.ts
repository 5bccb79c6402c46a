import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Conteggio, fallito } from './passi.ts';

const vitestSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});
const playwrightSchema = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  errors: z.array(z.unknown()),
});

/** Counts in a report; a report that is missing or unreadable is a failure, never nothing. */
const leggi = <T>(file: string, schema: z.ZodType<T>, conta: (dati: T) => Conteggio): Conteggio => {
  try {
    return conta(schema.parse(JSON.parse(readFileSync(file, 'utf8'))));
  } catch {
    return fallito;
  }
};

/** Counts of vitest; a file that could not be loaded has no tests and counts as one failure. */
export const contaVitest = (file: string): Conteggio =>
  leggi(file, vitestSchema, (r) => ({
    passati: r.numPassedTests,
    falliti:
      r.numFailedTests + r.testResults.filter((t) => t.status === 'failed' && t.assertionResults.length === 0).length,
    saltati: r.numPendingTests + r.numTodoTests,
  }));

/** Counts of Playwright; a flaky test passed only at the second try and counts as failed. */
export const contaPlaywright = (file: string): Conteggio =>
  leggi(file, playwrightSchema, ({ stats, errors }) => ({
    passati: stats.expected,
    falliti: stats.unexpected + stats.flaky + errors.length,
    saltati: stats.skipped,
  }));
