import { createElement, Fragment, type ReactNode, useMemo } from 'react';

/** Elements that our own HTML writer uses; anything else gives its text only. */
const ammessi = new Set([
  'table',
  'caption',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'th',
  'td',
  'p',
  'ul',
  'ol',
  'li',
  'strong',
  'em',
  'u',
  's',
  'sup',
  'sub',
  'span',
  'div',
  'figure',
  'figcaption',
  'br',
  'h2',
  'h3',
  'h4',
  'section',
  'mark',
  'img',
  'cite',
  'dl',
  'dt',
  'dd',
]);
const attributi: Readonly<Record<string, string>> = {
  class: 'className',
  colspan: 'colSpan',
  rowspan: 'rowSpan',
  scope: 'scope',
  alt: 'alt',
  id: 'data-blocco',
};

/** Pictures inside the page itself, as our writer makes them: never an address. */
const immagine = /^data:image\/(png;base64|svg\+xml;charset=utf-8),/;

const diNodo = (nodo: Node, chiave: number): ReactNode => {
  if (nodo.nodeType === Node.TEXT_NODE) return nodo.textContent;
  if (!(nodo instanceof Element)) return null;
  const nome = nodo.tagName.toLowerCase();
  if (nome === 'script' || nome === 'style') return null;
  const figli = [...nodo.childNodes].map(diNodo);
  if (nome === 'a') return createElement('span', { key: chiave, className: 'collegamento' }, ...figli);
  if (!ammessi.has(nome)) return createElement(Fragment, { key: chiave }, ...figli);
  const proprieta: Record<string, string | number> = { key: chiave };
  for (const { name, value } of nodo.attributes) {
    const react = attributi[name];
    if (react) proprieta[react] = react === 'colSpan' || react === 'rowSpan' ? Number(value) : value;
    if (name === 'src' && nome === 'img' && immagine.test(value)) proprieta.src = value;
  }
  return nome === 'br' || nome === 'img' ? createElement(nome, proprieta) : createElement(nome, proprieta, ...figli);
};

/** HTML of the engine's writer as React elements, through a closed list: no markup of a file ever reaches `innerHTML`. */
export const HtmlSicuro = ({ html }: { html: string }): ReactNode =>
  useMemo(() => [...new DOMParser().parseFromString(html, 'text/html').body.childNodes].map(diNodo), [html]);
