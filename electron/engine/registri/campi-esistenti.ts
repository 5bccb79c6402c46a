import { raggruppa } from '#domain/indice.ts';
import type { DefinizioneCampo } from './campo.ts';
import {
  comune,
  ente,
  fondo,
  idComuni,
  piuLeps,
  profilo,
  riferimento,
  soloEnte,
  vocabolario,
} from './generi-scelta.ts';
import {
  anno,
  assenze,
  codiceIstat,
  giorno,
  importo,
  intero,
  orario,
  ordine,
  quantita,
  quotaBp,
  siNo,
  testoLibero,
  testoSempre,
} from './generi-valore.ts';
import type { Righe } from './lavoro.ts';

/** Staff lists. */
export const campiPersona: readonly DefinizioneCampo[] = [
  {
    id: 'matricola',
    titolo: 'Matricola',
    genere: testoLibero,
    campi: ['matricola'],
    obbligatoria: true,
    aiuto: 'Un numero, mai il nome',
  },
  { id: 'ente', titolo: 'Ente', genere: ente, campi: ['enteLetto', 'enteId'], obbligatoria: true },
  { id: 'profilo', titolo: 'Profilo', genere: profilo, campi: ['profiloLetto', 'profiloId'], obbligatoria: true },
  { id: 'area', titolo: 'Area', genere: testoLibero, campi: ['areaLetta'] },
  {
    id: 'rapporto',
    titolo: 'Rapporto',
    genere: vocabolario('rapporto', 'un rapporto di lavoro'),
    campi: ['rapporto'],
    obbligatoria: true,
  },
  { id: 'settimanali', titolo: 'Ore settimanali', genere: orario, campi: ['minutiSettimanali'] },
  {
    id: 'contratto',
    titolo: 'Ore del contratto',
    genere: orario,
    campi: ['minutiContratto'],
    aiuto: 'Ore settimanali del tempo pieno',
    nonVuota: true,
  },
  {
    id: 'quota',
    titolo: 'Servizi sociali',
    genere: quotaBp,
    campi: ['quotaBp'],
    aiuto: 'Parte del tempo data ai servizi sociali',
    nonVuota: true,
  },
  { id: 'sociale', titolo: 'Lavora nel sociale', genere: siNo, campi: ['sociale'], nonVuota: true },
  { id: 'servizio', titolo: 'Servizio', genere: vocabolario('servizioPersonale', 'un servizio'), campi: ['servizio'] },
  { id: 'dal', titolo: 'Dal', genere: giorno, campi: ['dal'] },
  { id: 'al', titolo: 'Al', genere: giorno, campi: ['al'] },
  { id: 'assenze', titolo: 'Assenze', genere: assenze, campi: ['assenze'] },
  { id: 'esclusa', titolo: 'Esclusa perché', genere: testoLibero, campi: ['esclusaPerche'], aiuto: 'Vuoto: si conta' },
  {
    id: 'doppia',
    titolo: 'Doppia di',
    genere: riferimento('persona', 'una persona del registro'),
    campi: ['doppiaDi'],
    aiuto: 'La stessa persona in un altro elenco',
  },
  { id: 'note', titolo: 'Note', genere: testoLibero, campi: ['note'] },
];

/** Lines of the PTFP. */
export const campiFabbisogno: readonly DefinizioneCampo[] = [
  { id: 'ente', titolo: 'Ente', genere: ente, campi: ['enteLetto', 'enteId'], obbligatoria: true },
  { id: 'anno', titolo: 'Anno', genere: anno, campi: ['anno'], obbligatoria: true },
  {
    id: 'tipo',
    titolo: 'Tipo',
    genere: vocabolario('tipoFabbisogno', 'un movimento'),
    campi: ['tipo'],
    obbligatoria: true,
  },
  { id: 'profilo', titolo: 'Profilo', genere: profilo, campi: ['profiloLetto', 'profiloId'], obbligatoria: true },
  { id: 'area', titolo: 'Area', genere: testoLibero, campi: ['areaLetta'] },
  { id: 'unita', titolo: 'Unità', genere: quantita, campi: ['unitaMilli'], obbligatoria: true },
  { id: 'ore', titolo: 'Ore settimanali', genere: orario, campi: ['minutiSettimanali'] },
  { id: 'quota', titolo: 'Servizi sociali', genere: quotaBp, campi: ['quotaBp'], nonVuota: true },
  {
    id: 'rapporto',
    titolo: 'Rapporto',
    genere: vocabolario('rapporto', 'un rapporto di lavoro'),
    campi: ['rapporto'],
    obbligatoria: true,
  },
  { id: 'servizio', titolo: 'Servizio', genere: vocabolario('servizioPersonale', 'un servizio'), campi: ['servizio'] },
  { id: 'decorrenza', titolo: 'Decorrenza', genere: giorno, campi: ['decorrenza'] },
  { id: 'fine', titolo: 'Fine', genere: giorno, campi: ['fine'] },
  { id: 'contratto', titolo: 'Ore del contratto', genere: orario, campi: ['minutiContratto'], nonVuota: true },
  {
    id: 'persona',
    titolo: 'Persona',
    genere: riferimento('persona', 'una persona del registro'),
    campi: ['personaId'],
    aiuto: 'Chi cambia orario o cessa',
  },
  { id: 'modalita', titolo: 'Modalità', genere: testoLibero, campi: ['modalita'] },
  { id: 'costo', titolo: 'Costo annuo (€)', genere: importo, campi: ['costoCents'] },
  { id: 'fondo', titolo: 'Fondo', genere: fondo, campi: ['fondoLetto', 'fondoId'] },
  {
    id: 'fondo-dopo',
    titolo: 'Fondo successivo',
    genere: fondo,
    campi: ['fondoSuccessivoLetto', 'fondoSuccessivoId'],
    aiuto: 'Da quale fondo si paga quando il primo finisce',
  },
];

/** Population figures. */
export const campiPopolazione: readonly DefinizioneCampo[] = [
  { id: 'data', titolo: 'Data', genere: giorno, campi: ['dataRiferimento'], obbligatoria: true },
  { id: 'residenti', titolo: 'Residenti', genere: intero, campi: ['residenti'], obbligatoria: true },
  { id: 'fonte', titolo: 'Fonte', genere: testoLibero, campi: ['fonte'] },
];

const appartenenzaDi = (righe: Righe, comuneId: string): string | null =>
  raggruppa(righe.piano.registri.appartenenza, 'comune', (a) => a.comuneId).get(comuneId)?.[0]?.id ?? null;
const appartenenza = {
  registro: 'appartenenza',
  di: appartenenzaDi,
  crea: (lavoro: Parameters<NonNullable<NonNullable<DefinizioneCampo['altrove']>['crea']>>[0], comuneId: string) =>
    String(lavoro.toccate('appartenenza').find((a) => a.comuneId === comuneId)?.id ?? '') ||
    lavoro.crea('appartenenza', { comuneId, dal: null, al: null }),
} as const satisfies DefinizioneCampo['altrove'];

/** Comuni of the Ambito. */
export const campiComune: readonly DefinizioneCampo[] = [
  { id: 'nome', titolo: 'Comune', genere: testoLibero, campi: ['nome'], obbligatoria: true },
  {
    id: 'codice-istat',
    titolo: 'Codice ISTAT',
    genere: codiceIstat,
    campi: ['codiceIstat'],
    obbligatoria: true,
    aiuto: 'Sei cifre',
  },
  { id: 'provincia', titolo: 'Sigla', genere: testoLibero, campi: ['siglaProvincia'] },
  { id: 'nome-provincia', titolo: 'Provincia', genere: testoLibero, campi: ['provincia'] },
  { id: 'regione', titolo: 'Regione', genere: testoLibero, campi: ['regione'] },
  { id: 'catastale', titolo: 'Codice catastale', genere: testoLibero, campi: ['codiceCatastale'] },
  { id: 'dal', titolo: 'Nell’Ambito dal', genere: giorno, campi: ['dal'], altrove: appartenenza },
  { id: 'al', titolo: 'Nell’Ambito fino al', genere: giorno, campi: ['al'], altrove: appartenenza },
];

/** Bodies of the plan. */
export const campiEnte: readonly DefinizioneCampo[] = [
  { id: 'denominazione', titolo: 'Ente', genere: testoLibero, campi: ['denominazione'], obbligatoria: true },
  {
    id: 'tipo',
    titolo: 'Tipo',
    genere: vocabolario('tipoEnte', 'un tipo di ente'),
    campi: ['tipo'],
    obbligatoria: true,
  },
  { id: 'cf', titolo: 'Codice fiscale', genere: testoLibero, campi: ['codiceFiscale'] },
  { id: 'pec', titolo: 'PEC', genere: testoLibero, campi: ['pec'] },
  { id: 'codice', titolo: 'Codice', genere: testoLibero, campi: ['codice'], aiuto: 'Codice IPA o di altro elenco' },
];

/** Head of the plan. */
export const campiPiano: readonly DefinizioneCampo[] = [
  { id: 'denominazione', titolo: 'Denominazione', genere: testoLibero, campi: ['denominazione'], obbligatoria: true },
  { id: 'ambito', titolo: 'Ambito', genere: testoLibero, campi: ['ambito'], obbligatoria: true },
  { id: 'regione', titolo: 'Regione', genere: testoLibero, campi: ['regione'] },
  { id: 'sioss', titolo: 'Codice SIOSS', genere: testoLibero, campi: ['codiceSioss'] },
  { id: 'anno-inizio', titolo: 'Primo anno', genere: anno, campi: ['annoInizio'], obbligatoria: true },
  { id: 'anno-fine', titolo: 'Ultimo anno', genere: anno, campi: ['annoFine'], obbligatoria: true },
  { id: 'forma', titolo: 'Forma di gestione', genere: vocabolario('forma', 'una forma di gestione'), campi: ['forma'] },
  { id: 'gestore', titolo: 'Ente gestore', genere: vocabolario('gestore', 'un tipo di gestore'), campi: ['gestore'] },
  { id: 'capofila', titolo: 'Capofila', genere: soloEnte, campi: ['capofilaId'] },
  {
    id: 'stato',
    titolo: 'Stato',
    genere: vocabolario('statoPiano', 'uno stato del piano'),
    campi: ['stato'],
    obbligatoria: true,
  },
];

/** Assignments of funds. */
export const campiAssegnazione: readonly DefinizioneCampo[] = [
  { id: 'fondo', titolo: 'Fondo', genere: fondo, campi: ['fondoLetto', 'fondoId'], obbligatoria: true },
  { id: 'anno', titolo: 'Anno', genere: anno, campi: ['anno'], obbligatoria: true },
  { id: 'assegnato', titolo: 'Assegnato (€)', genere: importo, campi: ['importoCents'] },
  { id: 'atto', titolo: 'Atto', genere: testoLibero, campi: ['atto'] },
  { id: 'cup', titolo: 'CUP', genere: testoLibero, campi: ['cup'] },
  { id: 'fine-spesa', titolo: 'Da spendere entro il', genere: giorno, campi: ['fineSpesa'] },
  { id: 'vincolo', titolo: 'Vincolo', genere: testoLibero, campi: ['vincolo'] },
  {
    id: 'quota-minima',
    titolo: 'Quota minima',
    genere: quotaBp,
    campi: ['quotaMinimaBp'],
    aiuto: 'Parte che va spesa per lo scopo del vincolo',
  },
  { id: 'pal', titolo: 'PAL su Multifondo', genere: testoLibero, campi: ['palId'] },
  { id: 'pal-data', titolo: 'Data del PAL', genere: giorno, campi: ['palData'] },
  { id: 'convenzione', titolo: 'Convenzione', genere: testoLibero, campi: ['convenzione'] },
  { id: 'impegnato', titolo: 'Impegnato (€)', genere: importo, campi: ['impegnatoCents'] },
  { id: 'liquidato', titolo: 'Liquidato (€)', genere: importo, campi: ['liquidatoCents'] },
  {
    id: 'ruolo',
    titolo: 'Riga',
    genere: vocabolario('ruoloRiga', 'un tipo di riga'),
    campi: ['ruolo'],
    nonVuota: true,
    aiuto: 'Solo le righe entrano nei conti',
  },
];

/** Shares of the Comuni. */
export const campiQuota: readonly DefinizioneCampo[] = [
  { id: 'comune', titolo: 'Comune', genere: comune, campi: ['comuneLetto', 'comuneId'], obbligatoria: true },
  { id: 'anno', titolo: 'Anno', genere: anno, campi: ['anno'], obbligatoria: true },
  { id: 'importo', titolo: 'Quota (€)', genere: importo, campi: ['importoCents'] },
  { id: 'popolazione', titolo: 'Popolazione usata', genere: intero, campi: ['popolazioneUsata'] },
  { id: 'euro-ab', titolo: '€ per abitante', genere: importo, campi: ['euroAbCents'] },
  { id: 'criterio', titolo: 'Criterio', genere: testoLibero, campi: ['criterio'] },
  { id: 'atto', titolo: 'Atto', genere: testoLibero, campi: ['atto'] },
  {
    id: 'ruolo',
    titolo: 'Riga',
    genere: vocabolario('ruoloRiga', 'un tipo di riga'),
    campi: ['ruolo'],
    nonVuota: true,
    aiuto: 'Solo le righe entrano nei conti',
  },
];

/** Written overview. */
export const campiProspetto: readonly DefinizioneCampo[] = [
  { id: 'scheda', titolo: 'Scheda', genere: testoLibero, campi: ['schedaLetta'] },
  { id: 'fondo', titolo: 'Fondo', genere: fondo, campi: ['fondoLetto', 'fondoId'] },
  { id: 'anno', titolo: 'Anno', genere: anno, campi: ['anno'] },
  { id: 'importo', titolo: 'Importo scritto (€)', genere: importo, campi: ['importoCents'] },
  {
    id: 'ruolo',
    titolo: 'Riga',
    genere: vocabolario('ruoloRiga', 'un tipo di riga'),
    campi: ['ruolo'],
    obbligatoria: true,
  },
];

/** Resources: who pays, from which fund, in which year; scheda, body and item are written in their own views. */
export const campiRisorsa: readonly DefinizioneCampo[] = [
  { id: 'fondo', titolo: 'Fondo', genere: fondo, campi: ['fondoLetto', 'fondoId'], obbligatoria: true },
  {
    id: 'annualita',
    titolo: 'Annualità',
    genere: anno,
    campi: ['annualita'],
    aiuto: 'Anno del fondo, se diverso da quello di spesa',
    nonVuota: true,
  },
  { id: 'anno', titolo: 'Anno', genere: anno, campi: ['anno'], obbligatoria: true },
  { id: 'importo', titolo: 'Importo (€)', genere: importo, campi: ['importoCents'] },
];

/** Contributions; the body that sent them is written in its own view. */
export const campiContributo: readonly DefinizioneCampo[] = [
  { id: 'codice', titolo: 'Numero', genere: testoLibero, campi: ['codice'], obbligatoria: true },
  {
    id: 'ente',
    titolo: 'Ente',
    genere: riferimento('ets', 'un ente del registro «Enti del Terzo settore»'),
    campi: ['etsId'],
  },
  { id: 'data', titolo: 'Ricevuto', genere: giorno, campi: ['dataRicezione'] },
  { id: 'tavolo', titolo: 'Tavolo', genere: testoLibero, campi: ['tavolo'] },
  { id: 'leps', titolo: 'LEPS', genere: piuLeps, campi: ['leps'] },
  { id: 'titolo', titolo: 'Titolo', genere: testoLibero, campi: ['titolo'], obbligatoria: true },
  { id: 'testo', titolo: 'Testo', genere: testoSempre, campi: ['testo'] },
  { id: 'referente', titolo: 'Referente', genere: testoLibero, campi: ['referente'] },
  { id: 'consenso', titolo: 'Consenso a pubblicare', genere: siNo, campi: ['consensoPubblicazione'] },
  {
    id: 'dati-rivisti',
    titolo: 'Dati personali rivisti',
    genere: siNo,
    campi: ['datiRivisti'],
    aiuto: 'Qualcuno ha tolto dal testo i dati di persone',
  },
  { id: 'copia-di', titolo: 'Copia di', genere: riferimento('contributo', 'un contributo'), campi: ['duplicatoDi'] },
  {
    id: 'revisione-di',
    titolo: 'Revisione di',
    genere: riferimento('contributo', 'un contributo'),
    campi: ['revisioneDi'],
  },
];

const dellaParte = {
  registro: 'ente',
  di: (righe: Righe, id: string): string | null => {
    const enteId = righe.riga('parte', id)?.enteId;
    return typeof enteId === 'string' ? enteId : null;
  },
} as const satisfies DefinizioneCampo['altrove'];

/** Parties of the accordo. */
export const campiParte: readonly DefinizioneCampo[] = [
  { id: 'ordine', titolo: 'Ordine', genere: ordine, campi: ['ordine'], obbligatoria: true },
  { id: 'parte', titolo: 'Parte', genere: soloEnte, campi: ['enteId'], obbligatoria: true },
  { id: 'ruolo', titolo: 'Ruolo', genere: vocabolario('ruoloParte', 'un ruolo'), campi: ['ruolo'], obbligatoria: true },
  { id: 'firmatario', titolo: 'Firmatario', genere: testoLibero, campi: ['persona'] },
  { id: 'qualita', titolo: 'Qualità', genere: testoLibero, campi: ['qualita'] },
  { id: 'delega', titolo: 'Delega', genere: testoLibero, campi: ['delega'] },
  { id: 'organo', titolo: 'Organo', genere: testoLibero, campi: ['attoOrgano'] },
  { id: 'numero', titolo: 'Numero', genere: testoLibero, campi: ['attoNumero'] },
  { id: 'data', titolo: 'Data', genere: giorno, campi: ['attoData'] },
  { id: 'esecutivita', titolo: 'Esecutività', genere: testoLibero, campi: ['attoEsecutivita'] },
  { id: 'firma', titolo: 'Firmato il', genere: giorno, campi: ['dataFirma'] },
  { id: 'impegni', titolo: 'Impegni specifici', genere: testoLibero, campi: ['impegni'], aiuto: 'Uno per riga' },
  {
    id: 'per-conto',
    titolo: 'Per conto di',
    genere: idComuni,
    campi: ['perConto'],
    aiuto: 'Comuni che una Unione rappresenta',
  },
  { id: 'cf', titolo: 'Codice fiscale', genere: testoLibero, campi: ['codiceFiscale'], altrove: dellaParte },
  { id: 'pec', titolo: 'PEC', genere: testoLibero, campi: ['pec'], altrove: dellaParte },
];

/** Commitments. */
export const campiAdempimento: readonly DefinizioneCampo[] = [
  {
    id: 'stato',
    titolo: 'Stato',
    genere: vocabolario('statoAdempimento', 'uno stato'),
    campi: ['stato'],
    obbligatoria: true,
  },
  { id: 'data', titolo: 'Data', genere: giorno, campi: ['data'] },
  { id: 'atto', titolo: 'Atto', genere: testoLibero, campi: ['atto'] },
  { id: 'responsabile', titolo: 'Responsabile', genere: testoLibero, campi: ['responsabile'] },
];

/** Imported documents: what a person may say of a file. */
export const campiDocumento: readonly DefinizioneCampo[] = [
  {
    id: 'tipo',
    titolo: 'Tipo',
    genere: vocabolario('tipoContabile', 'un tipo di documento contabile'),
    campi: ['tipo'],
  },
  {
    id: 'data',
    titolo: 'Data dell’atto',
    genere: giorno,
    campi: ['dataAtto'],
    aiuto: 'Vale il documento con la data più recente',
  },
  { id: 'dal', titolo: 'Dal', genere: anno, campi: ['annoDal'] },
  { id: 'al', titolo: 'Al', genere: anno, campi: ['annoAl'] },
  { id: 'note', titolo: 'Note', genere: testoLibero, campi: ['note'] },
];

/** Anomalies: what a person decided. */
export const campiAnomalia: readonly DefinizioneCampo[] = [
  {
    id: 'risolta',
    titolo: 'Decisione',
    genere: testoLibero,
    campi: ['risolta'],
    aiuto: 'Che cosa si è deciso; vuoto: ancora aperta',
  },
];
