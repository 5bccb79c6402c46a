import { documentoDi } from '#domain/documenti.ts';
import { derivato } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';
import type { DocumentoImportato } from '#domain/registri.ts';
import { vistaAdempimenti, vistaContributi, vistaParti } from './accordo.ts';
import { type LeggiCelle, vistaDocumenti, vistaDup } from './bilanci.ts';
import type { CorpoVista, Vista } from './celle.ts';
import { vistaAnomalie, vistaLeps, vistaNorme, vistaParametri } from './modello.ts';
import { vistaFabbisogno, vistaPersonale, vistaPersonaleEnti, vistaPersonaleRichiesto } from './personale.ts';
import { vistaFondi, vistaProspetto, vistaQuote, vistaRisorse, vistaSchede } from './risorse.ts';
import { vistaAmbito, vistaPopolazione } from './territorio.ts';

type Genere = DocumentoImportato['genere'];
type Definizione = {
  readonly id: string;
  readonly titolo: string;
  readonly gruppo: string;
  readonly descrizione: string;
  /** Kinds of files whose anomalies are shown beside this view; `tutte` = every one. */
  readonly generi: readonly Genere[] | 'tutte';
  readonly costruisci: (piano: Piano, celle: LeggiCelle) => CorpoVista;
};

/** Views of the registers room, in menu order. Links of findings and live figures name these ids: never rename one. */
export const definizioni: readonly Definizione[] = [
  {
    id: 'ambito',
    titolo: 'Ambito e Comuni',
    gruppo: 'Territorio',
    descrizione: "I Comuni dell'Ambito e la popolazione più recente.",
    generi: ['ambito'],
    costruisci: vistaAmbito,
  },
  {
    id: 'popolazione',
    titolo: 'Popolazione',
    gruppo: 'Territorio',
    descrizione: 'Tutti i dati di popolazione, con la data.',
    generi: ['ambito'],
    costruisci: vistaPopolazione,
  },
  {
    id: 'personale',
    titolo: 'Personale',
    gruppo: 'Personale',
    descrizione: 'Le persone degli elenchi, le unità equivalenti a tempo pieno (FTE) e chi non conta, con il perché.',
    generi: ['personale'],
    costruisci: vistaPersonale,
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
  },
  {
    id: 'personale-richiesto',
    titolo: 'Personale chiesto dalle schede',
    gruppo: 'Personale',
    descrizione: 'Le unità che ogni scheda chiede a un ente.',
    generi: ['schede'],
    costruisci: vistaPersonaleRichiesto,
  },
  {
    id: 'dup',
    titolo: 'DUP, Missione 12',
    gruppo: 'Bilanci',
    descrizione: 'Stanziamenti di competenza dei documenti in uso, per Comune e programma.',
    generi: ['dup'],
    costruisci: vistaDup,
  },
  {
    id: 'documenti',
    titolo: 'Documenti importati',
    gruppo: 'Bilanci',
    descrizione: 'I file letti e il loro stato: in uso, superato, copia, da decidere.',
    generi: 'tutte',
    costruisci: vistaDocumenti,
  },
  {
    id: 'fondi',
    titolo: 'Fondi',
    gruppo: 'Risorse',
    descrizione: 'Assegnato, programmato e differenza per fondo e anno.',
    generi: ['fondi'],
    costruisci: vistaFondi,
  },
  {
    id: 'quote',
    titolo: 'Quote dei Comuni',
    gruppo: 'Risorse',
    descrizione: 'Le quote lette e la loro somma.',
    generi: ['quote'],
    costruisci: vistaQuote,
  },
  {
    id: 'schede',
    titolo: 'Schede',
    gruppo: 'Risorse',
    descrizione: 'Gli interventi, i LEPS che attuano e le risorse per anno.',
    generi: ['schede'],
    costruisci: vistaSchede,
  },
  {
    id: 'risorse',
    titolo: 'Risorse delle schede',
    gruppo: 'Risorse',
    descrizione: 'Chi spende, da quale fondo, in quale anno.',
    generi: ['schede'],
    costruisci: vistaRisorse,
  },
  {
    id: 'prospetto',
    titolo: 'Quadro finanziario scritto',
    gruppo: 'Risorse',
    descrizione: 'Le cifre scritte in un prospetto: si confrontano con il Piano, non si sommano.',
    generi: ['prospetto'],
    costruisci: vistaProspetto,
  },
  {
    id: 'contributi',
    titolo: 'Contributi',
    gruppo: 'Co-programmazione',
    descrizione: 'I contributi del Terzo settore e il loro esito.',
    generi: ['contributi'],
    costruisci: vistaContributi,
  },
  {
    id: 'parti',
    titolo: 'Parti e firme',
    gruppo: 'Accordo',
    descrizione: 'Chi firma, per quale ente, con quale deliberazione.',
    generi: [],
    costruisci: vistaParti,
  },
  {
    id: 'adempimenti',
    titolo: 'Adempimenti',
    gruppo: 'Accordo',
    descrizione: 'Gli impegni di Ministero, Regione, Comuni e Ambito.',
    generi: [],
    costruisci: vistaAdempimenti,
  },
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
  },
  {
    id: 'parametri',
    titolo: 'Parametri',
    gruppo: 'Modello',
    descrizione: 'Soglie, date e regole di conto, con la fonte e il giorno della verifica.',
    generi: [],
    costruisci: vistaParametri,
  },
  {
    id: 'anomalie',
    titolo: 'Anomalie',
    gruppo: 'Controllo',
    descrizione: 'Quello che le importazioni hanno trovato fuori posto, cella per cella.',
    generi: 'tutte',
    costruisci: vistaAnomalie,
  },
];

const anomalie = (piano: Piano, generi: Definizione['generi']): Vista['anomalie'] =>
  piano.registri.anomalia.flatMap((a) => {
    const documento = documentoDi(piano, a);
    if (a.risolta !== null || (generi !== 'tutte' && (documento === undefined || !generi.includes(documento.genere))))
      return [];
    const { id, codice, gravita, messaggio, foglio } = a;
    const cella = a.cella ?? (a.riga === null ? null : `riga ${a.riga}`);
    return [{ id, codice, gravita, messaggio, file: documento?.nomeFile ?? '', foglio, cella }];
  });

/** One view of the registers, or null if there is no view of that name. Computed once for each state of the plan. */
export const vistaRegistro = (piano: Piano, id: string, celle: LeggiCelle): Vista | null => {
  const definizione = definizioni.find((d) => d.id === id);
  if (definizione === undefined) return null;
  return derivato(piano, `vista:${id}`, () => {
    const { titolo, descrizione, generi, costruisci } = definizione;
    const { colonne, righe } = costruisci(piano, celle);
    return {
      ...{ id, titolo, descrizione, aggiungibile: false },
      ...{ colonne: [...colonne], righe: [...righe], anomalie: anomalie(piano, generi) },
    };
  });
};
