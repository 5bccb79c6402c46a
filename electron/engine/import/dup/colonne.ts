import { chiave, parole } from '../confronto-testi.ts';
import type { Contesto } from '../contesto.ts';
import type { Colonna, Tabella } from '../griglia/intestazione.ts';
import type { Cella, Foglio } from '../griglia/tipi.ts';
import { leggiNumero } from '../numeri.ts';
import { codiceDaCella, leggiTitolo } from '../programmi.ts';
import { type ColonnaImporto, IMPORTO_NUOVO, misuraDi, type RuoloColonna } from './vocabolario.ts';

/** A table of spending whose columns have been told by header and content together. */
export type TabellaSpesa = {
  readonly foglio: Foglio;
  readonly r0: number;
  readonly r1: number;
  readonly righe: readonly number[];
  readonly importi: readonly { readonly c: number; readonly testo: string; readonly ruolo: ColonnaImporto }[];
  readonly colonne: ReadonlyMap<number, RuoloColonna>;
  /** Programmes have a column of codes. */
  readonly conCodici: boolean;
  /** Every column with its final role, those not read included. */
  readonly tutte: readonly Colonna<RuoloColonna>[];
};

/** What the values of a column look like, as shares of its non-empty cells. */
type Profilo = {
  readonly pieni: number;
  readonly istat: number;
  readonly codice: number;
  readonly corto: number;
  readonly titolo: number;
  readonly anno: number;
  readonly misura: number;
  readonly testo: number;
  readonly numero: number;
  readonly nomeComune: number;
};

const CAMPIONE = 300;
/** Labels of totals say nothing of what a column holds. */
const ETICHETTA_TOTALE = /^\W*(?:totale|totali|tot\.|sub-?\s?totale|a\s+riportare|riporto)/i;

const profiloDi = (foglio: Foglio, righe: readonly number[], c: number, contesto: Contesto): Profilo => {
  const istat = new Set(contesto.comuni.map((x) => x.codiceIstat));
  const nomi = new Set(contesto.comuni.flatMap((x) => [chiave(x.nome), chiave(`Comune di ${x.nome}`)]));
  const conta = {
    pieni: 0,
    istat: 0,
    codice: 0,
    corto: 0,
    titolo: 0,
    anno: 0,
    misura: 0,
    testo: 0,
    numero: 0,
    nomeComune: 0,
  };
  for (const r of righe) {
    const cella = foglio.cella(r, c);
    if (!cella || ETICHETTA_TOTALE.test(cella.testo)) continue;
    conta.pieni += 1;
    const t = cella.testo.trim();
    if (istat.has(t.padStart(6, '0')) && /^\d{5,6}$/.test(t)) conta.istat += 1;
    if (codiceDaCella(cella)?.programma) conta.codice += 1;
    if (/^\d{1,2}$/.test(t)) conta.corto += 1;
    if (leggiTitolo(t) !== null && t.length <= 60) conta.titolo += 1;
    if (/^(?:19|20)\d{2}$/.test(t)) conta.anno += 1;
    if (misuraDi(t) !== null && t.length < 60) conta.misura += 1;
    if (parole(t).filter((p) => /^[a-z]{3,}$/.test(p)).length >= 2) conta.testo += 1;
    if (nomi.has(chiave(t))) conta.nomeComune += 1;
    if (eImporto(cella)) conta.numero += 1;
    if (conta.pieni >= CAMPIONE) break;
  }
  const quota = (n: number) => (conta.pieni === 0 ? 0 : n / conta.pieni);
  return {
    pieni: conta.pieni,
    istat: quota(conta.istat),
    codice: quota(conta.codice),
    corto: quota(conta.corto),
    titolo: quota(conta.titolo),
    anno: quota(conta.anno),
    misura: quota(conta.misura),
    testo: quota(conta.testo),
    numero: quota(conta.numero),
    nomeComune: quota(conta.nomeComune),
  };
};

const eImporto = (cella: Cella): boolean => {
  if (cella.valore.tipo === 'numero' || cella.valore.tipo === 'ignoto') return true;
  const letto = leggiNumero(cella.testo);
  return letto.tipo === 'numero' || letto.tipo === 'ambiguo' || letto.tipo === 'ignoto';
};

const META = 0.5;
/** Missions, programmes and titoli one under the other in a single column ("12", "12.01", "1"). */
const eGerarchia = (p: Profilo): boolean => p.codice >= 0.1 && p.codice + p.corto > 0.9;

/** Final role of one column: the header proposes, the content corrects or supplies what the header does not say. */
const decidi = (colonna: Colonna<RuoloColonna>, p: Profilo, dopoImporti: boolean): RuoloColonna | null => {
  const { ruolo, testo } = colonna;
  const solo = (tipo: Exclude<RuoloColonna['tipo'], 'importo'>): RuoloColonna => ({ tipo }) as RuoloColonna;
  if (p.pieni === 0) return ruolo?.tipo === 'importo' ? ruolo : null;
  if (ruolo?.tipo === 'importo') {
    if (ruolo.anno === null && p.misura > META && p.numero < META) return solo('misura');
    if (p.numero < 0.2 && p.testo > META) return solo('descrizione');
    return ruolo;
  }
  if (ruolo?.tipo === 'nota' || ruolo?.tipo === 'anno' || ruolo?.tipo === 'enteNome' || ruolo?.tipo === 'dettaglio')
    return ruolo;
  if (ruolo?.tipo === 'enteCodice') return ruolo;
  if (p.istat > META && ruolo?.tipo !== 'missione' && ruolo?.tipo !== 'programma') return solo('enteCodice');
  if (ruolo?.tipo === 'misura') return p.misura > META ? ruolo : null;
  if (ruolo?.tipo === 'titolo')
    return p.titolo > META || p.corto > META ? ruolo : p.testo > META ? solo('descrizione') : ruolo;
  if (
    ruolo?.tipo === 'programma' ||
    ruolo?.tipo === 'codice' ||
    ruolo?.tipo === 'codiceGenerico' ||
    ruolo?.tipo === 'missione'
  ) {
    if (p.codice > META) return solo('codice');
    if (eGerarchia(p)) return solo('codice');
    if (ruolo.tipo === 'codiceGenerico')
      return p.corto > META ? solo('programma') : p.testo > META ? solo('descrizione') : null;
    if (ruolo.tipo !== 'missione' && p.testo > META && p.codice < 0.2 && p.corto < 0.2) return solo('descrizione');
    return ruolo;
  }
  if (ruolo) return ruolo;
  // Numbers without a header beyond the amounts are not codes.
  if (dopoImporti) return p.misura > 0.8 ? solo('misura') : null;
  if (p.nomeComune > 0.8) return solo('enteNome');
  if (p.codice > 0.8 || eGerarchia(p)) return solo('codice');
  if (p.misura > 0.8) return solo('misura');
  if (p.anno > 0.8 && /^a/i.test(testo)) return solo('anno');
  if (p.titolo > 0.8 && /^t/i.test(testo)) return solo('titolo');
  return p.testo > META ? solo('descrizione') : null;
};

/** Columns of a found table, with the unnamed ones told by their content. */
export const colonneDi = (tabella: Tabella<RuoloColonna>, contesto: Contesto): TabellaSpesa => {
  const { foglio, righe } = tabella;
  const campione = righe.slice(0, CAMPIONE * 2);
  const note = new Map(tabella.colonne.map((x) => [x.c, x]));
  for (const r of campione.slice(0, CAMPIONE))
    for (const cella of foglio.riga(r))
      if (!note.has(cella.c)) note.set(cella.c, { c: cella.c, testo: '', ruolo: null });
  const ordinate = [...note.values()].sort((a, b) => a.c - b.c);
  const colonne = new Map<number, RuoloColonna>();
  let importi = false;
  for (const colonna of ordinate) {
    const ruolo = decidi(colonna, profiloDi(foglio, campione, colonna.c, contesto), importi);
    if (!ruolo) continue;
    colonne.set(colonna.c, ruolo);
    importi ||= ruolo.tipo === 'importo';
  }
  unAnnoSolo(foglio, campione, colonne);
  descrizioneDelProgramma(note, colonne);
  return tabellaDi({ ...tabella, colonne: ordinate.map((x) => ({ ...x, ruolo: colonne.get(x.c) ?? null })) });
};

/** Columns of a table whose header says nothing, told by their values alone: a guess for the person, never used by itself. */
export const colonneProbabili = (
  tabella: Tabella<RuoloColonna>,
  contesto: Contesto,
): readonly Colonna<RuoloColonna>[] => {
  const { foglio, righe } = tabella;
  const campione = righe.slice(0, CAMPIONE);
  return colonneDi(tabella, contesto).tutte.map((x) => {
    if (x.ruolo !== null) return x;
    const p = profiloDi(foglio, campione, x.c, contesto);
    return p.pieni > 0 && p.numero > META && p.corto < META ? { ...x, ruolo: IMPORTO_NUOVO } : x;
  });
};
/** A table of spending from columns whose roles are final. */
export const tabellaDi = ({ foglio, r0, r1, righe, colonne: tutte }: Tabella<RuoloColonna>): TabellaSpesa => {
  const colonne = new Map(tutte.flatMap(({ c, ruolo }) => (ruolo === null ? [] : [[c, ruolo] as const])));
  const importi = tutte.flatMap(({ c, testo, ruolo }) => (ruolo?.tipo === 'importo' ? [{ c, testo, ruolo }] : []));
  const conCodici = [...colonne].some(
    ([c, { tipo }]) =>
      (tipo === 'codice' || tipo === 'programma') &&
      righe.slice(0, CAMPIONE).some((r) => /^\W*\d/.test(foglio.cella(r, c)?.testo ?? '')),
  );
  return { foglio, r0, r1, righe, colonne, importi, conCodici, tutte };
};

/** Two columns of years ("Esercizio", "Anno di previsione"): the one that changes from row to row is the year of the amount. */
const unAnnoSolo = (foglio: Foglio, righe: readonly number[], colonne: Map<number, RuoloColonna>): void => {
  const anni = [...colonne].flatMap(([c, ruolo]) => (ruolo.tipo === 'anno' ? [c] : []));
  if (anni.length < 2) return;
  const diversi = (c: number) => new Set(righe.map((r) => foglio.cella(r, c)?.testo ?? '')).size;
  const [tenuta] = anni.toSorted((a, b) => diversi(b) - diversi(a) || a - b);
  for (const c of anni) if (c !== tenuta) colonne.delete(c);
};

/** Of several descriptions, the programme's is the one that can tell a programme. */
const descrizioneDelProgramma = (
  note: ReadonlyMap<number, Colonna<RuoloColonna>>,
  colonne: Map<number, RuoloColonna>,
): void => {
  const tutte = [...colonne].flatMap(([c, ruolo]) => (ruolo.tipo === 'descrizione' ? [c] : []));
  const sua = tutte.find((c) => /program|progr\./i.test(note.get(c)?.testo ?? ''));
  if (sua === undefined || tutte[0] === sua) return;
  for (const c of tutte) if (c < sua) colonne.set(c, { tipo: 'nota' });
};
