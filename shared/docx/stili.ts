import { AlignmentType, BorderStyle, type IStylesOptions, LevelFormat, LineRuleType, ShadingType } from 'docx';

/** Font that every office has, or whose metrics Carlito replaces. */
export const carattere = 'Calibri';
/** Colours of the documents (contrast ≥ 4.5:1 on white, or dark on the highlight). */
export const colori = {
  titolo: '17324D',
  tenue: '455A69',
  riga: 'B8C4CE',
  fascia: 'EEF3F8',
  evidenza: 'FFF3C4',
  evidenzaTesto: '5C4400',
  avviso: 'A3331F',
  collegamento: '0052A3',
} as const;
/** Page A4 with margins of 2 cm, in twentieths of a point. */
export const foglio = { larghezza: 11906, altezza: 16838, margine: 1134 } as const;
/** Width of the text of a page, upright or turned on its side. */
export const larghezzaTesto = (orizzontale: boolean): number =>
  (orizzontale ? foglio.altezza : foglio.larghezza) - 2 * foglio.margine;

const titolo = (size: number, before: number, after: number) => ({
  run: { font: carattere, bold: true, color: colori.titolo, size },
  paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
});

/** Styles of every document: real headings, captions, notes; the marked placeholder is a character style of its own. */
export const stili: IStylesOptions = {
  default: {
    document: {
      run: { font: carattere, size: 22, language: { value: 'it-IT', eastAsia: 'it-IT' } },
      paragraph: { spacing: { after: 120, line: 264, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font: carattere, bold: true, color: colori.titolo, size: 34 },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 240, after: 160 }, keepNext: true },
    },
    heading1: titolo(28, 360, 120),
    heading2: titolo(25, 280, 100),
    heading3: titolo(23, 220, 80),
    heading4: titolo(22, 180, 60),
    caption: {
      run: { font: carattere, bold: true, color: colori.tenue, size: 20, italics: false },
      paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
    },
    hyperlink: { run: { color: colori.collegamento, underline: {} } },
    footnoteText: { run: { size: 18 }, paragraph: { spacing: { after: 40, line: 240, lineRule: LineRuleType.AUTO } } },
  },
  paragraphStyles: [
    {
      id: 'Sottotitolo',
      name: 'Sottotitolo atto',
      basedOn: 'Normal',
      next: 'Normal',
      run: { size: 24, color: colori.tenue },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 160 } },
    },
    {
      id: 'Formula',
      name: 'Formula',
      basedOn: 'Normal',
      next: 'Normal',
      run: { bold: true, color: colori.titolo },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 280, after: 160 }, keepNext: true },
    },
    {
      id: 'TitoloIndice',
      name: 'Titolo indice',
      basedOn: 'Normal',
      next: 'Normal',
      run: { bold: true, color: colori.titolo, size: 28 },
      paragraph: { spacing: { after: 160 }, keepNext: true },
    },
    {
      id: 'VoceElenco',
      name: 'Voce elenco',
      basedOn: 'Normal',
      next: 'VoceElenco',
      paragraph: { spacing: { after: 80 } },
    },
    {
      id: 'CellaTabella',
      name: 'Cella tabella',
      basedOn: 'Normal',
      run: { size: 19 },
      paragraph: { spacing: { before: 20, after: 20, line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: 'CellaStretta',
      name: 'Cella tabella stretta',
      basedOn: 'Normal',
      run: { size: 16 },
      paragraph: { spacing: { before: 20, after: 20, line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: 'NotaTabella',
      name: 'Nota tabella',
      basedOn: 'Normal',
      run: { size: 18, color: colori.tenue },
      paragraph: { spacing: { before: 60, after: 240 } },
    },
    {
      id: 'FineTabella',
      name: 'Fine tabella',
      basedOn: 'Normal',
      run: { size: 4 },
      paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: 'Riquadro',
      name: 'Riquadro',
      basedOn: 'Normal',
      paragraph: {
        indent: { left: 170, right: 170 },
        border: { left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: colori.collegamento } },
      },
    },
    {
      id: 'Firma',
      name: 'Firma',
      basedOn: 'Normal',
      paragraph: { spacing: { before: 200, after: 200 }, keepLines: true },
    },
    ...[1, 2, 3].map((n) => ({
      id: `TOC${n}`,
      name: `toc ${n}`,
      basedOn: 'Normal',
      next: 'Normal',
      paragraph: {
        spacing: { after: n === 1 ? 60 : 30, before: n === 1 ? 60 : 0 },
        indent: { left: (n - 1) * 280 },
      },
    })),
  ],
  characterStyles: [
    {
      id: 'DaCompilare',
      name: 'Da compilare',
      run: {
        color: colori.evidenzaTesto,
        shading: { type: ShadingType.CLEAR, color: 'auto', fill: colori.evidenza },
      },
    },
    { id: 'Citazione', name: 'Citazione', run: { color: colori.collegamento } },
    { id: 'NonVerificabile', name: 'Non verificabile', run: { color: colori.avviso, italics: true } },
  ],
};

const rientro = (livello: number) => ({ left: 567 + livello * 425, hanging: 425 });

/** Indent of a list item whose label is written as text, or numbered live. */
export const rientroVoce = rientro;

/** Live numberings: bullets, and `1)` lists; letters are written, because Italian acts skip j, k, w, x, y. */
export const numerazioni = [
  {
    reference: 'puntato',
    levels: Array.from({ length: 6 }, (_, level) => ({
      level,
      format: LevelFormat.BULLET,
      text: ['•', '–', '◦'][level % 3] ?? '•',
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: rientro(level) } },
    })),
  },
  {
    reference: 'numeri',
    levels: [
      {
        level: 0,
        format: LevelFormat.DECIMAL,
        text: '%1)',
        alignment: AlignmentType.LEFT,
        style: { paragraph: { indent: rientro(0) } },
      },
    ],
  },
];
