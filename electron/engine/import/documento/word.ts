import { SaxesParser } from 'saxes';
import { Rifiuto } from '../rifiuto.ts';

/** A paragraph of a Word document. Tabs are kept as `\t`, line breaks as `\n`. */
export type Paragrafo = {
  readonly tipo: 'paragrafo';
  readonly testo: string;
  readonly stile: string;
  /** Level of the outline written on the paragraph itself. */
  readonly livello: number | null;
  /** Number of tab stops written on the paragraph itself. */
  readonly fermi: number;
};
/** A cell: columns of the table's grid that it covers, whether it continues the one above, what it holds. */
export type CellaWord = {
  readonly colonne: number;
  readonly continua: boolean;
  readonly contenuto: readonly ContenutoWord[];
};
/** A row: grid columns left blank at its beginning, its cells. */
export type RigaWord = { readonly prima: number; readonly celle: readonly CellaWord[] };
/** A table as the file writes it. */
export type TabellaWord = { readonly tipo: 'tabella'; readonly righe: readonly RigaWord[] };
/** What a body, a cell or a text box holds, in reading order. */
export type ContenutoWord = Paragrafo | TabellaWord;

/** A part of a Word document: its content with the revisions accepted, and whether it had any. */
export type ParteWord = { readonly contenuto: readonly ContenutoWord[]; readonly revisioni: boolean };

type ParagrafoAperto = { pezzi: string[]; stile: string; livello: number | null; fermi: number; tolto: boolean };
type CellaAperta = { colonne: number; continua: boolean; tolta: boolean; contenuto: ContenutoWord[] };
type RigaAperta = { prima: number; tolta: boolean; celle: CellaWord[] };
type TabellaAperta = { righe: RigaWord[]; riga: RigaAperta | null; cella: CellaAperta | null };

const WORD: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);
/** Kept texts are not here: what a revision removed, the second copy of a drawing, the old formats of changed ones. */
const DA_SALTARE = /^(?:del|moveFrom|Fallback|\w+PrChange|instrText|delText|delInstrText|tblGridChange|rt)$/;
const CELLE_MASSIME = 400_000;
const PROFONDITA = 200;

const danneggiato = (): Rifiuto =>
  new Rifiuto(
    'FILE_DANNEGGIATO',
    'Il documento Word è danneggiato e non si può leggere: aprirlo con Word o LibreOffice, salvarlo di nuovo e riprovare.',
  );
const troppo = (): Rifiuto =>
  new Rifiuto(
    'TROPPE_RIGHE',
    `Il documento ha più di ${CELLE_MASSIME} celle o tabelle annidate senza fine: tenere solo le tabelle che servono.`,
  );

/** Reads the XML of a part (document, header). Throws Rifiuto when it is not well formed. */
export const leggiParteWord = (xml: string): ParteWord => {
  const radice: ContenutoWord[] = [];
  const tabelle: TabellaAperta[] = [];
  const paragrafi: ParagrafoAperto[] = [];
  const percorso: string[] = [];
  let sospeso: string[] = [];
  let revisioni = false;
  let salta = 0;
  let celle = 0;
  /** Text is being collected, of a run that is shown. */
  let testo = false;
  let nascosto = false;

  const dentro = (): ContenutoWord[] => tabelle.at(-1)?.cella?.contenuto ?? radice;
  const aggiungi = (t: string): void => {
    if (!nascosto) paragrafi.at(-1)?.pezzi.push(t);
  };
  const apri: Readonly<Record<string, (attributo: (nome: string) => string | null, padre: string) => void>> = {
    p: () => paragrafi.push({ pezzi: sospeso.splice(0), stile: '', livello: null, fermi: 0, tolto: false }),
    r: () => {
      nascosto = false;
    },
    t: () => {
      testo = true;
    },
    tab: (_, padre) => {
      const p = paragrafi.at(-1);
      if (padre === 'tabs' && p) p.fermi += 1;
      else if (padre !== 'tabs') aggiungi('\t');
    },
    ptab: () => aggiungi('\t'),
    br: () => aggiungi('\n'),
    cr: () => aggiungi('\n'),
    noBreakHyphen: () => aggiungi('-'),
    vanish: (attributo) => {
      const val = attributo('val');
      if (percorso.at(-3) === 'r') nascosto = val === null || !/^(?:0|false|off)$/.test(val);
    },
    pStyle: (attributo) => {
      const p = paragrafi.at(-1);
      if (p) p.stile = attributo('val') ?? '';
    },
    outlineLvl: (attributo) => {
      const p = paragrafi.at(-1);
      const n = Number(attributo('val'));
      if (p && n >= 0 && n < 9) p.livello = n + 1;
    },
    ins: () => {
      revisioni = true;
    },
    moveTo: () => {
      revisioni = true;
    },
    cellIns: () => {
      revisioni = true;
    },
    cellDel: () => {
      revisioni = true;
      const cella = tabelle.at(-1)?.cella;
      if (cella) cella.tolta = true;
    },
    tbl: () => {
      if (tabelle.length > PROFONDITA) throw troppo();
      tabelle.push({ righe: [], riga: null, cella: null });
    },
    tr: () => {
      const t = tabelle.at(-1);
      if (t) t.riga = { prima: 0, tolta: false, celle: [] };
    },
    gridBefore: (attributo) => {
      const riga = tabelle.at(-1)?.riga;
      if (riga) riga.prima = intero(attributo('val'), 0);
    },
    tc: () => {
      celle += 1;
      if (celle > CELLE_MASSIME) throw troppo();
      const t = tabelle.at(-1);
      if (t) t.cella = { colonne: 1, continua: false, tolta: false, contenuto: [] };
    },
    gridSpan: (attributo) => {
      const cella = tabelle.at(-1)?.cella;
      if (cella) cella.colonne = intero(attributo('val'), 1);
    },
    vMerge: (attributo) => {
      const cella = tabelle.at(-1)?.cella;
      if (cella) cella.continua = attributo('val') !== 'restart';
    },
  };
  const chiudi: Readonly<Record<string, () => void>> = {
    t: () => {
      testo = false;
    },
    r: () => {
      nascosto = false;
    },
    p: () => {
      const p = paragrafi.pop();
      if (!p) return;
      // The mark of a deleted paragraph joins its text to the next one.
      if (p.tolto) sospeso = p.pezzi;
      else
        dentro().push({
          tipo: 'paragrafo',
          testo: p.pezzi.join(''),
          stile: p.stile,
          livello: p.livello,
          fermi: p.fermi,
        });
    },
    tc: () => {
      const t = tabelle.at(-1);
      if (!t?.cella || !t.riga) return;
      const { colonne, continua, tolta, contenuto } = t.cella;
      t.riga.celle.push({ colonne, continua, contenuto: tolta ? [] : contenuto });
      t.cella = null;
    },
    tr: () => {
      const t = tabelle.at(-1);
      if (t?.riga && !t.riga.tolta) t.righe.push({ prima: t.riga.prima, celle: t.riga.celle });
      if (t) t.riga = null;
    },
    tbl: () => {
      const t = tabelle.pop();
      if (t && t.righe.length > 0) dentro().push({ tipo: 'tabella', righe: t.righe });
    },
  };
  const cancella = (nome: string): void => {
    if (nome !== 'del' && nome !== 'moveFrom') return;
    revisioni = true;
    const padre = percorso.at(-1);
    const riga = tabelle.at(-1)?.riga;
    if (padre === 'trPr' && riga) riga.tolta = true;
    const p = paragrafi.at(-1);
    if (padre === 'rPr' && percorso.at(-2) === 'pPr' && p) p.tolto = true;
  };

  const lettore = new SaxesParser({ xmlns: true });
  lettore.on('error', () => {
    throw danneggiato();
  });
  lettore.on('opentag', (tag) => {
    if (salta > 0) {
      salta += 1;
      return;
    }
    const { local, uri, attributes } = tag;
    if (DA_SALTARE.test(local) && (WORD.has(uri) || local === 'Fallback')) {
      cancella(local);
      salta = 1;
      return;
    }
    if (WORD.has(uri)) {
      const attributo = (nome: string) =>
        Object.values(attributes).find((a) => a.local === nome && WORD.has(a.uri))?.value ?? null;
      const padre = percorso.at(-1) ?? '';
      percorso.push(local);
      if (Object.hasOwn(apri, local)) apri[local]?.(attributo, padre);
    } else percorso.push(local);
  });
  lettore.on('closetag', ({ local, uri }) => {
    if (salta > 0) {
      salta -= 1;
      return;
    }
    percorso.pop();
    if (WORD.has(uri) && Object.hasOwn(chiudi, local)) chiudi[local]?.();
  });
  lettore.on('text', (t) => {
    if (salta === 0 && testo) aggiungi(t);
  });
  lettore.on('cdata', (t) => {
    if (salta === 0 && testo) aggiungi(t);
  });
  lettore.write(xml).close();
  return { contenuto: radice, revisioni };
};

const COLONNE_MASSIME = 400;
const intero = (testo: string | null, minimo: number): number => {
  const n = Number(testo);
  return Number.isInteger(n) && n > minimo ? Math.min(n, COLONNE_MASSIME) : minimo;
};
