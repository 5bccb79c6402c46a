import {
  $create,
  $createParagraphNode,
  $getState,
  $setState,
  createState,
  type EditorConfig,
  ElementNode,
  type LexicalNode,
} from 'lexical';

const varianti = ['nota', 'attenzione', 'suggerimento'] as const;
/** Kind of callout. */
export type Variante = (typeof varianti)[number];
const statoVariante = createState('variante', { parse: (v): Variante => varianti.find((x) => x === v) ?? 'nota' });

/** Callout: inline text in a box; guidance (`suggerimento`) never reaches a document. */
export class RiquadroNode extends ElementNode {
  override $config() {
    return this.config('riquadro', {
      extends: ElementNode,
      stateConfigs: [{ flat: true, stateConfig: statoVariante }],
    });
  }
  override createDOM(config: EditorConfig): HTMLElement {
    const nodo = document.createElement('div');
    const tema = config.theme as { riquadro?: string };
    nodo.className = tema.riquadro ?? '';
    nodo.dataset.variante = $getState(this, statoVariante);
    nodo.setAttribute('role', 'note');
    return nodo;
  }
  override updateDOM(): false {
    return false;
  }
  override insertNewAfter(): LexicalNode {
    const nuovo = $createParagraphNode();
    this.insertAfter(nuovo);
    return nuovo;
  }
  override collapseAtStart(): boolean {
    const paragrafo = $createParagraphNode();
    for (const figlio of this.getChildren()) paragrafo.append(figlio);
    this.replace(paragrafo);
    return true;
  }
}

/** New callout. Needs an editor context. */
export const $creaRiquadro = (variante: Variante): RiquadroNode =>
  $setState($create(RiquadroNode), statoVariante, variante);
