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

/** Reader of the parameters carried by a plan. */
export const lettoreParametri = ({ pacco, testa }: Piano): LettoreParametri => ({
  intero: (nome, anno = testa.annoInizio) => parametroIntero(pacco, nome, fineAnno(anno)),
  testo: (nome, anno = testa.annoInizio) => parametroTesto(pacco, nome, fineAnno(anno)),
  elenco: (nome, anno = testa.annoInizio) => parametroElenco(pacco, nome, fineAnno(anno)),
  interi: (nome, anno = testa.annoInizio) => parametroInteri(pacco, nome, fineAnno(anno)),
  tabella: (nome, anno = testa.annoInizio) => parametroTabella(pacco, nome, fineAnno(anno)),
});
