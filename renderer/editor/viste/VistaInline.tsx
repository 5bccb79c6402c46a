import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useLexicalNodeSelection } from '@lexical/react/useLexicalNodeSelection';
import { $getNodeByKey, type NodeKey } from 'lexical';
import { Gavel, Link2, MessageSquareText } from 'lucide-react';
import { type JSX, type KeyboardEvent, type MouseEvent, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inline } from '#domain/section-content.ts';
import { chiaveCitazione, useRisolti, useSezione } from '../contesto.tsx';
import stile from '../editor.module.css';

type Di<T extends Inline['tipo']> = Extract<Inline, { tipo: T }>;

/** Live figure: text from the engine, source on hover, `Alt+clic` or `Alt+Invio` opens its register row. */
const VistaDato = ({ nodo, nodeKey }: { nodo: Di<'dato'>; nodeKey: NodeKey }): JSX.Element => {
  const { t } = useTranslation('piano');
  const { dati } = useRisolti();
  const { selezionaDato, apriOrigine } = useSezione();
  const [scelto, scegli] = useLexicalNodeSelection(nodeKey);
  const dato = dati.get(nodo.rif);
  useEffect(() => {
    if (scelto) selezionaDato(dato ?? null);
  }, [scelto, dato, selezionaDato]);
  const apri = (e: MouseEvent | KeyboardEvent): void => {
    if (e.altKey && dato) {
      e.preventDefault();
      apriOrigine(dato);
    } else if (e.type === 'click') scegli(true);
  };
  const testo = dato === undefined ? t('dato.ignoto') : dato.stato === 'ok' ? dato.testo : dato.testo || t('dato.nv');
  const classe = dato?.stato === 'ok' ? stile.dato : stile.datoNv;
  return (
    <button
      type="button"
      className={`${classe} ${scelto ? stile.scelto : ''}`}
      onClick={apri}
      tabIndex={-1}
      title={dato ? `${dato.titolo}: ${dato.testo}. ${dato.origine}` : nodo.rif}
      data-dato={nodo.rif}
      onKeyDown={(e) => e.key === 'Enter' && apri(e)}
    >
      {testo}
    </button>
  );
};

/** Legal citation: its title on hover, Ctrl+clic opens the norm at its official source. */
const VistaCitazione = ({ nodo }: { nodo: Di<'citazione'> }): JSX.Element => {
  const { t } = useTranslation('piano');
  const { citazioni } = useRisolti();
  const { apriNorma } = useSezione();
  const c = citazioni.get(chiaveCitazione(nodo));
  const url = c?.url ?? null;
  const classe = c?.abrogata ? stile.citazioneAbrogata : stile.citazione;
  const dentro = (
    <>
      <Gavel aria-hidden size={12} />
      {c?.testo ?? nodo.norma}
    </>
  );
  // A link, not a button: a long citation breaks over lines like the words around it.
  return url === null ? (
    <span className={classe} title={c?.titolo ?? nodo.norma}>
      {dentro}
    </span>
  ) : (
    <a
      href={url}
      tabIndex={-1}
      className={classe}
      title={t('citazione.apri', { titolo: c?.titolo ?? nodo.norma })}
      onClick={(e) => {
        e.preventDefault();
        if (e.ctrlKey || e.metaKey || e.altKey) apriNorma(url);
      }}
    >
      {dentro}
    </a>
  );
};

const VistaContributo = ({ nodo }: { nodo: Di<'contributo'> }): JSX.Element => {
  const { contributi } = useRisolti();
  const c = contributi.get(nodo.contributoId);
  return (
    <span className={stile.contributo} title={c ? `${c.ente}: ${c.titolo}` : ''}>
      {c?.codice ?? '?'}
    </span>
  );
};

/** Something to fill: typing replaces it, Tab goes to the next one. */
const VistaSegnaposto = ({ nodo, nodeKey }: { nodo: Di<'segnaposto'>; nodeKey: NodeKey }): JSX.Element => {
  const [editor] = useLexicalComposerContext();
  const [scelto] = useLexicalNodeSelection(nodeKey);
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`${stile.segnaposto} ${scelto ? stile.scelto : ''}`}
      data-segnaposto={nodo.nome}
      onClick={() =>
        editor.update(() => {
          $getNodeByKey(nodeKey)?.selectPrevious();
          $getNodeByKey(nodeKey)?.selectNext();
        })
      }
    >
      {nodo.etichetta}
    </button>
  );
};

/** View of any inline reference. */
export const VistaInline = ({ nodo, nodeKey }: { nodo: Inline; nodeKey: NodeKey }): JSX.Element | null => {
  switch (nodo.tipo) {
    case 'dato':
      return <VistaDato nodo={nodo} nodeKey={nodeKey} />;
    case 'citazione':
      return <VistaCitazione nodo={nodo} />;
    case 'contributo':
      return <VistaContributo nodo={nodo} />;
    case 'segnaposto':
      return <VistaSegnaposto nodo={nodo} nodeKey={nodeKey} />;
    case 'rinvio':
      return (
        <span className={stile.rinvio}>
          <Link2 aria-hidden size={12} />
          {nodo.a}
        </span>
      );
    case 'nota':
      return (
        <sup className={stile.nota} title={nodo.testo}>
          nota
        </sup>
      );
    case 'collegamento':
      return (
        <span className={stile.collegamento} title={nodo.url}>
          {nodo.testo}
        </span>
      );
    case 'commento':
      return (
        <mark className={stile.commento} title={nodo.testo}>
          <MessageSquareText aria-hidden size={12} />
        </mark>
      );
    case 'testo':
    case 'a-capo':
      return null;
  }
};
