import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Paragraph,
  ShadingType,
  SimpleField,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import type { BloccoDocumento, Cella } from '#documento/tipi.ts';
import { testoSicuro } from '#format/testo-sicuro.ts';
import { colori } from './stili.ts';
import { type Cantiere, corsa, corse } from './tratti.ts';

type Tabella = Extract<BloccoDocumento, { t: 'tabella' }>;

/** Caption with a live sequence number, inside the bookmark that references show. */
const didascalia = (b: Tabella, cantiere: Cantiere, salto: boolean): Paragraph[] => {
  if (b.titolo === null) return [];
  const nome = cantiere.segnalibri.get(b.id);
  const campo = new SimpleField('SEQ Tabella \\* ARABIC', String(b.numero ?? ''));
  const numero = nome === undefined ? campo : new Bookmark({ id: nome, children: [campo] });
  return [
    new Paragraph({
      style: 'Caption',
      pageBreakBefore: salto,
      children: [...(b.numero === null ? [] : [corsa('Tabella '), numero, corsa(' – ')]), corsa(b.titolo)],
    }),
  ];
};

const larghezze = (b: Tabella, testo: number): number[] => {
  const pesi = b.larghezze.map((l) => Math.max(l, 1));
  const somma = pesi.reduce((a, l) => a + l, 0);
  const tonde = pesi.map((l) => Math.floor((l * testo) / somma));
  const resto = testo - tonde.reduce((a, l) => a + l, 0);
  return tonde.map((l, i) => (i === 0 ? l + resto : l));
};

const allinea = {
  sinistra: AlignmentType.LEFT,
  destra: AlignmentType.RIGHT,
  centro: AlignmentType.CENTER,
} as const;

const cella = (c: Cella, larghezza: number, totale: boolean, stretta: boolean, cantiere: Cantiere): TableCell => {
  const fascia = c.intestazione || totale;
  const tratti = fascia ? c.tratti.map((t) => (t.t === 'testo' ? { ...t, grassetto: true } : t)) : c.tratti;
  return new TableCell({
    width: { size: larghezza, type: WidthType.DXA },
    ...(c.colonne > 1 && { columnSpan: c.colonne }),
    ...(c.righe > 1 && { rowSpan: c.righe }),
    ...(fascia && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: colori.fascia } }),
    children: [
      new Paragraph({
        style: stretta ? 'CellaStretta' : 'CellaTabella',
        alignment: allinea[c.allinea],
        children: corse(tratti, cantiere),
      }),
    ],
  });
};

const bordo = { style: BorderStyle.SINGLE, size: 4, color: colori.riga };
const bordi = {
  top: bordo,
  bottom: bordo,
  left: bordo,
  right: bordo,
  insideHorizontal: bordo,
  insideVertical: bordo,
};

/** Table with its caption above, header rows repeated on every page, rows that do not break, notes below. */
export const tabellaDocx = (
  b: Tabella,
  cantiere: Cantiere,
  { salto, testo }: { readonly salto: boolean; readonly testo: number },
): (Paragraph | Table)[] => {
  const sopra = didascalia(b, cantiere, salto);
  if (b.vuota !== null) {
    return [
      ...sopra,
      new Paragraph({ pageBreakBefore: salto && sopra.length === 0, children: [corsa(b.vuota, { italics: true })] }),
    ];
  }
  const colonne = larghezze(b, testo);
  const stretta = colonne.length > 5;
  const titolo = b.titolo ?? 'Tabella';
  const testate = b.righe.find((r) => r.intestazione)?.celle.flatMap((c) => c.tratti) ?? [];
  const voci = testate.flatMap((t) => (t.t === 'testo' ? [t.testo] : []));
  cantiere.tabelle.push({
    titolo: testoSicuro(titolo),
    descrizione: testoSicuro(`${b.righe.filter((r) => !r.intestazione).length} righe; colonne: ${voci.join(', ')}`),
  });
  const righe = b.righe.map((r) => {
    let da = 0;
    return new TableRow({
      tableHeader: r.intestazione,
      cantSplit: true,
      children: r.celle.map((c) => {
        const larghezza = colonne.slice(da, da + c.colonne).reduce((a, l) => a + l, 0);
        da += c.colonne;
        return cella(c, larghezza, r.totale, stretta, cantiere);
      }),
    });
  });
  const tabella = new Table({
    width: { size: testo, type: WidthType.DXA },
    columnWidths: colonne,
    layout: TableLayoutType.FIXED,
    margins: { left: 70, right: 70, top: 20, bottom: 20 },
    borders: bordi,
    rows: righe,
  });
  return [
    ...sopra,
    tabella,
    ...(b.fonte === null ? [] : [new Paragraph({ style: 'NotaTabella', children: [corsa(b.fonte)] })]),
  ];
};
