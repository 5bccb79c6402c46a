import { INSERT_ORDERED_LIST_COMMAND, INSERT_UNORDERED_LIST_COMMAND, REMOVE_LIST_COMMAND } from '@lexical/list';
import { $createHeadingNode } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import { INSERT_TABLE_COMMAND } from '@lexical/table';
import {
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $getState,
  $insertNodes,
  $isRangeSelection,
  $setState,
  FORMAT_TEXT_COMMAND,
  type LexicalEditor,
} from 'lexical';
import type { Inline } from '#domain/section-content.ts';
import { $creaInlineVivo } from './nodi/InlineVivoNode.tsx';
import { $creaRiquadro } from './nodi/RiquadroNode.ts';
import { statoBlocco } from './nodi/stato-blocco.ts';

type Blocchi = () =>
  | ReturnType<typeof $createParagraphNode>
  | ReturnType<typeof $createHeadingNode>
  | ReturnType<typeof $creaRiquadro>;

/** Changes the kind of the selected blocks; Lexical copies no state across kinds, so the identity is carried by hand. */
const $tipo = (crea: Blocchi): void => {
  const s = $getSelection();
  if (!$isRangeSelection(s)) return;
  const prima = new Map(
    s.getNodes().flatMap((n) => {
      const b = n.getTopLevelElement();
      return b ? [[b.getIndexWithinParent(), $getState(b, statoBlocco)] as const] : [];
    }),
  );
  $setBlocksType(s, crea);
  const root = $getRoot();
  for (const [indice, identita] of prima) {
    const nodo = root.getChildAtIndex(indice);
    if (nodo && identita) $setState(nodo, statoBlocco, { id: identita.id });
  }
};

/** Kinds of block that the person can choose. */
export type TipoScelto = 'paragrafo' | 'titolo2' | 'titolo3' | 'puntato' | 'numeri' | 'nota' | 'attenzione' | 'tabella';
/** Turns the selected blocks into a kind, or inserts a table. */
export const cambiaTipo = (editor: LexicalEditor, tipo: TipoScelto): void => {
  switch (tipo) {
    case 'puntato':
      editor.dispatchCommand(INSERT_UNORDERED_LIST_COMMAND, undefined);
      return;
    case 'numeri':
      editor.dispatchCommand(INSERT_ORDERED_LIST_COMMAND, undefined);
      return;
    case 'tabella':
      editor.dispatchCommand(INSERT_TABLE_COMMAND, {
        columns: '3',
        rows: '3',
        includeHeaders: { rows: true, columns: false },
      });
      return;
    default:
      editor.dispatchCommand(REMOVE_LIST_COMMAND, undefined);
      editor.update(() => {
        switch (tipo) {
          case 'paragrafo':
            return $tipo(() => $createParagraphNode());
          case 'titolo2':
            return $tipo(() => $createHeadingNode('h2'));
          case 'titolo3':
            return $tipo(() => $createHeadingNode('h3'));
          case 'nota':
            return $tipo(() => $creaRiquadro('nota'));
          case 'attenzione':
            return $tipo(() => $creaRiquadro('attenzione'));
        }
      });
  }
};

/** Bold, italic and the like on the selection. */
export const cambiaStile = (editor: LexicalEditor, stile: 'bold' | 'italic' | 'underline'): void => {
  editor.dispatchCommand(FORMAT_TEXT_COMMAND, stile);
};

/** Inserts an inline reference at the cursor. */
export const inserisciInline = (editor: LexicalEditor, nodo: Inline): void => {
  editor.focus();
  editor.update(() => $insertNodes([$creaInlineVivo(nodo)]));
};
