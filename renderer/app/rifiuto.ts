import { apriDialogo } from './dialoghi.ts';

/** A plan that could not be opened and something can be done: go back to a snapshot, or only read. */
export type Rifiuto =
  | { readonly motivo: 'guasto'; readonly messaggio: string; readonly istantanea: string; readonly istante: string }
  | { readonly motivo: 'occupato'; readonly messaggio: string };

let ultimo: Rifiuto | null = null;

const testo = (dettagli: unknown, nome: string): string | null => {
  if (typeof dettagli !== 'object' || dettagli === null) return null;
  const valore: unknown = Object.entries(dettagli).find(([n]) => n === nome)?.[1];
  return typeof valore === 'string' ? valore : null;
};

/** Shows what can be done about a refused opening; false = nothing, the message is all. */
export const diRifiuto = (messaggio: string, dettagli: unknown): boolean => {
  const motivo = testo(dettagli, 'motivo');
  const istantanea = testo(dettagli, 'istantanea');
  const istante = testo(dettagli, 'istante');
  if (motivo === 'occupato') ultimo = { motivo, messaggio };
  else if (motivo === 'guasto' && istantanea !== null && istante !== null)
    ultimo = { motivo, messaggio, istantanea, istante };
  else return false;
  apriDialogo('rifiutato');
  return true;
};

/** The refusal to be shown. */
export const ultimoRifiuto = (): Rifiuto | null => ultimo;
