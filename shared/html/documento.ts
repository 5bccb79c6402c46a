import { alPostoDellaFigura } from '#documento/figura-assente.ts';
import type { BloccoDocumento, Cella, Documento, Tratto } from '#documento/tipi.ts';
import { foglioDocumento } from './foglio.ts';
import { ancora, collegamento, elemento, sfuggi } from './scrittore.ts';

/** How the page is used: a fragment inside the app carries no ids and no links that could leave it. */
export type OpzioniHtml = { readonly collegamenti: boolean; readonly ancore: boolean };
const pagina: OpzioniHtml = { collegamenti: false, ancore: true };
const frammento: OpzioniHtml = { collegamenti: false, ancore: false };

const conStile = (t: Extract<Tratto, { t: 'testo' }>): string => {
  let html = sfuggi(t.testo);
  if (t.apice) html = elemento('sup', {}, html);
  if (t.pedice) html = elemento('sub', {}, html);
  if (t.barrato) html = elemento('s', {}, html);
  if (t.sottolineato) html = elemento('u', {}, html);
  if (t.corsivo) html = elemento('em', {}, html);
  return t.grassetto ? elemento('strong', {}, html) : html;
};

const tratto = (t: Tratto, o: OpzioniHtml): string => {
  switch (t.t) {
    case 'testo':
      return conStile(t);
    case 'a-capo':
      return '<br>';
    case 'dato':
      return elemento('span', { class: t.stato === 'nv' ? 'dato nv' : 'dato', 'data-rif': t.rif }, sfuggi(t.testo));
    case 'citazione':
      return t.url !== null && o.collegamenti
        ? collegamento(t.url, 'citazione', sfuggi(t.testo))
        : elemento('span', { class: 'citazione', 'data-norma': t.norma }, sfuggi(t.testo));
    case 'rinvio':
      return o.ancore ? elemento('a', { class: 'rinvio', href: `#${ancora(t.a)}` }, sfuggi(t.testo)) : sfuggi(t.testo);
    case 'dacompilare':
      return elemento('mark', { class: 'da-compilare', 'data-nome': t.nome }, `⟨da compilare: ${sfuggi(t.etichetta)}⟩`);
    case 'collegamento':
      return o.collegamenti ? collegamento(t.url, 'collegamento', sfuggi(t.testo)) : sfuggi(t.testo);
    case 'nota':
      return elemento('sup', { class: 'nota', title: t.testo }, String(t.numero));
  }
};

const tratti = (voci: readonly Tratto[], o: OpzioniHtml): string => voci.map((t) => tratto(t, o)).join('');

const cella = (c: Cella, o: OpzioniHtml): string =>
  elemento(
    c.intestazione ? 'th' : 'td',
    {
      class: c.allinea === 'sinistra' ? null : c.allinea,
      scope: c.intestazione ? 'col' : null,
      colspan: c.colonne > 1 ? c.colonne : null,
      rowspan: c.righe > 1 ? c.righe : null,
    },
    tratti(c.tratti, o),
  );

type Tabella = Extract<BloccoDocumento, { t: 'tabella' }>;

const tabella = (b: Tabella, o: OpzioniHtml, id: string | null): string => {
  const riga = (r: Tabella['righe'][number]) =>
    elemento('tr', { class: r.totale ? 'totale' : null }, r.celle.map((c) => cella(c, o)).join(''));
  const testa = b.righe
    .filter((r) => r.intestazione)
    .map(riga)
    .join('');
  const corpo = b.righe
    .filter((r) => !r.intestazione)
    .map(riga)
    .join('');
  const titolo = b.titolo === null ? '' : `${b.numero === null ? '' : `Tabella ${b.numero} – `}${b.titolo}`;
  const didascalia = titolo === '' ? '' : elemento('caption', {}, sfuggi(titolo));
  const dentro = `${didascalia}${testa === '' ? '' : elemento('thead', {}, testa)}${elemento('tbody', {}, corpo)}`;
  const nota = b.fonte === null ? '' : elemento('p', { class: 'nota-tabella' }, sfuggi(b.fonte));
  if (b.vuota === null) return elemento('div', { class: 'tabella', id }, elemento('table', {}, dentro) + nota);
  const intestazione = titolo === '' ? '' : elemento('p', { class: 'didascalia' }, sfuggi(titolo));
  return elemento(
    'div',
    { class: 'tabella', id },
    `${intestazione}${elemento('p', { class: 'vuota' }, sfuggi(b.vuota))}`,
  );
};

const figura = (b: Extract<BloccoDocumento, { t: 'figura' }>, o: OpzioniHtml, id: string | null): string => {
  if (b.svg === null) return blocco(alPostoDellaFigura(b), o);
  const immagine = `<img alt="${sfuggi(b.alternativo)}" src="data:image/svg+xml;charset=utf-8,${encodeURIComponent(b.svg)}">`;
  const didascalia = b.didascalia === null ? '' : elemento('figcaption', {}, sfuggi(b.didascalia));
  return elemento('figure', { id }, immagine + didascalia);
};

const etichette = {
  testo: null,
  'titolo-atto': 'titolo-atto',
  'sottotitolo-atto': 'sottotitolo-atto',
  formula: 'formula',
  didascalia: 'didascalia',
};

const blocco = (b: BloccoDocumento, o: OpzioniHtml): string => {
  const id = o.ancore ? ancora(b.id) : null;
  switch (b.t) {
    case 'titolo':
      return elemento(
        `h${b.livello + 1}`,
        { id },
        `${b.numero === null ? '' : `${elemento('span', { class: 'numero' }, sfuggi(b.numero))} `}${tratti(b.tratti, o)}`,
      );
    case 'articolo':
      return elemento('h2', { id, class: 'articolo' }, `Art. ${b.numero} – ${tratti(b.tratti, o)}`);
    case 'paragrafo':
      return elemento(b.stile === 'titolo-atto' ? 'h1' : 'p', { id, class: etichette[b.stile] }, tratti(b.tratti, o));
    case 'elenco':
      return elemento(
        b.stile === 'puntato' ? 'ul' : 'ol',
        { id, class: 'elenco' },
        b.voci
          .map((v) =>
            elemento(
              'li',
              { class: v.livello === 0 ? null : `livello-${v.livello}`, id: o.ancore ? ancora(v.id) : null },
              `${elemento('span', { class: 'etichetta' }, sfuggi(v.etichetta))}${elemento('div', {}, v.blocchi.map((x) => blocco(x, o)).join(''))}`,
            ),
          )
          .join(''),
      );
    case 'tabella':
      return tabella(b, o, id);
    case 'figura':
      return figura(b, o, id);
    case 'riquadro':
      return elemento('aside', { id, class: `riquadro ${b.variante}` }, b.blocchi.map((x) => blocco(x, o)).join(''));
    case 'firma':
      return elemento(
        'p',
        { id, class: 'firma' },
        tratti(b.persona, o) + (b.riga === '' ? '' : elemento('span', { class: 'riga-firma' }, sfuggi(b.riga))),
      );
    case 'indice':
      return '';
    case 'salto':
      return '<hr class="salto">';
  }
};

const indice = (d: Documento, o: OpzioniHtml): string => {
  const voci = d.blocchi.flatMap((b) => {
    if (b.t !== 'titolo' || b.numero === null || b.livello > 2) return [];
    const testo = `${sfuggi(b.numero)} ${tratti(b.tratti, o)}`;
    return [elemento('li', { class: `livello-${b.livello}` }, elemento('a', { href: `#${ancora(b.id)}` }, testo))];
  });
  return voci.length === 0
    ? ''
    : elemento('nav', { 'aria-label': 'Indice', class: 'indice' }, elemento('ol', {}, voci.join('')));
};

/** HTML of some blocks, to be put inside a page of the app: no ids, no links, everything escaped. */
export const htmlBlocchi = (blocchi: readonly BloccoDocumento[]): string =>
  blocchi.map((b) => blocco(b, frammento)).join('');

/** Body of a document: draft band, contents, blocks. */
export const htmlCorpo = (d: Documento, o: OpzioniHtml = pagina): string => {
  const banda = d.bozza === null ? '' : elemento('p', { class: 'bozza' }, sfuggi(d.bozza));
  const blocchi = d.blocchi.map((b) => (b.t === 'indice' ? indice(d, o) : blocco(b, o))).join('\n');
  return elemento('article', { class: 'documento', lang: d.lingua.slice(0, 2) }, `${banda}\n${blocchi}`);
};

/**
 * A complete page without scripts, for a sandboxed frame or a file. `nonce` is the page's own, so that its style sheet
 * passes a policy without `unsafe-inline`; null where the page stands alone.
 */
export const paginaHtml = (d: Documento, nonce: string | null, o: OpzioniHtml = pagina): string =>
  `<!doctype html>\n${elemento(
    'html',
    { lang: 'it' },
    `${elemento(
      'head',
      {},
      `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">${elemento('title', {}, sfuggi(d.titolo))}${elemento('style', { nonce }, foglioDocumento)}`,
    )}${elemento('body', {}, htmlCorpo(d, o))}`,
  )}\n`;
