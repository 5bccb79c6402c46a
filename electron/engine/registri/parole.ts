import { type NomeStato, type Stato, stati } from '#domain/stati.ts';

type Parole = { readonly [N in NomeStato]?: { readonly [V in Stato<N>]?: string } };

/** Words of the vocabularies, where replacing the underscore is not enough. */
const parole: Parole = {
  forma: {
    convenzione30: 'convenzione (art. 30)',
    unione32: 'unione di Comuni (art. 32)',
    consorzio31: 'consorzio (art. 31)',
    azienda114: 'azienda speciale (art. 114)',
    istituzione114: 'istituzione (art. 114)',
    gestione_diretta: 'gestione diretta di un solo Comune',
  },
  gestore: { comune_capofila: 'Comune capofila', asp: 'ASP', asl: 'azienda sanitaria' },
  tipoEnte: { comune: 'Comune', ambito: 'Ambito', asp: 'ASP', asl: 'azienda sanitaria', ets: 'ente del Terzo settore' },
  ruoloParte: { comune: 'Comune', unione: 'Unione', gestore: 'Ente gestore', sanita: 'Sanità', altro: 'Altro ente' },
  statoAdempimento: { da_fare: 'da fare', in_corso: 'in corso', non_dovuto: 'non dovuto' },
  rapporto: { TI: 'TI', TD: 'TD' },
  tipoFabbisogno: { assunzione: 'Assunzione', trasformazione: 'Trasformazione', cessazione: 'Cessazione' },
  versoIndicatore: { su: 'deve crescere', giu: 'deve calare' },
  provenienzaEntrata: { asl: 'azienda sanitaria' },
  servizioPersonale: { sociale: 'servizio sociale', ufficio_di_piano: 'Ufficio di Piano', pua: 'PUA' },
  ruoloUfficio: { sociale: 'profilo sociale', tecnico_amministrativo: 'profilo tecnico-amministrativo' },
  tipoDistretto: { sanitario: 'distretto sanitario', lavoro: 'centro per l’impiego', scolastico: 'rete di scuole' },
  sedeVoto: { organo: 'organo dei Sindaci', conferenza34: 'conferenza (art. 34, c. 3)' },
  tipoSedePua: { casa_comunita: 'Casa della comunità' },
  tipoProtocollo: { pua_uvm: 'PUA e valutazione multidimensionale', dimissioni: 'dimissioni protette' },
  giornoCopertura: {
    lunedi: 'lunedì',
    martedi: 'martedì',
    mercoledi: 'mercoledì',
    giovedi: 'giovedì',
    venerdi: 'venerdì',
  },
  servizioPis: { pis: 'pronto intervento sociale', territoriale: 'servizi territoriali' },
  livelloScheda: { sovrambito: 'più Ambiti' },
  continuitaScheda: { in_continuita: 'in continuità' },
  formaGestione: { coprogettazione: 'co-progettazione' },
  tipoIndicatore: { output: 'prodotto', outcome: 'risultato' },
  datoLeps: { persone_non_autosufficienti: 'persone non autosufficienti' },
  genereDocumento: { dup: 'DUP e bilanci', contributi: 'contributi del Terzo settore' },
};

/** A value of a vocabulary as people read it. */
export const inParole = <N extends NomeStato>(nome: N, valore: Stato<N>): string =>
  parole[nome]?.[valore] ?? valore.replaceAll('_', ' ');

/** Whether a text is a value of a vocabulary. */
export const eStato = <N extends NomeStato>(nome: N, valore: unknown): valore is Stato<N> =>
  stati[nome].some((v) => v === valore);
