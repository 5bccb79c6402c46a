import { $isListItemNode, $isListNode, type ListNode } from '@lexical/list';
import { $getRoot, $getState, type ElementNode, type LexicalEditor } from 'lexical';
import { $idDelBlocco } from '../nodi/id-del-blocco.ts';
import { statoVoce } from '../nodi/stato-blocco.ts';

/** How grave what is marked is: the colour of its line. */
export const toniSegno = ['bad', 'warn', 'act', 'unk'] as const;
/** A finding in the text: the block it is in, the words if it says them, what it says. */
export type Segno = {
  readonly bloccoId: string;
  readonly parole: string | null;
  readonly tono: (typeof toniSegno)[number];
  readonly descrizione: string;
};

/** After the last change of the text, before the marks are drawn again: typing never waits for them. */
const QUIETE = 400;
const nome = (tono: Segno['tono']): string => `rilievo-${tono}`;

const vociDi = (elenco: ListNode): readonly (readonly [string, string])[] =>
  elenco.getChildren().flatMap((voce) => {
    if (!$isListItemNode(voce)) return [];
    const [dentro] = voce.getChildren();
    if ($isListNode(dentro)) return vociDi(dentro);
    return [[$getState(voce, statoVoce), voce.getKey()] as const];
  });

/** Element on the page of each block, and of each item of a list, by its id. */
const elementi = (editor: LexicalEditor): ReadonlyMap<string, HTMLElement> => {
  const chiavi = editor.read(() =>
    $getRoot()
      .getChildren<ElementNode>()
      .flatMap((n) => {
        const id = $idDelBlocco(n);
        const suo = id === null ? [] : [[id, n.getKey()] as const];
        return $isListNode(n) ? [...suo, ...vociDi(n)] : suo;
      }),
  );
  return new Map(
    chiavi.flatMap(([id, chiave]) => {
      const elemento = editor.getElementByKey(chiave);
      return elemento === null ? [] : [[id, elemento] as const];
    }),
  );
};

const spaziSemplici = (testo: string): string => testo.replace(/[\u00a0\u2007\u202f\n]/g, ' ');

/** Every place where some words stand in an element, runs of different style included. */
const passaggi = (elemento: HTMLElement, parole: string): Range[] => {
  const nodi: { readonly nodo: Node; readonly da: number }[] = [];
  let testo = '';
  const cammino = document.createTreeWalker(elemento, NodeFilter.SHOW_TEXT);
  for (let nodo = cammino.nextNode(); nodo !== null; nodo = cammino.nextNode()) {
    nodi.push({ nodo, da: testo.length });
    testo += spaziSemplici(nodo.textContent ?? '');
  }
  const punto = (posto: number) => {
    const n = nodi.findLast((x) => x.da <= posto);
    return n === undefined ? null : { nodo: n.nodo, a: posto - n.da };
  };
  const trovati: Range[] = [];
  for (let da = testo.indexOf(parole); da >= 0; da = testo.indexOf(parole, da + parole.length)) {
    const inizio = punto(da);
    const ultima = punto(da + parole.length - 1);
    if (inizio === null || ultima === null) continue;
    const tratto = document.createRange();
    tratto.setStart(inizio.nodo, inizio.a);
    tratto.setEnd(ultima.nodo, ultima.a + 1);
    trovati.push(tratto);
  }
  return trovati;
};

const cerca = (elemento: HTMLElement, parole: string | null): Range[] =>
  parole === null || parole.trim() === '' ? [] : passaggi(elemento, spaziSemplici(parole));

/** Whether this browser can mark words without touching the text; where it cannot, the description alone is there. */
const puoSegnare = (): boolean => 'highlights' in CSS && typeof Highlight === 'function';

/**
 * Marks findings in the text: a line under their words (drawn by the browser over the text, which stays as it is) and
 * the description of the block for who does not see it. `leggi` gives the findings of the moment; the function returned
 * with `ridisegna` draws them again.
 */
export const registraSegni = (
  editor: LexicalEditor,
  leggi: () => readonly Segno[],
): { readonly ridisegna: () => void; readonly togli: () => void } => {
  let descritti: readonly HTMLElement[] = [];
  let attesa: number | null = null;
  const pulisci = (): void => {
    for (const e of descritti) e.removeAttribute('aria-description');
    descritti = [];
    if (puoSegnare()) for (const tono of toniSegno) CSS.highlights.delete(nome(tono));
  };
  const ridisegna = (): void => {
    attesa = null;
    pulisci();
    const segni = leggi();
    if (segni.length === 0) return;
    const posti = elementi(editor);
    const tratti = new Map<Segno['tono'], Range[]>();
    const parole = new Map<HTMLElement, string[]>();
    for (const s of segni) {
      const elemento = posti.get(s.bloccoId);
      if (elemento === undefined) continue;
      parole.set(elemento, [...(parole.get(elemento) ?? []), s.descrizione]);
      tratti.set(s.tono, [...(tratti.get(s.tono) ?? []), ...cerca(elemento, s.parole)]);
    }
    for (const [elemento, dette] of parole) elemento.setAttribute('aria-description', dette.join(' '));
    descritti = [...parole.keys()];
    if (puoSegnare()) for (const [tono, suoi] of tratti) CSS.highlights.set(nome(tono), new Highlight(...suoi));
  };
  const piuTardi = (): void => {
    if (attesa !== null) window.clearTimeout(attesa);
    attesa = window.setTimeout(ridisegna, QUIETE);
  };
  const togliAscolto = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
    if (dirtyElements.size + dirtyLeaves.size > 0 && leggi().length > 0) piuTardi();
  });
  return {
    ridisegna,
    togli: () => {
      if (attesa !== null) window.clearTimeout(attesa);
      togliAscolto();
      pulisci();
    },
  };
};

/** Brings a block into view and selects the words of a finding in it, or its beginning; false when it is not there. */
export const mostraNelTesto = (editor: LexicalEditor, bloccoId: string, parole: string | null): boolean => {
  const elemento = elementi(editor).get(bloccoId);
  if (elemento === undefined) return false;
  elemento.scrollIntoView({ block: 'center' });
  const [tratto] = cerca(elemento, parole);
  editor.getRootElement()?.focus({ preventScroll: true });
  const selezione = window.getSelection();
  if (selezione === null) return true;
  if (tratto === undefined) selezione.collapse(elemento, 0);
  else selezione.setBaseAndExtent(tratto.startContainer, tratto.startOffset, tratto.endContainer, tratto.endOffset);
  return true;
};
