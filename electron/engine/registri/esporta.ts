import { type CellObject, utils, write } from '@e965/xlsx';
import type { formatiRegistro } from '#contract/registri.ts';
import { campoCsv, fileCsv, innocuo } from '../export/csv.ts';
import type { Cella, Colonna, Vista } from './celle.ts';

type Formato = (typeof formatiRegistro)[number];

const numeriche = new Set<Colonna['tipo']>(['importo', 'numero', 'fte']);
/** Number of days from the spreadsheet's epoch (30 December 1899). */
const seriale = (data: string): number =>
  Math.round((Date.parse(`${data}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
const formati: Readonly<Partial<Record<Colonna['tipo'], string>>> = {
  importo: '#,##0.00',
  numero: '#,##0.###',
  fte: '0.00####',
  data: 'dd/mm/yyyy',
};

/** A cell of a workbook: amounts, counts and days as numbers, everything else as text whatever it begins with. */
const inFoglio = (cella: Cella, tipo: Colonna['tipo']): CellObject | null => {
  if (cella.testo === '') return null;
  const valore = cella.valore ?? '';
  if (numeriche.has(tipo) && /^-?\d+(?:\.\d+)?$/.test(valore))
    return { t: 'n', v: Number(valore), z: formati[tipo] ?? 'General' };
  if (tipo === 'data' && /^\d{4}-\d{2}-\d{2}$/.test(valore))
    return { t: 'n', v: seriale(valore), z: formati.data ?? 'General' };
  return { t: 's', v: cella.testo, z: '@' };
};

/** A field of CSV: quoted always, text that a spreadsheet would run made harmless. */
const inCsv = (cella: Cella, tipo: Colonna['tipo']): string => {
  const numero = numeriche.has(tipo) && /^-?\d+(?:\.\d+)?$/.test(cella.valore ?? '');
  return campoCsv(numero ? (cella.valore ?? '').replace('.', ',') : innocuo(cella.testo));
};

const titoli = (vista: Pick<Vista, 'colonne'>): string[] =>
  vista.colonne.map((c) => [c.gruppo, c.titolo].filter((x) => x !== null && x !== '').join(' '));

/** A register to write as a table: every row of the view, or those asked for in their order. */
export type RichiestaRegistro = {
  readonly lavoro: 'registro';
  readonly vista: Pick<Vista, 'titolo' | 'colonne' | 'righe'>;
  readonly formato: Formato;
  readonly righe: readonly string[] | null;
};

/** Bytes of a register as a table. CSV is UTF-8 with BOM and semicolons. */
export const esportaVista = ({ vista, formato, righe }: RichiestaRegistro): Uint8Array => {
  const perId = new Map(vista.righe.map((r) => [r.id, r]));
  const scelte = righe === null ? vista.righe : righe.flatMap((id) => perId.get(id) ?? []);
  const tipi = vista.colonne.map((c) => c.tipo);
  if (formato === 'csv') {
    return fileCsv([
      titoli(vista).map((t) => campoCsv(innocuo(t))),
      ...scelte.map((r) => r.celle.map((c, i) => inCsv(c, tipi[i] ?? 'testo'))),
    ]);
  }
  const foglio = utils.aoa_to_sheet([
    titoli(vista).map((t): CellObject => ({ t: 's', v: t, z: '@' })),
    ...scelte.map((r) => r.celle.map((c, i) => inFoglio(c, tipi[i] ?? 'testo'))),
  ]);
  foglio['!cols'] = vista.colonne.map((c) => ({ wch: Math.min(60, Math.max(12, c.titolo.length + 2)) }));
  const libro = utils.book_new();
  utils.book_append_sheet(libro, foglio, vista.titolo.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31));
  const byte: unknown = write(libro, { type: 'buffer', bookType: formato });
  if (!(byte instanceof Uint8Array)) throw new TypeError('il foglio di calcolo non è stato scritto');
  return byte;
};
