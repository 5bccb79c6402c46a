import { parseAbsolute, parseDate } from '@internationalized/date';
import { conPreposizione, type Preposizione } from './parole.ts';

const mesi = Array.from({ length: 12 }, (_, m) =>
  new Intl.DateTimeFormat('it-IT', { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2000, m, 1))),
);

/** Whether the text is a real calendar day `YYYY-MM-DD` (31 April is not). */
export const eData = (testo: string): boolean => {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(testo) && parseDate(testo).toString() === testo;
  } catch {
    return false;
  }
};

/** Day for tables: `05/01/2026`. */
export const dataBreve = (data: string): string => {
  const [anno, mese, giorno] = data.split('-');
  return `${giorno}/${mese}/${anno}`;
};

/** Day for text: `5 gennaio 2026`, `1° gennaio 2026`. */
export const dataEstesa = (data: string): string => {
  const d = parseDate(data);
  return `${d.day === 1 ? '1°' : d.day} ${mesi[d.month - 1]} ${d.year}`;
};

/** Month for text, from `YYYY-MM`: `settembre 2027`. */
export const meseEsteso = (mese: string): string => `${mesi[Number(mese.slice(5, 7)) - 1]} ${mese.slice(0, 4)}`;

/** Day with its preposition: `al 1° gennaio 2026`, `dall'8 marzo 2026`, `del 5 aprile 2027`. */
export const dataCon = (preposizione: Preposizione, data: string): string => {
  const giorno = parseDate(data).day;
  return conPreposizione(preposizione, {
    nome: dataEstesa(data),
    articolo: giorno === 8 || giorno === 11 ? "l'" : 'il',
  });
};

/** `al 1° gennaio 2026`. */
export const alGiorno = (data: string): string => dataCon('a', data);

const aRoma = (istante: string) => parseAbsolute(istante, 'Europe/Rome');

/** Day in Rome of a UTC instant, as `YYYY-MM-DD`. */
export const giornoDi = (istante: string): string => {
  const d = aRoma(istante);
  return `${String(d.year).padStart(4, '0')}-${String(d.month).padStart(2, '0')}-${String(d.day).padStart(2, '0')}`;
};

/** Time in Rome of a UTC instant: `10:42`, with seconds `10:42:07` on request. */
export const oraDi = (istante: string, secondi = false): string => {
  const d = aRoma(istante);
  const due = (n: number) => String(n).padStart(2, '0');
  return `${due(d.hour)}:${due(d.minute)}${secondi ? `:${due(d.second)}` : ''}`;
};

/** Instant for people: `5 gennaio 2026, ore 10:42`. */
export const istanteEsteso = (istante: string): string => `${dataEstesa(giornoDi(istante))}, ore ${oraDi(istante)}`;

/** Instant for tables: `05/01/2026 10:42`. */
export const istanteBreve = (istante: string): string => `${dataBreve(giornoDi(istante))} ${oraDi(istante)}`;
