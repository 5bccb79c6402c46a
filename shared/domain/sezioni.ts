import type { Id } from './ids.ts';
import { derivato } from './indice.ts';
import type { PaccoCompilato } from './pacco.ts';
import {
  type Blocco,
  type ContenutoSezione,
  type Inline,
  type ParoleInline,
  type Sezione,
  testoInline,
} from './section-content.ts';

/** Place of a section in the tree: number as printed (`10.1`) and depth (chapters = 1). */
export type PostoSezione = { readonly sezione: Sezione; readonly numero: string; readonly livello: number };

/** Sections in reading order with their numbers: chapters take the pack's, the others count from 1 inside the parent. */
export const ordineSezioni = (sezioni: readonly Sezione[], pacco: Pick<PaccoCompilato, 'capitoli'>): PostoSezione[] => {
  const numeri = new Map(pacco.capitoli.map((c) => [c.id, c.numero]));
  const presenti = new Set<Id>(sezioni.map((s) => s.id));
  const figli = new Map<Id | null, Sezione[]>();
  for (const s of sezioni) {
    const padre = s.padreId !== null && presenti.has(s.padreId) ? s.padreId : null;
    figli.set(padre, [...(figli.get(padre) ?? []), s]);
  }
  const esito: PostoSezione[] = [];
  const visti = new Set<Id>();
  const visita = (padre: Id | null, prefisso: string, livello: number) => {
    const fratelli = (figli.get(padre) ?? []).toSorted((a, b) => a.ordine - b.ordine || (a.id < b.id ? -1 : 1));
    let ultimo = 0;
    for (const sezione of fratelli) {
      if (visti.has(sezione.id)) continue;
      visti.add(sezione.id);
      ultimo = (sezione.chiave === null ? undefined : numeri.get(sezione.chiave)) ?? ultimo + 1;
      const numero = `${prefisso}${ultimo}`;
      esito.push({ sezione, numero, livello });
      visita(sezione.id, `${numero}.`, livello + 1);
    }
  };
  visita(null, '', 1);
  return esito;
};

/** Every run of inline nodes of a block, in reading order. */
export const trattiDelBlocco = (blocco: Blocco): readonly (readonly Inline[])[] => {
  switch (blocco.tipo) {
    case 'titolo':
    case 'paragrafo':
    case 'riquadro':
      return [blocco.contenuto];
    case 'elenco':
      return blocco.voci.map((v) => v.contenuto);
    case 'tabella':
      return blocco.righe.flatMap((r) => r.map((c) => c.contenuto));
    case 'figura':
    case 'tabella-viva':
    case 'grafico-vivo':
    case 'modello':
      return [];
  }
};

/** Plain text of a block, one line per run, references in the caller's words; live blocks give their title or nothing. */
export const testoBlocco = (blocco: Blocco, comeDetto?: ParoleInline): string => {
  switch (blocco.tipo) {
    case 'figura':
      return blocco.didascalia ?? blocco.alternativo;
    case 'tabella-viva':
    case 'grafico-vivo':
      return blocco.titolo;
    default:
      return trattiDelBlocco(blocco)
        .map((tratto) => testoInline(tratto, comeDetto))
        .join('\n');
  }
};

const parola = /[\p{L}\p{N}]\S*/gu;

/** Words written by a person or by the template, counted once: suggestions and placeholders do not count. */
export const parole = (contenuto: ContenutoSezione): number =>
  derivato(contenuto, 'parole', () => {
    let totale = 0;
    for (const blocco of contenuto.blocchi) {
      if (blocco.tipo === 'riquadro' && blocco.variante === 'suggerimento') continue;
      for (const tratto of trattiDelBlocco(blocco))
        totale += testoInline(tratto.filter((n) => n.tipo !== 'segnaposto')).match(parola)?.length ?? 0;
    }
    return totale;
  });

/** Things still to fill: placeholders, and parts to fill that are empty. */
export const daCompilare = (contenuto: ContenutoSezione): number => {
  let totale = 0;
  for (const blocco of contenuto.blocchi) {
    const tratti = trattiDelBlocco(blocco);
    const segnaposti = tratti.flat().filter((n) => n.tipo === 'segnaposto').length;
    const vuoto = tratti.length > 0 && tratti.every((t) => testoInline(t).trim() === '');
    totale += segnaposti > 0 ? segnaposti : blocco.tutela === 'da_compilare' && vuoto ? 1 : 0;
  }
  return totale;
};
