import { format } from 'node:util';
import { expect } from 'vitest';

/*
 * What the tests of the rules use of Vitest, kept in memory so that a test can be called again: `describe`, `it`,
 * `it.each`. `expect` is Vitest's own. The runner (esecutore.ts) resolves the name «vitest» to this file.
 */
export { expect };

/** A test collected from a file. */
export type Raccolta = { readonly id: string; readonly nome: string; readonly file: string; readonly fai: Corpo };
type Corpo = () => void | Promise<void>;

const prove = new Map<string, Raccolta>();
let file = '';
let gruppi: readonly string[] = [];

/** Tests collected so far, by id. */
export const raccolte: ReadonlyMap<string, Raccolta> = prove;

/** The file whose tests are collected next. */
export const raccogliDa = (nome: string): void => {
  file = nome;
};

/** A group of tests. */
export const describe = (nome: string, corpo: () => void): void => {
  const sopra = gruppi;
  gruppi = [...gruppi, nome];
  corpo();
  gruppi = sopra;
};

const una = (nome: string, fai: Corpo): void => {
  const intero = [...gruppi, nome].join(' > ');
  let id = `${file}#${intero}`;
  for (let n = 2; prove.has(id); n += 1) id = `${file}#${intero} (${n})`;
  prove.set(id, { id, nome: intero, file, fai });
};

/** A test, or one for each row of a table. */
export const it = Object.assign(una, {
  each:
    (righe: readonly unknown[]) =>
    (nome: string, fai: (...valori: readonly unknown[]) => void | Promise<void>): void => {
      for (const riga of righe) {
        const valori: readonly unknown[] = Array.isArray(riga) ? riga : [riga];
        una(format(nome, ...valori.slice(0, (nome.match(/%[sdifjoO]/g) ?? []).length)), () => fai(...valori));
      }
    },
});
