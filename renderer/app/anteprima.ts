import { SEGNAPOSTO_NONCE } from '#contract/pagina.ts';

/** Tokens that the preview needs, by name; read from the page so that the frame has the same theme. */
const tokenAnteprima = [
  'paper',
  'ink',
  'ink-2',
  'ink-3',
  'line',
  'line-2',
  'act',
  'data',
  'data-soft',
  'data-line',
  'warn',
  'warn-soft',
  'warn-fill',
  'unk',
  'unk-soft',
  'unk-fill',
  'surface-2',
] as const;
/** Colours of the theme that a preview takes, by token. */
export type ColoriAnteprima = Readonly<Record<(typeof tokenAnteprima)[number], string>>;

/** Colours of the page's theme of now, resolved: the frame is another document and sees no token. */
export const coloriAnteprima = (): ColoriAnteprima => {
  const prova = document.createElement('span');
  prova.hidden = true;
  document.body.append(prova);
  const letti = tokenAnteprima.map((nome) => {
    prova.style.color = `var(--${nome})`;
    return [nome, getComputedStyle(prova).color] as const;
  });
  prova.remove();
  return Object.fromEntries(letti) as ColoriAnteprima;
};

/** Nonce that the page's policy gives to its style sheets; the frame inherits the policy. */
export const nonceDellaPagina = (): string => {
  const meta = document.querySelector('meta[property="csp-nonce"]');
  return meta instanceof HTMLMetaElement ? meta.nonce : '';
};

const foglio = (c: ColoriAnteprima): string => `
:root{color-scheme:light dark;--carta:${c.paper};--testo:${c.ink};--tenue:${c['ink-3']};--riga:${c['line-2']};--segno:${c.act};--evidenza:${c['warn-soft']};--evidenza-testo:${c.warn};--nv:${c.unk};--fascia:${c['surface-2']}}
html{scrollbar-width:thin;scrollbar-color:${c['line-2']} transparent}
body{background:${c.paper};color:${c.ink};font:400 15px/24px Lora,Georgia,"Times New Roman",serif;margin:0}
.documento{max-width:44rem;padding:40px 48px 64px}
.documento .dato{color:${c.data};background:${c['data-soft']};border-bottom:2px solid ${c['data-line']};border-radius:3px 3px 0 0;padding:0 3px}
.documento .dato.nv{color:${c.unk};background:repeating-linear-gradient(135deg,${c['unk-soft']} 0 4px,transparent 4px 8px);border-bottom:2px dashed ${c['unk-fill']}}
.documento .citazione{color:${c.act};text-decoration:underline dotted 1px;text-underline-offset:4px}
.documento mark.da-compilare{border:1px dashed ${c['warn-fill']};border-radius:4px;padding:1px 6px;font:600 13px/18px "Titillium Web",system-ui,sans-serif}
.documento table{border-collapse:collapse;width:100%;margin:8px 0 16px}
.documento th,.documento td{border:1px solid ${c['line-2']};padding:4px 8px;text-align:left;vertical-align:top}
.documento th{background:${c['surface-2']}}
.documento .destra{text-align:right}
.documento caption{text-align:left;font-weight:600;padding-bottom:4px;color:${c['ink-2']}}
.documento table,.documento caption,.documento .didascalia{font-family:"Titillium Web",system-ui,sans-serif;font-size:13px;line-height:18px}
.documento h1{font-size:22px;line-height:30px}.documento h2{font-size:18px;line-height:26px}.documento h3{font-size:16px;line-height:24px}
@media (max-width:560px){.documento{padding:24px 20px 40px}}
`;

/**
 * The document that our own writer made, dressed for the app: the nonce takes its place and our style sheet follows.
 * Nothing else of it is touched: it goes into a frame without scripts and without origin.
 */
export const vestiAnteprima = (html: string, nonce: string, colori: ColoriAnteprima): string => {
  const stile = `<style nonce="${nonce}">${foglio(colori)}</style>`;
  const conNonce = html.replaceAll(SEGNAPOSTO_NONCE, nonce);
  return conNonce.includes('</head>') ? conNonce.replace('</head>', `${stile}</head>`) : `${stile}${conNonce}`;
};

const sfuggi = (testo: string): string => testo.replace(/[&<>"']/g, (c) => `&#${c.codePointAt(0)};`);

/** A page from the sections of a frozen version: titles are escaped here, bodies come escaped from our writer. */
export const paginaDiSezioni = (
  titolo: string,
  sezioni: readonly { readonly numero: string; readonly titolo: string; readonly html: string }[],
): string =>
  `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>${sfuggi(titolo)}</title></head><body><main class="documento"><h1>${sfuggi(titolo)}</h1>${sezioni
    .map((x) => `<section><h2>${sfuggi(`${x.numero} ${x.titolo}`.trim())}</h2>${x.html}</section>`)
    .join('')}</main></body></html>`;
