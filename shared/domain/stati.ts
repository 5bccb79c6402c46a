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
  provenienzaEntrata: ['comuni', 'regione', 'stato', 'asl', 'utenti', 'altro'],
  servizioPersonale: ['sociale', 'ufficio_di_piano', 'pua', 'altro'],
  ruoloUfficio: ['coordinatore', 'sociale', 'tecnico_amministrativo', 'contabile', 'altro'],
  tipoDistretto: ['sanitario', 'lavoro', 'scolastico', 'altro'],
  sedeVoto: ['organo', 'conferenza34'],
  espressioneVoto: ['consenso', 'dissenso', 'astensione'],
  tipoSedePua: ['casa_comunita', 'ospedale', 'comune', 'altro'],
  tipoProtocollo: ['pua_uvm', 'dimissioni', 'lavoro', 'scuola', 'casa', 'giustizia', 'altro'],
  settorePiano: ['sanitario', 'scuola', 'lavoro', 'casa', 'giustizia', 'altro'],
  esitoObiettivo: ['raggiunto', 'in_parte', 'non_raggiunto'],
  tipoConsultazione: ['sindacati', 'parti_sociali', 'cittadini', 'altro'],
  tipoServizio: [
    'servizio_sociale',
    'pronto_intervento',
    'assistenza_domiciliare',
    'residenziale',
    'semiresidenziale',
    'accoglienza',
    'altro',
  ],
  formaGestione: ['diretta', 'appalto', 'accreditamento', 'coprogettazione', 'voucher', 'convenzione', 'altro'],
  servizioPis: ['pis', 'territoriale'],
  giornoCopertura: ['lunedi', 'martedi', 'mercoledi', 'giovedi', 'venerdi', 'sabato', 'domenica', 'festivi'],
  datoLeps: [
    'assistenti_sociali_coinvolti',
    'ore_supervisione',
    'persone_non_autosufficienti',
    'ore_annue',
    'ore_medie_settimanali',
    'costo_orario',
    'fondi_statali',
  ],
  livelloScheda: ['ambito', 'comune', 'sovrambito'],
  continuitaScheda: ['nuova', 'in_continuita', 'modificata'],
  naturaRisorsa: ['monetaria', 'in_natura'],
  tipoIndicatore: ['processo', 'output', 'outcome'],
  genereCambio: ['cifra', 'frase', 'tabella', 'grafico', 'clausola', 'segnalazione', 'modello'],
  tipoTutela: ['vincolato', 'libero', 'da_compilare'],
} as const;

/** Name of one of the vocabularies of `stati`. */
export type NomeStato = keyof typeof stati;

/** Zod enum of a vocabulary. */
export const stato = <N extends NomeStato>(nome: N) =>
  z.enum(stati[nome] as unknown as readonly [(typeof stati)[N][number], ...(typeof stati)[N][number][]]);

/** One value of a vocabulary. */
export type Stato<N extends NomeStato> = (typeof stati)[N][number];
