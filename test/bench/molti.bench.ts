import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * 600 plans of the size of the development one, checked from the command line: the whole process, from its start to the
 * table. The plan is imported once from the files of a real Ambito and copied.
 */
const quanti = 600;
const radice = fileURLToPath(new URL('../..', import.meta.url));
const ambito = join(radice, 'test', 'fixtures', 'ambito-21');
const cartella = mkdtempSync(join(tmpdir(), 'pdz-molti-'));

const pdz = (...argv: readonly string[]): number => {
  const { status } = spawnSync(process.execPath, [join(radice, 'electron/engine/cli/entrata.ts'), ...argv], {
    cwd: cartella,
    stdio: ['ignore', 'ignore', 'ignore'],
    env: { ...process.env, PDZ_CARTELLA_DATI: join(cartella, 'dati') },
  });
  return status ?? 2;
};

try {
  pdz('new', 'piano.pdz', '--ambito', join(ambito, 'ambito.json'));
  pdz('import', 'schede', join(ambito, 'piano_schede.json'), '--into', 'piano.pdz');
  for (const [genere, file] of [
    ['dup', 'DUP_2026-2028_San_Benedetto_del_Tronto.xlsx'],
    ['dup', 'monteprandone_spesa.csv'],
    ['dup', 'cupra_marittima_dup.csv'],
    ['personale', 'Elenco_assistenti_sociali_ATS21_2026.xlsx'],
    ['personale', 'PTFP_2026-2028_Grottammare.csv'],
    ['fondi', 'Assegnazioni_fondi.xlsx'],
  ] as const)
    pdz('import', genere, join(ambito, genere, file), '--into', 'piano.pdz');
  pdz('import', 'quote', join(ambito, 'fondi', 'quote_comuni.csv'), '--into', 'piano.pdz');
  pdz('import', 'contributi', join(ambito, 'contributi', 'contributi.jsonl'), '--into', 'piano.pdz');
  mkdirSync(join(cartella, 'regione'));
  for (let i = 0; i < quanti; i++)
    copyFileSync(join(cartella, 'piano.pdz'), join(cartella, 'regione', `piano-${String(i + 1).padStart(3, '0')}.pdz`));
  const inizio = performance.now();
  const uscita = pdz('check', '--ogni', 'regione', '--json');
  const secondi = (performance.now() - inizio) / 1000;
  process.stdout.write(
    `molti piani: ${quanti} dalla riga di comando in ${secondi.toFixed(1)} s, ${((secondi * 1000) / quanti).toFixed(0)} ms l'uno (uscita ${uscita})\n`,
  );
} finally {
  rmSync(cartella, { recursive: true, force: true });
}
