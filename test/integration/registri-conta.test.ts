import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { creaGestori } from '#engine/gestori.ts';
import { definizioni } from '#engine/registri/definizioni.ts';
import { bancoRegistri } from '../support/registri.ts';

const bilancio = `Comune di Acquachiara;;;
DUP 2026-2028;;;
Programma;Titolo;2026;2027;2028
12.01;1;1000,00;1100,00;1200,00
12.07;1;500,00;500,00;500,00
12.07;2;50,00;0,00;0,00
Totale Missione 12;;1550,00;1600,00;1700,01
`;

let x: ReturnType<typeof bancoRegistri>;
beforeAll(async () => {
  x = bancoRegistri();
  const g = creaGestori(x.motore);
  const percorso = join(x.radice, 'dup.csv');
  writeFileSync(percorso, bilancio);
  const { fileId } = await g['interno/deponi-file']({ percorso });
  const esito = await g['importa/conferma']({ genere: 'dup', fileId: [fileId], comune: null });
  expect(esito.rifiutati).toEqual([]);
});
afterAll(() => x.togli());

it('il numero di righe detto senza fare la griglia è quello della griglia, in ogni registro', () => {
  const { sessione } = x;
  const piano = sessione.piano();
  const celle = (documentoId: string, limite: number) => sessione.righeLette({ documentoId, limite });
  const contate = definizioni.flatMap(({ id, conta }) => (conta ? [[id, conta(piano, celle)]] : []));
  const vere = definizioni.flatMap(({ id, conta, costruisci }) =>
    conta ? [[id, costruisci(piano, celle).righe.filter((r) => !r.totale).length]] : [],
  );
  expect(contate).toEqual(vere);
  expect(Object.fromEntries(contate)).toMatchObject({ dup: 2, quadratura: 3 });
});
