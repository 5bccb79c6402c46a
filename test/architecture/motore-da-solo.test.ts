import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { codice } from './file-del-progetto.ts';

/** Hook that ends the process as soon as anything asks for the desktop or the page. */
const gancio = `
import { registerHooks } from 'node:module';
registerHooks({
  resolve(nome, contesto, prosegui) {
    if (/^(electron|react|react-dom|lexical|@lexical\\/.*)(\\/|$)/.test(nome))
      throw new Error('Il motore ha chiesto «' + nome + '» da ' + contesto.parentURL);
    return prosegui(nome, contesto);
  },
});
`;

it('il motore, la riga di comando e il servizio si caricano in Node senza electron, react o lexical', () => {
  const cartella = mkdtempSync(join(tmpdir(), 'pdz-da-solo-'));
  try {
    const file = join(cartella, 'gancio.mjs');
    writeFileSync(file, gancio);
    // Entry files start something when they are loaded: their content is what the others import.
    const moduli = codice
      .filter((f) => /^electron\/engine\/.*\.ts$/.test(f) && !/(^|\/)entrata\.ts$|\/workers\/|\.d\.ts$/.test(f))
      .map((f) => pathToFileURL(join(process.cwd(), f)).href);
    const prova = `for (const m of ${JSON.stringify(moduli)}) await import(m); console.log('caricati', ${moduli.length});`;
    const uscita = execFileSync(
      process.execPath,
      ['--import', pathToFileURL(file).href, '--input-type=module', '--eval', prova],
      { encoding: 'utf8', cwd: process.cwd() },
    );
    expect(uscita.trim()).toBe(`caricati ${moduli.length}`);
    expect(moduli.length).toBeGreaterThan(20);
  } finally {
    rmSync(cartella, { recursive: true, force: true });
  }
});

it('il gancio di questa prova rifiuta davvero', () => {
  const cartella = mkdtempSync(join(tmpdir(), 'pdz-da-solo-'));
  try {
    const file = join(cartella, 'gancio.mjs');
    writeFileSync(file, gancio);
    const prova = () =>
      execFileSync(
        process.execPath,
        ['--import', pathToFileURL(file).href, '--input-type=module', '--eval', "await import('react')"],
        { encoding: 'utf8', cwd: process.cwd(), stdio: 'pipe' },
      );
    expect(prova).toThrow(/Il motore ha chiesto «react»/);
  } finally {
    rmSync(cartella, { recursive: true, force: true });
  }
});
