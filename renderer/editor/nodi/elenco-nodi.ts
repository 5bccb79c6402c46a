import { ListItemNode, ListNode } from '@lexical/list';
import { HeadingNode } from '@lexical/rich-text';
import { TableCellNode, TableNode, TableRowNode } from '@lexical/table';
import type { Klass, LexicalNode } from 'lexical';
import { BloccoFissoNode } from './BloccoFissoNode.tsx';
import { InlineVivoNode } from './InlineVivoNode.tsx';
import { RiquadroNode } from './RiquadroNode.ts';

/** Every node that a section may hold. */
export const nodiSezione: Klass<LexicalNode>[] = [
  HeadingNode,
  ListNode,
  ListItemNode,
  TableNode,
  TableRowNode,
  TableCellNode,
  InlineVivoNode,
  BloccoFissoNode,
  RiquadroNode,
];
