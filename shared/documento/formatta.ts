import { dataBreve, dataEstesa, eData } from '#format/date.ts';
import { euroInLettere, numeroInLettere } from '#format/lettere.ts';
import { euro, fte, importo, intero, numero, percentualeDi } from '#format/numeri.ts';
import { elencoInLinea, maiuscola } from '#format/parole.ts';
import { testoSicuro } from '#format/testo-sicuro.ts';
import { formaInParole } from './parole-stati.ts';
import { eOggetto, eQuoziente, etichetta, type Trovato } from './valori.ts';

const daTesto = (valore: string, formato: string | null): string => {
  const testo = testoSicuro(valore);
  switch (formato) {
    case 'data':
    case 'data-estesa':
      return eData(testo) ? dataEstesa(testo) : testo;
    case 'data-breve':
      return eData(testo) ? dataBreve(testo) : testo;
    case 'maiuscolo':
      return testo.toUpperCase();
    case 'minuscolo':
      return testo.toLowerCase();
    case 'iniziale':
      return maiuscola(testo);
    default:
      return testo;
  }
};

const daIntero = (valore: number, t: Trovato, formato: string | null): string => {
  if (t.tipo === 'importo')
    return formato === 'lettere' ? euroInLettere(valore) : formato === 'numero' ? importo(valore) : euro(valore);
  if (formato === 'lettere') return numeroInLettere(valore);
  if (t.anno || formato === 'anno') return String(valore);
  return formato === 'euro' ? euro(valore) : intero(valore);
};

/** Words of our own vocabularies where the code is not already a word. */
const parolaScelta = (codice: string): string =>
  Object.hasOwn(formaInParole, codice)
    ? formaInParole[codice as keyof typeof formaInParole]
    : codice.replaceAll('_', ' ');

/** Text of a resolved value, or null where the plan does not know it (never an empty string, never «0»). */
export const formatta = (t: Trovato, formato: string | null): string | null => {
  const { valore } = t;
  if (valore === null || valore === undefined || valore === '') return null;
  if (typeof valore === 'string') {
    if (t.tipo === 'data') return daTesto(valore, formato === null ? 'data' : formato);
    return t.tipo === 'scelta' && formato === null ? parolaScelta(valore) : daTesto(valore, formato);
  }
  if (typeof valore === 'boolean') return valore ? 'sì' : 'no';
  if (typeof valore === 'number') return daIntero(valore, t, formato);
  if (eQuoziente(valore)) {
    if (formato === 'percentuale') return percentualeDi(valore);
    return t.tipo === 'fte' ? fte(valore) : numero(valore, formato === 'intero' ? 0 : 2);
  }
  if (Array.isArray(valore)) {
    const testi = valore.map((v: unknown, i) => (eOggetto(v) ? etichetta(v, i) : String(v)));
    return testi.length === 0 ? null : testoSicuro(elencoInLinea(testi));
  }
  return eOggetto(valore) ? testoSicuro(etichetta(valore, 0)) : null;
};

/** Text of a resolved value in words (`:lettere[…]`): amounts as acts write them, integers as one word. */
export const inLettere = (t: Trovato): string | null => {
  const { valore } = t;
  if (t.tipo === 'importo' && typeof valore === 'number') return euroInLettere(valore);
  if (typeof valore === 'number') return numeroInLettere(valore);
  if (typeof valore === 'string' && /^\d{1,15}$/.test(valore)) return numeroInLettere(BigInt(valore));
  return formatta(t, null);
};
