import type { SerializedEditorState, SerializedLexicalNode } from 'lexical';
import type { Blocco, ContenutoSezione, Inline } from '#domain/section-content.ts';
import { eFisso, normalizzaInline } from './normalizza.ts';

/** JSON of a Lexical node as the editor reads it: our conversion never touches an editor. */
export type NodoJson = SerializedLexicalNode & {
  children?: NodoJson[];
  $?: Record<string, unknown>;
  [chiave: string]: unknown;
};

/** Bits of Lexical's text format, by mark of ours. */
export const bit = { grassetto: 1, corsivo: 2, barrato: 4, sottolineato: 8, pedice: 32, apice: 64 } as const;

const formato = (stile: Extract<Inline, { tipo: 'testo' }>['stile']): number =>
  Object.entries(bit).reduce(
    (somma, [nome, valore]) => (stile?.[nome as keyof typeof bit] ? somma | valore : somma),
    0,
  );

const inline = (nodo: Inline): NodoJson => {
  if (nodo.tipo === 'testo') {
    return {
      type: 'text',
      version: 1,
      text: nodo.testo,
      format: formato(nodo.stile),
      detail: 0,
      mode: 'normal',
      style: '',
    };
  }
  if (nodo.tipo === 'a-capo') return { type: 'linebreak', version: 1 };
  return { type: 'inline-vivo', version: 1, nodo };
};
const inlines = (nodi: readonly Inline[]): NodoJson[] => normalizzaInline(nodi).map(inline);

const elemento = (type: string, children: NodoJson[], altro: Record<string, unknown> = {}): NodoJson => ({
  type,
  version: 1,
  children,
  direction: null,
  format: '',
  indent: 0,
  ...altro,
});
/** Identity of a block, kept in the node's state: Lexical carries it through split, merge, cut and paste. */
const identita = (b: Blocco): Record<string, unknown> => ({
  blocco: { id: b.id, ...(b.tutela ? { tutela: b.tutela } : {}), ...(b.origine ? { origine: b.origine } : {}) },
});

const paragrafo = (children: NodoJson[], $?: Record<string, unknown>): NodoJson =>
  elemento('paragraph', children, { textFormat: 0, textStyle: '', ...($ ? { $ } : {}) });

type Elenco = Extract<Blocco, { tipo: 'elenco' }>;
const lista = (stile: Elenco['stile'], voci: NodoJson[], $?: Record<string, unknown>): NodoJson =>
  elemento('list', voci, {
    listType: stile === 'puntato' ? 'bullet' : 'number',
    start: 1,
    tag: stile === 'puntato' ? 'ul' : 'ol',
    ...($ ? { $ } : {}),
  });

/** Items with levels → nested Lexical lists (an item that holds only a list is a deeper level). */
const vociDi = (stile: Elenco['stile'], voci: Elenco['voci'], livello: number): NodoJson[] => {
  const esito: NodoJson[] = [];
  let i = 0;
  while (i < voci.length) {
    const voce = voci[i];
    if (voce === undefined) break;
    if (voce.livello <= livello) {
      esito.push(elemento('listitem', inlines(voce.contenuto), { value: esito.length + 1, $: { voce: voce.id } }));
      i += 1;
      continue;
    }
    let fine = i;
    while (fine < voci.length && (voci[fine]?.livello ?? 0) > livello) fine += 1;
    esito.push(
      elemento('listitem', [lista(stile, vociDi(stile, voci.slice(i, fine), livello + 1))], {
        value: esito.length + 1,
      }),
    );
    i = fine;
  }
  return esito;
};

const blocco = (b: Blocco): NodoJson => {
  if (eFisso(b)) return { type: 'blocco-fisso', version: 1, fisso: b };
  switch (b.tipo) {
    case 'titolo':
      return elemento('heading', inlines(b.contenuto), { tag: `h${b.livello}`, $: identita(b) });
    case 'paragrafo':
      return paragrafo(inlines(b.contenuto), identita(b));
    case 'riquadro':
      return elemento('riquadro', inlines(b.contenuto), { variante: b.variante, $: identita(b) });
    case 'elenco':
      return lista(b.stile, vociDi(b.stile, b.voci, 0), {
        ...identita(b),
        ...(b.stile === 'lettere' ? { lettere: true } : {}),
      });
    case 'tabella':
      return elemento(
        'table',
        b.righe.map((riga) =>
          elemento(
            'tablerow',
            riga.map((c) =>
              elemento('tablecell', [paragrafo(inlines(c.contenuto))], {
                backgroundColor: null,
                colSpan: c.colonne ?? 1,
                rowSpan: c.righe ?? 1,
                headerState: c.intestazione ? 1 : 0,
              }),
            ),
          ),
        ),
        { $: { ...identita(b), ...(b.titolo === undefined ? {} : { titoloTabella: b.titolo }) } },
      );
    default:
      return { type: 'blocco-fisso', version: 1, fisso: b };
  }
};

/** Our section text → editor state. An empty section gets one paragraph to type in, with the given id. */
export const versoLexical = (contenuto: ContenutoSezione, idVuoto: string): SerializedEditorState =>
  ({
    root: elemento(
      'root',
      contenuto.blocchi.length > 0 ? contenuto.blocchi.map(blocco) : [paragrafo([], { blocco: { id: idVuoto } })],
    ),
  }) as unknown as SerializedEditorState;
