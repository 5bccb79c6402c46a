import type { EditorThemeClasses } from 'lexical';
import stile from './editor.module.css';

/** Classes of the nodes that Lexical draws itself. */
export const tema: EditorThemeClasses = {
  paragraph: stile.paragrafo ?? '',
  heading: { h2: stile.h2 ?? '', h3: stile.h3 ?? '', h4: stile.h4 ?? '' },
  list: {
    ul: stile.ul ?? '',
    ol: stile.ol ?? '',
    listitem: stile.li ?? '',
    nested: { listitem: stile.liAnnidato ?? '' },
  },
  text: {
    bold: stile.grassetto ?? '',
    italic: stile.corsivo ?? '',
    underline: stile.sottolineato ?? '',
    strikethrough: stile.barrato ?? '',
  },
  table: stile.tabella ?? '',
  tableCell: stile.cella ?? '',
  tableCellHeader: stile.cellaTesta ?? '',
  riquadro: stile.riquadro ?? '',
};
