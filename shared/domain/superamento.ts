import type { DocumentoImportato } from './registri.ts';
import type { Stato } from './stati.ts';

/** What a row of assignments, or of shares of the Comuni, speaks of: a fund, or a Comune, in a year. */
export const chiaveContesa = (
  riga: { readonly anno: number | null } & (
    | { readonly fondoId: string | null; readonly fondoLetto: string | null }
    | { readonly comuneId: string | null; readonly comuneLetto: string | null }
  ),
): string => {
  const [id, letto] = 'fondoLetto' in riga ? [riga.fondoId, riga.fondoLetto] : [riga.comuneId, riga.comuneLetto];
  return `${id ?? `?${(letto ?? '').trim().toLowerCase()}`}/${riga.anno}`;
};

/** What superseding looks at: the document and a canonical text of the values it gives. */
export type DocumentoConfrontabile = Pick<
  DocumentoImportato,
  'id' | 'genere' | 'tipo' | 'enteId' | 'lettore' | 'dataAtto' | 'stato'
> & {
  /** Years for which the document gives values. */
  readonly anni: readonly number[];
  /** Equal texts = equal values. */
  readonly valori: string;
  /** What it gives values for, finer than the year (a fund in a year), with what it says of each: only these compete. */
  readonly chiavi?: ReadonlyMap<string, string>;
};

/** What becomes of a document: its state, the one that took its place, and the years in which it is still used. */
export type EsitoSuperamento = {
  readonly stato: Stato<'statoDocumento'>;
  readonly superatoDa: DocumentoImportato['id'] | null;
  readonly anniUsati: readonly number[];
  /** Of a document with `chiavi`: those for which it is used. */
  readonly chiaviUsate: ReadonlySet<string>;
};

/** Kinds whose files add up instead of taking each other's place. */
const cumulativi: readonly Stato<'genereDocumento'>[] = ['contributi', 'schede', 'ambito'];

/** Documents that compete for the same figures: same kind and ente; a rendiconto never competes with a forecast. */
const gruppo = (d: DocumentoConfrontabile): string | null => {
  if (cumulativi.includes(d.genere) || d.stato === 'fuori_ambito' || d.stato === 'ritirato') return null;
  if (d.genere === 'dup')
    return d.enteId === null ? null : `dup ${d.enteId} ${d.tipo === 'RENDICONTO' ? 'rendiconto' : 'previsione'}`;
  return `${d.genere} ${d.lettore} ${d.enteId ?? ''}`;
};

/** What a document competes for: its keys, else its years; one that has neither competes as a whole. */
const unitaDi = (d: DocumentoConfrontabile): readonly string[] =>
  d.chiavi !== undefined ? [...d.chiavi.keys()] : d.anni.length > 0 ? d.anni.map(String) : [INTERO];
const INTERO = 'intero';
const nessuna: ReadonlySet<string> = new Set();

/** Whether two documents say the same of a key. */
const concordi = (a: DocumentoConfrontabile, b: DocumentoConfrontabile | undefined, chiave: string): boolean =>
  a.chiavi !== undefined && b?.chiavi !== undefined && a.chiavi.get(chiave) === b.chiavi.get(chiave);

/**
 * State of every imported document, whatever the order of import (decisions.md, "Imports"): per ente and year the newest
 * act date is used; an undated one never supersedes a dated one; equal dates (or both undated) with equal values are a
 * copy, with different values `da_decidere`. Assignments of funds compete fund by fund and year by year, shares of the
 * Comuni Comune by Comune. Accounting figures of documents to decide are not used at all; of other
 * registers the one imported first stays in use until a person decides.
 */
export const superamenti = (documenti: readonly DocumentoConfrontabile[]): ReadonlyMap<string, EsitoSuperamento> => {
  const esiti = new Map<string, EsitoSuperamento>();
  const gruppi = new Map<string, DocumentoConfrontabile[]>();
  for (const d of documenti) {
    const chiave = gruppo(d);
    if (chiave !== null) gruppi.set(chiave, [...(gruppi.get(chiave) ?? []), d]);
    else {
      const usato = d.stato !== 'fuori_ambito' && d.stato !== 'ritirato';
      esiti.set(d.id, {
        stato: usato ? 'valido' : d.stato,
        superatoDa: null,
        anniUsati: usato ? d.anni : [],
        chiaviUsate: usato ? new Set(d.chiavi?.keys()) : nessuna,
      });
    }
  }
  for (const membri of gruppi.values()) risolvi(membri, esiti);
  return esiti;
};

/** Superseding inside one group: date classes from the newest (undated last), each takes the years still free. */
const risolvi = (membri: readonly DocumentoConfrontabile[], esiti: Map<string, EsitoSuperamento>): void => {
  const presi = new Map<string, DocumentoConfrontabile>();
  const date = [...new Set(membri.map((d) => d.dataAtto ?? ''))].sort().reverse();
  for (const data of date) {
    const classe = membri.filter((d) => (d.dataAtto ?? '') === data).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const prima = new Map(presi);
    const originali: DocumentoConfrontabile[] = [];
    for (const d of classe) {
      const liberi = unitaDi(d).filter((u) => !prima.has(u));
      const sue = liberi.filter((u) => !presi.has(u));
      const contesi = liberi.filter((u) => presi.has(u) && !concordi(d, presi.get(u), u));
      const detto = liberi.flatMap((u) => presi.get(u) ?? [])[0];
      const copiato =
        originali.find((o) => o.valori === d.valori) ?? (sue.length + contesi.length === 0 ? detto : null);
      const nuovo = unitaDi(d).flatMap((u) => prima.get(u) ?? [])[0];
      const nulla = { anniUsati: [], chiaviUsate: nessuna };
      if (copiato) esiti.set(d.id, { stato: 'copia', superatoDa: copiato.id, ...nulla });
      else if (liberi.length === 0) esiti.set(d.id, { stato: 'superato', superatoDa: nuovo?.id ?? null, ...nulla });
      else {
        const rivali = originali.filter((o) => unitaDi(o).some((u) => contesi.includes(u)));
        esiti.set(d.id, {
          stato: contesi.length === 0 ? 'valido' : 'da_decidere',
          superatoDa: null,
          anniUsati: d.anni.filter((a) => sue.includes(String(a))),
          chiaviUsate: d.chiavi === undefined ? nessuna : new Set(sue),
        });
        if (d.genere === 'dup') for (const r of rivali) contendi(r.id, contesi, esiti);
        for (const u of sue) presi.set(u, d);
      }
      if (!copiato) originali.push(d);
    }
  }
};

/** Takes contested years from an accounting document that another one contradicts. */
const contendi = (id: string, anni: readonly string[], esiti: Map<string, EsitoSuperamento>): void => {
  const esito = esiti.get(id);
  if (!esito || esito.stato === 'superato' || esito.stato === 'copia') return;
  esiti.set(id, {
    ...esito,
    stato: 'da_decidere',
    anniUsati: esito.anniUsati.filter((a) => !anni.includes(String(a))),
  });
};
