import type { Stato } from '#domain/stati.ts';
import { spaziSemplici } from '../confronto-testi.ts';
import { dateDiAtto } from '../date.ts';
import type { Griglia } from '../griglia/tipi.ts';
import { anniNel } from './vocabolario.ts';

/** A text outside the tables: title, cover, sheet name. */
export type Titolo = {
  readonly testo: string;
  readonly foglio: string | null;
  readonly cella: string | null;
  readonly riga: number | null;
};

/** What the titles say of a document. */
export type Testata = {
  readonly tipo: Stato<'tipoContabile'> | null;
  readonly dataAtto: string | null;
  readonly anni: readonly [number, number] | null;
  readonly migliaia: Titolo | null;
};

const RIGHE_TITOLI = 40;
const TITOLI_MASSIMI = 4_000;

/** Texts outside the tables, first sheets first: rows before the first header, and sheets without tables. */
export const titoliDi = (griglia: Griglia, inizioTabelle: ReadonlyMap<string | null, number>): Titolo[] => {
  const titoli: Titolo[] = [];
  for (const foglio of griglia.fogli) {
    const fine = inizioTabelle.get(foglio.nome) ?? Number.POSITIVE_INFINITY;
    for (const r of foglio.righe.slice(0, RIGHE_TITOLI)) {
      if (r >= fine || titoli.length >= TITOLI_MASSIMI) break;
      for (const cella of foglio.riga(r))
        if (cella.valore.tipo === 'testo' && cella.testo.trim().length > 2)
          titoli.push({
            testo: spaziSemplici(cella.testo).slice(0, 400),
            foglio: foglio.nome,
            cella: foglio.rif(r, cella.c),
            riga: foglio.linea(r) || null,
          });
    }
  }
  if (griglia.titolo) titoli.push({ testo: griglia.titolo, foglio: null, cella: null, riga: null });
  return titoli;
};

const TIPI: readonly (readonly [RegExp, Stato<'tipoContabile'>])[] = [
  [/nota\s+di\s+aggiornamento|\bna\s?-?dup\b|aggiornamento\s+(?:al\s+|del\s+)?d\.?u\.?p/i, 'NADUP'],
  [/rendiconto|conto\s+consuntivo/i, 'RENDICONTO'],
  [/variazione\s+(?:di|al)\s+bilancio|assestamento/i, 'VARIAZIONE'],
  [/\bp\.?e\.?g\.?(?![a-z])|piano\s+esecutivo\s+di\s+gestione/i, 'PEG'],
  [/\bd\.?u\.?p\.?s?\.?(?![a-z])|documento\s+unico\s+di\s+programmazione/i, 'DUP'],
  [/bilancio\s+(?:di\s+previsione|pluriennale|finanziario)|\bbilancio\s+20\d\d/i, 'BILANCIO'],
];

const MIGLIAIA =
  /(?:in|valori|importi|dati)?\s*(?:in|di|\/)?\s*(?:migliaia(?:\s+di\s+euro)?|€\s*\/?\s*1\.?000|euro\/000|k€|\/000)/i;

/** Kind of document, act date, years and scale, from titles first and then from the file's name. */
export const testataDi = (titoli: readonly Titolo[], nomeFile: string): Testata => {
  const daTitoli = TIPI.find(([parola]) => titoli.some((t) => parola.test(t.testo)))?.[1] ?? null;
  const nome = nomeFile.replace(/[_+]/g, ' ');
  const daNome = TIPI.find(([parola]) => parola.test(nome))?.[1] ?? null;
  const date = titoli.flatMap((t) => dateDiAtto(t.testo)).sort();
  const periodo = [...titoli.map((t) => t.testo), nome].map(anniNel).find((a) => a.length === 2 || a.length === 3);
  return {
    tipo: daTitoli === 'DUP' && daNome === 'NADUP' ? 'NADUP' : (daTitoli ?? daNome),
    dataAtto: date.at(-1) ?? null,
    anni: periodo ? [Math.min(...periodo), Math.max(...periodo)] : null,
    migliaia: titoli.find((t) => MIGLIAIA.test(t.testo) && /migliaia|000|k€/i.test(t.testo)) ?? null,
  };
};
