import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contrattoPagina } from '#contract/index.ts';
import { configurazioneMain, hostDelleNorme } from '../../electron/build/main.config.ts';
import { configurazioneMotore } from '../../electron/build/motore.config.ts';
import { configurazionePreload } from '../../electron/build/preload.config.ts';

const uscita = mkdtempSync(join(tmpdir(), 'pdz-rilascio-'));
const prova = mkdtempSync(join(tmpdir(), 'pdz-prova-'));
const leggi = (cartella: string, ...parti: readonly string[]) => readFileSync(join(cartella, ...parti), 'utf8');
/** Names of the environment variables that a bundle reads. */
const variabili = (codice: string) =>
  [...new Set([...codice.matchAll(/process\.env\.([A-Za-z_]+)/g)].map(([, nome]) => nome))].sort();
/** Modules that a bundle still asks for from outside. */
const esterni = (codice: string) =>
  [...new Set([...codice.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, nome]) => nome ?? ''))].filter(
    (nome) => !nome.startsWith('node:') && !builtinModules.includes(nome),
  );

describe('il programma da rilasciare', () => {
  beforeAll(async () => {
    await build(configurazioneMain({ rilascio: true, uscita }));
    await build(configurazionePreload({ rilascio: true, uscita }));
    await build(configurazioneMotore({ rilascio: true, uscita }));
    await build(configurazioneMain({ rilascio: false, uscita: prova }));
  });
  afterAll(() => {
    for (const cartella of [uscita, prova]) rmSync(cartella, { recursive: true, force: true });
  });

  it('non ha nel processo principale nessuna variabile che nomini un eseguibile', () => {
    const main = leggi(uscita, 'main', 'main.cjs');
    expect(main).not.toContain('PDZ_ENGINE_NODE');
    expect(main).not.toContain('PDZ_ELECTRON');
    expect(variabili(main)).toEqual(['PDZ_CARTELLA_DATI']);
    expect(main).not.toContain('child_process');
  });

  it('differisce da quello di prova proprio per questo', () => {
    expect(leggi(prova, 'main', 'main.cjs')).toContain('PDZ_ENGINE_NODE');
  });

  it('non ha nel motore variabili che nominino un eseguibile', () => {
    const pezzi = readdirSync(join(uscita, 'engine'), { recursive: true, encoding: 'utf8' }).filter((f) =>
      f.endsWith('.js'),
    );
    for (const pezzo of pezzi) {
      const codice = leggi(uscita, 'engine', pezzo);
      expect(
        [...codice.matchAll(/PDZ_[A-Z_]+/g)]
          .map(([nome]) => nome)
          .filter((n) => /NODE|ELECTRON|EXE|SOFFICE|BIN/.test(n)),
        pezzo,
      ).toEqual([]);
    }
  });

  it('ha un preload solo, che chiede soltanto electron e porta i soli nomi del contratto', () => {
    const preload = leggi(uscita, 'preload', 'preload.cjs');
    expect(esterni(preload)).toEqual(['electron']);
    for (const nome of Object.keys(contrattoPagina)) expect(preload).toContain(`"${nome}"`);
    expect(preload).not.toContain('interno/');
    expect(preload.length).toBeLessThan(8_000);
  });

  it('ha un processo principale in un file solo, che chiede soltanto electron e Node', () => {
    expect(esterni(leggi(uscita, 'main', 'main.cjs'))).toEqual(['electron']);
  });

  it('apre fuori soltanto indirizzi dei cataloghi delle norme', () => {
    const main = leggi(uscita, 'main', 'main.cjs');
    for (const host of hostDelleNorme()) expect(main).toContain(host);
    expect(hostDelleNorme()).toContain('www.normattiva.it');
  });
});
