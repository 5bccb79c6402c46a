import type { Fondo, Leps, Norma, PaccoCompilato } from '#domain/pacco.ts';

const provenienza = { fonte: 'prova', verificatoIl: '2026-11-23', validoDal: null, validoAl: null };

const norma = (id: string, breve: string, articoli: Record<string, number> = {}): Norma => ({
  id,
  tipo: 'legge',
  data: null,
  numero: null,
  breve,
  estesa: breve,
  titolo: breve,
  urn: null,
  url: `https://www.normattiva.it/${id}`,
  articoli,
  abrogata: false,
  ...provenienza,
});

const parametro = (id: string, valore: unknown) => ({ id, valore, esito: 'confermato', ...provenienza });

const leps = (id: string, nome: string, oltre: Partial<Leps> = {}): Leps => ({
  id,
  nome,
  breve: nome,
  citazioni: [{ norma: 'l-234-2021', articolo: '1', comma: '170', lettera: 'a' }],
  atto: null,
  fondi: [],
  standard: null,
  target: 'tutti',
  obbligatorio: true,
  obbligatorioDal: '2022-01-01',
  gravita: 'bloccante',
  assorbitoDa: null,
  elementi: [],
  indicatori: [],
  puaUvm: 'no',
  programma: null,
  conSchedaPropria: true,
  ordine: 0,
  corpo: [],
  ...provenienza,
  ...oltre,
});

const fondo = (id: string, nome: string, oltre: Partial<Fondo> = {}): Fondo => ({
  id,
  nome,
  breve: id,
  base: 'prova',
  strutturale: true,
  fineAttivita: null,
  fineDeroga: null,
  profili: [],
  tutteLeps: false,
  ...provenienza,
  ...oltre,
});

const ammissione = (nomeFondo: string, nomeLeps: string, esito: 'ammesso' | 'non_ammesso') => ({
  fondo: nomeFondo,
  leps: nomeLeps,
  esito,
  condizioni: [],
  ...provenienza,
});

/** Parameters of the national pack that formulas and rules read, with the values in force. */
export const parametriDiProva: PaccoCompilato['parametri'] = [
  parametro('pers.as.profili', ['assistente-sociale']),
  parametro('pers.as.rapportiContributo', ['TI']),
  parametro('pers.as.rapportiLeps', ['TI', 'TD']),
  parametro('pers.as.enti', ['comune', 'ambito', 'unione', 'consorzio', 'azienda', 'istituzione', 'asp']),
  parametro('pers.as.fondo', 'FP-AS'),
  parametro('pers.as.abitantiContributo', 6500),
  parametro('pers.as.abitantiLeps', 5000),
  parametro('pers.as.abitantiObiettivo', 4000),
  parametro('pers.as.contributoPrimaFasciaCents', 4_000_000),
  parametro('pers.as.contributoSecondaFasciaCents', 2_000_000),
  parametro('fondi.bilanciComunali', 'COM'),
  parametro('pers.as.tolleranzaContributoCents', 100),
  parametro('pers.as.tolleranzaContributoBp', 10),
  parametro('tol.sommaCents', 0),
  parametro('tol.dupCents', 100),
  parametro('tol.quotaCents', 1),
  parametro('coprog.motivazioneRipetuta', 5),
];

/** Small pack of the same shape as the national one: enough LEPS, funds, norms and parameters to prove the rules. */
export const paccoDiProva = (oltre: Partial<PaccoCompilato> = {}): PaccoCompilato => ({
  formato: 1,
  id: 'prova',
  versione: '1',
  titolo: 'Modello di prova',
  regione: null,
  estende: [],
  impronta: 'a'.repeat(64),
  organo: { id: 'organo', nome: 'Conferenza dei Sindaci', articolo: 'la', numero: 's' },
  vocaboli: [],
  sigle: {},
  bollettino: null,
  norme: [
    norma('l-178-2020', 'L. 178/2020', { '1': 0 }),
    norma('l-234-2021', 'L. 234/2021', { '1': 0 }),
    norma('l-199-2025', 'L. 199/2025', { '1': 0 }),
    norma('tuel', 'D.Lgs. 267/2000', { '34': 0, '170': 0 }),
  ],
  erroriCitazione: [
    {
      id: 'dlgs-112-1998',
      espressione: String.raw`D\. ?Lgs\.? ?31 marzo 1998,? n\. ?12\b`,
      corretto: 'D.Lgs. 31 marzo 1998, n. 112',
      contesto: null,
      probabile: false,
      ...provenienza,
    },
    {
      id: 'visto-151',
      espressione: String.raw`art\. ?151,? comma 4`,
      corretto: 'art. 183, comma 7, D.Lgs. 267/2000',
      contesto: 'visto|copertura',
      probabile: true,
      ...provenienza,
    },
  ],
  leps: [
    leps('LEPS-SSP', 'Servizio sociale professionale'),
    leps('LEPS-RES', 'Residenza fittizia', { ordine: 1 }),
    leps('LEPS-EQM', 'Équipe multidisciplinare', { ordine: 2, gravita: 'avviso', obbligatorioDal: '2027-01-01' }),
    leps('LEPS-PAI', 'Percorso assistenziale integrato', {
      ordine: 3,
      assorbitoDa: 'LEPS-PUA',
      conSchedaPropria: false,
    }),
    leps('LEPS-PUA', 'PUA e UVM', { ordine: 4 }),
    leps('LEPS-ISEE', 'ISEE', { ordine: 5, obbligatorio: false, obbligatorioDal: null, conSchedaPropria: false }),
  ],
  fondi: [
    fondo('FNPS', 'Fondo nazionale per le politiche sociali'),
    fondo('FP-AS', 'Contributo assistenti sociali'),
    fondo('FNA', 'Fondo per le non autosufficienze'),
    fondo('PNRR', 'PNRR M5C2', { strutturale: false, fineAttivita: '2026-06-30', fineDeroga: '2026-08-31' }),
    fondo('COM', 'Bilanci dei Comuni', { tutteLeps: true }),
  ],
  ammissibilita: [
    ammissione('FNPS', 'LEPS-SSP', 'ammesso'),
    ammissione('FP-AS', 'LEPS-SSP', 'ammesso'),
    ammissione('FP-AS', 'LEPS-RES', 'non_ammesso'),
    ammissione('FP-AS', 'LEPS-PUA', 'non_ammesso'),
  ],
  programmi: ['12.03', '12.04', '12.07', '12.09'].map((id) => ({
    id,
    missione: '12',
    nome: `Programma ${id}`,
    sociale: id !== '12.09',
    ...provenienza,
  })),
  profili: [
    { id: 'assistente-sociale', nome: 'assistente sociale', area: null, plurale: 'assistenti sociali', ...provenienza },
    { id: 'psicologo', nome: 'psicologo', area: null, plurale: 'psicologi', ...provenienza },
  ],
  parametri: parametriDiProva,
  indicatori: [],
  adempimenti: [],
  alias: { leps: {}, fondi: {}, forme: {}, profili: {}, programmi: {}, rapporti: {} },
  capitoli: [],
  atti: [],
  ...oltre,
});
