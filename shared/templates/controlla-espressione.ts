import type { VoceContesto } from '#domain/contesto-atti.ts';
import type { Espressione } from '#domain/modello-ast.ts';
import { type Ambito, trovaNome } from './ambito.ts';
import { scriviEspressione } from './espressioni.ts';

/** What a checker says when an expression makes no sense: expected and found, in Italian. */
export type Segnala = (atteso: string, trovato: string) => void;

type Tipo = VoceContesto['tipo'];
type Termine = { readonly tipo: Tipo; readonly valori: readonly string[] | null; readonly letterale: string | null };

const numerici: ReadonlySet<Tipo> = new Set(['numero', 'importo', 'fte']);
const nomiTipi: Readonly<Record<Tipo, string>> = {
  testo: 'un testo',
  numero: 'un numero',
  importo: 'un importo',
  fte: 'unità equivalenti',
  data: 'una data',
  logico: 'un sì o no',
  scelta: 'una scelta',
  gruppo: 'un gruppo di dati',
  elenco: 'un elenco',
};
const eData = (testo: string): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(testo);

const termine = (e: Espressione, ambito: Ambito, segnala: Segnala): Termine | null => {
  switch (e.e) {
    case 'numero':
      return { tipo: 'numero', valori: null, letterale: e.valore };
    case 'testo':
      return { tipo: 'testo', valori: null, letterale: e.valore };
    case 'logico':
      return { tipo: 'logico', valori: null, letterale: null };
    case 'funzione':
      return funzione(e.nome, e.percorso, ambito, segnala);
    case 'percorso': {
      const trovato = trovaNome(ambito, e.nomi);
      if (trovato === null) return ignoto(e.nomi, segnala);
      if (trovato.elenchi > 0) {
        segnala('un percorso che non attraversa elenchi, o «per» con il suo «come»', `«${e.nomi.join('.')}»`);
        return null;
      }
      const { voce } = trovato;
      return { tipo: voce.tipo, valori: voce.tipo === 'scelta' ? voce.valori : null, letterale: null };
    }
    case 'confronto':
    case 'non':
    case 'e':
    case 'oppure':
      controllaCondizione(e, ambito, segnala);
      return { tipo: 'logico', valori: null, letterale: null };
  }
};

const ignoto = (nomi: readonly string[], segnala: Segnala): null => {
  segnala('un nome del contesto degli atti, un campo dichiarato o la variabile di un «per»', `«${nomi.join('.')}»`);
  return null;
};

const funzione = (
  nome: 'conta' | 'somma' | 'vuoto',
  percorso: readonly string[],
  ambito: Ambito,
  segnala: Segnala,
): Termine | null => {
  const trovato = trovaNome(ambito, percorso);
  if (trovato === null) return ignoto(percorso, segnala);
  const { voce, elenchi } = trovato;
  const scritto = `«${nome}(${percorso.join('.')})», che è ${nomiTipi[voce.tipo]}`;
  if (nome === 'conta') {
    if (voce.tipo !== 'elenco' || elenchi > 0) segnala('conta(…) di un elenco', scritto);
    return { tipo: 'numero', valori: null, letterale: null };
  }
  if (nome === 'somma') {
    if (elenchi !== 1 || !numerici.has(voce.tipo)) segnala('somma(…) di un numero dentro un elenco', scritto);
    return { tipo: numerici.has(voce.tipo) ? voce.tipo : 'numero', valori: null, letterale: null };
  }
  if (elenchi > 1) segnala('vuoto(…) di un percorso che attraversa al più un elenco', scritto);
  return { tipo: 'logico', valori: null, letterale: null };
};

/** Whether two terms can be compared with `op`; says what is wrong otherwise. */
const confrontabili = (a: Termine, b: Termine, op: string, testo: string, segnala: Segnala): void => {
  if (a.letterale !== null && b.letterale === null) {
    confrontabili(b, a, op, testo, segnala);
    return;
  }
  const ordina = op !== '=' && op !== '!=';
  if (a.valori !== null && b.letterale !== null && b.tipo === 'testo' && !ordina) {
    if (!a.valori.includes(b.letterale)) segnala(`uno tra ${a.valori.join(', ')}`, `«${testo}»`);
    return;
  }
  const stessa =
    (numerici.has(a.tipo) && numerici.has(b.tipo)) ||
    (a.tipo === 'data' && (b.tipo === 'data' || (b.tipo === 'testo' && b.letterale !== null && eData(b.letterale)))) ||
    (!ordina && a.tipo === 'testo' && (b.tipo === 'testo' || b.tipo === 'scelta')) ||
    (!ordina && a.tipo === 'scelta' && b.tipo === 'scelta') ||
    (!ordina && a.tipo === 'logico' && b.tipo === 'logico');
  if (!stessa)
    segnala('due valori che si possono confrontare', `«${testo}»: ${nomiTipi[a.tipo]} e ${nomiTipi[b.tipo]}`);
};

const insieme = (e: Espressione, ambito: Ambito, segnala: Segnala): void => {
  if (e.e !== 'percorso') {
    segnala('dopo «in» il percorso di un elenco', `«${scriviEspressione(e)}»`);
    return;
  }
  const trovato = trovaNome(ambito, e.nomi);
  if (trovato === null) ignoto(e.nomi, segnala);
  else if (trovato.voce.tipo !== 'elenco' && trovato.elenchi !== 1)
    segnala('dopo «in» il percorso di un elenco', `«${e.nomi.join('.')}»`);
};

/** Checks that an expression is a condition and that every name and comparison in it makes sense here. */
export const controllaCondizione = (e: Espressione, ambito: Ambito, segnala: Segnala): void => {
  switch (e.e) {
    case 'e':
    case 'oppure':
      for (const voce of e.voci) controllaCondizione(voce, ambito, segnala);
      return;
    case 'non':
      controllaCondizione(e.a, ambito, segnala);
      return;
    case 'confronto': {
      const a = termine(e.a, ambito, segnala);
      if (e.op === 'in') {
        insieme(e.b, ambito, segnala);
        return;
      }
      const b = termine(e.b, ambito, segnala);
      if (a !== null && b !== null) confrontabili(a, b, e.op, scriviEspressione(e), segnala);
      return;
    }
    case 'percorso':
    case 'numero':
    case 'testo':
    case 'logico':
    case 'funzione': {
      const t = termine(e, ambito, segnala);
      if (t !== null && t.tipo !== 'logico') {
        const scritto = scriviEspressione(e);
        segnala('una condizione, per esempio «non vuoto(…)» o un confronto', `«${scritto}», che è ${nomiTipi[t.tipo]}`);
      }
    }
  }
};

/** Checks that an expression is a number (agreement in number). */
export const controllaNumero = (e: Espressione, ambito: Ambito, segnala: Segnala): void => {
  const t = termine(e, ambito, segnala);
  if (t !== null && !numerici.has(t.tipo))
    segnala('un numero, per esempio «conta(comuni)»', `«${scriviEspressione(e)}»`);
};
