import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { comeRiga } from '#engine/import/celle.ts';
import { leggiFile } from '#engine/import/leggi-file.ts';
import { contestoDiProva, paccoNazionale } from '../../support/contesto-import.ts';
import { comeCsv, comeHtml, comeLibro, forme, MARCA, scritture, type VoceBilancio } from '../../support/forme-dup.ts';

const cartella = mkdtempSync(join(tmpdir(), 'pdz-forme-'));
afterAll(() => rmSync(cartella, { recursive: true, force: true }));

const ANNI = [2026, 2027, 2028];
/** Runs of each property: a slice in `npm test`, many in `npm run prova-lunga`. */
const GIRI = Number(process.env.PDZ_GIRI ?? 3);
const contesto = contestoDiProva([['099001', 'Prova']]);
const programmi = [...new Map(paccoNazionale().programmi.map((p) => [p.id, p.nome])).entries()].filter(
  ([id]) => id !== '12.10',
);

const importo = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 9, arbitrary: fc.integer({ min: 1, max: 99_999_999 }) },
);
const bilancio: fc.Arbitrary<VoceBilancio[]> = fc
  .subarray(programmi, { minLength: 2 })
  .chain((scelti) =>
    fc.tuple(
      ...scelti.map(([programma, nome]) =>
        fc.tuple(fc.boolean(), fc.array(importo, { minLength: 8, maxLength: 8 })).map(([conCapitale, n]) =>
          (conCapitale ? [1, 2] : [1]).map((titolo) => ({
            programma,
            nome,
            titolo,
            anni: { 2026: n[titolo * 3 - 3] ?? 0, 2027: n[titolo * 3 - 2] ?? 0, 2028: n[titolo * 3 - 1] ?? 0 },
            cassa: n[titolo + 5] ?? 0,
          })),
        ),
      ),
    ),
  )
  .map((gruppi) => gruppi.flat())
  // At least one amount must show what the decimal mark is, as in any real budget.
  .filter((voci) => voci.some((v) => (v.anni[2026] ?? 0) % 100 !== 0));

const attese = (voci: readonly VoceBilancio[], conCassa: boolean): Map<string, number> => {
  const mappa = new Map<string, number>();
  for (const v of voci) {
    for (const a of ANNI) mappa.set(`${v.programma}|${v.titolo}|${a}|competenza`, v.anni[a] ?? 0);
    if (conCassa) mappa.set(`${v.programma}|${v.titolo}|2026|cassa`, v.cassa);
  }
  return mappa;
};

const leggi = async (nomeFile: string, dati: Uint8Array | string) => {
  const percorso = join(cartella, nomeFile);
  writeFileSync(percorso, dati);
  const { lettura, anomalie } = await leggiFile({ percorso, nomeFile, genere: 'dup', comune: '099001', contesto });
  const mappa = new Map<string, number>();
  for (const r of [...lettura.celle()].map(comeRiga)) {
    if (r.ruolo !== 'riga' || (r.misura !== 'competenza' && r.misura !== 'cassa')) continue;
    const k = `${r.programmaId}|${r.titolo}|${r.anno}|${r.misura}`;
    mappa.set(k, (mappa.get(k) ?? 0) + (r.importoCents ?? Number.NaN));
  }
  return { mappa, errori: anomalie.filter((a) => a.gravita === 'errore') };
};
const ordinata = (m: ReadonlyMap<string, number>) => [...m].sort(([a], [b]) => (a < b ? -1 : 1));

const senzaCassa = [
  'titoli in colonna',
  'anni all’indietro, colonna storica, totale del triennio',
  'anni relativi',
  'macroaggregati sotto i titoli',
];

/** Kinds of workbook and the extension of their files: Excel 2003 XML goes under the name `.xls`. */
const libri = [
  ['xlsx', 'xlsx'],
  ['biff8', 'xls'],
  ['biff5', 'xls'],
  ['xlml', 'xls'],
  ['ods', 'ods'],
] as const;

const ACCENTI = {
  cp850: { à: 0x85, è: 0x8a, é: 0x82, ì: 0x8d, ò: 0x95, ù: 0x97, '€': 0xd5, '\u00a0': 0xff },
  macintosh: { à: 0x88, è: 0x8f, é: 0x8e, ì: 0x93, ò: 0x98, ù: 0x9d, '€': 0xdb, '\u00a0': 0xca },
} as const;
/** Bytes of a text in an old code page. */
const inPagina = (testo: string, pagina: keyof typeof ACCENTI): Buffer => {
  const accenti: Readonly<Record<string, number>> = ACCENTI[pagina];
  return Buffer.from(
    Array.from(testo.replaceAll('’', "'"), (c) => accenti[c] ?? (c.charCodeAt(0) < 128 ? c.charCodeAt(0) : 0x3f)),
  );
};

/** The sheet printed to a file: columns aligned with spaces, amounts on the right. */
const allineato = (
  righe: readonly (string | number | null)[][],
  testo: (cents: number) => string,
  aCapo: string,
): string => {
  const scritte = righe.map((r) =>
    r.map((v) => (v === null ? '' : typeof v === 'number' && v % 1 === MARCA ? testo(v - MARCA) : String(v))),
  );
  const tabella = scritte.filter((r) => r.length > 2);
  const larghezze = (tabella[0] ?? []).map((_, c) => Math.max(...tabella.map((r) => (r[c] ?? '').length)));
  return (
    scritte
      .map((r) =>
        r.length > 2
          ? r
              .map((v, c) => (/^[€\d.,\s]+$/.test(v) ? v.padStart(larghezze[c] ?? 0) : v.padEnd(larghezze[c] ?? 0)))
              .join('   ')
          : r.join(' '),
      )
      .join(aCapo) + aCapo
  );
};

describe('DUP: la stessa tabella, scritta in ogni forma, si rilegge identica', () => {
  for (const [nome, forma] of Object.entries(forme)) {
    for (const [formato, estensione] of libri)
      it(`${formato.toUpperCase()}: ${nome}`, async () => {
        await fc.assert(
          fc.asyncProperty(bilancio, fc.constantFrom(null, ...Object.keys(scritture)), async (voci, scrittura) => {
            const dati = comeLibro(forma(voci, ANNI), formato, scrittura === null ? undefined : scritture[scrittura]);
            const { mappa, errori } = await leggi(`prova.${estensione}`, dati);
            expect(ordinata(mappa)).toEqual(ordinata(attese(voci, !senzaCassa.includes(nome))));
            expect(errori).toEqual([]);
          }),
          { numRuns: GIRI, seed: 20261124 },
        );
      });
    it(`HTML col nome .xls: ${nome}`, async () => {
      await fc.assert(
        fc.asyncProperty(bilancio, fc.constantFrom(...Object.keys(scritture)), async (voci, scrittura) => {
          const { mappa, errori } = await leggi(
            'prova.xls',
            comeHtml(forma(voci, ANNI), scritture[scrittura] ?? String),
          );
          expect(ordinata(mappa)).toEqual(ordinata(attese(voci, !senzaCassa.includes(nome))));
          expect(errori).toEqual([]);
        }),
        { numRuns: GIRI, seed: 20261124 },
      );
    });
    if (nome === 'un foglio per programma') continue;
    it(`CSV: ${nome}`, async () => {
      await fc.assert(
        fc.asyncProperty(
          bilancio,
          fc.constantFrom(';', '\t', '|', ','),
          fc.constantFrom('\r\n', '\n', '\r'),
          fc.constantFrom(...Object.keys(scritture)),
          fc.constantFrom('utf8', 'bom', 'utf16', 'cp1252', 'cp850', 'macintosh'),
          async (voci, delimitatore, aCapo, scrittura, codifica) => {
            const testo = comeCsv(
              forma(voci, ANNI)[0] ?? { nome: '', righe: [] },
              delimitatore,
              aCapo,
              scritture[scrittura] ?? String,
            );
            const dati =
              codifica === 'bom'
                ? `\ufeff${testo}`
                : codifica === 'utf16'
                  ? Buffer.from(`\ufeff${testo}`, 'utf16le')
                  : codifica === 'cp850' || codifica === 'macintosh'
                    ? inPagina(testo, codifica)
                    : codifica === 'cp1252'
                      ? Buffer.from(testo.replaceAll('€', '\u0080').replaceAll('’', "'"), 'latin1')
                      : testo;
            const { mappa, errori } = await leggi('prova.csv', dati);
            expect(ordinata(mappa)).toEqual(ordinata(attese(voci, !senzaCassa.includes(nome))));
            expect(errori).toEqual([]);
          },
        ),
        { numRuns: GIRI, seed: 20261124 },
      );
    });
  }

  it('testo allineato con spazi (stampa su file)', async () => {
    const forma = forme['larga con codice e titolo'];
    if (!forma) throw new Error('manca la forma');
    await fc.assert(
      fc.asyncProperty(
        bilancio,
        fc.constantFrom('\r\n', '\n'),
        fc.constantFrom('italiana', 'italiana senza punti', 'con euro', 'americana senza virgole'),
        fc.constantFrom('utf8', 'cp850', 'macintosh'),
        async (voci, aCapo, scrittura, codifica) => {
          const testo = allineato(forma(voci, ANNI)[0]?.righe ?? [], scritture[scrittura] ?? String, aCapo);
          const dati = codifica === 'cp850' || codifica === 'macintosh' ? inPagina(testo, codifica) : testo;
          const { mappa, errori } = await leggi('prova.prn', dati);
          expect(ordinata(mappa)).toEqual(ordinata(attese(voci, true)));
          expect(errori).toEqual([]);
        },
      ),
      { numRuns: GIRI * 4, seed: 20261124 },
    );
  });
});
