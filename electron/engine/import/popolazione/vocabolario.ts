import { dataPopolazione } from '#domain/ingressi.ts';
import { frase, spaziSemplici } from '../confronto-testi.ts';
import { leggiData } from '../date.ts';
import { anniNel } from '../dup/vocabolario.ts';
import type { Riconoscimento } from '../griglia/intestazione.ts';
import { adattatoreSemplice } from '../mappa/adattatore.ts';

/** What a column of a table of population is; `residentiAl` has the day to which it refers. */
export type RuoloPopolazione =
  | { readonly tipo: 'codice' | 'comune' | 'anno' | 'residenti' | 'eta' | 'sesso' }
  | { readonly tipo: 'residentiAl'; readonly anno: number; readonly data: string };

const GIORNO = /(\d{1,2}\s*[°º]?\s*(?:[./-]\s*\d{1,2}\s*[./-]|\s+[a-z]+\s+)\s*\d{4}|\d{4}-\d{2}-\d{2})/i;

/** Day of a text about population: a written day, else the conventional one of its year; null when it names none or several years. */
export const dataNelTesto = (testo: string): string | null => {
  const giorno = GIORNO.exec(spaziSemplici(testo))?.[1];
  const letta = giorno ? leggiData(giorno.replace(/\s*([./-])\s*/g, '$1')) : null;
  if (letta) return letta.iso;
  const anni = anniNel(testo);
  return anni.length === 1 && anni[0] !== undefined ? dataPopolazione(anni[0]) : null;
};

const solo = (tipo: Exclude<RuoloPopolazione['tipo'], 'residentiAl'>): RuoloPopolazione => ({ tipo });

const classifica = (grezzo: string): RuoloPopolazione | null => {
  const testo = spaziSemplici(grezzo);
  if (testo.length > 100) return null;
  const f = frase(testo);
  if (
    / (?:maschi|femmine|stranieri|nati|morti|famiglie|densita|superficie|variazione|saldo|convivenze|kmq|minori|anziani) |%/.test(
      f,
    )
  )
    return null;
  const data = dataNelTesto(testo);
  if (data !== null && !/ (?:codice|cod) /.test(f))
    return { tipo: 'residentiAl', anno: Number(data.slice(0, 4)), data };
  if (/ istat | itter107 | pro com | procom |^ (?:codice|cod|cod\w*)(?: (?:comune|territorio|ente|istat))* $/.test(f))
    return solo('codice');
  if (/^ (?:eta|classe di eta|fascia di eta) $/.test(f)) return solo('eta');
  if (/^ (?:sesso|genere) $/.test(f)) return solo('sesso');
  if (/^ (?:anno|time|periodo|data|data riferimento|seleziona periodo|anno di riferimento) $/.test(f))
    return solo('anno');
  if (/ (?:popolazione|abitanti|residenti|ab|value|osservazione) |^ totale $/.test(f)) return solo('residenti');
  return / (?:comune|comuni|ente|territorio|denominazione) /.test(f) ? solo('comune') : null;
};

/** Header of a table of population: Comuni in rows, with one or more years in columns or a column for the year. */
export const tabellaPopolazione: Riconoscimento<RuoloPopolazione> = {
  classifica,
  punti: (colonne) => {
    const tipi = new Set(colonne.flatMap((c) => (c.ruolo ? [c.ruolo.tipo] : [])));
    const anni = colonne.filter((c) => c.ruolo?.tipo === 'residentiAl').length;
    if (!(tipi.has('comune') || tipi.has('codice'))) return 0;
    return anni > 0 || tipi.has('residenti') ? tipi.size + anni : 0;
  },
};

/** Roles of the columns, for the person. */
export const ruoliPopolazione = adattatoreSemplice<RuoloPopolazione>(
  ['codice', 'comune', 'residenti', 'residentiAl', 'anno', 'eta', 'sesso'],
  (tipo, anno, prima) =>
    tipo === 'residentiAl'
      ? { tipo, anno, data: prima?.tipo === tipo && prima.anno === anno ? prima.data : dataPopolazione(anno) }
      : null,
);
