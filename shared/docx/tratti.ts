import { Bookmark, ExternalHyperlink, FootnoteReferenceRun, type ParagraphChild, SimpleField, TextRun } from 'docx';
import type { Tratto } from '#documento/tipi.ts';
import { testoSicuro, urlSicuro } from '#format/testo-sicuro.ts';

/** Names and notes that the parts of one file share. */
export type Cantiere = {
  /** Bookmark of each place that a reference points to: short, valid for Word, stable in reading order. */
  readonly segnalibri: ReadonlyMap<string, string>;
  readonly note: Map<number, string>;
  /** Title and description of each table, in the order in which they are written. */
  readonly tabelle: { readonly titolo: string; readonly descrizione: string }[];
  readonly immagini: ReadonlyMap<string, Immagine>;
  contaElenchi: number;
};
/** Picture ready for the page: PNG bytes and size in pixels. */
export type Immagine = { readonly png: Uint8Array; readonly larghezza: number; readonly altezza: number };

/** Text run with the forbidden characters taken out. */
export const corsa = (testo: string, opzioni: Omit<ConstructorParameters<typeof TextRun>[0] & object, 'text'> = {}) =>
  new TextRun({ ...opzioni, text: testoSicuro(testo) });

/** Text inside the bookmark of a place, if something points to it: what a REF field shows. */
export const conSegnalibro = (testo: string, id: string, cantiere: Cantiere): ParagraphChild => {
  const nome = cantiere.segnalibri.get(id);
  return nome === undefined ? corsa(testo) : new Bookmark({ id: nome, children: [corsa(testo)] });
};

const link = (url: string, testo: string, style: 'Hyperlink' | 'Citazione'): ParagraphChild => {
  const sicuro = urlSicuro(url);
  return sicuro === null ? corsa(testo) : new ExternalHyperlink({ link: sicuro, children: [corsa(testo, { style })] });
};

const uno = (t: Tratto, cantiere: Cantiere): ParagraphChild[] => {
  switch (t.t) {
    case 'testo':
      return t.testo.split('\n').map((riga, i) =>
        corsa(riga, {
          ...(i > 0 && { break: 1 }),
          ...(t.grassetto && { bold: true }),
          ...(t.corsivo && { italics: true }),
          ...(t.sottolineato && { underline: {} }),
          ...(t.barrato && { strike: true }),
          ...(t.apice && { superScript: true }),
          ...(t.pedice && { subScript: true }),
        }),
      );
    case 'a-capo':
      return [new TextRun({ break: 1 })];
    case 'dato':
      return [corsa(t.testo, t.stato === 'nv' ? { style: 'NonVerificabile' } : {})];
    case 'citazione':
      return [t.url === null ? corsa(t.testo) : link(t.url, t.testo, 'Citazione')];
    case 'rinvio': {
      const nome = cantiere.segnalibri.get(t.a);
      return [nome === undefined ? corsa(t.testo) : new SimpleField(`REF ${nome} \\h`, testoSicuro(t.testo))];
    }
    case 'dacompilare':
      return [corsa(`⟨da compilare: ${t.etichetta}⟩`, { style: 'DaCompilare' })];
    case 'collegamento':
      return [link(t.url, t.testo, 'Hyperlink')];
    case 'nota':
      cantiere.note.set(t.numero, testoSicuro(t.testo));
      return [new FootnoteReferenceRun(t.numero)];
  }
};

/** Runs of a paragraph. */
export const corse = (tratti: readonly Tratto[], cantiere: Cantiere): ParagraphChild[] =>
  tratti.flatMap((t) => uno(t, cantiere));
