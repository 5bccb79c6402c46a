import { useLayoutEffect, useRef, useState } from 'react';
import { type Campo, contenuta, type Selezione, soloUna } from './selezione.ts';
import type { RigaGriglia } from './tipi.ts';

/**
 * The selection, kept on the same row when rows are sorted, filtered, added or taken away: the cell in focus follows
 * its row, the rest of the selection stays only if nothing moved. `rinominate` = rows that changed their name.
 */
export const useSelezione = (
  righe: readonly RigaGriglia[],
  campo: Campo,
  rinominate: ReadonlyMap<string, string>,
): readonly [Selezione, (s: Selezione) => void] => {
  const [selezione, seleziona] = useState<Selezione>(soloUna({ r: righe.length === 0 ? -1 : 0, c: 0 }));
  const rigaAttiva = useRef<string | null>(righe[0]?.id ?? null);
  const { r, c } = selezione.attiva;

  const id = rigaAttiva.current;
  const seguita = id === null ? null : (rinominate.get(id) ?? id);
  const spostata = r >= 0 && righe[r]?.id !== id && righe[r]?.id !== seguita;
  const dove = spostata ? righe.findIndex((riga) => riga.id === seguita) : r;
  const corretta = spostata && dove >= 0 ? soloUna({ r: dove, c }) : contenuta(selezione, campo);
  const uguale =
    corretta.attiva.r === r &&
    corretta.attiva.c === c &&
    corretta.ancora.r === selezione.ancora.r &&
    corretta.estremo.r === selezione.estremo.r &&
    corretta.ancora.c === selezione.ancora.c &&
    corretta.estremo.c === selezione.estremo.c;
  const attuale = uguale ? selezione : corretta;

  useLayoutEffect(() => {
    rigaAttiva.current = righe[attuale.attiva.r]?.id ?? rigaAttiva.current;
    if (!uguale) seleziona(attuale);
  });
  return [
    attuale,
    (s) => {
      rigaAttiva.current = righe[s.attiva.r]?.id ?? null;
      seleziona(s);
    },
  ];
};
