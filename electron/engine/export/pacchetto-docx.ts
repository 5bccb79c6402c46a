import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Accessible title and description of a table. */
export type DescrizioneTabella = { readonly titolo: string; readonly descrizione: string };
/** What the canonical package must carry: its only clock, and what the library cannot write. */
export type OpzioniPacchetto = { readonly istante: string; readonly tabelle: readonly DescrizioneTabella[] };

/** Same bytes on every machine: midnight of the first day that a zip can say, whatever the time zone. */
const oraDelleVoci = new Date(1980, 0, 1, 0, 0, 0);

const xml = (testo: string): string =>
  testo.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Core properties with the document's own instant instead of now. */
const proprieta = (core: string, istante: string): string =>
  core.replace(
    /(<dcterms:(created|modified)[^>]*>)[^<]*(<\/dcterms:\2>)/g,
    (_, apri: string, _nome: string, chiudi: string) => `${apri}${istante.slice(0, 19)}Z${chiudi}`,
  );

/** Relationship ids in the order in which they are written: `rId1`, `rId2`… */
const relazioni = (testo: string): { readonly testo: string; readonly nuovi: ReadonlyMap<string, string> } => {
  const nuovi = new Map<string, string>();
  for (const [, id = ''] of testo.matchAll(/<Relationship\b[^>]*?\bId="([^"]+)"/g))
    if (!nuovi.has(id)) nuovi.set(id, `rId${nuovi.size + 1}`);
  return {
    testo: testo.replace(
      /(\bId=")([^"]+)(")/g,
      (_, a: string, id: string, b: string) => `${a}${nuovi.get(id) ?? id}${b}`,
    ),
    nuovi,
  };
};

const conRelazioni = (testo: string, nuovi: ReadonlyMap<string, string>): string =>
  testo.replace(
    /(\br:(?:id|embed|link|pict)=")([^"]+)(")/g,
    (_, a: string, id: string, b: string) => `${a}${nuovi.get(id) ?? id}${b}`,
  );

/** Bookmark and drawing ids, and names of the bookmarks of the contents, counted from 1 in each part. */
const contatori = (testo: string): string => {
  const segnalibri = new Map<string, string>();
  const indice = new Map<string, string>();
  const disegni = { n: 0 };
  return testo
    .replace(/\b_Toc\d+\b/g, (nome) => {
      const nuovo = indice.get(nome) ?? `_Toc${indice.size + 1}`;
      indice.set(nome, nuovo);
      return nuovo;
    })
    .replace(/(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")([^"]+)(")/g, (_, a: string, id: string, b: string) => {
      const nuovo = segnalibri.get(id) ?? String(segnalibri.size + 1);
      segnalibri.set(id, nuovo);
      return `${a}${nuovo}${b}`;
    })
    .replace(/(<wp:docPr\b[^>]*?\bid=")([^"]+)(")/g, (_, a: string, _id: string, b: string) => {
      disegni.n += 1;
      return `${a}${disegni.n}${b}`;
    });
};

/** Title and description of each table, in order: what a screen reader announces before its cells. */
const descrizioni = (testo: string, tabelle: readonly DescrizioneTabella[]): string => {
  let n = 0;
  return testo.replaceAll('</w:tblPr>', () => {
    const tabella = tabelle[n];
    n += 1;
    if (tabella === undefined) return '</w:tblPr>';
    return `<w:tblCaption w:val="${xml(tabella.titolo)}"/><w:tblDescription w:val="${xml(tabella.descrizione)}"/></w:tblPr>`;
  });
};

const ordine = (a: string, b: string): number => {
  const primo = '[Content_Types].xml';
  return a === primo ? -1 : b === primo ? 1 : a < b ? -1 : 1;
};

/**
 * Canonical form of a package of Word: no clock, no chance, entries sorted. Two exports of the same plan version are the
 * same bytes, on any machine and in any time zone.
 */
export const pacchettoCanonico = (pacchetto: Uint8Array, { istante, tabelle }: OpzioniPacchetto): Uint8Array => {
  const parti = unzipSync(pacchetto);
  const testi = new Map<string, string>();
  for (const [nome, byte] of Object.entries(parti)) if (/\.(xml|rels)$/.test(nome)) testi.set(nome, strFromU8(byte));
  for (const [nome, testo] of [...testi]) {
    if (!nome.endsWith('.rels')) continue;
    const { testo: riscritto, nuovi } = relazioni(testo);
    testi.set(nome, riscritto);
    const parte = nome.replace('_rels/', '').replace(/\.rels$/, '');
    const corpo = testi.get(parte);
    if (corpo !== undefined) testi.set(parte, conRelazioni(corpo, nuovi));
  }
  for (const [nome, testo] of testi) {
    if (nome === 'docProps/core.xml') testi.set(nome, proprieta(testo, istante));
    else if (nome.startsWith('word/') && nome.endsWith('.xml')) testi.set(nome, contatori(testo));
  }
  const documento = testi.get('word/document.xml');
  if (documento !== undefined) testi.set('word/document.xml', descrizioni(documento, tabelle));
  const voci = Object.keys(parti)
    .sort(ordine)
    .map((nome) => {
      const testo = testi.get(nome);
      return [nome, testo === undefined ? (parti[nome] ?? new Uint8Array()) : strToU8(testo)] as const;
    });
  return zipSync(Object.fromEntries(voci), { level: 6, mtime: oraDelleVoci });
};
