import { z } from 'zod';
import { centN, enteScritto, id, idN, intero, interoN, luogoLetto, testo, testoN } from './campi-riga.ts';
import { istanteSchema } from './ids.ts';
import { stato } from './stati.ts';

/** Budgets beside the cells of Missione 12: revenue, resources for staff, hiring capacity, posts; and their corrections. */
export const registriBilancio = {
  /** A value that a person wrote over the one read from a file: `importato` is the JSON text of what the file says. */
  correzione: z.strictObject({
    id,
    registro: testo,
    rigaId: id,
    campo: testo,
    importato: testo,
    motivo: testoN,
    autore: testo,
    istante: istanteSchema,
  }),
  /** A figure of an accounting document as a person corrected it; the cells that were read stay as they are. */
  cifraCorretta: z.strictObject({
    id,
    documentoId: id,
    programmaId: testo,
    titolo: interoN,
    anno: intero,
    misura: stato('misuraContabile'),
    importoCents: centN,
    /** Figure of the document when it was corrected; null = unreadable or absent. */
    importatoCents: centN,
    motivo: testoN,
    autore: testo,
    istante: istanteSchema,
  }),
  /** How the files of a sender are laid out, remembered for the next import. */
  mappatura: z.strictObject({
    id,
    mittente: testo,
    impronta: testo,
    genere: testo,
    mappa: z.record(z.string(), z.unknown()),
    usataIl: istanteSchema,
  }),
  entrataContabile: z.strictObject({
    id,
    ...luogoLetto,
    ...enteScritto,
    anno: intero,
    titolo: interoN,
    tipologia: testoN,
    descrizione: testoN,
    provenienza: stato('provenienzaEntrata').nullable(),
    importoCents: centN,
  }),
  /** Spending by macroaggregato (104 = transfers) of a programme, where the file gives it or a person writes it. */
  spesaMacro: z.strictObject({
    id,
    ...luogoLetto,
    ...enteScritto,
    programmaLetto: testoN,
    programmaId: testoN,
    titolo: interoN,
    macroaggregato: testo,
    anno: intero,
    importoCents: centN,
  }),
  /** Resources for staff in the DUP (D.Lgs. 118/2011, All. 4/1): in service, hiring faculties, savings of leavings. */
  risorsePersonaleDup: z.strictObject({
    id,
    ...luogoLetto,
    ...enteScritto,
    anno: intero,
    inServizioCents: centN,
    facoltaCents: centN,
    cessazioniCents: centN,
  }),
  /** Hiring capacity of a body in a year (D.L. 34/2019, art. 33, c. 2); `sogliaBp` in basis points. */
  capacitaAssunzionale: z.strictObject({
    id,
    ...luogoLetto,
    ...enteScritto,
    anno: intero,
    fascia: testoN,
    sogliaBp: interoN,
    entrateNetteCents: centN,
    spesaPersonaleCents: centN,
    spazioCents: centN,
    attestazione: testoN,
  }),
  /** Posts that a body declares for a profile in a year; units in thousandths. */
  dotazione: z.strictObject({
    id,
    ...luogoLetto,
    ...enteScritto,
    anno: intero,
    profiloLetto: testo,
    profiloId: testoN,
    areaLetta: testoN,
    servizio: stato('servizioPersonale').nullable(),
    postiMilli: interoN,
    copertiMilli: interoN,
    costoUnitarioCents: centN,
  }),
  /** What an accounting document says beside its figures, as a person reads it. */
  dichiarazioneDup: z.strictObject({
    id,
    documentoId: idN,
    ...enteScritto,
    semplificato: z.boolean().nullable(),
    popolazione: interoN,
    formaLetta: testoN,
    organismo: testoN,
    citaPiano: z.boolean().nullable(),
    atto: testoN,
  }),
} as const;
