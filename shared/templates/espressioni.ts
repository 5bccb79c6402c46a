import type { Espressione } from '#domain/modello-ast.ts';
import { limiti } from './limiti.ts';

/**
 * Expressions of the template language: a closed grammar, no code.
 *
 *   expr = o ("oppure" o)*            o = n ("e" n)*
 *   n    = "non"? c                   c = v (("="|"!="|"<"|"<="|">"|">="|"in") v)?
 *   v    = percorso | numero | 'testo' | sì | no | conta(percorso) | somma(percorso) | vuoto(percorso)
 *
 * A path is kebab-case names joined by dots. `conta`, `somma`, `vuoto` and the right side of `in` may cross lists
 * (`somma(quote.anni.importo)`). Numbers use the comma or the point for decimals; beside an amount they are euro.
 * There are no parentheses: `e` binds tighter than `oppure`, `non` tighter than `e`.
 */
export type EsitoEspressione =
  | { readonly ok: true; readonly espressione: Espressione }
  | { readonly ok: false; readonly colonna: number; readonly atteso: string; readonly trovato: string };

type Segno = {
  readonly tipo: 'nome' | 'numero' | 'testo' | 'op' | 'aperta' | 'chiusa' | 'fine';
  readonly valore: string;
  readonly colonna: number;
};

class ErroreEspressione extends Error {
  readonly colonna: number;
  readonly atteso: string;
  readonly trovato: string;
  constructor(colonna: number, atteso: string, trovato: string) {
    super(atteso);
    this.colonna = colonna;
    this.atteso = atteso;
    this.trovato = trovato;
  }
}

const parole = new Set(['e', 'oppure', 'non', 'in', 'sì', 'no', 'conta', 'somma', 'vuoto']);
/** Whether a word belongs to the grammar and cannot name a loop variable or start a path. */
export const parolaRiservata = (nome: string): boolean => parole.has(nome);

const segmento = '[a-z0-9]+(?:-[a-z0-9]+)*';
const formaPercorso = new RegExp(`^${segmento}(?:\\.${segmento})*$`, 'u');
/** Names of a path (`c.firmatario.nome`), or null if it is not written as one. */
export const leggiPercorso = (testo: string): readonly string[] | null =>
  formaPercorso.test(testo) ? testo.split('.') : null;

const forme: readonly (readonly [Segno['tipo'], RegExp])[] = [
  ['op', /!=|<=|>=|=|<|>/uy],
  ['aperta', /\(/uy],
  ['chiusa', /\)/uy],
  ['testo', /'([^']*)'|’([^’]*)’/uy],
  ['numero', /-?\d+(?:[.,]\d+)?(?![\p{L}\d-])/uy],
  ['nome', /[\p{L}\d]+(?:-[\p{L}\d]+)*(?:\.[\p{L}\d]+(?:-[\p{L}\d]+)*)*/uy],
];

const segni = (testo: string): Segno[] => {
  const letti: Segno[] = [];
  let i = 0;
  while (i < testo.length) {
    if (/\s/u.test(testo.charAt(i))) {
      i += 1;
      continue;
    }
    const inizio = i;
    for (const [tipo, forma] of forme) {
      forma.lastIndex = i;
      const trovato = forma.exec(testo);
      if (trovato === null) continue;
      letti.push({ tipo, valore: tipo === 'testo' ? (trovato[1] ?? trovato[2] ?? '') : trovato[0], colonna: i + 1 });
      i = forma.lastIndex;
      break;
    }
    if (i === inizio) {
      const atteso =
        testo.charAt(i) === "'" ? "un testo chiuso dall'apostrofo" : 'un percorso, un numero, un testo tra apostrofi';
      throw new ErroreEspressione(i + 1, atteso, testo.slice(i, i + 12));
    }
  }
  letti.push({ tipo: 'fine', valore: 'la fine', colonna: testo.length + 1 });
  return letti;
};

const confronti = ['=', '!=', '<', '<=', '>', '>='] as const;

class Lettore {
  readonly #segni: readonly Segno[];
  #i = 0;
  #nodi = 0;
  constructor(testo: string) {
    this.#segni = segni(testo);
  }

  get #qui(): Segno {
    const segno = this.#segni[this.#i];
    if (segno === undefined) throw new ErroreEspressione(1, 'una espressione', 'la fine');
    return segno;
  }
  #segno(tipo: Segno['tipo'], atteso: string): Segno {
    const segno = this.#qui;
    if (segno.tipo !== tipo) this.#errore(atteso);
    this.#i += 1;
    return segno;
  }
  #errore(atteso: string): never {
    throw new ErroreEspressione(this.#qui.colonna, atteso, this.#qui.valore);
  }
  #parola(nome: string): boolean {
    if (this.#qui.tipo !== 'nome' || this.#qui.valore !== nome) return false;
    this.#i += 1;
    return true;
  }
  #conta<E extends Espressione>(e: E): E {
    this.#nodi += 1;
    if (this.#nodi > limiti.nodiEspressione) this.#errore(`non più di ${limiti.nodiEspressione} termini`);
    return e;
  }

  tutta(): Espressione {
    const e = this.#catena('oppure', () => this.#catena('e', () => this.#negazione()));
    if (this.#qui.tipo !== 'fine') this.#errore('«e», «oppure» o la fine');
    return e;
  }
  #catena(tipo: 'e' | 'oppure', leggi: () => Espressione): Espressione {
    const voci = [leggi()];
    while (this.#parola(tipo)) voci.push(leggi());
    const [unica] = voci;
    return voci.length === 1 && unica !== undefined ? unica : this.#conta({ e: tipo, voci });
  }
  #negazione(): Espressione {
    return this.#parola('non') ? this.#conta({ e: 'non', a: this.#confronto() }) : this.#confronto();
  }
  #confronto(): Espressione {
    const a = this.#valore();
    const op = this.#qui.tipo === 'op' ? confronti.find((c) => c === this.#qui.valore) : undefined;
    if (op !== undefined) this.#i += 1;
    else if (!this.#parola('in')) return a;
    return this.#conta({ e: 'confronto', op: op ?? 'in', a, b: this.#valore() });
  }
  #valore(): Espressione {
    const segno = this.#qui;
    if (segno.tipo === 'numero') {
      this.#i += 1;
      return this.#conta({ e: 'numero', valore: segno.valore.replace(',', '.') });
    }
    if (segno.tipo === 'testo') {
      this.#i += 1;
      return this.#conta({ e: 'testo', valore: segno.valore });
    }
    if (segno.tipo !== 'nome') this.#errore('un percorso, un numero, un testo tra apostrofi, «sì» o «no»');
    if (this.#parola('sì')) return this.#conta({ e: 'logico', valore: true });
    if (this.#parola('no')) return this.#conta({ e: 'logico', valore: false });
    for (const nome of ['conta', 'somma', 'vuoto'] as const) {
      if (this.#parola(nome)) return this.#conta({ e: 'funzione', nome, percorso: this.#argomento() });
    }
    return this.#conta({ e: 'percorso', nomi: this.#percorso() });
  }
  #argomento(): readonly string[] {
    this.#segno('aperta', 'una parentesi aperta con un percorso');
    const nomi = this.#percorso();
    this.#segno('chiusa', 'una parentesi chiusa');
    return nomi;
  }
  #percorso(): readonly string[] {
    const { tipo, valore } = this.#qui;
    if (tipo !== 'nome' || parole.has(valore)) this.#errore('un percorso come «ambito.forma»');
    const nomi = leggiPercorso(valore);
    if (nomi === null) this.#errore('un percorso di lettere minuscole senza accenti, cifre e trattini');
    this.#i += 1;
    return nomi;
  }
}

/** Parses an expression; never throws. `colonna` is 1-based inside the expression. */
export const leggiEspressione = (testo: string): EsitoEspressione => {
  if (testo.length > limiti.caratteriEspressione) {
    const atteso = `una espressione di non più di ${limiti.caratteriEspressione} caratteri`;
    return { ok: false, colonna: limiti.caratteriEspressione + 1, atteso, trovato: `${testo.length} caratteri` };
  }
  try {
    return { ok: true, espressione: new Lettore(testo).tutta() };
  } catch (errore) {
    if (!(errore instanceof ErroreEspressione)) throw errore;
    return { ok: false, colonna: errore.colonna, atteso: errore.atteso, trovato: errore.trovato };
  }
};

/** Writes an expression back in the language: parsing it again gives the same tree. */
export const scriviEspressione = (e: Espressione): string => {
  switch (e.e) {
    case 'percorso':
      return e.nomi.join('.');
    case 'numero':
      return e.valore;
    case 'testo':
      return `'${e.valore}'`;
    case 'logico':
      return e.valore ? 'sì' : 'no';
    case 'funzione':
      return `${e.nome}(${e.percorso.join('.')})`;
    case 'confronto':
      return `${scriviEspressione(e.a)} ${e.op} ${scriviEspressione(e.b)}`;
    case 'non':
      return `non ${scriviEspressione(e.a)}`;
    case 'e':
    case 'oppure':
      return e.voci.map(scriviEspressione).join(` ${e.e} `);
  }
};
