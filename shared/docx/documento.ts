import { AlignmentType, Document, Footer, Header, PageNumber, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import { trattiDi, tuttiIBlocchi } from '#documento/albero.ts';
import type { Documento } from '#documento/tipi.ts';
import { testoSicuro } from '#format/testo-sicuro.ts';
import { corpo, margineDestro } from './blocchi.ts';
import { colori, foglio, numerazioni, stili } from './stili.ts';
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

const testata = (d: Documento, conTitolo: boolean): Header =>
  new Header({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: margineDestro }],
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

const piede = (d: Documento): Footer =>
  new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: margineDestro }],
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

/** Finished document → file of Word: headings, lists, tables, fields, notes, header, footer, language, properties. */
export const documentoDocx = (d: Documento, immagini: ReadonlyMap<string, Immagine>): DocumentoDocx => {
  const cantiere: Cantiere = {
    segnalibri: segnalibri(d),
    note: new Map(),
    tabelle: [],
    immagini,
    contaElenchi: 0,
  };
  const children = corpo(d.blocchi, d.genere === 'piano', cantiere);
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
    description: d.bozza === null ? 'Versione definitiva' : testoSicuro(d.bozza),
    styles: stili,
    numbering: { config: numerazioni },
    footnotes,
    compatibility: { version: 15 },
    sections: [
      {
        properties: {
          titlePage: d.genere === 'piano',
          page: {
            size: { width: foglio.larghezza, height: foglio.altezza },
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
        headers: { default: testata(d, true), first: testata(d, false) },
        footers: { default: piede(d), first: piede(d) },
        children,
      },
    ],
  });
  return { file, istante: d.istante, tabelle: cantiere.tabelle };
};
