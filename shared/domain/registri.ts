import { z } from 'zod';
import { centesimiSchema, codiceIstatSchema, dataSchema, idSchema, improntaSchema, istanteSchema } from './ids.ts';
import { stato } from './stati.ts';

const testo = z.string();
const testoN = z.string().nullable();
const intero = z.int();
const interoN = z.int().nullable();
const id = idSchema;
const idN = idSchema.nullable();
const centN = centesimiSchema.nullable();
const dataN = dataSchema.nullable();

/** Where a value was read: document, sheet, cell (A1) and row (1-based); null where the format has none. */
const luogoLetto = { documentoId: idN, foglio: testoN, cella: testoN, riga: interoN };

/** A foreign code kept twice: as it was read and, when recognised, as the pack's id. */
const codiceLetto = z.strictObject({ letto: testo, id: testoN });

/**
 * Every register of the plan: name → row schema. One SQL table each, same column names in snake_case; arrays and
 * objects are JSON text. Rows are never refused for what a rule checks (architecture.md, "The model").
 */
export const registri = {
  piano: z.strictObject({
    id,
    denominazione: testo,
    ambito: testo,
    regione: testoN,
    codiceSioss: testoN,
    annoInizio: intero,
    annoFine: intero,
    formaLetta: testoN,
    forma: stato('forma').nullable(),
    gestore: stato('gestore').nullable(),
    capofilaId: idN,
    stato: stato('statoPiano'),
    modello: testo,
  }),
  /** Named values that a person types for acts and chapters (`conf34.data`, `durata.decorrenza`). */
  campo: z.strictObject({ id, nome: testo, valore: testo }),
  comune: z.strictObject({
    id,
    codiceIstat: codiceIstatSchema,
    nome: testo,
    provincia: testoN,
    siglaProvincia: testoN,
    regione: testoN,
    codiceCatastale: testoN,
  }),
  /** Membership of a Comune in the Ambito: a Comune may be in the file without belonging. */
  appartenenza: z.strictObject({ id, comuneId: id, dal: dataN, al: dataN }),
  popolazione: z.strictObject({
    id,
    comuneId: id,
    dataRiferimento: dataSchema,
    residenti: intero,
    fonte: testoN,
    ...luogoLetto,
  }),
  ente: z.strictObject({
    id,
    tipo: stato('tipoEnte'),
    denominazione: testo,
    comuneId: idN,
    codice: testoN,
    codiceFiscale: testoN,
    pec: testoN,
  }),
  parte: z.strictObject({
    id,
    enteId: id,
    ruolo: stato('ruoloParte'),
    ordine: intero,
    persona: testoN,
    qualita: testoN,
    delega: testoN,
    attoOrgano: testoN,
    attoNumero: testoN,
    attoData: dataN,
    attoEsecutivita: testoN,
    perConto: z.array(id),
    dataFirma: dataN,
    impegni: testoN,
  }),
  documento: z.strictObject({
    id,
    genere: stato('genereDocumento'),
    tipo: stato('tipoContabile').nullable(),
    enteId: idN,
    nomeFile: testo,
    sha256: improntaSchema,
    byte: intero,
    dataAtto: dataN,
    annoDal: interoN,
    annoAl: interoN,
    stato: stato('statoDocumento'),
    lettore: testo,
    importatoIl: istanteSchema,
    superatoDa: idN,
    note: testoN,
  }),
  /** One cell read from an accounting file; several rows may describe one figure. */
  rigaLetta: z.strictObject({
    id,
    ...luogoLetto,
    letto: testoN,
    descrizione: testoN,
    missione: testoN,
    programmaLetto: testoN,
    programmaId: testoN,
    titolo: interoN,
    macroaggregato: testoN,
    anno: interoN,
    misura: stato('misuraContabile').nullable(),
    importoCents: centN,
    ruolo: stato('ruoloRiga'),
    manuale: testoN,
  }),
  anomalia: z.strictObject({
    id,
    ...luogoLetto,
    codice: testo,
    gravita: stato('gravitaAnomalia'),
    messaggio: testo,
    trovato: testoN,
    atteso: testoN,
    risolta: testoN,
  }),
  persona: z.strictObject({
    id,
    ...luogoLetto,
    matricola: testo,
    enteLetto: testo,
    enteId: idN,
    profiloLetto: testo,
    profiloId: testoN,
    areaLetta: testoN,
    rapportoLetto: testoN,
    rapporto: stato('rapporto'),
    /** Weekly minutes worked and weekly minutes of a full-time contract (36 h = 2160); null = not readable. */
    minutiSettimanali: interoN,
    minutiContratto: intero,
    /** Share of the time given to social services, basis points. */
    quotaBp: intero,
    sociale: z.boolean(),
    dal: dataN,
    al: dataN,
    assenze: z.array(z.strictObject({ dal: dataSchema, al: dataN, motivo: testo })),
    note: testoN,
    esclusaPerche: testoN,
    doppiaDi: idN,
    oreLette: testoN,
  }),
  /** One line of a PTFP (PIAO 3.3). `unitaMilli`: declared units in thousandths. */
  fabbisogno: z.strictObject({
    id,
    ...luogoLetto,
    enteId: idN,
    enteLetto: testoN,
    anno: intero,
    tipo: stato('tipoFabbisogno'),
    profiloLetto: testo,
    profiloId: testoN,
    areaLetta: testoN,
    unitaMilli: intero,
    minutiSettimanali: interoN,
    minutiContratto: intero,
    quotaBp: intero,
    rapporto: stato('rapporto'),
    decorrenza: dataN,
    fine: dataN,
    modalita: testoN,
    costoCents: centN,
    fondoLetto: testoN,
    fondoId: testoN,
    personaId: idN,
  }),
  assegnazione: z.strictObject({
    id,
    ...luogoLetto,
    fondoLetto: testo,
    fondoId: testoN,
    anno: intero,
    importoCents: centN,
    atto: testoN,
    ruolo: stato('ruoloRiga'),
  }),
  quota: z.strictObject({
    id,
    ...luogoLetto,
    comuneLetto: testo,
    comuneId: idN,
    anno: intero,
    importoCents: centN,
    letto: testoN,
    popolazioneUsata: interoN,
    euroAbCents: centN,
    ruolo: stato('ruoloRiga'),
  }),
  scheda: z.strictObject({
    id,
    codice: testo,
    titolo: testo,
    ordine: intero,
    leps: z.array(codiceLetto),
    programmaLetto: testoN,
    programmaId: testoN,
    comuni: z.array(codiceLetto),
    stato: stato('statoLeps').nullable(),
    elementi: z.record(z.string(), z.string()),
    documentoId: idN,
  }),
  voceSpesa: z.strictObject({
    id,
    schedaId: id,
    enteLetto: testo,
    enteId: idN,
    descrizione: testo,
    gestione: stato('gestione'),
    programmaId: testoN,
    dataInizio: dataN,
    dataFine: dataN,
    cup: testoN,
    derogaAtto: testoN,
    documentoId: idN,
  }),
  voceAnno: z.strictObject({ id, voceId: id, anno: intero, importoCents: centN, documentoId: idN }),
  copertura: z.strictObject({
    id,
    voceId: id,
    anno: intero,
    fondoLetto: testo,
    fondoId: testoN,
    annualita: intero,
    importoCents: centN,
    ...luogoLetto,
  }),
  /** Staff that a scheda asks for; `fteMilli` as declared, in thousandths. */
  personaleRichiesto: z.strictObject({
    id,
    schedaId: id,
    enteLetto: testo,
    enteId: idN,
    profiloLetto: testo,
    profiloId: testoN,
    anno: intero,
    fteMilli: intero,
    documentoId: idN,
  }),
  obiettivo: z.strictObject({ id, schedaId: idN, testo, documentoId: idN }),
  indicatore: z.strictObject({
    id,
    obiettivoId: id,
    codice: testoN,
    testo,
    unita: testoN,
    verso: stato('versoIndicatore').nullable(),
    base: testoN,
    traguardi: z.record(z.string(), z.string()),
    fonte: testoN,
    responsabile: testoN,
    documentoId: idN,
  }),
  /** Totals and cells written in a financial overview: compared with the plan, never added to it. */
  prospettoScritto: z.strictObject({
    id,
    ...luogoLetto,
    schedaLetta: testoN,
    schedaId: idN,
    fondoLetto: testoN,
    fondoId: testoN,
    anno: interoN,
    importoCents: centN,
    ruolo: stato('ruoloRiga'),
  }),
  ets: z.strictObject({
    id,
    denominazione: testo,
    codiceFiscale: testoN,
    sezioneRunts: testoN,
    repertorioRunts: testoN,
    sedeComune: testoN,
  }),
  contributo: z.strictObject({
    id,
    codice: testo,
    etsId: idN,
    dataRicezione: testoN,
    tavolo: testoN,
    leps: z.array(codiceLetto),
    titolo: testo,
    testo,
    referente: testoN,
    consensoPubblicazione: z.boolean().nullable(),
    duplicatoDi: idN,
    revisioneDi: idN,
    similiA: z.array(id),
    esito: stato('esitoContributo').nullable(),
    motivazione: testoN,
    decisoIl: istanteSchema.nullable(),
    decisoDa: testoN,
    documentoId: idN,
    riga: interoN,
  }),
  collegamento: z.strictObject({ id, contributoId: id, sezioneId: id, bloccoId: testoN }),
  adempimento: z.strictObject({
    id,
    codice: testo,
    livello: testo,
    testo,
    stato: stato('statoAdempimento'),
    data: dataN,
    atto: testoN,
    responsabile: testoN,
  }),
  accettazione: z.strictObject({
    id,
    regola: testo,
    soggetto: testo,
    improntaOperandi: improntaSchema,
    motivazione: testo,
    autore: testo,
    istante: istanteSchema,
  }),
} as const;

/** Name of a register. */
export type NomeRegistro = keyof typeof registri;
/** Row of a register. */
export type Riga<R extends NomeRegistro> = z.output<(typeof registri)[R]>;

export type Comune = Riga<'comune'>;
export type Ente = Riga<'ente'>;
export type Parte = Riga<'parte'>;
export type DocumentoImportato = Riga<'documento'>;
export type RigaLetta = Riga<'rigaLetta'>;
export type Anomalia = Riga<'anomalia'>;
export type Persona = Riga<'persona'>;
export type Fabbisogno = Riga<'fabbisogno'>;
export type Assegnazione = Riga<'assegnazione'>;
export type Quota = Riga<'quota'>;
export type Scheda = Riga<'scheda'>;
export type VoceSpesa = Riga<'voceSpesa'>;
export type Copertura = Riga<'copertura'>;
export type Contributo = Riga<'contributo'>;
export type Ets = Riga<'ets'>;
