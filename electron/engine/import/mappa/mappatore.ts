import type { Mappa, TabellaLetta } from '#contract/mappa.ts';
import { spaziSemplici } from '../confronto-testi.ts';
import { colonna as lettere } from '../griglia/a1.ts';
import type { Colonna, Tabella } from '../griglia/intestazione.ts';
import type { Foglio } from '../griglia/tipi.ts';
import { leggiNumero } from '../numeri.ts';
import { type Adattatore, IGNORA } from './adattatore.ts';
import { anniDi, improntaDi } from './impronta.ts';

type DiTabella = Mappa['tabelle'][number];
/** A layout that a person told of a sender (ISTAT code of its Comune; empty for files of no one Comune). */
export type MappaRicordata = { readonly mittente: string; readonly impronta: string; readonly mappa: DiTabella };

/** What corrects the columns of the tables that readers find, and tells the person how they are read. */
export type Mappatore = {
  /** The table with the columns that the person, now or the last time, gave it; null when it is not to be read. */
  rivedi<R>(tabella: Tabella<R>, adatta: Adattatore<R>, migliaia?: boolean): Tabella<R> | null;
  /** A sheet in which no table was recognised: its most likely header, read only if the person says its columns. */
  proponi<R>(
    foglio: Foglio,
    adatta: Adattatore<R>,
    indovina?: (t: Tabella<R>) => readonly Colonna<R>[],
  ): Tabella<R> | null;
  /** Whether the person said that the amounts of a table are in thousands; null = nobody said. */
  migliaia(tabella: { readonly foglio: Foglio; readonly r1: number }): boolean | null;
  viste(): readonly TabellaLetta[];
};

const ESEMPI = 3;
const COLONNE_MASSIME = 100;
const RIGHE_PROVATE = 60;

/**
 * New mapper of one file. `mittenti` = whom the file may come from, asked only when a layout is remembered; `annoDelFile` =
 * first year that its titles or its name say, for headers without years.
 */
export const mappatore = (
  genere: string,
  mappa: Mappa | null,
  ricordate: readonly MappaRicordata[],
  mittenti: () => ReadonlySet<string>,
  annoDelFile: () => number | null,
): Mappatore => {
  const viste: TabellaLetta[] = [];
  const dette = new Map<string, boolean>();
  const posto = (t: { readonly foglio: Foglio; readonly r1: number }) => `${t.foglio.nome ?? ''}|${t.r1}`;

  const diMemoria = (impronta: string): DiTabella | null => {
    const sue = ricordate.filter((m) => m.impronta === impronta);
    if (sue.length === 0) return null;
    const chi = mittenti();
    return sue.find((m) => m.mittente === '' || chi.has(m.mittente))?.mappa ?? null;
  };

  const rivedi = <R>(
    tabella: Tabella<R>,
    adatta: Adattatore<R>,
    migliaia: boolean,
    riconosciuta: boolean,
  ): Tabella<R> | null => {
    const { foglio, colonne } = tabella;
    const girata = foglio.girato === true;
    const impronta = improntaDi(genere, colonne, girata);
    const annoBase = anniDi(colonne.map((c) => c.testo))[0] ?? annoDelFile();
    const ora = mappa?.tabelle.find((t) => t.impronta === impronta) ?? null;
    const allora = ora ? null : diMemoria(impronta);
    const detta = ora ?? allora;
    const scelte = new Map(detta?.colonne.map((c) => [c.c, c]));
    const finali: Colonna<R>[] = colonne.map((col) => {
      const scelta = scelte.get(col.c);
      if (!scelta) return col;
      const anno = allora ? annoSpostato(scelta.anno, allora.annoBase, annoBase) : scelta.anno;
      return { ...col, ruolo: adatta.crea({ ...scelta, anno }, col.ruolo) };
    });
    const usata = detta?.usata ?? riconosciuta;
    if (detta) dette.set(posto(tabella), detta.migliaia);
    viste.push({
      impronta,
      foglio: foglio.nome,
      riga: foglio.linea(tabella.r1) || tabella.r1 + 1,
      righe: tabella.righe.length,
      usata,
      migliaia: detta?.migliaia ?? migliaia,
      ricordata: allora !== null,
      annoBase,
      ruoli: [...adatta.ruoli],
      colonne: finali.slice(0, COLONNE_MASSIME).map(({ c, testo, ruolo }, i) => ({
        c,
        lettera: girata ? String(c + 1) : lettere(c),
        testo: testo.slice(0, 160),
        ...(ruolo === null ? { ruolo: IGNORA, anno: null, misura: null } : adatta.mostra(ruolo)),
        fiducia: scelte.has(c)
          ? 'mano'
          : ruolo === null
            ? 'incerta'
            : !riconosciuta || colonne[i]?.testo === '' || testo === ''
              ? 'probabile'
              : 'certa',
        esempi: esempiDi(foglio, tabella.righe, c),
      })),
    });
    return usata ? { ...tabella, colonne: finali } : null;
  };

  return {
    rivedi: (tabella, adatta, migliaia = false) => rivedi(tabella, adatta, migliaia, true),
    proponi: (foglio, adatta, indovina) => {
      const trovata = probabile(foglio);
      if (!trovata) return null;
      const colonne = indovina?.(trovata) ?? trovata.colonne;
      return rivedi({ ...trovata, colonne }, adatta, false, false);
    },
    migliaia: (tabella) => dette.get(posto(tabella)) ?? null,
    viste: () => viste,
  };
};

/** Year of a remembered column in the file of another year; null when one of the two files does not say its years. */
const annoSpostato = (anno: number | null, allora: number | null, ora: number | null): number | null =>
  anno === null || allora === null || ora === null ? null : anno - allora + ora;

const esempiDi = (foglio: Foglio, righe: readonly number[], c: number): string[] => {
  const esempi: string[] = [];
  for (const r of righe.slice(0, RIGHE_PROVATE)) {
    const testo = spaziSemplici(foglio.cella(r, c)?.testo ?? '').slice(0, 60);
    if (testo !== '' && !esempi.includes(testo)) esempi.push(testo);
    if (esempi.length === ESEMPI) break;
  }
  return esempi;
};

/** First line of several texts with lines of numbers below it: what a header looks like, whatever its words. */
const probabile = (foglio: Foglio): Tabella<never> | null => {
  const numeri = (r: number) => foglio.riga(r).filter((x) => leggiNumero(x.testo).tipo === 'numero').length;
  for (const [i, r] of foglio.righe.slice(0, RIGHE_PROVATE).entries()) {
    const celle = foglio.riga(r).slice(0, COLONNE_MASSIME);
    const sotto = foglio.righe.slice(i + 1, i + 6);
    if (celle.length < 2 || numeri(r) * 2 > celle.length) continue;
    if (!sotto.some((x) => numeri(x) > 0 && foglio.riga(x).length >= 2)) continue;
    const indici = new Set([...celle, ...sotto.flatMap((x) => foglio.riga(x))].map((x) => x.c));
    return {
      foglio,
      r0: r,
      r1: r,
      righe: foglio.righe.slice(i + 1),
      colonne: [...indici]
        .sort((a, b) => a - b)
        .slice(0, COLONNE_MASSIME)
        .map((c) => ({ c, testo: spaziSemplici(foglio.cella(r, c)?.testo ?? ''), ruolo: null })),
    };
  }
  return null;
};
