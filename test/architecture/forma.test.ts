import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { codice, fileDelProgetto, tuttoIlCodice } from './file-del-progetto.ts';

const testo = (file: string) => readFileSync(file, 'utf8');
const righeCon = (file: readonly string[], cerca: RegExp) =>
  file.flatMap((f) =>
    testo(f)
      .split('\n')
      .flatMap((riga, i) => (cerca.test(riga) ? [`${f}:${i + 1}: ${riga.trim().slice(0, 120)}`] : [])),
  );

describe('la forma del progetto', () => {
  it('ha alla radice soltanto ciò che architecture.md elenca', () => {
    const ammessi = new Set([
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'electron',
      'renderer',
      'shared',
      'templates',
      'test',
      'electron-builder.yml',
      'README.md',
      'LICENSE',
      'publiccode.yml',
    ]);
    const primi = new Set(fileDelProgetto.map((f) => f.split('/')[0] ?? ''));
    expect([...primi].filter((nome) => !nome.startsWith('.') && !ammessi.has(nome))).toEqual([]);
  });

  it('non ha file di codice oltre 500 righe', () => {
    const lunghi = tuttoIlCodice
      .map((f) => ({ f, righe: testo(f).split('\n').length - 1 }))
      .filter(({ righe }) => righe > 500);
    expect(lunghi).toEqual([]);
  });

  it('dà a ogni file un nome che dice che cosa contiene', () => {
    const vaghi = tuttoIlCodice.filter((f) =>
      /^(utils?|helpers?|common|misc|manager)\b|-(utils?|helpers?|manager)[.]/.test(basename(f)),
    );
    expect(vaghi).toEqual([]);
    const nonKebab = codice.filter((f) => {
      const nome = basename(f).replace(/[.].*$/, '');
      return f.endsWith('.tsx') ? false : !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(nome) && !/Node$/.test(nome);
    });
    expect(nonKebab).toEqual([]);
  });

  it('scrive numeri e date soltanto attraverso shared/format', () => {
    const fuori = codice.filter((f) => !f.startsWith('shared/format/'));
    expect(righeCon(fuori, /\bIntl\.|\.toLocale(String|DateString|TimeString)\(/)).toEqual([]);
  });

  it('nella pagina usa soltanto ciò che sa il Chromium più vecchio per cui è costruita', () => {
    const pagina = tuttoIlCodice.filter((f) => /^(renderer|shared\/(domain|contract|format|charts))\//.test(f));
    const nuove = [
      '(Map|Object)\\.groupBy\\(',
      'Promise\\.(withResolvers|try)\\(',
      'Array\\.fromAsync\\(',
      'RegExp\\.escape\\(',
      'URL\\.(canParse|parse)\\(',
      '\\.(isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\\(',
      '\\.(values|keys|entries)\\(\\)\\.(map|filter|toArray|some|every|find|reduce|flatMap|take)\\(',
    ];
    expect(righeCon(pagina, new RegExp(nuove.join('|')))).toEqual([]);
  });

  it('non ha eccezioni ai controlli né tipi qualsiasi', () => {
    const segni = ['@ts-(ignore|expect-error|nocheck)', 'biome-(ignore)', '(:|as|<) ?any\\b(?! [a-z])'];
    expect(righeCon(tuttoIlCodice, new RegExp(segni.join('|')))).toEqual([]);
  });

  it('non nomina registri di pacchetti né percorsi di una macchina', () => {
    const binari = /\.(png|jpg|xlsx|xls|ods|pdf|docx|pdz|tar|zip|woff2|ttf)$/;
    const testi = fileDelProgetto.filter((f) => !binari.test(f) && !f.startsWith('test/fixtures/'));
    const vietati = [
      'registry[.](npmjs|yarnpkg)',
      '//registry[.]',
      '/work/(main|shared|[.]library)',
      '/root/[.]',
      '/home/[a-z]+/',
    ];
    expect(righeCon(testi, new RegExp(vietati.join('|')))).toEqual([]);
    expect(JSON.stringify(JSON.parse(testo('package-lock.json'))).includes('"resolved"')).toBe(false);
  });

  it('ha una sola copia, e una sola versione, di Lexical e delle librerie che non ne ammettono due', () => {
    const { packages } = z
      .object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) })
      .parse(JSON.parse(testo('package-lock.json')));
    const copie = Object.entries(packages).filter(([p]) => /(^|\/)node_modules\/(lexical|@lexical\/[^/]+)$/.test(p));
    expect(copie.filter(([, { version }]) => version !== '0.52.0')).toEqual([]);
    for (const nome of ['lexical', 'react', 'react-dom', 'zod', 'better-sqlite3', 'yjs'])
      expect(
        Object.keys(packages).filter((p) => p.endsWith(`node_modules/${nome}`)),
        nome,
      ).toEqual([`node_modules/${nome}`]);
  });

  it('ha versioni esatte per ogni dipendenza', () => {
    const gruppi = z
      .object({
        dependencies: z.record(z.string(), z.string()),
        devDependencies: z.record(z.string(), z.string()),
        optionalDependencies: z.record(z.string(), z.string()),
      })
      .parse(JSON.parse(testo('package.json')));
    const tutte = Object.values(gruppi).flatMap((g) => Object.entries(g));
    expect(tutte.filter(([, v]) => !/^\d+\.\d+\.\d+$/.test(v))).toEqual([]);
  });

  it('tiene main.ts sotto le 60 righe', () => {
    expect(testo('electron/main/main.ts').split('\n').length).toBeLessThanOrEqual(60);
  });
});
