import { z } from 'zod';
import { campiAggiunti, dopo } from './campi-aggiunti.ts';
import { centN, codiceLetto, dataN, id, idN, intero, interoN, luogoLetto, testo, testoN } from './campi-riga.ts';
import { codiceIstatSchema, dataSchema, improntaSchema, istanteSchema } from './ids.ts';
import { registriBilancio } from './registri-bilancio.ts';
import { registriGoverno } from './registri-governo.ts';
import { registriRevisione } from './registri-revisione.ts';
import { registriServizi } from './registri-servizi.ts';
import { stato } from './stati.ts';

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
    ...dopo(campiAggiunti.persona),
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
    ...dopo(campiAggiunti.fabbisogno),
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
    ...dopo(campiAggiunti.assegnazione),
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
    ...dopo(campiAggiunti.quota),
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
    ...dopo(campiAggiunti.scheda),
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
    ...dopo(campiAggiunti.voceSpesa),
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
    ...dopo(campiAggiunti.personaleRichiesto),
  }),
  obiettivo: z.strictObject({
    id,
    schedaId: idN,
    testo,
    documentoId: idN,
    ...dopo(campiAggiunti.obiettivo),
  }),
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
    ...dopo(campiAggiunti.indicatore),
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
    ...dopo(campiAggiunti.ets),
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
    ...dopo(campiAggiunti.contributo),
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
    ...dopo(campiAggiunti.accettazione),
  }),
  ...registriBilancio,
  ...registriGoverno,
  ...registriServizi,
  ...registriRevisione,
} as const;

/** Name of a register. */
export type NomeRegistro = keyof typeof registri;
/** Row of a register. */
export type Riga<R extends NomeRegistro> = z.output<(typeof registri)[R]>;

/** Row of the register of Comuni. */
export type Comune = Riga<'comune'>;
/** Row of the register of bodies. */
export type Ente = Riga<'ente'>;
/** Row of the register of parties. */
export type Parte = Riga<'parte'>;
/** Row of the register of imported files. */
export type DocumentoImportato = Riga<'documento'>;
/** One accounting cell read from a file. */
export type RigaLetta = Riga<'rigaLetta'>;
/** A defect of a file or of a row. */
export type Anomalia = Riga<'anomalia'>;
/** A row of a staff list. */
export type Persona = Riga<'persona'>;
/** A line of a PTFP. */
export type Fabbisogno = Riga<'fabbisogno'>;
/** Amount of a fund given to the Ambito for a year. */
export type Assegnazione = Riga<'assegnazione'>;
/** Share of a Comune for a year. */
export type Quota = Riga<'quota'>;
/** An intervention of the plan. */
export type Scheda = Riga<'scheda'>;
/** An item of expense of a scheda. */
export type VoceSpesa = Riga<'voceSpesa'>;
/** What a fund pays of an item of expense in a year. */
export type Copertura = Riga<'copertura'>;
/** A contribution of the third sector. */
export type Contributo = Riga<'contributo'>;
/** A body of the third sector. */
export type Ets = Riga<'ets'>;
