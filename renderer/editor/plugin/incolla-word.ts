import { $generateNodesFromDOM } from '@lexical/html';
import { $getSelection, $insertNodes, COMMAND_PRIORITY_LOW, type LexicalEditor, PASTE_COMMAND } from 'lexical';

/** List paragraphs as Word writes them on the clipboard. */
const VOCE = /MsoListParagraph|mso-list:\s*l/i;

/** Word's list paragraphs → real lists (level and kind from the bullet written in the text); the rest stays as it is. */
export const ripulisciWord = (documento: Document): Document => {
  for (const nodo of documento.querySelectorAll('o\\:p, style, script, meta, link, xml')) nodo.remove();
  const voci = [...documento.querySelectorAll('p')].filter((p) =>
    VOCE.test(`${p.className} ${p.getAttribute('style') ?? ''}`),
  );
  for (const primo of voci) {
    if (!primo.isConnected) continue;
    const gruppo = [primo];
    let dopo = primo.nextElementSibling;
    while (dopo instanceof HTMLParagraphElement && voci.includes(dopo)) {
      gruppo.push(dopo);
      dopo = dopo.nextElementSibling;
    }
    const numerato = /^\s*(\d+|[a-z])[.)]/i.test(primo.textContent ?? '');
    const lista = documento.createElement(numerato ? 'ol' : 'ul');
    primo.before(lista);
    const pila = [lista];
    for (const p of gruppo) {
      const livello = Math.min(6, Number(/level(\d)/.exec(p.getAttribute('style') ?? '')?.[1] ?? 1));
      while (pila.length > livello) pila.pop();
      while (pila.length < livello) {
        const dentro = documento.createElement(numerato ? 'ol' : 'ul');
        const contenitore = documento.createElement('li');
        contenitore.append(dentro);
        pila.at(-1)?.append(contenitore);
        pila.push(dentro);
      }
      const voce = documento.createElement('li');
      for (const ignorato of p.querySelectorAll('[style*="mso-list:Ignore"], [style*="mso-list: Ignore"]'))
        ignorato.remove();
      voce.append(...p.childNodes);
      const testa = voce.firstChild;
      if (testa?.nodeType === Node.TEXT_NODE)
        testa.textContent = (testa.textContent ?? '').replace(/^\s*([·•o§▪-]|\d+[.)]|[a-z][.)])\s+/i, '');
      pila.at(-1)?.append(voce);
      p.remove();
    }
  }
  return documento;
};

/** Paste from Word keeps headings, lists and tables and drops the rest. */
export const registraIncollaWord = (editor: LexicalEditor): (() => void) =>
  editor.registerCommand(
    PASTE_COMMAND,
    (evento) => {
      const dati = 'clipboardData' in evento ? evento.clipboardData : null;
      const html = dati?.getData('text/html') ?? '';
      if (!html.includes('Mso') || (dati?.types.includes('application/x-lexical-editor') ?? false)) return false;
      evento.preventDefault();
      editor.update(() => {
        const nodi = $generateNodesFromDOM(editor, ripulisciWord(new DOMParser().parseFromString(html, 'text/html')));
        if ($getSelection() !== null) $insertNodes(nodi);
      });
      return true;
    },
    COMMAND_PRIORITY_LOW,
  );
