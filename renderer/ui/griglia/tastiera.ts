import type { Mossa } from './selezione.ts';

/** What a key does while one moves in the grid (not while one writes in a cell). */
export type Comando =
  | { readonly tipo: 'muovi'; readonly mossa: Mossa; readonly estendi: boolean }
  | { readonly tipo: 'prossima'; readonly passo: 1 | -1 }
  | { readonly tipo: 'scrivi'; readonly da: 'testo' | 'vuoto' | 'tasto' | 'lista' }
  | {
      readonly tipo:
        | 'svuota'
        | 'tutto'
        | 'colonna'
        | 'righe'
        | 'riempi-giu'
        | 'riempi-destra'
        | 'elimina-righe'
        | 'riga-nuova'
        | 'fonte'
        | 'motivo'
        | 'filtro'
        | 'menu'
        | 'esci';
    };

/** The parts of a keyboard event that count. */
export type Tasto = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
};

const frecce: Readonly<Record<string, readonly [Mossa, Mossa]>> = {
  ArrowUp: ['su', 'bordo-su'],
  ArrowDown: ['giu', 'bordo-giu'],
  ArrowLeft: ['sinistra', 'bordo-sinistra'],
  ArrowRight: ['destra', 'bordo-destra'],
  Home: ['inizio-riga', 'inizio'],
  End: ['fine-riga', 'fine'],
  PageUp: ['pagina-su', 'pagina-su'],
  PageDown: ['pagina-giu', 'pagina-giu'],
};

const conCtrl: Readonly<Record<string, Comando>> = {
  a: { tipo: 'tutto' },
  d: { tipo: 'riempi-giu' },
  r: { tipo: 'riempi-destra' },
  ' ': { tipo: 'colonna' },
  Delete: { tipo: 'elimina-righe' },
};
const semplici: Readonly<Record<string, Comando>> = {
  F2: { tipo: 'scrivi', da: 'testo' },
  Enter: { tipo: 'scrivi', da: 'testo' },
  Backspace: { tipo: 'scrivi', da: 'vuoto' },
  Delete: { tipo: 'svuota' },
  Insert: { tipo: 'riga-nuova' },
  Escape: { tipo: 'esci' },
  ContextMenu: { tipo: 'menu' },
  Dead: { tipo: 'scrivi', da: 'tasto' },
  Process: { tipo: 'scrivi', da: 'tasto' },
};

/** The command of a key, as in a spreadsheet; null leaves the key to the page. */
export const comandoDi = (t: Tasto): Comando | null => {
  const ctrl = t.ctrlKey || t.metaKey;
  // AltGr arrives as Ctrl+Alt: it writes a character.
  const scrive = t.key.length === 1 && (!ctrl || t.altKey) && (t.altKey ? ctrl : true);
  if (t.altKey && !ctrl) {
    if (t.key === 'Enter') return { tipo: 'fonte' };
    return t.key === 'ArrowDown' ? { tipo: 'scrivi', da: 'lista' } : null;
  }
  const freccia = frecce[t.key];
  if (freccia !== undefined) return { tipo: 'muovi', mossa: freccia[ctrl ? 1 : 0], estendi: t.shiftKey };
  if (t.key === 'Tab') return ctrl ? null : { tipo: 'prossima', passo: t.shiftKey ? -1 : 1 };
  if (ctrl && !t.altKey) {
    if (t.shiftKey) return t.key.toLowerCase() === 'l' ? { tipo: 'filtro' } : null;
    return conCtrl[t.key.length === 1 ? t.key.toLowerCase() : t.key] ?? null;
  }
  if (t.shiftKey) {
    if (t.key === ' ') return { tipo: 'righe' };
    if (t.key === 'F2') return { tipo: 'motivo' };
    if (t.key === 'F10') return { tipo: 'menu' };
  }
  return semplici[t.key] ?? (scrive ? { tipo: 'scrivi', da: 'tasto' } : null);
};
