import { uguali } from './canonico.ts';
import type { BloccoId, Id } from './ids.ts';
import type { Operazione } from './modifiche.ts';
import type { Blocco } from './section-content.ts';

/** The block-level operations of a section. */
export type OperazioneBlocco = Extract<Operazione, { readonly sezioneId: Id }>;

/** Positions of a longest strictly increasing subsequence of `valori`. */
const crescente = (valori: readonly number[]): Set<number> => {
  const code: number[] = [];
  const prima: number[] = [];
  valori.forEach((valore, i) => {
    let basso = 0;
    let alto = code.length;
    while (basso < alto) {
      const medio = (basso + alto) >> 1;
      if ((valori[code[medio] ?? 0] ?? 0) < valore) basso = medio + 1;
      else alto = medio;
    }
    prima[i] = basso > 0 ? (code[basso - 1] ?? -1) : -1;
    code[basso] = i;
  });
  const scelti = new Set<number>();
  for (let i = code.at(-1) ?? -1; i >= 0; i = prima[i] ?? -1) scelti.add(i);
  return scelti;
};

const precedente = (blocchi: readonly Blocco[], indice: number): BloccoId | null => blocchi[indice - 1]?.id ?? null;

/**
 * Operations that turn `vecchi` into `nuovi`, matching blocks by id, in the order in which they apply: removals, changes,
 * then moves and insertions from the first position on. Ids must be unique in each list.
 */
export const diffBlocchi = (sezioneId: Id, vecchi: readonly Blocco[], nuovi: readonly Blocco[]): OperazioneBlocco[] => {
  const operazioni: OperazioneBlocco[] = [];
  const voluti = new Map(nuovi.map((b) => [b.id, b]));
  let correnti: readonly Blocco[] = vecchi;
  const fai = (op: OperazioneBlocco) => {
    operazioni.push(op);
    correnti = applicaABlocchi(correnti, op);
  };
  for (const blocco of vecchi) {
    if (voluti.has(blocco.id)) continue;
    const indice = correnti.findIndex((b) => b.id === blocco.id);
    fai({ op: 'blocco/elimina', sezioneId, dopo: precedente(correnti, indice), blocco });
  }
  for (const prima of correnti) {
    const dopo = voluti.get(prima.id);
    if (dopo && !uguali(prima, dopo)) fai({ op: 'blocco/modifica', sezioneId, id: prima.id, prima, dopo });
  }
  const posizione = new Map(correnti.map((b, i) => [b.id, i]));
  const rimasti = nuovi.filter((b) => posizione.has(b.id));
  const fermi = crescente(rimasti.map((b) => posizione.get(b.id) ?? 0));
  const mossi = new Set(rimasti.filter((_, i) => !fermi.has(i)).map((b) => b.id));
  nuovi.forEach((blocco, i) => {
    const dopo = nuovi[i - 1]?.id ?? null;
    if (!posizione.has(blocco.id)) fai({ op: 'blocco/inserisci', sezioneId, dopo, blocco });
    else if (mossi.has(blocco.id)) {
      const indice = correnti.findIndex((b) => b.id === blocco.id);
      const prima = precedente(correnti, indice);
      if (prima !== dopo) fai({ op: 'blocco/sposta', sezioneId, id: blocco.id, prima, dopo });
    }
  });
  return operazioni;
};

/** A block operation that does not fit the text it is applied to: the text was changed meanwhile. */
export class BloccoDiverso extends Error {
  readonly operazione: OperazioneBlocco;
  constructor(operazione: OperazioneBlocco, motivo: string) {
    super(motivo);
    this.name = 'BloccoDiverso';
    this.operazione = operazione;
  }
}

/** Applies one operation to a list of blocks; throws BloccoDiverso when what it expects is not there. */
export const applicaABlocchi = (blocchi: readonly Blocco[], op: OperazioneBlocco): Blocco[] => {
  const dove = (id: BloccoId): number => {
    const indice = blocchi.findIndex((b) => b.id === id);
    if (indice < 0) throw new BloccoDiverso(op, `blocco ${id} assente`);
    return indice;
  };
  const dopoDi = (lista: readonly Blocco[], id: BloccoId | null): number => {
    if (id === null) return 0;
    const indice = lista.findIndex((b) => b.id === id);
    if (indice < 0) throw new BloccoDiverso(op, `blocco ${id} assente`);
    return indice + 1;
  };
  switch (op.op) {
    case 'blocco/inserisci': {
      if (blocchi.some((b) => b.id === op.blocco.id))
        throw new BloccoDiverso(op, `blocco ${op.blocco.id} già presente`);
      return blocchi.toSpliced(dopoDi(blocchi, op.dopo), 0, op.blocco);
    }
    case 'blocco/elimina': {
      const indice = dove(op.blocco.id);
      if (precedente(blocchi, indice) !== op.dopo || !uguali(blocchi[indice], op.blocco))
        throw new BloccoDiverso(op, `blocco ${op.blocco.id} cambiato`);
      return blocchi.toSpliced(indice, 1);
    }
    case 'blocco/modifica': {
      const indice = dove(op.id);
      if (op.dopo.id !== op.id || !uguali(blocchi[indice], op.prima))
        throw new BloccoDiverso(op, `blocco ${op.id} cambiato`);
      return blocchi.with(indice, op.dopo);
    }
    case 'blocco/sposta': {
      const indice = dove(op.id);
      const blocco = blocchi[indice];
      if (!blocco || precedente(blocchi, indice) !== op.prima) throw new BloccoDiverso(op, `blocco ${op.id} spostato`);
      const senza = blocchi.toSpliced(indice, 1);
      return senza.toSpliced(dopoDi(senza, op.dopo), 0, blocco);
    }
  }
};

/** Whether a block may not be changed, removed or retyped by hand: locked text of the template, and live blocks. */
export const protetto = (blocco: Blocco): boolean =>
  blocco.tutela === 'vincolato' ||
  blocco.tipo === 'tabella-viva' ||
  blocco.tipo === 'grafico-vivo' ||
  blocco.tipo === 'modello';

/** First protected block that `operazioni` would touch (also one that they would forge), or null. */
export const bloccoVincolato = (operazioni: readonly OperazioneBlocco[]): Blocco | null => {
  for (const op of operazioni) {
    switch (op.op) {
      case 'blocco/inserisci':
      case 'blocco/elimina':
        if (protetto(op.blocco)) return op.blocco;
        break;
      case 'blocco/modifica':
        if (protetto(op.prima)) return op.prima;
        if (protetto(op.dopo)) return op.dopo;
        break;
      case 'blocco/sposta':
        break;
    }
  }
  return null;
};

/** First id used twice in a text (blocks and list items together), or null. */
export const idRipetuto = (blocchi: readonly Blocco[]): string | null => {
  const visti = new Set<string>();
  for (const blocco of blocchi) {
    const ids = [blocco.id, ...(blocco.tipo === 'elenco' ? blocco.voci.map((v) => v.id) : [])];
    for (const id of ids) {
      if (visti.has(id)) return id;
      visti.add(id);
    }
  }
  return null;
};
