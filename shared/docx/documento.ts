import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import { trattiDi, tuttiIBlocchi } from '#documento/albero.ts';
import type { Documento } from '#documento/tipi.ts';
import { testoSicuro } from '#format/testo-sicuro.ts';
import { corpo, type Tronco } from './blocchi.ts';
import { colori, foglio, larghezzaTesto, numerazioni, stili } from './stili.ts';
import { type Cantiere, corsa, type Immagine } from './tratti.ts';

/** A file of Word before it is packed, and what the packing must still write in it. */
export type DocumentoDocx = {
  readonly file: Document;
  /** Instant of the core properties: the only clock of the document. */
  readonly istante: string;
  /** Accessible title and description of each table, in order. */
  readonly tabelle: readonly { readonly titolo: string; readonly descrizione: string }[];
};

/** Bookmarks of the places that something refers to, `pdz_1`, `pdz_2`… in reading order. */
const segnalibri = (d: Documento): ReadonlyMap<string, string> => {
  const puntati = new Set<string>();
  const blocchi = tuttiIBlocchi(d.blocchi);
  for (const b of blocchi) for (const t of trattiDi(b)) if (t.t === 'rinvio') puntati.add(t.a);
  const nomi = new Map<string, string>();
  for (const b of blocchi) if (puntati.has(b.id) && !nomi.has(b.id)) nomi.set(b.id, `pdz_${nomi.size + 1}`);
  return nomi;
};

const testata = (d: Documento, conTitolo: boolean, orizzontale: boolean): Header =>
  new Header({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: larghezzaTesto(orizzontale) }],
        children: [
          corsa(conTitolo ? d.intestazione : '', { size: 17, color: colori.tenue }),
          ...(d.bozza === null
            ? []
            : [
                new TextRun({
                  children: [new Tab(), testoSicuro(d.bozza)],
                  bold: true,
                  size: 20,
                  color: colori.avviso,
                }),
              ]),
        ],
      }),
    ],
  });

const piede = (d: Documento, orizzontale: boolean): Footer =>
  new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: larghezzaTesto(orizzontale) }],
        alignment: AlignmentType.LEFT,
        children: [
          corsa(d.piede, { size: 17, color: colori.tenue }),
          new TextRun({
            children: [new Tab(), 'Pagina ', PageNumber.CURRENT, ' di ', PageNumber.TOTAL_PAGES],
            size: 17,
            color: colori.tenue,
          }),
        ],
      }),
    ],
  });

/** Pages of one orientation with their header and footer; the cover has no title in its header. */
const pagine = (d: Documento, tronco: Tronco, prime: boolean): ISectionOptions => {
  const { orizzontale } = tronco;
  const conCopertina = prime && d.genere === 'piano';
  return {
    properties: {
      titlePage: conCopertina,
      page: {
        size: {
          width: foglio.larghezza,
          height: foglio.altezza,
          orientation: orizzontale ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: foglio.margine + 200,
          bottom: foglio.margine,
          left: foglio.margine,
          right: foglio.margine,
          header: 567,
          footer: 567,
        },
      },
    },
    headers: {
      default: testata(d, true, orizzontale),
      ...(conCopertina && { first: testata(d, false, orizzontale) }),
    },
    footers: {
      default: piede(d, orizzontale),
      ...(conCopertina && { first: piede(d, orizzontale) }),
    },
    children: tronco.figli,
  };
};

/** Finished document → file of Word: headings, lists, tables, fields, notes, header, footer, language, properties. */
export const documentoDocx = (d: Documento, immagini: ReadonlyMap<string, Immagine>): DocumentoDocx => {
  const cantiere: Cantiere = {
    segnalibri: segnalibri(d),
    note: new Map(),
    tabelle: [],
    immagini,
    contaElenchi: 0,
  };
  const tronchi = corpo(
    d.blocchi,
    { conCopertina: d.genere === 'piano', tuttoOrizzontale: d.genere === 'segnalazioni' },
    cantiere,
  );
  const footnotes = Object.fromEntries(
    [...cantiere.note].map(([numero, testo]) => [
      String(numero),
      { children: [new Paragraph({ style: 'FootnoteText', children: [corsa(testo)] })] },
    ]),
  );
  const file = new Document({
    title: testoSicuro(d.titolo),
    subject: testoSicuro(d.soggetto),
    creator: testoSicuro(d.autore),
    lastModifiedBy: testoSicuro(d.autore),
    description: testoSicuro(d.bozza ?? (d.genere === 'segnalazioni' ? d.piede : 'Versione definitiva')),
    styles: stili,
    numbering: { config: numerazioni },
    footnotes,
    compatibility: { version: 15 },
    sections: tronchi.map((t, i) => pagine(d, t, i === 0)),
  });
  return { file, istante: d.istante, tabelle: cantiere.tabelle };
};

/** Packs a tree once: bytes as the library writes them, still with its clock and its chance ids. */
export const impacchetta = ({ file }: DocumentoDocx): Promise<Uint8Array> => Packer.pack(file, 'uint8array');
