import { contiene } from './giorni.ts';
import { raggruppa } from './indice.ts';
import { type NonVerificabile, nonVerificabile } from './non-verificabile.ts';
import type { PaccoCompilato } from './pacco.ts';

/**
 * Names of the pack parameters that formulas and rules read. Values, validity and sources are data of the pack; a
 * parameter that is missing or not verified makes the result non verificabile.
 */
export const nomiParametri = {
  /** Profiles that count as assistente sociale. */
  profiliAS: 'pers.as.profili',
  /** Employment relations that count for the contribution and for the ratio. */
  rapportiContributo: 'pers.as.rapportiContributo',
  rapportiLeps: 'pers.as.rapportiLeps',
  /** Kinds of bodies (`tipoEnte`) whose staff counts (DM 15/2021; nota MLPS 908/2023). */
  entiAS: 'pers.as.enti',
  /** Fund id of the contribution L. 178/2020 art. 1 c. 797. */
  fondoAS: 'pers.as.fondo',
  /** Inhabitants for one FTE: contribution from, LEPS, objective. */
  sogliaContributo: 'pers.as.abitantiContributo',
  sogliaLeps: 'pers.as.abitantiLeps',
  sogliaObiettivo: 'pers.as.abitantiObiettivo',
  /** Cents a year for one FTE of the first and of the second slice. */
  quota1: 'pers.as.contributoPrimaFasciaCents',
  quota2: 'pers.as.contributoSecondaFasciaCents',
  /** Fund id of the budgets of the Comuni: checked against the DUP, never against an assignment. */
  fondoComuni: 'fondi.bilanciComunali',
  tolleranzaContributoCents: 'pers.as.tolleranzaContributoCents',
  tolleranzaContributoBp: 'pers.as.tolleranzaContributoBp',
  tolleranzaSomme: 'tol.sommaCents',
  tolleranzaDup: 'tol.dupCents',
  tolleranzaQuote: 'tol.quotaCents',
  motivazioneRipetuta: 'coprog.motivazioneRipetuta',
  /** Months that a source should cover after a permanent hire. */
  mesiCoperturaTI: 'pers.mesiCoperturaTI',
  costoScostamentoBp: 'pers.costoScostamentoBp',
  /** Yearly cost of one FTE by profile, cents: `{ assistente-sociale: 3950000 }`. */
  costiProfilo: 'pers.costoAnnuoCents',
  /** Names of each area of the contract: `{ area: [names read in files] }`. */
  areeContratto: 'ccnl.aree',
  /** Profiles and inhabitants for one FTE of the multidisciplinary team. */
  profiliPsicologo: 'eqm.profiliPsicologo',
  profiliEducatore: 'eqm.profiliEducatore',
  abitantiPsicologo: 'eqm.abitantiPerPsicologo',
  abitantiEducatore: 'eqm.abitantiPerEducatore',
  /** LEPS whose staff the contribution pays for. */
  lepsAS: 'pers.as.leps',
  nidi: 'dup.nidiProgrammi',
  titoliSpesa: 'dup.titoliSpesa',
  caloBp: 'dup.caloBp',
  residuoBp: 'fondi.residuoBp',
  annualitaMassima: 'fondi.annualitaMassima',
  /** Funds whose spending term is not known. */
  annualitaIgnota: 'fondi.annualitaIgnota',
  quotaMinoriBp: 'fnps.quotaMinoriBp',
  fondoMinori: 'fnps.fondo',
  programmiMinori: 'fnps.programmiMinori',
  fondoObiettivi: 'fses.fondo',
  fondoCura: 'fna.fondo',
  /** Number of years that the Region asks of a plan. */
  anniPiano: 'piano.anni',
  /** Letters of L. 328/2000 art. 19 c. 1 with their content. */
  contenutiPiano: 'piano.contenuti',
  repertorioRunts: 'runts.repertorio.regex',
  giorniAvviso: 'coprog.giorniMinimiAvviso',
  giorniSottoscrizione: 'accordo.giorniSottoscrizione',
  /** Expressions searched in texts. */
  datiPersonali: 'testo.datiPersonali',
  affidamenti: 'testo.affidamenti',
  misureAbrogate: 'testo.misureAbrogate',
  segnaposti: 'testo.segnaposti',
  terminiSuperati: 'testo.terminiSuperati',
  ratifica: 'testo.ratifica',
  /** Funds with their own conditions: services share, extreme poverty, programme with a convention, health. */
  fondiPoverta: 'fpqs.fondi',
  fondiPovertaEstrema: 'fpqpe.fondi',
  fondiConvenzione: 'pni.fondi',
  fondiSanita: 'san.fondi',
  destinatariPovertaEstrema: 'fpqpe.destinatari',
  /** Beneficiaries for whom the income threshold of the services share does not count. */
  destinatariSenzaSoglia: 'fpqs.destinatariSenzaSoglia',
  sogliaIsee: 'fpqs.sogliaIseeCents',
  /** Least share of a fund that must go to a LEPS, basis points: `{ fondo: { leps: bp } }`, null = not read. */
  quoteMinime: 'fondi.quoteMinimeBp',
  tolleranzaUnitario: 'tol.unitarioCents',
  scostamentoPrecedente: 'qe.scostamentoBp',
  /** Days before a deadline from which the checks remind of it, and the deadlines as `MM-DD`. */
  giorniPromemoria: 'calendario.giorniPromemoria',
  scadenzaDup: 'dup.scadenzaPresentazione',
  scadenzaNota: 'dup.scadenzaNota',
  scadenzaProspetto: 'pers.as.scadenzaProspetto',
  scadenzaDecreto: 'pers.as.scadenzaDecreto',
  /** Code of the duty that says whether the yearly statement of assistenti sociali was sent. */
  adempimentoProspetto: 'pers.as.adempimentoProspetto',
  /** What the law asks of plans from a year on: `{ name: { dal, cosa, norma, commi: [], parole: [] } }`. */
  temiDovuti: 'piano.temiDovuti',
  /** Clauses of the accordo: `{ clause: [words of the title of its article] }`. */
  clausole: 'accordo.clausole',
  /** Words that name a health body; who signs a protocol of discharges: `{ party: [words] }`. */
  nomiSanita: 'sanita.nomi',
  partiDimissioni: 'dimissioni.parti',
  /** What the individual project must foresee: `{ content: [words] }`. */
  contenutiProgetto: 'pai.contenuti',
  settoriCollegati: 'piano.settoriCollegati',
  denominatoriPopolazione: 'indicatori.denominatoriPopolazione',
  apportoEts: 'testo.apportoEts',
  /** Abbreviations that need no explanation. */
  sigleNote: 'testo.sigleNote',
  /** Words of the norms that quotations may copy: `{ norm/point: text }`. */
  testiNorme: 'norme.testi',
  /** How people write the figures of the plan: `{ reference: { unita: [], parole: [] } }`. */
  cifreNelTesto: 'testo.cifre',
  /** Recognised sources of an indicator; standards of LEPS by indicator code. */
  fontiIndicatori: 'indicatori.fonti',
  standardIndicatori: 'indicatori.standard',
  /** LEPS that single rules speak of: `{ pis: [ids], dimissioni: [ids], … }`. */
  lepsDelleRegole: 'leps.delleRegole',
  /** Words by which a scheda says its organisation of the emergency service (`a`, `b`) and its kinds of discharge. */
  modelliPis: 'pis.modelli',
  tipologieDimissioni: 'dimissioni.tipologie',
  /** Hours of supervision a year for one assistente sociale. */
  oreSupervisione: 'leps.sup.oreMin',
  oreDomiciliari: 'ado.oreSettimanali',
  settimaneDomiciliari: 'ado.settimaneAnno',
  /** Years in which hours of autonomy must match the State's funds, and weeks that count in a year. */
  anniAutonomia: 'aec.anni',
  settimaneAutonomia: 'aec.settimaneAnno',
  /** Provinces where the reform of disability is tried, from the day on which the row begins. */
  provinceSperimentali2025: 'pdv.provinceSperimentali2025',
  provinceSperimentali2026: 'pdv.provinceSperimentali2026',
  progettoDiVitaDal: 'pdv.tuttoIlPaeseDal',
  /** Services that the law always asks for: `{ name: { tipologie: [], leps: [] } }`. */
  serviziMinimi: 'servizi.minimi',
  /** Who an Ufficio di Piano is made of: `{ name: [ruoli] }`. */
  composizioneUfficio: 'ufficio.composizione',
  tolleranzaFte: 'tol.fteMilli',
  /** Kinds of service (`servizioPersonale`) whose staff is social. */
  serviziSociali: 'pers.serviziSociali',
  /** Profiles that are social wherever they work. */
  profiliSociali: 'pers.profiliSociali',
  /** First threshold of hiring capacity, basis points by band of inhabitants. */
  sogliaComuni: 'pers.soglia.s1bp',
  rapportiCapacita: 'pers.capacita.rapporti',
  abitantiSemplificato: 'dup.semplificatoAbitanti',
  scostamentoPopolazione: 'dup.popolazioneScostamentoBp',
  macroTrasferimenti: 'dup.macroTrasferimenti',
  livelloSpesa: 'ats.livelloSpesa',
} as const;
/** Identifier in the pack of a parameter that rules read. */
export type NomeParametro = (typeof nomiParametri)[keyof typeof nomiParametri];

const sempre = (pacco: PaccoCompilato, id: string) => raggruppa(pacco.parametri, 'id', (p) => p.id).get(id) ?? [];

/** Value of a parameter on a day: the valid row that began last. Missing, expired or unread (`null`) → NonVerificabile. */
export const valoreParametro = (pacco: PaccoCompilato, id: string, data: string): unknown | NonVerificabile => {
  const righe = sempre(pacco, id);
  const valide = righe.filter((p) => contiene({ dal: p.validoDal, al: p.validoAl }, data));
  const scelta = valide.reduce<(typeof righe)[number] | undefined>(
    (a, b) => (a === undefined || (b.validoDal ?? '') >= (a.validoDal ?? '') ? b : a),
    undefined,
  );
  if (scelta === undefined)
    return nonVerificabile(
      righe.length === 0
        ? `il modello non ha il parametro «${id}»`
        : `il modello non ha il parametro «${id}» valido al ${data}`,
    );
  return scelta.valore === null
    ? nonVerificabile(`il parametro «${id}» è da verificare (${scelta.fonte})`)
    : scelta.valore;
};

const deveEssere = <T>(
  pacco: PaccoCompilato,
  id: string,
  data: string,
  atteso: string,
  eDelTipo: (v: unknown) => v is T,
): T | NonVerificabile => {
  const valore = valoreParametro(pacco, id, data);
  if (typeof valore === 'object' && valore !== null && 'nv' in valore) return valore as NonVerificabile;
  return eDelTipo(valore) ? valore : nonVerificabile(`il parametro «${id}» del modello non è ${atteso}`);
};

/** Integer parameter on a day. */
export const parametroIntero = (pacco: PaccoCompilato, id: string, data: string): number | NonVerificabile =>
  deveEssere(pacco, id, data, 'un numero intero', (v): v is number => Number.isSafeInteger(v));
/** Text parameter on a day. */
export const parametroTesto = (pacco: PaccoCompilato, id: string, data: string): string | NonVerificabile =>
  deveEssere(pacco, id, data, 'un testo', (v): v is string => typeof v === 'string');
/** List-of-texts parameter on a day. */
export const parametroElenco = (pacco: PaccoCompilato, id: string, data: string): readonly string[] | NonVerificabile =>
  deveEssere(
    pacco,
    id,
    data,
    'un elenco',
    (v): v is readonly string[] => Array.isArray(v) && v.every((x) => typeof x === 'string'),
  );
/** List-of-integers parameter on a day. */
export const parametroInteri = (pacco: PaccoCompilato, id: string, data: string): readonly number[] | NonVerificabile =>
  deveEssere(
    pacco,
    id,
    data,
    'un elenco di numeri interi',
    (v): v is readonly number[] => Array.isArray(v) && v.every((x) => Number.isSafeInteger(x)),
  );
/** Table parameter on a day: an object whose values the caller checks. */
export const parametroTabella = (
  pacco: PaccoCompilato,
  id: string,
  data: string,
): Readonly<Record<string, unknown>> | NonVerificabile =>
  deveEssere(
    pacco,
    id,
    data,
    'una tabella',
    (v): v is Readonly<Record<string, unknown>> => typeof v === 'object' && v !== null && !Array.isArray(v),
  );
