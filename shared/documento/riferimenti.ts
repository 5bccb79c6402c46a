import { articoloDi } from '#format/articoli.ts';
import { unisciPreposizione } from '#format/parole.ts';
import { conTratti, tuttiIBlocchi } from './albero.ts';
import { testoDi } from './inline.ts';
import type { BloccoDocumento, Tratto } from './tipi.ts';

/** How a place of the document is called: «articolo 15», «Allegato B», «tabella 3». `ancora` null = not printed here. */
export type Riferimento = { readonly parola: string; readonly numero: string; readonly ancora: string | null };

/** Numbers articles, tables and notes in reading order, without gaps. */
const numera = (blocchi: readonly BloccoDocumento[]): BloccoDocumento[] => {
  const conto = { articoli: 0, tabelle: 0, note: 0 };
  const note = (tratti: readonly Tratto[]): readonly Tratto[] =>
    tratti.map((t) => {
      if (t.t !== 'nota') return t;
      conto.note += 1;
      return { ...t, numero: conto.note };
    });
  const uno = (b: BloccoDocumento): BloccoDocumento => {
    switch (b.t) {
      case 'articolo':
        conto.articoli += 1;
        return { ...b, numero: conto.articoli, tratti: note(b.tratti) };
      case 'tabella':
        if (b.titolo === null) return conTratti(b, note);
        conto.tabelle += 1;
        return conTratti({ ...b, numero: conto.tabelle }, note);
      case 'elenco':
        return { ...b, voci: b.voci.map((v) => ({ ...v, blocchi: v.blocchi.map(uno) })) };
      case 'riquadro':
        return { ...b, blocchi: b.blocchi.map(uno) };
      default:
        return conTratti(b, note);
    }
  };
  return blocchi.map(uno);
};

const riferimentoDi = (b: BloccoDocumento): Riferimento | null => {
  if (b.t === 'articolo') return { parola: 'articolo', numero: String(b.numero), ancora: b.id };
  if (b.t === 'tabella' && b.numero !== null) return { parola: 'tabella', numero: String(b.numero), ancora: b.id };
  if (b.t === 'titolo' && b.numero !== null)
    return { parola: b.livello === 1 ? 'capitolo' : 'paragrafo', numero: b.numero, ancora: b.id };
  return null;
};

/** Places that a `rinvio` may name, from the blocks and from what is declared outside them (attachments). */
const registro = (
  blocchi: readonly BloccoDocumento[],
  esterni: ReadonlyMap<string, Riferimento>,
): ReadonlyMap<string, Riferimento> => {
  const mappa = new Map(esterni);
  const aggiungi = (chiave: string, r: Riferimento) => {
    if (!mappa.has(chiave)) mappa.set(chiave, r);
  };
  for (const b of tuttiIBlocchi(blocchi)) {
    const r = riferimentoDi(b);
    if (r !== null) for (const chiave of [b.id, ...(b.chiavi ?? [])]) aggiungi(chiave, r);
    if (b.t !== 'elenco' || b.stile === 'puntato') continue;
    for (const v of b.voci)
      aggiungi(v.id, { parola: b.stile === 'lettere' ? 'lettera' : 'punto', numero: v.etichetta, ancora: null });
  }
  return mappa;
};

const ripetuta = (prima: string, parola: string): boolean => {
  const fine = prima.trimEnd().toLowerCase();
  const abbreviata = parola === 'articolo' ? ['art.', 'artt.'] : [];
  return [parola.toLowerCase(), ...abbreviata].some((p) => fine.endsWith(p));
};

/** Writes the word before the number of a reference; a preposition left before it takes its article. */
const annuncia = (esito: Tratto[], parola: string): void => {
  const ultimo = esito.at(-1);
  if (ultimo?.t === 'testo') {
    const [testo] = unisciPreposizione(ultimo.testo, { nome: parola, articolo: articoloDi(parola) });
    esito[esito.length - 1] = { ...ultimo, testo };
  }
  esito.push({ t: 'testo', testo: `${parola} ` });
};

/**
 * Numbers a document and writes its cross references («articolo 15», «Allegato B»): a word already written before the
 * reference is not repeated. A reference to nothing is reported and stays visible as something to fill.
 */
export const numeraERinvia = (
  blocchi: readonly BloccoDocumento[],
  esterni: ReadonlyMap<string, Riferimento>,
  segnala: (bloccoId: string, messaggio: string) => void,
): BloccoDocumento[] => {
  const numerati = numera(blocchi);
  const luoghi = registro(numerati, esterni);
  const rinvia = (tratti: readonly Tratto[], b: BloccoDocumento): Tratto[] => {
    const esito: Tratto[] = [];
    for (const t of tratti) {
      if (t.t !== 'rinvio') {
        esito.push(t);
        continue;
      }
      const sezione = b.id.includes('/') ? `${b.id.slice(0, b.id.lastIndexOf('/'))}/${t.a}` : t.a;
      const r = luoghi.get(sezione) ?? luoghi.get(t.a);
      if (r === undefined) {
        segnala(b.id, `Il rinvio a «${t.a}» non trova il suo punto nel documento.`);
        esito.push({ t: 'dacompilare', nome: `rinvio.${t.a}`, etichetta: `rinvio a «${t.a}»`, fissatoA: null });
        continue;
      }
      if (!ripetuta(testoDi(esito), r.parola)) annuncia(esito, r.parola);
      esito.push(r.ancora === null ? { t: 'testo', testo: r.numero } : { t: 'rinvio', testo: r.numero, a: r.ancora });
    }
    return esito;
  };
  return numerati.map((b) => conTratti(b, rinvia));
};
