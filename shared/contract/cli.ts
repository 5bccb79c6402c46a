import { z } from 'zod';
import { esitoVerificaSchema } from '#domain/esito.ts';
import { stato } from '#domain/stati.ts';
import { euroTestoSchema, frazioneTestoSchema } from './comuni.ts';
import { istantaneaSchema } from './copie.ts';
import { azioneGiornaleSchema } from './giornale.ts';
import { esitoImportSchema } from './importa.ts';

/*
 * Shapes of what the command line prints with `--json`: stable from version 1, names of the test answers. Money is
 * `"12345.67"`, full-time equivalents six decimals with the exact fraction beside, `null` = not known (never 0).
 */
const euroN = euroTestoSchema.nullable();
const fte = z.string().regex(/^-?\d+\.\d{6}$/);
const perAnno = <T extends z.ZodType>(valore: T) => z.record(z.string().regex(/^\d{4}$/), valore);

/** `show ambito --json`. */
export const mostraAmbitoSchema = z.strictObject({
  denominazione: z.string(),
  regione: z.string().nullable(),
  codiceSioss: z.string().nullable(),
  forma: stato('forma').nullable(),
  gestore: stato('gestore').nullable(),
  capofila: z.string().nullable(),
  anni: z.array(z.int()),
  popolazione: z.strictObject({ totale: z.int(), anno: z.int() }).nullable(),
  comuni: z.array(
    z.strictObject({
      codiceIstat: z.string(),
      nome: z.string(),
      residenti: z.int().nullable(),
      anno: z.int().nullable(),
    }),
  ),
});

const voceDup = z.strictObject({
  file: z.string(),
  comune: z.string().nullable(),
  ente: z.string().nullable(),
  anni: z.array(z.int()),
  versione: z.string().nullable(),
  data: z.string().nullable(),
  stato: stato('statoDocumento'),
  superatoDa: z.string().nullable(),
  numeroValori: z.int(),
  totaliPerProgramma: z.record(z.string(), perAnno(euroN)),
  totaleM12: perAnno(euroN),
  totaleM12SenzaCimiteri: perAnno(euroN),
  titolo1: perAnno(euroN),
  titolo2: perAnno(euroN),
  cassaPrimoAnno: euroN,
  righe: z.array(
    z.strictObject({
      programma: z.string(),
      titolo: z.int().nullable(),
      anno: z.int(),
      competenza: euroN,
      cassa: euroN.optional(),
    }),
  ),
});
const anomalia = z.strictObject({
  codice: z.string(),
  gravita: stato('gravitaAnomalia'),
  messaggio: z.string(),
  file: z.string(),
  foglio: z.string().nullable(),
  cella: z.string().nullable(),
  trovato: z.string().nullable(),
  atteso: z.string().nullable(),
});
/** `show dup --json`. `totaliPerProgramma` and totals are competenza; a total with an unreadable figure is `null`. */
export const mostraDupSchema = z.strictObject({
  file: z.array(voceDup),
  totaleAmbito: z.strictObject({
    comuniConDup: z.int(),
    comuni: z.int(),
    fileScartati: z.array(z.string()),
    m12: perAnno(euroN),
    m12SenzaCimiteri: perAnno(euroN),
    perProgramma: z.record(z.string(), perAnno(euroN)),
  }),
  anomalie: z.array(anomalia),
});

const quantita = z.strictObject({
  al3112: fte,
  mediaAnnua: fte.nullable(),
  frazione: z.strictObject({ al3112: frazioneTestoSchema, mediaAnnua: frazioneTestoSchema.nullable() }),
});
const contributo = z
  .strictObject({
    fteEccedente6500: fte,
    fteEccedente5000: fte,
    euro40000: euroTestoSchema,
    euro20000: euroTestoSchema,
    totale: euroTestoSchema,
  })
  .nullable();
const soglie = z.strictObject({ '1:6500': fte, '1:5000': fte, '1:4000': fte }).nullable();
/**
 * `show personale --json`. `rapporto…` = inhabitants for one FTE, `"1:5735.80"`. The names `1:6500`, `40000`… are those of
 * L. 178/2020; the values come from the pack. `avvisi` = why a figure is only a minimum.
 */
export const mostraPersonaleSchema = z.strictObject({
  popolazione: z.int().nullable(),
  annoPopolazione: z.int().nullable(),
  perAnno: perAnno(
    z
      .strictObject({
        TI: quantita,
        TD: quantita,
        TIpiuTD_3112: fte,
        TIpiuTD_3112_frazione: frazioneTestoSchema,
        rapporto3112: z.string().nullable(),
        rapportoTIpiuTD_3112: z.string().nullable(),
        raggiunge1su5000_3112: z.boolean().nullable(),
        raggiunge1su4000_3112: z.boolean().nullable(),
        raggiunge1su5000_TIpiuTD_3112: z.boolean().nullable(),
        raggiunge1su5000_media: z.boolean().nullable(),
        raggiunge1su6500_media: z.boolean().nullable(),
        sogliaFTE: soglie,
        contributoSuMediaAnnua: contributo,
        contributoSu3112: contributo,
        perEnte3112: z.record(
          z.string(),
          z.strictObject({ nome: z.string(), fteTI: fte, fteTD: fte, abitantiPerAS: z.string().nullable() }),
        ),
        entiSenzaAS_TI_TD: z.array(z.string()),
        avvisi: z.array(z.string()),
      })
      .nullable(),
  ),
  persone: z.array(
    z.strictObject({
      matricola: z.string(),
      ente: z.string().nullable(),
      assistenteSociale: z.boolean(),
      rapporto: stato('rapporto'),
      fte: fte.nullable(),
      frazione: frazioneTestoSchema.nullable(),
      dal: z.string().nullable(),
      al: z.string().nullable(),
      assenze: z.array(z.strictObject({ dal: z.string(), al: z.string().nullable(), motivo: z.string() })),
      doppio: z.boolean(),
      conta: z.boolean(),
      file: z.string().nullable(),
      foglio: z.string().nullable(),
      cella: z.string().nullable(),
    }),
  ),
  esclusi: z.array(z.strictObject({ matricola: z.string(), motivo: z.string() })),
  anomalie: z.array(anomalia),
});

/** `show fondi --json`. Funds by the ids of the pack. */
export const mostraFondiSchema = z.strictObject({
  assegnazioni: z.record(z.string(), perAnno(euroN)),
  programmato: z.record(z.string(), perAnno(euroN)),
  voci: z.array(
    z.strictObject({
      fondo: z.string(),
      nome: z.string(),
      anno: z.int(),
      assegnato: euroN,
      programmato: euroN,
      differenza: euroN,
      file: z.string().nullable(),
      foglio: z.string().nullable(),
      cella: z.string().nullable(),
    }),
  ),
  nonRiconosciuti: z.array(z.string()),
  anomalie: z.array(anomalia),
});

/** `show quote --json`. `quoteComuniTotali` adds the shares that are known; `senzaImporto` says which are not. */
export const mostraQuoteSchema = z.strictObject({
  quoteComuniTotali: perAnno(euroN),
  senzaImporto: perAnno(z.array(z.string())),
  quote: z.array(
    z.strictObject({
      comune: z.string(),
      codiceIstat: z.string().nullable(),
      anno: z.int(),
      importo: euroN,
      letto: z.string().nullable(),
      popolazioneUsata: z.int().nullable(),
      euroPerAbitante: euroN,
      file: z.string().nullable(),
      foglio: z.string().nullable(),
      cella: z.string().nullable(),
    }),
  ),
  anomalie: z.array(anomalia),
});

/** `show schede --json`. */
export const mostraSchedeSchema = z.strictObject({
  totale: euroN,
  totaliPerAnno: perAnno(euroN),
  schede: z.array(
    z.strictObject({
      codice: z.string(),
      titolo: z.string(),
      leps: z.array(z.strictObject({ letto: z.string(), id: z.string().nullable() })),
      programma: z.string().nullable(),
      comuni: z.array(z.string()),
      stato: stato('statoLeps').nullable(),
      totale: euroN,
      risorse: z.array(
        z.strictObject({
          anno: z.int(),
          annualita: z.int(),
          ente: z.string(),
          fondo: z.string(),
          gestione: stato('gestione'),
          importo: euroN,
        }),
      ),
      personale: z.array(z.strictObject({ anno: z.int(), ente: z.string(), profilo: z.string(), fte })),
    }),
  ),
  anomalie: z.array(anomalia),
});

/** `show contributi --json`. */
export const mostraContributiSchema = z.strictObject({
  totale: z.int(),
  conEsito: z.int(),
  duplicatiEsatti: z.array(z.tuple([z.string(), z.string()])),
  revisioni: z.array(z.tuple([z.string(), z.string()])),
  simili: z.array(z.tuple([z.string(), z.string()])),
  contributi: z.array(
    z.strictObject({
      codice: z.string(),
      ente: z.string().nullable(),
      codiceFiscale: z.string().nullable(),
      dataRicezione: z.string().nullable(),
      tavolo: z.string().nullable(),
      leps: z.array(z.strictObject({ letto: z.string(), id: z.string().nullable() })),
      titolo: z.string(),
      esito: stato('esitoContributo').nullable(),
      motivazione: z.string().nullable(),
      riga: z.int().nullable(),
    }),
  ),
  anomalie: z.array(anomalia),
});

/** `show leps --json`. */
export const mostraLepsSchema = z.strictObject({
  leps: z.array(
    z.strictObject({
      id: z.string(),
      nome: z.string(),
      norma: z.string(),
      obbligatorio: z.boolean(),
      stato: z.string(),
      senzaScheda: z.boolean(),
      schede: z.array(z.string()),
      risorse: perAnno(euroN),
      verificatoIl: z.string().nullable(),
    }),
  ),
});

/** `show versioni --json`. */
export const mostraVersioniSchema = z.strictObject({
  versioni: z.array(
    z.strictObject({
      numero: z.int(),
      nome: z.string(),
      autore: z.string(),
      istante: z.string(),
      motivo: z.string(),
      impronta: z.string(),
    }),
  ),
});

/** `show giornale --json`: newest first; `altre` = there are more. */
export const mostraGiornaleSchema = z.strictObject({
  azioni: z.array(azioneGiornaleSchema.omit({ gruppo: true }).extend({ luogo: z.string().nullable() })),
  altre: z.boolean(),
});
/** `show istantanee --json`. */
export const mostraIstantaneeSchema = z.strictObject({ istantanee: z.array(istantaneaSchema) });

/** What `show WHAT --json` prints, by WHAT. */
export const mostraSchemi = {
  ambito: mostraAmbitoSchema,
  dup: mostraDupSchema,
  personale: mostraPersonaleSchema,
  fondi: mostraFondiSchema,
  quote: mostraQuoteSchema,
  schede: mostraSchedeSchema,
  contributi: mostraContributiSchema,
  leps: mostraLepsSchema,
  versioni: mostraVersioniSchema,
  giornale: mostraGiornaleSchema,
  istantanee: mostraIstantaneeSchema,
} as const;
/** Subject of `show`. */
export type Mostra = keyof typeof mostraSchemi;
/** Value printed by `show WHAT --json`. */
export type Mostrato<M extends Mostra> = z.output<(typeof mostraSchemi)[M]>;

/** `check --json`. */
export const controlloSchema = esitoVerificaSchema;
const contoN = z.int().nullable();
/** A plan of `check --ogni --json`: counts are null where `errore` says why the file was not read. */
export const pianoControllatoSchema = z.strictObject({
  /** Path from the folder that was asked. */
  file: z.string(),
  errore: z.string().nullable(),
  ambito: z.string().nullable(),
  anni: z.strictObject({ dal: z.int(), al: z.int() }).nullable(),
  bloccanti: contoN,
  avvisi: contoN,
  nonVerificabili: contoN,
  accettate: contoN,
  /** Rules that weigh most, at most three. */
  regole: z.array(z.strictObject({ regola: z.string(), bloccanti: z.int(), avvisi: z.int() })),
});
/** A plan in the table of many. */
export type PianoControllato = z.output<typeof pianoControllatoSchema>;
/** `check --ogni --json`. */
export const controllaOgniSchema = z.strictObject({
  piani: z.array(pianoControllatoSchema),
  totali: z.strictObject({ piani: z.int(), conBloccanti: z.int(), nonLetti: z.int() }),
});

/** `import --json`. */
export const importazioneSchema = esitoImportSchema;
