import type { Raccoglitore } from '../anomalie.ts';
import { citato } from '../confronto-testi.ts';
import { inCentesimi, leggiNumero, perMille, proveDiStile, risolvi, type Stile } from '../numeri.ts';
import { intervalli } from './a1.ts';
import { luogo } from './luogo.ts';
import type { Cella, Foglio } from './tipi.ts';

/** Reads the amounts of one column: what the whole column proves decides its ambiguous cells. */
export type LettoreImporti = {
  /** Cents of a cell; null = unknown (blank, "n.d.", formula without value, not a number), with its anomaly. */
  leggi(cella: Cella): number | null;
  /** Anomalies that concern the column as a whole (numbers stored as text). */
  chiudi(): void;
};

/** Options of a column of amounts: whether negative amounts are a fault, and what the amounts are called. */
export type OpzioniImporti = {
  readonly nome: string;
  readonly negativoErrore: boolean;
  /** Amounts written in thousands of euro. */
  readonly migliaia?: boolean;
};

const eTesto = (cella: Cella): boolean => cella.valore.tipo === 'testo';

/** Reader of a column, after having seen all its cells. */
export const lettoreImporti = (
  foglio: Foglio,
  celle: Iterable<Cella>,
  anomalie: Raccoglitore,
  opzioni: OpzioniImporti,
): LettoreImporti => {
  const prove = proveDiStile();
  for (const cella of celle) if (eTesto(cella)) prove.vedi(leggiNumero(cella.testo));
  return conStile(foglio, prove.stile(), anomalie, opzioni);
};

const RIGHE_PROVA = 10_000;

/** Readers of many columns after one reading of the rows, which long files need. */
export const lettoriImporti = (
  foglio: Foglio,
  righe: readonly number[],
  colonne: readonly number[],
  anomalie: Raccoglitore,
  opzioni: OpzioniImporti,
): Map<number, LettoreImporti> => {
  const prove = new Map(colonne.map((c) => [c, proveDiStile()]));
  for (const [i, r] of righe.entries()) {
    // A long extract has said how it writes its decimals long before its end.
    if (i > 0 && i % RIGHE_PROVA === 0 && [...prove.values()].every((p) => p.stile().decimale !== null)) break;
    for (const cella of foglio.riga(r)) {
      const sue = prove.get(cella.c);
      if (sue && eTesto(cella)) sue.vedi(leggiNumero(cella.testo));
    }
  }
  return new Map([...prove].map(([c, p]) => [c, conStile(foglio, p.stile(), anomalie, opzioni)]));
};

const conStile = (
  foglio: Foglio,
  stile: ReturnType<ReturnType<typeof proveDiStile>['stile']>,
  anomalie: Raccoglitore,
  opzioni: OpzioniImporti,
): LettoreImporti => {
  const comeTesto: Cella[] = [];
  const dove = (cella: Cella) => ({
    foglio: foglio.nome,
    cella: foglio.rif(cella.r, cella.c),
    riga: foglio.linea(cella.r) || null,
    trovato: cella.testo === '' && cella.formula !== null ? `=${cella.formula}` : cella.testo,
  });
  const nonNumerico = (cella: Cella, spiegazione: string): null => {
    anomalie.errore(
      'VALORE_NON_NUMERICO',
      `${opzioni.nome} ${citato(cella.testo)} in ${luogo(foglio, cella)}: ${spiegazione} Il valore resta sconosciuto, non vale zero: scrivere la cifra o chiederla all’ente.`,
      { ...dove(cella), atteso: 'un importo in euro' },
    );
    return null;
  };
  const leggi = (cella: Cella): number | null => {
    if (cella.valore.tipo === 'ignoto') {
      anomalie.errore(
        'FORMULE_SENZA_VALORE',
        `In ${luogo(foglio, cella)} c’è una formula senza il valore calcolato: non si legge come zero. Aprire il file con Excel o LibreOffice, salvarlo e importarlo di nuovo.`,
        { ...dove(cella), atteso: 'il valore della formula' },
      );
      return null;
    }
    if (cella.valore.tipo === 'numero') return inCents(cella, cella.valore.decimale);
    if (cella.valore.tipo !== 'testo') return nonNumerico(cella, 'non è un importo.');
    const letto = risolvi(leggiNumero(cella.testo), stile.decimale);
    if (letto.tipo === 'vuoto') return null;
    if (letto.tipo === 'ignoto') return nonNumerico(cella, 'il valore non è indicato.');
    if (letto.tipo === 'altro') return nonNumerico(cella, 'non è un numero.');
    if (letto.tipo === 'ambiguo') {
      anomalie.errore(
        'NUMERO_AMBIGUO',
        `«${cella.testo.trim()}» in ${luogo(foglio, cella)} può voler dire ${letto.comeMigliaia} o ${letto.comeDecimale} e nulla nella colonna lo decide: il valore resta sconosciuto finché una persona non lo scrive.`,
        { ...dove(cella), atteso: `${letto.comeMigliaia} oppure ${letto.comeDecimale}` },
      );
      return null;
    }
    if (!foglio.soloTesto) comeTesto.push(cella);
    else if (fuoriStile(letto.stile, stile))
      anomalie.avviso(
        'FORMATO_NUMERI_MISTO',
        `«${cella.testo.trim()}» in ${luogo(foglio, cella)} è scritto in un formato diverso dal resto della colonna: letto come ${letto.valore}.`,
        { ...dove(cella), atteso: letto.valore },
      );
    return inCents(cella, letto.valore);
  };
  const inCents = (cella: Cella, decimale: string): number | null => {
    const letto = inCentesimi(opzioni.migliaia ? perMille(decimale) : decimale);
    const cents = letto?.cents;
    if (!letto || cents === undefined || !Number.isSafeInteger(cents))
      return nonNumerico(cella, 'la cifra è fuori scala.');
    if (letto.eccesso)
      anomalie.errore(
        'TROPPI_DECIMALI',
        `${opzioni.nome} ${citato(cella.testo)} in ${luogo(foglio, cella)} ha più di due decimali: letto al centesimo. Controllare se è un importo in migliaia o una percentuale.`,
        { ...dove(cella), atteso: 'al massimo due decimali' },
      );
    if (cents < 0 && opzioni.negativoErrore)
      anomalie.errore(
        'IMPORTO_NEGATIVO',
        `${opzioni.nome} negativo in ${luogo(foglio, cella)}: ${decimale}. È tenuto com’è scritto; controllare con l’ente.`,
        { ...dove(cella), trovato: decimale, atteso: 'un importo non negativo' },
      );
    return cents;
  };
  return {
    leggi,
    chiudi: () => {
      if (comeTesto.length === 0) return;
      anomalie.avviso(
        'NUMERO_COME_TESTO',
        `${comeTesto.length === 1 ? 'Un numero è memorizzato' : `${comeTesto.length} numeri sono memorizzati`} come testo in ${intervalli(comeTesto)}: letti, ma i totali del foglio potrebbero ignorarli.`,
        { foglio: foglio.nome, cella: intervalli(comeTesto), riga: null, trovato: comeTesto[0]?.testo ?? null },
      );
    },
  };
};

const fuoriStile = (suo: Stile, colonna: Stile): boolean =>
  (suo.decimale !== null && colonna.decimale !== null && suo.decimale !== colonna.decimale) ||
  (suo.migliaia === true && colonna.migliaia === false);
