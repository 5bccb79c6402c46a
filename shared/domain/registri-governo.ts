import { z } from 'zod';
import {
  centN,
  codiceLetto,
  dataN,
  enteScritto,
  id,
  idN,
  intero,
  interoN,
  logicoN,
  testo,
  testoN,
} from './campi-riga.ts';
import { stato } from './stati.ts';

/** Who governs the Ambito, what was agreed with whom, and the steps of the plan. */
export const registriGoverno = {
  /** A member of the political body; `pesoMilli` = weight of the vote in thousandths. */
  mandato: z.strictObject({
    id,
    ...enteScritto,
    persona: testo,
    carica: testoN,
    presiede: logicoN,
    dal: dataN,
    al: dataN,
    delega: testoN,
    pesoMilli: interoN,
  }),
  /** A place of the Ufficio di Piano, with who holds it. */
  postoUfficio: z.strictObject({
    id,
    ruolo: stato('ruoloUfficio'),
    profiloLetto: testoN,
    profiloId: testoN,
    persona: testoN,
    ...enteScritto,
    minutiSettimanali: interoN,
    atto: testoN,
    dal: dataN,
    al: dataN,
  }),
  /** A territory that is not the Ambito's: health district, job centre, school network. */
  distretto: z.strictObject({
    id,
    tipo: stato('tipoDistretto'),
    denominazione: testo,
    ...enteScritto,
    comuni: z.array(codiceLetto),
    nota: testoN,
  }),
  /** How a body voted: in the political body or in the conference of art. 34, c. 3, TUEL. */
  voto: z.strictObject({
    id,
    sede: stato('sedeVoto'),
    data: dataN,
    ...enteScritto,
    presente: logicoN,
    delega: testoN,
    espressione: stato('espressioneVoto').nullable(),
    pesoMilli: interoN,
  }),
  /** Single point of access: where, when, with whom; staff in thousandths of FTE. */
  pua: z.strictObject({
    id,
    denominazione: testo,
    distrettoId: idN,
    sede: testoN,
    tipoSede: stato('tipoSedePua').nullable(),
    orari: testoN,
    fteSocialiMilli: interoN,
    fteSanitariMilli: interoN,
    protocolloId: idN,
  }),
  protocollo: z.strictObject({
    id,
    tipo: stato('tipoProtocollo'),
    titolo: testo,
    parti: z.array(testo),
    atto: testoN,
    data: dataN,
    validoAl: dataN,
    oggetto: testoN,
  }),
  /** A programming act of another sector that the plan is tied to. */
  pianoCollegato: z.strictObject({
    id,
    settore: stato('settorePiano'),
    denominazione: testo,
    ente: testoN,
    atto: testoN,
    data: dataN,
    validoAl: dataN,
    raccordo: testoN,
  }),
  /** What the previous plan spent and reached for a LEPS. */
  esitoPrecedente: z.strictObject({
    id,
    lepsLetto: testo,
    lepsId: testoN,
    totaleCents: centN,
    esito: stato('esitoObiettivo').nullable(),
    motivazione: testoN,
  }),
  scadenza: z.strictObject({
    id,
    titolo: testo,
    data: dataN,
    responsabile: testoN,
    fattaIl: dataN,
    atto: testoN,
    nota: testoN,
  }),
  /** A meeting of the co-programming. */
  incontro: z.strictObject({
    id,
    tavolo: testo,
    leps: z.array(codiceLetto),
    data: dataN,
    luogo: testoN,
    presenze: z.array(testo),
    verbale: testoN,
  }),
  consultazione: z.strictObject({
    id,
    tipo: stato('tipoConsultazione'),
    soggetto: testo,
    data: dataN,
    modo: testoN,
    verbale: testoN,
  }),
  /** A check of the plan that is planned or done. */
  monitoraggio: z.strictObject({
    id,
    anno: intero,
    data: dataN,
    oggetto: testo,
    responsabile: testoN,
    relazione: testoN,
  }),
} as const;
