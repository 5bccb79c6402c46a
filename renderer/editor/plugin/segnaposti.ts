import {
  $createNodeSelection,
  $createTextNode,
  $getNodeByKey,
  $getSelection,
  $isNodeSelection,
  $isRangeSelection,
  $nodesOfType,
  $setSelection,
  COMMAND_PRIORITY_LOW,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  KEY_DOWN_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
  mergeRegister,
} from 'lexical';
import { InlineVivoNode } from '../nodi/InlineVivoNode.tsx';

const $segnaposti = (): InlineVivoNode[] => $nodesOfType(InlineVivoNode).filter((n) => n.nodo().tipo === 'segnaposto');

const $scelto = (): InlineVivoNode | null => {
  const s = $getSelection();
  if (!$isNodeSelection(s)) return null;
  const nodo = s.getNodes()[0];
  return nodo instanceof InlineVivoNode && nodo.nodo().tipo === 'segnaposto' ? nodo : null;
};

const $sostituisci = (nodo: InlineVivoNode, testo: string): void => {
  const nuovo = $createTextNode(testo);
  nodo.replace(nuovo);
  nuovo.select(testo.length, testo.length);
};

/** Tab goes to the next thing to fill (in a list it still indents when none is left); typing on one replaces it. */
export const registraSegnaposti = (editor: LexicalEditor): (() => void) =>
  mergeRegister(
    editor.registerCommand(
      KEY_TAB_COMMAND,
      (evento) => {
        const tutti = $segnaposti();
        if (tutti.length === 0 || evento.shiftKey) return false;
        const attuale = $scelto();
        const dopo =
          attuale === null ? prossimo(tutti) : tutti[(tutti.findIndex((n) => n.is(attuale)) + 1) % tutti.length];
        if (dopo === undefined) return false;
        evento.preventDefault();
        const selezione = $createNodeSelection();
        selezione.add(dopo.getKey());
        $setSelection(selezione);
        editor.getElementByKey(dopo.getKey())?.scrollIntoView({ block: 'nearest' });
        return true;
      },
      COMMAND_PRIORITY_LOW,
    ),
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      (evento) => {
        const nodo = $scelto();
        if (nodo === null || evento.ctrlKey || evento.metaKey || evento.altKey || [...evento.key].length !== 1)
          return false;
        evento.preventDefault();
        $sostituisci(nodo, evento.key);
        return true;
      },
      COMMAND_PRIORITY_LOW,
    ),
    editor.registerCommand(
      CONTROLLED_TEXT_INSERTION_COMMAND,
      (ingresso) => {
        const nodo = $scelto();
        if (nodo === null) return false;
        $sostituisci(nodo, typeof ingresso === 'string' ? ingresso : (ingresso.data ?? ''));
        return true;
      },
      COMMAND_PRIORITY_LOW,
    ),
  );

const prossimo = (tutti: readonly InlineVivoNode[]): InlineVivoNode | undefined => {
  const s = $getSelection();
  if (!$isRangeSelection(s)) return tutti[0];
  const qui = $getNodeByKey(s.anchor.key);
  return (qui === null ? undefined : tutti.find((n) => qui.isBefore(n))) ?? tutti[0];
};
