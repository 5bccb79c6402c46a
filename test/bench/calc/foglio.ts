import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Piano } from '#domain/piano.ts';
import { risorse } from '#domain/risorse.ts';

const testoCella = (t: string): string =>
  `<table:table-cell office:value-type="string"><text:p>${t.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text:p></table:table-cell>`;
const numeroCella = (n: number): string => `<table:table-cell office:value-type="float" office:value="${n}"/>`;
const formula = (f: string): string =>
  `<table:table-cell table:formula="of:=${f.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')}"/>`;
const riga = (celle: readonly string[]): string => `<table:table-row>${celle.join('')}</table:table-row>`;
const foglio = (nome: string, righe: readonly string[]): string =>
  `<table:table table:name="${nome}">${righe.join('')}</table:table>`;

/**
 * The plan as a spreadsheet that a drafter would keep: a sheet of resources, one of appropriations, one of assignments
 * and quotas, and the sums that the checks make: spending by body, programme and year against the DUP (DUP-06), funds
 * against assignments (FIN-02), quotas by year. Formulas have no stored value: whoever opens it calculates them all.
 */
export const foglioDelPiano = (piano: Piano): { readonly xml: string; readonly formule: number } => {
  const tutte = risorse(piano);
  const dati = tutte.map((r) =>
    riga([
      testoCella(r.voce.enteLetto),
      testoCella(r.programmaLetto ?? ''),
      testoCella(r.copertura.fondoLetto),
      numeroCella(r.copertura.anno),
      numeroCella((r.copertura.importoCents ?? 0) / 100),
    ]),
  );
  const istat = new Map(piano.registri.ente.map((e) => [e.id as string, e.codice ?? '']));
  const dup = piano.cifre.map((c) =>
    riga([
      testoCella(istat.get(c.enteId) ?? ''),
      testoCella(c.programmaId),
      numeroCella(c.anno),
      numeroCella((c.importoCents ?? 0) / 100),
    ]),
  );
  const fondi = piano.registri.assegnazione.map((a) =>
    riga([testoCella(a.fondoLetto), numeroCella(a.anno), numeroCella((a.importoCents ?? 0) / 100)]),
  );
  const quote = piano.registri.quota.map((q) =>
    riga([testoCella(q.comuneLetto), numeroCella(q.anno), numeroCella((q.importoCents ?? 0) / 100)]),
  );
  const [n, d, f, q] = [dati.length, dup.length, fondi.length, quote.length];
  const somma = (i: number) =>
    `SUMIFS([$Risorse.E$1:E$${n}];[$Risorse.A$1:A$${n}];[$DUP.A${i}];[$Risorse.B$1:B$${n}];[$DUP.B${i}];[$Risorse.D$1:D$${n}];[$DUP.C${i}];[$Risorse.C$1:C$${n}];"COM")-[$DUP.D${i}]`;
  const righe = [
    ...Array.from({ length: d }, (_, i) => riga([formula(somma(i + 1))])),
    ...Array.from({ length: f }, (_, i) =>
      riga([
        formula(
          `SUMIFS([$Risorse.E$1:E$${n}];[$Risorse.C$1:C$${n}];[$Fondi.A${i + 1}];[$Risorse.D$1:D$${n}];[$Fondi.B${i + 1}])-[$Fondi.C${i + 1}]`,
        ),
      ]),
    ),
    ...[2026, 2027, 2028].map((anno) => riga([formula(`SUMIFS([$Quote.C$1:C$${q}];[$Quote.B$1:B$${q}];${anno})`)])),
  ];
  const fogli = [
    foglio('Risorse', dati),
    foglio('DUP', dup),
    foglio('Fondi', fondi),
    foglio('Quote', quote),
    foglio('Somme', righe),
  ];
  return {
    xml: `<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>${fogli.join('')}</office:spreadsheet></office:body></office:document>`,
    formule: righe.length,
  };
};

/** Milliseconds in which LibreOffice Calc opens a sheet, calculates it and saves it as XLSX; null where it is missing. */
export const tempoDiCalc = (xml: string): number | null => {
  const cartella = mkdtempSync(join(tmpdir(), 'pdz-calc-'));
  const profilo = pathToFileURL(join(cartella, 'profilo')).href;
  const converti = (nome: string): void => {
    execFileSync('soffice', ['--headless', `-env:UserInstallation=${profilo}`, '--convert-to', 'xlsx', nome], {
      ...{ cwd: cartella, stdio: 'ignore', timeout: 300_000 },
    });
    if (statSync(join(cartella, nome.replace('.fods', '.xlsx'))).size === 0) throw new Error('Calc non ha salvato');
  };
  try {
    writeFileSync(join(cartella, 'p.fods'), xml);
    // The first start makes the profile: it is not counted.
    converti('p.fods');
    const inizio = performance.now();
    converti('p.fods');
    return performance.now() - inizio;
  } catch {
    return null;
  } finally {
    rmSync(cartella, { recursive: true, force: true });
  }
};
