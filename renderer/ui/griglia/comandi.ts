import type { KeyboardEvent } from 'react';
import { type DaScrivere, riempiDestra, riempiGiu } from './riempi.ts';
import {
  type Campo,
  interaColonna,
  interaRiga,
  intervalli,
  muovi,
  principale,
  prossima,
  righeScelte,
  type Selezione,
  soloUna,
  tutto,
} from './selezione.ts';
import { type Comando, comandoDi } from './tastiera.ts';

/** What a person did to write in cells: the journal says it. */
export type Gesto = 'scrive' | 'svuota' | 'riempie' | 'incolla';

/** What the keyboard needs of the grid. */
export type PerComandi = {
  readonly selezione: Selezione;
  readonly campo: Campo;
  /** Whether Tab moves inside the grid (something can be written, and the person has not asked to go out). */
  readonly tabDentro: boolean;
  readonly conElenco: boolean;
  readonly testo: (r: number, c: number) => string;
  readonly seleziona: (s: Selezione) => void;
  readonly inizia: (modo: 'sopra' | 'dentro' | 'lista', vuoto: boolean) => boolean;
  readonly scrivi: (celle: readonly DaScrivere[], gesto: Gesto) => void;
  readonly elimina: (righe: readonly number[]) => void;
  readonly apriColonna: (c: number) => void;
  readonly apriMenu: () => void;
  readonly rigaNuova: () => void;
  readonly fonte: () => void;
  readonly motivo: () => void;
  readonly esci: () => void;
};

/** Every selected cell, empty. */
export const svuotate = (s: Selezione): DaScrivere[] =>
  intervalli(s).flatMap((i) => {
    const dentro: DaScrivere[] = [];
    for (let r = Math.max(0, i.r0); r <= i.r1; r += 1)
      for (let c = i.c0; c <= i.c1; c += 1) dentro.push({ r, c, testo: '' });
    return dentro;
  });

/** Tab: along the row, then from the start of the next one; null at the end of the grid, where it goes out. */
const conTab = (s: Selezione, passo: 1 | -1, campo: Campo): Selezione | null => {
  const dopo = prossima(s, 'riga', passo, campo);
  if (dopo.attiva.r !== s.attiva.r || dopo.attiva.c !== s.attiva.c) return dopo;
  const r = s.attiva.r + passo;
  return r >= 0 && r < campo.righe ? soloUna({ r, c: passo > 0 ? 0 : campo.colonne - 1 }) : null;
};

/** Carries a command out; true = the key is the grid's, false = it is left to the page. */
const compi = (comando: Comando, tasto: string, p: PerComandi): boolean => {
  const { selezione, campo } = p;
  const { attiva } = selezione;
  const sullaTesta = attiva.r < 0;
  switch (comando.tipo) {
    case 'muovi':
      p.seleziona(muovi(selezione, comando.mossa, comando.estendi, campo));
      return true;
    case 'prossima': {
      const dopo = p.tabDentro && !sullaTesta ? conTab(selezione, comando.passo, campo) : null;
      if (dopo === null) return false;
      p.seleziona(dopo);
      return true;
    }
    case 'scrivi': {
      const { da } = comando;
      if (sullaTesta || (da === 'lista' && !p.conElenco)) {
        if (da === 'tasto' && tasto !== ' ') return false;
        p.apriColonna(attiva.c);
        return true;
      }
      if (da !== 'tasto') {
        p.inizia(da === 'lista' ? 'lista' : 'dentro', da === 'vuoto');
        return true;
      }
      // The key itself goes on, and writes in the field that has just opened.
      return !p.inizia('sopra', true);
    }
    case 'svuota':
      p.scrivi(svuotate(selezione), 'svuota');
      return true;
    case 'tutto':
      p.seleziona(tutto(selezione, campo));
      return true;
    case 'colonna':
      p.seleziona(interaColonna(selezione, campo));
      return true;
    case 'righe':
      if (!sullaTesta) p.seleziona(interaRiga(selezione, selezione.estremo.r, true, campo));
      return true;
    case 'riempi-giu':
      p.scrivi(riempiGiu(principale(selezione), p.testo), 'riempie');
      return true;
    case 'riempi-destra':
      p.scrivi(riempiDestra(principale(selezione), p.testo), 'riempie');
      return true;
    case 'elimina-righe':
      p.elimina(righeScelte(selezione));
      return true;
    case 'riga-nuova':
      p.rigaNuova();
      return true;
    case 'fonte':
      p.fonte();
      return true;
    case 'motivo':
      p.motivo();
      return true;
    case 'filtro':
      p.apriColonna(attiva.c);
      return true;
    case 'menu':
      p.apriMenu();
      return true;
    case 'esci':
      p.esci();
      return true;
  }
};

/** Handler of the keys typed on a cell (those typed while writing in it are the editor's). */
export const alTasto = (p: PerComandi) => (e: KeyboardEvent<HTMLDivElement>) => {
  if (!(e.target instanceof HTMLElement) || e.target.dataset.posto === undefined) return;
  const comando = comandoDi(e);
  if (comando === null || !compi(comando, e.key, p)) return;
  e.preventDefault();
  e.stopPropagation();
};
