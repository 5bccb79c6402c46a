import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { di, radice } from './passi.ts';

/* `npm run bench [-- NOME]`: the measurements of test/bench, one after the other, so that none disturbs another. */
const cartella = join(radice, 'test', 'bench');
const scelti = process.argv.slice(2);
const misure = readdirSync(cartella, { recursive: true, encoding: 'utf8' })
  .filter((f) => f.endsWith('.bench.ts') && (scelti.length === 0 || scelti.some((s) => f.includes(s))))
  .sort();
if (misure.length === 0) {
  di(`Nessuna misura${scelti.length > 0 ? ` con questo nome: ${scelti.join(', ')}` : ''} in test/bench.`);
  process.exitCode = 2;
}
for (const misura of misure) {
  di(`\n== ${misura}`);
  const esito = spawnSync(process.execPath, [join(cartella, misura)], { cwd: radice, stdio: 'inherit' });
  if (esito.status !== 0) process.exitCode = 1;
}
