import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { leggiFile } from '#engine/import/leggi-file.ts';
import { contestoDiProva } from '../../support/contesto-import.ts';
import { comeLibro, type FoglioScritto } from '../../support/forme-dup.ts';
import { comuniFinti, totaleDi, unaColonnaComune, unFoglioPerComune } from '../../support/molti-comuni.ts';

const cartella = mkdtempSync(join(tmpdir(), 'pdz-molti-'));
afterAll(() => rmSync(cartella, { recursive: true, force: true }));
const comuni = comuniFinti(48);
const contesto = contestoDiProva(comuni);
const leggi = async (
  fogli: readonly FoglioScritto[],
  comune: string | null = null,
  formato: 'xlsx' | 'ods' = 'xlsx',
) => {
  const percorso = join(cartella, 'tutti.xlsx');
  writeFileSync(percorso, comeLibro(fogli, formato));
  const { lettura, anomalie, altre } = await leggiFile({
    percorso,
    nomeFile: 'tutti.xlsx',
    genere: 'dup',
    comune,
    contesto,
  });
  return [{ lettura, anomalie }, ...altre].map((x) => ({
    comune: contesto.comuni.find((c) => c.enteId === x.lettura.enteId)?.codiceIstat,
    totale: x.lettura.totali.totale,
    codici: x.anomalie.map((a) => a.codice),
    celle: [...x.lettura.celle()].filter((c) => c.modello.ruolo === 'riga'),
    documentoId: x.lettura.documentoId,
    anomalie: x.anomalie,
  }));
};
const attese = comuni.map(([codice], i) => [codice, totaleDi(i)]);
const fuori: [string, string] = ['099999', 'Lontano'];

describe('48 Comuni in un file: un documento per ciascuno, con le sue righe', () => {
  it.each([
    ['un foglio per Comune', unFoglioPerComune(comuni)],
    ['colonna con il codice ISTAT', unaColonnaComune(comuni, 'codice')],
    ['colonna con il nome', unaColonnaComune(comuni, 'nome')],
    ['codice e nome', unaColonnaComune(comuni, 'entrambi')],
  ])('%s', async (_nome, fogli) => {
    for (const formato of ['xlsx', 'ods'] as const) {
      const letti = await leggi(fogli, null, formato);
      expect(letti.map((x) => [x.comune, x.totale])).toEqual(attese);
      expect(letti.flatMap((x) => x.codici)).toEqual([]);
      expect(new Set(letti.map((x) => x.documentoId)).size).toBe(48);
      for (const x of letti) {
        expect(x.celle).toHaveLength(9);
        expect(x.celle.every((c) => c.modello.documentoId === x.documentoId)).toBe(true);
      }
    }
  });
  it('un Comune fuori dall’Ambito è detto e non entra, con fogli e con righe', async () => {
    const tre = [...comuni.slice(0, 2), fuori];
    for (const fogli of [unFoglioPerComune(tre), unaColonnaComune(tre, 'codice'), unaColonnaComune(tre, 'nome')]) {
      const letti = await leggi(fogli);
      expect(letti.map((x) => [x.comune, x.totale])).toEqual(attese.slice(0, 2));
      expect(letti.map((x) => x.codici)).toEqual([['COMUNE_FUORI_AMBITO'], []]);
      expect(letti[0]?.anomalie[0]).toMatchObject({ gravita: 'errore', foglio: fogli.at(-1)?.nome });
    }
  });
  it('un foglio di nessuno, un codice che contraddice il nome, righe senza Comune: detti, mai indovinati', async () => {
    const riepilogo = { ...(unFoglioPerComune([fuori])[0] ?? { nome: '', righe: [] }), nome: 'Riepilogo' };
    riepilogo.righe = riepilogo.righe.slice(2);
    const conRiepilogo = await leggi([...unFoglioPerComune(comuni.slice(0, 2)), riepilogo]);
    expect(conRiepilogo.map((x) => x.codici)).toEqual([['FOGLIO_SENZA_COMUNE'], []]);
    const [estrazione] = unaColonnaComune(comuni.slice(0, 3), 'entrambi');
    const righe = estrazione?.righe.map((r) => [...r]) ?? [];
    for (const r of righe) if (r[0] === comuni[2]?.[0]) r[0] = comuni[0]?.[0] ?? null;
    const senza = righe[2];
    if (senza) [senza[0], senza[1]] = [null, null];
    const letti = await leggi([{ nome: 'Estrazione', righe }]);
    expect(letti.map((x) => x.codici.toSorted())).toEqual([['CODICE_COMUNE_ERRATO', 'RIGHE_SENZA_COMUNE'], []]);
    expect(letti.map((x) => x.celle.length)).toEqual([8, 9]);
  });
  it('indicando il Comune entra solo lui, e gli altri sono detti', async () => {
    for (const fogli of [unFoglioPerComune(comuni.slice(0, 3)), unaColonnaComune(comuni.slice(0, 3), 'codice')]) {
      const letti = await leggi(fogli, comuni[1]?.[0] ?? null);
      expect(letti.map((x) => [x.comune, x.totale, x.codici])).toEqual([[...(attese[1] ?? []), ['ALTRI_COMUNI']]]);
    }
  });
  it('un totale sbagliato nel foglio di un Comune resta attaccato al suo documento', async () => {
    const fogli = unFoglioPerComune(comuni.slice(0, 3));
    const totale = fogli[1]?.righe.at(-1);
    if (totale) totale[2] = Number(totale[2]) + 100;
    const letti = await leggi(fogli);
    expect(letti.map((x) => x.codici)).toEqual([[], ['TOTALE_NON_QUADRA'], []]);
  });
});
