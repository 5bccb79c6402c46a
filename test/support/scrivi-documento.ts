import { strToU8, zipSync } from 'fflate';
import { type FoglioScritto, MARCA } from './forme-dup.ts';

const eImporto = (v: string | number | null): v is number => typeof v === 'number' && v % 1 === MARCA;

/** A cell of a sheet as a person writes it in a document. */
const scritto = (v: string | number | null | undefined, testo: (cents: number) => string): string =>
  v == null ? '' : eImporto(v) ? testo(v - MARCA) : String(v);

const xml = (t: string): string => t.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const paragrafo = (t: string): string =>
  `<w:p>${t === '' ? '' : `<w:r><w:t xml:space="preserve">${xml(t)}</w:t></w:r>`}</w:p>`;
const SPAZI =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** Bytes of a DOCX with a body of WordprocessingML. */
export const docxDi = (corpo: string, altre: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        '[Content_Types].xml':
          '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        '_rels/.rels':
          '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${SPAZI}><w:body>${corpo}<w:sectPr/></w:body></w:document>`,
        ...altre,
      }).map(([nome, testo]) => [nome, strToU8(testo)] as const),
    ),
    { mtime: new Date(1980, 0, 1) },
  );

/** WordprocessingML of one table from its first line of two cells on; the lines above are paragraphs. */
export const tabellaWord = ({ righe, unioni = [] }: FoglioScritto, testo: (cents: number) => string): string => {
  const inizio = righe.findIndex((r) => r.filter((v) => v !== null && v !== '').length > 1);
  const larga = Math.max(...righe.map((r) => r.length));
  const sopra = righe.slice(0, inizio).flatMap((r) => r.filter((v) => v !== null).map((v) => paragrafo(String(v))));
  const corpo = righe.slice(inizio).map((riga, i) => {
    const r = i + inizio;
    let celle = '';
    for (let c = 0; c < larga; c += 1) {
      const u = unioni.find(([r0, c0, r1, c1]) => r >= r0 && r <= r1 && c >= c0 && c <= c1);
      if (u && c !== u[1]) continue;
      const aree = `${u && u[3] > u[1] ? `<w:gridSpan w:val="${u[3] - u[1] + 1}"/>` : ''}${
        u && u[2] > u[0] ? `<w:vMerge${r === u[0] ? ' w:val="restart"' : ''}/>` : ''
      }`;
      celle += `<w:tc><w:tcPr>${aree}</w:tcPr>${paragrafo(u && r > u[0] ? '' : scritto(riga[c], testo))}</w:tc>`;
    }
    return `<w:tr>${celle}</w:tr>`;
  });
  return `${sopra.join('')}<w:tbl><w:tblPr/>${corpo.join('')}</w:tbl>${paragrafo('')}`;
};

/** Bytes of a DOCX with a table for each sheet. */
export const comeDocx = (fogli: readonly FoglioScritto[], testo: (cents: number) => string): Uint8Array =>
  docxDi(fogli.map((f) => tabellaWord(f, testo)).join(''));

/** A text of a page (x and baseline from the bottom left corner, in points) or a line. */
type Segno =
  | { readonly x: number; readonly y: number; readonly corpo: number; readonly testo: string }
  | { readonly da: readonly [number, number]; readonly a: readonly [number, number] };
export type PaginaScritta = {
  readonly larga: number;
  readonly alta: number;
  readonly gira?: number;
  readonly segni: readonly Segno[];
};

/** Widths of Helvetica, in thousandths, for the signs that figures are made of; letters are near enough. */
const LARGHE: Readonly<Record<string, number>> = {
  '.': 278,
  ',': 278,
  ' ': 278,
  '-': 333,
  '€': 556,
  '(': 333,
  ')': 333,
  i: 222,
  l: 222,
  t: 278,
  j: 222,
  f: 278,
  r: 333,
  m: 833,
  w: 722,
  "'": 191,
};
/** Width of a text in points. */
export const largo = (testo: string, corpo: number): number =>
  ([...testo].reduce((n, c) => n + (LARGHE[c] ?? (/[A-Z]/.test(c) ? 690 : 556)), 0) * corpo) / 1000;

const CP1252: Readonly<Record<string, number>> = {
  '€': 0x80,
  '’': 0x92,
  '–': 0x96,
  '—': 0x97,
  '“': 0x93,
  '”': 0x94,
  '…': 0x85,
};
const stringa = (t: string): string =>
  [...t]
    .map((c) => {
      const n = CP1252[c] ?? c.codePointAt(0) ?? 63;
      if (n > 255) return '?';
      return n < 32 || n > 126 || '()\\'.includes(c) ? `\\${n.toString(8).padStart(3, '0')}` : c;
    })
    .join('');

/** Bytes of a PDF with Helvetica texts and lines, as a package prints them. */
export const scriviPdf = (pagine: readonly PaginaScritta[]): Uint8Array => {
  const oggetti: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pagine.length} /Kids [${pagine.map((_, i) => `${4 + 2 * i} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  for (const [i, p] of pagine.entries()) {
    const flusso = p.segni
      .map((s) =>
        'testo' in s
          ? `BT /F1 ${s.corpo} Tf 1 0 0 1 ${s.x.toFixed(2)} ${s.y.toFixed(2)} Tm (${stringa(s.testo)}) Tj ET`
          : `0.5 w ${s.da.map((n) => n.toFixed(2)).join(' ')} m ${s.a.map((n) => n.toFixed(2)).join(' ')} l S`,
      )
      .join('\n');
    oggetti.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${p.larga} ${p.alta}]${p.gira ? ` /Rotate ${p.gira}` : ''} /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * i} 0 R >>`,
      `<< /Length ${flusso.length} >>\nstream\n${flusso}\nendstream`,
    );
  }
  let testo = '%PDF-1.4\n';
  const posti = oggetti.map((o, i) => {
    const posto = testo.length;
    testo += `${i + 1} 0 obj\n${o}\nendobj\n`;
    return posto;
  });
  const xref = testo.length;
  testo += `xref\n0 ${oggetti.length + 1}\n0000000000 65535 f \n${posti.map((n) => `${String(n).padStart(10, '0')} 00000 n \n`).join('')}`;
  testo += `trailer\n<< /Size ${oggetti.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(testo, 'latin1'));
};

/** How a sheet is printed: with borders or only aligned, rows per page (the header is repeated), height of the type. */
export type Stampa = { readonly bordi: boolean; readonly righePerPagina: number; readonly corpo: number };

const aCapo = (testo: string, larga: number, corpo: number): string[] => {
  const linee: string[] = [];
  for (const parola of testo.split(' ')) {
    const ultima = linee.at(-1);
    if (ultima !== undefined && largo(`${ultima} ${parola}`, corpo) <= larga)
      linee[linee.length - 1] = `${ultima} ${parola}`;
    else linee.push(parola);
  }
  return linee;
};

/** Bytes of a PDF that prints a sheet: titles, a table with its header on each page, words folded in their cells. */
export const comePdf = (foglio: FoglioScritto, testo: (cents: number) => string, stampa: Stampa): Uint8Array => {
  const { righe } = foglio;
  const { corpo, bordi } = stampa;
  const inizio = righe.findIndex((r) => r.filter((v) => v !== null && v !== '').length > 1);
  const larga = Math.max(...righe.map((r) => r.length));
  const testi = righe.slice(inizio).map((r) => Array.from({ length: larga }, (_, c) => scritto(r[c], testo)));
  const importo = righe.slice(inizio).map((r) => Array.from({ length: larga }, (_, c) => eImporto(r[c] ?? null)));
  const MARGINE = 36;
  const SPAZIO = 5;
  const piena = Array.from({ length: larga }, (_, c) => Math.max(20, ...testi.map((r) => largo(r[c] ?? '', corpo))));
  const larghe = piena.map((n, c) => (importo.some((r) => r[c]) ? n : Math.min(n, 150)) + 2 * SPAZIO + 2);
  const xs = [MARGINE];
  for (const n of larghe) xs.push((xs.at(-1) ?? 0) + n);
  const foglioLargo = Math.max(842, (xs.at(-1) ?? 0) + MARGINE);
  const alta = 595;
  const pagine: Segno[][] = [];
  let segni: Segno[] = [];
  let y = 0;
  const passo = corpo * 1.2;
  const nuova = (): void => {
    segni = [];
    pagine.push(segni);
    y = alta - MARGINE;
    segni.push({ x: foglioLargo / 2, y: 20, corpo, testo: `Pag. ${pagine.length}` });
  };
  const riga = (r: number): void => {
    const linee = (testi[r] ?? []).map((t, c) => aCapo(t, (larghe[c] ?? 0) - 2 * SPAZIO, corpo));
    const alte = Math.max(1, ...linee.map((l) => l.length)) * passo + (bordi ? 4 : corpo * 0.8);
    for (const [c, sue] of linee.entries())
      for (const [k, t] of sue.entries()) {
        const x = importo[r]?.[c] ? (xs[c + 1] ?? 0) - SPAZIO - largo(t, corpo) : (xs[c] ?? 0) + SPAZIO;
        if (t !== '') segni.push({ x, y: y - corpo - k * passo, corpo, testo: t });
      }
    if (bordi) {
      const [x0, x1] = [xs[0] ?? 0, xs.at(-1) ?? 0];
      for (const yy of [y, y - alte]) segni.push({ da: [x0, yy], a: [x1, yy] });
      for (const x of xs) segni.push({ da: [x, y], a: [x, y - alte] });
    }
    y -= alte;
  };
  nuova();
  for (const r of righe.slice(0, inizio))
    for (const v of r)
      if (v !== null && v !== '') {
        segni.push({ x: MARGINE, y: y - corpo, corpo: corpo + 2, testo: String(v) });
        y -= corpo * 2.4;
      }
  riga(0);
  for (let r = 1; r < testi.length; r += 1) {
    if (r > 1 && (r - 1) % stampa.righePerPagina === 0) {
      nuova();
      riga(0);
    }
    riga(r);
  }
  return scriviPdf(pagine.map((s) => ({ larga: foglioLargo, alta, segni: s })));
};
