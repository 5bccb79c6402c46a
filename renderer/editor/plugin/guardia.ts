import { $getRoot, type EditorState, type LexicalEditor } from 'lexical';
import { BloccoFissoNode } from '../nodi/BloccoFissoNode.tsx';

/** Tag of updates that may replace everything: loading and conflict resolution. */
export const CARICAMENTO = 'caricamento';
const GUARDIA = 'guardia';

const fissi = (stato: EditorState): string =>
  stato.read(() =>
    $getRoot()
      .getChildren()
      .filter((n) => n instanceof BloccoFissoNode)
      .map((n) => n.blocco()?.id ?? '')
      .sort()
      .join('\n'),
  );

/**
 * A fixed block can be moved but neither removed nor copied twice: the update that tried is taken back whole and
 * `avvisa` tells why. The engine refuses the same write, whatever the editor does.
 */
export const registraGuardia = (editor: LexicalEditor, avvisa: () => void): (() => void) =>
  editor.registerUpdateListener(({ editorState, prevEditorState, tags, dirtyElements }) => {
    if (tags.has(CARICAMENTO) || tags.has(GUARDIA)) return;
    // Typing inside a block leaves the root unintentionally dirty; only adding, removing or moving blocks says `true`.
    if (dirtyElements.get('root') !== true) return;
    if (fissi(prevEditorState) === fissi(editorState)) return;
    // Lexical ignores a state set while listeners run; a microtask comes before any other keystroke.
    queueMicrotask(() => editor.setEditorState(prevEditorState, { tag: GUARDIA }));
    avvisa();
  });
