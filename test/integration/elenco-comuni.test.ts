import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { contrattoCompleto } from '#contract/index.ts';
import { serve } from '#contract/serve.ts';
import { creaElencoComuni } from '#engine/comuni.ts';
import { creaGestori } from '#engine/gestori.ts';
import { cartellaModelliApp } from '#engine/luoghi.ts';
import { motoreDiProva } from '../support/banco-motore.ts';

const radice = mkdtempSync(join(tmpdir(), 'pdz-comuni-'));
afterAll(() => rmSync(radice, { recursive: true, force: true }));
const { motore } = motoreDiProva(radice, cartellaModelliApp);
const servi = serve(contrattoCompleto, creaGestori(motore));
const chiedi = (nome: string, input: unknown) => servi(nome, input);
const deponi = async (nome: string, testo: string) => {
  const percorso = join(radice, nome);
  writeFileSync(percorso, Buffer.from(testo, 'latin1'));
  const r = await chiedi('interno/deponi-file', { percorso });
  if (!r.ok) throw new Error(r.error.message);
  return (r.value as { fileId: string }).fileId;
};
const cerca = async (testo: string) => {
  const r = await chiedi('comuni/cerca', { testo, limite: 5 });
  if (!r.ok) throw new Error(r.error.message);
  return r.value as { fonte: string; comuni: { codiceIstat: string; nome: string; residenti: number | null }[] };
};

/** The official list as it is published: long headers with line breaks, code page of Windows. */
const istat = (tranne: string, nuovo: string): string => {
  const vecchio = creaElencoComuni(cartellaModelliApp, join(radice, 'nessuna')).tutti();
  return [
    '"Codice Regione";"Codice dell\'Unità territoriale sovracomunale \n(valida a fini statistici)";"Codice Comune formato alfanumerico";"Denominazione (Italiana e straniera)";"Denominazione in italiano";"Denominazione Regione";"Denominazione dell\'Unità territoriale sovracomunale \n(valida a fini statistici)";"Sigla automobilistica";"Codice Catastale del comune"',
    ...vecchio
      .filter((c) => c.codiceIstat !== tranne)
      .map((c) =>
        ['01', '201', c.codiceIstat, c.nome, c.nome, c.regione, c.provincia, c.siglaProvincia, c.codiceCatastale].join(
          ';',
        ),
      ),
    `11;044;${nuovo};Città Nuova;Città Nuova;Marche;Ascoli Piceno;AP;Z999`,
    '',
  ].join('\r\n');
};

it('l’elenco ISTAT prende il posto di quello dell’applicazione, con fonte e data; i residenti già noti restano', async () => {
  const prima = await cerca('Grottammare');
  expect(prima.comuni[0]).toMatchObject({ codiceIstat: '044023' });
  const r = await chiedi('importa/comuni', { fileId: await deponi('codici.csv', istat('044002', '044999')) });
  expect(r).toMatchObject({ ok: true, value: { nuovi: 1, soppressi: 1 } });
  const dopo = await cerca('Grottammare');
  expect(dopo.fonte).toMatch(/ISTAT, «codici\.csv», letto il 2026-11-24/);
  expect(dopo.comuni[0]?.residenti).toBe(prima.comuni[0]?.residenti);
  expect((await cerca('Citta nuova')).comuni).toMatchObject([{ codiceIstat: '044999', nome: 'Città Nuova' }]);
  expect((await cerca('044002')).comuni).toEqual([]);
});
it('un altro file, o un pezzo dell’elenco, è rifiutato e nulla cambia', async () => {
  const prima = await cerca('Grottammare');
  for (const testo of ['a;b\n1;2\n', istat('', '044998').split('\r\n').slice(0, 50).join('\r\n')]) {
    const r = await chiedi('importa/comuni', { fileId: await deponi('altro.csv', testo) });
    expect(r).toMatchObject({ ok: false, error: { code: 'importazione-rifiutata' } });
  }
  expect(await cerca('Grottammare')).toEqual(prima);
});
