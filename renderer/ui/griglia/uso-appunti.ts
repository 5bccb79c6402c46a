import type { ClipboardEvent } from 'react';
import { LIMITE_INCOLLA, leggiTesto, scriviHtml, scriviTesto } from './appunti.ts';
import { leggiHtml } from './appunti-html.ts';
import { type Atterraggio, atterra, type Blocco } from './incolla.ts';
import type { DaScrivere } from './riempi.ts';
import { principale, type Selezione } from './selezione.ts';
import { type ColonnaGriglia, eNumerica } from './tipi.ts';

/** What the clipboard needs of the grid. */
export type PerAppunti = {
  readonly attivi: boolean;
  readonly selezione: Selezione;
  readonly colonne: readonly ColonnaGriglia[];
  readonly righe: number;
  /** Rows that exist: a block that goes beyond them makes new ones. */
  readonly esistenti: number;
  readonly aggiungibile: boolean;
  readonly testo: (r: number, c: number) => string;
  readonly svuota: (celle: readonly DaScrivere[]) => void;
  readonly incolla: (dove: Atterraggio) => void;
  readonly seleziona: (s: Selezione) => void;
  readonly negato: (perche: 'troppo' | 'vuoto') => void;
};

/** Handlers of copy, cut and paste: text for spreadsheets, and the same as a table. */
export const gestiAppunti = (p: PerAppunti) => {
  const copia = (e: ClipboardEvent<HTMLDivElement>, taglia: boolean) => {
    if (!p.attivi) return;
    const { r0, c0, r1, c1 } = principale(p.selezione);
    const celle: DaScrivere[] = [];
    const blocco: string[][] = [];
    for (let r = Math.max(0, r0); r <= r1; r += 1) {
      const riga: string[] = [];
      for (let c = c0; c <= c1; c += 1) {
        riga.push(p.testo(r, c));
        celle.push({ r, c, testo: '' });
      }
      blocco.push(riga);
    }
    e.clipboardData.setData('text/plain', scriviTesto(blocco));
    e.clipboardData.setData(
      'text/html',
      scriviHtml(
        blocco,
        p.colonne.slice(c0, c1 + 1).map((c) => eNumerica(c)),
      ),
    );
    e.preventDefault();
    if (taglia) p.svuota(celle);
  };
  const leggi = (dati: DataTransfer): Blocco => {
    const html = dati.getData('text/html');
    return (html === '' ? null : leggiHtml(html)) ?? leggiTesto(dati.getData('text/plain'));
  };
  const incolla = (e: ClipboardEvent<HTMLDivElement>) => {
    const { selezione } = p;
    if (!p.attivi || selezione.attiva.r < 0) return;
    e.preventDefault();
    const blocco = leggi(e.clipboardData);
    if (blocco.length === 0) p.negato('vuoto');
    else if (blocco.length * (blocco[0]?.length ?? 0) > LIMITE_INCOLLA) p.negato('troppo');
    else {
      const dove = atterra(blocco, selezione, {
        righe: p.esistenti,
        colonne: p.colonne.length,
        aggiungibile: p.aggiungibile,
      });
      p.seleziona({
        ...selezione,
        // The corner that moves stays in view: where the block begins.
        ancora: { r: Math.min(dove.dove.r1, p.righe - 1), c: dove.dove.c1 },
        estremo: { r: dove.dove.r0, c: dove.dove.c0 },
      });
      p.incolla(dove);
    }
  };
  return {
    onCopy: (e: ClipboardEvent<HTMLDivElement>) => copia(e, false),
    onCut: (e: ClipboardEvent<HTMLDivElement>) => copia(e, true),
    onPaste: incolla,
  };
};
