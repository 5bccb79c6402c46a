import { centesimiInTesto } from '#domain/denaro.ts';
import { inDecimale } from '#domain/frazione.ts';
import { dataBreve, eData } from '#format/date.ts';
import {
  fte as fteMostrato,
  importo as importoMostrato,
  intero as interoMostrato,
  millesimi,
  ore,
  percentuale,
} from '#format/numeri.ts';
import { leggiData } from '../import/date.ts';
import { inCentesimi, leggiIntero, leggiNumero, risolvi, scalato } from '../import/numeri.ts';
import { leggiOrario, leggiQuotaBp } from '../import/ore.ts';
import { citato, cosi, type Dintorni, genere, type Letto, niente } from './genere.ts';

const testoDi = (valore: unknown): string => (typeof valore === 'string' ? valore : '');
const numero = (valore: unknown): number | null => (typeof valore === 'number' ? valore : null);
const uno = (valore: unknown): Letto => ({ valori: [valore] });
const pulito = (testo: string): string => testo.replaceAll('\r\n', '\n').replaceAll('\r', '\n').trim();

/** Decimal text of what was written; null = declared unknown (n.d., -); `altro` = not a number. */
const decimaleLetto = (testo: string, d: Dintorni, comeDecimale = false): string | null | 'altro' => {
  const primo = leggiNumero(testo);
  const letto =
    comeDecimale && primo.tipo === 'ambiguo'
      ? { tipo: 'numero' as const, valore: primo.comeDecimale }
      : risolvi(primo, d.decimale);
  if (letto.tipo === 'numero') return letto.valore;
  return letto.tipo === 'ignoto' ? null : 'altro';
};

/** Free text, trimmed. */
export const testoLibero = genere({
  tipo: 'testo',
  atteso: 'un testo',
  mostra: ([v]) => cosi(testoDi(v)),
  leggi: (testo) => uno(pulito(testo)),
});

/** Free text of a field that is never unknown: empty is empty. */
export const testoSempre = genere({ ...testoLibero, vuoto: [''] });

/** Amount in euro on integer cents. */
export const importo = genere({
  tipo: 'importo',
  unita: '€',
  cifra: true,
  atteso: 'un importo in euro, per esempio 1.234,56',
  mostra: ([v]) => {
    const cents = numero(v);
    return cents === null ? niente : { testo: importoMostrato(cents), valore: centesimiInTesto(cents) };
  },
  leggi: (testo, d) => {
    const letto = decimaleLetto(testo, d);
    if (letto === null) return uno(null);
    const cents = letto === 'altro' ? null : inCentesimi(letto);
    if (cents === null)
      return {
        messaggio: `${citato(testo)} non è un importo: scrivere per esempio 1.234,56 (n.d. se non si conosce).`,
      };
    if (cents.eccesso) return { messaggio: `${citato(testo)} ha più di due decimali: arrotondare al centesimo.` };
    return uno(cents.cents);
  },
});

const interoLetto = (testo: string, che: string, minimo: number, massimo: number): Letto => {
  if (leggiNumero(testo).tipo === 'ignoto') return uno(null);
  const n = leggiIntero(testo);
  if (n !== null && n >= minimo && n <= massimo) return uno(n);
  return { messaggio: `${citato(testo)} non è ${che}.` };
};

/** Whole number, zero or more. */
export const intero = genere({
  tipo: 'numero',
  cifra: true,
  atteso: 'un numero intero',
  mostra: ([v]) => {
    const n = numero(v);
    return n === null ? niente : { testo: interoMostrato(n), valore: String(n) };
  },
  leggi: (testo) =>
    interoLetto(testo, 'un numero intero: scriverlo senza decimali, per esempio 1.250', 0, 1_000_000_000),
});

/** Calendar year. */
export const anno = genere({
  tipo: 'testo',
  atteso: 'un anno di quattro cifre',
  mostra: ([v]) => cosi(numero(v) === null ? '' : String(v)),
  leggi: (testo) =>
    interoLetto(testo.replaceAll('.', ''), 'un anno: scrivere quattro cifre, per esempio 2026', 1900, 2199),
});

/** Place in an order. */
export const ordine = genere({
  tipo: 'testo',
  atteso: 'un numero d’ordine',
  mostra: ([v]) => cosi(numero(v) === null ? '' : String(v)),
  leggi: (testo) => interoLetto(testo, 'un numero d’ordine: scrivere 1, 2, 3…', 0, 100_000),
});

/** Day. */
export const giorno = genere({
  tipo: 'data',
  atteso: 'una data, per esempio 31/12/2026',
  mostra: ([v]) => {
    const data = testoDi(v);
    return data === '' ? niente : { testo: eData(data) ? dataBreve(data) : data, valore: data };
  },
  leggi: (testo) => {
    if (leggiNumero(testo).tipo === 'ignoto') return uno(null);
    const letta = leggiData(testo);
    if (letta === null)
      return { messaggio: `${citato(testo)} non è una data: scrivere giorno, mese e anno, per esempio 31/12/2026.` };
    if (letta.supposto === 'giorno' || letta.supposto === 'mese')
      return { messaggio: `${citato(testo)} non dice il giorno: scrivere per esempio ${dataBreve(letta.iso)}.` };
    return uno(letta.iso);
  },
});

const milliLetti = (testo: string, d: Dintorni, che: string): Letto => {
  const letto = decimaleLetto(testo, d, true);
  if (letto === null) return uno(null);
  const milli =
    letto === 'altro' || (letto.split('.')[1] ?? '').replace(/0+$/, '').length > 3 ? null : scalato(letto, 3);
  return milli === null || milli < 0
    ? { messaggio: `${citato(testo)} non è ${che}: scrivere al massimo tre decimali, per esempio 0,75.` }
    : uno(milli);
};

/** Declared full-time equivalents, in thousandths. */
export const fteMilli = genere({
  tipo: 'fte',
  unita: 'FTE',
  cifra: true,
  atteso: 'le unità a tempo pieno (FTE), per esempio 1,5',
  mostra: ([v]) => {
    const milli = numero(v);
    if (milli === null) return niente;
    const q = { num: BigInt(milli), den: 1000n };
    return { testo: milli % 10 === 0 ? fteMostrato(q) : millesimi(milli), valore: inDecimale(q, 3) };
  },
  leggi: (testo, d) => milliLetti(testo, d, 'un numero di unità a tempo pieno'),
});

/** Quantity in thousandths. */
export const quantita = genere({
  tipo: 'numero',
  cifra: true,
  atteso: 'una quantità, per esempio 12,5',
  mostra: ([v]) => {
    const milli = numero(v);
    return milli === null
      ? niente
      : { testo: millesimi(milli), valore: inDecimale({ num: BigInt(milli), den: 1000n }, 3) };
  },
  leggi: (testo, d) => {
    const letto = decimaleLetto(testo, d);
    return letto === null || letto === 'altro'
      ? milliLetti(testo, d, 'una quantità')
      : milliLetti(letto, { ...d, decimale: '.' }, 'una quantità');
  },
});

/** Share in basis points. */
export const quotaBp = genere({
  tipo: 'percentuale',
  unita: '%',
  cifra: true,
  atteso: 'una percentuale, per esempio 60 %',
  mostra: ([v]) => {
    const bp = numero(v);
    return bp === null
      ? niente
      : { testo: percentuale(bp), valore: `${inDecimale({ num: BigInt(bp), den: 100n }, 2)}%` };
  },
  leggi: (testo) => {
    if (leggiNumero(testo).tipo === 'ignoto') return uno(null);
    const bp = leggiQuotaBp(testo);
    return bp === null
      ? { messaggio: `${citato(testo)} non è una percentuale fra 0 e 100: scrivere per esempio 60 %.` }
      : uno(bp);
  },
});

const ORE_E_MINUTI = /^(?:(\d{1,3})\s+or[ae])?(?:\s*e\s*)?(?:(\d{1,2})\s+minut[oi])?$/i;

/** Weekly time in minutes. */
export const orario = genere({
  tipo: 'testo',
  unita: 'ore settimanali',
  cifra: true,
  atteso: 'le ore settimanali, per esempio 36, 18:30 o 50 %',
  mostra: ([v]) => {
    const minuti = numero(v);
    if (minuti === null) return niente;
    return { testo: ore(minuti), valore: `${Math.trunc(minuti / 60)}:${String(minuti % 60).padStart(2, '0')}` };
  },
  leggi: (testo, d) => {
    if (leggiNumero(testo).tipo === 'ignoto') return uno(null);
    const parole = ORE_E_MINUTI.exec(testo.trim());
    if (parole && (parole[1] ?? parole[2]) !== undefined)
      return uno(Number(parole[1] ?? 0) * 60 + Number(parole[2] ?? 0));
    const letto = leggiOrario(testo, d.contesto().minutiTempoPieno);
    return letto === null
      ? { messaggio: `${citato(testo)} non è un orario settimanale: scrivere per esempio 36, 18:30, 18/36 o 50 %.` }
      : uno(letto.minuti);
  },
});

const ORA = /^(\d{1,2})(?:[:.,h](\d{2}))?$/;

/** Hour of the day in minutes from midnight, 24:00 included. */
export const ora = genere({
  tipo: 'testo',
  cifra: true,
  atteso: 'un’ora, per esempio 08:30',
  mostra: ([v]) => {
    const m = numero(v);
    return m === null
      ? niente
      : cosi(`${String(Math.trunc(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
  },
  leggi: (testo) => {
    const letta = ORA.exec(testo.trim());
    const minuti = letta === null ? -1 : Number(letta[1]) * 60 + Number(letta[2] ?? 0);
    return letta === null || minuti > 1440 || Number(letta[2] ?? 0) > 59
      ? { messaggio: `${citato(testo)} non è un’ora del giorno: scrivere per esempio 08:30 (24:00 a fine giornata).` }
      : uno(minuti);
  },
});

const SI = /^(?:s[iì]|s|x|vero|true|1|✓)$/i;
const NO = /^(?:n|no|falso|false|0)$/i;

/** Yes or no. */
export const siNo = genere({
  tipo: 'stato',
  atteso: '«sì» o «no»',
  opzioni: () => [
    { id: 'si', testo: 'sì' },
    { id: 'no', testo: 'no' },
  ],
  mostra: ([v]) => (typeof v === 'boolean' ? cosi(v ? 'sì' : 'no') : niente),
  leggi: (testo) => {
    const t = testo.trim();
    if (SI.test(t)) return uno(true);
    return NO.test(t) ? uno(false) : { messaggio: `${citato(testo)} non è né sì né no: scrivere «sì» o «no».` };
  },
});

/** Several texts, separated by «; ». */
export const elencoTesti = genere({
  tipo: 'testo',
  piuScelte: true,
  vuoto: [[]],
  atteso: 'uno o più nomi separati da punto e virgola',
  mostra: ([v]) => cosi(Array.isArray(v) ? v.filter((x) => typeof x === 'string').join('; ') : ''),
  leggi: (testo) =>
    uno(
      pulito(testo)
        .split(/[;\n]/)
        .map((t) => t.trim())
        .filter((t) => t !== ''),
    ),
});

const eAssenza = (x: unknown): x is { readonly dal: string; readonly al: string | null; readonly motivo: string } =>
  typeof x === 'object' && x !== null && 'dal' in x && 'motivo' in x;
const ASSENZA = /^(.*?)\s*\b(?:dal|da)\s+(\S+)(?:\s+(?:al|a)\s+(\S+))?$/i;

/** Periods of leave: «aspettativa dal 01/03/2026 al 31/08/2026», separated by «; ». */
export const assenze = genere({
  tipo: 'testo',
  piuScelte: true,
  vuoto: [[]],
  atteso: 'motivo e periodo, per esempio «aspettativa dal 01/03/2026 al 31/08/2026»',
  mostra: ([v]) =>
    cosi(
      (Array.isArray(v) ? v.filter(eAssenza) : [])
        .map((a) => `${a.motivo} dal ${dataBreve(a.dal)}${a.al === null ? '' : ` al ${dataBreve(a.al)}`}`.trim())
        .join('; '),
    ),
  leggi: (testo) => {
    const lette = pulito(testo)
      .split(/[;\n]/)
      .map((t) => t.trim())
      .filter((t) => t !== '')
      .map((t) => {
        const parti = ASSENZA.exec(t);
        const dal = parti?.[2] === undefined ? null : leggiData(parti[2]);
        const al = parti?.[3] === undefined ? null : leggiData(parti[3]);
        if (dal === null || (parti?.[3] !== undefined && al === null)) return null;
        return {
          dal: dal.iso,
          al: al?.iso ?? null,
          motivo: parti?.[1] === undefined || parti[1] === '' ? 'assenza' : parti[1],
        };
      });
    return lette.includes(null)
      ? {
          messaggio: `${citato(testo)} non dice il periodo: scrivere per esempio «aspettativa dal 01/03/2026 al 31/08/2026».`,
        }
      : uno(lette);
  },
});

/** ISTAT code of a Comune: six digits, the lost zero put back. */
export const codiceIstat = genere({
  tipo: 'testo',
  atteso: 'il codice ISTAT di sei cifre',
  mostra: ([v]) => cosi(testoDi(v)),
  leggi: (testo) =>
    /^\d{5,6}$/.test(testo.trim())
      ? uno(testo.trim().padStart(6, '0'))
      : { messaggio: `${citato(testo)} non è un codice ISTAT: sono sei cifre, per esempio 044066.` },
});
