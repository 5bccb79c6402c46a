import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { decodifica } from '../codifica.ts';
import { Rifiuto } from '../rifiuto.ts';
import { a1 } from './a1.ts';
import { eAllineato, tagliaAllineato } from './larghezza-fissa.ts';
import type { Cella, Foglio, Griglia } from './tipi.ts';

const DELIMITATORI = [';', '\t', '|', ','] as const;
const RIGHE_CAMPIONE = 200;
/** Longest record accepted, in characters: a longer one is an unclosed quote or not a table. */
const RECORD_MASSIMO = 262_144;
/** More records than any accounting extract has. */
const RIGHE_MASSIME = 400_000;

/** Number of fields of each sample line for a delimiter, quotes respected. */
const campiPerRiga = (righe: readonly string[], delimitatore: string): number[] =>
  righe.map((riga) => {
    let campi = 1;
    let virgolette = false;
    for (const ch of riga) {
      if (ch === '"') virgolette = !virgolette;
      else if (ch === delimitatore && !virgolette) campi += 1;
    }
    return campi;
  });

/** Delimiter that splits most lines into the same number of fields; null when no line has more than one. */
const delimitatoreDi = (testo: string): string | null => {
  const righe = testo
    .slice(0, 400_000)
    .split(/\r\n|\r|\n/)
    .filter((r) => r.trim() !== '')
    .slice(0, RIGHE_CAMPIONE);
  let migliore: { delimitatore: string; punti: number } | null = null;
  for (const delimitatore of DELIMITATORI) {
    const campi = campiPerRiga(righe, delimitatore);
    const conta = new Map<number, number>();
    for (const n of campi) if (n > 1) conta.set(n, (conta.get(n) ?? 0) + 1);
    const [moda, volte] = [...conta].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
    if (moda < 2) continue;
    const punti = volte / righe.length + Math.min(moda, 10) / 100;
    if (!migliore || punti > migliore.punti + (delimitatore === ',' ? 0.2 : 0.02)) migliore = { delimitatore, punti };
  }
  return migliore?.delimitatore ?? null;
};

/** Records as one text each (fields joined by a unit separator: 200,000 lines stay small) and the line where each ends. */
type Letti = { readonly record: readonly string[]; readonly linee: readonly number[] };
const SEPARATORE = '\u001f';

/**
 * Reads CSV or text (fields separated by `;`, tab, `|` or comma, or aligned with spaces; CRLF, LF or CR) into one sheet.
 * Throws Rifiuto with the line.
 */
export const leggiCsv = (dati: Uint8Array): Griglia => {
  const { testo, codifica } = decodifica(dati);
  const pulito = testo.replace(/^\ufeff/, '');
  const rigaLunga = lineaTroppoLunga(pulito);
  if (rigaLunga !== null) throw troppoLunga(rigaLunga);
  const delimitatore = delimitatoreDi(pulito);
  if ((delimitatore === null || delimitatore === ',') && eAllineato(pulito))
    return {
      formato: `testo allineato ${codifica}`,
      fogli: [foglioDi(allinea(pulito))],
      titolo: null,
      note: [],
    };
  if (delimitatore === null)
    throw new Rifiuto(
      'COLONNE_NON_RICONOSCIUTE',
      'Nel file non si riconoscono colonne: servono valori separati da punto e virgola, tabulazione o virgola.',
      { riga: 1, atteso: 'colonne separate da «;», tabulazione o «,»' },
    );
  return { formato: `csv ${codifica}`, fogli: [foglioDi(analizza(pulito, delimitatore))], titolo: null, note: [] };
};

const allinea = (testo: string): Letti => {
  const righe = tagliaAllineato(testo);
  if (righe.length > RIGHE_MASSIME) throw troppeRighe();
  return {
    record: righe.map(({ campi }) => campi.map((v) => v.replaceAll(SEPARATORE, ' ')).join(SEPARATORE)),
    linee: righe.map((r) => r.linea),
  };
};

const troppeRighe = (): Rifiuto =>
  new Rifiuto('TROPPE_RIGHE', `Il file ha più di ${RIGHE_MASSIME} righe: dividerlo in più file.`, {
    atteso: `al massimo ${RIGHE_MASSIME} righe`,
  });

const lineaTroppoLunga = (testo: string): number | null => {
  let inizio = 0;
  let riga = 1;
  for (let i = 0; i <= testo.length; i += 1) {
    const fine = i === testo.length || testo.charCodeAt(i) === 10 || testo.charCodeAt(i) === 13;
    if (!fine) continue;
    if (i - inizio > RECORD_MASSIMO) return riga;
    if (testo.charCodeAt(i) !== 13 || testo.charCodeAt(i + 1) !== 10) riga += 1;
    inizio = i + 1;
  }
  return null;
};

const troppoLunga = (riga: number): Rifiuto =>
  new Rifiuto(
    'RIGA_TROPPO_LUNGA',
    `La riga ${riga} è più lunga di ${RECORD_MASSIMO} caratteri: il file è danneggiato, o una virgoletta aperta non viene chiusa. Controllare quella riga e riprovare.`,
    { riga },
  );

const analizza = (testo: string, delimitatore: string): Letti => {
  const linee: number[] = [];
  const record: string[] = [];
  try {
    parse(testo, {
      delimiter: delimitatore,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: RECORD_MASSIMO,
      record_delimiter: ['\r\n', '\n', '\r'],
      to: RIGHE_MASSIME + 1,
      on_record: (letto: string[], { lines }: { lines: number }) => {
        linee.push(lines);
        record.push(letto.map((v) => v.replaceAll(SEPARATORE, ' ')).join(SEPARATORE));
        return null;
      },
    });
    if (record.length > RIGHE_MASSIME) throw troppeRighe();
    return { record, linee };
  } catch (errore) {
    if (errore instanceof Rifiuto) throw errore;
    if (!(errore instanceof CsvError)) throw errore;
    const riga = typeof errore.lines === 'number' ? errore.lines : null;
    if (errore.code === 'CSV_MAX_RECORD_SIZE') throw troppoLunga(riga ?? 1);
    if (errore.code === 'CSV_QUOTE_NOT_CLOSED')
      throw new Rifiuto(
        'VIRGOLETTE_NON_CHIUSE',
        `Una virgoletta aperta ${riga === null ? '' : `prima della riga ${riga} `}non viene mai chiusa: il file è incompleto o ha una virgoletta di troppo. Correggerla e riprovare.`,
        { riga },
      );
    throw new Rifiuto(
      'CSV_NON_VALIDO',
      `Il file di testo non si può leggere${riga === null ? '' : ` alla riga ${riga}`}: ${errore.message}`,
      { riga },
    );
  }
};

const TESTO = { tipo: 'testo' } as const;

/** Sheet over the records, cells made on demand: 200,000 lines stay arrays of strings. */
const foglioDi = ({ record, linee }: Letti): Foglio => {
  const piene: number[] = [];
  for (const [r, valori] of record.entries()) if (/[^\s\u001f]/.test(valori)) piene.push(r);
  let ultima: { readonly r: number; readonly celle: readonly Cella[] } = { r: -1, celle: [] };
  const riga = (r: number): readonly Cella[] => {
    if (ultima.r === r) return ultima.celle;
    const celle: Cella[] = [];
    for (const [c, testo] of (record[r] ?? '').split(SEPARATORE).entries())
      if (testo.trim() !== '') celle.push({ r, c, testo, valore: TESTO, formula: null });
    ultima = { r, celle };
    return celle;
  };
  return {
    nome: null,
    nascosto: false,
    righe: piene,
    riga,
    cella: (r, c) => riga(r).find((x) => x.c === c) ?? null,
    ultimaColonna: (r) => {
      const testo = record[r] ?? '';
      let separatori = 0;
      for (let i = testo.indexOf(SEPARATORE); i >= 0; i = testo.indexOf(SEPARATORE, i + 1)) separatori += 1;
      return separatori;
    },
    unioni: [],
    rigaNascosta: () => false,
    colonnaNascosta: () => false,
    rif: a1,
    linea: (r) => linee[r] ?? r + 1,
    soloTesto: true,
  };
};
