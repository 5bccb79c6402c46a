import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { senzaAccenti } from '#format/ordine.ts';
import sc from '../Campo.module.css';
import s from './EditorCella.module.css';
import type { ColonnaGriglia, OpzioneCella } from './tipi.ts';

/** Where the focus goes once the text is taken. */
export type Direzione = 'giu' | 'su' | 'destra' | 'sinistra' | 'ferma';
/** How the writing began: over what was there (a key was typed), or at its end. */
export type ModoEditor = 'sopra' | 'dentro' | 'lista';

type EditorProps = {
  readonly etichetta: string;
  readonly colonna: ColonnaGriglia;
  readonly iniziale: string;
  readonly modo: ModoEditor;
  readonly nessuna: string;
  readonly apri: string;
  readonly prendi: (testo: string, verso: Direzione) => void;
  readonly lascia: () => void;
};

const versi: Readonly<Record<string, Direzione>> = {
  ArrowUp: 'su',
  ArrowDown: 'giu',
  ArrowLeft: 'sinistra',
  ArrowRight: 'destra',
};

/** Where a key that ends the writing goes, or null if it goes on. Arrows end it only when it began with a key. */
const versoDi = (e: KeyboardEvent, frecce: boolean): Direzione | null => {
  if (e.ctrlKey || e.altKey || e.metaKey || e.nativeEvent.isComposing) return null;
  if (e.key === 'Enter') return e.shiftKey ? 'su' : 'giu';
  if (e.key === 'Tab') return e.shiftKey ? 'sinistra' : 'destra';
  return frecce && !e.shiftKey ? (versi[e.key] ?? null) : null;
};

/** Once, whichever of key and blur comes first. */
const useUnaVolta = (prendi: EditorProps['prendi'], lascia: EditorProps['lascia']) => {
  const fatto = useRef(false);
  return {
    prendi: (testo: string, verso: Direzione) => {
      if (fatto.current) return;
      fatto.current = true;
      prendi(testo, verso);
    },
    lascia: () => {
      if (fatto.current) return;
      fatto.current = true;
      lascia();
    },
  };
};

const useFuoco = (campo: RefObject<HTMLInputElement | HTMLTextAreaElement | null>, modo: ModoEditor) => {
  useEffect(() => {
    const qui = campo.current;
    if (qui === null || document.activeElement === qui) return;
    qui.focus({ preventScroll: true });
    if (modo !== 'sopra') qui.setSelectionRange(qui.value.length, qui.value.length);
  }, [campo, modo]);
};

const EditorTesto = ({ etichetta, colonna, iniziale, modo, prendi, lascia }: EditorProps) => {
  const campo = useRef<HTMLTextAreaElement>(null);
  const [testo, scrivi] = useState(iniziale);
  const una = useUnaVolta(prendi, lascia);
  useFuoco(campo, modo);
  const lungo = colonna.tipo === 'testo' && (testo.length > 48 || testo.includes('\n'));
  return (
    <textarea
      ref={campo}
      className={s.campo}
      aria-label={etichetta}
      value={testo}
      rows={lungo ? Math.min(6, Math.max(3, testo.split('\n').length + 1)) : 1}
      data-lungo={lungo || undefined}
      spellCheck={colonna.tipo === 'testo'}
      inputMode={colonna.tipo === 'testo' || colonna.tipo === 'stato' || colonna.tipo === 'data' ? 'text' : 'decimal'}
      {...(colonna.tipo === 'data' ? { placeholder: 'gg/mm/aaaa' } : {})}
      onChange={(e) => scrivi(e.target.value)}
      onBlur={() => una.prendi(testo, 'ferma')}
      onKeyDown={(e) => {
        e.stopPropagation();
        if (e.key === 'Escape') {
          e.preventDefault();
          una.lascia();
          return;
        }
        if (e.key === 'Enter' && e.altKey) {
          e.preventDefault();
          const { selectionStart: da, selectionEnd: a } = e.currentTarget;
          scrivi(`${testo.slice(0, da)}\n${testo.slice(a)}`);
          return;
        }
        const verso = versoDi(e, modo === 'sopra');
        if (verso === null) return;
        e.preventDefault();
        una.prendi(testo, verso);
      }}
    />
  );
};

/** Options whose text begins with what was typed, then those that hold it. */
export const opzioniPer = (opzioni: readonly OpzioneCella[], testo: string): readonly OpzioneCella[] => {
  const cerca = senzaAccenti(testo.trim());
  if (cerca === '') return opzioni;
  const con = opzioni.map((o) => ({ o, dove: senzaAccenti(o.testo).indexOf(cerca) })).filter(({ dove }) => dove >= 0);
  return [...con.filter(({ dove }) => dove === 0), ...con.filter(({ dove }) => dove > 0)].map(({ o }) => o);
};

const SEPARATORE = '; ';
/** What was chosen before, and the part being typed, in a cell that holds several options. */
const parti = (testo: string, piu: boolean): readonly [string, string] => {
  const taglio = piu ? testo.lastIndexOf(';') : -1;
  return taglio < 0
    ? ['', testo]
    : [`${testo.slice(0, taglio).trim()}${SEPARATORE}`, testo.slice(taglio + 1).trimStart()];
};

const EditorScelta = ({ etichetta, colonna, iniziale, modo, nessuna, apri, prendi, lascia }: EditorProps) => {
  const campo = useRef<HTMLInputElement>(null);
  const piu = colonna.piuScelte;
  const [testo, scrivi] = useState(iniziale === '' || !piu ? iniziale : `${iniziale}${SEPARATORE}`);
  const [scritto, segna] = useState(modo === 'sopra');
  const una = useUnaVolta(prendi, lascia);
  useFuoco(campo, modo);
  const [prima, qui] = parti(testo, piu);
  // Before a person types, the list shows everything: they may want another word.
  const trovate = opzioniPer(colonna.opzioni ?? [], scritto || piu ? qui : '').slice(0, 200);
  const pulito = (t: string) => t.replace(/;\s*$/, '').trim();
  const conLaPrima = () => {
    if (qui.trim() === '') return pulito(testo);
    const esatta = (colonna.opzioni ?? []).find((o) => senzaAccenti(o.testo) === senzaAccenti(qui.trim()));
    const scelta = esatta ?? (scritto ? trovate[0] : undefined);
    return scelta === undefined ? pulito(testo) : `${prima}${scelta.testo}`;
  };
  const tasti = {
    onKeyDownCapture: (e: KeyboardEvent) => {
      if (e.key === 'Escape') {
        e.preventDefault();
        e.stopPropagation();
        una.lascia();
        return;
      }
      // The option under the arrows is React Aria's to take.
      const puntata = campo.current?.getAttribute('aria-activedescendant');
      if (e.key === 'Enter' && puntata) return;
      const verso = versoDi(e, false);
      if (verso === null) return;
      e.preventDefault();
      e.stopPropagation();
      una.prendi(conLaPrima(), verso);
    },
    onKeyDown: (e: KeyboardEvent) => e.stopPropagation(),
  };
  return (
    <ComboBox
      className={s.scelta ?? ''}
      aria-label={etichetta}
      items={trovate}
      inputValue={testo}
      onInputChange={(nuovo) => {
        if (nuovo === testo) return;
        segna(true);
        scrivi(nuovo);
      }}
      value={null}
      onChange={(id) => {
        const scelta = colonna.opzioni?.find((o) => o.id === id);
        if (scelta === undefined) return;
        if (piu) {
          scrivi(`${prima}${scelta.testo}${SEPARATORE}`);
          return;
        }
        una.prendi(scelta.testo, 'giu');
      }}
      allowsCustomValue
      allowsEmptyCollection
      defaultFilter={() => true}
      menuTrigger="focus"
    >
      <div className={s.combo} {...tasti}>
        <Input
          ref={campo}
          className={s.campo ?? ''}
          onBlur={(e) => {
            if (e.relatedTarget instanceof Element && e.relatedTarget.closest('[data-lista-cella]')) return;
            una.prendi(conLaPrima(), 'ferma');
          }}
        />
        <Button className={s.freccia ?? ''} aria-label={apri}>
          <ChevronDown aria-hidden />
        </Button>
      </div>
      <Popover className={sc.tendina ?? ''} data-lista-cella offset={2}>
        <ListBox className={sc.lista ?? ''} renderEmptyState={() => <p className={sc.nessuna}>{nessuna}</p>}>
          {(o: OpzioneCella) => (
            <ListBoxItem id={o.id} textValue={o.testo} className={sc.opzione ?? ''}>
              {o.testo}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
};

/** Where one writes in a cell: text, figure or date typed freely, or a word of a vocabulary with type-ahead. */
export const EditorCella = (props: EditorProps) =>
  props.colonna.opzioni === null ? <EditorTesto {...props} /> : <EditorScelta {...props} />;
