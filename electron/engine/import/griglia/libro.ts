import { type CellObject, type ParsingOptions, read, SSF, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { decimaleDi } from '../numeri.ts';
import { Rifiuto } from '../rifiuto.ts';
import { a1 } from './a1.ts';
import { type Cella, diColonna, type Foglio, type Griglia, type Valore } from './tipi.ts';

/** Rows read from a sheet: beyond, the person is told. */
const RIGHE_MASSIME = 300_000;

/** What a format adds to the parser's own reading of its workbooks. */
type Formato = {
  readonly nome: string;
  /** Amounts are texts by nature (HTML): a text number is not a fault. */
  readonly soloTesto?: boolean;
  /** Sheets, and rows of a sheet, that the parser does not tell are hidden. */
  readonly foglioNascosto?: (nome: string) => boolean;
  readonly rigaNascosta?: (foglio: string, r: number) => boolean;
  /** Name of a sheet as a person sees it, where the parser keeps it as written in the file. */
  readonly nomeFoglio?: (nome: string) => string;
  /** Corrects the texts of formats without Unicode. */
  readonly testo?: (testo: string) => string;
};

/** Sheets of a workbook that the parser opened, with what was left out. */
export const grigliaDi = (libro: WorkBook, formato: Formato): Griglia => {
  const note: Griglia['note'][number][] = [];
  const fogli = libro.SheetNames.flatMap((nome, i) => {
    const foglio = libro.Sheets[nome];
    if (!foglio || foglio['!type'] === 'chart') return [];
    const oltre = righeOltre(foglio);
    if (oltre !== null)
      note.push({
        codice: 'RIGHE_OLTRE_IL_LIMITE',
        messaggio: `Il foglio «${nome}» dichiara celle fino alla riga ${oltre}: sono state lette le prime ${RIGHE_MASSIME} righe. Se sotto ci sono altri importi, spostarli in un file apposta.`,
        riga: oltre,
        foglio: nome,
      });
    const nascosto = (libro.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0 || formato.foglioNascosto?.(nome) === true;
    return [foglioDi(nome, foglio, nascosto, libro, formato)];
  });
  if (fogli.length === 0)
    throw new Rifiuto(
      'NESSUN_FOGLIO',
      'La cartella di lavoro non contiene fogli con celle: non c’è nulla da importare.',
    );
  return { formato: formato.nome, fogli, titolo: libro.Props?.Title ?? null, note };
};

/** Opens the bytes of a workbook (or its text) with the parser. Throws Rifiuto when they cannot be read. */
export const apriLibro = (dati: Uint8Array | string, opzioni: ParsingOptions = {}): WorkBook => {
  try {
    return read(dati, {
      type: typeof dati === 'string' ? 'string' : 'array',
      dense: true,
      cellFormula: true,
      cellNF: true,
      cellText: true,
      cellHTML: false,
      cellDates: false,
      cellStyles: true,
      sheetStubs: true,
      sheetRows: RIGHE_MASSIME,
      ...opzioni,
    });
  } catch (errore) {
    throw new Rifiuto(
      'FILE_DANNEGGIATO',
      `La cartella di lavoro è danneggiata e non si può leggere (${errore instanceof Error ? errore.message.slice(0, 120) : 'errore sconosciuto'}). Aprirla con Excel o LibreOffice, salvarla di nuovo e riprovare.`,
    );
  }
};

const righeOltre = (foglio: WorkSheet): number | null => {
  const tutte: unknown = foglio['!fullref'];
  if (typeof tutte !== 'string') return null;
  const ultima = utils.decode_range(tutte).e.r + 1;
  return ultima > RIGHE_MASSIME ? ultima : null;
};

const foglioDi = (nome: string, foglio: WorkSheet, nascosto: boolean, libro: WorkBook, formato: Formato): Foglio => {
  const date1904 = libro.Workbook?.WBProps?.date1904 === true;
  const perRiga: (readonly Cella[] | undefined)[] = [];
  const piene: number[] = [];
  const lette = foglio['!data'] ?? [];
  for (let r = 0; r < lette.length; r += 1) {
    const riga = lette[r];
    if (!riga) continue;
    const celle: Cella[] = [];
    for (const c of colonneDi(riga)) {
      const contenuto = riga[c];
      const letta = contenuto ? cellaDi(r, c, contenuto, date1904) : null;
      if (letta) celle.push(formato.testo ? { ...letta, testo: formato.testo(letta.testo) } : letta);
    }
    // The parser's own cells are let go row by row: a large sheet is never in memory twice.
    lette[r] = [];
    if (celle.length === 0) continue;
    perRiga[r] = celle;
    piene.push(r);
  }
  const righe = foglio['!rows'] ?? [];
  const colonne = foglio['!cols'] ?? [];
  return {
    nome: formato.nomeFoglio?.(nome) ?? nome,
    nascosto,
    righe: piene,
    riga: (r) => perRiga[r] ?? NESSUNA,
    cella: (r, c) => diColonna(perRiga[r] ?? NESSUNA, c),
    unioni: (foglio['!merges'] ?? []).map(({ s, e }) => ({ r0: s.r, c0: s.c, r1: e.r, c1: e.c })),
    rigaNascosta: (r) => righe[r]?.hidden === true || formato.rigaNascosta?.(nome, r) === true,
    colonnaNascosta: (c) => colonne[c]?.hidden === true,
    rif: a1,
    linea: (r) => r + 1,
    soloTesto: formato.soloTesto === true,
  };
};

/** Columns of a parser's row; of a row that is wide and nearly empty only those that hold something. */
const colonneDi = (riga: readonly unknown[]): Iterable<number> =>
  riga.length > LARGA ? Object.keys(riga).map(Number) : riga.keys();
const LARGA = 512;

const NESSUNA: readonly Cella[] = [];

const cellaDi = (r: number, c: number, x: CellObject, date1904: boolean): Cella | null => {
  const formula = typeof x.f === 'string' ? x.f : null;
  if (x.t === 'z') return formula === null ? null : { r, c, testo: '', valore: { tipo: 'ignoto' }, formula };
  const valore = valoreDi(x, date1904);
  const testo = testoDi(x, valore);
  if (testo.trim() === '' && formula === null) return null;
  if (formula !== null && (x.v === undefined || x.v === ''))
    return { r, c, testo: '', valore: { tipo: 'ignoto' }, formula };
  return { r, c, testo, valore, formula };
};

const valoreDi = (x: CellObject, date1904: boolean): Valore => {
  if (x.t === 'n' && typeof x.v === 'number') {
    if (typeof x.z === 'string' && SSF.is_date(x.z)) {
      const d: unknown = SSF.parse_date_code(x.v, { date1904 });
      const iso = isoDi(d);
      if (iso) return { tipo: 'data', iso };
    }
    return { tipo: 'numero', decimale: decimaleDi(x.v), mostrato: x.w ?? String(x.v) };
  }
  if (x.t === 'd' && x.v instanceof Date) return { tipo: 'data', iso: x.v.toISOString().slice(0, 10) };
  if (x.t === 'b') return { tipo: 'logico' };
  return x.t === 'e' ? { tipo: 'errore' } : { tipo: 'testo' };
};

const isoDi = (d: unknown): string | null => {
  if (typeof d !== 'object' || d === null || !('y' in d) || !('m' in d) || !('d' in d)) return null;
  const [y, m, g] = [Number(d.y), Number(d.m), Number(d.d)];
  if (!(y >= 1900 && y < 2200 && m >= 1 && g >= 1)) return null;
  return `${y}-${String(m).padStart(2, '0')}-${String(g).padStart(2, '0')}`;
};

/** Text of a cell: numbers as stored when the format is general, as shown when a format adds to them (12.10, 50%). */
const testoDi = (x: CellObject, valore: Valore): string => {
  if (valore.tipo === 'data') return x.w ?? valore.iso;
  if (valore.tipo === 'numero') return /%/.test(x.w ?? '') ? (x.w ?? valore.decimale) : valore.decimale;
  if (typeof x.v === 'string') return x.v;
  return x.w ?? String(x.v ?? '');
};
