import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import type { RichiestaImport } from '#engine/import/leggi-file.ts';
import { comeCsv, comeHtml, comeLibro, forme, MARCA, scritture, type VoceBilancio } from './forme-dup.ts';
import { comeDocx, comePdf } from './scrivi-documento.ts';

/** A mutated input, and what must be true of it when it is accepted. */
export type CasoFuzz = {
  readonly genere: RichiestaImport['genere'];
  readonly nomeFile: string;
  readonly dati: Uint8Array;
  readonly famiglia: string;
  /** Written mission totals by year in cents: an accepted reading without reports must give these. */
  readonly totaliScritti: ReadonlyMap<number, number>;
};

type Caso = () => number;
/** Deterministic numbers in [0, 1) from a seed (mulberry32). */
export const generatore = (seme: number): Caso => {
  let a = seme >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};
const fino = (caso: Caso, n: number): number => Math.floor(caso() * n);
const uno = <T>(caso: Caso, elenco: readonly T[]): T => {
  const scelto = elenco[fino(caso, elenco.length)];
  if (scelto === undefined) throw new Error('elenco vuoto');
  return scelto;
};

const campioni = join(import.meta.dirname, '../fixtures/ambito-21');
type Campione = { readonly genere: RichiestaImport['genere']; readonly nome: string; readonly dati: Uint8Array };
let letti: readonly Campione[] | null = null;
/** The files of the Ambito 21, read once. */
const corpo = (): readonly Campione[] => {
  letti ??= (['dup', 'personale', 'fondi'] as const).flatMap((cartella) =>
    readdirSync(join(campioni, cartella)).map((nome) => ({
      genere: nome.startsWith('quote') ? ('quote' as const) : cartella,
      nome,
      dati: new Uint8Array(readFileSync(join(campioni, cartella, nome))),
    })),
  );
  return letti;
};

const PROGRAMMI = [
  ['12.01', 'Interventi per l’infanzia e i minori e per asili nido'],
  ['12.03', 'Interventi per gli anziani'],
  ['12.05', 'Interventi per le famiglie'],
  ['12.07', 'Programmazione e governo della rete dei servizi sociosanitari e sociali'],
] as const;
const ANNI = [2026, 2027, 2028];
const bilancio = (caso: Caso): VoceBilancio[] =>
  PROGRAMMI.map(([programma, nome]) => ({
    programma,
    nome,
    titolo: 1,
    anni: Object.fromEntries(ANNI.map((a) => [a, 100 * fino(caso, 90_000) + fino(caso, 99) + 1])),
    cassa: 100 * fino(caso, 90_000) + 7,
  }));

/** Bytes changed at random: flipped, overwritten, removed, repeated, cut. */
const mutaByte = (dati: Uint8Array, caso: Caso): Uint8Array => {
  let byte = Buffer.from(dati);
  for (let k = 0, volte = 1 + fino(caso, 12); k < volte && byte.length > 0; k += 1) {
    const i = fino(caso, byte.length);
    const n = 1 + fino(caso, Math.min(64, byte.length - i));
    const come = fino(caso, 6);
    if (come === 0) byte[i] = (byte[i] ?? 0) ^ (1 << fino(caso, 8));
    else if (come === 1) byte[i] = fino(caso, 256);
    else if (come === 2) byte = Buffer.concat([byte.subarray(0, i), byte.subarray(i + n)]);
    else if (come === 3) byte = Buffer.concat([byte.subarray(0, i + n), byte.subarray(i)]);
    else if (come === 4) byte = byte.subarray(0, i);
    else byte = Buffer.concat([byte.subarray(0, i), Buffer.from(uno(caso, VELENI)), byte.subarray(i)]);
  }
  return new Uint8Array(byte);
};

/** The same inside one part of an archive, packed again so that only the reader can tell. */
const mutaParte = (dati: Uint8Array, caso: Caso): Uint8Array => {
  const parti = unzipSync(dati);
  const nomi = Object.keys(parti).filter((n) =>
    /sheet\d|content\.xml|sharedStrings|workbook\.xml|styles|word\/document\.xml/.test(n),
  );
  const nome = uno(caso, nomi);
  const parte = parti[nome];
  if (parte) parti[nome] = new Uint8Array(mutaByte(parte, caso));
  return zipSync(parti);
};

const VELENI = [
  '',
  ' ',
  '-',
  '–',
  'n.d.',
  '#REF!',
  'NaN',
  '1e309',
  '1.234',
  '1,234',
  '12.1',
  '12/7',
  '1207',
  '-5,00',
  '(5,00)',
  '5,00-',
  '€',
  '∞',
  '=1+1',
  '"',
  ';',
  '\t',
  '\n',
  '\u202e',
  '\u00a0',
  '\u2212',
  'Totale',
  'Totale missione 12',
  'di cui',
  '2026',
  '2027',
  '31/12/2026',
  'Missione 13',
  'x'.repeat(5_000),
  '9'.repeat(40),
];
const INTESTAZIONI = [
  '',
  'Programma',
  'Titolo',
  '2026',
  '2027',
  '2029',
  'Cassa 2026',
  'Rendiconto 2024',
  'Note',
  'Anno',
  'Importo',
  'Comune',
  'Codice',
  'Totale',
  'Missione',
  'Residui',
  'di cui FPV',
];

type Tabella = (string | number | null)[][];
const imp = (c: number): number => c + MARCA;
const eImporto = (v: string | number | null | undefined): v is number => typeof v === 'number' && v % 1 === MARCA;

/** A budget with totals by mission, changed in cells, rows, columns or headers. */
const mutaTabella = (caso: Caso): { readonly righe: Tabella; readonly totali: Map<number, number> } => {
  const voci = bilancio(caso);
  const somma = (a: number) => voci.reduce((n, v) => n + (v.anni[a] ?? 0), 0);
  const righe: Tabella = [
    ['Comune di Prova'],
    ['Bilancio di previsione 2026-2028'],
    ['Programma', 'Descrizione', 'Titolo', ...ANNI.map(String)],
    ...voci.map((v) => [v.programma, v.nome, v.titolo, ...ANNI.map((a) => imp(v.anni[a] ?? 0))]),
    ['Totale missione 12', null, null, ...ANNI.map((a) => imp(somma(a)))],
  ];
  const TESTA = 2;
  for (let k = 0, volte = 1 + fino(caso, 3); k < volte; k += 1) {
    const r = TESTA + 1 + fino(caso, Math.max(1, righe.length - TESTA - 1));
    const c = fino(caso, 6);
    const riga = righe[r];
    const testa = righe[TESTA];
    if (!riga || !testa) break;
    const come = fino(caso, 9);
    if (come === 0) riga[c] = uno(caso, VELENI);
    else if (come <= 2) {
      const v = riga[3 + fino(caso, 3)];
      if (eImporto(v)) riga[riga.indexOf(v)] = v + 100 * (1 + fino(caso, 9_000));
    } else if (come === 3) righe.splice(r, 1);
    else if (come === 4) righe.splice(r, 0, [...riga]);
    else if (come === 5) testa[c] = uno(caso, INTESTAZIONI);
    else if (come === 6) for (const x of righe.slice(TESTA)) [x[c], x[3]] = [x[3] ?? null, x[c] ?? null];
    else if (come === 7) for (const x of righe.slice(TESTA)) x.splice(c, 1);
    else righe.splice(r, 0, righe.splice(TESTA + 1 + fino(caso, righe.length - TESTA - 1), 1)[0] ?? []);
  }
  return { righe, totali: totaliScritti(righe, righe[TESTA] ?? []) };
};

/** Totals that a person would read in the only total row of the table, for the years that have one column. */
const totaliScritti = (righe: Tabella, testa: Tabella[number]): Map<number, number> => {
  const totali = new Map<number, number>();
  const sue = righe.filter((r) => r.includes('Totale missione 12'));
  const [riga] = sue;
  if (!riga || sue.length > 1) return totali;
  for (const anno of ANNI) {
    const colonne = testa.flatMap((t, c) => (t === String(anno) ? [c] : []));
    const v = riga[colonne[0] ?? -1];
    if (colonne.length === 1 && eImporto(v)) totali.set(anno, v - MARCA);
  }
  return totali;
};

const comeFile = (righe: Tabella, caso: Caso): { nomeFile: string; dati: Uint8Array } => {
  const foglio = { nome: 'Spesa', righe };
  const scrittura = scritture[uno(caso, Object.keys(scritture))] ?? String;
  const formato = uno(caso, ['xlsx', 'xlsx', 'ods', 'biff8', 'csv', 'csv', 'csv', 'html', 'docx', 'pdf'] as const);
  if (formato === 'csv') {
    const testo = comeCsv(foglio, uno(caso, [';', '\t', '|', ',']), uno(caso, ['\r\n', '\n', '\r']), scrittura);
    return { nomeFile: 'prova.csv', dati: new Uint8Array(Buffer.from(testo)) };
  }
  if (formato === 'docx') return { nomeFile: 'prova.docx', dati: comeDocx([foglio], scrittura) };
  if (formato === 'pdf') {
    const stampa = { bordi: caso() < 0.5, righePerPagina: 4 + fino(caso, 20), corpo: 6 + fino(caso, 4) };
    return { nomeFile: 'prova.pdf', dati: comePdf(foglio, scrittura, stampa) };
  }
  if (formato === 'html')
    return { nomeFile: 'prova.xls', dati: new Uint8Array(Buffer.from(comeHtml([foglio], scrittura))) };
  return {
    nomeFile: formato === 'biff8' ? 'prova.xls' : `prova.${formato}`,
    dati: comeLibro([foglio], formato, caso() < 0.5 ? scrittura : undefined),
  };
};

/** One digit of one amount changed in the text of a table with its totals. */
const unaCifra = (caso: Caso): CasoFuzz => {
  const voci = bilancio(caso);
  const somma = (scegli: (v: VoceBilancio) => number) => voci.reduce((n, v) => n + scegli(v), 0);
  const righe: Tabella = [
    ['Comune di Prova'],
    ['Bilancio di previsione 2026-2028'],
    ['Programma', 'Descrizione', 'Titolo', ...ANNI.map(String), 'Cassa 2026'],
    ...voci.map((v) => [v.programma, v.nome, v.titolo, ...ANNI.map((a) => imp(v.anni[a] ?? 0)), imp(v.cassa)]),
    [
      'Totale missione 12',
      null,
      null,
      ...ANNI.map((a) => imp(somma((v) => v.anni[a] ?? 0))),
      imp(somma((v) => v.cassa)),
    ],
  ];
  const r = 3 + fino(caso, righe.length - 3);
  const c = 3 + fino(caso, 4);
  const riga = righe[r];
  const vecchio = riga?.[c];
  if (riga && eImporto(vecchio)) {
    const cifre = String(vecchio - MARCA).split('');
    const dove = fino(caso, cifre.length);
    const era = Number(cifre[dove]);
    cifre[dove] = String((era + 1 + fino(caso, 9)) % 10);
    riga[c] = imp(Number(cifre.join('')));
  }
  return { genere: 'dup', famiglia: 'una cifra', totaliScritti: new Map([[0, -1]]), ...comeFile(righe, caso) };
};

/** The `n`-th mutated input of a seed. */
export const casoFuzz = (seme: number, n: number): CasoFuzz => {
  const caso = generatore(seme * 1_000_003 + n);
  const famiglia = fino(caso, 10);
  if (famiglia < 4) {
    const c = uno(caso, corpo());
    return {
      genere: c.genere,
      nomeFile: c.nome,
      famiglia: 'byte',
      totaliScritti: new Map(),
      dati: /\.(?:xlsx|ods|docx)$/.test(c.nome) && caso() < 0.6 ? mutaParte(c.dati, caso) : mutaByte(c.dati, caso),
    };
  }
  if (famiglia < 5) {
    const nome = uno(caso, Object.keys(forme));
    const righe = forme[nome]?.(bilancio(caso), ANNI)[0]?.righe.map((r) => [...r]) ?? [];
    for (let k = 0; k < 3; k += 1) {
      const riga = uno(
        caso,
        righe.filter((r) => r.length > 0),
      );
      riga[fino(caso, riga.length)] = uno(caso, caso() < 0.5 ? VELENI : INTESTAZIONI);
    }
    return { genere: 'dup', famiglia: nome, totaliScritti: new Map(), ...comeFile(righe, caso) };
  }
  if (famiglia < 7) return unaCifra(caso);
  const { righe, totali } = mutaTabella(caso);
  return { genere: 'dup', famiglia: 'tabella', totaliScritti: totali, ...comeFile(righe, caso) };
};
