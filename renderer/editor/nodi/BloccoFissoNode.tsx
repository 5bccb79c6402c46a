import { $getState, createState, DecoratorNode } from 'lexical';
import type { JSX } from 'react';
import { type Blocco, bloccoSchema } from '#domain/section-content.ts';
import { VistaBloccoFisso } from '../viste/VistaBloccoFisso.tsx';

/** Its own key: the identity of the other blocks is the state `blocco`, and a node has one state for each key. */
const statoContenuto = createState('fisso', {
  parse: (v): Blocco | null => {
    const letto = bloccoSchema.safeParse(v);
    return letto.success ? letto.data : null;
  },
});

/** Block that the editor shows and never edits: locked text of the template, live table, chart, conditional part. */
export class BloccoFissoNode extends DecoratorNode<JSX.Element> {
  override $config() {
    return this.config('blocco-fisso', {
      extends: DecoratorNode,
      stateConfigs: [{ flat: true, stateConfig: statoContenuto }],
    });
  }
  override createDOM(): HTMLElement {
    return document.createElement('div');
  }
  override updateDOM(): false {
    return false;
  }
  override isInline(): false {
    return false;
  }
  override isKeyboardSelectable(): boolean {
    return true;
  }
  override getTextContent(): string {
    return '';
  }
  /** The block of our model, or null if the JSON was not readable. */
  blocco(): Blocco | null {
    return $getState(this, statoContenuto);
  }
  override decorate(): JSX.Element {
    return <VistaBloccoFisso blocco={this.blocco()} />;
  }
}
