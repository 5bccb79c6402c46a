import { $getState, type LexicalNode } from 'lexical';
import { BloccoFissoNode } from './BloccoFissoNode.tsx';
import { statoBlocco } from './stato-blocco.ts';

/** Id in our model of a top-level node, whether people may write in it or not; null until it has one. */
export const $idDelBlocco = (nodo: LexicalNode): string | null =>
  (nodo instanceof BloccoFissoNode ? nodo.blocco()?.id : $getState(nodo, statoBlocco)?.id) ?? null;
