import { $isListItemNode, $isListNode, type ListNode } from '@lexical/list';
import { $getRoot, $getState, $setState, type LexicalEditor, RootNode } from 'lexical';
import { BloccoFissoNode } from '../nodi/BloccoFissoNode.tsx';
import { statoBlocco, statoVoce } from '../nodi/stato-blocco.ts';

/** New id for a block born in the editor. */
export const nuovoIdBlocco = (): string => crypto.randomUUID();

const $vociConId = (lista: ListNode, visti: Set<string>): void => {
  for (const voce of lista.getChildren()) {
    if (!$isListItemNode(voce)) continue;
    const figli = voce.getChildren();
    if (!(figli.length > 0 && figli.every($isListNode))) {
      const id = $getState(voce, statoVoce);
      if (id === '' || visti.has(id)) $setState(voce, statoVoce, nuovoIdBlocco());
      visti.add($getState(voce, statoVoce));
    }
    for (const figlio of figli) if ($isListNode(figlio)) $vociConId(figlio, visti);
  }
};

/** Every block has one id from birth: split leaves it to the first half, a pasted copy gets its own. */
export const registraIdentita = (editor: LexicalEditor): (() => void) =>
  editor.registerNodeTransform(RootNode, () => {
    const visti = new Set<string>();
    for (const nodo of $getRoot().getChildren()) {
      if (nodo instanceof BloccoFissoNode) {
        const id = nodo.blocco()?.id;
        if (id !== undefined) visti.add(id);
        continue;
      }
      const stato = $getState(nodo, statoBlocco);
      if (stato === null || visti.has(stato.id)) $setState(nodo, statoBlocco, { id: nuovoIdBlocco() });
      visti.add($getState(nodo, statoBlocco)?.id ?? '');
      if ($isListNode(nodo)) $vociConId(nodo, visti);
    }
  });
