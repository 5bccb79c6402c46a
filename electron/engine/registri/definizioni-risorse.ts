import { righeInUso } from '#domain/documenti.ts';
import { contaDup, vistaDocumenti, vistaDup } from './bilanci.ts';
import { type Definizione, tavola } from './definizione.ts';
import { contaQuadratura, vistaQuadratura } from './quadratura.ts';
import { contaQuadraturaComuni, vistaQuadraturaComuni } from './quadratura-comuni.ts';
import { vistaFondi, vistaProspetto, vistaQuote } from './risorse.ts';
import { scritturaDocumenti, scritturaFondi, scritturaProspetto, scritturaQuote } from './scritture.ts';
import { scritturaDup } from './scrivi-dup.ts';
import { tavolaDichiarazioni, tavolaEntrate, tavolaMacro } from './tavole-bilancio.ts';

/** Views of the registers room: accounts, funds and shares. */
export const definizioniRisorse: readonly Definizione[] = [
  {
    id: 'dup',
    titolo: 'DUP, Missione 12',
    gruppo: 'Bilanci',
    descrizione: 'Stanziamenti di competenza dei documenti in uso, per Comune e programma.',
    generi: ['dup'],
    costruisci: vistaDup,
    conta: contaDup,
    scrittura: scritturaDup,
  },
  {
    id: 'quadratura',
    titolo: 'DUP, quadratura',
    gruppo: 'Bilanci',
    descrizione: 'Il totale scritto in ogni file, la somma delle sue righe e la differenza, programma per programma.',
    generi: ['dup'],
    costruisci: vistaQuadratura,
    conta: contaQuadratura,
  },
  {
    id: 'quadratura-comuni',
    titolo: 'Quadratura per Comune',
    gruppo: 'Bilanci',
    descrizione:
      'Quello che danno i Comuni e i fondi accanto a quello su cui conta il Piano: la differenza per Comune, fondo e anno, e la cella da guardare.',
    generi: ['dup', 'quote', 'fondi'],
    costruisci: vistaQuadraturaComuni,
    conta: contaQuadraturaComuni,
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
];
