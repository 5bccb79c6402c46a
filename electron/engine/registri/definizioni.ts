import { righeInUso } from '#domain/documenti.ts';
import type { Piano } from '#domain/piano.ts';
import type { DocumentoImportato } from '#domain/registri.ts';
import { risorse } from '#domain/risorse.ts';
import { vistaAdempimenti, vistaContributi, vistaParti } from './accordo.ts';
import { type LeggiCelle, vistaDocumenti, vistaDup } from './bilanci.ts';
import { campiEnte, campiPiano } from './campi-esistenti.ts';
import { corpoCampi, scritturaCampi } from './campi-nominati.ts';
import type { CorpoVista } from './celle.ts';
import { corpoElementi, scritturaElementi } from './elementi-leps.ts';
import { vistaAnomalie, vistaLeps, vistaNorme, vistaParametri } from './modello.ts';
import { vistaFabbisogno, vistaPersonale, vistaPersonaleEnti, vistaPersonaleRichiesto } from './personale.ts';
import { vistaQuadratura } from './quadratura.ts';
import { daGuardareQuadratura, vistaQuadraturaComuni } from './quadratura-comuni.ts';
import { vistaFondi, vistaProspetto, vistaQuote, vistaRisorse, vistaSchede } from './risorse.ts';
import { scritturaRisorsePerFondo, vistaRisorsePerFondo } from './risorse-per-fondo.ts';
import { contaSemplice, corpoSemplice, type Scrittura, scritturaSemplice, type VistaSemplice } from './scrittura.ts';
import {
  baseEnte,
  scritturaAdempimenti,
  scritturaAmbito,
  scritturaAnomalie,
  scritturaContributi,
  scritturaDocumenti,
  scritturaFabbisogno,
  scritturaFondi,
  scritturaParti,
  scritturaPersonale,
  scritturaPopolazione,
  scritturaProspetto,
  scritturaQuote,
  scritturaRichiesto,
  scritturaRisorse,
  scritturaSchede,
} from './scritture.ts';
import { scritturaDup } from './scrivi-dup.ts';
import {
  tavolaCapacita,
  tavolaDichiarazioni,
  tavolaDotazione,
  tavolaEntrate,
  tavolaMacro,
  tavolaRisorsePersonale,
} from './tavole-bilancio.ts';
import {
  tavolaConsultazioni,
  tavolaDistretti,
  tavolaEsitiPrecedenti,
  tavolaEts,
  tavolaIncontri,
  tavolaMandati,
  tavolaMonitoraggio,
  tavolaPianiCollegati,
  tavolaProtocolli,
  tavolaPua,
  tavolaScadenze,
  tavolaUfficio,
  tavolaVoti,
} from './tavole-governo.ts';
import { campiScheda, tavolaIndicatori, tavolaObiettivi, tavolaVoci } from './tavole-schede.ts';
import { tavolaDatiLeps, tavolaFasi, tavolaPis, tavolaResidenza, tavolaServizi } from './tavole-servizi.ts';
import { vistaAmbito, vistaPopolazione } from './territorio.ts';

type Genere = DocumentoImportato['genere'];
/** A view of the registers room: what it shows and what a person may write in it. */
export type Definizione = {
  readonly id: string;
  readonly titolo: string;
  readonly gruppo: string;
  readonly descrizione: string;
  /** Kinds of files whose anomalies are shown beside this view; `tutte` = every one. */
  readonly generi: readonly Genere[] | 'tutte';
  readonly costruisci: (piano: Piano, celle: LeggiCelle) => CorpoVista;
  readonly scrittura?: (piano: Piano) => Scrittura;
  /** How many rows there are, totals aside, where it can be said without making them. */
  readonly conta?: (piano: Piano) => number;
};

/** A view made of its columns alone. */
const tavola = (
  id: string,
  titolo: string,
  gruppo: string,
  descrizione: string,
  vista: VistaSemplice,
): Definizione => ({
  ...{ id, titolo, gruppo, descrizione, generi: [] },
  costruisci: corpoSemplice(vista),
  scrittura: scritturaSemplice(vista),
  conta: contaSemplice(vista),
});

/** A view of named facts. */
const fatti = (id: string, titolo: string, gruppo: string, descrizione: string): Definizione => ({
  ...{ id, titolo, gruppo, descrizione, generi: [] },
  costruisci: corpoCampi(id),
  scrittura: scritturaCampi,
});

/** Views of one register beside those of the tables: head of the plan, bodies, the long fields of the schede. */
const testaDelPiano: VistaSemplice = {
  registro: 'piano',
  base: null,
  campi: () => campiPiano,
  righe: (piano) => [piano.testa],
};
const enti: VistaSemplice = { registro: 'ente', base: baseEnte, campi: () => campiEnte };
const descrizioneSchede: VistaSemplice = {
  registro: 'scheda',
  base: null,
  campi: () => campiScheda,
  righe: (piano) => [...piano.registri.scheda].sort((a, b) => a.ordine - b.ordine),
  nome: { titolo: 'Scheda', di: (r) => `${String(r.codice)} ${String(r.titolo)}` },
};

/** Views of the registers room, in menu order. Links of findings and live figures name these ids: never rename one. */
export const definizioni: readonly Definizione[] = [
  {
    ...tavola('piano', 'Il Piano', 'Territorio', 'Nome, anni, forma di gestione, capofila.', testaDelPiano),
    generi: ['ambito'],
  },
  {
    id: 'ambito',
    titolo: 'Ambito e Comuni',
    gruppo: 'Territorio',
    descrizione: "I Comuni dell'Ambito e la popolazione più recente.",
    generi: ['ambito'],
    costruisci: vistaAmbito,
    conta: (piano) => piano.registri.comune.length,
    scrittura: scritturaAmbito,
  },
  {
    id: 'popolazione',
    titolo: 'Popolazione',
    gruppo: 'Territorio',
    descrizione: 'Tutti i dati di popolazione, con la data.',
    generi: ['ambito'],
    costruisci: vistaPopolazione,
    conta: (piano) => piano.registri.popolazione.length,
    scrittura: scritturaPopolazione,
  },
  tavola(
    'enti',
    'Enti',
    'Territorio',
    'Amministrazioni e soggetti che il Piano nomina: Comuni, Ambito, aziende.',
    enti,
  ),
  tavola(
    'distretti',
    'Distretti',
    'Territorio',
    'Territori diversi dall’Ambito: distretto sanitario, centro per l’impiego, reti di scuole.',
    tavolaDistretti,
  ),
  {
    id: 'personale',
    titolo: 'Personale',
    gruppo: 'Personale',
    descrizione: 'Le persone degli elenchi, le unità equivalenti a tempo pieno (FTE) e chi non conta, con il perché.',
    generi: ['personale'],
    costruisci: vistaPersonale,
    conta: (piano) => piano.registri.persona.length,
    scrittura: scritturaPersonale,
  },
  {
    id: 'personale-enti',
    titolo: 'Assistenti sociali per ente',
    gruppo: 'Personale',
    descrizione: 'FTE al 31 dicembre di ogni anno, a tempo indeterminato (TI) e determinato (TD).',
    generi: ['personale'],
    costruisci: vistaPersonaleEnti,
  },
  {
    id: 'ptfp',
    titolo: 'Fabbisogni (PIAO 3.3)',
    gruppo: 'Personale',
    descrizione: 'Assunzioni, trasformazioni e cessazioni dei piani triennali dei fabbisogni di personale.',
    generi: ['personale'],
    costruisci: vistaFabbisogno,
    conta: (piano) => righeInUso(piano, piano.registri.fabbisogno).length,
    scrittura: scritturaFabbisogno,
  },
  {
    id: 'personale-richiesto',
    titolo: 'Personale chiesto dalle schede',
    gruppo: 'Personale',
    descrizione: 'Le unità che ogni scheda chiede a un ente.',
    generi: ['schede'],
    costruisci: vistaPersonaleRichiesto,
    conta: (piano) => piano.registri.personaleRichiesto.length,
    scrittura: scritturaRichiesto,
  },
  tavola('dotazione', 'Dotazione', 'Personale', 'Posti previsti e coperti per ente, profilo e anno.', tavolaDotazione),
  tavola(
    'risorse-personale',
    'Risorse di personale nel DUP',
    'Personale',
    'Le somme che il DUP dedica al personale.',
    tavolaRisorsePersonale,
  ),
  tavola(
    'capacita',
    'Capacità assunzionale',
    'Personale',
    'Lo spazio per assumere di ogni ente (D.L. 34/2019, art. 33).',
    tavolaCapacita,
  ),
  {
    id: 'dup',
    titolo: 'DUP, Missione 12',
    gruppo: 'Bilanci',
    descrizione: 'Stanziamenti di competenza dei documenti in uso, per Comune e programma.',
    generi: ['dup'],
    costruisci: vistaDup,
    scrittura: scritturaDup,
  },
  {
    id: 'quadratura',
    titolo: 'DUP, quadratura',
    gruppo: 'Bilanci',
    descrizione: 'Il totale scritto in ogni file, la somma delle sue righe e la differenza, programma per programma.',
    generi: ['dup'],
    costruisci: vistaQuadratura,
    conta: (piano) => new Set(piano.cifre.map((c) => `${c.documentoId}/${c.anno}`)).size,
  },
  {
    id: 'quadratura-comuni',
    titolo: 'Quadratura per Comune',
    gruppo: 'Bilanci',
    descrizione:
      'Quello che danno i Comuni e i fondi accanto a quello su cui conta il Piano: la differenza per Comune, fondo e anno, e la cella da guardare.',
    generi: ['dup', 'quote', 'fondi', 'entrate'],
    costruisci: vistaQuadraturaComuni,
    conta: daGuardareQuadratura,
  },
  tavola(
    'dichiarazioni-dup',
    'Che cosa dice il DUP',
    'Bilanci',
    'Forma di gestione, popolazione e Piano di Zona nei DUP.',
    tavolaDichiarazioni,
  ),
  tavola(
    'macro',
    'Spesa per macroaggregato',
    'Bilanci',
    'Missione 12 per natura della spesa: 104 sono i trasferimenti.',
    tavolaMacro,
  ),
  tavola(
    'entrate',
    'Entrate del capofila',
    'Bilanci',
    'Le somme che il capofila prevede di ricevere per il Piano.',
    tavolaEntrate,
  ),
  {
    id: 'documenti',
    titolo: 'Documenti importati',
    gruppo: 'Bilanci',
    descrizione: 'I file letti e il loro stato: in uso, superato, copia, da decidere.',
    generi: 'tutte',
    costruisci: vistaDocumenti,
    conta: (piano) => piano.registri.documento.length,
    scrittura: scritturaDocumenti,
  },
  {
    id: 'fondi',
    titolo: 'Fondi',
    gruppo: 'Risorse',
    descrizione: 'Assegnato, programmato e differenza per fondo e anno.',
    generi: ['fondi'],
    costruisci: vistaFondi,
    scrittura: scritturaFondi,
  },
  {
    id: 'quote',
    titolo: 'Quote dei Comuni',
    gruppo: 'Risorse',
    descrizione: 'Le quote lette e la loro somma.',
    generi: ['quote'],
    costruisci: vistaQuote,
    conta: (piano) => righeInUso(piano, piano.registri.quota).filter((q) => q.ruolo === 'riga').length,
    scrittura: scritturaQuote,
  },
  {
    id: 'prospetto',
    titolo: 'Quadro finanziario scritto',
    gruppo: 'Risorse',
    descrizione: 'Le cifre scritte in un prospetto: si confrontano con il Piano, non si sommano.',
    generi: ['prospetto'],
    costruisci: vistaProspetto,
    conta: (piano) => righeInUso(piano, piano.registri.prospettoScritto).filter((p) => p.ruolo === 'riga').length,
    scrittura: scritturaProspetto,
  },
  {
    id: 'schede',
    titolo: 'Schede',
    gruppo: 'Schede',
    descrizione: 'Gli interventi, i LEPS che attuano e le risorse per anno.',
    generi: ['schede'],
    costruisci: vistaSchede,
    conta: (piano) => piano.registri.scheda.length,
    scrittura: scritturaSchede,
  },
  {
    id: 'risorse',
    titolo: 'Risorse delle schede',
    gruppo: 'Schede',
    descrizione: 'Chi spende, da quale fondo, in quale anno.',
    generi: ['schede'],
    costruisci: vistaRisorse,
    conta: (piano) => risorse(piano).length,
    scrittura: scritturaRisorse,
  },
  {
    id: 'risorse-fondi',
    titolo: 'Risorse per fondo e anno',
    gruppo: 'Schede',
    descrizione: 'Le stesse risorse come in un foglio di calcolo: una riga per voce, una colonna per fondo e anno.',
    generi: ['schede'],
    costruisci: vistaRisorsePerFondo,
    scrittura: scritturaRisorsePerFondo,
  },
  tavola(
    'schede-campi',
    'Schede: descrizione',
    'Schede',
    'Bisogno, destinatari, organizzazione, percorso di ogni scheda.',
    descrizioneSchede,
  ),
  {
    ...tavola(
      'voci',
      'Voci di spesa',
      'Schede',
      'Che cosa si spende: ente, costo per anno, quantità, date, CUP.',
      tavolaVoci,
    ),
    generi: ['schede'],
  },
  {
    ...{ id: 'elementi', titolo: 'Elementi obbligatori', gruppo: 'Schede', generi: [] },
    descrizione: 'Quello che ogni livello essenziale chiede di dire.',
    costruisci: corpoElementi,
    scrittura: scritturaElementi,
  },
  tavola('obiettivi', 'Obiettivi', 'Schede', 'Che cosa si vuole ottenere.', tavolaObiettivi),
  tavola(
    'indicatori',
    'Indicatori',
    'Schede',
    'Come si misura: base, traguardo di ogni anno, fonte.',
    tavolaIndicatori,
  ),
  tavola('cronoprogramma', 'Cronoprogramma', 'Schede', 'Le fasi del Piano e delle schede.', tavolaFasi),
  tavola(
    'dati-leps',
    'Dati dei livelli essenziali',
    'Schede',
    'Quantità che i LEPS chiedono: ore, persone, costi.',
    tavolaDatiLeps,
  ),
  tavola('residenza', 'Residenza fittizia', 'Schede', 'Via e fermo posta, Comune per Comune.', tavolaResidenza),
  tavola(
    'servizi',
    'Servizi e unità d’offerta',
    'Servizi',
    'Titolare, gestore, sede, posti, compartecipazione, quote.',
    tavolaServizi,
  ),
  tavola(
    'copertura-pis',
    'Copertura del pronto intervento',
    'Servizi',
    'Le ore della settimana e i festivi.',
    tavolaPis,
  ),
  fatti('coprogrammazione', 'Procedimento', 'Co-programmazione', 'Avvio, avviso, relazione conclusiva.'),
  tavola('incontri', 'Incontri', 'Co-programmazione', 'Tavoli, presenze e verbali.', tavolaIncontri),
  tavola(
    'consultazioni',
    'Consultazioni',
    'Co-programmazione',
    'Sindacati, parti sociali, cittadini.',
    tavolaConsultazioni,
  ),
  tavola('ets', 'Enti del Terzo settore', 'Co-programmazione', 'Chi partecipa, con l’iscrizione al RUNTS.', tavolaEts),
  {
    id: 'contributi',
    titolo: 'Contributi',
    gruppo: 'Co-programmazione',
    descrizione: 'I contributi del Terzo settore e il loro esito.',
    generi: ['contributi'],
    costruisci: vistaContributi,
    conta: (piano) => piano.registri.contributo.length,
    scrittura: scritturaContributi,
  },
  fatti(
    'governance',
    'Forma e organi',
    'Governance',
    'Atti della gestione associata, organo dei Sindaci, Ufficio di Piano, conferenza, collegio.',
  ),
  tavola('organo', 'Organo politico', 'Governance', 'Componenti, cariche, deleghe.', tavolaMandati),
  tavola('ufficio', 'Ufficio di Piano', 'Governance', 'Ruoli, persone, atti di nomina.', tavolaUfficio),
  tavola('voti', 'Voti e presenze', 'Governance', 'Come si è espresso ogni ente.', tavolaVoti),
  fatti(
    'integrazione',
    'Integrazione sociosanitaria',
    'Integrazione',
    'Intesa con l’azienda sanitaria, PAI, dimissioni protette, pronto intervento, ISEE.',
  ),
  tavola('pua', 'Punti unici di accesso', 'Integrazione', 'Sedi, orari, operatori sociali e sanitari.', tavolaPua),
  tavola('protocolli', 'Protocolli', 'Integrazione', 'Intese operative: parti, data, durata.', tavolaProtocolli),
  tavola(
    'piani-collegati',
    'Piani collegati',
    'Integrazione',
    'Atti di programmazione di sanità, scuola, lavoro, casa, giustizia.',
    tavolaPianiCollegati,
  ),
  fatti('piano-precedente', 'Piano precedente', 'Piano precedente', 'Periodo e proroga.'),
  tavola(
    'esiti-precedenti',
    'Esiti del piano precedente',
    'Piano precedente',
    'Risorse ed esito di ogni livello essenziale.',
    tavolaEsitiPrecedenti,
  ),
  fatti('dati-atti', 'Dati degli atti', 'Accordo', 'Gli altri valori che accordo e capitoli chiedono.'),
  {
    id: 'parti',
    titolo: 'Parti e firme',
    gruppo: 'Accordo',
    descrizione: 'Chi firma, per quale ente, con quale deliberazione.',
    generi: [],
    costruisci: vistaParti,
    conta: (piano) => piano.registri.parte.length,
    scrittura: scritturaParti,
  },
  {
    id: 'adempimenti',
    titolo: 'Adempimenti',
    gruppo: 'Accordo',
    descrizione: 'Gli impegni di Ministero, Regione, Comuni e Ambito.',
    generi: [],
    costruisci: vistaAdempimenti,
    conta: (piano) => piano.registri.adempimento.length,
    scrittura: scritturaAdempimenti,
  },
  tavola('scadenze', 'Calendario e scadenze', 'Accordo', 'Che cosa fare, entro quando, chi.', tavolaScadenze),
  tavola('monitoraggio', 'Verifiche del Piano', 'Accordo', 'Quando si controlla come va il Piano.', tavolaMonitoraggio),
  {
    id: 'leps',
    titolo: 'LEPS',
    gruppo: 'Modello',
    descrizione: 'I livelli essenziali del modello del Piano.',
    generi: [],
    costruisci: vistaLeps,
  },
  {
    id: 'norme',
    titolo: 'Norme',
    gruppo: 'Modello',
    descrizione: 'Il catalogo delle norme che il Piano può citare.',
    generi: [],
    costruisci: vistaNorme,
    conta: (piano) => piano.pacco.norme.length,
  },
  {
    id: 'parametri',
    titolo: 'Parametri',
    gruppo: 'Modello',
    descrizione: 'Soglie, date e regole di conto, con la fonte e il giorno della verifica.',
    generi: [],
    costruisci: vistaParametri,
    conta: (piano) => piano.pacco.parametri.length,
  },
  {
    id: 'anomalie',
    titolo: 'Anomalie',
    gruppo: 'Controllo',
    descrizione: 'Quello che le importazioni hanno trovato fuori posto, cella per cella.',
    generi: 'tutte',
    costruisci: vistaAnomalie,
    conta: (piano) => piano.registri.anomalia.length,
    scrittura: scritturaAnomalie,
  },
];
