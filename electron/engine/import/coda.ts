import type { Motore } from '../tipi.ts';
import type { Lavoratore, Lavoro } from '../workers/esegui.ts';

/** One call of the person: the work under way, the worker that serves it, whether it was cancelled. */
export type Segno = { lavoro: Lavoro | null; lavoratore: Lavoratore | null; annullato: boolean };
/** Imports under way of one engine: one at a time, all stoppable. */
type Coda = { ultima: Promise<unknown>; attivi: Set<Segno> };
const code = new WeakMap<Motore, Coda>();
/** The imports of an engine that are under way. */
export const codaDi = (motore: Motore): Coda => {
  const nota = code.get(motore) ?? { ultima: Promise.resolve(), attivi: new Set() };
  code.set(motore, nota);
  return nota;
};

/** One import after the other: each must see the plan as the one before left it. */
export const inCoda = async <T>(motore: Motore, fai: (segno: Segno) => Promise<T>): Promise<T> => {
  const coda = codaDi(motore);
  const segno: Segno = { lavoro: null, lavoratore: null, annullato: false };
  coda.attivi.add(segno);
  const mia = coda.ultima.then(() => fai(segno));
  coda.ultima = mia.catch(() => {});
  try {
    return await mia;
  } finally {
    segno.lavoratore?.chiudi();
    coda.attivi.delete(segno);
  }
};
