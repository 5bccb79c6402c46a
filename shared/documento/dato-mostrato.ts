import { risolviDato } from '#domain/dati.ts';
import type { DatoRisolto } from '#domain/dati-tipi.ts';
import type { Frazione } from '#domain/frazione.ts';
import type { Piano } from '#domain/piano.ts';
import { dataBreve, dataEstesa } from '#format/date.ts';
import { euroInLettere, numeroInLettere } from '#format/lettere.ts';
import { euro, fte, fteMancanti, importo, intero, percentualeDi, rapporto } from '#format/numeri.ts';
import { testoSicuro } from '#format/testo-sicuro.ts';
import type { DatoMostrato } from './scena.ts';

const frazione = (v: number | Frazione): Frazione => (typeof v === 'number' ? { num: BigInt(v), den: 1n } : v);

const numerico = (d: DatoRisolto, v: number | Frazione, formato: string | null): string => {
  if (typeof v === 'number' && formato === 'lettere')
    return d.tipo === 'importo' ? euroInLettere(v) : numeroInLettere(v);
  if (formato === 'percentuale') return percentualeDi(frazione(v));
  switch (d.tipo) {
    case 'importo':
      return typeof v !== 'number' ? fte(v) : formato === 'numero' ? importo(v) : euro(v);
    case 'fte':
      return fte(frazione(v));
    case 'fte-mancanti':
      return fteMancanti(frazione(v));
    case 'rapporto':
      return rapporto(frazione(v));
    case 'anno':
      return String(v);
    case 'numero':
    case 'testo':
    case 'data':
      return typeof v === 'number' ? intero(v) : fte(v);
  }
};

/** Text of a resolved live figure: its format follows its type, a figure that cannot be known says so. */
export const mostra = (d: DatoRisolto, formato: string | null): DatoMostrato => {
  if (d.stato === 'ignoto') return { testo: d.rif, stato: 'ignoto' };
  const v = d.valore;
  if (d.stato === 'nv' || v === null) return { testo: `⟨non verificabile: ${testoSicuro(d.titolo)}⟩`, stato: 'nv' };
  if (typeof v !== 'string') return { testo: numerico(d, v, formato), stato: 'ok' };
  const testo = d.tipo === 'data' ? (formato === 'data-breve' ? dataBreve(v) : dataEstesa(v)) : testoSicuro(v);
  return { testo, stato: 'ok' };
};

/** Live figure of a plan as documents and screens print it. */
export const datoMostrato = (piano: Piano, rif: string, formato: string | null = null): DatoMostrato =>
  mostra(risolviDato(piano, rif), formato);
