import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import tabella from './strati.cjs';

const radice = process.cwd();
const rapportoSchema = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

/** Every forbidden import, in the words of whoever would be tempted to write it: file, import, rule that must speak. */
const vietati: readonly (readonly [string, string, string])[] = [
  ['shared/domain/a.ts', "import { parse } from 'yaml'; parse('');", 'strato-dominio'],
  [
    'shared/domain/b.ts',
    "import type { Documento } from '#documento/tipi.ts'; export type X = Documento;",
    'strato-dominio',
  ],
  ['shared/domain/c.ts', "import { readFileSync } from 'node:fs'; readFileSync('x');", 'strato-dominio'],
  [
    'shared/format/a.ts',
    "import { registri } from '#domain/registri.ts'; export const x = registri;",
    'strato-formati',
  ],
  ['shared/rules/a.ts', "import { query } from '#contract/define.ts'; export const x = query;", 'strato-regole'],
  ['shared/charts/a.ts', "import { init } from 'echarts/core'; export const x = init;", 'strato-grafici'],
  ['shared/templates/a.ts', "import type {} from '../rules/prova.ts';", 'strato-modelli'],
  ['shared/documento/a.ts', "import { Paragraph } from 'docx'; export const x = Paragraph;", 'strato-documento'],
  ['shared/docx/a.ts', "import { query } from '#contract/define.ts'; export const x = query;", 'strato-docx'],
  ['shared/html/a.ts', "import { Paragraph } from 'docx'; export const x = Paragraph;", 'strato-html'],
  ['shared/contract/a.ts', "import {} from '../rules/prova.ts';", 'strato-contratto'],
  ['electron/engine/a.ts', "import { app } from 'electron'; export const x = app;", 'strato-motore'],
  ['electron/engine/b.ts', "import type { LexicalNode } from 'lexical'; export type X = LexicalNode;", 'strato-motore'],
  ['electron/engine/c.ts', "import '../main/menu.ts';", 'strato-motore'],
  ['electron/engine/import/d.ts', "import D from 'better-sqlite3'; export const x = D;", 'sqlite-solo-in-storage'],
  ['electron/main/a.ts', "import { nuovoId } from '#engine/id.ts'; export const x = nuovoId;", 'strato-main'],
  [
    'electron/main/b.ts',
    "import { readFileSync } from 'node:fs'; import { zip } from 'fflate'; zip; readFileSync;",
    'strato-main',
  ],
  [
    'electron/preload/a.ts',
    "import { contrattoPagina } from '#contract/index.ts'; export const x = contrattoPagina;",
    'strato-preload',
  ],
  ['electron/preload/b.ts', "import { readFileSync } from 'node:fs'; readFileSync('x');", 'strato-preload'],
  ['renderer/app/a.ts', "import { ipcRenderer } from 'electron'; export const x = ipcRenderer;", 'strato-pagina'],
  ['renderer/app/b.ts', "import { readFileSync } from 'node:fs'; readFileSync('x');", 'strato-pagina'],
  [
    'renderer/app/c.ts',
    "import type { Documento } from '#documento/tipi.ts'; export type X = Documento;",
    'strato-pagina',
  ],
  ['renderer/app/d.ts', "const x = import('../../shared/rules/prova.ts'); export default x;", 'strato-pagina'],
  ['renderer/ui/a.ts', "import { registri } from '#domain/registri.ts'; export const x = registri;", 'strato-ui'],
  ['renderer/ui/b.ts', "import '../app/a.ts';", 'ui-non-conosce-la-pagina'],
  ['shared/altro/a.ts', "import '../domain/a.ts';", 'fuori-dagli-strati'],
  ['shared/domain/e.ts', "import { f } from './f.ts'; export const e = () => f;", 'niente-cicli'],
  ['shared/domain/f.ts', "import { e } from './e.ts'; import 'yaml'; export const f = () => e;", 'strato-dominio'],
  ['shared/domain/g.ts', "import './non-esiste.ts';", 'niente-di-irrisolto'],
];

/** Runs dependency-cruiser with our table on a folder; returns "file → rule" of each violation, with what was imported. */
const violazioni = (cartella: string): ReadonlyMap<string, string> => {
  const esito = spawnSync(
    process.execPath,
    [
      join(radice, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
      '--config',
      join(radice, 'test', 'architecture', 'strati.cjs'),
      '--output-type',
      'json',
      'shared',
      'electron',
      'renderer',
    ],
    { cwd: cartella, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  const { summary } = rapportoSchema.parse(JSON.parse(esito.stdout));
  return new Map(summary.violations.map((v) => [`${v.from} → ${v.rule.name}`, v.to]));
};

describe('gli strati', () => {
  const copia = mkdtempSync(join(tmpdir(), 'pdz-strati-'));
  let trovate: ReadonlyMap<string, string> = new Map();

  beforeAll(() => {
    for (const cartella of ['shared', 'electron', 'renderer'])
      cpSync(join(radice, cartella), join(copia, cartella), { recursive: true });
    cpSync(join(radice, 'package.json'), join(copia, 'package.json'));
    symlinkSync(join(radice, 'node_modules'), join(copia, 'node_modules'), 'junction');
    mkdirSync(join(copia, 'shared', 'rules'), { recursive: true });
    writeFileSync(join(copia, 'shared', 'rules', 'prova.ts'), 'export const prova = 1;\n');
    for (const [file, testo] of vietati) {
      mkdirSync(dirname(join(copia, file)), { recursive: true });
      writeFileSync(join(copia, file), `${testo}\n`);
    }
    trovate = violazioni(copia);
  });
  afterAll(() => rmSync(copia, { recursive: true, force: true }));

  it.each(vietati)('%s: «%s» è segnalato da %s', (file, _testo, regola) => {
    expect([...trovate.keys()]).toContain(`${file} → ${regola}`);
  });

  it('segnalano soltanto ciò che è stato piantato: il codice vero li rispetta', () => {
    const piantati = new Set(vietati.map(([file]) => file));
    const vere = [...trovate.keys()].filter((v) => !piantati.has(v.split(' → ')[0] ?? ''));
    const perche = (v: string) => tabella.forbidden.find((r) => v.endsWith(` → ${r.name}`))?.comment ?? '';
    expect(vere.map((v) => `${v} (${trovate.get(v)}): ${perche(v)}`)).toEqual([]);
  });

  it('hanno per ogni regola la frase che serve a chi sviluppa', () => {
    for (const regola of tabella.forbidden) expect(regola.comment.length, regola.name).toBeGreaterThan(40);
  });
});
