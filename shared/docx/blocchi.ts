import {
  AlignmentType,
  type FileChild,
  HeadingLevel,
  ImageRun,
  LeaderType,
  Paragraph,
  Tab,
  TableOfContents,
  TextRun,
} from 'docx';
import { alPostoDellaFigura } from '#documento/figura-assente.ts';
import type { BloccoDocumento, VoceElenco } from '#documento/tipi.ts';
import { testoSicuro } from '#format/testo-sicuro.ts';
import { larghezzaTesto, rientroVoce } from './stili.ts';
import { tabellaDocx } from './tabella.ts';
import { type Cantiere, conSegnalibro, corsa, corse } from './tratti.ts';

/** Where a block stands: inside a list (its depth), inside a box, first on a new page, with room above it. */
type Posto = {
  readonly livello: number;
  readonly riquadro: boolean;
  readonly salto: boolean;
  /** Space before, in twentieths of a point, where the style's own is not enough; null = as the style says. */
  readonly sopra: number | null;
  /** Width of the text of the page, in twentieths of a point. */
  readonly testo: number;
};
const fuori: Posto = { livello: 0, riquadro: false, salto: false, sopra: null, testo: larghezzaTesto(false) };

const titoli = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4];
const stiliParagrafo = {
  testo: 'Normal',
  'titolo-atto': 'Title',
  'sottotitolo-atto': 'Sottotitolo',
  formula: 'Formula',
  didascalia: 'Caption',
} as const;

type Elenco = Extract<BloccoDocumento, { t: 'elenco' }>;

/** Live numbering where Word's would give our own labels; else the label is written with a hanging indent. */
const numerazione = (b: Elenco, v: VoceElenco, posto: Posto, istanza: number) => {
  const livello = posto.livello + v.livello;
  if (b.stile === 'puntato')
    return { numbering: { reference: 'puntato', level: Math.min(livello, 5), instance: istanza } };
  if (b.stile === 'numeri' && livello === 0 && b.voci.every((x) => x.livello === 0))
    return { numbering: { reference: 'numeri', level: 0, instance: istanza } };
  return null;
};

const voce = (b: Elenco, v: VoceElenco, posto: Posto, istanza: number, cantiere: Cantiere): FileChild[] => {
  const viva = numerazione(b, v, posto, istanza);
  const livello = posto.livello + v.livello;
  const indent = rientroVoce(livello);
  return v.blocchi.flatMap((x, i): FileChild[] => {
    if (x.t !== 'paragrafo') return blocco(x, { ...posto, livello: livello + 1, salto: false, sopra: null }, cantiere);
    const testo = corse(x.tratti, cantiere);
    if (i > 0) return [new Paragraph({ style: 'VoceElenco', indent: { left: indent.left }, children: testo })];
    if (viva !== null) return [new Paragraph({ style: 'VoceElenco', ...viva, children: testo })];
    const etichetta = new TextRun({ children: [testoSicuro(v.etichetta), new Tab()] });
    return [new Paragraph({ style: 'VoceElenco', indent, children: [etichetta, ...testo] })];
  });
};

const figura = (b: Extract<BloccoDocumento, { t: 'figura' }>, posto: Posto, cantiere: Cantiere): FileChild[] => {
  const immagine = cantiere.immagini.get(b.id);
  if (immagine === undefined) return blocco(alPostoDellaFigura(b), posto, cantiere);
  const didascalia =
    b.didascalia === null
      ? []
      : [
          new Paragraph({
            style: 'Caption',
            keepNext: true,
            pageBreakBefore: posto.salto,
            children: [corsa(b.didascalia)],
          }),
        ];
  const primo = didascalia.length === 0 && posto.salto;
  const larghezza = Math.min(640, immagine.larghezza);
  return [
    ...didascalia,
    new Paragraph({
      pageBreakBefore: primo,
      alignment: AlignmentType.CENTER,
      children: [
        new ImageRun({
          type: 'png',
          data: immagine.png,
          transformation: { width: larghezza, height: Math.round((immagine.altezza * larghezza) / immagine.larghezza) },
          altText: {
            name: testoSicuro(b.didascalia ?? 'Figura'),
            title: testoSicuro(b.didascalia ?? 'Figura'),
            description: testoSicuro(b.alternativo),
          },
        }),
      ],
    }),
  ];
};

const blocco = (b: BloccoDocumento, posto: Posto, cantiere: Cantiere): FileChild[] => {
  const rientro = posto.livello === 0 ? {} : { indent: { left: rientroVoce(posto.livello - 1).left } };
  switch (b.t) {
    case 'titolo':
      return [
        new Paragraph({
          heading: titoli[b.livello - 1] ?? HeadingLevel.HEADING_4,
          pageBreakBefore: posto.salto,
          children: [
            ...(b.numero === null ? [] : [conSegnalibro(b.numero, b.id, cantiere), corsa(' ')]),
            ...corse(b.tratti, cantiere),
          ],
        }),
      ];
    case 'articolo':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_1,
          pageBreakBefore: posto.salto,
          children: [
            corsa('Art. '),
            conSegnalibro(String(b.numero), b.id, cantiere),
            corsa(' – '),
            ...corse(b.tratti, cantiere),
          ],
        }),
      ];
    case 'paragrafo':
      return [
        new Paragraph({
          style: posto.riquadro ? 'Riquadro' : stiliParagrafo[b.stile],
          pageBreakBefore: posto.salto,
          ...(posto.riquadro ? {} : rientro),
          ...(posto.sopra !== null && { spacing: { before: posto.sopra } }),
          children: corse(b.tratti, cantiere),
        }),
      ];
    case 'elenco': {
      cantiere.contaElenchi += 1;
      const istanza = cantiere.contaElenchi;
      return b.voci.flatMap((v) => voce(b, v, posto, istanza, cantiere));
    }
    case 'tabella':
      return tabellaDocx(b, cantiere, posto);
    case 'figura':
      return figura(b, posto, cantiere);
    case 'riquadro':
      return b.blocchi.flatMap((x) => blocco(x, { ...posto, riquadro: true }, cantiere));
    case 'firma':
      return [
        new Paragraph({
          style: 'Firma',
          children: [...corse(b.persona, cantiere), ...(b.riga === '' ? [] : [corsa(b.riga, { break: 1 })])],
        }),
      ];
    case 'indice':
      return [
        new Paragraph({ style: 'TitoloIndice', pageBreakBefore: posto.salto, children: [corsa('Indice')] }),
        new TableOfContents('Indice', {
          hyperlink: true,
          headingStyleRange: '1-2',
          beginDirty: false,
          tabLeader: LeaderType.NONE,
        }),
      ];
    case 'salto':
      return [];
  }
};

/** Room above the title of a cover. */
const altezzaTitolo = 3600;
/** Room between a table and the text after it. */
const dopoTabella = 180;

const eTabella = (b: BloccoDocumento | undefined): boolean =>
  b?.t === 'tabella' && b.vuota === null && b.fonte === null;

/** A run of pages of one orientation. */
export type Tronco = { readonly orizzontale: boolean; readonly figli: readonly FileChild[] };

/** Columns from which a table is printed on a page turned on its side. */
const colonneLarghe = 8;
/** Rows below which it stays upright in small type: a page of its own would be almost empty. */
const righeLarghe = 6;
const eLarga = (b: BloccoDocumento): boolean =>
  b.t === 'tabella' && b.vuota === null && b.larghezze.length >= colonneLarghe && b.righe.length >= righeLarghe;

/**
 * Body of the file: a page break, and the room after a table, are properties of what follows, never an empty paragraph
 * (but two tables without captions, and a table that ends a run of pages, need one between or after them). Tables with
 * many columns stand on pages of their own, turned on their side; `tuttoOrizzontale` = every page is.
 */
export const corpo = (
  blocchi: readonly BloccoDocumento[],
  { conCopertina, tuttoOrizzontale }: { readonly conCopertina: boolean; readonly tuttoOrizzontale: boolean },
  cantiere: Cantiere,
): Tronco[] => {
  const tronchi: { orizzontale: boolean; figli: FileChild[]; chiuso: boolean }[] = [];
  let salto = false;
  for (const [i, b] of blocchi.entries()) {
    if (b.t === 'salto') {
      salto = true;
      continue;
    }
    const orizzontale = tuttoOrizzontale || eLarga(b);
    const ultimo = tronchi.at(-1);
    const nuovo = ultimo === undefined || ultimo.orizzontale !== orizzontale;
    const tronco = nuovo ? { orizzontale, figli: [], chiuso: false } : ultimo;
    const dopo = !nuovo && eTabella(blocchi[i - 1]);
    const sopra = conCopertina && i === 0 ? altezzaTitolo : dopo ? dopoTabella : null;
    const suoi = blocco(b, { ...fuori, salto: salto && !nuovo, sopra, testo: larghezzaTesto(orizzontale) }, cantiere);
    if (suoi.length === 0) continue;
    if (nuovo) tronchi.push(tronco);
    if (nuovo && ultimo?.chiuso === true) ultimo.figli.push(new Paragraph({ style: 'FineTabella' }));
    salto = false;
    if (dopo && b.t === 'tabella' && b.titolo === null) tronco.figli.push(new Paragraph({ style: 'FineTabella' }));
    tronco.figli.push(...suoi);
    tronco.chiuso = eTabella(b);
  }
  const ultimo = tronchi.at(-1);
  if (ultimo?.chiuso === true) ultimo.figli.push(new Paragraph({ style: 'FineTabella' }));
  return tronchi;
};
