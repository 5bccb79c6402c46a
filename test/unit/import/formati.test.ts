import { CFB } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Foglio } from '#engine/import/griglia/tipi.ts';
import { apriGriglia } from '#engine/import/lettori.ts';
import { comeLibro } from '../../support/forme-dup.ts';

const righe = [
  ['Programma', 'Titolo', '2026'],
  ['12.07', 1, 1000.5],
  ['Città «più» €', 2, -3.07],
];
const xls = (cambia: (c: ReturnType<typeof CFB.read>) => void = () => {}): Uint8Array => {
  const contenitore = CFB.read(comeLibro([{ nome: 'Spesa', righe }], 'biff8'), { type: 'array' });
  cambia(contenitore);
  return new Uint8Array(CFB.write(contenitore, { type: 'buffer' }) as Buffer);
};
const flusso = (c: ReturnType<typeof CFB.read>) => {
  const voce = CFB.find(c, 'Workbook');
  if (!voce) throw new Error('manca il flusso della cartella');
  return { voce, byte: Buffer.from(voce.content as Uint8Array) };
};
const ods = (tabelle: string, altro: { stili?: string; parti?: Record<string, Uint8Array> } = {}): Uint8Array =>
  zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'content.xml': strToU8(
      `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="tb" xmlns:style="s"><office:automatic-styles>${altro.stili ?? ''}</office:automatic-styles><office:body><office:spreadsheet>${tabelle}</office:spreadsheet></office:body></office:document-content>`,
    ),
    ...altro.parti,
  });
const cella = (valore: string, attributi = '') =>
  `<table:table-cell office:value-type="float" office:value="${valore}"${attributi}><text:p>${valore}</text:p></table:table-cell>`;
const testi = (f: Foglio | undefined) => f?.righe.map((r) => f.riga(r).map((x) => `${f.rif(x.r, x.c)}=${x.testo}`));

describe('Excel 97-2003', () => {
  it.each(['biff8', 'biff5', 'xlml'] as const)('%s: testi, numeri e posti delle celle', async (formato) => {
    const { fogli } = await apriGriglia(comeLibro([{ nome: 'Spesa', righe }], formato), 'dup.xls');
    expect(fogli.map((f) => f.nome)).toEqual(['Spesa']);
    expect(testi(fogli[0])?.[1]).toEqual(['A2=12.07', 'B2=1', 'C2=1000.5']);
    expect(fogli[0]?.cella(2, 2)?.valore).toMatchObject({ tipo: 'numero', decimale: '-3.07' });
    if (formato !== 'biff5') expect(fogli[0]?.cella(2, 0)?.testo).toBe('Città «più» €');
  });
  it('biff5: i byte dei testi sono windows-1252', async () => {
    const scritto = comeLibro([{ nome: 'Spesa', righe: [['Citt#A#B', 1]] }], 'biff5');
    const dati = Buffer.from(Buffer.from(scritto).toString('latin1').replace('#A#B', '\u00e0 \u0080 '), 'latin1');
    expect(testi((await apriGriglia(Buffer.concat([dati]), 'a.xls')).fogli[0])?.[0]?.[0]).toMatch(/^A1=Città €/);
  });
  it('con la password: rifiutato con il suo messaggio', async () => {
    const dati = xls((c) => {
      const { voce, byte } = flusso(c);
      const fineBof = 4 + byte.readUInt16LE(2);
      const filepass = Buffer.from([0x2f, 0, 6, 0, 0, 0, 1, 2, 3, 4]);
      voce.content = Buffer.concat([byte.subarray(0, fineBof), filepass, byte.subarray(fineBof)]) as never;
    });
    await expect(apriGriglia(dati, 'a.xls')).rejects.toMatchObject({ codice: 'FILE_PROTETTO' });
  });
  it('con le macro, o un foglio di macro di Excel 4: rifiutato con il suo messaggio', async () => {
    const conVba = xls((c) => {
      CFB.utils.cfb_add(c, '/_VBA_PROJECT_CUR/VBA/dir', Buffer.from('x'));
    });
    const conFoglioMacro = xls((c) => {
      const { voce, byte } = flusso(c);
      let i = 0;
      while (byte.readUInt16LE(i) !== 0x85) i += 4 + byte.readUInt16LE(i + 2);
      byte[i + 9] = 1;
      voce.content = byte as never;
    });
    for (const dati of [conVba, conFoglioMacro])
      await expect(apriGriglia(dati, 'a.xls')).rejects.toMatchObject({ codice: 'FILE_CON_MACRO' });
  });
  it('troncato o alterato in un punto qualunque: letto o rifiutato, mai un guasto', async () => {
    const intero = xls();
    for (let i = 0; i < 120; i += 1) {
      const dati = i % 2 === 0 ? intero.slice(0, Math.floor((intero.length * i) / 120)) : intero.slice();
      if (i % 2 === 1) dati[(i * 7919) % dati.length] = (i * 31) & 255;
      await apriGriglia(dati, 'a.xls').catch((e: unknown) => expect(e).toMatchObject({ name: 'Rifiuto' }));
    }
  });
});

describe('Pagina web con il nome di un foglio', () => {
  const tabella = '<tr><td>Codice</td><td>2026</td></tr><tr><td>12.07</td><td>1.234,56</td></tr>';
  it('una tabella sotto il nome .xls si legge, i valori come sono scritti', async () => {
    const pagina = `<html><body><table><tr><td colspan=2>Comune di &#200;l&agrave;</td></tr>${tabella}</table></body></html>`;
    const { fogli } = await apriGriglia(Buffer.from(pagina), 'Estratto.XLS');
    expect(testi(fogli[0])).toEqual([['A1=Comune di Èlà'], ['A2=Codice', 'B2=2026'], ['A3=12.07', 'B3=1.234,56']]);
    expect(fogli[0]?.soloTesto).toBe(true);
  });
  it.each([
    ['finto.xlsx', `<html><table>${tabella}</table></html>`],
    ['pagina.htm', `<html><table>${tabella}</table></html>`],
    ['errore.xls', '<!DOCTYPE html><html><body><h1>Errore 404</h1></body></html>'],
  ])('%s: rifiutato', async (nome, pagina) => {
    await expect(apriGriglia(Buffer.from(pagina), nome)).rejects.toMatchObject({ codice: 'FORMATO_HTML' });
  });
  it('XML di Excel 2003 con DOCTYPE: rifiutato; un altro XML: non è un foglio', async () => {
    const libro = Buffer.from(comeLibro([{ nome: 'S', righe }], 'xlml')).toString();
    const dtd = libro.replace('?>', '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>');
    await expect(apriGriglia(Buffer.from(dtd), 'a.xls')).rejects.toMatchObject({ codice: 'XML_CON_DOCTYPE' });
    await expect(apriGriglia(Buffer.from('<?xml version="1.0"?><a/>'), 'a.xls')).rejects.toMatchObject({
      codice: 'FORMATO_XML',
    });
  });
});

describe('ODS', () => {
  it('celle coperte, ripetute, con il solo valore, formule senza valore, righe e fogli nascosti', async () => {
    const dati = ods(
      `<table:table table:name="Uno &amp; due"><table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>a</text:p></table:table-cell><table:covered-table-cell/>${cella('2')}</table:table-row><table:table-row table:visibility="collapse">${cella('7.5', ' table:number-columns-repeated="3"')}</table:table-row><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="currency" office:value="1.10"/><table:table-cell table:formula="of:=SUM([.A1])"/></table:table-row><table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table><table:table table:name="Nascosto" table:style-name="n1"><table:table-row>${cella('9')}</table:table-row></table:table>`,
      {
        stili:
          '<style:style style:name="n1" style:family="table"><style:table-properties table:display="false"/></style:style>',
      },
    );
    const partenza = performance.now();
    const { fogli } = await apriGriglia(dati, 'a.ods');
    expect(performance.now() - partenza).toBeLessThan(2_000);
    expect(fogli.map((f) => [f.nome, f.nascosto])).toEqual([
      ['Uno & due', false],
      ['Nascosto', true],
    ]);
    const [primo] = fogli;
    expect(testi(primo)).toEqual([
      ['A1=a', 'C1=2'],
      ['A2=7.5', 'B2=7.5', 'C2=7.5'],
      ['A3=1.1', 'B3='],
      ['A4=1.1', 'B4='],
    ]);
    expect(primo?.cella(3, 1)?.valore).toEqual({ tipo: 'ignoto' });
    expect(primo?.unioni).toEqual([{ r0: 0, c0: 0, r1: 0, c1: 1 }]);
    expect([0, 1, 2].map((r) => primo?.rigaNascosta(r))).toEqual([false, true, false]);
  });
  it('ripetizioni costruite per riempire la memoria: rifiutate subito', async () => {
    const dati = ods(
      `<table:table table:name="x"><table:table-row table:number-rows-repeated="1048576">${cella('1', ' table:number-columns-repeated="16384"')}</table:table-row></table:table>`,
    );
    await expect(apriGriglia(dati, 'a.ods')).rejects.toMatchObject({ codice: 'ARCHIVIO_TROPPO_GRANDE' });
  });
  it('con la password o con macro: ognuno il suo messaggio', async () => {
    const parti = { 'META-INF/manifest.xml': strToU8('<manifest:encryption-data/>') };
    await expect(apriGriglia(ods('', { parti }), 'a.ods')).rejects.toMatchObject({ codice: 'FILE_PROTETTO' });
    const macro = { 'Basic/Standard/Module1.xml': strToU8('<x/>') };
    await expect(apriGriglia(ods('', { parti: macro }), 'a.ods')).rejects.toMatchObject({ codice: 'FILE_CON_MACRO' });
  });
});
