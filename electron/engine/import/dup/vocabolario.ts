import type { Stato } from '#domain/stati.ts';
import { frase, spaziSemplici } from '../confronto-testi.ts';
import type { Colonna, Riconoscimento } from '../griglia/intestazione.ts';
import { leggiMacro, leggiTitolo } from '../programmi.ts';

/** Accounting measure of an amount column (competenza, cassa…). */
export type Misura = Stato<'misuraContabile'>;

/** A column of amounts: year (or its distance from the first year), measure, titolo or macro when the column is for one. */
export type ColonnaImporto = {
  readonly tipo: 'importo';
  readonly anno: number | null;
  readonly relativo: number | null;
  readonly misura: Misura;
  /** Measure said by the header, or supposed. */
  readonly misuraDetta: boolean;
  readonly titolo: number | null;
  readonly macro: string | null;
  /** `somma` = total across columns; `storica` = earlier or superseded figures, kept but never used. */
  readonly uso: 'valore' | 'somma' | 'storica';
};
/** A column of amounts of which nothing is known yet. */
export const IMPORTO_NUOVO: ColonnaImporto = {
  tipo: 'importo',
  anno: null,
  relativo: null,
  misura: 'competenza',
  misuraDetta: false,
  titolo: null,
  macro: null,
  uso: 'valore',
};

/** What a column of an accounting table is. `dettaglio` = capitolo or other finer key; `ente…` = body of the row. */
export type RuoloColonna =
  | ColonnaImporto
  | { readonly tipo: 'missione' | 'programma' | 'codice' | 'descrizione' | 'titolo' | 'macro' | 'anno' | 'misura' }
  | { readonly tipo: 'enteCodice' | 'enteNome' | 'dettaglio' | 'nota' | 'codiceGenerico' };

const ANNI = /(?<!\d)((?:19|20)\d{2})(?!\d)/g;
/** Years written in a text, "2026/28" included as a range of two. */
export const anniNel = (testo: string): number[] => {
  const anni = [...testo.matchAll(ANNI)].map((m) => Number(m[1]));
  const breve = /(?<!\d)(20\d{2})\s*[-/–]\s*(\d{2})(?!\d)/.exec(testo);
  if (breve?.[1] && breve[2] && !anniBrevi(breve[2], testo)) anni.push(2000 + Number(breve[2]));
  return [...new Set(anni)];
};
const anniBrevi = (due: string, testo: string): boolean => new RegExp(`[-/–]\\s*${due}\\d{2}`).test(testo);

/** Initials of a measure alone, or beside a year or a word for amounts ("CS 2026", "Stanziamento CA"). */
const SIGLA = (sigla: string): RegExp =>
  new RegExp(
    `^ ${sigla} $| ${sigla} (?:\\d{4}|anno) | \\d{4} ${sigla} | (?:stanz\\w*|prev\\w*|imp\\w*) ${sigla} |^ ${sigla} `,
  );

const SIGLA_RESIDUI = SIGLA('rs');
const SIGLA_CASSA = SIGLA('c[as]');
const SIGLA_COMPETENZA = SIGLA('c[po]');

/** Measure named by a text; null when none is. */
export const misuraDi = (testo: string): Misura | null => {
  const f = frase(testo);
  if (/ (?:fpv|fondo pluriennale(?: vincolato)?) /.test(f)) return 'fpv';
  if (/ (?:gia )?impegnat[oei] | impegni (?:gia )?assunti /.test(f)) return 'impegnato';
  if (/ residu[oi]/.test(f) || SIGLA_RESIDUI.test(f)) return 'residui';
  if (/ cassa\w* /.test(f) || / cassa\d* /.test(f) || / cass?a? ?20\d\d /.test(f) || SIGLA_CASSA.test(f))
    return 'cassa';
  if (/ (?:competenza|comp) /.test(f) || / comp\d* /.test(f) || SIGLA_COMPETENZA.test(f)) return 'competenza';
  if (/ (?:previsione|previsioni|prev|stanziament[oi]|stanz) /.test(f)) return 'competenza';
  return null;
};

const PAROLE_MISURA =
  / (?:di|cui|d|c|in|da|per|e|gia|al|del|dell|anno|previsione|previsioni|prev|stanziament[oi]|stanz|competenza|comp|cassa|fpv|fondo|pluriennale|vincolato|vincolati|impegnat[oei]|impegni|assunti|residu[oi]|presunti|attivi|passivi|cp|cs|rs|co|ca|\d{4})(?= )/g;
const LETTERE = /[a-z]{2}/i;
/** Whether a text only names a measure ("di cui già impegnato*", "previsione di cassa"): not a thing of its own. */
export const soloMisura = (testo: string): boolean =>
  testo.length < 80 &&
  LETTERE.test(testo) &&
  misuraDi(testo) !== null &&
  frase(testo).replace(PAROLE_MISURA, '').trim() === '';

const STORICHE =
  /rendicont|consuntiv|preceden|inizial|variazion|scostament|different|incidenza|assestat|definitiv|trend|storic|%/i;
const SOMMA = / (?:totale|totali|tot|triennio|complessivo|somma) /;
const IMPORTO =
  / (?:importo|importi|imp|ammontare|valore|euro|stanziamento|stanziamenti|previsione|previsioni|spesa|spese) /;

const colonnaImporto = (testo: string): ColonnaImporto | null => {
  const f = frase(testo);
  const anni = anniNel(testo);
  const misura = misuraDi(testo);
  const titolo =
    / tit\w* /.test(f) || /corrent|capitale|prestiti/i.test(testo) ? leggiTitolo(testo.replace(ANNI, ' ')) : null;
  const macro = leggiMacro(testo);
  const base = {
    tipo: 'importo',
    misura: misura ?? 'competenza',
    misuraDetta: misura !== null,
    titolo,
    macro,
  } as const;
  const storica = STORICHE.test(testo);
  if (anni.length === 1) return { ...base, anno: anni[0] ?? null, relativo: null, uso: storica ? 'storica' : 'valore' };
  const relativo =
    /\b(?:anno|esercizio|previsioni?|stanziament\w*|competenza|cassa)\b.*?\bn\s*(?:\+\s*([1-4]))?\s*$/i.exec(testo);
  if (relativo) return { ...base, anno: null, relativo: Number(relativo[1] ?? 0), uso: storica ? 'storica' : 'valore' };
  if (SOMMA.test(f)) return { ...base, anno: null, relativo: null, uso: 'somma' };
  if (anni.length > 1) return null;
  if (misura !== null || IMPORTO.test(f) || (titolo !== null && macro === null && / tit\w* \w+ \w+/.test(f)))
    return { ...base, anno: null, relativo: null, uso: storica ? 'storica' : 'valore' };
  return null;
};

/** Role of a header text of an accounting table; null when the vocabulary does not know it. */
const classifica = (grezzo: string): RuoloColonna | null => {
  const testo = spaziSemplici(grezzo);
  if (testo.length > 120) return null;
  const f = frase(testo);
  if (/ (?:note|nota|annotazioni|osservazioni) /.test(f)) return { tipo: 'nota' };
  if (/ istat |cod\w* ?(?:comune|ente) | (?:codice|cod) (?:del )?(?:comune|ente) /.test(f))
    return { tipo: 'enteCodice' };
  if (/^ (?:comune|ente|denominazione ente|amministrazione|nome comune|comune ente) $/.test(f))
    return { tipo: 'enteNome' };
  if (/ miss\w* (?:e )?(?:programma|prog\w*|pr) | missprog\w* | mp | miss\w* .*programm/.test(f))
    return { tipo: 'codice' };
  if (/ (?:codice|cod) (?:programma|progr?) /.test(f)) return { tipo: 'codice' };
  if (/ (?:codice|cod) miss\w* /.test(f)) return { tipo: 'missione' };
  if (/ (?:codice|cod) (?:di )?bilancio | classificazione(?: di)?(?: bilancio)? $/.test(f)) return { tipo: 'codice' };
  if (
    /^ (?:anno|esercizio|eserc|annualita|esercizio finanziario|anno (?:di )?(?:bilancio|competenza|esercizio|riferimento|previsione|stanziamento|finanziario)|anno (?:della )?previsione|aa) $/.test(
      f,
    )
  )
    return { tipo: 'anno' };
  if (
    /^ (?:tipo|tipologia|tipo (?:importo|previsione|stanziamento|dato)|competenza cassa|cp cs|cassa competenza|fase|misura) $/.test(
      f,
    )
  )
    return { tipo: 'misura' };
  if (/ (?:desc\w*|denominazione|oggetto|voce|voci|dicitura) /.test(f) && anniNel(testo).length === 0) {
    if (/ program| progr /.test(f)) return { tipo: 'descrizione' };
    if (/ titol[oi] | tit /.test(f)) return { tipo: 'titolo' };
    if (/ macro/.test(f)) return { tipo: 'macro' };
    if (/ ente | comune /.test(f)) return { tipo: 'enteNome' };
    return / missione | miss /.test(f) ? { tipo: 'nota' } : { tipo: 'descrizione' };
  }
  const importo = colonnaImporto(testo);
  if (importo?.anno !== null && importo !== null) return importo;
  if (/^ (?:macro\w*|mac|macroaggregat[oi].*) $/.test(f)) return { tipo: 'macro' };
  if (
    /^ (?:capitolo|cap|articolo|art|centro di costo|cdc|cdr|responsabile|piano dei conti|pdc|impegno|servizio) /.test(f)
  )
    return { tipo: 'dettaglio' };
  if (/^ miss\w* /.test(f)) return { tipo: 'missione' };
  if (/^ (?:programm\w*|progr|prog|pr) /.test(f)) return { tipo: 'programma' };
  if (/^ (?:(?:codice|cod|numero|n) )?(?:titolo|titoli|tit|t) (?:di spesa |spesa )?$/.test(f))
    return { tipo: 'titolo' };
  if (/^ (?:codice|cod|codifica|id) $/.test(f)) return { tipo: 'codiceGenerico' };
  return importo;
};

/** Header of a table of spending: at least one amount, and something that may tell the programme. */
export const tabellaDiSpesa: Riconoscimento<RuoloColonna> = {
  classifica,
  punti: (colonne) => {
    const ruoli = colonne.flatMap((c) => (c.ruolo ? [c.ruolo] : []));
    const importi = ruoli.filter((r) => r.tipo === 'importo');
    const chiavi = new Set(ruoli.filter((r) => r.tipo !== 'importo' && r.tipo !== 'nota').map((r) => r.tipo));
    const conAnni = importi.some((r) => r.anno !== null || r.relativo !== null);
    // "Spese previste" beside columns with years is the title of what the rows are.
    const nomi = conAnni ? importi.filter((r) => r.anno === null && r.relativo === null && !r.misuraDetta) : [];
    const testi = colonne.length - importi.length + nomi.length;
    if (importi.length === 0 || testi === 0 || ruoli.length < 2) return 0;
    const conAnno = importi.some((r) => r.anno !== null || r.relativo !== null) || chiavi.has('anno');
    if (chiavi.size === 0 && !conAnno) return 0;
    const anni = new Set(
      importi.flatMap((r) => (r.anno === null ? [] : [`${r.anno} ${r.misura} ${r.titolo} ${r.macro} ${r.uso}`])),
    );
    return chiavi.size * 3 + anni.size * 2 + (conAnno ? 3 : 0) + importi.length - doppie(colonne);
  },
};

const doppie = (colonne: readonly Colonna<RuoloColonna>[]): number => {
  const viste = new Set<string>();
  let n = 0;
  for (const { ruolo } of colonne) {
    if (ruolo?.tipo !== 'importo' || ruolo.uso !== 'valore') continue;
    const k = `${ruolo.anno} ${ruolo.relativo} ${ruolo.misura} ${ruolo.titolo} ${ruolo.macro}`;
    if (viste.has(k)) n += 3;
    viste.add(k);
  }
  return n;
};
