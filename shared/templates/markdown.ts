import remarkDirective from 'remark-directive';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { citaSorgente, type RaccoltaErrori } from './errore.ts';
import { limiti } from './limiti.ts';

/** A node of the Markdown tree as we read it: only what the language uses, already checked. */
export type NodoMd = {
  readonly tipo: string;
  readonly riga: number;
  /** Offsets in the source text, end excluded. */
  readonly da: number;
  readonly a: number;
  readonly nome: string;
  readonly valore: string;
  readonly livello: number;
  readonly ordinata: boolean;
  readonly inizio: number;
  readonly etichetta: boolean;
  readonly attributi: ReadonlyMap<string, string>;
  readonly figli: readonly NodoMd[];
};

/** Turns off what would change the meaning of an act by accident: indented code, HTML, definitions, `---` under text. */
function senzaTrappole(this: Processor): void {
  const dati: { micromarkExtensions?: unknown[] } = this.data();
  dati.micromarkExtensions ??= [];
  dati.micromarkExtensions.push({
    disable: {
      null: [
        'codeIndented',
        'htmlFlow',
        'htmlText',
        'definition',
        'setextUnderline',
        'autolink',
        'labelStartLink',
        'labelStartImage',
        'labelEnd',
      ],
    },
  });
}
const lettore = unified().use(remarkParse).use(senzaTrappole).use(remarkDirective).freeze();

const oggetto = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null;
const numero = (v: unknown): number => (typeof v === 'number' ? v : 0);
const stringa = (v: unknown): string => (typeof v === 'string' ? v : '');

/** Offset and line of one end of a node's position. */
const estremo = (nodo: Record<string, unknown>, quale: 'start' | 'end'): { riga: number; da: number } => {
  const posizione = nodo.position;
  const punto = oggetto(posizione) ? posizione[quale] : undefined;
  return oggetto(punto) ? { riga: numero(punto.line), da: numero(punto.offset) } : { riga: 1, da: 0 };
};

class TroppoProfondo extends Error {}

const traduci = (nodo: Record<string, unknown>, righe: number, profondita: number): NodoMd => {
  if (profondita > limiti.profondita * 2) throw new TroppoProfondo();
  const { riga, da } = estremo(nodo, 'start');
  const attributi = new Map<string, string>();
  if (oggetto(nodo.attributes)) {
    for (const [chiave, valore] of Object.entries(nodo.attributes)) attributi.set(chiave, stringa(valore));
  }
  const figli = Array.isArray(nodo.children) ? nodo.children.filter(oggetto) : [];
  return {
    tipo: stringa(nodo.type),
    riga: riga + righe,
    da,
    a: estremo(nodo, 'end').da,
    nome: stringa(nodo.name),
    valore: stringa(nodo.value),
    livello: numero(nodo.depth),
    ordinata: nodo.ordered === true,
    inizio: numero(nodo.start),
    etichetta: oggetto(nodo.data) && nodo.data.directiveLabel === true,
    attributi,
    figli: figli.map((f) => traduci(f, righe, profondita + 1)),
  };
};

/** Refuses, before parsing, what would cost too much: long lines, quotes in quotes, brackets in brackets. */
const troppo = (testo: string, righe: number, errori: RaccoltaErrori): boolean => {
  const prima = errori.quanti;
  let aperte = 0;
  let recinti = 0;
  for (const [i, riga] of testo.split('\n').entries()) {
    if (riga.trim() === '') aperte = 0;
    if (riga.length > limiti.caratteriRiga) {
      errori.aggiungi(
        i + 1 + righe,
        `una riga di non più di ${limiti.caratteriRiga} caratteri`,
        `${riga.length} caratteri`,
      );
    }
    const recinto = /^\s*(:{3,})(.*)$/u.exec(riga);
    if (recinto !== null) recinti = Math.max(0, recinti + (recinto[2]?.trim() === '' ? -1 : 1));
    if (recinti > limiti.profondita) {
      errori.aggiungi(i + 1 + righe, `non più di ${limiti.profondita} blocchi uno dentro l'altro`, citaSorgente(riga));
      break;
    }
    const guida = /^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t]))*/u.exec(riga)?.[0] ?? '';
    if (guida.replace(/[ \t\d]/gu, '').length > limiti.segniIniziali) {
      errori.aggiungi(
        i + 1 + righe,
        `non più di ${limiti.segniIniziali} segni di elenco o citazione a inizio riga`,
        `${guida.length}`,
      );
    }
    for (const carattere of riga) {
      if (carattere === '[') aperte += 1;
      else if (carattere === ']') aperte = Math.max(0, aperte - 1);
      if (aperte > limiti.parentesiAperte) break;
    }
    if (aperte > limiti.parentesiAperte) {
      errori.aggiungi(i + 1 + righe, `non più di ${limiti.parentesiAperte} parentesi quadre aperte`, `${aperte}`);
      break;
    }
  }
  return errori.quanti > prima;
};

/**
 * Parses Markdown with directives into a checked tree; null when a limit is exceeded (said in `errori`).
 * `righe` = lines that precede this text in its file.
 */
export const leggiMarkdown = (testo: string, righe: number, errori: RaccoltaErrori): NodoMd | null => {
  if (troppo(testo, righe, errori)) return null;
  const albero: unknown = lettore.parse(testo);
  if (!oggetto(albero)) return null;
  try {
    return traduci(albero, righe, 0);
  } catch (errore) {
    if (!(errore instanceof TroppoProfondo)) throw errore;
    errori.aggiungi(1 + righe, `non più di ${limiti.profondita} livelli`, 'blocchi annidati troppo in profondità');
    return null;
  }
};

/** A text file split into YAML front matter and body; `righe` = lines before the body. */
export type FileDiviso = { readonly testata: string; readonly corpo: string; readonly righe: number };

/** Line ends to `\n`, without a byte-order mark. */
export const normalizzaRighe = (testo: string): string => testo.replace(/^﻿/u, '').replace(/\r\n?/gu, '\n');

/** Splits a file that begins with a `---` line; null when the front matter is missing or not closed. */
export const dividiTestata = (testo: string): FileDiviso | null => {
  const righe = normalizzaRighe(testo).split('\n');
  if (righe[0]?.trimEnd() !== '---') return null;
  const fine = righe.findIndex((r, i) => i > 0 && r.trimEnd() === '---');
  if (fine < 0) return null;
  return { testata: righe.slice(1, fine).join('\n'), corpo: righe.slice(fine + 1).join('\n'), righe: fine + 1 };
};
