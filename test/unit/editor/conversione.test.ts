import { createHeadlessEditor } from '@lexical/headless';
import fc from 'fast-check';
import { $createParagraphNode, $createTextNode, $getRoot, $getState, $isElementNode, $isTextNode } from 'lexical';
import { describe, expect, it } from 'vitest';
import type { BloccoId } from '#domain/ids.ts';
import type { ContenutoSezione } from '#domain/section-content.ts';
import { daLexical } from '../../../renderer/editor/conversione/da-lexical.ts';
import { normalizza } from '../../../renderer/editor/conversione/normalizza.ts';
import { versoLexical } from '../../../renderer/editor/conversione/verso-lexical.ts';
import { nodiSezione } from '../../../renderer/editor/nodi/elenco-nodi.ts';
import { $idDelBlocco } from '../../../renderer/editor/nodi/id-del-blocco.ts';
import { statoBlocco } from '../../../renderer/editor/nodi/stato-blocco.ts';
import { CARICAMENTO, registraGuardia } from '../../../renderer/editor/plugin/guardia.ts';
import { registraIdentita } from '../../../renderer/editor/plugin/identita.ts';
import { unContenuto } from '../../support/blocchi.ts';

let contatore = 0;
const nuovo = (): string => {
  contatore += 1;
  return `nuovo-${contatore}`;
};

const unEditor = (contenuto: ContenutoSezione) => {
  const editor = createHeadlessEditor({
    namespace: 'prova',
    nodes: nodiSezione,
    onError: (e) => {
      throw e;
    },
  });
  registraIdentita(editor);
  editor.setEditorState(editor.parseEditorState(versoLexical(contenuto, nuovo())), { tag: CARICAMENTO });
  return editor;
};
const testoDi = (editor: ReturnType<typeof unEditor>): ContenutoSezione =>
  daLexical(editor.getEditorState().toJSON(), nuovo);
const id = (t: string): BloccoId => t as BloccoId;
const paragrafo = (i: string, testo: string) => ({
  id: id(i),
  tipo: 'paragrafo' as const,
  contenuto: [{ tipo: 'testo' as const, testo }],
});

describe('Il testo di una sezione passa dall’editor senza cambiare', () => {
  it('resta identico, blocco per blocco e identità comprese, dopo andata e ritorno dentro un editor vero', () => {
    fc.assert(
      fc.property(unContenuto, (contenuto) => {
        expect(testoDi(unEditor(contenuto))).toEqual(normalizza(contenuto));
      }),
      { numRuns: 150 },
    );
  });

  it('non conserva nel JSON dell’editor il numero di una cifra viva, solo il riferimento', () => {
    const editor = unEditor({
      versione: 1,
      blocchi: [{ id: id('p1'), tipo: 'paragrafo', contenuto: [{ tipo: 'dato', rif: 'popolazione.totale' }] }],
    });
    expect(JSON.stringify(editor.getEditorState().toJSON())).toContain('popolazione.totale');
    expect(editor.getEditorState().read(() => $getRoot().getTextContent())).toContain('⟦popolazione.totale⟧');
  });
});

describe('Ogni blocco ha un’identità dalla nascita', () => {
  it('dividendo un capoverso l’identità resta alla prima metà e la seconda ne riceve una nuova', () => {
    const editor = unEditor({ versione: 1, blocchi: [paragrafo('primo', 'Prima metà seconda metà')] });
    editor.update(
      () => {
        const testo = $getRoot().getFirstDescendant();
        if ($isTextNode(testo)) testo.select(10, 10).insertParagraph();
      },
      { discrete: true },
    );
    const { blocchi } = testoDi(editor);
    expect(blocchi).toHaveLength(2);
    expect(blocchi[0]).toMatchObject({ id: 'primo', contenuto: [{ testo: 'Prima metà' }] });
    expect(blocchi[1]?.id).not.toBe('primo');
    expect(testoDi(editor).blocchi[1]?.id).toBe(blocchi[1]?.id);
  });

  it('unendo due capoversi resta l’identità del primo', () => {
    const editor = unEditor({ versione: 1, blocchi: [paragrafo('a', 'uno'), paragrafo('b', 'due')] });
    editor.update(
      () => {
        const secondo = $getRoot().getChildAtIndex(1);
        if ($isElementNode(secondo)) secondo.selectStart().deleteCharacter(true);
      },
      { discrete: true },
    );
    expect(testoDi(editor).blocchi).toMatchObject([{ id: 'a', contenuto: [{ testo: 'unodue' }] }]);
  });

  it('una copia incollata non ruba l’identità dell’originale', () => {
    const editor = unEditor({ versione: 1, blocchi: [paragrafo('a', 'uno')] });
    editor.update(
      () => {
        const copia = $createParagraphNode().append($createTextNode('uno'));
        const originale = $getRoot().getFirstChildOrThrow();
        const identita = $getState(originale, statoBlocco);
        expect(identita?.id).toBe('a');
        originale.insertAfter(copia);
      },
      { discrete: true },
    );
    const ids = testoDi(editor).blocchi.map((b) => b.id);
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toBe('a');
  });
});

describe('Il testo vincolato non si tocca', () => {
  it('togliendo un blocco vincolato l’editor torna com’era e lo dice', async () => {
    const contenuto: ContenutoSezione = {
      versione: 1,
      blocchi: [{ ...paragrafo('legge', 'Testo di legge'), tutela: 'vincolato' }, paragrafo('mio', 'Mio testo')],
    };
    const editor = unEditor(contenuto);
    let avvisi = 0;
    registraGuardia(editor, () => {
      avvisi += 1;
    });
    editor.update(() => $getRoot().getFirstChildOrThrow().remove(), { discrete: true });
    expect(avvisi).toBe(1);
    await new Promise((fatto) => setTimeout(fatto, 0));
    expect(testoDi(editor)).toEqual(contenuto);
  });

  it('scrivere accanto a un blocco vincolato è permesso', () => {
    const editor = unEditor({
      versione: 1,
      blocchi: [{ ...paragrafo('legge', 'Testo di legge'), tutela: 'vincolato' }, paragrafo('mio', 'Mio')],
    });
    let avvisi = 0;
    registraGuardia(editor, () => {
      avvisi += 1;
    });
    editor.update(() => $getRoot().append($createParagraphNode().append($createTextNode('altro'))), { discrete: true });
    expect(avvisi).toBe(0);
    expect(testoDi(editor).blocchi).toHaveLength(3);
  });
});

describe('l’id di un blocco', () => {
  it('si sa di ogni blocco, anche di quelli che non si scrivono', () => {
    fc.assert(
      fc.property(unContenuto, (contenuto) => {
        const editor = unEditor(normalizza(contenuto));
        const id = editor.read(() => $getRoot().getChildren().map($idDelBlocco));
        expect(id).toEqual(testoDi(editor).blocchi.map((b) => b.id));
      }),
      { numRuns: 50 },
    );
  });
});
