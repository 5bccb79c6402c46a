import { ente, piuComuni, piuLeps, profilo, riferimento, unLeps, vocabolario } from './generi-scelta.ts';
import { elencoTesti, fteMilli, giorno, importo, orario, siNo, testoLibero, anno as unAnno } from './generi-valore.ts';
import type { VistaSemplice } from './scrittura.ts';

const senzaEnte = { enteLetto: null, enteId: null } as const;

/** Members of the political body. */
export const tavolaMandati: VistaSemplice = {
  registro: 'mandato',
  base: () => ({
    ...senzaEnte,
    persona: '',
    carica: null,
    presiede: null,
    dal: null,
    al: null,
    delega: null,
    pesoMilli: null,
  }),
  campi: () => [
    { id: 'persona', titolo: 'Componente', genere: testoLibero, campi: ['persona'], obbligatoria: true },
    { id: 'ente', titolo: 'Ente', genere: ente, campi: ['enteLetto', 'enteId'] },
    {
      id: 'carica',
      titolo: 'Carica',
      genere: testoLibero,
      campi: ['carica'],
      aiuto: 'Sindaco, assessore delegato, presidente…',
    },
    { id: 'presiede', titolo: 'Presiede', genere: siNo, campi: ['presiede'] },
    { id: 'dal', titolo: 'In carica dal', genere: giorno, campi: ['dal'] },
    { id: 'al', titolo: 'Fino al', genere: giorno, campi: ['al'] },
    {
      id: 'delega',
      titolo: 'Delega',
      genere: testoLibero,
      campi: ['delega'],
      aiuto: 'Estremi della delega, se non è il Sindaco',
    },
    {
      id: 'peso',
      titolo: 'Peso del voto',
      genere: fteVoto(),
      campi: ['pesoMilli'],
      aiuto: 'Come dice il regolamento; vuoto: un voto a testa',
    },
  ],
};

function fteVoto() {
  return { ...fteMilli, unita: null, atteso: 'un peso, per esempio 1,5' };
}

/** Places of the Ufficio di Piano. */
export const tavolaUfficio: VistaSemplice = {
  registro: 'postoUfficio',
  base: () => ({
    ...senzaEnte,
    ruolo: 'altro',
    ...{ profiloLetto: null, profiloId: null, persona: null, minutiSettimanali: null, atto: null, dal: null, al: null },
  }),
  campi: () => [
    {
      id: 'ruolo',
      titolo: 'Ruolo',
      genere: vocabolario('ruoloUfficio', 'un ruolo dell’ufficio'),
      campi: ['ruolo'],
      obbligatoria: true,
    },
    { id: 'profilo', titolo: 'Profilo', genere: profilo, campi: ['profiloLetto', 'profiloId'] },
    { id: 'persona', titolo: 'Chi', genere: testoLibero, campi: ['persona'], aiuto: 'Nome o matricola' },
    { id: 'ente', titolo: 'Ente di appartenenza', genere: ente, campi: ['enteLetto', 'enteId'] },
    { id: 'ore', titolo: 'Ore settimanali', genere: orario, campi: ['minutiSettimanali'] },
    { id: 'atto', titolo: 'Atto di nomina o assegnazione', genere: testoLibero, campi: ['atto'] },
    { id: 'dal', titolo: 'Dal', genere: giorno, campi: ['dal'] },
    { id: 'al', titolo: 'Al', genere: giorno, campi: ['al'] },
  ],
};

/** Territories that are not the Ambito's. */
export const tavolaDistretti: VistaSemplice = {
  registro: 'distretto',
  base: () => ({ ...senzaEnte, tipo: 'altro', denominazione: '', comuni: [], nota: null }),
  campi: () => [
    {
      id: 'tipo',
      titolo: 'Tipo',
      genere: vocabolario('tipoDistretto', 'un tipo di territorio'),
      campi: ['tipo'],
      obbligatoria: true,
    },
    { id: 'denominazione', titolo: 'Denominazione', genere: testoLibero, campi: ['denominazione'], obbligatoria: true },
    {
      id: 'ente',
      titolo: 'Ente',
      genere: ente,
      campi: ['enteLetto', 'enteId'],
      aiuto: 'Azienda sanitaria, Regione, Provincia…',
    },
    { id: 'comuni', titolo: 'Comuni', genere: piuComuni, campi: ['comuni'] },
    {
      id: 'nota',
      titolo: 'Perché è diverso dall’Ambito',
      genere: testoLibero,
      campi: ['nota'],
      aiuto: 'Serve quando i Comuni non coincidono',
    },
  ],
};

/** Votes in the political body and in the conference. */
export const tavolaVoti: VistaSemplice = {
  registro: 'voto',
  base: () => ({
    ...senzaEnte,
    sede: 'organo',
    data: null,
    presente: null,
    delega: null,
    espressione: null,
    pesoMilli: null,
  }),
  campi: () => [
    {
      id: 'sede',
      titolo: 'Dove',
      genere: vocabolario('sedeVoto', 'la sede del voto'),
      campi: ['sede'],
      obbligatoria: true,
    },
    { id: 'data', titolo: 'Data', genere: giorno, campi: ['data'] },
    { id: 'ente', titolo: 'Ente', genere: ente, campi: ['enteLetto', 'enteId'], obbligatoria: true },
    { id: 'presente', titolo: 'Presente', genere: siNo, campi: ['presente'] },
    { id: 'delega', titolo: 'Delega', genere: testoLibero, campi: ['delega'] },
    { id: 'voto', titolo: 'Voto', genere: vocabolario('espressioneVoto', 'un voto'), campi: ['espressione'] },
    { id: 'peso', titolo: 'Peso', genere: fteVoto(), campi: ['pesoMilli'] },
  ],
};

/** Single points of access. */
export const tavolaPua: VistaSemplice = {
  registro: 'pua',
  base: () => ({
    denominazione: '',
    ...{
      distrettoId: null,
      sede: null,
      tipoSede: null,
      orari: null,
      fteSocialiMilli: null,
      fteSanitariMilli: null,
      protocolloId: null,
    },
  }),
  campi: () => [
    { id: 'denominazione', titolo: 'PUA', genere: testoLibero, campi: ['denominazione'], obbligatoria: true },
    {
      id: 'distretto',
      titolo: 'Distretto',
      genere: riferimento('distretto', 'un distretto del registro «Distretti»'),
      campi: ['distrettoId'],
    },
    { id: 'sede', titolo: 'Sede', genere: testoLibero, campi: ['sede'] },
    {
      id: 'tipo-sede',
      titolo: 'Tipo di sede',
      genere: vocabolario('tipoSedePua', 'un tipo di sede'),
      campi: ['tipoSede'],
    },
    { id: 'orari', titolo: 'Orari', genere: testoLibero, campi: ['orari'] },
    { id: 'fte-sociali', titolo: 'Operatori sociali', genere: fteMilli, campi: ['fteSocialiMilli'] },
    { id: 'fte-sanitari', titolo: 'Operatori sanitari', genere: fteMilli, campi: ['fteSanitariMilli'] },
    {
      id: 'protocollo',
      titolo: 'Protocollo',
      genere: riferimento('protocollo', 'un protocollo del registro «Protocolli»'),
      campi: ['protocolloId'],
    },
  ],
};

/** Protocols with other bodies. */
export const tavolaProtocolli: VistaSemplice = {
  registro: 'protocollo',
  base: () => ({ tipo: 'altro', titolo: '', parti: [], atto: null, data: null, validoAl: null, oggetto: null }),
  campi: () => [
    {
      id: 'tipo',
      titolo: 'Materia',
      genere: vocabolario('tipoProtocollo', 'una materia'),
      campi: ['tipo'],
      obbligatoria: true,
    },
    { id: 'titolo', titolo: 'Titolo', genere: testoLibero, campi: ['titolo'], obbligatoria: true },
    {
      id: 'parti',
      titolo: 'Parti',
      genere: elencoTesti,
      campi: ['parti'],
      aiuto: 'Ospedale, azienda sanitaria, Ambito… separati da punto e virgola',
    },
    { id: 'atto', titolo: 'Atto', genere: testoLibero, campi: ['atto'] },
    { id: 'data', titolo: 'Data', genere: giorno, campi: ['data'] },
    { id: 'valido-al', titolo: 'Valido fino al', genere: giorno, campi: ['validoAl'] },
    { id: 'oggetto', titolo: 'Che cosa stabilisce', genere: testoLibero, campi: ['oggetto'] },
  ],
};

/** Programming acts of other sectors. */
export const tavolaPianiCollegati: VistaSemplice = {
  registro: 'pianoCollegato',
  base: () => ({
    settore: 'altro',
    denominazione: '',
    ente: null,
    atto: null,
    data: null,
    validoAl: null,
    raccordo: null,
  }),
  campi: () => [
    {
      id: 'settore',
      titolo: 'Settore',
      genere: vocabolario('settorePiano', 'un settore'),
      campi: ['settore'],
      obbligatoria: true,
    },
    {
      id: 'denominazione',
      titolo: 'Atto di programmazione',
      genere: testoLibero,
      campi: ['denominazione'],
      obbligatoria: true,
    },
    { id: 'ente', titolo: 'Chi l’ha approvato', genere: testoLibero, campi: ['ente'] },
    { id: 'atto', titolo: 'Atto', genere: testoLibero, campi: ['atto'] },
    { id: 'data', titolo: 'Data', genere: giorno, campi: ['data'] },
    { id: 'valido-al', titolo: 'Valido fino al', genere: giorno, campi: ['validoAl'] },
    { id: 'raccordo', titolo: 'Come si raccorda', genere: testoLibero, campi: ['raccordo'] },
  ],
};

/** Outcomes of the previous plan, LEPS by LEPS. */
export const tavolaEsitiPrecedenti: VistaSemplice = {
  registro: 'esitoPrecedente',
  base: () => ({ lepsLetto: '', lepsId: null, totaleCents: null, esito: null, motivazione: null }),
  campi: () => [
    { id: 'leps', titolo: 'Livello essenziale', genere: unLeps, campi: ['lepsLetto', 'lepsId'], obbligatoria: true },
    { id: 'totale', titolo: 'Risorse del piano precedente (€)', genere: importo, campi: ['totaleCents'] },
    { id: 'esito', titolo: 'Esito', genere: vocabolario('esitoObiettivo', 'un esito'), campi: ['esito'] },
    {
      id: 'motivazione',
      titolo: 'Perché cambia',
      genere: testoLibero,
      campi: ['motivazione'],
      aiuto: 'Serve quando le risorse cambiano di molto',
    },
  ],
};

/** Deadlines. */
export const tavolaScadenze: VistaSemplice = {
  registro: 'scadenza',
  base: () => ({ titolo: '', data: null, responsabile: null, fattaIl: null, atto: null, nota: null }),
  campi: () => [
    { id: 'data', titolo: 'Entro il', genere: giorno, campi: ['data'] },
    { id: 'titolo', titolo: 'Che cosa', genere: testoLibero, campi: ['titolo'], obbligatoria: true },
    { id: 'responsabile', titolo: 'Responsabile', genere: testoLibero, campi: ['responsabile'] },
    { id: 'fatta-il', titolo: 'Fatta il', genere: giorno, campi: ['fattaIl'] },
    { id: 'atto', titolo: 'Atto', genere: testoLibero, campi: ['atto'] },
    { id: 'nota', titolo: 'Note', genere: testoLibero, campi: ['nota'] },
  ],
};

/** Meetings of the co-programming. */
export const tavolaIncontri: VistaSemplice = {
  registro: 'incontro',
  base: () => ({ tavolo: '', leps: [], data: null, luogo: null, presenze: [], verbale: null }),
  campi: () => [
    { id: 'tavolo', titolo: 'Tavolo', genere: testoLibero, campi: ['tavolo'], obbligatoria: true },
    { id: 'leps', titolo: 'LEPS trattati', genere: piuLeps, campi: ['leps'] },
    { id: 'data', titolo: 'Data', genere: giorno, campi: ['data'] },
    { id: 'luogo', titolo: 'Luogo', genere: testoLibero, campi: ['luogo'] },
    {
      id: 'presenze',
      titolo: 'Presenti',
      genere: elencoTesti,
      campi: ['presenze'],
      aiuto: 'Enti presenti, separati da punto e virgola',
    },
    { id: 'verbale', titolo: 'Verbale', genere: testoLibero, campi: ['verbale'], aiuto: 'Protocollo o nome del file' },
  ],
};

/** Consultations with unions, social parties, citizens. */
export const tavolaConsultazioni: VistaSemplice = {
  registro: 'consultazione',
  base: () => ({ tipo: 'altro', soggetto: '', data: null, modo: null, verbale: null }),
  campi: () => [
    {
      id: 'tipo',
      titolo: 'Con chi',
      genere: vocabolario('tipoConsultazione', 'un tipo di consultazione'),
      campi: ['tipo'],
      obbligatoria: true,
    },
    { id: 'soggetto', titolo: 'Soggetto', genere: testoLibero, campi: ['soggetto'], obbligatoria: true },
    { id: 'data', titolo: 'Data', genere: giorno, campi: ['data'] },
    { id: 'modo', titolo: 'Come', genere: testoLibero, campi: ['modo'] },
    { id: 'verbale', titolo: 'Verbale', genere: testoLibero, campi: ['verbale'] },
  ],
};

/** Checks of the plan, planned and done. */
export const tavolaMonitoraggio: VistaSemplice = {
  registro: 'monitoraggio',
  base: () => ({ anno: 0, data: null, oggetto: '', responsabile: null, relazione: null }),
  campi: () => [
    { id: 'anno', titolo: 'Anno', genere: unAnno, campi: ['anno'], obbligatoria: true },
    { id: 'oggetto', titolo: 'Che cosa si verifica', genere: testoLibero, campi: ['oggetto'], obbligatoria: true },
    { id: 'data', titolo: 'Data', genere: giorno, campi: ['data'] },
    { id: 'responsabile', titolo: 'Responsabile', genere: testoLibero, campi: ['responsabile'] },
    { id: 'relazione', titolo: 'Relazione', genere: testoLibero, campi: ['relazione'] },
  ],
};

/** Bodies of the Terzo settore. */
export const tavolaEts: VistaSemplice = {
  registro: 'ets',
  base: () => ({
    denominazione: '',
    ...{ codiceFiscale: null, sezioneRunts: null, repertorioRunts: null, sedeComune: null },
    ...{ dataVerifica: null, rappresentante: null, aderisce: null },
  }),
  campi: () => [
    { id: 'denominazione', titolo: 'Denominazione', genere: testoLibero, campi: ['denominazione'], obbligatoria: true },
    { id: 'cf', titolo: 'Codice fiscale', genere: testoLibero, campi: ['codiceFiscale'] },
    { id: 'sezione', titolo: 'Sezione del RUNTS', genere: testoLibero, campi: ['sezioneRunts'] },
    {
      id: 'repertorio',
      titolo: 'Repertorio del RUNTS',
      genere: testoLibero,
      campi: ['repertorioRunts'],
      aiuto: 'Solo cifre',
    },
    { id: 'verifica', titolo: 'Iscrizione verificata il', genere: giorno, campi: ['dataVerifica'] },
    { id: 'sede', titolo: 'Comune della sede', genere: testoLibero, campi: ['sedeComune'] },
    { id: 'rappresentante', titolo: 'Legale rappresentante', genere: testoLibero, campi: ['rappresentante'] },
    { id: 'aderisce', titolo: 'Aderisce all’accordo', genere: siNo, campi: ['aderisce'] },
  ],
};
