import { frase, spaziSemplici } from '../confronto-testi.ts';
import { soloMese } from '../date.ts';
import { anniNel } from '../dup/vocabolario.ts';
import type { Colonna, Riconoscimento } from '../griglia/intestazione.ts';
import { adattatoreSemplice } from '../mappa/adattatore.ts';

/** What a column of a staff list or of a staffing plan is. */
export type RuoloPersonale =
  | {
      readonly tipo:
        | 'ente'
        | 'matricola'
        | 'nominativo'
        | 'profilo'
        | 'area'
        | 'rapporto'
        | 'orario'
        | 'dal'
        | 'al'
        | 'quota'
        | 'servizio'
        | 'note'
        | 'anno'
        | 'unita'
        | 'coperti'
        | 'modalita'
        | 'movimento'
        | 'decorrenza'
        | 'spesa'
        | 'finanziamento';
    }
  /** Units hired, transformed or leaving in one year, when years are columns. */
  | { readonly tipo: 'unitaAnno'; readonly anno: number; readonly movimento: Movimento }
  /** Units of one month of the year that the row or the title says. */
  | { readonly tipo: 'unitaMese'; readonly mese: number }
  /** Units of the row, all years or months together. */
  | { readonly tipo: 'totale' };
/** Kind of movement that a line of a PTFP plans. */
export type Movimento = 'assunzione' | 'trasformazione' | 'cessazione';

/** Movement named by a text; null when none is. */
export const movimentoDi = (testo: string): Movimento | null => {
  if (
    /trasform|(?:aumento|riduzione|modifica)\s+(?:dell['’]\s*)?(?:orario|ore)|\bda\s+.{1,20}\s+a\s+(?:tempo\s+pieno|\d)/i.test(
      testo,
    )
  )
    return 'trasformazione';
  if (/cessazion|cessat|pension|quiescenza|collocament\w+ a riposo|dimission/i.test(testo)) return 'cessazione';
  return /assunzion|assumere|reclutament|fabbisogn|nuov[ei]\s+ingress/i.test(testo) ? 'assunzione' : null;
};

const solo = (tipo: Exclude<RuoloPersonale['tipo'], 'unitaAnno' | 'unitaMese'>): RuoloPersonale => ({ tipo });

/** Role of a header text of a table about staff; null when the vocabulary does not know it. */
const classificaPersonale = (grezzo: string): RuoloPersonale | null => {
  const testo = spaziSemplici(grezzo);
  if (testo.length > 90) return null;
  const f = frase(testo);
  const anni = anniNel(testo);
  if (/ (?:note|nota|annotazioni|osservazioni) /.test(f)) return solo('note');
  const mese = soloMese(testo);
  if (mese !== null) return { tipo: 'unitaMese', mese };
  if (/^ (?:totale|totali|tot) (?:unita |triennio |anno |generale |complessivo )?$/.test(f)) return solo('totale');
  if (anni.length === 1 && anni[0] !== undefined && !/ (?:data|ccnl|posti coperti|coperti|dotazione|al 31) /.test(f))
    return / (?:decorrenza|spesa|costo|ore|orario) /.test(f)
      ? null
      : { tipo: 'unitaAnno', anno: anni[0], movimento: movimentoDi(testo) ?? 'assunzione' };
  if (/ (?:matricola|matr) | (?:codice|cod|id) (?:dip\w*|persona\w*|unita) /.test(f) || /^ (?:id|matricole) $/.test(f))
    return solo('matricola');
  if (/ (?:cognome|nominativo|dipendente|nome) /.test(f) && !/ (?:ente|comune|profilo) /.test(f))
    return solo('nominativo');
  if (
    / quota | (?:percentuale|perc) (?:di )?(?:tempo |attivita )?(?:sul |dedicat\w+ |ai |al )?(?:servizi\w*|social\w*)/.test(
      f,
    )
  )
    return solo('quota');
  if (
    / (?:assunzione|assunto|inizio|presa servizio|presa di servizio) | in servizio dal |^ (?:dal|data assunzione) /.test(
      f,
    ) &&
    !/ (?:tipo|modalita|previst\w+) /.test(f)
  )
    return solo('dal');
  if (/ (?:cessazione|scadenza|fine|termine) | fino al |^ al $/.test(f)) return solo('al');
  if (/ (?:decorrenza|mese previsto|mese|data prevista|dal mese) /.test(f)) return solo('decorrenza');
  if (/ (?:profilo|profili|qualifica|figura|figure|mansione|professionalita) /.test(f)) return solo('profilo');
  if (/ (?:modalita|reclutamento|procedura|copertura) /.test(f)) return solo('modalita');
  if (/ (?:spesa|costo|costi|onere|oneri) /.test(f)) return solo('spesa');
  if (/ (?:finanziament\w*|fonte|fondo|risorse|eterofinanziat\w*) /.test(f)) return solo('finanziamento');
  if (/ (?:rapporto|rapp|contratto|contrattuale|tempo det\w* indet\w*|ti td|natura) /.test(f)) return solo('rapporto');
  if (
    /^ tempo $| (?:orario|oraria|ore|regime|part time|parttime|impegno|fte|tempo pieno|ore settimanali|monte ore) /.test(
      f,
    )
  )
    return solo('orario');
  if (/ (?:area|aree|categoria|cat|inquadramento) /.test(f)) return solo('area');
  if (/^ (?:anno|annualita|esercizio) /.test(f)) return solo('anno');
  if (/ (?:coperti|in servizio|occupati) /.test(f)) return solo('coperti');
  if (/ (?:unita|posti|numero|dotazione|teste) |^ (?:n|nr|num) /.test(f)) return solo('unita');
  if (/ (?:movimento|tipo|tipologia|azione|operazione) /.test(f)) return solo('movimento');
  if (/ (?:ente|datore|amministrazione|comune|titolare) /.test(f)) return solo('ente');
  if (/ (?:servizio|settore|ufficio|destinazione) /.test(f)) return solo('servizio');
  return null;
};

/** Roles of the columns of a table about staff, for the person. */
export const ruoliPersonale = adattatoreSemplice<RuoloPersonale>(
  [
    'ente',
    'matricola',
    'nominativo',
    'profilo',
    'area',
    'rapporto',
    'orario',
    'dal',
    'al',
    'servizio',
    'quota',
    'note',
    'anno',
    'unita',
    'unitaAnno',
    'totale',
    'coperti',
    'modalita',
    'movimento',
    'decorrenza',
    'spesa',
    'finanziamento',
  ],
  (tipo, anno, prima) =>
    tipo === 'unitaAnno'
      ? { tipo, anno, movimento: prima?.tipo === 'unitaAnno' ? prima.movimento : 'assunzione' }
      : null,
);

const tipiDi = (colonne: readonly Colonna<RuoloPersonale>[]): Set<RuoloPersonale['tipo']> =>
  new Set(colonne.flatMap((c) => (c.ruolo ? [c.ruolo.tipo] : [])));

/** Header of a list of persons. */
export const tabellaElenco: Riconoscimento<RuoloPersonale> = {
  classifica: classificaPersonale,
  punti: (colonne) => {
    const t = tipiDi(colonne);
    const persona = t.has('matricola') || t.has('nominativo');
    if (t.has('unitaAnno') || !t.has('profilo') || !(persona || (t.has('dal') && t.has('orario')))) return 0;
    return t.has('orario') || t.has('dal') || t.has('rapporto') ? t.size : 0;
  },
};

/** Header of a plan of hires and leavings (PIAO 3.3): years in a column or in the headers. */
export const tabellaFabbisogno: Riconoscimento<RuoloPersonale> = {
  classifica: classificaPersonale,
  punti: (colonne) => {
    const t = tipiDi(colonne);
    if (!(t.has('profilo') || t.has('area'))) return 0;
    const mesi = colonne.filter((c) => c.ruolo?.tipo === 'unitaMese').length;
    const anni = colonne.filter((c) => c.ruolo?.tipo === 'unitaAnno').length + (mesi >= MESI_MINIMI ? mesi : 0);
    if (anni === 0 && !(t.has('anno') && (t.has('unita') || t.has('decorrenza')))) return 0;
    return t.size + anni;
  },
};

const MESI_MINIMI = 3;

/** Header of a staffing table (posts and people by profile). */
export const tabellaDotazione: Riconoscimento<RuoloPersonale> = {
  classifica: classificaPersonale,
  punti: (colonne) => {
    const t = tipiDi(colonne);
    return t.has('profilo') && t.has('coperti') && !t.has('matricola') ? t.size : 0;
  },
};
