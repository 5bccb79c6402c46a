import { ente, profilo, programma, vocabolario } from './generi-scelta.ts';
import { anno, fteMilli, importo, intero, quotaBp, siNo, testoLibero } from './generi-valore.ts';
import { senzaLuogo, type VistaSemplice } from './scrittura.ts';

const senzaEnte = { enteLetto: null, enteId: null } as const;
const unEnte = {
  id: 'ente',
  titolo: 'Ente',
  genere: ente,
  campi: ['enteLetto', 'enteId'],
  obbligatoria: true,
} as const;
const unAnno = { id: 'anno', titolo: 'Anno', genere: anno, campi: ['anno'], obbligatoria: true } as const;

/** Revenue of the leading body. */
export const tavolaEntrate: VistaSemplice = {
  registro: 'entrataContabile',
  base: () => ({
    ...{ ...senzaLuogo, ...senzaEnte, anno: 0, titolo: null, tipologia: null, descrizione: null },
    ...{ provenienza: null, importoCents: null },
  }),
  campi: () => [
    unEnte,
    unAnno,
    { id: 'titolo', titolo: 'Titolo', genere: intero, campi: ['titolo'] },
    { id: 'tipologia', titolo: 'Tipologia', genere: testoLibero, campi: ['tipologia'] },
    { id: 'descrizione', titolo: 'Descrizione', genere: testoLibero, campi: ['descrizione'] },
    {
      id: 'provenienza',
      titolo: 'Da chi',
      genere: vocabolario('provenienzaEntrata', 'una provenienza'),
      campi: ['provenienza'],
      aiuto: 'Le somme «comuni» si confrontano con le quote',
    },
    { id: 'importo', titolo: 'Importo (€)', genere: importo, campi: ['importoCents'] },
  ],
};

/** Spending by macroaggregato: 104 are the transfers to other bodies. */
export const tavolaMacro: VistaSemplice = {
  registro: 'spesaMacro',
  base: () => ({
    ...{ ...senzaLuogo, ...senzaEnte, programmaLetto: null, programmaId: null, titolo: null },
    ...{ macroaggregato: '', anno: 0, importoCents: null },
  }),
  campi: () => [
    unEnte,
    { id: 'programma', titolo: 'Programma', genere: programma, campi: ['programmaLetto', 'programmaId'] },
    { id: 'titolo', titolo: 'Titolo', genere: intero, campi: ['titolo'] },
    {
      id: 'macro',
      titolo: 'Macroaggregato',
      genere: testoLibero,
      campi: ['macroaggregato'],
      obbligatoria: true,
      aiuto: '104: trasferimenti correnti ad altri enti',
    },
    unAnno,
    { id: 'importo', titolo: 'Importo (€)', genere: importo, campi: ['importoCents'] },
  ],
};

/** Resources for staff in the DUP. */
export const tavolaRisorsePersonale: VistaSemplice = {
  registro: 'risorsePersonaleDup',
  base: () => ({
    ...{ ...senzaLuogo, ...senzaEnte, anno: 0, inServizioCents: null, facoltaCents: null, cessazioniCents: null },
  }),
  campi: () => [
    unEnte,
    unAnno,
    { id: 'in-servizio', titolo: 'Personale in servizio (€)', genere: importo, campi: ['inServizioCents'] },
    { id: 'facolta', titolo: 'Nuove assunzioni (€)', genere: importo, campi: ['facoltaCents'] },
    { id: 'cessazioni', titolo: 'Risparmi da cessazioni (€)', genere: importo, campi: ['cessazioniCents'] },
  ],
};

/** Hiring capacity. */
export const tavolaCapacita: VistaSemplice = {
  registro: 'capacitaAssunzionale',
  base: () => ({
    ...{ ...senzaLuogo, ...senzaEnte, anno: 0, fascia: null, sogliaBp: null, entrateNetteCents: null },
    ...{ spesaPersonaleCents: null, spazioCents: null, attestazione: null },
  }),
  campi: () => [
    unEnte,
    unAnno,
    { id: 'fascia', titolo: 'Fascia demografica', genere: testoLibero, campi: ['fascia'] },
    {
      id: 'soglia',
      titolo: 'Soglia',
      genere: quotaBp,
      campi: ['sogliaBp'],
      aiuto: 'Spesa di personale / entrate correnti',
    },
    { id: 'entrate', titolo: 'Entrate correnti nette (€)', genere: importo, campi: ['entrateNetteCents'] },
    { id: 'spesa', titolo: 'Spesa di personale (€)', genere: importo, campi: ['spesaPersonaleCents'] },
    { id: 'spazio', titolo: 'Spazio per assumere (€)', genere: importo, campi: ['spazioCents'] },
    { id: 'attestazione', titolo: 'Attestazione', genere: testoLibero, campi: ['attestazione'] },
  ],
};

/** Posts of each body. */
export const tavolaDotazione: VistaSemplice = {
  registro: 'dotazione',
  base: () => ({
    ...{ ...senzaLuogo, ...senzaEnte, anno: 0, profiloLetto: '', profiloId: null, areaLetta: null, servizio: null },
    ...{ postiMilli: null, copertiMilli: null, costoUnitarioCents: null },
  }),
  campi: () => [
    unEnte,
    unAnno,
    { id: 'profilo', titolo: 'Profilo', genere: profilo, campi: ['profiloLetto', 'profiloId'], obbligatoria: true },
    { id: 'area', titolo: 'Area', genere: testoLibero, campi: ['areaLetta'] },
    {
      id: 'servizio',
      titolo: 'Servizio',
      genere: vocabolario('servizioPersonale', 'un servizio'),
      campi: ['servizio'],
    },
    { id: 'posti', titolo: 'Posti previsti', genere: fteMilli, campi: ['postiMilli'] },
    { id: 'coperti', titolo: 'Posti coperti', genere: fteMilli, campi: ['copertiMilli'] },
    { id: 'costo', titolo: 'Costo annuo di un posto (€)', genere: importo, campi: ['costoUnitarioCents'] },
  ],
};

/** What the DUP says beside its figures. */
export const tavolaDichiarazioni: VistaSemplice = {
  registro: 'dichiarazioneDup',
  base: () => ({
    ...{ documentoId: null, ...senzaEnte, semplificato: null, popolazione: null, formaLetta: null },
    ...{ organismo: null, citaPiano: null, atto: null },
  }),
  campi: () => [
    unEnte,
    {
      id: 'atto',
      titolo: 'Documento e atto',
      genere: testoLibero,
      campi: ['atto'],
      aiuto: 'Esempio: DUP 2026-2028, deliberazione C.C. n. 40 del 2025',
    },
    { id: 'semplificato', titolo: 'DUP semplificato', genere: siNo, campi: ['semplificato'] },
    { id: 'popolazione', titolo: 'Popolazione dichiarata', genere: intero, campi: ['popolazione'] },
    { id: 'forma', titolo: 'Forma di gestione dichiarata', genere: testoLibero, campi: ['formaLetta'] },
    { id: 'organismo', titolo: 'Organismo indicato', genere: testoLibero, campi: ['organismo'] },
    {
      id: 'cita-piano',
      titolo: 'Nomina il Piano di Zona',
      genere: siNo,
      campi: ['citaPiano'],
      aiuto: 'Nella sezione operativa, Missione 12',
    },
  ],
};
