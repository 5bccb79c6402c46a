import { fineAnno } from '#domain/giorni.ts';
import type { NonVerificabile } from '#domain/non-verificabile.ts';
import {
  type NomeParametro,
  nomiParametri,
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

const { fondoAS, sogliaContributo, sogliaLeps, sogliaObiettivo, quota1, quota2 } = nomiParametri;
const criterioAS = [
  nomiParametri.profiliAS,
  nomiParametri.entiAS,
  nomiParametri.rapportiContributo,
  nomiParametri.rapportiLeps,
] as const;

/** What each rule reads from the pack: thresholds, amounts, tolerances. Rules that read none are not here. */
export const parametriDelleRegole: Readonly<Record<string, readonly NomeParametro[]>> = {
  'PERS-01': [...criterioAS, sogliaLeps],
  'PERS-02': [...criterioAS, sogliaObiettivo],
  'PERS-03': [...criterioAS, sogliaContributo],
  'PERS-04': [
    ...criterioAS,
    fondoAS,
    sogliaContributo,
    sogliaLeps,
    sogliaObiettivo,
    quota1,
    quota2,
    nomiParametri.tolleranzaContributoCents,
    nomiParametri.tolleranzaContributoBp,
  ],
  'FIN-02': [nomiParametri.fondoComuni, nomiParametri.tolleranzaSomme],
  'DUP-06': [nomiParametri.fondoComuni, nomiParametri.tolleranzaDup],
  'QE-05': [nomiParametri.tolleranzaQuote],
  'COP-03': [nomiParametri.motivazioneRipetuta],
};
