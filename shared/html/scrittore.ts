import { testoSicuro, urlSicuro } from '#format/testo-sicuro.ts';

/** Text safe inside an element and inside a quoted attribute. */
export const sfuggi = (testo: string): string =>
  testoSicuro(testo)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

type Attributi = Readonly<Record<string, string | number | null | undefined>>;

/** Element with escaped attributes around content that is already HTML of this writer. */
export const elemento = (nome: string, attributi: Attributi, contenuto: string): string => {
  const testa = Object.entries(attributi)
    .filter(([, v]) => v !== null && v !== undefined && v !== '')
    .map(([k, v]) => ` ${k}="${sfuggi(String(v))}"`)
    .join('');
  return `<${nome}${testa}>${contenuto}</${nome}>`;
};

/** Identifier of a place of the document, safe as `id` and as the target of `#…`. */
export const ancora = (id: string): string => `p-${id.replace(/[^A-Za-z0-9.-]/g, '_')}`;

/** Link to an https address; any other address is written as plain text. */
export const collegamento = (url: string, classe: string, contenuto: string): string => {
  const sicuro = urlSicuro(url);
  return sicuro === null
    ? contenuto
    : elemento('a', { class: classe, href: sicuro, rel: 'noopener noreferrer' }, contenuto);
};
