import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { AnteprimaImport, EsitoImport } from '#contract/importa.ts';
import { contrattoCompleto } from '#contract/index.ts';
import { serve } from '#contract/serve.ts';
import { creaGestori } from '#engine/gestori.ts';
import { cartellaModelliApp } from '#engine/luoghi.ts';
import { motoreDiProva } from '../support/banco-motore.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const radice = mkdtempSync(join(tmpdir(), 'pdz-mappature-'));
const { motore } = motoreDiProva(radice, cartellaModelliApp);
const servi = serve(contrattoCompleto, creaGestori(motore));
const chiedi = async (nome: string, input: unknown = {}) => {
  const risposta = await servi(nome, input);
  if (!risposta.ok) throw new Error(`${risposta.error.code}: ${risposta.error.message}`);
  return risposta.value as never;
};
const file = (anno: number, infanzia: string) =>
  `Comune di Grottammare\nProspetto ${anno}-${anno + 2}\nRif;Area;Prima;Seconda;Terza\n12.01;Interventi per l'infanzia;${infanzia};101,00;102,00\n12.07;Programmazione e governo;70,00;71,00;72,00\n`;
const deponi = async (nome: string, testo: string): Promise<string> => {
  const percorso = join(radice, nome);
  writeFileSync(percorso, testo);
  return ((await chiedi('interno/deponi-file', { percorso })) as { fileId: string }).fileId;
};

beforeAll(() =>
  chiedi('interno/nuovo-da-file', {
    percorso: join(radice, 'p.pdz'),
    ambito: join(import.meta.dirname, '../fixtures/ambito-21/ambito.json'),
    modello: 'nazionale',
    anni: null,
  }),
);
afterAll(async () => {
  await chiedi('file/chiudi');
  rmSync(radice, { recursive: true, force: true });
});

it('le colonne dette da una persona entrano con il file, in un passo, e servono per il file dell’anno dopo', async () => {
  const fileId = await deponi('prospetto.csv', file(2026, '100,50'));
  const prima: AnteprimaImport = await chiedi('importa/anteprima', { genere: 'dup', fileId, comune: null });
  expect(prima.rifiutati[0]?.codice).toBe('TABELLA_NON_TROVATA');
  const [t] = prima.tabelle;
  if (!t) throw new Error('nessuna proposta');
  const anni = [null, null, 2026, 2027, 2028];
  const mappa = {
    tabelle: [
      {
        impronta: t.impronta,
        usata: true,
        migliaia: false,
        annoBase: t.annoBase,
        colonne: t.colonne.map(({ c, ruolo, misura }, i) => ({ c, ruolo, misura, anno: anni[i] ?? null })),
      },
    ],
  };
  const letto: AnteprimaImport = await chiedi('importa/anteprima', { genere: 'dup', fileId, comune: null, mappa });
  expect(letto.importati[0]?.totali).toMatchObject({ 'M12/2026': '170.50' });
  expect(motore.sessione().piano().registri.mappatura).toEqual([]);
  const scelte = { [fileId]: { comune: null, mappa } };
  await chiedi('importa/conferma', { genere: 'dup', fileId: [fileId], comune: null, scelte });
  expect(motore.sessione().piano().registri.mappatura).toMatchObject([{ mittente: '044023', genere: 'dup' }]);

  const prossimo = await deponi('prospetto-nuovo.csv', file(2027, '300,00'));
  const esito: EsitoImport = await chiedi('importa/conferma', { genere: 'dup', fileId: [prossimo], comune: null });
  expect(esito.importati[0]?.totali).toMatchObject({ 'M12/2027': '370.00', 'M12/2029': '174.00' });
  motore.sessione().annulla();
  motore.sessione().annulla();
  expect(motore.sessione().piano().registri.mappatura).toEqual([]);
  expect(
    motore
      .sessione()
      .piano()
      .registri.documento.filter((d) => d.genere === 'dup'),
  ).toEqual([]);
});
