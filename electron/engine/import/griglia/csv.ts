import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { decodifica } from '../codifica.ts';
import { Rifiuto } from '../rifiuto.ts';
import { a1 } from './a1.ts';
import { eAllineato, tagliaAllineato } from './larghezza-fissa.ts';
import { type Cella, diColonna, type Foglio, type Griglia } from './tipi.ts';

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

/** Records of a text: each as one text with a separator between its fields, and the line of the file where it ends. */
type Letti = {
  readonly quanti: number;
  readonly separatore: string;
  /** Text of a record. */
  record(r: number): string;
  /** Whether a record holds something, told by its first character; null when that is not enough. */
  pieno(r: number): true | null;
  linea(r: number): number;
};
const SEPARATORE = '\u001f';

/**
 * Reads CSV or text (fields separated by `;`, tab, `|` or comma, or aligned with spaces; CRLF, LF or CR) into one sheet.
 * Throws Rifiuto with the line.
 */
export const leggiCsv = (dati: Uint8Array): Griglia => {
  const { testo, codifica } = decodifica(dati);
  const pulito = testo.replace(/^\ufeff/, '');
  const linee = lineeDi(pulito);
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
  const daAnalizzare = pulito.includes('"') || pulito.includes(SEPARATORE);
  const letti = daAnalizzare ? analizza(pulito, delimitatore) : aLinee(pulito, linee, delimitatore);
  return { formato: `csv ${codifica}`, fogli: [foglioDi(letti)], titolo: null, note: [] };
};

const daTesti = (record: readonly string[], linee: readonly number[]): Letti => ({
  quanti: record.length,
  separatore: SEPARATORE,
  record: (r) => record[r] ?? '',
  pieno: () => null,
  linea: (r) => linee[r] ?? r + 1,
});

const allinea = (testo: string): Letti => {
  const righe = tagliaAllineato(testo);
  if (righe.length > RIGHE_MASSIME) throw troppeRighe();
  return daTesti(
    righe.map(({ campi }) => campi.map((v) => v.replaceAll(SEPARATORE, ' ')).join(SEPARATORE)),
    righe.map((r) => r.linea),
  );
};

const troppeRighe = (): Rifiuto =>
  new Rifiuto('TROPPE_RIGHE', `Il file ha più di ${RIGHE_MASSIME} righe: dividerlo in più file.`, {
    atteso: `al massimo ${RIGHE_MASSIME} righe`,
  });

/** Where the lines of a text begin and end, whatever ends them; a last line without characters is not one. */
type Linee = { readonly quante: number; readonly inizi: Int32Array; readonly fini: Int32Array };

const lineeDi = (testo: string): Linee => {
  let inizi = new Int32Array(4096);
  let fini = new Int32Array(4096);
  let quante = 0;
  let inizio = 0;
  // The next of each kind, looked for by the engine's own search: a file has one kind only, or nearly.
  let lf = testo.indexOf('\n');
  let cr = testo.indexOf('\r');
  while (inizio < testo.length) {
    if (lf >= 0 && lf < inizio) lf = testo.indexOf('\n', inizio);
    if (cr >= 0 && cr < inizio) cr = testo.indexOf('\r', inizio);
    const fine = lf < 0 ? (cr < 0 ? testo.length : cr) : cr < 0 ? lf : Math.min(lf, cr);
    if (fine - inizio > RECORD_MASSIMO) throw troppoLunga(quante + 1);
    if (quante === inizi.length) {
      inizi = allarga(inizi);
      fini = allarga(fini);
    }
    inizi[quante] = inizio;
    fini[quante] = fine;
    quante += 1;
    inizio = fine === cr && lf === cr + 1 ? fine + 2 : fine + 1;
  }
  return { quante, inizi, fini };
};

const allarga = (numeri: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
  const larghi = new Int32Array(numeri.length * 2);
  larghi.set(numeri);
  return larghi;
};

/** Plain letters, digits and signs stand between these two codes. */
const SPAZIO = 0x20;
const CANCELLA = 0x7f;

/** A text without a single quote has a record on each line: nothing is left to parse, fields end at the delimiter. */
const aLinee = (testo: string, { quante, inizi, fini }: Linee, separatore: string): Letti => {
  if (quante > RIGHE_MASSIME) throw troppeRighe();
  const taglio = separatore.charCodeAt(0);
  return {
    quanti: quante,
    separatore,
    record: (r) => testo.slice(inizi[r], fini[r]),
    pieno: (r) => {
      const i = inizi[r] ?? 0;
      const primo = i < (fini[r] ?? 0) ? testo.charCodeAt(i) : 0;
      return primo > SPAZIO && primo < CANCELLA && primo !== taglio ? true : null;
    },
    linea: (r) => r + 1,
  };
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
    return daTesti(record, linee);
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

/** Sheet over the records, cells made on demand: 200,000 lines stay one text. */
const foglioDi = ({ quanti, separatore, record, pieno, linea }: Letti): Foglio => {
  const qualcosa = new RegExp(`[^\\s\\u001f\\${separatore}]`);
  const piene: number[] = [];
  for (let r = 0; r < quanti; r += 1) if (pieno(r) ?? qualcosa.test(record(r))) piene.push(r);
  let ultima: { readonly r: number; readonly celle: readonly Cella[] } = { r: -1, celle: [] };
  const riga = (r: number): readonly Cella[] => {
    if (ultima.r === r) return ultima.celle;
    const celle: Cella[] = [];
    const campi = record(r).split(separatore);
    for (let c = 0; c < campi.length; c += 1) {
      const testo = campi[c] ?? '';
      if (!VUOTO.test(testo)) celle.push({ r, c, testo, valore: TESTO, formula: null });
    }
    ultima = { r, celle };
    return celle;
  };
  /** Where a field begins; past the end when the record has fewer. */
  const inizioDi = (testo: string, c: number): number => {
    let inizio = 0;
    for (let i = 0; i < c; i += 1) {
      const fine = testo.indexOf(separatore, inizio);
      if (fine < 0) return testo.length + 1;
      inizio = fine + 1;
    }
    return inizio;
  };
  const prima = (r: number, c: number): string => {
    const testo = record(r);
    return testo.slice(0, inizioDi(testo, c));
  };
  const sola = (r: number, c: number): Cella | null => {
    if (ultima.r === r) return diColonna(ultima.celle, c);
    const testo = record(r);
    const inizio = inizioDi(testo, c);
    if (inizio > testo.length) return null;
    const fine = testo.indexOf(separatore, inizio);
    const campo = testo.slice(inizio, fine < 0 ? testo.length : fine);
    return VUOTO.test(campo) ? null : { r, c, testo: campo, valore: TESTO, formula: null };
  };
  return {
    nome: null,
    nascosto: false,
    righe: piene,
    riga,
    cella: (r, c) => diColonna(riga(r), c),
    campi: { prima, sola },
    ultimaColonna: (r) => {
      const testo = record(r);
      let separatori = 0;
      for (let i = testo.indexOf(separatore); i >= 0; i = testo.indexOf(separatore, i + 1)) separatori += 1;
      return separatori;
    },
    unioni: [],
    rigaNascosta: () => false,
    colonnaNascosta: () => false,
    rif: a1,
    linea,
    soloTesto: true,
  };
};

const VUOTO = /^\s*$/;
