import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processiConFile } from '#engine/processi-node.ts';
import type { ProcessoFiglio } from '#engine/tipi.ts';

let cartella: string;
beforeAll(() => {
  cartella = mkdtempSync(join(tmpdir(), 'pdz-lavoratori-'));
  process.env.PDZ_SEGRETO_DI_PROVA = 'segreto';
});
afterAll(() => {
  delete process.env.PDZ_SEGRETO_DI_PROVA;
  rmSync(cartella, { recursive: true, force: true });
});

const lavoratore = (codice: string, durata?: number): ProcessoFiglio => {
  const file = join(cartella, `${Math.random().toString(36).slice(2)}.mjs`);
  writeFileSync(file, codice);
  return processiConFile(() => file, durata).avvia('importa');
};
const risposta = (figlio: ProcessoFiglio) => new Promise<unknown>((r) => figlio.ricevi(r));
const fine = (figlio: ProcessoFiglio) => new Promise<number | null>((r) => figlio.fine(r));

describe('lavoratori sotto Node', () => {
  it('ricevono e rispondono con dati veri, senza l’ambiente di chi li avvia e con il limite di memoria', async () => {
    const figlio = lavoratore(
      `process.on('message', (m) => process.send({ ...m, byte: m.byte.length, segreto: process.env.PDZ_SEGRETO_DI_PROVA, limiti: process.execArgv }))`,
    );
    figlio.invia({ numero: 10n, byte: new Uint8Array(1000) });
    expect(await risposta(figlio)).toEqual({
      numero: 10n,
      byte: 1000,
      segreto: undefined,
      limiti: ['--max-old-space-size=256', '--max-semi-space-size=32'],
    });
    const finito = fine(figlio);
    figlio.uccidi();
    expect(await finito).toBeNull();
    figlio.invia({ tardi: true });
  });

  it('uno che non risponde è ucciso allo scadere del tempo', async () => {
    const inizio = performance.now();
    await fine(lavoratore('for (;;);', 300));
    expect(performance.now() - inizio).toBeLessThan(5000);
  });

  it('uno che prende troppa memoria è ucciso', async () => {
    const goloso = `const tenuti = []; setInterval(() => tenuti.push(Buffer.alloc(32 * 1024 * 1024, 1)), 20);`;
    expect(await fine(lavoratore(goloso, 15_000))).toBeNull();
  });

  it('l’annullamento ha effetto subito, anche su uno che non ascolta', async () => {
    const figlio = lavoratore(`process.send('pronto'); for (;;);`);
    await risposta(figlio);
    const inizio = performance.now();
    const finito = fine(figlio);
    figlio.uccidi();
    await finito;
    expect(performance.now() - inizio).toBeLessThan(500);
  });
});
