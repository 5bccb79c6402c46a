import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { codice, fileDelProgetto } from './file-del-progetto.ts';

const testo = (file: string): string => readFileSync(file, 'utf8');

/** Every folder that holds a file, with its parents. */
const cartelle = new Set(
  fileDelProgetto.flatMap((f) =>
    f
      .split('/')
      .slice(0, -1)
      .map((_, i, parti) => parti.slice(0, i + 1).join('/')),
  ),
);

/** A path with places left to the reader (`<id>`, `xyz`, `NNNN-nome`, `*`) as an expression. */
const comeEspressione = (percorso: string): RegExp =>
  new RegExp(
    `^${percorso
      .replace(/<[^>]+>|\bxyz\b|NNNN-nome|\*/g, '\u0000')
      .replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
      .replaceAll('\u0000', '[^/]+')}$`,
  );

const esiste = (percorso: string): boolean => {
  const pulito = percorso.replace(/\/$/, '');
  if (cartelle.has(pulito)) return true;
  const cerca = comeEspressione(pulito);
  return fileDelProgetto.some((f) => cerca.test(f));
};

const legami = (md: string): string[] =>
  [...md.matchAll(/\]\(([^)\s]+)\)/g)].flatMap((m) => (m[1] !== undefined && !/^https?:|^#/.test(m[1]) ? [m[1]] : []));
const traApici = (md: string): string[] => [...md.matchAll(/`([^`\n]+)`/g)].flatMap((m) => m[1] ?? []);

const cima = /^(electron|renderer|shared|templates|test|\.ci)(\/[\w.<>*-]+)*\/?$/;
const modello = /^([\w*-]+\/)*[\w*.-]+\.(yaml|md|csv|jsonl)$|^[\w-]+\/$/;

describe('i documenti del progetto', () => {
  it('README nomina soltanto legami, percorsi e comandi che ci sono', () => {
    const md = testo('README.md');
    const percorsi = [...legami(md), ...traApici(md).filter((t) => cima.test(t))];
    expect(percorsi.length).toBeGreaterThan(20);
    expect(percorsi.filter((p) => !esiste(p))).toEqual([]);
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(testo('package.json')));
    const comandi = [...md.matchAll(/npm (?:run )?(?:-s )?(start|test|[a-z]+(?:-[a-z]+)*)\b/g)].flatMap(
      (m) => m[1] ?? [],
    );
    expect(comandi.filter((c) => !['ci', 'run'].includes(c) && !Object.hasOwn(scripts, c))).toEqual([]);
  });

  it('templates/README nomina soltanto file e cartelle che ci sono', () => {
    const md = testo('templates/README.md');
    const percorsi = [...legami(md), ...traApici(md).filter((t) => modello.test(t))];
    expect(percorsi.length).toBeGreaterThan(10);
    const dove = ['', 'templates/', 'templates/nazionale/', 'templates/esempio/'];
    expect(percorsi.filter((p) => !dove.some((d) => esiste(`${d}${p}`)))).toEqual([]);
  });

  it('ogni cosa esportata da shared ed electron/engine ha una riga che la spiega', () => {
    const esporta = /^export (?:declare )?(?:async )?(?:const|function\*?|type|class|interface) (\w+)/;
    const senza = codice
      .filter((f) => /^(shared|electron\/engine)\//.test(f) && !f.endsWith('.d.ts'))
      .flatMap((f) => {
        const righe = testo(f).split('\n');
        return righe.flatMap((riga, i) => {
          const nome = esporta.exec(riga)?.[1];
          return nome === undefined || righe[i - 1]?.trimEnd().endsWith('*/') ? [] : [`${f}:${i + 1} ${nome}`];
        });
      });
    expect(senza).toEqual([]);
  });
});
