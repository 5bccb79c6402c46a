import type { z } from 'zod';
import type { vistaSchema } from '#contract/registri.ts';
import { centesimiInTesto } from '#domain/denaro.ts';
import { documentoDi, type Letta } from '#domain/documenti.ts';
import type { Frazione } from '#domain/frazione.ts';
import { inDecimale } from '#domain/frazione.ts';
import { raggruppa } from '#domain/indice.ts';
import { eNonVerificabile, type NonVerificabile } from '#domain/non-verificabile.ts';
import type { Piano } from '#domain/piano.ts';
import type { Anomalia, NomeRegistro } from '#domain/registri.ts';
import { dataBreve, eData } from '#format/date.ts';
import { fte as fteMostrato, importo as importoMostrato, intero } from '#format/numeri.ts';

/** A grid as the contract gives it. */
export type Vista = z.output<typeof vistaSchema>;
/** A column of a view, as the contract gives it. */
export type Colonna = Vista['colonne'][number];
/** A row of a view, as the contract gives it. */
export type RigaVista = Vista['righe'][number];
/** A cell of a view, as the contract gives it. */
export type Cella = RigaVista['celle'][number];
type Fonte = NonNullable<Cella['fonte']>;
type StatoCella = Cella['stato'];

const soloLettura = {
  modificabile: false,
  obbligatoria: false,
  unita: null,
  opzioni: null,
  piuScelte: false,
  aiuto: null,
} as const;

/** Column that nobody writes; `gruppo` joins neighbours under one heading. */
export const colonna = (
  id: string,
  titolo: string,
  tipo: Colonna['tipo'] = 'testo',
  gruppo: string | null = null,
): Colonna => ({
  id,
  titolo,
  tipo,
  gruppo,
  ...soloLettura,
});

/** File, sheet and cell of a row read from a document, with the text as it was read. */
export const fonteDi = (piano: Piano, riga: Letta, letto: string | null = null): Fonte | null => {
  const documento = documentoDi(piano, riga);
  if (documento === undefined) return null;
  return {
    documentoId: documento.id,
    file: documento.nomeFile,
    foglio: riga.foglio ?? null,
    cella: riga.cella ?? (riga.riga == null ? null : `riga ${riga.riga}`),
    letto,
    importatoIl: documento.importatoIl,
  };
};

const chiaveCella = (r: Letta): string | null =>
  r.documentoId === null ? null : `${r.documentoId}|${r.foglio ?? ''}|${r.cella ?? r.riga ?? ''}`;

/** Open anomaly found by the import at the place of a row, if any. */
export const anomaliaDi = (piano: Piano, riga: Letta): Anomalia | undefined => {
  const chiave = chiaveCella(riga);
  if (chiave === null) return undefined;
  return raggruppa(piano.registri.anomalia, 'cella', (a) => (a.risolta === null ? chiaveCella(a) : null)).get(
    chiave,
  )?.[0];
};

/** Where a cell comes from: a document, a person's hand, a computation, the pack. */
export type Origine = { readonly fonte: Fonte | null; readonly stato: StatoCella; readonly nota: string | null };

/** Origin of what a row says: its document with the anomaly of that place, or a person's hand. */
export const origineDi = (piano: Piano, riga: Letta, letto: string | null = null): Origine => {
  const fonte = fonteDi(piano, riga, letto);
  const anomalia = anomaliaDi(piano, riga);
  const stato =
    anomalia === undefined ? (fonte === null ? 'mano' : 'ok') : anomalia.gravita === 'errore' ? 'errore' : 'anomalia';
  return { fonte, stato, nota: anomalia?.messaggio ?? null };
};
/** Origin of a computed cell. */
export const calcolato = (nota: string | null = null): Origine => ({ fonte: null, stato: 'derivato', nota });
/** Origin of a fact of the pack. */
export const delModello = (nota: string | null = null): Origine => ({ fonte: null, stato: 'ok', nota });

const nonScritta = { modificabile: false, importato: null, correzione: null } as const;

const cella = (testo: string | null, valore: string | null, o: Origine): Cella => ({
  testo: testo ?? '',
  valore,
  stato:
    testo === null || testo === '' ? (o.stato === 'errore' || o.stato === 'anomalia' ? o.stato : 'ignoto') : o.stato,
  fonte: o.fonte,
  nota: o.nota,
  ...nonScritta,
});

/** Text; null or empty = not known. */
export const cellaTesto = (testo: string | null, o: Origine): Cella => cella(testo, testo === '' ? null : testo, o);
/** Empty cell that is not a gap: the column does not concern this row. */
export const cellaVuota = (): Cella => ({
  testo: '',
  valore: null,
  stato: 'ok',
  fonte: null,
  nota: null,
  ...nonScritta,
});
/** Amount in cents; null = unreadable or missing, never 0. */
export const cellaImporto = (cents: number | null, o: Origine): Cella =>
  cents === null ? cella(null, null, o) : cella(importoMostrato(cents), centesimiInTesto(cents), o);
/** Integer with thousands points. */
export const cellaNumero = (n: number | null, o: Origine): Cella =>
  n === null ? cella(null, null, o) : cella(intero(n), String(n), o);
/** Calendar year or code: an integer without thousands points. */
export const cellaAnno = (n: number | null, o: Origine): Cella =>
  n === null ? cella(null, null, o) : cella(String(n), String(n), o);
/** Full-time equivalents: two decimals shown, six in the value, the exact fraction in the note of a computed cell. */
export const cellaFte = (q: Frazione | null, o: Origine): Cella =>
  q === null ? cella(null, null, o) : cella(fteMostrato(q), inDecimale(q, 6), o);
/** Day. */
export const cellaData = (data: string | null, o: Origine): Cella =>
  data === null ? cella(null, null, o) : cella(eData(data) ? dataBreve(data) : data, data, o);
/** Result of a formula: the value, or why it is not known. */
export const cellaDa = <T>(esito: T | NonVerificabile, mostra: (valore: T) => Cella): Cella =>
  eNonVerificabile(esito) ? cella(null, null, calcolato(`Non verificabile: ${esito.nv}`)) : mostra(esito);

/** A row of the grid. */
export const riga = (
  id: string,
  registro: NomeRegistro | null,
  celle: readonly Cella[],
  totale = false,
): RigaVista => ({
  id,
  registro,
  totale,
  eliminabile: false,
  celle: [...celle],
});

/** What a view builds; anomalies are added by kind of document. */
export type CorpoVista = { readonly colonne: readonly Colonna[]; readonly righe: readonly RigaVista[] };
