import type { Quadratura } from '#contract/mappa.ts';
import { centesimiInTesto } from '#domain/denaro.ts';
import type { Stato } from '#domain/stati.ts';
import type { Punto } from './rifiuto.ts';

/** A fault of a file or of an entry, at its place, before it becomes a row of the plan. */
export type AnomaliaLetta = {
  readonly codice: string;
  readonly gravita: Stato<'gravitaAnomalia'>;
  readonly messaggio: string;
  readonly foglio: string | null;
  readonly cella: string | null;
  readonly riga: number | null;
  readonly trovato: string | null;
  readonly atteso: string | null;
};

/** Collects anomalies in reading order. */
export type Raccoglitore = {
  errore(codice: string, messaggio: string, dove?: Punto & Prova): void;
  avviso(codice: string, messaggio: string, dove?: Punto & Prova): void;
  /** Takes those of another collector, in its order. */
  unisci(altro: Raccoglitore): void;
  elenco(): readonly AnomaliaLetta[];
  /** Notes a written total and the sum of its rows, in cents, whether they agree or not. */
  quadra(voce: string, dove: Punto, scritto: number, calcolato: number | null): void;
  quadrature(): readonly QuadraturaLetta[];
};
/** A comparison of a total with its line in the file, for files of many Comuni. */
export type QuadraturaLetta = Quadratura & { readonly riga: number | null };
/** What was found and what was expected. */
type Prova = { readonly trovato?: string | null; readonly atteso?: string | null };

const QUADRATURE_MASSIME = 300;
/** Anomalies of one code kept one by one; the others of that code are counted in one closing line. */
const MASSIMO_PER_CODICE = 500;
const MASSIMO_TESTO = 200;

const corto = (testo: string | null | undefined): string | null =>
  testo == null ? null : testo.length > MASSIMO_TESTO ? `${testo.slice(0, MASSIMO_TESTO)}…` : testo;

/** New empty collector. */
export const raccoglitore = (): Raccoglitore => {
  const lista: AnomaliaLetta[] = [];
  const quadrature: QuadraturaLetta[] = [];
  const conta = new Map<string, { n: number; gravita: Stato<'gravitaAnomalia'> }>();
  const segnala = (gravita: Stato<'gravitaAnomalia'>, codice: string, messaggio: string, dove: Punto & Prova = {}) => {
    const noto = conta.get(codice) ?? { n: 0, gravita };
    noto.n += 1;
    if (gravita === 'errore') noto.gravita = 'errore';
    conta.set(codice, noto);
    if (noto.n > MASSIMO_PER_CODICE) return;
    lista.push({
      codice,
      gravita,
      messaggio,
      foglio: dove.foglio ?? null,
      cella: dove.cella ?? null,
      riga: dove.riga ?? null,
      trovato: corto(dove.trovato),
      atteso: corto(dove.atteso),
    });
  };
  return {
    errore: (codice, messaggio, dove) => segnala('errore', codice, messaggio, dove),
    avviso: (codice, messaggio, dove) => segnala('avviso', codice, messaggio, dove),
    unisci: (altro) => {
      for (const a of altro.elenco()) segnala(a.gravita, a.codice, a.messaggio, a);
      quadrature.push(...altro.quadrature());
    },
    quadra: (voce, dove, scritto, calcolato) => {
      if (quadrature.length >= QUADRATURE_MASSIME) return;
      quadrature.push({
        voce: voce.slice(0, 120),
        foglio: dove.foglio ?? null,
        cella: dove.cella ?? null,
        riga: dove.riga ?? null,
        scritto: centesimiInTesto(scritto),
        calcolato: calcolato === null ? null : centesimiInTesto(calcolato),
      });
    },
    quadrature: () => quadrature,
    elenco: () => [
      ...lista,
      ...[...conta]
        .filter(([, { n }]) => n > MASSIMO_PER_CODICE)
        .map(([codice, { n, gravita }]) => ({
          codice,
          gravita,
          messaggio: `Altre ${n - MASSIMO_PER_CODICE} segnalazioni con lo stesso codice non sono elencate una per una: correggere la causa nel file e importarlo di nuovo.`,
          foglio: null,
          cella: null,
          riga: null,
          trovato: String(n),
          atteso: null,
        })),
    ],
  };
};
