/** Definite article of a word; empty for words that take none. */
export type Articolo = 'il' | 'lo' | 'la' | "l'" | 'i' | 'gli' | 'le' | '';
/** A word with its article, from the pack's vocabulary or from data. */
export type Parola = { readonly nome: string; readonly articolo: Articolo };

const articolate = {
  di: { il: 'del', lo: 'dello', la: 'della', "l'": "dell'", i: 'dei', gli: 'degli', le: 'delle', '': 'di' },
  a: { il: 'al', lo: 'allo', la: 'alla', "l'": "all'", i: 'ai', gli: 'agli', le: 'alle', '': 'a' },
  da: { il: 'dal', lo: 'dallo', la: 'dalla', "l'": "dall'", i: 'dai', gli: 'dagli', le: 'dalle', '': 'da' },
  in: { il: 'nel', lo: 'nello', la: 'nella', "l'": "nell'", i: 'nei', gli: 'negli', le: 'nelle', '': 'in' },
  su: { il: 'sul', lo: 'sullo', la: 'sulla', "l'": "sull'", i: 'sui', gli: 'sugli', le: 'sulle', '': 'su' },
  con: {
    il: 'con il',
    lo: 'con lo',
    la: 'con la',
    "l'": "con l'",
    i: 'con i',
    gli: 'con gli',
    le: 'con le',
    '': 'con',
  },
  per: {
    il: 'per il',
    lo: 'per lo',
    la: 'per la',
    "l'": "per l'",
    i: 'per i',
    gli: 'per gli',
    le: 'per le',
    '': 'per',
  },
  tra: {
    il: 'tra il',
    lo: 'tra lo',
    la: 'tra la',
    "l'": "tra l'",
    i: 'tra i',
    gli: 'tra gli',
    le: 'tra le',
    '': 'tra',
  },
} as const satisfies Record<string, Record<Articolo, string>>;

/** Simple preposition that can be joined to an article. */
export type Preposizione = keyof typeof articolate;
/** Prepositions of the table. */
export const preposizioni = Object.keys(articolate) as readonly Preposizione[];
/** Whether a text is a preposition of the table. */
export const ePreposizione = (testo: string): testo is Preposizione => Object.hasOwn(articolate, testo);

const unisci = (davanti: string, nome: string): string =>
  davanti === '' ? nome : davanti.endsWith("'") ? `${davanti}${nome}` : `${davanti} ${nome}`;

/** Word after its preposition: `del Comune`, `dell'Unione`, `agli enti`. */
export const conPreposizione = (preposizione: Preposizione, { nome, articolo }: Parola): string =>
  unisci(articolate[preposizione][articolo], nome);

const formePreposizioni: readonly (readonly [string, Preposizione])[] = preposizioni
  .flatMap((p) => [...new Set(Object.values(articolate[p]))].map((forma): [string, Preposizione] => [forma, p]))
  .sort(([a], [b]) => b.length - a.length);

/**
 * Text that ends with a preposition, simple or articulated («ai sensi di », «nel »), followed by a word: the preposition
 * takes the article of the word («ai sensi dell'articolo 5»). Text that ends otherwise is left as it is.
 */
export const unisciPreposizione = (prima: string, parola: Parola): readonly [string, string] => {
  const fine = prima.trimEnd();
  const stacco = prima !== fine || fine.endsWith("'");
  const forma = formePreposizioni.find(
    ([f]) => fine.toLowerCase().endsWith(f) && !/[\p{L}\p{N}]/u.test(fine.at(-f.length - 1) ?? ' '),
  );
  if (forma === undefined || !stacco) return [prima, parola.nome];
  const [testo, preposizione] = forma;
  const maiuscolo = /^\p{Lu}/u.test(fine.slice(-testo.length));
  const unita = conPreposizione(preposizione, { ...parola, nome: '' });
  return [
    `${fine.slice(0, -testo.length)}${maiuscolo ? maiuscola(unita) : unita}${unita.endsWith("'") ? '' : ' '}`.replace(
      / {2}$/,
      ' ',
    ),
    parola.nome,
  ];
};

/** Word after its article: `il Comune`, `l'Unione`. */
export const conArticolo = ({ nome, articolo }: Parola): string => unisci(articolo, nome);

/** Agreement in number: one → singular, anything else (0 too) → plural. */
export const accordo = (n: number | bigint, singolare: string, plurale: string): string =>
  BigInt(n) === 1n ? singolare : plurale;

/** Inline list: `a`, `a e b`, `a, b e c`; `e` becomes `ed` before e-. */
export const elencoInLinea = (voci: readonly string[], congiunzione = 'e'): string => {
  const ultima = voci.at(-1);
  if (ultima === undefined) return '';
  if (voci.length === 1) return ultima;
  const legame = congiunzione === 'e' && /^e/i.test(ultima) ? 'ed' : congiunzione;
  return `${voci.slice(0, -1).join(', ')} ${legame} ${ultima}`;
};

const alfabeto = 'abcdefghilmnopqrstuvz';

/** Letter of the n-th item (0-based) of an act: a … i l m … v z, then aa bb … zz, aaa … */
export const letteraElenco = (indice: number): string => {
  const lettera = alfabeto[indice % alfabeto.length] ?? '';
  return lettera.repeat(Math.floor(indice / alfabeto.length) + 1);
};

/** First letter upper case, the rest as it is. */
export const maiuscola = (testo: string): string => {
  const [prima = ''] = testo;
  return prima.toUpperCase() + testo.slice(prima.length);
};
