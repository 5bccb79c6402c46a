import { z } from 'zod';
import { dataN, enteScritto, id, idN, intero, interoN, logicoN, testo, testoN } from './campi-riga.ts';
import { stato } from './stati.ts';

/** Services and their timetables. */
export const registriServizi = {
  /** A service or unità d'offerta; shares in basis points. */
  servizio: z.strictObject({
    id,
    denominazione: testo,
    tipologia: stato('tipoServizio').nullable(),
    schedaId: idN,
    lepsLetto: testoN,
    lepsId: testoN,
    titolareLetto: testoN,
    titolareId: idN,
    gestore: testoN,
    formaGestione: stato('formaGestione').nullable(),
    comuneLetto: testoN,
    comuneId: idN,
    sede: testoN,
    posti: interoN,
    utenti: interoN,
    compartecipazione: logicoN,
    isee: testoN,
    autorizzazione: testoN,
    accreditamento: testoN,
    integrato: logicoN,
    quotaSocialeBp: interoN,
    quotaSanitariaBp: interoN,
    nota: testoN,
  }),
  /** Hours of a day in which the emergency service or the territorial services are there; minutes from midnight. */
  pisCopertura: z.strictObject({
    id,
    servizio: stato('servizioPis'),
    giorno: stato('giornoCopertura'),
    dalle: intero,
    alle: intero,
    sede: testoN,
  }),
  /** Fictitious residence in a Comune: street, act, mail. */
  residenzaFittizia: z.strictObject({
    id,
    comuneLetto: testo,
    comuneId: idN,
    via: testoN,
    atto: testoN,
    data: dataN,
    fermoPosta: logicoN,
  }),
  /** A phase of a scheda, or of the plan when `schedaId` is null. */
  fase: z.strictObject({
    id,
    schedaId: idN,
    ordine: intero,
    titolo: testo,
    inizio: dataN,
    fine: dataN,
    responsabile: testoN,
    prodotto: testoN,
    stato: stato('statoAdempimento').nullable(),
  }),
  /** Supervision, home care, autonomy: a figure that a LEPS asks for in a year, with its source. */
  datoLeps: z.strictObject({
    id,
    lepsLetto: testo,
    lepsId: testoN,
    dato: stato('datoLeps'),
    anno: interoN,
    valoreMilli: interoN,
    fonte: testoN,
    data: dataN,
    ...enteScritto,
  }),
} as const;
