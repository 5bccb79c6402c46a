import type { Mostrato } from '#contract/cli.ts';
import { centesimiInTesto } from '#domain/denaro.ts';
import { cellaDi, documentoDi, type Letta } from '#domain/documenti.ts';
import type { Frazione } from '#domain/frazione.ts';
import { inDecimale } from '#domain/frazione.ts';
import type { Piano } from '#domain/piano.ts';
import type { DocumentoImportato } from '#domain/registri.ts';

/** Cents as JSON text, `null` kept. */
export const euroN = (cents: number | null): string | null => (cents === null ? null : centesimiInTesto(cents));
/** FTE as JSON text: six decimals, half-up. */
export const sei = (q: Frazione): string => inDecimale(q, 6);
/** Exact fraction as JSON text. */
export const esatta = ({ num, den }: Frazione) => ({ num: num.toString(), den: den.toString() });

/** Place of a row in its file, as JSON. */
export const luogoJson = (piano: Piano, riga: Letta) => {
  const { file, foglio, cella } = cellaDi(piano, riga);
  return { file: file ?? null, foglio: foglio ?? null, cella: cella ?? null };
};

/** Open anomalies of the files of some kinds, as JSON. */
export const anomalieDi = (
  piano: Piano,
  generi: readonly DocumentoImportato['genere'][],
): Mostrato<'dup'>['anomalie'] =>
  piano.registri.anomalia.flatMap((a) => {
    const documento = documentoDi(piano, a);
    if (documento === undefined || !generi.includes(documento.genere) || a.risolta !== null) return [];
    const { codice, gravita, messaggio, trovato, atteso } = a;
    const { foglio, cella } = luogoJson(piano, a);
    return [{ codice, gravita, messaggio, file: documento.nomeFile, foglio, cella, trovato, atteso }];
  });

/** Sum of cents that is `null` when one of them is; `null` also for no addend at all. */
export const sommaNota = (voci: readonly (number | null)[]): number | null => {
  const note = voci.flatMap((v) => (v === null ? [] : [v]));
  return note.length === 0 || note.length < voci.length ? null : note.reduce((a, b) => a + b, 0);
};
