import type { Regola } from './define.ts';
import { cop03 } from './regole/cop-03.ts';
import { dup01 } from './regole/dup-01.ts';
import { dup06 } from './regole/dup-06.ts';
import { fin01 } from './regole/fin-01.ts';
import { fin02 } from './regole/fin-02.ts';
import { fin06 } from './regole/fin-06.ts';
import { gov01 } from './regole/gov-01.ts';
import { leps01 } from './regole/leps-01.ts';
import { pers04 } from './regole/pers-04.ts';
import { pers21 } from './regole/pers-21.ts';
import { regoleRapporto } from './regole/pers-rapporto.ts';
import { qe05 } from './regole/qe-05.ts';
import { txt01 } from './regole/txt-01.ts';

/** Every rule, in the order of the catalogue: findings come out in this order. */
export const regole: readonly Regola[] = [
  leps01,
  ...regoleRapporto,
  pers04,
  pers21,
  dup01,
  dup06,
  fin01,
  fin02,
  fin06,
  qe05,
  gov01,
  cop03,
  txt01,
];

/** Rule by id. */
export const regolaDi = (id: string): Regola | undefined => regole.find((r) => r.id === id);
