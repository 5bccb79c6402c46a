import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { tuttiIBlocchi } from '#documento/albero.ts';
import { testoDi } from '#documento/inline.ts';
import type { Documento } from '#documento/tipi.ts';
import { documentoDocx, impacchetta } from '#docx/documento.ts';
import { documentoDelPiano, esporta } from '#engine/export/esporta.ts';
import { immaginiDi } from '#engine/export/grafici.ts';
import { pianoCento } from '../support/piano-cento.ts';

/*
 * Export of a plan of about a hundred pages, side by side in one run, interleaved, median of 5:
 *  - ours: from the plan to the canonical bytes (text, figures, numbering, charts, layout, packing, canonical pass);
 *  - bare docx: the same library packs the same finished tree, nothing else;
 *  - docxtemplater: fills a template with the same titles, paragraphs and table rows.
 */
const GIRI = 5;
const bozza = { versione: null, definitiva: false } as const;
const COLONNE = 8;

/** Data for the template engine: the same words in the same order. */
type BloccoModello =
  | { readonly titolo: string }
  | { readonly paragrafo: string }
  | { readonly tabella: { readonly didascalia: string; readonly righe: readonly Record<string, string>[] } };

const datiModello = (d: Documento) => ({
  blocchi: tuttiIBlocchi(d.blocchi).flatMap((b): BloccoModello[] => {
    if (b.t === 'titolo') return [{ titolo: `${b.numero ?? ''} ${testoDi(b.tratti)}` }];
    if (b.t === 'paragrafo') return [{ paragrafo: testoDi(b.tratti) }];
    if (b.t !== 'tabella') return [];
    const righe = b.righe.map((r) =>
      Object.fromEntries(Array.from({ length: COLONNE }, (_, i) => [`c${i}`, testoDi(r.celle[i]?.tratti ?? [])])),
    );
    return [{ tabella: { didascalia: b.titolo ?? '', righe } }];
  }),
});

/** Template of Word with loops over titles, paragraphs and tables. */
const modello = async (): Promise<Buffer> => {
  const riga = (testo: string, style?: string) =>
    new Paragraph({ ...(style === undefined ? {} : { style }), children: [new TextRun(testo)] });
  const celle = Array.from({ length: COLONNE }, (_, i) => {
    const prima = i === 0 ? '{#righe}' : '';
    const dopo = i === COLONNE - 1 ? '{/righe}' : '';
    return new TableCell({ children: [riga(`${prima}{c${i}}${dopo}`)] });
  });
  const file = new Document({
    sections: [
      {
        children: [
          riga('{#blocchi}'),
          riga('{#titolo}'),
          riga('{titolo}', 'Heading1'),
          riga('{/titolo}'),
          riga('{#paragrafo}'),
          riga('{paragrafo}'),
          riga('{/paragrafo}'),
          riga('{#tabella}'),
          riga('{didascalia}'),
          new Table({ rows: [new TableRow({ children: celle })] }),
          riga('{/tabella}'),
          riga('{/blocchi}'),
        ],
      },
    ],
  });
  return Packer.toBuffer(file);
};

const mediana = (v: readonly number[]): number => v.toSorted((a, b) => a - b)[Math.floor(v.length / 2)] ?? Number.NaN;
const misura = async (f: () => Promise<Uint8Array>): Promise<{ ms: number; byte: Uint8Array }> => {
  const prima = performance.now();
  const byte = await f();
  return { ms: performance.now() - prima, byte };
};

/** Programs that count the pages, where they are installed. */
const programmi = { ufficio: 'soffice', pdf: 'pdfinfo' } as const;

/** Pages that LibreOffice makes of a file, or null where it is missing. */
const pagine = (byte: Uint8Array): number | null => {
  const cartella = mkdtempSync(join(tmpdir(), 'pdz-bench-'));
  try {
    writeFileSync(join(cartella, 'p.docx'), byte);
    const profilo = pathToFileURL(join(cartella, 'profilo')).href;
    const opzioni = { cwd: cartella, stdio: 'ignore', timeout: 180_000 } as const;
    execFileSync(
      programmi.ufficio,
      ['--headless', `-env:UserInstallation=${profilo}`, '--convert-to', 'pdf', 'p.docx'],
      opzioni,
    );
    const testo = execFileSync(programmi.pdf, [join(cartella, 'p.pdf')], { encoding: 'utf8' });
    return Number(/^Pages:\s+(\d+)$/m.exec(testo)?.[1] ?? Number.NaN);
  } catch {
    return null;
  } finally {
    rmSync(cartella, { recursive: true, force: true });
  }
};

const piano = pianoCento();
const documento = documentoDelPiano(piano, 'piano', bozza);
const immagini = await immaginiDi(piano, documento);
const vuoto = await modello();
const dati = datiModello(documento);

const prove = {
  'Piano di Zona: dal piano ai byte canonici': async () => (await esporta(piano, 'piano', bozza)).byte,
  'docx 9.15.2: stesso albero finito, solo impacchettare': null,
  'docxtemplater 3.71.0: modello riempito con le stesse parole': async () => {
    const motore = new Docxtemplater(new PizZip(vuoto), { paragraphLoop: true, linebreaks: true });
    motore.render(dati);
    return motore.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' });
  },
} as const;

const tempi = new Map<string, number[]>();
const uscite = new Map<string, Uint8Array>();
for (let giro = 0; giro <= GIRI; giro++)
  for (const [nome, lavora] of Object.entries(prove)) {
    // The tree is finished before the clock starts: a tree of the library can be packed only once.
    const albero = documentoDocx(documento, immagini);
    const { ms, byte } = await misura(lavora ?? (() => impacchetta(albero)));
    uscite.set(nome, byte);
    if (giro > 0) tempi.set(nome, [...(tempi.get(nome) ?? []), ms]);
  }

const nostra = mediana(tempi.get(Object.keys(prove)[0] ?? '') ?? []);
process.stdout.write(`\nEsportazione di un piano grande (mediana di ${GIRI} giri alternati)\n`);
for (const nome of Object.keys(prove)) {
  const ms = mediana(tempi.get(nome) ?? []);
  const byte = uscite.get(nome) ?? new Uint8Array();
  const quante = pagine(byte);
  process.stdout.write(
    `${nome.padEnd(62)} ${Math.round(ms).toString().padStart(6)} ms   ${(nostra / ms).toFixed(2).padStart(5)}×   ${Math.round(byte.length / 1000)} kB   ${quante ?? 'n.d.'} pagine\n`,
  );
}
