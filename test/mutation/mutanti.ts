import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/*
 * Mutation testing of shared/rules: `node test/mutation/mutanti.ts [files, comma separated]`, all of them in
 * `npm run prova-lunga`; `--confronta FILE` tries one file with Stryker's own runner too. Prints the score of each family; fails under the threshold. Survivors that superstiti.json does
 * not explain are listed. Nothing is written in the tree: the copy that Stryker mutates and its report are temporary.
 */
const qui = dirname(fileURLToPath(import.meta.url));
const radice = join(qui, '..', '..');
const soglia = 85;

const mutanteSchema = z.looseObject({
  mutatorName: z.string(),
  replacement: z.string().optional(),
  status: z.enum(['Killed', 'Survived', 'NoCoverage', 'Timeout', 'Ignored', 'RuntimeError', 'CompileError', 'Pending']),
  location: z.looseObject({
    start: z.looseObject({ line: z.int(), column: z.int() }),
    end: z.looseObject({ line: z.int(), column: z.int() }),
  }),
});
const rapportoSchema = z.looseObject({
  files: z.record(z.string(), z.looseObject({ source: z.string(), mutants: z.array(mutanteSchema) })),
});
/** Why some survivors change nothing that can be seen: by file, words of the code that is mutated, kind of mutation. */
const motivoSchema = z.strictObject({
  file: z.string(),
  codice: z.string(),
  mutazione: z.string(),
  perche: z.string(),
});
type Mutante = z.output<typeof mutanteSchema>;
type Motivo = z.output<typeof motivoSchema>;

const leggi = (percorso: string): unknown => JSON.parse(readFileSync(percorso, 'utf8'));
const motivi = z.array(motivoSchema).parse(leggi(join(qui, 'superstiti.json')));

/** Runs Stryker with a runner on some files and gives back its report. */
const prova = (oltre: Record<string, unknown>) => {
  const cartella = mkdtempSync(join(tmpdir(), 'pdz-mutanti-'));
  try {
    const rapporto = join(cartella, 'rapporto.json');
    const configurazione = join(cartella, 'stryker.json');
    const base = z.record(z.string(), z.unknown()).parse(leggi(join(qui, 'stryker.config.json')));
    const opzioni = { ...base, ...oltre, tempDirName: join(cartella, 'copia'), jsonReporter: { fileName: rapporto } };
    writeFileSync(configurazione, JSON.stringify(opzioni));
    const stryker = join(dirname(createRequire(import.meta.url).resolve('@stryker-mutator/core')), '..', '..');
    const comando = [join(stryker, 'bin', 'stryker.js'), 'run', configurazione];
    const { status } = spawnSync(process.execPath, comando, { cwd: radice, stdio: ['ignore', 'inherit', 'inherit'] });
    if (status !== 0) throw new Error(`Stryker è finito con ${status}`);
    return rapportoSchema.parse(leggi(rapporto)).files;
  } finally {
    rmSync(cartella, { recursive: true, force: true });
  }
};

/** The code that a mutant replaces. */
const originale = (sorgente: string, { location: { start, end } }: Mutante): string => {
  const righe = sorgente.split('\n').slice(start.line - 1, end.line);
  const ultima = righe.length - 1;
  return righe
    .map((r, i) => r.slice(i === 0 ? start.column - 1 : 0, i === ultima ? end.column - 1 : undefined).trim())
    .join(' ');
};
const spiegato = (file: string, sorgente: string, m: Mutante): Motivo | undefined =>
  motivi.find(
    (x) =>
      (x.file === '*' || file.endsWith(x.file)) &&
      x.mutazione === m.mutatorName &&
      new RegExp(x.codice, 'u').test(`${originale(sorgente, m)} → ${m.replacement ?? ''}`),
  );

type Conto = { uccisi: number; tutti: number; spiegati: number };
/** Family of a file: the prefix of the rules, or «motore». */
const famigliaDi = (file: string): string => /regole\/([a-z]+)/.exec(file)?.[1] ?? 'motore';
const percento = ({ uccisi, tutti }: Conto): string => (tutti === 0 ? '–' : ((100 * uccisi) / tutti).toFixed(2));
const di = (testo: string) => process.stdout.write(`${testo}\n`);

/** Scores of every family, survivors without a reason, the whole. */
const conta = (quali: string | undefined): void => {
  const inizio = performance.now();
  const file = prova(quali === undefined ? {} : { mutate: quali.split(',') });
  const famiglie = new Map<string, Conto>();
  const intero: Conto = { uccisi: 0, tutti: 0, spiegati: 0 };
  for (const [nome, { source, mutants }] of Object.entries(file)) {
    const famiglia = famiglie.get(famigliaDi(nome)) ?? { uccisi: 0, tutti: 0, spiegati: 0 };
    famiglie.set(famigliaDi(nome), famiglia);
    for (const m of mutants) {
      const vivo = m.status === 'Survived' || m.status === 'NoCoverage';
      const ucciso = m.status === 'Killed' || m.status === 'Timeout';
      const motivo = vivo ? spiegato(nome, source, m) : undefined;
      for (const c of [famiglia, intero]) {
        if (vivo || ucciso) c.tutti += 1;
        if (ucciso) c.uccisi += 1;
        if (motivo !== undefined) c.spiegati += 1;
      }
      const { line, column } = m.location.start;
      if (vivo && motivo === undefined)
        di(
          `vivo ${nome}:${line}:${column} ${m.mutatorName}: ${originale(source, m).slice(0, 140)} → ${m.replacement ?? ''}`,
        );
    }
  }
  for (const [nome, c] of famiglie)
    di(`${nome}: ${percento(c)} % (${c.uccisi} di ${c.tutti}; ${c.spiegati} superstiti spiegati)`);
  const vivi = intero.tutti - intero.uccisi;
  di(
    `Mutanti di shared/rules: ${percento(intero)} % (${intero.uccisi} di ${intero.tutti}); superstiti ${vivi}, di cui spiegati ${intero.spiegati}; ${Math.round((performance.now() - inizio) / 1000)} s`,
  );
  if (intero.tutti === 0 || (100 * intero.uccisi) / intero.tutti < soglia) {
    di(`Sotto la soglia dell'${soglia} %.`);
    process.exitCode = 1;
  }
};

/** What the quick runner says that it killed must be killed by Stryker's own runner for Vitest too. */
const confronta = (quale: string): void => {
  const chi = (r: ReturnType<typeof prova>) =>
    new Map(
      Object.values(r)
        .flatMap((f) => f.mutants)
        .map((m) => [
          `${m.location.start.line}:${m.location.start.column} ${m.mutatorName} ${m.replacement ?? ''}`,
          m.status,
        ]),
    );
  const veloce = chi(prova({ mutate: [quale] }));
  const lento = chi(
    prova({
      mutate: [quale],
      testRunner: 'vitest',
      plugins: ['@stryker-mutator/vitest-runner'],
      vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
    }),
  );
  const falsi = [...veloce].filter(([m, stato]) => stato === 'Killed' && lento.get(m) === 'Survived');
  for (const [m] of falsi) di(`ucciso solo dall'esecutore veloce: ${quale}:${m}`);
  di(`Confronto degli esecutori su ${quale}: ${veloce.size} mutanti, ${falsi.length} uccisi solo da quello veloce.`);
  if (falsi.length > 0 || veloce.size === 0) process.exitCode = 1;
};

const [primo, secondo] = process.argv.slice(2);
if (primo === '--confronta' && secondo !== undefined) confronta(secondo);
else conta(primo);
