import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { inFinestra } from './api/trasporto.ts';
import { azioni, type ContestoAzioni, esegui } from './azioni.ts';

const scrive = (bersaglio: EventTarget | null): boolean =>
  bersaglio instanceof HTMLElement &&
  (bersaglio.isContentEditable || bersaglio instanceof HTMLInputElement || bersaglio instanceof HTMLTextAreaElement);

/** Moves the focus to the next (or previous) panel of the room: those marked `data-pannello`, and the rail. */
const passaPannello = (passo: 1 | -1): void => {
  const pannelli = [...document.querySelectorAll<HTMLElement>('[data-pannello]')].filter(
    (p) => p.offsetParent !== null,
  );
  const qui = pannelli.findIndex((p) => p.contains(document.activeElement));
  const prossimo = pannelli[(qui + passo + pannelli.length) % pannelli.length];
  prossimo?.focus();
};

/** Keys that belong to the text while one is writing. */
const delTesto = new Set<string>(['annulla', 'ripeti']);

/** Keyboard of the whole app, from the table of actions. */
export const useScorciatoie = (contesto: ContestoAzioni): void => {
  useEffect(() => {
    const mappa: Record<string, (evento: KeyboardEvent) => void> = {
      F6: (e) => {
        e.preventDefault();
        passaPannello(1);
      },
      'Shift+F6': (e) => {
        e.preventDefault();
        passaPannello(-1);
      },
    };
    for (const { id, tasti } of azioni) {
      if (tasti === undefined || (tasti.soloFinestra === true && !inFinestra)) continue;
      mappa[tasti.combinazione] = (e) => {
        if (delTesto.has(id) && scrive(e.target)) return;
        e.preventDefault();
        if (!e.repeat || delTesto.has(id)) esegui(id, contesto);
      };
    }
    return tinykeys(window, mappa);
  }, [contesto]);
};
