import { $create, $getState, $setState, createState, DecoratorNode } from 'lexical';
import type { JSX } from 'react';
import { type Inline, inlineSchema, testoInline } from '#domain/section-content.ts';
import { VistaInline } from '../viste/VistaInline.tsx';

const vuoto: Inline = { tipo: 'testo', testo: '' };
const statoNodo = createState('nodo', {
  parse: (v): Inline => {
    const letto = inlineSchema.safeParse(v);
    return letto.success ? letto.data : vuoto;
  },
});

/** Inline reference (figure, citation, cross reference, contribution, note, placeholder…): stores the reference, never its text. */
export class InlineVivoNode extends DecoratorNode<JSX.Element> {
  override $config() {
    return this.config('inline-vivo', {
      extends: DecoratorNode,
      stateConfigs: [{ flat: true, stateConfig: statoNodo }],
    });
  }
  override createDOM(): HTMLElement {
    return document.createElement('span');
  }
  override updateDOM(): false {
    return false;
  }
  override isInline(): true {
    return true;
  }
  override isKeyboardSelectable(): boolean {
    return true;
  }
  override getTextContent(): string {
    return testoInline([this.nodo()]);
  }
  /** The inline node of our model. */
  nodo(): Inline {
    return $getState(this, statoNodo);
  }
  override decorate(): JSX.Element {
    return <VistaInline nodo={this.nodo()} nodeKey={this.getKey()} />;
  }
}

/** New inline reference. Needs an editor context. */
export const $creaInlineVivo = (nodo: Inline): InlineVivoNode => $setState($create(InlineVivoNode), statoNodo, nodo);
