import { nomeLeggibile } from '../comune-del-file.ts';
import type { Contesto } from '../contesto.ts';
import { anniNel } from '../dup/vocabolario.ts';
import { comuniNel } from '../enti.ts';
import type { Griglia } from '../griglia/tipi.ts';

const RIGHE_GUARDATE = 40;

/** Comuni of the Ambito that a file may come from, by ISTAT code: the person's choice, else names and codes in its titles. */
export const mittentiDi = (
  griglia: Griglia,
  nomeFile: string,
  scelto: string | null,
  contesto: Contesto,
): ReadonlySet<string> => {
  if (scelto !== null) return new Set([scelto.padStart(6, '0')]);
  const testi = [
    nomeLeggibile(nomeFile),
    ...griglia.fogli.flatMap((f) => [
      f.nome ?? '',
      ...f.righe.slice(0, RIGHE_GUARDATE).flatMap((r) => f.riga(r).map((c) => c.testo.slice(0, 200))),
    ]),
  ];
  const tutto = testi.join(' · ');
  const codici = new Set(tutto.match(/(?<!\d)\d{5,6}(?!\d)/g)?.map((c) => c.padStart(6, '0')));
  return new Set([
    ...comuniNel(tutto, contesto).map((c) => c.codiceIstat),
    ...contesto.comuni.map((c) => c.codiceIstat).filter((c) => codici.has(c)),
  ]);
};

/** First year of the period that the titles or the name of a file say ("2026-2028", "Esercizio 2026"); null when they say none. */
export const primoAnnoDi = (griglia: Griglia, nomeFile: string): number | null => {
  const testi = [
    ...griglia.fogli.flatMap((f) => [
      ...f.righe.slice(0, RIGHE_TITOLI).flatMap((r) => f.riga(r).map((c) => c.testo.slice(0, 200))),
      f.nome ?? '',
    ]),
    nomeLeggibile(nomeFile),
  ].filter((t) => !/\d[/.-]\d{1,2}[/.-]\d{4}/.test(t));
  const perTesto = testi.map(anniNel).filter((a) => a.length > 0);
  const periodo = perTesto.find((a) => a.length === 2 || a.length === 3) ?? perTesto[0];
  return periodo ? Math.min(...periodo) : null;
};
const RIGHE_TITOLI = 8;
