import type { Regola } from './define.ts';
import { cal08 } from './regole/cal-08.ts';
import { cal01, cal03, cal07 } from './regole/cal-periodo.ts';
import { cal04, cal05 } from './regole/cal-scadenze.ts';
import { cal10, cal11 } from './regole/cal-verifiche.ts';
import { cop03 } from './regole/cop-03.ts';
import { cop02, cop04, cop08, cop09, cop11 } from './regole/cop-contributi.ts';
import { cop05, cop06, cop07 } from './regole/cop-percorso.ts';
import { fin17, ind08, iss09, leps18 } from './regole/da-rileggere.ts';
import { dup01 } from './regole/dup-01.ts';
import { dup06 } from './regole/dup-06.ts';
import { dup12 } from './regole/dup-12.ts';
import { dup14, dup15, dup16, dup17 } from './regole/dup-dichiarazioni.ts';
import { dup02, dup03, dup10, dup11 } from './regole/dup-documenti.ts';
import { dup04, dup13 } from './regole/dup-missione.ts';
import { dup08, dup09 } from './regole/dup-personale.ts';
import { dup05, dup07 } from './regole/dup-quote.ts';
import { fin01 } from './regole/fin-01.ts';
import { fin02 } from './regole/fin-02.ts';
import { fin05 } from './regole/fin-05.ts';
import { fin06 } from './regole/fin-06.ts';
import { fin10 } from './regole/fin-10.ts';
import { fin03, fin04 } from './regole/fin-assegnazioni.ts';
import { fin08, fin11, fin14, fin16 } from './regole/fin-schede.ts';
import { fin07, fin12, fin13, fin15 } from './regole/fin-vincoli.ts';
import { gov01 } from './regole/gov-01.ts';
import { cal02, cal06, cal09, cal12, cop01, cop10, gov03, gov08, gov09, gov12, pers16 } from './regole/gov-accordo.ts';
import { gov07, gov11 } from './regole/gov-clausole.ts';
import { gov05, gov10 } from './regole/gov-piano.ts';
import { gov02 } from './regole/gov-sanita.ts';
import { gov04, gov06, gov13 } from './regole/gov-voti.ts';
import { ind04 } from './regole/ind-04.ts';
import { ind01, ind02, ind03, ind05, ind06, ind07 } from './regole/indicatori.ts';
import { iss01, iss06, iss07, iss10 } from './regole/iss-protocolli.ts';
import { iss02, iss03, iss04, iss05, iss08 } from './regole/iss-servizi.ts';
import { leps01 } from './regole/leps-01.ts';
import { leps07, leps10, leps17 } from './regole/leps-dati.ts';
import { regoleEquipe } from './regole/leps-equipe.ts';
import { leps12, leps14 } from './regole/leps-percorso.ts';
import { leps03, leps04 } from './regole/leps-pis.ts';
import { leps02, leps16 } from './regole/leps-schede.ts';
import { leps05, leps06, leps11, leps13, leps15 } from './regole/leps-servizi.ts';
import { pers04 } from './regole/pers-04.ts';
import { pers10 } from './regole/pers-10.ts';
import { pers11 } from './regole/pers-11.ts';
import { pers15 } from './regole/pers-15.ts';
import { pers20 } from './regole/pers-20.ts';
import { pers21 } from './regole/pers-21.ts';
import { pers05, pers09, pers17 } from './regole/pers-dotazione.ts';
import { pers08, pers12, pers13, pers14 } from './regole/pers-fabbisogni.ts';
import { pers18, pers19 } from './regole/pers-persone.ts';
import { pers06, pers07 } from './regole/pers-piao.ts';
import { regoleRapporto } from './regole/pers-rapporto.ts';
import { qe05 } from './regole/qe-05.ts';
import { qe06 } from './regole/qe-06.ts';
import { qe12 } from './regole/qe-12.ts';
import { qe01, qe03, qe04 } from './regole/qe-prospetto.ts';
import { qe09, qe10, qe11 } from './regole/qe-unitari.ts';
import { fin09, qe02, qe07 } from './regole/qe-voci.ts';
import { txt01 } from './regole/txt-01.ts';
import { qe08, txt05 } from './regole/txt-05.ts';
import { txt06 } from './regole/txt-06.ts';
import { txt08 } from './regole/txt-08.ts';
import { gov14, txt02, txt03, txt04, txt07, txt09 } from './regole/txt-citazioni.ts';

/** Every rule, in the order of the catalogue: findings come out in this order. */
export const regole: readonly Regola[] = [
  leps01,
  leps02,
  leps03,
  leps04,
  leps05,
  leps06,
  leps07,
  ...regoleEquipe,
  leps10,
  leps11,
  leps12,
  leps13,
  leps14,
  leps15,
  leps16,
  leps17,
  leps18,
  ...regoleRapporto,
  pers04,
  pers05,
  pers06,
  pers07,
  pers08,
  pers09,
  pers10,
  pers11,
  pers12,
  pers13,
  pers14,
  pers15,
  pers16,
  pers17,
  pers18,
  pers19,
  pers20,
  pers21,
  dup01,
  dup02,
  dup03,
  dup04,
  dup05,
  dup06,
  dup07,
  dup08,
  dup09,
  dup10,
  dup11,
  dup12,
  dup13,
  dup14,
  dup15,
  dup16,
  dup17,
  fin01,
  fin02,
  fin03,
  fin04,
  fin05,
  fin06,
  fin07,
  fin08,
  fin09,
  fin10,
  fin11,
  fin12,
  fin13,
  fin14,
  fin15,
  fin16,
  fin17,
  qe01,
  qe02,
  qe03,
  qe04,
  qe05,
  qe06,
  qe07,
  qe08,
  qe09,
  qe10,
  qe11,
  qe12,
  cal01,
  cal02,
  cal03,
  cal04,
  cal05,
  cal06,
  cal07,
  cal08,
  cal09,
  cal10,
  cal11,
  cal12,
  gov01,
  gov02,
  gov03,
  gov04,
  gov05,
  gov06,
  gov07,
  gov08,
  gov09,
  gov10,
  gov11,
  gov12,
  gov13,
  gov14,
  cop01,
  cop02,
  cop03,
  cop04,
  cop05,
  cop06,
  cop07,
  cop08,
  cop09,
  cop10,
  cop11,
  txt01,
  txt02,
  txt03,
  txt04,
  txt05,
  txt06,
  txt07,
  txt08,
  txt09,
  iss01,
  iss02,
  iss03,
  iss04,
  iss05,
  iss06,
  iss07,
  iss08,
  iss09,
  iss10,
  ind01,
  ind02,
  ind03,
  ind04,
  ind05,
  ind06,
  ind07,
  ind08,
];

/** Rule by id. */
export const regolaDi = (id: string): Regola | undefined => regole.find((r) => r.id === id);
