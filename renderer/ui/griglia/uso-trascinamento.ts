import { type PointerEvent, useRef, useState } from 'react';
import { trascinato } from './riempi.ts';
import {
  aggiungi,
  type Campo,
  type Intervallo,
  interaColonna,
  interaRiga,
  type Posto,
  principale,
  type Selezione,
  soloUna,
} from './selezione.ts';

/** Cell under a point of the screen, or under an element of the grid. */
const postoDi = (elemento: Element | null): Posto | null => {
  const posto = elemento?.closest('[data-posto]')?.getAttribute('data-posto');
  if (posto) {
    const [r, c] = posto.split(':').map(Number);
    return r === undefined || c === undefined ? null : { r, c };
  }
  const gronda = elemento?.closest('[data-gronda]')?.getAttribute('data-gronda');
  return gronda ? { r: Number(gronda), c: -1 } : null;
};

/** Pixels scrolled at each move while the pointer is outside the frame. */
const PASSO = 24;

type Gesto = { readonly tipo: 'sceglie' | 'riempie' | 'righe'; readonly da: Intervallo };

/** Selection and fill by mouse; a touch scrolls, as everywhere. */
export const useTrascinamento = (
  selezione: Selezione,
  campo: Campo,
  seleziona: (s: Selezione) => void,
  riempi: (da: Intervallo, a: Intervallo) => void,
) => {
  const gesto = useRef<Gesto | null>(null);
  const [meta, mostra] = useState<Intervallo | null>(null);

  const preme = (e: PointerEvent<HTMLElement>) => {
    if (e.button !== 0 || !(e.target instanceof Element) || e.target.closest('textarea, input, button')) return;
    const qui = postoDi(e.target);
    if (qui === null) return;
    if (e.target.closest('[data-maniglia]')) {
      gesto.current = { tipo: 'riempie', da: principale(selezione) };
    } else if (qui.c < 0) {
      if (qui.r < 0) {
        seleziona({ ...interaColonna(selezione, campo, 0), estremo: { r: campo.righe - 1, c: campo.colonne - 1 } });
        return;
      }
      seleziona(interaRiga(selezione, qui.r, e.shiftKey, campo));
      gesto.current = { tipo: 'righe', da: principale(selezione) };
    } else if (qui.r < 0) {
      seleziona(campo.righe === 0 ? soloUna(qui) : interaColonna(selezione, campo, qui.c));
      return;
    } else {
      seleziona(
        e.shiftKey && selezione.attiva.r >= 0
          ? { ...selezione, estremo: qui }
          : e.ctrlKey || e.metaKey
            ? aggiungi(selezione, qui)
            : soloUna(qui),
      );
      gesto.current = { tipo: 'sceglie', da: principale(selezione) };
    }
    if (e.pointerType === 'mouse') e.currentTarget.setPointerCapture(e.pointerId);
  };

  const muove = (e: PointerEvent<HTMLElement>) => {
    const g = gesto.current;
    if (g === null || e.buttons === 0) return;
    const cornice = e.currentTarget.getBoundingClientRect();
    e.currentTarget.scrollBy(
      e.clientX > cornice.right - 8 ? PASSO : e.clientX < cornice.left + 8 ? -PASSO : 0,
      e.clientY > cornice.bottom - 8 ? PASSO : e.clientY < cornice.top + 8 ? -PASSO : 0,
    );
    const qui = postoDi(document.elementFromPoint(e.clientX, e.clientY));
    if (qui === null || qui.r < 0 || (qui.c < 0 && g.tipo !== 'righe')) return;
    if (g.tipo === 'riempie') mostra(trascinato(g.da, qui.r, qui.c));
    else if (g.tipo === 'righe') seleziona(interaRiga(selezione, qui.r, true, campo));
    else if (qui.r !== selezione.estremo.r || qui.c !== selezione.estremo.c) seleziona({ ...selezione, estremo: qui });
  };

  const lascia = () => {
    const g = gesto.current;
    gesto.current = null;
    if (g?.tipo === 'riempie' && meta !== null) riempi(g.da, meta);
    mostra(null);
  };

  return { meta, preme, muove, lascia };
};
