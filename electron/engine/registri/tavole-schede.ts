import { raggruppa } from '#domain/indice.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import type { DefinizioneCampo } from './campo.ts';
import {
  ente,
  fondo,
  piuComuni,
  piuLeps,
  profilo,
  programma,
  riferimento,
  soloProgramma,
  vocabolario,
} from './generi-scelta.ts';
import { anno, fteMilli, giorno, importo, intero, ordine, quantita, siNo, testoLibero } from './generi-valore.ts';
import type { VistaSemplice } from './scrittura.ts';

const unaScheda = riferimento('scheda', 'una scheda del piano');

/** Columns of a scheda beside identity and money (piano-di-zona.md §1.3). */
export const campiScheda: readonly DefinizioneCampo[] = [
  {
    id: 'area',
    titolo: 'Area',
    genere: testoLibero,
    campi: ['area'],
    gruppo: 'Identità',
    aiuto: 'Minori, anziani, disabilità, povertà… come le chiama la Regione',
  },
  {
    id: 'nomenclatore',
    titolo: 'Codice nomenclatore',
    genere: testoLibero,
    campi: ['nomenclatore'],
    gruppo: 'Identità',
  },
  {
    id: 'livello',
    titolo: 'Livello',
    genere: vocabolario('livelloScheda', 'un livello'),
    campi: ['livello'],
    gruppo: 'Identità',
  },
  {
    id: 'continuita',
    titolo: 'Continuità',
    genere: vocabolario('continuitaScheda', 'una continuità'),
    campi: ['continuita'],
    gruppo: 'Identità',
  },
  {
    id: 'scheda-regionale',
    titolo: 'Scheda regionale',
    genere: testoLibero,
    campi: ['schedaRegionale'],
    gruppo: 'Identità',
  },
  { id: 'bisogno', titolo: 'Bisogno', genere: testoLibero, campi: ['bisogno'], gruppo: 'Bisogno e obiettivo' },
  {
    id: 'obiettivo',
    titolo: 'Obiettivo generale',
    genere: testoLibero,
    campi: ['obiettivoGenerale'],
    gruppo: 'Bisogno e obiettivo',
  },
  {
    id: 'risultati',
    titolo: 'Risultati attesi',
    genere: testoLibero,
    campi: ['risultatiAttesi'],
    gruppo: 'Bisogno e obiettivo',
  },
  { id: 'destinatari', titolo: 'Destinatari', genere: testoLibero, campi: ['destinatari'], gruppo: 'Destinatari' },
  {
    id: 'destinatari-annui',
    titolo: 'Quanti all’anno',
    genere: intero,
    campi: ['destinatariAnnui'],
    gruppo: 'Destinatari',
  },
  {
    id: 'accesso',
    titolo: 'Criteri di accesso',
    genere: testoLibero,
    campi: ['criteriAccesso'],
    gruppo: 'Destinatari',
  },
  { id: 'isee', titolo: 'ISEE', genere: testoLibero, campi: ['isee'], gruppo: 'Destinatari' },
  { id: 'azioni', titolo: 'Azioni', genere: testoLibero, campi: ['azioni'], gruppo: 'Azioni' },
  { id: 'sedi', titolo: 'Sedi', genere: testoLibero, campi: ['sedi'], gruppo: 'Azioni' },
  { id: 'orari', titolo: 'Orari', genere: testoLibero, campi: ['orari'], gruppo: 'Azioni' },
  {
    id: 'titolare',
    titolo: 'Titolare',
    genere: ente,
    campi: ['titolareLetto', 'titolareId'],
    gruppo: 'Organizzazione',
  },
  { id: 'referente', titolo: 'Referente', genere: testoLibero, campi: ['referente'], gruppo: 'Organizzazione' },
  {
    id: 'forma',
    titolo: 'Forma di gestione',
    genere: vocabolario('formaGestione', 'una forma di gestione'),
    campi: ['formaGestione'],
    gruppo: 'Organizzazione',
  },
  { id: 'soggetti', titolo: 'Soggetti coinvolti', genere: testoLibero, campi: ['soggetti'], gruppo: 'Organizzazione' },
  { id: 'integrata', titolo: 'Integrata con la sanità', genere: siNo, campi: ['integrata'], gruppo: 'Organizzazione' },
  {
    id: 'integrazione',
    titolo: 'Come si integra',
    genere: testoLibero,
    campi: ['integrazione'],
    gruppo: 'Organizzazione',
  },
  {
    id: 'protocollo',
    titolo: 'Protocollo',
    genere: riferimento('protocollo', 'un protocollo del registro «Protocolli»'),
    campi: ['protocolloId'],
    gruppo: 'Organizzazione',
  },
  {
    id: 'aree-trasversali',
    titolo: 'Altre aree',
    genere: testoLibero,
    campi: ['areeTrasversali'],
    gruppo: 'Organizzazione',
  },
  { id: 'coprogettata', titolo: 'Co-progettata', genere: siNo, campi: ['coprogettata'], gruppo: 'Organizzazione' },
  {
    id: 'digitalizzazione',
    titolo: 'Digitalizzazione',
    genere: testoLibero,
    campi: ['digitalizzazione'],
    gruppo: 'Organizzazione',
  },
  { id: 'criticita', titolo: 'Criticità', genere: testoLibero, campi: ['criticita'], gruppo: 'Criticità' },
  { id: 'misure', titolo: 'Misure', genere: testoLibero, campi: ['misure'], gruppo: 'Criticità' },
  {
    id: 'percorso-azione',
    titolo: 'Azione',
    genere: testoLibero,
    campi: ['percorsoAzione'],
    gruppo: 'Percorso di attivazione',
    aiuto: 'Serve se la scheda è parziale o non attiva',
  },
  {
    id: 'percorso-scadenza',
    titolo: 'Scadenza',
    genere: giorno,
    campi: ['percorsoScadenza'],
    gruppo: 'Percorso di attivazione',
  },
  {
    id: 'percorso-responsabile',
    titolo: 'Responsabile',
    genere: testoLibero,
    campi: ['percorsoResponsabile'],
    gruppo: 'Percorso di attivazione',
  },
  { id: 'avanzamento', titolo: 'Avanzamento', genere: testoLibero, campi: ['avanzamento'], gruppo: 'Stato' },
  { id: 'impegnato', titolo: 'Impegnato (€)', genere: importo, campi: ['impegnatoCents'], gruppo: 'Stato' },
  { id: 'liquidato', titolo: 'Liquidato (€)', genere: importo, campi: ['liquidatoCents'], gruppo: 'Stato' },
  { id: 'nota', titolo: 'Note', genere: testoLibero, campi: ['nota'], gruppo: 'Stato' },
];

/** Identity of the schede: the columns that the money view already shows. */
export const campiSchedaBase: readonly DefinizioneCampo[] = [
  { id: 'codice', titolo: 'Codice', genere: testoLibero, campi: ['codice'], obbligatoria: true },
  { id: 'titolo', titolo: 'Titolo', genere: testoLibero, campi: ['titolo'], obbligatoria: true },
  { id: 'leps', titolo: 'LEPS', genere: piuLeps, campi: ['leps'] },
  { id: 'programma', titolo: 'Programma', genere: programma, campi: ['programmaLetto', 'programmaId'] },
  { id: 'comuni', titolo: 'Comuni', genere: piuComuni, campi: ['comuni'] },
  { id: 'stato', titolo: 'Stato', genere: vocabolario('statoLeps', 'uno stato di attuazione'), campi: ['stato'] },
  { id: 'ordine', titolo: 'Ordine', genere: ordine, campi: ['ordine'] },
];

/** Objectives. */
export const tavolaObiettivi: VistaSemplice = {
  registro: 'obiettivo',
  base: () => ({ schedaId: null, testo: '', documentoId: null, codice: null, risultatoAtteso: null, scadenza: null }),
  campi: () => [
    { id: 'scheda', titolo: 'Scheda', genere: unaScheda, campi: ['schedaId'] },
    { id: 'codice', titolo: 'Codice', genere: testoLibero, campi: ['codice'] },
    { id: 'testo', titolo: 'Obiettivo', genere: testoLibero, campi: ['testo'], obbligatoria: true },
    { id: 'risultato', titolo: 'Risultato atteso', genere: testoLibero, campi: ['risultatoAtteso'] },
    { id: 'scadenza', titolo: 'Entro il', genere: giorno, campi: ['scadenza'] },
  ],
};

/** Indicators, one column for the target of each year. */
export const tavolaIndicatori: VistaSemplice = {
  registro: 'indicatore',
  base: () => ({
    ...{ obiettivoId: null, codice: null, testo: '', unita: null, verso: null, base: null, traguardi: {}, fonte: null },
    ...{
      responsabile: null,
      documentoId: null,
      tipo: null,
      denominatore: null,
      denominatoreValore: null,
      baseAnno: null,
    },
    ...{ soglia: null, dataRilevazione: null },
  }),
  campi: (piano) => [
    {
      id: 'obiettivo',
      titolo: 'Obiettivo',
      genere: riferimento('obiettivo', 'un obiettivo del registro «Obiettivi»'),
      campi: ['obiettivoId'],
      obbligatoria: true,
    },
    { id: 'codice', titolo: 'Codice', genere: testoLibero, campi: ['codice'] },
    { id: 'testo', titolo: 'Indicatore', genere: testoLibero, campi: ['testo'], obbligatoria: true },
    { id: 'tipo', titolo: 'Tipo', genere: vocabolario('tipoIndicatore', 'un tipo di indicatore'), campi: ['tipo'] },
    { id: 'unita', titolo: 'Unità', genere: testoLibero, campi: ['unita'] },
    { id: 'verso', titolo: 'Verso', genere: vocabolario('versoIndicatore', 'un verso'), campi: ['verso'] },
    {
      id: 'denominatore',
      titolo: 'Denominatore',
      genere: testoLibero,
      campi: ['denominatore'],
      aiuto: 'Per i rapporti: a che cosa si divide',
    },
    { id: 'denominatore-valore', titolo: 'Valore del denominatore', genere: intero, campi: ['denominatoreValore'] },
    { id: 'base', titolo: 'Valore', genere: testoLibero, campi: ['base'], gruppo: 'Base' },
    { id: 'base-anno', titolo: 'Anno', genere: anno, campi: ['baseAnno'], gruppo: 'Base' },
    ...anniDelPiano(piano).map(
      (a): DefinizioneCampo => ({
        ...{ id: `traguardo-${a}`, titolo: String(a), genere: testoLibero },
        ...{ campi: ['traguardi'], chiave: String(a), gruppo: 'Traguardi' },
      }),
    ),
    { id: 'soglia', titolo: 'Soglia', genere: testoLibero, campi: ['soglia'] },
    {
      id: 'fonte',
      titolo: 'Fonte del dato',
      genere: testoLibero,
      campi: ['fonte'],
      aiuto: 'SIOSS, SIUSS, GePI, Multifondo, ISTAT, ASL, registro interno',
    },
    { id: 'responsabile', titolo: 'Responsabile', genere: testoLibero, campi: ['responsabile'] },
    { id: 'rilevazione', titolo: 'Rilevato il', genere: giorno, campi: ['dataRilevazione'] },
  ],
};

/** Spending items of the schede, with their cost of each year. */
export const tavolaVoci: VistaSemplice = {
  registro: 'voceSpesa',
  base: () => ({
    ...{
      schedaId: null,
      enteLetto: '',
      enteId: null,
      descrizione: '',
      gestione: 'diretta',
      programmaId: null,
      dataInizio: null,
    },
    ...{
      dataFine: null,
      cup: null,
      derogaAtto: null,
      documentoId: null,
      quantitaMilli: null,
      costoUnitarioCents: null,
    },
    ...{
      destinatari: null,
      sogliaIseeCents: null,
      natura: null,
      attiva: null,
      rapporto: null,
      obiettivoServizio: null,
      rendicontazione: null,
    },
  }),
  campi: (piano) => [
    { id: 'scheda', titolo: 'Scheda', genere: unaScheda, campi: ['schedaId'], obbligatoria: true },
    { id: 'descrizione', titolo: 'Voce', genere: testoLibero, campi: ['descrizione'], obbligatoria: true },
    { id: 'ente', titolo: 'Ente', genere: ente, campi: ['enteLetto', 'enteId'], obbligatoria: true },
    {
      id: 'gestione',
      titolo: 'Gestione',
      genere: vocabolario('gestione', 'una gestione'),
      campi: ['gestione'],
      aiuto: 'diretta: spende l’ente; trasferita: l’ente trasferisce al gestore',
    },
    {
      id: 'programma',
      titolo: 'Programma',
      genere: soloProgramma,
      campi: ['programmaId'],
      aiuto: 'Vuoto: quello della scheda',
    },
    ...anniDelPiano(piano).map(
      (a): DefinizioneCampo => ({
        ...{ id: `costo-${a}`, titolo: String(a), genere: importo, campi: ['importoCents'], gruppo: 'Costo (€)' },
        altrove: {
          registro: 'voceAnno',
          di: (righe, id) => costoDi(righe.piano, id, a),
          crea: (lavoro, id) =>
            String(lavoro.toccate('voceAnno').find((v) => v.voceId === id && v.anno === a)?.id ?? '') ||
            lavoro.crea('voceAnno', { voceId: id, anno: a, importoCents: null, documentoId: null }),
        },
      }),
    ),
    { id: 'inizio', titolo: 'Inizio attività', genere: giorno, campi: ['dataInizio'] },
    { id: 'fine', titolo: 'Fine attività', genere: giorno, campi: ['dataFine'] },
    { id: 'attiva', titolo: 'Attiva', genere: siNo, campi: ['attiva'] },
    { id: 'natura', titolo: 'Natura', genere: vocabolario('naturaRisorsa', 'una natura'), campi: ['natura'] },
    { id: 'quantita', titolo: 'Quantità', genere: quantita, campi: ['quantitaMilli'], gruppo: 'Conto' },
    {
      id: 'costo-unitario',
      titolo: 'Costo unitario (€)',
      genere: importo,
      campi: ['costoUnitarioCents'],
      gruppo: 'Conto',
    },
    { id: 'destinatari', titolo: 'Destinatari', genere: testoLibero, campi: ['destinatari'] },
    { id: 'soglia-isee', titolo: 'Soglia ISEE (€)', genere: importo, campi: ['sogliaIseeCents'] },
    {
      id: 'rapporto',
      titolo: 'Rapporto di lavoro',
      genere: vocabolario('rapporto', 'un rapporto di lavoro'),
      campi: ['rapporto'],
      aiuto: 'Se la voce paga personale',
    },
    { id: 'cup', titolo: 'CUP', genere: testoLibero, campi: ['cup'] },
    { id: 'deroga', titolo: 'Atto di deroga', genere: testoLibero, campi: ['derogaAtto'] },
    { id: 'obiettivo-servizio', titolo: 'Obiettivo di servizio', genere: testoLibero, campi: ['obiettivoServizio'] },
    { id: 'rendicontazione', titolo: 'Scheda di rendicontazione', genere: testoLibero, campi: ['rendicontazione'] },
  ],
};

const costoDi = (piano: Piano, voceId: string, a: number): string | null =>
  raggruppa(piano.registri.voceAnno, 'voce-anno', (v) => `${v.voceId}/${v.anno}`).get(`${voceId}/${a}`)?.[0]?.id ??
  null;

/** Staff that the schede ask for. */
export const campiRichiesto: readonly DefinizioneCampo[] = [
  { id: 'scheda', titolo: 'Scheda', genere: unaScheda, campi: ['schedaId'], obbligatoria: true },
  { id: 'ente', titolo: 'Ente', genere: ente, campi: ['enteLetto', 'enteId'], obbligatoria: true },
  { id: 'profilo', titolo: 'Profilo', genere: profilo, campi: ['profiloLetto', 'profiloId'], obbligatoria: true },
  { id: 'anno', titolo: 'Anno', genere: anno, campi: ['anno'], obbligatoria: true },
  { id: 'fte', titolo: 'FTE chiesti', genere: fteMilli, campi: ['fteMilli'], obbligatoria: true },
  { id: 'rapporto', titolo: 'Rapporto', genere: vocabolario('rapporto', 'un rapporto di lavoro'), campi: ['rapporto'] },
  { id: 'fondo', titolo: 'Fondo', genere: fondo, campi: ['fondoLetto', 'fondoId'] },
];
