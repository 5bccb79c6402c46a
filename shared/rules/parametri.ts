import { fineAnno } from '#domain/giorni.ts';
import type { NonVerificabile } from '#domain/non-verificabile.ts';
import {
  type NomeParametro,
  parametroElenco,
  parametroInteri,
  parametroIntero,
  parametroTabella,
  parametroTesto,
} from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';

/** Reads pack parameters at the end of a year (or of the plan's first year): missing or unread → NonVerificabile. */
export type LettoreParametri = {
  readonly intero: (nome: NomeParametro, anno?: number) => number | NonVerificabile;
  readonly testo: (nome: NomeParametro, anno?: number) => string | NonVerificabile;
  readonly elenco: (nome: NomeParametro, anno?: number) => readonly string[] | NonVerificabile;
  /** List of integers. */
  readonly interi: (nome: NomeParametro, anno?: number) => readonly number[] | NonVerificabile;
  readonly tabella: (nome: NomeParametro, anno?: number) => Readonly<Record<string, unknown>> | NonVerificabile;
};

/** Reads a parameter once for each name and year: rules ask the same for every subject. */
const unaVolta = <T>(piano: Piano, leggi: (pacco: Piano['pacco'], nome: NomeParametro, data: string) => T) => {
  const letti = new Map<NomeParametro, Map<number, T>>();
  return (nome: NomeParametro, anno = piano.testa.annoInizio): T => {
    const perAnno = letti.get(nome) ?? new Map<number, T>();
    letti.set(nome, perAnno);
    const gia = perAnno.get(anno);
    if (gia !== undefined) return gia;
    const valore = leggi(piano.pacco, nome, fineAnno(anno));
    perAnno.set(anno, valore);
    return valore;
  };
};

/** Reader of the parameters carried by a plan. */
export const lettoreParametri = (piano: Piano): LettoreParametri => ({
  intero: unaVolta(piano, parametroIntero),
  testo: unaVolta(piano, parametroTesto),
  elenco: unaVolta(piano, parametroElenco),
  interi: unaVolta(piano, parametroInteri),
  tabella: unaVolta(piano, parametroTabella),
});
