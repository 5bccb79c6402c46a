import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import {
  LexicalTypeaheadMenuPlugin,
  MenuOption,
  useBasicTypeaheadTriggerMatch,
} from '@lexical/react/LexicalTypeaheadMenuPlugin';
import { type JSX, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { senzaAccenti } from '#format/ordine.ts';
import { cambiaTipo, inserisciInline, type TipoScelto } from './azioni.ts';
import stile from './editor.module.css';

const tipi: readonly TipoScelto[] = [
  'paragrafo',
  'titolo2',
  'titolo3',
  'puntato',
  'numeri',
  'tabella',
  'nota',
  'attenzione',
];

class Voce extends MenuOption {
  readonly titolo: string;
  readonly fai: () => void;
  constructor(chiave: string, titolo: string, fai: () => void) {
    super(chiave);
    this.titolo = titolo;
    this.fai = fai;
  }
}

/** The `/` menu: kinds of block, live figure, norm, placeholder. */
export const MenuBarra = ({ apriCifra, apriNorma }: { apriCifra: () => void; apriNorma: () => void }): JSX.Element => {
  const { t } = useTranslation('piano');
  const [editor] = useLexicalComposerContext();
  const [cerca, setCerca] = useState<string | null>(null);
  const corrisponde = useBasicTypeaheadTriggerMatch('/', { minLength: 0, maxLength: 24 });
  const voci = useMemo(() => {
    const tutte = [
      ...tipi.map((tipo) => new Voce(tipo, t(`tipi.${tipo}`), () => cambiaTipo(editor, tipo))),
      new Voce('cifra', t('barra.cifra'), apriCifra),
      new Voce('norma', t('barra.norma'), apriNorma),
      new Voce('segnaposto', t('barra.segnaposto'), () =>
        inserisciInline(editor, { tipo: 'segnaposto', nome: 'da-completare', etichetta: t('barra.segnapostoNuovo') }),
      ),
    ];
    const testo = senzaAccenti(cerca ?? '');
    return tutte.filter((v) => senzaAccenti(v.titolo).includes(testo));
  }, [cerca, editor, t, apriCifra, apriNorma]);
  return (
    <LexicalTypeaheadMenuPlugin<Voce>
      onQueryChange={setCerca}
      options={voci}
      triggerFn={corrisponde}
      onSelectOption={(voce, nodo, chiudi) => {
        editor.update(() => nodo?.remove());
        chiudi();
        voce.fai();
      }}
      menuRenderFn={(ancora, { selectedIndex, selectOptionAndCleanUp, setHighlightedIndex }) =>
        ancora.current === null || voci.length === 0
          ? null
          : createPortal(
              <div role="listbox" className={stile.menu} aria-label={t('barra.menu')}>
                {voci.map((voce, i) => (
                  <div
                    key={voce.key}
                    id={`typeahead-item-${i}`}
                    role="option"
                    aria-selected={selectedIndex === i}
                    tabIndex={-1}
                    ref={voce.setRefElement}
                    className={selectedIndex === i ? stile.voceScelta : stile.voce}
                    onMouseEnter={() => setHighlightedIndex(i)}
                    onClick={() => {
                      setHighlightedIndex(i);
                      selectOptionAndCleanUp(voce);
                    }}
                    onKeyDown={() => undefined}
                  >
                    {voce.titolo}
                  </div>
                ))}
              </div>,
              ancora.current,
            )
      }
    />
  );
};
