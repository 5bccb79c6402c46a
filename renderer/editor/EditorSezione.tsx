import { LexicalComposer } from '@lexical/react/LexicalComposer';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary';
import { HistoryPlugin } from '@lexical/react/LexicalHistoryPlugin';
import { ListPlugin } from '@lexical/react/LexicalListPlugin';
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin';
import { TablePlugin } from '@lexical/react/LexicalTablePlugin';
import { BLUR_COMMAND, COMMAND_PRIORITY_LOW, type LexicalEditor, mergeRegister } from 'lexical';
import { type JSX, type RefObject, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContenutoSezione } from '#domain/section-content.ts';
import { daLexical } from './conversione/da-lexical.ts';
import { versoLexical } from './conversione/verso-lexical.ts';
import stile from './editor.module.css';
import { MenuBarra } from './MenuBarra.tsx';
import { nodiSezione } from './nodi/elenco-nodi.ts';
import { CARICAMENTO, registraGuardia } from './plugin/guardia.ts';
import { nuovoIdBlocco, registraIdentita } from './plugin/identita.ts';
import { registraIncollaWord } from './plugin/incolla-word.ts';
import { registraSegnaposti } from './plugin/segnaposti.ts';
import { type EsitoScrittura, Salvataggio, type StatoSalvataggio } from './salvataggio.ts';
import { tema } from './tema.ts';

/** What the room may ask of an editor that is open. */
export type ManigliaEditor = {
  readonly editor: LexicalEditor;
  /** Waits until everything typed is durable or refused. */
  readonly scriviOra: () => Promise<void>;
  readonly daScrivere: () => boolean;
  /** Replaces the text with another revision (reload, conflict, undo of the plan). */
  readonly ricarica: (contenuto: ContenutoSezione, revisione: number) => void;
  readonly tieniMio: (revisione: number) => void;
};

type Proprieta = {
  readonly contenuto: ContenutoSezione;
  readonly revisione: number;
  readonly titolo: string;
  readonly solaLettura: boolean;
  readonly scrivi: (contenuto: ContenutoSezione, baseRevisione: number) => Promise<EsitoScrittura>;
  readonly avvisa: (stato: StatoSalvataggio) => void;
  readonly avvisaBlocco: () => void;
  readonly apriCifra: () => void;
  readonly apriNorma: () => void;
  readonly maniglia: RefObject<ManigliaEditor | null>;
};

/** Behaviour of the section, registered once on the editor (no behaviour lives in a view). */
const Comportamenti = (p: Proprieta): null => {
  const [editor] = useLexicalComposerContext();
  const ultime = useRef(p);
  ultime.current = p;
  const salvataggio = useMemo(
    () =>
      new Salvataggio(editor, {
        scrivi: (c, r) => ultime.current.scrivi(c, r),
        avvisa: (s) => ultime.current.avvisa(s),
        revisione: ultime.current.revisione,
        silenzio: 700,
        riprova: 3000,
      }),
    [editor],
  );
  useEffect(
    () =>
      mergeRegister(
        registraIdentita(editor),
        registraGuardia(editor, () => ultime.current.avvisaBlocco()),
        registraSegnaposti(editor),
        registraIncollaWord(editor),
        salvataggio.registra(),
        editor.registerCommand(
          BLUR_COMMAND,
          () => {
            void salvataggio.scriviOra();
            return false;
          },
          COMMAND_PRIORITY_LOW,
        ),
      ),
    [editor, salvataggio],
  );
  useEffect(() => {
    editor.setEditable(!p.solaLettura);
  }, [editor, p.solaLettura]);
  useImperativeHandle(
    p.maniglia,
    () => ({
      editor,
      scriviOra: () => salvataggio.scriviOra(),
      daScrivere: () => salvataggio.daScrivere,
      tieniMio: (revisione) => salvataggio.tieniMio(revisione),
      ricarica: (contenuto, revisione) => {
        // Same text, newer revision (our own write seen from afar): leave the cursor alone.
        const attuale = daLexical(editor.getEditorState().toJSON(), nuovoIdBlocco);
        if (JSON.stringify(attuale) !== JSON.stringify(contenuto)) {
          editor.setEditorState(editor.parseEditorState(versoLexical(contenuto, nuovoIdBlocco())), {
            tag: CARICAMENTO,
          });
        }
        salvataggio.ricaricata(revisione);
      },
    }),
    [editor, salvataggio],
  );
  return null;
};

/** Editor of one section: mounted when the section is open, one Lexical each. */
export const EditorSezione = (p: Proprieta): JSX.Element => {
  const { t } = useTranslation('piano');
  const [iniziale] = useState(() => ({
    namespace: 'sezione',
    nodes: nodiSezione,
    theme: tema,
    editable: !p.solaLettura,
    editorState: JSON.stringify(versoLexical(p.contenuto, nuovoIdBlocco())),
    onError: (errore: Error) => {
      throw errore;
    },
  }));
  return (
    <LexicalComposer initialConfig={iniziale}>
      <div className={stile.foglio}>
        <RichTextPlugin
          contentEditable={
            <ContentEditable
              className={stile.testo ?? ''}
              aria-label={t('editor.testoDi', { titolo: p.titolo })}
              spellCheck
              lang="it"
              aria-placeholder={t('editor.vuoto')}
              placeholder={<p className={stile.vuoto}>{t('editor.vuoto')}</p>}
            />
          }
          ErrorBoundary={LexicalErrorBoundary}
        />
      </div>
      <HistoryPlugin />
      <ListPlugin />
      <TablePlugin hasCellMerge hasCellBackgroundColor={false} hasTabHandler />
      <MenuBarra apriCifra={p.apriCifra} apriNorma={p.apriNorma} />
      <Comportamenti {...p} />
    </LexicalComposer>
  );
};
