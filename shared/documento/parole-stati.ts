import type { Stato } from '#domain/stati.ts';

/** Form of association in words. */
export const formaInParole: Readonly<Record<Stato<'forma'>, string>> = {
  convenzione30: 'convenzione fra Comuni',
  unione32: 'unione di Comuni',
  consorzio31: 'consorzio',
  azienda114: 'azienda speciale',
  istituzione114: 'istituzione',
  gestione_diretta: 'gestione diretta di un solo Comune',
};

/** State of a LEPS in words. */
export const statoInParole: Readonly<Record<Stato<'statoLeps'>, string>> = {
  attivo: 'attivo',
  parziale: 'attivo in parte',
  non_attivo: 'non attivo',
  progressivo: 'in attuazione progressiva',
};

/** State of a duty in words. */
export const adempimentoInParole: Readonly<Record<Stato<'statoAdempimento'>, string>> = {
  da_fare: 'da fare',
  in_corso: 'in corso',
  fatto: 'fatto',
  non_dovuto: 'non dovuto',
};

/** Outcome of one contribution in words. */
export const esitoInParole: Readonly<Record<Stato<'esitoContributo'>, string>> = {
  accolto: 'accolto',
  accolto_in_parte: 'accolto in parte',
  non_accolto: 'non accolto',
  non_pertinente: 'non pertinente',
  rinviato: 'rinviato',
  ritirato: 'ritirato',
};

/** What documents print where the plan does not know a figure: never 0, never a blank. */
export const nonDisponibile = 'n.d.';
/** Legend of `nonDisponibile`, for the note under a table. */
export const legendaNonDisponibile = 'n.d. = dato non disponibile, non sommato nei totali.';
