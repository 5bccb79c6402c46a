import type { Definizione } from './definizione.ts';
import { vistaAnomalie, vistaLeps, vistaNorme, vistaParametri } from './modello.ts';
import { scritturaAnomalie } from './scritture.ts';

/** Views of the registers room: the model of the plan and what the imports found. */
export const definizioniModello: readonly Definizione[] = [
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
