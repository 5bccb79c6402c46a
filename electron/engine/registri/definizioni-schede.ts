import { risorse } from '#domain/risorse.ts';
import { type Definizione, tavola } from './definizione.ts';
import { corpoElementi, scritturaElementi } from './elementi-leps.ts';
import { vistaRisorse, vistaSchede } from './risorse.ts';
import { scritturaRisorsePerFondo, vistaRisorsePerFondo } from './risorse-per-fondo.ts';
import type { VistaSemplice } from './scrittura.ts';
import { scritturaRisorse, scritturaSchede } from './scritture.ts';
import { campiScheda, tavolaIndicatori, tavolaObiettivi, tavolaVoci } from './tavole-schede.ts';
import { tavolaDatiLeps, tavolaFasi, tavolaPis, tavolaResidenza, tavolaServizi } from './tavole-servizi.ts';

/** Views of one register as it is. */
const descrizioneSchede: VistaSemplice = {
  registro: 'scheda',
  base: null,
  campi: () => campiScheda,
  righe: (piano) => [...piano.registri.scheda].sort((a, b) => a.ordine - b.ordine),
  nome: { titolo: 'Scheda', di: (r) => `${String(r.codice)} ${String(r.titolo)}` },
};

/** Views of the registers room: schede and services. */
export const definizioniSchede: readonly Definizione[] = [
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
];
