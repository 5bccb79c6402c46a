import { z } from 'zod';

/** Every closed vocabulary of states and outcomes that is ours: one table, used by schemas, SQL and screens. */
export const stati = {
  esitoContributo: ['accolto', 'accolto_in_parte', 'non_accolto', 'non_pertinente', 'rinviato', 'ritirato'],
  esitoRegola: ['ok', 'violazione', 'non_verificabile'],
  gravita: ['bloccante', 'avviso', 'informazione'],
  gravitaAnomalia: ['errore', 'avviso'],
  statoPiano: ['bozza', 'in_consultazione', 'approvato', 'firmato'],
  statoLeps: ['attivo', 'parziale', 'non_attivo', 'progressivo'],
  statoDocumento: ['valido', 'superato', 'copia', 'da_decidere', 'fuori_ambito', 'ritirato'],
  tipoContabile: ['DUP', 'NADUP', 'BILANCIO', 'PEG', 'VARIAZIONE', 'RENDICONTO'],
  misuraContabile: ['competenza', 'cassa', 'impegnato', 'fpv', 'residui'],
  ruoloRiga: ['riga', 'subtotale', 'totale', 'di_cui', 'esclusa'],
  genereDocumento: ['dup', 'personale', 'fondi', 'quote', 'schede', 'contributi', 'ambito', 'prospetto'],
  gestione: ['diretta', 'trasferita'],
  rapporto: ['TI', 'TD', 'comando', 'esterno', 'somministrazione', 'altro'],
  forma: ['convenzione30', 'unione32', 'consorzio31', 'azienda114', 'istituzione114', 'gestione_diretta'],
  gestore: ['comune_capofila', 'unione', 'consorzio', 'azienda', 'istituzione', 'asp', 'asl'],
  tipoEnte: [
    'comune',
    'ambito',
    'unione',
    'consorzio',
    'azienda',
    'istituzione',
    'asp',
    'asl',
    'provincia',
    'regione',
    'stato',
    'ets',
    'altro',
  ],
  ruoloParte: ['comune', 'unione', 'gestore', 'sanita', 'altro'],
  statoAdempimento: ['da_fare', 'in_corso', 'fatto', 'non_dovuto'],
  tipoFabbisogno: ['assunzione', 'trasformazione', 'cessazione'],
  versoIndicatore: ['su', 'giu'],
  causaModifica: ['mano', 'import', 'aggiornamento-modello', 'correzione', 'annullamento', 'nuovo'],
  ammissibilita: ['ammesso', 'non_ammesso', 'sconosciuto'],
  tipoTutela: ['vincolato', 'libero', 'da_compilare'],
} as const;

/** Name of one of the vocabularies of `stati`. */
export type NomeStato = keyof typeof stati;

/** Zod enum of a vocabulary. */
export const stato = <N extends NomeStato>(nome: N) =>
  z.enum(stati[nome] as unknown as readonly [(typeof stati)[N][number], ...(typeof stati)[N][number][]]);

/** One value of a vocabulary. */
export type Stato<N extends NomeStato> = (typeof stati)[N][number];
