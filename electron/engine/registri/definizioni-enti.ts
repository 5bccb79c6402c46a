import { righeInUso } from '#domain/documenti.ts';
import { campiEnte, campiPiano } from './campi-esistenti.ts';
import { type Definizione, tavola } from './definizione.ts';
import { vistaFabbisogno, vistaPersonale, vistaPersonaleEnti, vistaPersonaleRichiesto } from './personale.ts';
import type { VistaSemplice } from './scrittura.ts';
import {
  baseEnte,
  scritturaAmbito,
  scritturaFabbisogno,
  scritturaPersonale,
  scritturaPopolazione,
  scritturaRichiesto,
} from './scritture.ts';
import { tavolaCapacita, tavolaDotazione, tavolaRisorsePersonale } from './tavole-bilancio.ts';
import { tavolaDistretti } from './tavole-governo.ts';
import { vistaAmbito, vistaPopolazione } from './territorio.ts';

/** Views of one register as it is. */
const testaDelPiano: VistaSemplice = {
  registro: 'piano',
  base: null,
  campi: () => campiPiano,
  righe: (piano) => [piano.testa],
};
const enti: VistaSemplice = { registro: 'ente', base: baseEnte, campi: () => campiEnte };

/** Views of the registers room: territory, bodies and staff. */
export const definizioniEnti: readonly Definizione[] = [
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
];
