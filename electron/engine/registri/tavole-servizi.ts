import { comune, ente, riferimento, unLeps, vocabolario } from './generi-scelta.ts';
import { anno, giorno, intero, ora, ordine, quantita, quotaBp, siNo, testoLibero } from './generi-valore.ts';
import type { VistaSemplice } from './scrittura.ts';

const unaScheda = riferimento('scheda', 'una scheda del piano');
const senzaEnte = { enteLetto: null, enteId: null } as const;

/** Services and unità d'offerta. */
export const tavolaServizi: VistaSemplice = {
  registro: 'servizio',
  base: () => ({
    denominazione: '',
    ...{
      tipologia: null,
      schedaId: null,
      lepsLetto: null,
      lepsId: null,
      titolareLetto: null,
      titolareId: null,
      gestore: null,
    },
    ...{
      formaGestione: null,
      comuneLetto: null,
      comuneId: null,
      sede: null,
      posti: null,
      utenti: null,
      compartecipazione: null,
    },
    ...{
      isee: null,
      autorizzazione: null,
      accreditamento: null,
      integrato: null,
      quotaSocialeBp: null,
      quotaSanitariaBp: null,
      nota: null,
    },
  }),
  campi: () => [
    { id: 'denominazione', titolo: 'Servizio', genere: testoLibero, campi: ['denominazione'], obbligatoria: true },
    {
      id: 'tipologia',
      titolo: 'Tipo',
      genere: vocabolario('tipoServizio', 'un tipo di servizio'),
      campi: ['tipologia'],
      aiuto: 'L. 328/2000, art. 22, c. 4',
    },
    { id: 'scheda', titolo: 'Scheda', genere: unaScheda, campi: ['schedaId'] },
    { id: 'leps', titolo: 'LEPS', genere: unLeps, campi: ['lepsLetto', 'lepsId'] },
    { id: 'titolare', titolo: 'Titolare', genere: ente, campi: ['titolareLetto', 'titolareId'] },
    { id: 'gestore', titolo: 'Gestore', genere: testoLibero, campi: ['gestore'] },
    {
      id: 'forma',
      titolo: 'Forma di gestione',
      genere: vocabolario('formaGestione', 'una forma di gestione'),
      campi: ['formaGestione'],
    },
    { id: 'comune', titolo: 'Comune', genere: comune, campi: ['comuneLetto', 'comuneId'] },
    { id: 'sede', titolo: 'Sede', genere: testoLibero, campi: ['sede'] },
    { id: 'posti', titolo: 'Posti', genere: intero, campi: ['posti'] },
    { id: 'utenti', titolo: 'Utenti', genere: intero, campi: ['utenti'] },
    {
      id: 'compartecipazione',
      titolo: 'Compartecipazione',
      genere: siNo,
      campi: ['compartecipazione'],
      gruppo: 'Costo per gli utenti',
    },
    {
      id: 'isee',
      titolo: 'ISEE',
      genere: testoLibero,
      campi: ['isee'],
      gruppo: 'Costo per gli utenti',
      aiuto: 'Regolamento e soglie applicate',
    },
    { id: 'autorizzazione', titolo: 'Autorizzazione', genere: testoLibero, campi: ['autorizzazione'] },
    { id: 'accreditamento', titolo: 'Accreditamento', genere: testoLibero, campi: ['accreditamento'] },
    { id: 'integrato', titolo: 'Integrato con la sanità', genere: siNo, campi: ['integrato'], gruppo: 'Integrazione' },
    {
      id: 'quota-sociale',
      titolo: 'Quota sociale',
      genere: quotaBp,
      campi: ['quotaSocialeBp'],
      gruppo: 'Integrazione',
    },
    {
      id: 'quota-sanitaria',
      titolo: 'Quota sanitaria',
      genere: quotaBp,
      campi: ['quotaSanitariaBp'],
      gruppo: 'Integrazione',
    },
    { id: 'nota', titolo: 'Note', genere: testoLibero, campi: ['nota'] },
  ],
};

/** Weekly coverage of the emergency service. */
export const tavolaPis: VistaSemplice = {
  registro: 'pisCopertura',
  base: () => ({ servizio: 'pis', giorno: 'lunedi', dalle: 0, alle: 0, sede: null }),
  campi: () => [
    {
      id: 'servizio',
      titolo: 'Servizio',
      genere: vocabolario('servizioPis', 'un servizio'),
      campi: ['servizio'],
      obbligatoria: true,
    },
    {
      id: 'giorno',
      titolo: 'Giorno',
      genere: vocabolario('giornoCopertura', 'un giorno (o «festivi»)'),
      campi: ['giorno'],
      obbligatoria: true,
    },
    { id: 'dalle', titolo: 'Dalle', genere: ora, campi: ['dalle'], obbligatoria: true },
    {
      id: 'alle',
      titolo: 'Alle',
      genere: ora,
      campi: ['alle'],
      obbligatoria: true,
      aiuto: '24:00 per la fine del giorno',
    },
    { id: 'sede', titolo: 'Sede', genere: testoLibero, campi: ['sede'] },
  ],
};

/** Fictitious residence, Comune by Comune. */
export const tavolaResidenza: VistaSemplice = {
  registro: 'residenzaFittizia',
  base: () => ({ comuneLetto: '', comuneId: null, via: null, atto: null, data: null, fermoPosta: null }),
  campi: () => [
    { id: 'comune', titolo: 'Comune', genere: comune, campi: ['comuneLetto', 'comuneId'], obbligatoria: true },
    { id: 'via', titolo: 'Via istituita', genere: testoLibero, campi: ['via'] },
    { id: 'atto', titolo: 'Deliberazione', genere: testoLibero, campi: ['atto'] },
    { id: 'data', titolo: 'Data', genere: giorno, campi: ['data'] },
    { id: 'fermo-posta', titolo: 'Fermo posta', genere: siNo, campi: ['fermoPosta'] },
  ],
};

/** Phases of the schede and of the plan. */
export const tavolaFasi: VistaSemplice = {
  registro: 'fase',
  base: ({ piano, toccate }) => ({
    schedaId: null,
    ordine: piano.registri.fase.length + toccate('fase').length + 1,
    ...{ titolo: '', inizio: null, fine: null, responsabile: null, prodotto: null, stato: null },
  }),
  campi: () => [
    { id: 'scheda', titolo: 'Scheda', genere: unaScheda, campi: ['schedaId'], aiuto: 'Vuoto: fase di tutto il Piano' },
    { id: 'ordine', titolo: 'Ordine', genere: ordine, campi: ['ordine'] },
    { id: 'titolo', titolo: 'Fase', genere: testoLibero, campi: ['titolo'], obbligatoria: true },
    { id: 'inizio', titolo: 'Inizio', genere: giorno, campi: ['inizio'] },
    { id: 'fine', titolo: 'Fine', genere: giorno, campi: ['fine'] },
    { id: 'responsabile', titolo: 'Responsabile', genere: testoLibero, campi: ['responsabile'] },
    { id: 'prodotto', titolo: 'Prodotto', genere: testoLibero, campi: ['prodotto'] },
    { id: 'stato', titolo: 'Stato', genere: vocabolario('statoAdempimento', 'uno stato'), campi: ['stato'] },
  ],
};

/** Quantities of the LEPS. */
export const tavolaDatiLeps: VistaSemplice = {
  registro: 'datoLeps',
  base: () => ({
    ...senzaEnte,
    lepsLetto: '',
    lepsId: null,
    dato: 'ore_annue',
    anno: null,
    valoreMilli: null,
    fonte: null,
    data: null,
  }),
  campi: () => [
    { id: 'leps', titolo: 'LEPS', genere: unLeps, campi: ['lepsLetto', 'lepsId'], obbligatoria: true },
    { id: 'dato', titolo: 'Dato', genere: vocabolario('datoLeps', 'un dato'), campi: ['dato'], obbligatoria: true },
    { id: 'anno', titolo: 'Anno', genere: anno, campi: ['anno'] },
    { id: 'valore', titolo: 'Valore', genere: quantita, campi: ['valoreMilli'] },
    { id: 'ente', titolo: 'Ente', genere: ente, campi: ['enteLetto', 'enteId'] },
    { id: 'fonte', titolo: 'Fonte', genere: testoLibero, campi: ['fonte'] },
    { id: 'data', titolo: 'Data del dato', genere: giorno, campi: ['data'] },
  ],
};
