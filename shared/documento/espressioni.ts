import { voceContesto } from '#domain/contesto-atti.ts';
import type { Espressione } from '#domain/modello-ast.ts';
import type { Quoziente } from '#format/numeri.ts';
import { confronta } from '#format/ordine.ts';
import { type Scena, trova } from './scena.ts';
import { eOggetto, eQuoziente, type Trovato } from './valori.ts';

/** Outcome of a condition: `null` = it cannot be told, because of the values listed in `ignoti`. */
export type Giudizio = { readonly esito: boolean | null; readonly ignoti: readonly Trovato[] };

type Operando =
  | { readonly o: 'numero'; readonly q: Quoziente }
  | { readonly o: 'testo'; readonly t: string }
  | { readonly o: 'logico'; readonly b: boolean }
  | { readonly o: 'elenco'; readonly v: readonly unknown[] }
  | { readonly o: 'ignoto'; readonly chi: readonly Trovato[] };

const ignoto = (...chi: Trovato[]): Operando => ({ o: 'ignoto', chi });

/** Exact fraction of a decimal literal (`3`, `-2,5`, `0.75`), or null. */
const frazione = (testo: string): Quoziente | null => {
  const parti = /^(-?)(\d{1,15})(?:[.,](\d{1,9}))?$/.exec(testo.trim());
  if (!parti) return null;
  const decimali = parti[3] ?? '';
  const num = BigInt(`${parti[2]}${decimali}`);
  return { num: parti[1] === '-' ? -num : num, den: 10n ** BigInt(decimali.length) };
};

const operandoDi = (t: Trovato): Operando => {
  const { valore } = t;
  if (Array.isArray(valore)) return { o: 'elenco', v: valore };
  if (valore === null || valore === undefined || valore === '') return ignoto(t);
  if (typeof valore === 'boolean') return { o: 'logico', b: valore };
  if (typeof valore === 'number') {
    const num = BigInt(Math.trunc(valore));
    return { o: 'numero', q: t.tipo === 'importo' ? { num, den: 100n } : { num, den: 1n } };
  }
  if (eQuoziente(valore)) return { o: 'numero', q: valore };
  if (typeof valore === 'string') return { o: 'testo', t: valore };
  return eOggetto(valore) ? { o: 'logico', b: true } : ignoto(t);
};

const sconosciuto = (nomi: readonly string[]): Trovato => ({
  nome: nomi.join('.'),
  titolo: nomi.join('.'),
  gruppo: 'Condizioni',
  tipo: 'testo',
  valore: null,
  voci: null,
  anno: false,
  norma: null,
});

/** Values at the end of a path that may cross lists (`somma(quote.anni.importo)`), or null if the path is unknown. */
const foglie = (scena: Scena, percorso: readonly string[]): { readonly v: unknown[]; readonly t: Trovato } | null => {
  for (let taglio = percorso.length; taglio > 0; taglio--) {
    const trovato = trova(scena, percorso.slice(0, taglio));
    if (trovato === null) continue;
    const resto = percorso.slice(taglio);
    if (resto.length === 0) return { v: Array.isArray(trovato.valore) ? trovato.valore : [trovato.valore], t: trovato };
    if (!Array.isArray(trovato.valore)) return null;
    const v = trovato.valore.map((elemento: unknown) =>
      resto.reduce<unknown>((x, nome) => (eOggetto(x) && Object.hasOwn(x, nome) ? x[nome] : null), elemento),
    );
    const voce = trovato.voci === null ? null : voceContesto(trovato.voci, resto);
    return { v, t: { ...trovato, tipo: voce?.tipo ?? trovato.tipo } };
  }
  return null;
};

const funzione = (scena: Scena, nome: 'conta' | 'somma' | 'vuoto', percorso: readonly string[]): Operando => {
  const trovate = foglie(scena, percorso);
  if (nome === 'vuoto') {
    const v = trovate?.v ?? [];
    return { o: 'logico', b: v.every((x) => x === null || x === undefined || x === '') };
  }
  if (trovate === null) return ignoto(sconosciuto(percorso));
  if (nome === 'conta') {
    if (trovate.t.tipo !== 'elenco' && trovate.v[0] === null) return ignoto(trovate.t);
    return { o: 'numero', q: { num: BigInt(trovate.v.length), den: 1n } };
  }
  let num = 0n;
  let den = 1n;
  for (const v of trovate.v) {
    const q = eQuoziente(v) ? v : typeof v === 'number' ? { num: BigInt(Math.trunc(v)), den: 1n } : null;
    if (q === null) return ignoto(trovate.t);
    num = num * q.den + q.num * den;
    den *= q.den;
  }
  return { o: 'numero', q: { num, den: trovate.t.tipo === 'importo' ? den * 100n : den } };
};

const operando = (e: Espressione, scena: Scena): Operando => {
  switch (e.e) {
    case 'percorso': {
      const t = trova(scena, e.nomi);
      return t === null ? ignoto(sconosciuto(e.nomi)) : operandoDi(t);
    }
    case 'numero': {
      const q = frazione(e.valore);
      return q === null ? { o: 'testo', t: e.valore } : { o: 'numero', q };
    }
    case 'testo':
      return { o: 'testo', t: e.valore };
    case 'logico':
      return { o: 'logico', b: e.valore };
    case 'funzione':
      return funzione(scena, e.nome, e.percorso);
    case 'confronto':
    case 'non':
    case 'e':
    case 'oppure': {
      const g = valuta(e, scena);
      return g.esito === null ? ignoto(...g.ignoti) : { o: 'logico', b: g.esito };
    }
  }
};

/** Right side of `in`: a path that may cross lists, as the values at its end. */
const insiemeDi = (nomi: readonly string[], scena: Scena): Operando => {
  const trovate = foglie(scena, nomi);
  if (trovate === null) return ignoto(sconosciuto(nomi));
  return trovate.v.length === 1 && trovate.v[0] === null ? ignoto(trovate.t) : { o: 'elenco', v: trovate.v };
};

const contiene = (elenco: readonly unknown[], testo: string): boolean =>
  elenco.some((v) => v === testo || String(v) === testo || (eOggetto(v) && Object.values(v).some((x) => x === testo)));

const comeNumero = (o: Operando): Quoziente | null => (o.o === 'numero' ? o.q : o.o === 'testo' ? frazione(o.t) : null);

/** Sign of a − b, or null when the two cannot be compared. */
const differenza = (a: Operando, b: Operando): number | null => {
  if (a.o === 'logico' && b.o === 'logico') return Number(a.b) - Number(b.b);
  if (a.o === 'numero' || b.o === 'numero') {
    const x = comeNumero(a);
    const y = comeNumero(b);
    if (x === null || y === null) return null;
    const d = x.num * y.den - y.num * x.den;
    return d === 0n ? 0 : d < 0n ? -1 : 1;
  }
  if (a.o === 'testo' && b.o === 'testo') return a.t === b.t ? 0 : confronta(a.t, b.t);
  return null;
};

const certo = (esito: boolean | null): Giudizio => ({ esito, ignoti: [] });

const confronto = (e: Extract<Espressione, { e: 'confronto' }>, scena: Scena): Giudizio => {
  const a = operando(e.a, scena);
  const b = e.op === 'in' && e.b.e === 'percorso' ? insiemeDi(e.b.nomi, scena) : operando(e.b, scena);
  if (a.o === 'ignoto' || b.o === 'ignoto')
    return { esito: null, ignoti: [...(a.o === 'ignoto' ? a.chi : []), ...(b.o === 'ignoto' ? b.chi : [])] };
  if (e.op === 'in') {
    const testo = a.o === 'testo' ? a.t : a.o === 'numero' && a.q.den === 1n ? a.q.num.toString() : null;
    return certo(testo === null ? false : b.o === 'elenco' ? contiene(b.v, testo) : b.o === 'testo' && b.t === testo);
  }
  const d = differenza(a, b);
  if (d === null) return certo(e.op === '!=');
  switch (e.op) {
    case '=':
      return certo(d === 0);
    case '!=':
      return certo(d !== 0);
    case '<':
      return certo(d < 0);
    case '<=':
      return certo(d <= 0);
    case '>':
      return certo(d > 0);
    case '>=':
      return certo(d >= 0);
  }
};

/** Kleene's three values: one false decides an `e`, one true decides an `oppure`, whatever the others are. */
const insieme = (voci: readonly Giudizio[], decide: boolean): Giudizio => {
  if (voci.some((v) => v.esito === decide)) return certo(decide);
  const ignoti = voci.flatMap((v) => v.ignoti);
  return voci.some((v) => v.esito === null) ? { esito: null, ignoti } : certo(!decide);
};

/** Evaluates a condition: true, false, or unknown with the names that would decide it. */
export const valuta = (e: Espressione, scena: Scena): Giudizio => {
  switch (e.e) {
    case 'confronto':
      return confronto(e, scena);
    case 'non': {
      const g = valuta(e.a, scena);
      return { esito: g.esito === null ? null : !g.esito, ignoti: g.ignoti };
    }
    case 'e':
      return insieme(
        e.voci.map((v) => valuta(v, scena)),
        false,
      );
    case 'oppure':
      return insieme(
        e.voci.map((v) => valuta(v, scena)),
        true,
      );
    case 'percorso':
    case 'numero':
    case 'testo':
    case 'logico':
    case 'funzione': {
      const o = operando(e, scena);
      if (o.o === 'ignoto') return { esito: null, ignoti: o.chi };
      if (o.o === 'logico') return certo(o.b);
      if (o.o === 'elenco') return certo(o.v.length > 0);
      return certo(o.o === 'testo' ? o.t !== '' : o.q.num !== 0n);
    }
  }
};

/** Integer that an expression is worth, for agreement in number; null if unknown. */
export const quantita = (e: Espressione, scena: Scena): bigint | null => {
  const o = operando(e, scena);
  if (o.o === 'elenco') return BigInt(o.v.length);
  const q = comeNumero(o);
  if (q === null) return null;
  return q.num % q.den === 0n ? q.num / q.den : null;
};
