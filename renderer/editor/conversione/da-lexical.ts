import {
  type Blocco,
  bloccoSchema,
  type ContenutoSezione,
  type Inline,
  inlineSchema,
} from '#domain/section-content.ts';
import { normalizzaInline } from './normalizza.ts';
import { bit, type NodoJson } from './verso-lexical.ts';

type Identita = { id: string; tutela?: string; origine?: string };
/** Makes an id for a node that has none yet (just pasted or just typed). */
export type NuovoId = () => string;

const figli = (n: NodoJson): NodoJson[] => n.children ?? [];

const stileDi = (formato: unknown): Extract<Inline, { tipo: 'testo' }>['stile'] => {
  const attivi =
    typeof formato === 'number' ? Object.entries(bit).filter(([, valore]) => (formato & valore) !== 0) : [];
  return attivi.length === 0 ? undefined : Object.fromEntries(attivi.map(([nome]) => [nome, true]));
};

/** Inline nodes of an element, whatever it holds: links and unknown wrappers give their text. */
const inlineDi = (nodi: readonly NodoJson[]): Inline[] =>
  normalizzaInline(
    nodi.flatMap((n, i): Inline[] => {
      switch (n.type) {
        case 'text':
        case 'tab': {
          const stile = stileDi(n.format);
          return [{ tipo: 'testo', testo: String(n.text ?? ''), ...(stile ? { stile } : {}) }];
        }
        case 'linebreak':
          return [{ tipo: 'a-capo' }];
        case 'inline-vivo': {
          const letto = inlineSchema.safeParse(n.nodo);
          return letto.success ? [letto.data] : [];
        }
        case 'link':
        case 'autolink':
          return [{ tipo: 'collegamento', url: String(n.url ?? ''), testo: testoDi(n) }];
        default:
          return [...(i > 0 && n.type === 'paragraph' ? [{ tipo: 'a-capo' } as const] : []), ...inlineDi(figli(n))];
      }
    }),
  );

const testoDi = (n: NodoJson): string => (typeof n.text === 'string' ? n.text : figli(n).map(testoDi).join(''));

const identita = (n: NodoJson, nuovoId: NuovoId): Record<string, unknown> => {
  const stato = n.$?.blocco as Identita | undefined;
  return {
    id: stato?.id ?? nuovoId(),
    ...(stato?.tutela ? { tutela: stato.tutela } : {}),
    ...(stato?.origine ? { origine: stato.origine } : {}),
  };
};

const vociDi = (lista: NodoJson, livello: number, nuovoId: NuovoId): unknown[] =>
  figli(lista).flatMap((voce) => {
    const annidate = figli(voce).filter((f) => f.type === 'list');
    const proprie = figli(voce).filter((f) => f.type !== 'list');
    const qui =
      annidate.length > 0 && proprie.length === 0
        ? []
        : [
            {
              id: (voce.$?.voce as string | undefined) ?? nuovoId(),
              livello: Math.min(livello, 5),
              contenuto: inlineDi(proprie),
            },
          ];
    return [...qui, ...annidate.flatMap((l) => vociDi(l, livello + 1, nuovoId))];
  });

const bloccoDi = (n: NodoJson, nuovoId: NuovoId): Blocco => {
  const base = identita(n, nuovoId);
  switch (n.type) {
    case 'blocco-fisso':
      return bloccoSchema.parse(n.fisso);
    case 'heading': {
      const livello = Math.min(4, Math.max(2, Number(String(n.tag ?? 'h2').slice(1)) || 2));
      return bloccoSchema.parse({ ...base, tipo: 'titolo', livello, contenuto: inlineDi(figli(n)) });
    }
    case 'list': {
      const stile = n.listType === 'number' ? (n.$?.lettere === true ? 'lettere' : 'numeri') : 'puntato';
      return bloccoSchema.parse({ ...base, tipo: 'elenco', stile, voci: vociDi(n, 0, nuovoId) });
    }
    case 'riquadro':
      return bloccoSchema.parse({
        ...base,
        tipo: 'riquadro',
        variante: n.variante ?? 'nota',
        contenuto: inlineDi(figli(n)),
      });
    case 'table': {
      const titolo = n.$?.titoloTabella;
      return bloccoSchema.parse({
        ...base,
        tipo: 'tabella',
        ...(typeof titolo === 'string' ? { titolo } : {}),
        righe: figli(n).map((riga) =>
          figli(riga).map((c) => ({
            contenuto: inlineDi(figli(c)),
            ...(Number(c.headerState ?? 0) > 0 ? { intestazione: true } : {}),
            ...(Number(c.colSpan ?? 1) > 1 ? { colonne: Number(c.colSpan) } : {}),
            ...(Number(c.rowSpan ?? 1) > 1 ? { righe: Number(c.rowSpan) } : {}),
          })),
        ),
      });
    }
    default:
      return bloccoSchema.parse({ ...base, tipo: 'paragrafo', contenuto: inlineDi(figli(n)) });
  }
};

/** Editor state → our section text: unknown nodes become paragraphs, nothing of what was typed is dropped. */
export const daLexical = (stato: { readonly root: unknown }, nuovoId: NuovoId): ContenutoSezione => ({
  versione: 1,
  blocchi: figli(stato.root as NodoJson).map((n) => bloccoDi(n, nuovoId)),
});
