import { LexicalComposer } from '@lexical/react/LexicalComposer';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary';
import { HistoryPlugin } from '@lexical/react/LexicalHistoryPlugin';
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../../../renderer/app/testi/i18n.ts';
import { ContestoSezione, Deposito, risoltiDi } from '../../../renderer/editor/contesto.tsx';
import { versoLexical } from '../../../renderer/editor/conversione/verso-lexical.ts';
import stile from '../../../renderer/editor/editor.module.css';
import { nodiSezione } from '../../../renderer/editor/nodi/elenco-nodi.ts';
import { tema } from '../../../renderer/editor/tema.ts';
import foglio from '../../../renderer/rooms/piano/piano.module.css';
import '../../../renderer/ui/base.css';
import '../../../renderer/ui/caratteri.css';
import '../../../renderer/ui/token.css';

// Bare Lexical: same version, nodes, theme, CSS and section JSON as the product, none of the product's behaviour.
const lettura = await (await fetch('./sezione.json')).json();
const azioni = {
  deposito: new Deposito(risoltiDi(lettura)),
  selezionaDato: () => undefined,
  apriOrigine: () => undefined,
  apriNorma: () => undefined,
};
const radice = document.getElementById('radice');
if (radice)
  createRoot(radice).render(
    <I18nextProvider i18n={i18n}>
      <ContestoSezione value={azioni}>
        <article className={foglio.carta}>
          <LexicalComposer
            initialConfig={{
              namespace: 'nudo',
              nodes: nodiSezione,
              theme: tema,
              editorState: JSON.stringify(versoLexical(lettura.sezione.contenuto, 'vuoto')),
              onError: (e) => {
                throw e;
              },
            }}
          >
            <RichTextPlugin
              contentEditable={<ContentEditable className={stile.testo ?? ''} aria-label="Testo" />}
              ErrorBoundary={LexicalErrorBoundary}
            />
            <HistoryPlugin />
          </LexicalComposer>
        </article>
      </ContestoSezione>
    </I18nextProvider>,
  );
