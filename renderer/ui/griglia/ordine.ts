import { confronta, senzaAccenti } from '#format/ordine.ts';
import { confrontaEsatti, leggiEsatto, somma } from './cifre.ts';
import { type CellaGriglia, type ColonnaGriglia, eNumerica, type RigaGriglia } from './tipi.ts';

/** Filter of one column: part of the text, chosen values, limits of a figure, kind of cell. Empty parts filter nothing. */
export type Filtro = {
  readonly contiene: string;
  readonly valori: readonly string[] | null;
  readonly da: string;
  readonly a: string;
  readonly stato: 'tutti' | 'vuote' | 'piene' | 'segnate' | 'mano';
};
/** Order of the rows by a column. */
export type Ordine = { readonly colonna: string; readonly verso: 'su' | 'giu' };
/** Filters by column id. */
export type Filtri = Readonly<Record<string, Filtro>>;

export const filtroVuoto: Filtro = { contiene: '', valori: null, da: '', a: '', stato: 'tutti' };
/** Whether a filter hides anything. */
export const filtraQualcosa = (f: Filtro): boolean =>
  f.contiene !== '' || f.valori !== null || f.da !== '' || f.a !== '' || f.stato !== 'tutti';

/** Limit as a person types it («1.000,50») as decimal text; null when it is not a figure. */
const limite = (testo: string): string | null => {
  const pulito = testo
    .replace(/[\s.€]/g, '')
    .replace(',', '.')
    .replace('\u2212', '-');
  return /^-?\d+(\.\d+)?$/.test(pulito) ? pulito : null;
};

const passaStato = ({ stato, testo }: CellaGriglia, quale: Filtro['stato']): boolean => {
  switch (quale) {
    case 'tutti':
      return true;
    case 'vuote':
      return testo === '' || stato === 'ignoto';
    case 'piene':
      return testo !== '' && stato !== 'ignoto';
    case 'segnate':
      return stato === 'anomalia' || stato === 'errore';
    case 'mano':
      return stato === 'mano';
  }
};

const passaLimiti = (valore: string | null, f: Filtro): boolean => {
  const [da, a] = [leggiEsatto(limite(f.da)), leggiEsatto(limite(f.a))];
  if (da === null && a === null) return true;
  const v = leggiEsatto(valore);
  if (v === null) return false;
  return (da === null || confrontaEsatti(v, da) >= 0) && (a === null || confrontaEsatti(v, a) <= 0);
};

/** Whether a cell passes a filter. */
export const passa = (cella: CellaGriglia | undefined, f: Filtro): boolean => {
  if (cella === undefined) return !filtraQualcosa(f);
  const testo = senzaAccenti(cella.testo);
  return (
    passaStato(cella, f.stato) &&
    (f.contiene === '' || testo.includes(senzaAccenti(f.contiene))) &&
    (f.valori === null || f.valori.includes(cella.testo)) &&
    passaLimiti(cella.valore, f)
  );
};

const confrontaCelle = (numerica: boolean) => (a: CellaGriglia | undefined, b: CellaGriglia | undefined) => {
  const [x, y] = numerica ? [leggiEsatto(a?.valore ?? null), leggiEsatto(b?.valore ?? null)] : [null, null];
  if (x !== null && y !== null) return confrontaEsatti(x, y);
  return confronta(a?.testo ?? '', b?.testo ?? '');
};
const eDataIso = (testo: string | null | undefined): boolean => /^\d{4}-\d{2}-\d{2}/.test(testo ?? '');

/**
 * Rows in view: filtered, then in order; what is unknown goes last in both directions. Subtotals of groups leave the
 * view as soon as something is hidden or moved, because they would be totals of rows that are not above them.
 */
export const disponi = (
  righe: readonly RigaGriglia[],
  colonne: readonly ColonnaGriglia[],
  filtri: Filtri,
  ordine: Ordine | null,
): readonly RigaGriglia[] => {
  const attivi = colonne.flatMap((c, i) => {
    const f = filtri[c.id];
    return f !== undefined && filtraQualcosa(f) ? [{ i, f }] : [];
  });
  const o = ordine === null ? -1 : colonne.findIndex((c) => c.id === ordine.colonna);
  if (attivi.length === 0 && o < 0) return righe;
  const scelte = righe.filter((r) => !r.totale && attivi.every(({ i, f }) => passa(r.celle[i], f)));
  if (o < 0) return scelte;
  const segno = ordine?.verso === 'giu' ? -1 : 1;
  const numerica = eNumerica(colonne[o]);
  const confrontaDue = confrontaCelle(numerica);
  const vuota = (r: RigaGriglia) => {
    const cella = r.celle[o];
    return cella === undefined || (numerica ? leggiEsatto(cella.valore) === null : cella.testo === '');
  };
  return scelte
    .map((r, i) => ({ r, i, vuota: vuota(r) }))
    .sort((a, b) => {
      if (a.vuota !== b.vuota) return a.vuota ? 1 : -1;
      const [x, y] = [a.r.celle[o], b.r.celle[o]];
      const prima =
        eDataIso(x?.valore) && eDataIso(y?.valore)
          ? (x?.valore ?? '').localeCompare(y?.valore ?? '')
          : confrontaDue(x, y);
      return prima * segno || a.i - b.i;
    })
    .map(({ r }) => r);
};

/**
 * Totals that stay in view: the last rows, less as many as close each group (a run of totals at the end as long as
 * those of the groups is the last group's own).
 */
export const totaliInFondo = (righe: readonly RigaGriglia[]): readonly RigaGriglia[] => {
  const inizio = righe.findLastIndex((r) => !r.totale) + 1;
  let diGruppo = 0;
  let fila = 0;
  for (const r of righe.slice(0, inizio)) {
    fila = r.totale ? fila + 1 : 0;
    diGruppo = Math.max(diGruppo, fila);
  }
  return righe.slice(Math.min(righe.length, inizio + diGruppo));
};

/**
 * Sums of the rows in view for the columns where the last total is the plain sum of every row: a figure that a filter
 * may cut without lying. Null elsewhere. One decimal text for each column.
 */
export const totaliDiVista = (
  tutte: readonly RigaGriglia[],
  inVista: readonly RigaGriglia[],
  colonne: readonly ColonnaGriglia[],
): readonly (string | null)[] => {
  const finali = totaliInFondo(tutte);
  const righe = tutte.filter((r) => !r.totale);
  const sommaDi = (quali: readonly RigaGriglia[], i: number) =>
    somma(quali.flatMap((r) => leggiEsatto(r.celle[i]?.valore ?? null) ?? []));
  return colonne.map((colonna, i) => {
    if (!eNumerica(colonna)) return null;
    const intero = sommaDi(righe, i);
    const torna = finali.some((f) => {
      const scritto = leggiEsatto(f.celle[i]?.valore ?? null);
      return scritto !== null && confrontaEsatti(scritto, intero) === 0;
    });
    if (!torna) return null;
    const { unita, decimali } = sommaDi(
      inVista.filter((r) => !r.totale),
      i,
    );
    const testo = (unita < 0n ? -unita : unita).toString().padStart(decimali + 1, '0');
    const parte = decimali === 0 ? testo : `${testo.slice(0, -decimali)}.${testo.slice(-decimali)}`;
    return `${unita < 0n ? '-' : ''}${parte}`;
  });
};

/** Different texts of a column, in order, with how many rows have each. */
export const valoriDi = (righe: readonly RigaGriglia[], colonna: number): readonly (readonly [string, number])[] => {
  const conto = new Map<string, number>();
  for (const r of righe) {
    if (r.totale) continue;
    const testo = r.celle[colonna]?.testo ?? '';
    conto.set(testo, (conto.get(testo) ?? 0) + 1);
  }
  return [...conto].sort(([a], [b]) => confronta(a, b));
};
