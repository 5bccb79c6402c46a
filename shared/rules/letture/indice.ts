import { lettureCal } from './cal.ts';
import { lettureCop } from './cop.ts';
import { lettureDup } from './dup.ts';
import { lettureFin } from './fin.ts';
import { lettureGov } from './gov.ts';
import { lettureInd } from './ind.ts';
import { lettureIss } from './iss.ts';
import { lettureLeps } from './leps.ts';
import { letturePers } from './pers.ts';
import { lettureQe } from './qe.ts';
import type { Letture } from './tipi.ts';
import { lettureTxt } from './txt.ts';

/**
 * Fields that any rule may read to know what it looks at and to name it: the Comuni and bodies, the years, which
 * documents are in use, where a figure stands, the tree of sections.
 */
const diTutte: Readonly<Record<string, string>> = {
  comune: 'nome codiceIstat',
  appartenenza: 'comuneId dal al',
  ente: 'tipo denominazione comuneId',
  piano: 'annoInizio annoFine',
  documento: 'genere stato enteId tipo nomeFile',
  cifra: 'documentoId enteId programmaId titolo anno misura celle',
  sezione: 'chiave titolo ordine padreId schedaId tutela',
  scheda: 'codice titolo',
};

const dichiarate: Letture = {
  ...lettureLeps,
  ...letturePers,
  ...lettureDup,
  ...lettureFin,
  ...lettureQe,
  ...lettureCal,
  ...lettureGov,
  ...lettureCop,
  ...lettureTxt,
  ...lettureIss,
  ...lettureInd,
};

const inElenco = (letture: Readonly<Record<string, string>>): string[] =>
  Object.entries(letture).flatMap(([registro, campi]) => campi.split(' ').map((campo) => `${registro}.${campo}`));

/** Declared reads of every rule of the catalogue, as `register.field`: each has a place where a person enters it. */
export const lettureDelleRegole: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(dichiarate).map(([regola, letture]) => [
    regola,
    new Set([...inElenco(diTutte), ...inElenco(letture)]),
  ]),
);
