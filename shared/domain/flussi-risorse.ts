import { derivatoDa, perId } from './indice.ts';
import { catalogoLeps } from './leps.ts';
import type { Piano } from './piano.ts';
import { type Risorsa, risorse } from './risorse.ts';

/** A stop of the money: a fund, the LEPS that a scheda carries out (together, where it has several), a scheda. */
export type NodoFlusso = {
  readonly id: string;
  readonly genere: 'fondo' | 'leps' | 'scheda';
  readonly nome: string;
  /** Short name, for where there is little room. */
  readonly breve: string;
  readonly cents: number;
};
/** Money that goes from a stop to the next; cents. */
export type Flusso = { readonly da: string; readonly a: string; readonly cents: number };

/** Where the resources of the plan come from and where they go; nothing is split by a criterion that nobody wrote. */
export type FlussiRisorse = {
  readonly nodi: readonly NodoFlusso[];
  readonly flussi: readonly Flusso[];
  readonly totaleCents: number;
  /** Resources whose amount is not readable: in no flow. */
  readonly ignoti: number;
};

const brevi = (piano: Piano, r: Risorsa): { readonly id: string; readonly nome: string; readonly breve: string } => {
  const ordine = catalogoLeps(piano);
  const suoi = ordine.filter((l) => r.scheda.leps.some((x) => x.id === l.id));
  if (suoi.length === 0) return { id: 'leps:', nome: 'Senza livello essenziale', breve: '—' };
  return {
    id: `leps:${suoi.map((l) => l.id).join('+')}`,
    nome: suoi.map((l) => l.breve).join(' e '),
    breve: suoi.map((l) => l.id.replace(/^[A-Z]+-/, '')).join('+'),
  };
};

const fondoDi = (piano: Piano, { copertura }: Risorsa) => {
  const nome = perId(piano.pacco.fondi, copertura.fondoId)?.breve ?? copertura.fondoLetto;
  return { id: `fondo:${copertura.fondoId ?? `?${copertura.fondoLetto}`}`, nome, breve: nome };
};

/**
 * Flows fund → LEPS → scheda of a year, or of all (`null`), to the cent. A scheda of several LEPS passes through one stop
 * with their names: nobody wrote how its money is shared among them.
 */
export const flussiRisorse = (piano: Piano, anno: number | null): FlussiRisorse =>
  derivatoDa([risorse(piano), piano.pacco], `flussi:${anno ?? ''}`, () => {
    const nodi = new Map<string, NodoFlusso>();
    const flussi = new Map<string, Flusso>();
    let totaleCents = 0;
    let ignoti = 0;
    const aggiungi = (nodo: Omit<NodoFlusso, 'cents'>, cents: number) =>
      nodi.set(nodo.id, { ...nodo, cents: (nodi.get(nodo.id)?.cents ?? 0) + cents });
    const scorri = (da: string, a: string, cents: number) => {
      const k = `${da}\u0000${a}`;
      flussi.set(k, { da, a, cents: (flussi.get(k)?.cents ?? 0) + cents });
    };
    for (const r of risorse(piano)) {
      const { importoCents: cents } = r.copertura;
      if (anno !== null && r.copertura.anno !== anno) continue;
      if (cents === null) {
        ignoti += 1;
        continue;
      }
      const fondo = fondoDi(piano, r);
      const leps = brevi(piano, r);
      const scheda = {
        id: `scheda:${r.scheda.id}`,
        nome: `${r.scheda.codice} ${r.scheda.titolo}`,
        breve: r.scheda.codice,
      };
      aggiungi({ ...fondo, genere: 'fondo' }, cents);
      aggiungi({ ...leps, genere: 'leps' }, cents);
      aggiungi({ ...scheda, genere: 'scheda' }, cents);
      scorri(fondo.id, leps.id, cents);
      scorri(leps.id, scheda.id, cents);
      totaleCents += cents;
    }
    return { nodi: [...nodi.values()], flussi: [...flussi.values()], totaleCents, ignoti };
  });
