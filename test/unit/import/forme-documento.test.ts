import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { comeRiga } from '#engine/import/celle.ts';
import { leggiFile } from '#engine/import/leggi-file.ts';
import { contestoDiProva, paccoNazionale } from '../../support/contesto-import.ts';
import { comeCsv, forme, scritture, type VoceBilancio } from '../../support/forme-dup.ts';
import { comeDocx, comePdf } from '../../support/scrivi-documento.ts';

const cartella = mkdtempSync(join(tmpdir(), 'pdz-documenti-'));
afterAll(() => rmSync(cartella, { recursive: true, force: true }));

const ANNI = [2026, 2027, 2028];
/** Runs of each property: a slice in `npm test`, many in `npm run prova-lunga`. */
const GIRI = Number(process.env.PDZ_GIRI ?? 2);
const contesto = contestoDiProva([['099001', 'Prova']]);
const programmi = [...new Map(paccoNazionale().programmi.map((p) => [p.id, p.nome])).entries()].filter(
  ([id]) => id !== '12.10',
);
const importo = fc.integer({ min: 101, max: 99_999_999 }).map((n) => (n % 100 === 0 ? n + 1 : n));
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
  .map((gruppi) => gruppi.flat());

const leggi = async (nomeFile: string, dati: Uint8Array | string) => {
  const percorso = join(cartella, nomeFile);
  writeFileSync(percorso, dati);
  const { lettura, anomalie } = await leggiFile({ percorso, nomeFile, genere: 'dup', comune: '099001', contesto });
  const valori = [...lettura.celle()]
    .map(comeRiga)
    .filter((r) => r.ruolo === 'riga')
    .map((r) => `${r.programmaId}|${r.titolo}|${r.macroaggregato}|${r.anno}|${r.misura}|${r.importoCents}`)
    .sort();
  return { valori, errori: anomalie.filter((a) => a.gravita === 'errore').map((a) => a.codice) };
};

/** Shapes of one sheet: a text file has one table for all. */
const intere = Object.entries(forme).filter(([, forma]) => forma([], ANNI).length === 1);

describe('DUP in DOCX e in PDF: la stessa tabella si rilegge identica al CSV', () => {
  for (const [nome, forma] of intere) {
    it(`DOCX: ${nome}`, async () => {
      await fc.assert(
        fc.asyncProperty(bilancio, fc.constantFrom(...Object.values(scritture)), async (voci, testo) => {
          const [foglio] = forma(voci, ANNI);
          if (!foglio) throw new Error('forma senza fogli');
          const csv = await leggi('prova.csv', comeCsv(foglio, ';', '\n', testo));
          const docx = await leggi('prova.docx', comeDocx([foglio], testo));
          expect(docx).toEqual(csv);
        }),
        { numRuns: GIRI, seed: 20261124 },
      );
    });
    for (const bordi of [true, false])
      it(`PDF ${bordi ? 'con le righe della tabella' : 'allineato'}: ${nome}`, async () => {
        const stampa = fc.record({
          bordi: fc.constant(bordi),
          righePerPagina: fc.integer({ min: 6, max: 14 }),
          corpo: fc.constantFrom(6, 7, 8, 9),
        });
        await fc.assert(
          fc.asyncProperty(
            bilancio,
            stampa,
            fc.constantFrom(...Object.values(scritture)),
            async (voci, come, testo) => {
              const [foglio] = forma(voci, ANNI);
              if (!foglio) throw new Error('forma senza fogli');
              const csv = await leggi('prova.csv', comeCsv(foglio, ';', '\n', testo));
              const pdf = await leggi('prova.pdf', comePdf(foglio, testo, come));
              expect(pdf).toEqual(csv);
            },
          ),
          { numRuns: GIRI, seed: 20261124 },
        );
      });
  }
});
