import { $isListNode } from '@lexical/list';
import { $isHeadingNode } from '@lexical/rich-text';
import { $getSelection, $isRangeSelection, type LexicalEditor } from 'lexical';
import { Bold, Gavel, Italic, Link2, List, ListOrdered, Table2 } from 'lucide-react';
import { type JSX, useEffect, useState } from 'react';
import {
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  ToggleButton,
  Toolbar,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { cambiaStile, cambiaTipo, type TipoScelto } from './azioni.ts';
import stile from './editor.module.css';

const scelte: readonly TipoScelto[] = ['paragrafo', 'titolo2', 'titolo3', 'nota', 'attenzione'];
type Stato = { readonly tipo: TipoScelto; readonly grassetto: boolean; readonly corsivo: boolean };
const iniziale: Stato = { tipo: 'paragrafo', grassetto: false, corsivo: false };

const $stato = (): Stato => {
  const s = $getSelection();
  if (!$isRangeSelection(s)) return iniziale;
  const blocco = s.anchor.getNode().getTopLevelElement();
  const tipo: TipoScelto = $isHeadingNode(blocco)
    ? blocco.getTag() === 'h2'
      ? 'titolo2'
      : 'titolo3'
    : $isListNode(blocco)
      ? blocco.getListType() === 'number'
        ? 'numeri'
        : 'puntato'
      : blocco?.getType() === 'riquadro'
        ? 'nota'
        : 'paragrafo';
  return { tipo, grassetto: s.hasFormat('bold'), corsivo: s.hasFormat('italic') };
};
const uguali = (a: Stato, b: Stato): boolean =>
  a.tipo === b.tipo && a.grassetto === b.grassetto && a.corsivo === b.corsivo;

type Proprieta = {
  readonly editor: LexicalEditor | null;
  readonly apriCifra: () => void;
  readonly apriNorma: () => void;
  readonly disabilitata: boolean;
  readonly coda: JSX.Element;
};

/** Writing tools of the open section; its state changes only when what it shows changes. */
export const Barra = ({ editor, apriCifra, apriNorma, disabilitata, coda }: Proprieta): JSX.Element => {
  const { t } = useTranslation('piano');
  const [stato, setStato] = useState(iniziale);
  useEffect(
    () =>
      editor?.registerUpdateListener(({ editorState }) => {
        const nuovo = editorState.read($stato);
        setStato((vecchio) => (uguali(vecchio, nuovo) ? vecchio : nuovo));
      }),
    [editor],
  );
  const spenta = disabilitata || editor === null;
  const tipo = (scelto: TipoScelto): void => {
    if (editor === null) return;
    editor.focus();
    cambiaTipo(editor, scelto);
  };
  const lista = (scelto: 'puntato' | 'numeri'): void => tipo(stato.tipo === scelto ? 'paragrafo' : scelto);
  return (
    <Toolbar aria-label={t('barra.titolo')} className={stile.barra ?? ''}>
      <Select
        aria-label={t('barra.tipo')}
        selectedKey={scelte.includes(stato.tipo) ? stato.tipo : null}
        onSelectionChange={(k) => {
          const s = scelte.find((x) => x === k);
          if (s) tipo(s);
        }}
        isDisabled={spenta}
        placeholder={t(`tipi.${stato.tipo}`)}
      >
        <Button className={stile.selettore ?? ''}>
          <SelectValue />
          <span aria-hidden>▾</span>
        </Button>
        <Popover className={stile.tendina ?? ''}>
          <ListBox>
            {scelte.map((s) => (
              <ListBoxItem key={s} id={s} className={stile.voce ?? ''}>
                {t(`tipi.${s}`)}
              </ListBoxItem>
            ))}
          </ListBox>
        </Popover>
      </Select>
      <span className={stile.divisore} aria-hidden />
      <ToggleButton
        aria-label={t('barra.grassetto')}
        isSelected={stato.grassetto}
        isDisabled={spenta}
        className={stile.strumento ?? ''}
        onChange={() => editor && cambiaStile(editor, 'bold')}
      >
        <Bold size={16} aria-hidden />
      </ToggleButton>
      <ToggleButton
        aria-label={t('barra.corsivo')}
        isSelected={stato.corsivo}
        isDisabled={spenta}
        className={stile.strumento ?? ''}
        onChange={() => editor && cambiaStile(editor, 'italic')}
      >
        <Italic size={16} aria-hidden />
      </ToggleButton>
      <ToggleButton
        aria-label={t('barra.puntato')}
        isSelected={stato.tipo === 'puntato'}
        isDisabled={spenta}
        className={stile.strumento ?? ''}
        onChange={() => lista('puntato')}
      >
        <List size={16} aria-hidden />
      </ToggleButton>
      <ToggleButton
        aria-label={t('barra.numeri')}
        isSelected={stato.tipo === 'numeri'}
        isDisabled={spenta}
        className={stile.strumento ?? ''}
        onChange={() => lista('numeri')}
      >
        <ListOrdered size={16} aria-hidden />
      </ToggleButton>
      <Button
        aria-label={t('barra.tabella')}
        isDisabled={spenta}
        className={stile.strumento ?? ''}
        onPress={() => tipo('tabella')}
      >
        <Table2 size={16} aria-hidden />
      </Button>
      <span className={stile.divisore} aria-hidden />
      <Button isDisabled={spenta} className={stile.strumento ?? ''} onPress={apriCifra}>
        <Link2 size={16} aria-hidden />
        {t('barra.cifra')}
      </Button>
      <Button isDisabled={spenta} className={stile.strumento ?? ''} onPress={apriNorma}>
        <Gavel size={16} aria-hidden />
        {t('barra.norma')}
      </Button>
      <span className={stile.molla} />
      {coda}
    </Toolbar>
  );
};
