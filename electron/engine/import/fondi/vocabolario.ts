import type { Codici } from '../codici.ts';
import { frase, spaziSemplici } from '../confronto-testi.ts';
import { anniNel } from '../dup/vocabolario.ts';
import type { Riconoscimento } from '../griglia/intestazione.ts';
import { type Adattatore, adattatoreSemplice } from '../mappa/adattatore.ts';

/** What a column of a table of funds is. */
export type RuoloFondi =
  | { readonly tipo: 'fondo' | 'sigla' | 'anno' | 'importo' | 'totale' | 'atto' | 'scheda' | 'altro' }
  | { readonly tipo: 'importoAnno'; readonly anno: number }
  | { readonly tipo: 'importoFondo'; readonly letto: string };

/** Roles of the columns of assigned funds, for the person. */
export const ruoliAssegnazioni = adattatoreSemplice<RuoloFondi>(
  ['fondo', 'sigla', 'anno', 'importo', 'importoAnno', 'totale', 'atto'],
  (tipo, anno) => (tipo === 'importoAnno' ? { tipo, anno } : null),
);
const diProspetto = adattatoreSemplice<RuoloFondi>(['scheda', 'anno', 'totale']);
/** Roles of the columns of a financial overview, for the person: a column is of a fund only if its header names it. */
export const ruoliProspetto: Adattatore<RuoloFondi> = {
  ...diProspetto,
  ruoli: ['importoFondo', ...diProspetto.ruoli],
  crea: (scelta, prima) =>
    scelta.ruolo === 'importoFondo' ? (prima?.tipo === 'importoFondo' ? prima : null) : diProspetto.crea(scelta, prima),
};

const solo = (tipo: Exclude<RuoloFondi['tipo'], 'importoAnno' | 'importoFondo'>): RuoloFondi => ({ tipo });

/** Role of a header text of a table of assigned funds. */
const classificaAssegnazioni = (grezzo: string): RuoloFondi | null => {
  const testo = spaziSemplici(grezzo);
  if (testo.length > 90) return null;
  const f = frase(testo);
  const anni = anniNel(testo);
  if (/ (?:totale|totali|tot|triennio|complessivo) /.test(f)) return anni.length === 1 ? null : solo('totale');
  if (anni.length === 1 && anni[0] !== undefined && !/ (?:atto|decreto|data|riparto del) /.test(f))
    return { tipo: 'importoAnno', anno: anni[0] };
  if (/ (?:sigla|codice|cod|codice fondo) /.test(f)) return solo('sigla');
  if (/ (?:fondo|fondi|fonte|fonti|finanziamento|linea di finanziamento|denominazione|risorsa|risorse) /.test(f))
    return solo('fondo');
  if (/^ (?:anno|annualita|esercizio) /.test(f)) return solo('anno');
  if (/ (?:assegnazione|assegnato|assegnata|importo|quota|risorse assegnate|euro|ammontare|riparto) /.test(f))
    return solo('importo');
  if (/ (?:atto|decreto|provvedimento|dgr|delibera|riferimento) /.test(f)) return solo('atto');
  if (/ (?:note|vincolo|vincoli|destinazione|scadenza|cup) /.test(f)) return solo('altro');
  return null;
};

/** Header of assigned funds: years in columns, or one row for each fund and year. */
export const tabellaAssegnazioni: Riconoscimento<RuoloFondi> = {
  classifica: classificaAssegnazioni,
  punti: (colonne) => {
    const tipi = new Set(colonne.flatMap((c) => (c.ruolo ? [c.ruolo.tipo] : [])));
    const anni = colonne.filter((c) => c.ruolo?.tipo === 'importoAnno').length;
    if (!(tipi.has('fondo') || tipi.has('sigla'))) return 0;
    if (anni === 0 && !(tipi.has('anno') && tipi.has('importo'))) return 0;
    return tipi.size + anni;
  },
};

/** Header of a financial overview: schede in rows, at least three columns that are funds of the pack. */
export const tabellaProspetto = (codici: Codici): Riconoscimento<RuoloFondi> => ({
  classifica: (grezzo) => {
    const testo = spaziSemplici(grezzo);
    const f = frase(testo);
    if (/ (?:totale|totali|tot|complessivo) /.test(f)) return solo('totale');
    if (/^ (?:scheda|codice scheda|cod scheda|n scheda|intervento|azione) /.test(f)) return solo('scheda');
    if (/^ (?:anno|annualita|esercizio) /.test(f)) return solo('anno');
    if (codici.fondo(testo) !== null) return { tipo: 'importoFondo', letto: testo };
    return /^ (?:titolo|leps|programma|note|descrizione|denominazione) /.test(f) ? solo('altro') : null;
  },
  punti: (colonne) => {
    const fondi = colonne.filter((c) => c.ruolo?.tipo === 'importoFondo').length;
    const conScheda = colonne.some((c) => c.ruolo?.tipo === 'scheda');
    return fondi >= 3 && conScheda ? fondi + 3 : 0;
  },
});
